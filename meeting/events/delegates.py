"""The invited delegates."""

from dataclasses import dataclass

from .base import Event


@dataclass(frozen=True, slots=True)
class DelegateInvited(Event):
    SEALED = frozenset({"name", "position", "organisation"})
    delegate: int
    group: str
    village: str | None
    name: str | None
    position: str | None
    organisation: str | None


@dataclass(frozen=True, slots=True)
class DelegateRemoved(Event):
    delegate: int
