"""The organiser's part of the page for the hall's measures: type on the projector follows them."""

import secrets

from flask import redirect, request
from flask.typing import ResponseReturnValue

from live.acting import actor_of, same_origin
from live.api import parse, submit
from live.errors import Problem
from meeting.commands import COMMANDS

from .routes import blueprint
from .setup import organised

CENTIMETRES = 100


@blueprint.post("/<slug>/hall")
def measure(slug: str) -> ResponseReturnValue:
    """Distance to the last row and height of the picture, in metres."""
    hall = organised(slug)
    actor = actor_of(request, hall)
    if actor is None or not same_origin(request):
        raise Problem(403, "other_origin")
    data = {name: _centimetres(request.form.get(name, "")) for name in ("distance", "height")}
    submit(hall, actor, secrets.token_hex(12), parse(COMMANDS["SetHall"], data))
    return redirect(f"/moderator/{slug}/setup#hall", code=303)


def _centimetres(metres: str) -> int:
    """As people write it: a comma before the decimals too. What is no number is none at all."""
    try:
        return round(float(metres.replace(",", ".")[:8]) * CENTIMETRES)
    except (ValueError, OverflowError):
        return 0
