"""Paper: what is printed for the hall, the blackout sheet, and the dossier that the commune keeps (V.3.3)."""

from .blackout import keep_fresh
from .routes import blueprint

__all__ = ["blueprint", "keep_fresh"]
