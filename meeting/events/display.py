"""The projectors."""

from dataclasses import dataclass

from .base import Event


@dataclass(frozen=True, slots=True)
class DisplayShown(Event):
    """``until`` is when a break ends (milliseconds)."""

    UNDOABLE = True
    mode: str
    screen: int = 1
    until: int | None = None
    document: int | None = None
    page: int = 1


@dataclass(frozen=True, slots=True)
class Announced(Event):
    UNDOABLE = True
    text: str


@dataclass(frozen=True, slots=True)
class TextLetThrough(Event):
    """What the hall may read of an opinion; nothing: no more."""

    UNDOABLE = True
    SEALED = frozenset({"text"})
    opinion: int
    text: str | None


@dataclass(frozen=True, slots=True)
class HallMeasured(Event):
    """Centimetres."""

    distance: int
    height: int


@dataclass(frozen=True, slots=True)
class SoundSet(Event):
    """Per cent."""

    UNDOABLE = True
    volume: int
