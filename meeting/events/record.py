"""What the record says of opinions."""

from dataclasses import dataclass

from .base import Event


@dataclass(frozen=True, slots=True)
class OpinionClassified(Event):
    opinion: int
    field: str
    topic: str


@dataclass(frozen=True, slots=True)
class ConcernMarked(Event):
    """``who`` are ids with spaces between; nothing: nobody."""

    SEALED = frozenset({"who"})
    opinion: int
    who: str | None


@dataclass(frozen=True, slots=True)
class OutcomeRecorded(Event):
    UNDOABLE = True
    SEALED = frozenset({"body", "expected_by", "earlier_number"})
    opinions: tuple[int, ...]
    outcome: str
    resolved: bool
    body: str | None
    due: str
    level: str | None
    expected_by: str | None
    earlier_number: str | None
    earlier_date: str


@dataclass(frozen=True, slots=True)
class InterpreterNamed(Event):
    SEALED = frozenset({"name"})
    opinion: int
    name: str | None


@dataclass(frozen=True, slots=True)
class MinutesWritten(Event):
    SEALED = frozenset({"text"})
    entry: str
    part: str
    version: int
    text: str | None
