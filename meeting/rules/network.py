"""The hall's network."""

from .. import commands as cmd
from ..events import Event, QrRotationSet, WifiSet
from .base import Context, ensure, handles

SHORTEST = {"WPA": 8, "WEP": 5, "nopass": 0}


@handles(cmd.SetWifi)
def set_wifi(ctx: Context, command: cmd.SetWifi) -> list[Event]:
    """What a phone could not join with is refused here, before it is printed."""
    fits = not command.ssid or len(command.password) >= SHORTEST[command.security]
    ensure(fits, "password_too_short", least=SHORTEST[command.security])
    password = command.password if command.ssid and command.security != "nopass" else ""
    return [WifiSet(command.security, command.hidden, command.ssid or None, password or None)]


@handles(cmd.SetQrRotation)
def set_rotation(ctx: Context, command: cmd.SetQrRotation) -> list[Event]:
    """The QR is fixed unless this is on."""
    ensure(command.on != ctx.state.network.rotating, "already_there")
    return [QrRotationSet(command.on)]
