"""Pages that every screen shares: start page, QR address, sign-in; and how a screen's page is made."""

import gzip
import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from flask import Blueprint, Response, current_app, jsonify, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode
from werkzeug.wrappers import Response as BaseResponse

from meeting.actors import Actor, Role
from meeting.calendar import VIETNAM
from meeting.views import allowed

from .acting import AS_CITIZEN, STAFF_COOKIE, actor_of, book, device_cookie, halls, same_origin
from .api import hall_of
from .assets import put_gzip
from .errors import Problem
from .halls import Hall
from .language import chosen, languages
from .links import public_url
from .network import wifi_payload
from .staff import home, is_staff

blueprint = Blueprint("pages", __name__)
QUARTER = 90 * 24 * 3600
YEAR = 365 * 24 * 3600
PAGE_LEVEL = 5  # a page is made anew for each phone: the next levels take twice the time for 1 % less
OPEN_AUDIENCES = ("public",)
SLIP = re.compile(r"\d{1,7}-\d{6}", re.ASCII)


def base_url() -> str:
    """The address that phones can reach, without a slash at the end."""
    return str(current_app.config.get("PUBLIC_URL") or request.host_url.rstrip("/"))


def screen_page(template: str, slug: str, audiences: Iterable[str], roles: Iterable[Role] | None) -> Response:
    """A screen: checks who may see it and gives it the views that it starts from.

    ``roles=None`` is for everybody: a phone sees itself if it scanned the QR, anybody else what is public.
    """
    hall = hall_of(slug)
    actor = _screen_actor(hall, set(roles) if roles is not None else None)
    followed = [a for a in audiences if a in OPEN_AUDIENCES or actor.role is not Role.DISPLAY]
    if not all(allowed(actor, a) for a in followed):
        raise Problem(403, "not_allowed")
    boot = {
        **boot_of(hall, actor, followed),
        **(_for_citizens(template) if roles is None else {}),
        **_extras(hall, template),
    }
    page = make_response(render_template(template, boot=boot, meeting=hall.room.state.expect_setup()))
    if "gzip" in request.accept_encodings:
        put_gzip(page, gzip.compress(page.get_data(), PAGE_LEVEL))
    return page


def boot_of(hall: Hall, actor: Actor, audiences: Iterable[str]) -> dict[str, Any]:
    """What a screen of the staff starts from: who it is, and the views that it follows."""
    return {
        "slug": hall.slug,
        "role": str(actor.role),
        "actor": actor.id if actor.role is not Role.CITIZEN else "",
        "acting": "",
        "locale": chosen(),
        "languages": {},
        "messages": {},
        "at": hall.room.clock.now(),
        "views": {a: _snapshot(hall, actor, a) for a in audiences},
    }


def _for_citizens(template: str) -> dict[str, Any]:
    """What everybody's screens have besides: languages to choose from, and the phrases in the one chosen."""
    messages = languages().of_screen(chosen(), template.partition("/")[0])
    return {"acting": AS_CITIZEN, "languages": languages().names(), "messages": messages}


def _snapshot(hall: Hall, actor: Actor, audience: str) -> dict[str, Any]:
    seq, view = hall.push.snapshot(actor, audience)
    return {"seq": seq, "view": view}


def _screen_actor(hall: Hall, roles: set[Role] | None) -> Actor:
    actor = actor_of(request, hall, AS_CITIZEN if roles is None else None)
    if roles is None:
        return actor or Actor(Role.DISPLAY)
    if actor is None:
        raise Problem(401, "not_signed_in")
    if actor.role not in roles:
        raise Problem(401 if actor.role is Role.CITIZEN else 403, "not_signed_in")
    return actor


def _extras(hall: Hall, template: str) -> dict[str, Any]:
    if template.startswith("display/"):
        return {"join": joining(hall), "sounds": url_for("static", build=current_app.config["BUILD"], path="sounds")}
    if template.startswith("kiosk/phone"):
        rules = hall.room.state.expect_regulation()
        return {
            "notice": rules.notice_lines(),
            "rights": [c.wording for c in rules.rights],
            "duties": [c.wording for c in rules.duties],
            "house_rules": list(rules.house_rule_lines()),
            "restore": _slip_code(),
        }
    return {}


def joining(hall: Hall) -> dict[str, Any]:
    """The two QRs: into the Wi-Fi, when it is known, and to the page."""
    url = public_url(hall, base_url())
    network = hall.room.state.network
    wifi = qr_path(wifi_payload(network)) if network.ssid else None
    return {"url": url, "qr": qr_path(url), "wifi": wifi}


def _slip_code() -> str:
    """Number and mã tra cứu that the QR of a slip brought along."""
    brought = request.args.get("ma", "")
    return brought if SLIP.fullmatch(brought) else ""


def qr_path(text: str) -> dict[str, Any]:
    """A QR as one SVG path in module units, without the quiet zone."""
    code = QRCode(error_correction=ERROR_CORRECT_M, border=0)
    code.add_data(text)
    rows = code.get_matrix()
    dark = (f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, on in enumerate(row) if on)
    return {"size": len(rows), "path": "".join(dark)}


# --- pages ------------------------------------------------------------------------------------------------------------


@blueprint.get("/")
def start() -> ResponseReturnValue:
    """The meetings on this server."""
    found = [(h, h.room.state.expect_setup()) for h in halls()]
    return render_template("live/start.html", meetings=found, problems=halls().problems)


@blueprint.get("/api/<slug>/join")
def join(slug: str) -> ResponseReturnValue:
    """The QRs as they are now, for a projector that stays open while they change."""
    return jsonify(joining(hall_of(slug)))


@blueprint.get("/ok")
def connected() -> ResponseReturnValue:
    """A phone that sees this is in the hall's network."""
    found = [(h, h.room.state.expect_setup()) for h in halls()]
    now = datetime.now(VIETNAM)
    said = {"time": now.strftime("%H:%M:%S"), "day": now.strftime("%d/%m/%Y")}
    return render_template("live/connected.html", meetings=found, **said)


@blueprint.get("/q/<code>")
def scanned(code: str) -> ResponseReturnValue:
    """What the QR holds: makes the browser a phone of the meeting."""
    hall = halls().by_code(code)
    if hall is None:
        raise Problem(404, "old_code" if halls().by_venue(code) or code[:1] == "r" else "no_such_meeting")
    return _as_phone(hall, redirect(f"/kiosk/{hall.slug}"))


@blueprint.get("/ma/<venue>/<int:number>-<code>")
def slip(venue: str, number: int, code: str) -> ResponseReturnValue:
    """What the QR of a slip holds: the phone's page, ready to restore; looking at the address restores nobody."""
    hall = _hall_at(venue)
    return _as_phone(hall, redirect(f"/kiosk/{hall.slug}?ma={number}-{code}"))


def _hall_at(venue: str) -> Hall:
    found = halls().by_venue(venue)
    if found is None:
        raise Problem(404, "no_such_meeting")
    return found


def _as_phone(hall: Hall, response: BaseResponse) -> BaseResponse:
    """The answer with a phone's identity, for a browser that has none in this meeting."""
    name = device_cookie(hall.slug)
    if hall.device(request.cookies.get(name, "")) is None:
        if not hall.budgets.new_devices.take():
            raise Problem(429, "too_many")
        response.set_cookie(name, hall.new_device(), max_age=QUARTER, httponly=True, samesite="Lax")
    return response


@blueprint.get("/s/<token>")
def sign_in_page(token: str) -> ResponseReturnValue:
    """A sign-in link: one button, so that a preview of the link does not use it up."""
    grant = book().peek(token)
    if grant is None:
        raise Problem(410, "link_used")
    hall = hall_of(grant.slug)
    if not is_staff(hall.room.state.expect_setup(), grant.actor):
        raise Problem(410, "link_used")
    return render_template(
        "live/signin.html", token=token, role=str(grant.actor.role), meeting=hall.room.state.expect_setup()
    )


@blueprint.post("/signin")
def sign_in() -> ResponseReturnValue:
    """Sign this browser in and go to the role's screen."""
    if not same_origin(request):
        raise Problem(403, "other_origin")
    signed = book().sign_in(request.form.get("token", ""), request.cookies.get(STAFF_COOKIE))
    if signed is None:
        raise Problem(410, "link_used")
    grant, session = signed
    response = redirect(home(grant), code=303)
    response.set_cookie(STAFF_COOKIE, session, max_age=YEAR, httponly=True, samesite="Lax")
    return response
