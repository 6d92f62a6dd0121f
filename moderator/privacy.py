"""The organiser's part of the page for personal data: what is held, until when, and erasing on request."""

import secrets

from flask import redirect, request
from flask.typing import ResponseReturnValue

from live.acting import actor_of, same_origin
from live.api import parse, submit
from live.errors import Problem
from meeting.commands import COMMANDS

from .routes import blueprint
from .setup import organised


@blueprint.post("/<slug>/privacy/erase")
def erase(slug: str) -> ResponseReturnValue:
    """Erase some of what one person told, with the reason that goes into the record."""
    hall = organised(slug)
    actor = actor_of(request, hall)
    if actor is None or not same_origin(request):
        raise Problem(403, "other_origin")
    number = request.form.get("number", "")
    data = {
        "number": int(number) if number.isdecimal() else 0,
        "values": request.form.getlist("values"),
        "reason": request.form.get("reason", ""),
    }
    command = request.form.get("command", "")[:24] or secrets.token_hex(12)
    submit(hall, actor, command, parse(COMMANDS["EraseAttendee"], data))
    return redirect(f"/moderator/{slug}/setup?erased={number}#privacy", code=303)
