"""What every screen shares: the web application, sign-in, the command endpoint, the push over Socket.IO."""

from .app import Parts, create_app

__all__ = ["Parts", "create_app"]
