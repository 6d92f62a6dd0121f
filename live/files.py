"""Files that the organiser uploads and everybody may have: documents page by page, phrases read aloud.

What comes is looked into by a process of its own (:mod:`live.render`); what it finds usable is put on disk beside the
journal, and only then the command that names it is sent.
"""

import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from flask import Blueprint, current_app, jsonify, request, send_file
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import FileStorage
from werkzeug.exceptions import RequestEntityTooLarge

from meeting.actors import Actor, Role
from meeting.commands import PublishDocument, RecordPhrase
from meeting.commands.documents import CLIP_BYTES, DOCUMENT_BYTES, DOCUMENT_PAGES, MEBIBYTE
from meeting.text import clean_line

from . import render
from .acting import actor_of, same_origin
from .api import command_id, hall_of, parse, submit
from .errors import Problem
from .halls import Hall
from .shelf import Shelf

blueprint = Blueprint("files", __name__)

LOOKING_LIMIT = 180  # seconds that one file may take
CHUNK = 256 * 1024
FORM_BYTES = 64 * 1024
KEPT = 300  # seconds that a phone keeps a page without asking: a withdrawn one is soon gone
NAME_SHOWN = 80
SOUNDS = {"mp3": "audio/mpeg", "ogg": "audio/ogg", "wav": "audio/wav"}
# One file at a time: each may take much memory, and the hall goes first.
_looking = threading.Lock()


@dataclass(frozen=True, slots=True)
class Found:
    """What a file was found to be, with its parts: still in the folder of what comes in."""

    kind: str
    sha256: str
    size: int
    pages: list[str]
    parts: dict[str, Path]


# --- what comes in ----------------------------------------------------------------------------------------------------


@blueprint.post("/api/<slug>/documents")
def publish(slug: str) -> ResponseReturnValue:
    """Publish a document (III.1–2): form fields ``id``, ``title``, ``item``, ``file``."""
    hall, actor = _organiser(slug)
    with _checked(Shelf.beside(hall.room.journal.path), "document", DOCUMENT_BYTES) as found:
        told = {"kind": found.kind, "sha256": found.sha256, "size": found.size, "pages": found.pages}
        said = {name: request.form.get(name, "") for name in ("title", "item")}
        return _sent(hall, actor, PublishDocument, {**said, **told}, found)


@blueprint.post("/api/<slug>/phrases")
def record_phrase(slug: str) -> ResponseReturnValue:
    """Let a phrase be heard: form fields ``id``, ``phrase``, ``language``, ``file``."""
    hall, actor = _organiser(slug)
    with _checked(Shelf.beside(hall.room.journal.path), "audio", CLIP_BYTES) as found:
        told = {"kind": found.kind, "sha256": found.sha256, "size": found.size}
        said = {name: request.form.get(name, "") for name in ("phrase", "language")}
        return _sent(hall, actor, RecordPhrase, {**said, **told}, found)


def _organiser(slug: str) -> tuple[Hall, Actor]:
    """Before a byte of the file is read: only the organiser uploads."""
    hall = hall_of(slug)
    if not same_origin(request):
        raise Problem(403, "other_origin")
    actor = actor_of(request, hall)
    if actor is None:
        raise Problem(401, "not_signed_in")
    if actor.role is not Role.ORGANISER:
        raise Problem(403, "not_allowed")
    return hall, actor


def _sent(
    hall: Hall, actor: Actor, kind: type[PublishDocument | RecordPhrase], data: dict[str, Any], found: Found
) -> ResponseReturnValue:
    """The files first, then the command that names them."""
    id_, command = command_id(request.form.get("id")), parse(kind, data)
    with _disk_trouble():
        Shelf.beside(hall.room.journal.path).put(found.parts)
    ack = submit(hall, actor, id_, command)
    return jsonify(ok=True, seq=ack.seq, result=ack.result)


@contextmanager
def _checked(shelf: Shelf, purpose: str, limit: int) -> Iterator[Found]:
    """The uploaded file, once a process of its own has looked into it."""
    upload = _uploaded(limit)
    name = clean_line(upload.filename or "")[-NAME_SHOWN:]
    if not _looking.acquire(blocking=False):
        raise Problem(409, "other_upload")
    try:
        with _disk_trouble(), shelf.incoming() as folder:
            source = folder / "source"
            _save(upload.stream, source, limit)
            found = _look(purpose, Path(name).suffix, source, folder)
            if "problem" in found:
                status = 507 if found["problem"] == "disk_full" else 422
                raise Problem(status, found["problem"], {"name": name, "limit": DOCUMENT_PAGES})
            parts = {found["sha256"]: source, **{page: folder / page for page in found["pages"]}}
            yield Found(**found, parts=parts)
    finally:
        _looking.release()


def _uploaded(limit: int) -> FileStorage:
    request.max_content_length = limit + FORM_BYTES
    try:
        upload = request.files.get("file")
    except RequestEntityTooLarge as error:
        raise Problem(413, "file_too_large", {"limit": limit // MEBIBYTE}) from error
    if upload is None:
        raise Problem(400, "file_missing")
    return upload


@contextmanager
def _disk_trouble() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        current_app.logger.error("files of %s: %s", request.path, error)
        raise Problem(507, "disk_full" if render.is_full(error) else "not_saved") from error


def _save(stream: Any, target: Path, limit: int) -> None:
    left = limit
    with target.open("xb") as out:
        while chunk := stream.read(CHUNK):
            left -= len(chunk)
            if left < 0:
                raise Problem(413, "file_too_large", {"limit": limit // MEBIBYTE})
            out.write(chunk)
            time.sleep(0)  # others go on between two pieces


def _look(purpose: str, suffix: str, source: Path, folder: Path) -> dict[str, Any]:
    """What :mod:`live.render` says of the file; ``problem`` where it died of it."""
    program = [sys.executable, "-I", str(Path(render.__file__).resolve()), purpose, suffix, str(source), str(folder)]
    with (folder / "errors").open("wb") as errors:
        code = _run(program, errors)
    with suppress(OSError, ValueError):
        return dict(json.loads((folder / render.RESULT).read_text()))
    said = (folder / "errors").read_text("utf-8", "replace")[-500:]
    current_app.logger.warning("a file was too heavy to look into (%s): %s", code, said)
    return {"problem": "file_too_heavy"}


def _run(program: list[str], errors: BinaryIO) -> int | None:
    process = subprocess.Popen(program, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=errors)
    try:
        return process.wait(LOOKING_LIMIT)
    except subprocess.TimeoutExpired:
        return None
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()


# --- what everybody may have ------------------------------------------------------------------------------------------


@blueprint.get("/d/<slug>/<int:document>/<int:page>")
def page_of(slug: str, document: int, page: int) -> ResponseReturnValue:
    """A page of a public document, as a picture."""
    hall = hall_of(slug)
    found = hall.room.state.documents.get(document)
    if found is None or not 1 <= page <= len(found.pages):
        raise Problem(404, "no_such_page")
    if found.withdrawn:
        raise Problem(404, "document_withdrawn")
    return _file(hall, found.pages[page - 1], None)


@blueprint.get("/d/<slug>/audio/<int:clip>")
def clip_of(slug: str, clip: int) -> ResponseReturnValue:
    """A phrase read aloud."""
    hall = hall_of(slug)
    found = hall.room.state.clips.get(clip)
    if found is None:
        raise Problem(404, "no_such_clip")
    return _file(hall, found.sha256, SOUNDS[found.kind])


def _file(hall: Hall, name: str, mimetype: str | None) -> ResponseReturnValue:
    path = Shelf.beside(hall.room.journal.path).path(name)
    try:
        form = mimetype or f"image/{_picture_kind(path)}"
        return send_file(path, mimetype=form, etag=name, max_age=KEPT)
    except FileNotFoundError as error:
        current_app.logger.error("%s is missing", path)
        raise Problem(404, "file_lost") from error


def _picture_kind(path: Path) -> str | None:
    with path.open("rb") as file:
        return render.document_kind(file.read(render.HEAD))
