"""Who is there."""

from dataclasses import dataclass

from .base import Event


@dataclass(frozen=True, slots=True)
class PersonCheckedIn(Event):
    SEALED = frozenset({"name", "phone", "birth_year", "needs", "organisation", "position", "village_other"})
    number: int
    village: str
    kind: str
    via: str
    device: str
    confirmed: bool
    needs: str | None
    name: str | None
    phone: str | None
    birth_year: str | None
    organisation: str | None
    position: str | None
    village_other: str | None
    group: str = ""
    delegate: int | None = None


@dataclass(frozen=True, slots=True)
class AttendeeCorrected(Event):
    SEALED = PersonCheckedIn.SEALED
    number: int
    village: str
    kind: str
    confirmed: bool
    needs: str | None
    name: str | None
    phone: str | None
    birth_year: str | None
    organisation: str | None
    position: str | None
    village_other: str | None
    group: str = ""


@dataclass(frozen=True, slots=True)
class NameConfirmed(Event):
    number: int
