"""From a browser's cookies to an actor."""

from flask import Request, current_app

from meeting.actors import Actor, Role

from .halls import Hall, Halls
from .staff import StaffBook, is_staff

STAFF_COOKIE = "staff"
AS_CITIZEN = "citizen"


def halls() -> Halls:
    """The meetings of the running application."""
    found: Halls = current_app.extensions["halls"]
    return found


def book() -> StaffBook:
    """The staff of the running application."""
    found: StaffBook = current_app.extensions["staff"]
    return found


def device_cookie(slug: str) -> str:
    """The name of the cookie that a phone of this meeting carries."""
    return f"device_{slug}"


def actor_of(request: Request, hall: Hall, acting: str | None = None) -> Actor | None:
    """Who sends this: staff signed in for the meeting, otherwise the phone; ``acting`` citizen asks for the phone."""
    staff = book().actor(request.cookies.get(STAFF_COOKIE), hall.slug)
    if staff is not None and acting != AS_CITIZEN and is_staff(hall.room.state.expect_setup(), staff):
        return staff
    device = hall.device(request.cookies.get(device_cookie(hall.slug), ""))
    return Actor(Role.CITIZEN, device) if device else None


def same_origin(request: Request) -> bool:
    """Whether a state-changing request comes from one of our own pages."""
    origin = request.headers.get("Origin")
    return origin is not None and origin.rstrip("/") == request.host_url.rstrip("/")
