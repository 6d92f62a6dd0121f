"""A stack of filled-in paper forms, entered in one go."""

from flask import request
from flask.typing import ResponseReturnValue

from live.acting import actor_of
from live.api import hall_of
from live.pages import screen_page
from meeting.actors import Role

from .routes import blueprint

AUDIENCE = {Role.DESK: "desk", Role.SECRETARY: "secretary", Role.VILLAGE: "village"}


@blueprint.get("/<slug>/forms")
def forms(slug: str) -> ResponseReturnValue:
    """For desk, secretaries and village heads, in the order handed in (V.2)."""
    actor = actor_of(request, hall_of(slug))
    own = AUDIENCE.get(actor.role, "desk") if actor else "desk"
    return screen_page("kiosk/forms.html", slug, audiences=["public", own, "me"], roles=set(AUDIENCE))
