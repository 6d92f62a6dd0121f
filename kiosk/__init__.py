"""The citizen's phone, and the staffed desk for those without one."""

from . import desk, forms, plain, village
from .routes import blueprint

__all__ = ["blueprint", "desk", "forms", "plain", "village"]
