"""The two secretaries' screen: the running minutes."""

from flask.typing import ResponseReturnValue

from live.pages import screen_page
from meeting.actors import Role

from .routes import blueprint


@blueprint.get("/<slug>/secretary")
def secretary(slug: str) -> ResponseReturnValue:
    """Both secretaries see and write the same entries."""
    audiences = ["public", "secretary", "me"]
    return screen_page("moderator/secretary.html", slug, audiences=audiences, roles={Role.SECRETARY})
