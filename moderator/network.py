"""The organiser's part of the page for the hall's network: Wi-Fi, address, QR, and what to print."""

import secrets
from pathlib import Path

from flask import current_app, redirect, request
from flask.typing import ResponseReturnValue

from live.acting import actor_of, same_origin
from live.api import parse, submit
from live.errors import Problem
from live.halls import Hall
from live.network import choose
from meeting.commands import COMMANDS

from .routes import blueprint
from .setup import organised


@blueprint.post("/<slug>/network/wifi")
def wifi(slug: str) -> ResponseReturnValue:
    """Name and password of the hall's Wi-Fi."""
    hall = _sent(slug)
    said = {"ssid": request.form.get("ssid", ""), "password": request.form.get("password", "")}
    _send(
        hall, "SetWifi", {**said, "security": request.form.get("security", "WPA"), "hidden": "hidden" in request.form}
    )
    return _back(slug)


@blueprint.post("/<slug>/network/rotation")
def rotation(slug: str) -> ResponseReturnValue:
    """Whether the QR changes every minute."""
    _send(_sent(slug), "SetQrRotation", {"on": request.form.get("on") == "yes"})
    return _back(slug)


@blueprint.post("/<slug>/network/address")
def address(slug: str) -> ResponseReturnValue:
    """Which of this machine's addresses QRs and links hold from now on."""
    _sent(slug)
    wanted = request.form.get("address", "")
    if wanted not in current_app.config.get("ADDRESSES", []):
        raise Problem(422, "no_such_address")
    current_app.config["PUBLIC_URL"] = wanted
    choose(Path(current_app.config["DATA"]), wanted.partition("://")[2].rpartition(":")[0])
    return _back(slug)


def _sent(slug: str) -> Hall:
    hall = organised(slug)
    if not same_origin(request):
        raise Problem(403, "other_origin")
    return hall


def _send(hall: Hall, type_: str, data: dict[str, object]) -> None:
    actor = actor_of(request, hall)
    if actor is None:
        raise Problem(401, "not_signed_in")
    submit(hall, actor, request.form.get("command", "")[:24] or secrets.token_hex(12), parse(COMMANDS[type_], data))


def _back(slug: str) -> ResponseReturnValue:
    return redirect(f"/moderator/{slug}/setup#network", code=303)
