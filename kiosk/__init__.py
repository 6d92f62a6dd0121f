"""The citizen's phone, and the staffed desk for those without one."""

from . import card, desk, forms, invited, plain, slips, village
from .routes import blueprint

__all__ = ["blueprint", "card", "desk", "forms", "invited", "plain", "slips", "village"]
