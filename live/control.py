"""What the command line asks of a server that runs: from this machine only, with the secret of ``--data``."""

import hmac
from dataclasses import asdict
from pathlib import Path

from flask import Blueprint, current_app, jsonify, request
from flask.typing import ResponseReturnValue

from meeting.journal import JournalError

from .acting import book, halls
from .api import hall_of
from .errors import Problem
from .links import links
from .pages import base_url
from .shelf import named_in

blueprint = Blueprint("control", __name__, url_prefix="/control")
LOOPBACK = ("127.0.0.1", "::1", "::ffff:127.0.0.1")


@blueprint.before_request
def _only_this_machine() -> None:
    secret = str(current_app.config.get("CONTROL_SECRET") or "")
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if not secret or request.remote_addr not in LOOPBACK or not hmac.compare_digest(given.encode(), secret.encode()):
        raise Problem(404, "no_such_page")


@blueprint.errorhandler(JournalError)
def _file_trouble(error: JournalError) -> ResponseReturnValue:
    problem = Problem(409, error.code, {k: str(v) for k, v in error.params.items()})
    return jsonify(problem.body()), problem.status


@blueprint.post("/<slug>/links")
def make_links(slug: str) -> ResponseReturnValue:
    """New sign-in links for every role."""
    return jsonify(links(hall_of(slug), book(), base_url()))


@blueprint.post("/<slug>/verify")
def verify(slug: str) -> ResponseReturnValue:
    """Whether the journal holds, and the files that it names: hashing those is left to whoever asks."""
    journal = hall_of(slug).room.journal
    verdict = journal.verify()
    return jsonify({**asdict(verdict), "files": named_in(journal.read()) if verdict.ok else {}})


@blueprint.post("/<slug>/backup")
def backup(slug: str) -> ResponseReturnValue:
    """A consistent copy while the meeting runs."""
    hall_of(slug).room.journal.backup(Path(str(request.get_json()["target"])))
    return jsonify(ok=True)


@blueprint.post("/new")
def new() -> ResponseReturnValue:
    """A new meeting."""
    return jsonify(slug=halls().create(request.get_json()["setup"]).slug)


@blueprint.post("/open")
def open_meeting() -> ResponseReturnValue:
    """A meeting that has just come into the folder."""
    return jsonify(slug=halls().open(str(request.get_json()["slug"])).slug)
