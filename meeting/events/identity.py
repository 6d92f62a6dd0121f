"""One person, one number."""

from dataclasses import dataclass

from .base import Event


@dataclass(frozen=True, slots=True)
class PersonRestored(Event):
    """A phone proved with the mã tra cứu that it is this person's."""

    number: int
    device: str


@dataclass(frozen=True, slots=True)
class PeopleMerged(Event):
    keep: int
    gone: int


@dataclass(frozen=True, slots=True)
class PeopleSplit(Event):
    gone: int


@dataclass(frozen=True, slots=True)
class CheckInCancelled(Event):
    number: int


@dataclass(frozen=True, slots=True)
class NameHidden(Event):
    number: int
