"""``create_app(config, parts)``: the Flask application and what it hangs together from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from flask import Blueprint, Flask, Response, request
from flask_babel import Babel

from . import api, control, files, language, pages
from .assets import register_assets
from .errors import register_errors
from .halls import Halls
from .language import Languages, chosen
from .outbox import Outboxes
from .push import socketio
from .staff import StaffBook

MAX_BODY = 256 * 1024
CSP = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self' ws: wss:; "
    "object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"
)


@dataclass(frozen=True)
class Parts:
    """What the door puts in: the screens' blueprints, the engine's name as Socket.IO knows it, and the fast push."""

    blueprints: Iterable[Blueprint] = field(default_factory=tuple)
    async_mode: str = "threading"
    outboxes: Outboxes | None = None


def create_app(config: Mapping[str, Any], parts: Parts) -> Flask:
    """The application. ``config``: DATA (folder), PUBLIC_URL (without a slash at the end), CONTROL_SECRET."""
    app = Flask(__name__, static_folder=None, template_folder="templates")
    app.config.update(MAX_CONTENT_LENGTH=MAX_BODY, BABEL_DEFAULT_LOCALE="vi")
    app.extensions["languages"] = Languages()
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = app.extensions["languages"].folder.name
    app.config.update(config)
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    data = Path(app.config["DATA"])
    app.extensions["halls"] = Halls(data)
    app.extensions["staff"] = StaffBook(data / "server.db")
    Babel(app, locale_selector=chosen)
    socketio.init_app(app, **socket_options(parts))
    for blueprint in (
        api.blueprint,
        files.blueprint,
        pages.blueprint,
        language.blueprint,
        control.blueprint,
        *parts.blueprints,
    ):
        app.register_blueprint(blueprint)
    register_assets(app)
    app.jinja_env.globals.update(languages=app.extensions["languages"].names(), language=chosen)
    register_errors(app)
    app.after_request(_headers)
    return app


def socket_options(parts: Parts) -> dict[str, Any]:
    """Websockets first, no compression (it triples CPU and memory), small messages only."""
    return {
        **({} if parts.outboxes is None else {"client_manager": parts.outboxes}),
        "async_mode": parts.async_mode,
        "http_compression": False,
        "max_http_buffer_size": 100_000,
        "ping_interval": 20,
        "ping_timeout": 20,
        "manage_session": False,
        "cors_allowed_origins": None,
    }


def _headers(response: Response) -> Response:
    response.headers.setdefault("Content-Security-Policy", CSP)
    response.headers.setdefault("X-Content-Type-Options", "nosniff")
    response.headers.setdefault("Referrer-Policy", "same-origin")
    if not request.path.startswith("/static/"):
        response.headers.setdefault("Cache-Control", "no-store")
    return response
