"""The slip that the desk prints: number, name, mã tra cứu and the QR that brings its person back."""

from flask import make_response, render_template, request
from flask.typing import ResponseReturnValue

from live.acting import actor_of
from live.api import hall_of
from live.errors import Problem
from live.pages import base_url, qr_path
from meeting.actors import Role

from .routes import blueprint

SIZES = {"a6": "105mm 148mm", "80": "80mm 130mm"}


@blueprint.get("/<slug>/slips/<int:number>")
def slip(slug: str, number: int) -> ResponseReturnValue:
    """One slip on A6 or on a receipt printer's 80 mm; a village head prints those of the own village."""
    hall = hall_of(slug)
    actor, state = actor_of(request, hall), hall.room.state
    person = state.attendees.get(number)
    if actor is None or actor.role not in (Role.DESK, Role.SECRETARY, Role.VILLAGE):
        raise Problem(401, "not_signed_in")
    if person is None or (actor.role is Role.VILLAGE and person.village != actor.id):
        raise Problem(404, "no_such_attendee", {"number": number})
    code = state.code(number)
    setup = state.expect_setup()
    village = next((v.name for v in setup.villages if v.id == person.village), person.village_other)
    page = render_template(
        "kiosk/slip.html",
        meeting=setup,
        person=person,
        village=village,
        code=code,
        size=request.args.get("size", "a6") if request.args.get("size") in SIZES else "a6",
        qr=qr_path(f"{base_url()}/ma/{hall.venue}/{number}-{code}"),
    )
    response = make_response(page)
    # The desk prints it from a frame of its own page.
    response.headers["Content-Security-Policy"] = "default-src 'self'; frame-ancestors 'self'; base-uri 'none'"
    return response
