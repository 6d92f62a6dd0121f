"""The staffed desk, for those without a phone."""

from flask import request
from flask.typing import ResponseReturnValue

from live.acting import actor_of
from live.api import hall_of
from live.pages import screen_page
from meeting.actors import Role

from .routes import blueprint

# The people that a role sees on this screen come in the audience that is its own.
AUDIENCE = {Role.DESK: "desk", Role.SECRETARY: "secretary"}


@blueprint.get("/<slug>/desk")
def desk(slug: str) -> ResponseReturnValue:
    """The desk, and whoever may stand in for it."""
    actor = actor_of(request, hall_of(slug))
    own = AUDIENCE.get(actor.role, "desk") if actor else "desk"
    return screen_page("kiosk/desk.html", slug, audiences=["public", own, "me"], roles=set(AUDIENCE))
