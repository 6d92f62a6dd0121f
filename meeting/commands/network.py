"""The hall's network, as the QRs and the printed cards tell it."""

from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, Field

from ..actors import Role
from ..text import clean_line
from .base import Command

ORGANISERS = frozenset({Role.ORGANISER, Role.OPERATOR})


class SetWifi(Command):
    """Name and password of the hall's Wi-Fi; an empty name takes them off the screens."""

    roles: ClassVar[frozenset[Role]] = ORGANISERS
    ssid: Annotated[str, Field(max_length=32), AfterValidator(clean_line)] = ""
    password: Annotated[str, Field(max_length=63)] = ""
    security: Literal["WPA", "WEP", "nopass"] = "WPA"
    hidden: bool = False


class SetQrRotation(Command):
    """Let the QR on the projector change every minute, so that it works only in the hall; printed ones stop working."""

    roles: ClassVar[frozenset[Role]] = ORGANISERS
    on: bool
