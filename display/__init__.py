"""The projector."""

from .routes import blueprint

__all__ = ["blueprint"]
