"""The organiser's part of the page for the hall's measures: type on the projector follows them."""

from flask import request
from flask.typing import ResponseReturnValue

from .organising import send
from .routes import blueprint

CENTIMETRES = 100


@blueprint.post("/<slug>/hall")
def measure(slug: str) -> ResponseReturnValue:
    """Distance to the last row and height of the picture, in metres."""
    data: dict[str, object] = {name: _centimetres(request.form.get(name, "")) for name in ("distance", "height")}
    return send(slug, "SetHall", data, "#hall")


def _centimetres(metres: str) -> int:
    """As people write it: a comma before the decimals too. What is no number is none at all."""
    try:
        return round(float(metres.replace(",", ".")[:8]) * CENTIMETRES)
    except (ValueError, OverflowError):
        return 0
