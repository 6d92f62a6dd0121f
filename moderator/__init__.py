"""The screens of the chair, operator, secretaries, officials and organiser."""

from . import board, hall, network, officials, privacy, secretary, setup
from .routes import blueprint

__all__ = ["blueprint", "board", "hall", "network", "officials", "privacy", "secretary", "setup"]
