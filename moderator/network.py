"""The organiser's part of the page for the hall's network: Wi-Fi, address, QR, and what to print."""

from pathlib import Path

from flask import current_app, redirect, request
from flask.typing import ResponseReturnValue

from live.errors import Problem
from live.network import choose

from .organising import organised_here, send
from .routes import blueprint


@blueprint.post("/<slug>/network/wifi")
def wifi(slug: str) -> ResponseReturnValue:
    """Name and password of the hall's Wi-Fi."""
    said: dict[str, object] = {name: request.form.get(name, "") for name in ("ssid", "password")}
    said |= {"security": request.form.get("security", "WPA"), "hidden": "hidden" in request.form}
    return send(slug, "SetWifi", said, "#network")


@blueprint.post("/<slug>/network/rotation")
def rotation(slug: str) -> ResponseReturnValue:
    """Whether the QR changes every minute."""
    return send(slug, "SetQrRotation", {"on": request.form.get("on") == "yes"}, "#network")


@blueprint.post("/<slug>/network/address")
def address(slug: str) -> ResponseReturnValue:
    """Which of this machine's addresses QRs and links hold from now on."""
    organised_here(slug)
    wanted = request.form.get("address", "")
    if wanted not in current_app.config.get("ADDRESSES", []):
        raise Problem(422, "no_such_address")
    current_app.config["PUBLIC_URL"] = wanted
    choose(Path(current_app.config["DATA"]), wanted.partition("://")[2].rpartition(":")[0])
    return redirect(f"/moderator/{slug}/setup#network", code=303)
