"""The citizen's phone, and the staffed desk for those without one."""

from . import desk
from .routes import blueprint

__all__ = ["blueprint", "desk"]
