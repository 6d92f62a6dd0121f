"""The citizen's phone, and the staffed desk for those without one."""

from . import desk, forms, village
from .routes import blueprint

__all__ = ["blueprint", "desk", "forms", "village"]
