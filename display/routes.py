"""The projector's one page: nobody signs in, nothing can be pressed, it only looks."""

from flask import Blueprint
from flask.typing import ResponseReturnValue

from live.pages import screen_page

blueprint = Blueprint("display", __name__, template_folder="templates")


@blueprint.get("/display/<slug>")
def display(slug: str) -> ResponseReturnValue:
    """What the hall sees."""
    return screen_page("display/display.html", slug, audiences=["public"], roles=None)


@blueprint.get("/display/<slug>/thu")
def hall_check(slug: str) -> ResponseReturnValue:
    """A picture for the back row: lines of a known size, read aloud from there."""
    return screen_page("display/check.html", slug, audiences=["public"], roles=None)
