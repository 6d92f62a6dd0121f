"""The citizen's phone."""

from flask import Blueprint
from flask.typing import ResponseReturnValue

from live.assets import serve_joined
from live.pages import screen_page

blueprint = Blueprint("kiosk", __name__, url_prefix="/kiosk", template_folder="templates")
serve_joined(blueprint, script="js/kiosk/phone.js", sheets=("css/tokens.css", "css/base.css", "css/phone.css"))


@blueprint.get("/<slug>")
def phone(slug: str) -> ResponseReturnValue:
    """Open to everybody; the page gives a device that came by the hall's QR its own identity."""
    return screen_page("kiosk/phone.html", slug, audiences=["public", "me"], roles=None)
