"""The screens of the chair, operator, secretaries, officials and organiser."""

from . import board, hall, network, privacy, secretary, setup
from .routes import blueprint

__all__ = ["blueprint", "board", "hall", "network", "privacy", "secretary", "setup"]
