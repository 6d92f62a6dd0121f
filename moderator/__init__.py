"""The screens of the chair, operator, secretaries, officials and organiser."""

from . import board, network, secretary, setup
from .routes import blueprint

__all__ = ["blueprint", "board", "network", "secretary", "setup"]
