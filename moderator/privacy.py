"""The organiser's part of the page for personal data: what is held, until when, and erasing on request."""

from flask import request
from flask.typing import ResponseReturnValue

from .organising import send
from .routes import blueprint


@blueprint.post("/<slug>/privacy/erase")
def erase(slug: str) -> ResponseReturnValue:
    """Erase some of what one person told, with the reason that goes into the record."""
    number = request.form.get("number", "")
    data: dict[str, object] = {
        "number": int(number) if number.isdecimal() else 0,
        "values": request.form.getlist("values"),
        "reason": request.form.get("reason", ""),
    }
    return send(slug, "EraseAttendee", data, f"?erased={number}#privacy")
