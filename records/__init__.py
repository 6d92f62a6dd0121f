"""Paper: what is printed for the hall; invitations, minutes, notices, the dossier, the report and its appendix."""

from .blackout import keep_fresh
from .routes import blueprint

__all__ = ["blueprint", "keep_fresh"]
