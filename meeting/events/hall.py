"""Order in the hall."""

from dataclasses import dataclass

from .base import Event


@dataclass(frozen=True, slots=True)
class IncidentNoted(Event):
    SEALED = frozenset({"text"})
    incident: int
    text: str | None


@dataclass(frozen=True, slots=True)
class ChairCalled(Event):
    SEALED = frozenset({"note"})
    call: int
    reason: str
    note: str | None


@dataclass(frozen=True, slots=True)
class CallAnswered(Event):
    call: int
