"""The hall's network."""

from dataclasses import dataclass

from .base import Event


@dataclass(frozen=True, slots=True)
class WifiSet(Event):
    SEALED = frozenset({"ssid", "password"})
    security: str
    hidden: bool
    ssid: str | None
    password: str | None


@dataclass(frozen=True, slots=True)
class QrRotationSet(Event):
    on: bool
