"""The screens of the chair, operator, secretaries, officials and organiser."""

from . import secretary
from .routes import blueprint

__all__ = ["blueprint", "secretary"]
