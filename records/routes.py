"""What the organiser prints for the hall: posters, cards, blank forms and lists."""

from typing import Any

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from live.acting import actor_of
from live.api import hall_of
from live.errors import Problem
from live.halls import Hall
from live.pages import base_url, joining
from meeting import fairness
from meeting.actors import Role
from meeting.state import State
from meeting.views import people

blueprint = Blueprint("records", __name__, url_prefix="/print", template_folder="templates")
PRINTERS = (Role.ORGANISER, Role.OPERATOR, Role.SECRETARY, Role.DESK)
CHAIRING = (Role.CHAIR, Role.COCHAIR)
MOST_PAGES = 40
KINDS = {
    "resident": "Người dân",
    "household": "Đại diện hộ gia đình",
    "business": "Doanh nghiệp",
    "delegate": "Đại biểu",
}
FIRST = {"first": "Lần đầu", "again": "Nói lại lần nữa"}


def printing(slug: str, *others: Role) -> Hall:
    """The meeting, for those who print. Raises :class:`~live.errors.Problem` 401."""
    return printer(slug, *others)[0]


def printer(slug: str, *others: Role) -> tuple[Hall, Role]:
    """The meeting, and as what somebody prints. Raises :class:`~live.errors.Problem` 401."""
    hall = hall_of(slug)
    actor = actor_of(request, hall)
    if actor is None or actor.role not in (*PRINTERS, *others):
        raise Problem(401, "not_signed_in")
    return hall, actor.role


def _sheet(hall: Hall, template: str, **more: Any) -> str:
    state = hall.room.state
    shared = {"meeting": state.expect_setup(), "network": state.network, "join": joining(hall), "base": base_url()}
    return render_template(f"records/{template}.html", rotating=state.network.rotating, **shared, **more)


def _pages() -> int:
    asked = request.args.get("pages", "1")
    return min(max(int(asked) if asked.isdecimal() else 1, 1), MOST_PAGES)


@blueprint.get("/<slug>/poster")
def poster(slug: str) -> ResponseReturnValue:
    """For the door: both QRs and the three steps, A4."""
    return _sheet(printing(slug), "poster")


@blueprint.get("/<slug>/seat-cards")
def seat_cards(slug: str) -> ResponseReturnValue:
    """For the seats: eight to a page of A4; ``pages`` says how many."""
    return _sheet(printing(slug), "seat_cards", pages=_pages())


@blueprint.get("/<slug>/wrong-network")
def wrong_network(slug: str) -> ResponseReturnValue:
    """Steps for a phone that does not find the page, for Android and for iPhone."""
    return _sheet(printing(slug), "wrong_network")


@blueprint.get("/<slug>/forms")
def forms(slug: str) -> ResponseReturnValue:
    """Blank forms to register on, two to a page of A4."""
    hall = printing(slug)
    rules = hall.room.state.expect_regulation()
    return _sheet(hall, "forms", pages=_pages(), fields=rules.fields, minutes=rules.limits.speak_minutes)


@blueprint.get("/<slug>/shares")
def shares(slug: str) -> ResponseReturnValue:
    """Who had the floor, how often and for how long."""
    hall = printing(slug, *CHAIRING)
    state = hall.room.state
    return _sheet(hall, "shares", shares=fairness.shares(state), names=_names(state))


def _names(state: State) -> dict[str, dict[str, str]]:
    rules, setup = state.expect_regulation(), state.expect_setup()
    return {
        "village": {"other": "Nơi khác", **{v.id: v.name for v in setup.villages}},
        "field": {f.id: f.label for f in rules.fields},
        "kind": KINDS,
        "first": FIRST,
    }


@blueprint.get("/<slug>/village-lists")
def village_lists(slug: str) -> ResponseReturnValue:
    """A list for each village, with those expected and empty lines."""
    hall = printing(slug)
    expected = [one for one in people.delegates(hall.room.state) if not one["group"]]
    return _sheet(hall, "village_lists", expected=expected, lines=24)
