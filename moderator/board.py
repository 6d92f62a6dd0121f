"""The answering official's screen and the observer's."""

from flask.typing import ResponseReturnValue

from live.pages import screen_page
from meeting.actors import Role

from .routes import blueprint


@blueprint.get("/<slug>/official")
def official(slug: str) -> ResponseReturnValue:
    """What is asked of one official, and what is likely to come."""
    return screen_page("moderator/official.html", slug, ["public", "official", "me"], {Role.OFFICIAL})


@blueprint.get("/<slug>/observer")
def observer(slug: str) -> ResponseReturnValue:
    """The queue with names, outcomes and deadlines; nothing to press (VI.3)."""
    return screen_page("moderator/board.html", slug, ["public", "observer", "me"], {Role.OBSERVER})
