"""What every part of the organiser's page shares: who may open it, and how its forms become commands."""

import secrets

from flask import redirect, request
from flask.typing import ResponseReturnValue

from live.acting import actor_of, same_origin
from live.api import hall_of, parse, submit
from live.errors import Problem
from live.halls import Hall
from meeting.actors import Role
from meeting.commands import COMMANDS


def organised(slug: str) -> Hall:
    """The meeting, for its organiser only. Raises :class:`Problem` 401."""
    hall = hall_of(slug)
    actor = actor_of(request, hall)
    if actor is None or actor.role is not Role.ORGANISER:
        raise Problem(401, "not_signed_in")
    return hall


def organised_here(slug: str) -> Hall:
    """The meeting, for a form of the organiser's own page. Raises :class:`Problem` 401 or 403."""
    hall = organised(slug)
    if not same_origin(request):
        raise Problem(403, "other_origin")
    return hall


def send(slug: str, type_: str, data: dict[str, object], back: str) -> ResponseReturnValue:
    """Send a form's command, then lead ``back`` to its part of the page (what follows ``setup`` in the address)."""
    hall = organised_here(slug)
    actor = actor_of(request, hall)
    if actor is None:
        raise Problem(401, "not_signed_in")
    command = request.form.get("command", "")[:24] or secrets.token_hex(12)
    submit(hall, actor, command, parse(COMMANDS[type_], data))
    return redirect(f"/moderator/{slug}/setup{back}", code=303)
