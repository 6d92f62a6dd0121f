"""The command endpoint, the views, and the description of both."""

import time
from typing import Any

from flask import Blueprint, current_app, jsonify, request
from flask.typing import ResponseReturnValue
from pydantic import ValidationError

from meeting.actors import Actor, Role
from meeting.commands import COMMANDS, Command, Restore, UploadCommand
from meeting.journal import JournalError
from meeting.room import Ack
from meeting.rules import Rejection
from meeting.schema import describe
from meeting.views import allowed, people, project

from .acting import actor_of, halls, same_origin
from .errors import Problem
from .halls import Hall
from .phrases import field_sentence

blueprint = Blueprint("api", __name__)
ACTING = "X-Acting-As"
ID_LIMIT = 64
CONFLICT = frozenset({"floor_changed", "stale_text", "opinion_moved_on", "conflict", "wrong_phase"})


@blueprint.get("/healthz")
def healthz() -> ResponseReturnValue:
    """Whether the server answers, and what it holds."""
    found = halls()
    return jsonify(ok=True, meetings=[h.slug for h in found], problems=found.problems)


@blueprint.get("/api/commands.json")
def commands_json() -> ResponseReturnValue:
    """JSON Schema of every command, with the roles that may send it."""
    return jsonify(describe())


@blueprint.post("/api/<slug>/commands")
def command(slug: str) -> ResponseReturnValue:
    """Carry out one command: ``{id, type, data}``."""
    if not same_origin(request):
        raise Problem(403, "other_origin")
    hall = hall_of(slug)
    actor = _actor(hall)
    id_, parsed = _parse(request.get_json(silent=True))
    return _result(submit(hall, actor, id_, parsed))


def submit(hall: Hall, actor: Actor, id_: str, parsed: Command) -> Ack:
    """Hand a command to the room; what comes back is on disk. Raises :class:`Problem`."""
    if actor.role is Role.CITIZEN and not hall.budgets.command(actor.id):
        raise Problem(429, "too_many")
    if isinstance(parsed, Restore) and not hall.budgets.may_guess(actor.id):
        raise Problem(429, "wait_to_guess")
    try:
        answer = hall.room.submit(actor, id_, parsed)
    except JournalError as error:
        current_app.logger.error("journal of %s: %s %s", hall.slug, error.code, error.params)
        raise Problem(507, "disk_full" if error.code == "journal_full" else "not_saved") from error
    if isinstance(answer, Rejection):
        status = 403 if answer.code in ("not_allowed", "no_gavel") else 409 if answer.code in CONFLICT else 422
        raise Problem(status, answer.code, dict(answer.params))
    return answer


def _result(ack: Ack) -> ResponseReturnValue:
    return jsonify(ok=True, seq=ack.seq, result=ack.result)


def _actor(hall: Hall) -> Actor:
    actor = actor_of(request, hall, request.headers.get(ACTING))
    if actor is None:
        raise Problem(401, "not_in_hall" if request.headers.get(ACTING) else "not_signed_in")
    return actor


def hall_of(slug: str) -> Hall:
    """The meeting of an address. Raises :class:`Problem` 404."""
    found = halls().get(slug)
    if found is None:
        raise Problem(404, "no_such_meeting")
    return found


def _parse(body: Any) -> tuple[str, Command]:
    shape = body if isinstance(body, dict) else {}
    id_, type_, data = command_id(shape.get("id")), shape.get("type"), shape.get("data", {})
    if not isinstance(data, dict):
        raise Problem(400, "bad_json")
    kind = COMMANDS.get(type_) if isinstance(type_, str) else None
    if kind is None:
        raise Problem(400, "unknown_command")
    if issubclass(kind, UploadCommand):
        raise Problem(400, "needs_upload")
    return id_, parse(kind, data)


def command_id(value: Any) -> str:
    """The id that a device gave its command. Raises :class:`Problem` for what is none."""
    if not isinstance(value, str) or not 0 < len(value) <= ID_LIMIT or not value.isprintable():
        raise Problem(400, "bad_json")
    return value


def parse(kind: type[Command], data: dict[str, Any]) -> Command:
    """The command, or what is wrong with each field."""
    try:
        return kind.model_validate(data)
    except ValidationError as error:
        raise Problem(422, "invalid", fields=_fields(error)) from error


def _fields(error: ValidationError) -> dict[str, str]:
    told: dict[str, str] = {}
    for one in error.errors(include_url=False, include_input=False):
        name = ".".join(str(part) for part in one["loc"])[:80]
        told.setdefault(name, field_sentence(one["type"], one.get("ctx", {})))
    return told


@blueprint.get("/api/<slug>/view")
def view(slug: str) -> ResponseReturnValue:
    """The whole view of one audience."""
    hall, audience = hall_of(slug), request.args.get("audience", "public")
    actor = _audience_actor(hall, audience)
    state = hall.room.state
    return jsonify(seq=state.seq, at=hall.room.clock.now(), view=project(state, audience, actor))


def _audience_actor(hall: Hall, audience: str) -> Actor:
    actor = actor_of(request, hall, request.headers.get(ACTING))
    if audience == "public":
        return actor or Actor(Role.DISPLAY)
    if actor is None:
        raise Problem(401, "not_signed_in")
    if not allowed(actor, audience):
        raise Problem(403, "not_allowed")
    return actor


@blueprint.get("/api/<slug>/people")
def find_people(slug: str) -> ResponseReturnValue:
    """People by number or name, for those whose audience lists them."""
    hall, audience = hall_of(slug), request.args.get("audience", "desk")
    actor = _audience_actor(hall, audience)
    if audience not in ("desk", "secretary") or actor.role is Role.CITIZEN:
        raise Problem(403, "not_allowed")
    return jsonify(people=people.find(hall.room.state, request.args.get("q", "")[:80], audience))


@blueprint.get("/api/<slug>/time")
def server_time(slug: str) -> ResponseReturnValue:
    """The server's clock in milliseconds, for a screen that measures its own."""
    return jsonify(at=hall_of(slug).room.clock.now(), wall=int(time.time() * 1000))
