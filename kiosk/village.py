"""The village head's own screen, on his phone: his list, ticked as people come."""

from flask.typing import ResponseReturnValue

from live.pages import screen_page
from meeting.actors import Role

from .routes import blueprint


@blueprint.get("/<slug>/village")
def village(slug: str) -> ResponseReturnValue:
    """A village head sees and registers only the own village."""
    return screen_page("kiosk/village.html", slug, audiences=["public", "village", "me"], roles={Role.VILLAGE})
