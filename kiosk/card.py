"""A scanned citizen's card, read for the desk. Nothing of it is kept or logged here."""

from datetime import date

from flask import jsonify, request
from flask.typing import ResponseReturnValue

from live.acting import actor_of, same_origin
from live.api import hall_of
from live.errors import Problem
from meeting import card
from meeting.actors import Role

from .routes import blueprint

READERS = (Role.DESK, Role.SECRETARY, Role.VILLAGE)


@blueprint.post("/<slug>/card")
def read_card(slug: str) -> ResponseReturnValue:
    """What the card says, for the form that staff look at before they check anybody in."""
    if not same_origin(request):
        raise Problem(403, "other_origin")
    hall = hall_of(slug)
    actor = actor_of(request, hall)
    if actor is None or actor.role not in READERS:
        raise Problem(403, "not_allowed")
    body = request.get_json(silent=True)
    setup = hall.room.state.expect_setup()
    found = card.read(str(body.get("text", "")) if isinstance(body, dict) else "", setup.villages)
    if found is None:
        raise Problem(422, "no_card")
    return jsonify(
        name=found.name,
        birth_year=found.birth.year if found.birth else None,
        adult=found.is_adult(date.fromisoformat(setup.date)),
        village=found.village,
        address=found.address,
        doubts=list(found.doubts),
    )
