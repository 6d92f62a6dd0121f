"""Static files under a build name: cached for good by the browser, compressed once by the server."""

import gzip
import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from flask import Blueprint, Flask, Response, request, send_from_directory, url_for
from flask.sansio.app import App

from .joined import join_modules, join_sheets

STATIC = Path(__file__).resolve().parent.parent / "static"
YEAR = 31_536_000
KINDS = {".js": "text/javascript", ".css": "text/css"}


def serve_joined(blueprint: Blueprint, *, script: str, sheets: tuple[str, ...]) -> None:
    """Serve a screen's modules as one script and its sheets as one: ``asset("joined/phone.js")`` for ``js/…/phone.js``.

    They are joined when the blueprint is registered, so a module that cannot be joined stops the server at its start.
    """

    def join(app: App) -> None:
        name = f"joined/{Path(script).stem}"
        joined = {f"{name}.js": join_modules(STATIC, script), f"{name}.css": join_sheets(STATIC, sheets)}
        app.extensions.setdefault("joined", {}).update({path: text.encode() for path, text in joined.items()})

    blueprint.record(lambda setup: join(setup.app))


def register_assets(app: Flask) -> None:
    """Serve ``static/`` and what was joined of it, and give templates ``asset(path)``."""
    joined: dict[str, bytes] = app.extensions.setdefault("joined", {})
    packed = {path: gzip.compress(content, mtime=0) for path, content in joined.items()}
    app.config["BUILD"] = build_name(STATIC, joined)

    def serve(build: str, path: str) -> Response:
        kind = KINDS.get(Path(path).suffix)
        known = joined.get(path)
        response = send_from_directory(STATIC, path) if known is None else Response(known, mimetype=kind)
        if kind and response.status_code == 200 and "gzip" in request.accept_encodings:
            put_gzip(response, packed.get(path) or _compressed(path, (STATIC / path).stat().st_mtime_ns))
        fresh = build == app.config["BUILD"]
        response.headers["Cache-Control"] = f"public, max-age={YEAR}, immutable" if fresh else "no-store"
        return response

    app.add_url_rule("/static/<build>/<path:path>", "static", serve)
    app.jinja_env.globals["asset"] = lambda path: url_for("static", build=app.config["BUILD"], path=path)


def build_name(folder: Path, joined: Mapping[str, bytes]) -> str:
    """A name for the present content of ``folder`` and of what was joined; it changes when a file does."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            digest.update(path.relative_to(folder).as_posix().encode() + path.read_bytes())
    for name, content in sorted(joined.items()):
        digest.update(name.encode() + content)
    return digest.hexdigest()[:12]


def put_gzip(response: Response, content: bytes) -> None:
    """Put the compressed content in the place of the response's own."""
    response.direct_passthrough = False
    response.set_data(content)
    response.headers["Content-Encoding"] = "gzip"
    response.vary.add("Accept-Encoding")


@cache
def _compressed(path: str, changed: int) -> bytes:
    return gzip.compress((STATIC / path).read_bytes(), mtime=0)
