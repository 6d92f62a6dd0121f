"""Opinions, from being raised to being rated."""

from dataclasses import dataclass

from .base import Event


@dataclass(frozen=True, slots=True)
class OpinionRaised(Event):
    """An opinion came in, by whatever door; ``status`` is where it stands at once: waiting, written or heard."""

    SEALED = frozenset({"content"})
    opinion: int
    number: int
    origin: str
    field: str
    topic: str
    minutes: int
    status: str
    follows: int | None
    content: str | None


@dataclass(frozen=True, slots=True)
class FloorOpinionRaised(OpinionRaised):
    """The chair's or a secretary's entry for somebody who spoke up without registering."""

    UNDOABLE = BY_OTHERS = True


@dataclass(frozen=True, slots=True)
class RequestEdited(Event):
    SEALED = frozenset({"content"})
    opinion: int
    field: str
    topic: str
    minutes: int
    content: str | None


@dataclass(frozen=True, slots=True)
class RequestWithdrawn(Event):
    opinion: int


@dataclass(frozen=True, slots=True)
class WritingOffered(Event):
    opinions: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class MovedToWritten(Event):
    UNDOABLE = True
    opinion: int


@dataclass(frozen=True, slots=True)
class SummaryAnswered(Event):
    SEALED = frozenset({"correction"})
    opinion: int
    ok: bool
    correction: str | None


@dataclass(frozen=True, slots=True)
class AnswerRated(Event):
    opinion: int
    satisfied: str
    then: str


@dataclass(frozen=True, slots=True)
class SpeakerRefused(Event):
    UNDOABLE = True
    SEALED = frozenset({"note"})
    opinion: int
    reason: str
    route: str
    note: str | None
