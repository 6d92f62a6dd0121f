"""The chair's tablet: also the co-chairs' and the operator's."""

from flask import Blueprint
from flask.typing import ResponseReturnValue

from live.pages import screen_page
from meeting.actors import Role

blueprint = Blueprint("moderator", __name__, url_prefix="/moderator", template_folder="templates")

CHAIRS = {Role.CHAIR, Role.COCHAIR, Role.OPERATOR}


@blueprint.get("/<slug>/chair")
def chair(slug: str) -> ResponseReturnValue:
    """Agenda, floor, clock, queue, officials and display in one place."""
    return screen_page("moderator/chair.html", slug, audiences=["public", "chair", "me"], roles=CHAIRS)
