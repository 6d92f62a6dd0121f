"""The screens of the chair, operator, secretaries, officials and organiser."""

from . import board, network, privacy, secretary, setup
from .routes import blueprint

__all__ = ["blueprint", "board", "network", "privacy", "secretary", "setup"]
