"""Static files under a build name: cached for good by the browser, compressed once by the server."""

import gzip
import hashlib
from functools import cache
from pathlib import Path

from flask import Flask, Response, request, send_from_directory, url_for

STATIC = Path(__file__).resolve().parent.parent / "static"
YEAR = 31_536_000
COMPRESSED = (".js", ".css")


def register_assets(app: Flask) -> None:
    """Serve ``static/`` and give templates ``asset(path)``."""
    app.config["BUILD"] = build_name(STATIC)

    def serve(build: str, path: str) -> Response:
        response = send_from_directory(STATIC, path)
        if path.endswith(COMPRESSED) and "gzip" in request.accept_encodings:
            _compress(response, path)
        fresh = build == app.config["BUILD"]
        response.headers["Cache-Control"] = f"public, max-age={YEAR}, immutable" if fresh else "no-store"
        return response

    app.add_url_rule("/static/<build>/<path:path>", "static", serve)
    app.jinja_env.globals["asset"] = lambda path: url_for("static", build=app.config["BUILD"], path=path)


def build_name(folder: Path) -> str:
    """A name for the present content of ``folder``; it changes when a file does."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            digest.update(path.relative_to(folder).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()[:12]


def _compress(response: Response, path: str) -> None:
    """Put the compressed file in the place of the one that ``send_from_directory`` has found and allowed."""
    if response.status_code != 200:
        return
    response.direct_passthrough = False
    response.set_data(_compressed(path, (STATIC / path).stat().st_mtime_ns))
    response.headers["Content-Encoding"] = "gzip"
    response.vary.add("Accept-Encoding")


@cache
def _compressed(path: str, changed: int) -> bytes:
    return gzip.compress((STATIC / path).read_bytes(), mtime=0)
