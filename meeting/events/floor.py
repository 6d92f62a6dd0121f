"""The floor and its clock."""

from dataclasses import dataclass

from .base import Event


@dataclass(frozen=True, slots=True)
class FloorGiven(Event):
    """``allotted`` is in seconds."""

    UNDOABLE = True
    turn: int
    opinion: int
    allotted: int


@dataclass(frozen=True, slots=True)
class TimerStarted(Event):
    UNDOABLE = True


@dataclass(frozen=True, slots=True)
class TimerPaused(Event):
    UNDOABLE = True


@dataclass(frozen=True, slots=True)
class TimerResumed(Event):
    UNDOABLE = True


@dataclass(frozen=True, slots=True)
class TimeExtended(Event):
    """``seconds`` more than were allotted."""

    UNDOABLE = True
    seconds: int


@dataclass(frozen=True, slots=True)
class TurnEnded(Event):
    """The floor is free again. ``how`` is heard, absent, refused or answered."""

    UNDOABLE = True
    turn: int
    how: str


@dataclass(frozen=True, slots=True)
class AnswerStarted(Event):
    UNDOABLE = True
    turn: int
    official: str
    opinions: tuple[int, ...]
    allotted: int


@dataclass(frozen=True, slots=True)
class ReplyStarted(Event):
    UNDOABLE = True
    turn: int
    opinion: int
    allotted: int
