"""What has happened, in the past tense. The journal keeps these; the state is folded from them.

Fields named in ``SEALED`` are personal values: the journal keeps them in a table of their own and only a salted hash
here. After an erasure they come back as ``None``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, ClassVar

from .actors import Actor


@dataclass(frozen=True, slots=True)
class Event:
    """The base of all events. ``UNDOABLE`` marks the chair's actions that Undo can take back."""

    SEALED: ClassVar[frozenset[str]] = frozenset()
    UNDOABLE: ClassVar[bool] = False


@dataclass(frozen=True, slots=True)
class MeetingCreated(Event):
    """A meeting with its set-up; ``code_key`` makes the look-up codes."""

    SEALED = frozenset({"code_key"})
    setup: Mapping[str, Any]
    regulation: Mapping[str, Any]
    code_key: str | None


@dataclass(frozen=True, slots=True)
class CheckInOpened(Event):
    UNDOABLE = True
    registration: bool


@dataclass(frozen=True, slots=True)
class RegistrationOpened(Event):
    UNDOABLE = True


@dataclass(frozen=True, slots=True)
class RegistrationClosed(Event):
    UNDOABLE = True


@dataclass(frozen=True, slots=True)
class MeetingStarted(Event):
    UNDOABLE = True


@dataclass(frozen=True, slots=True)
class AgendaItemSet(Event):
    UNDOABLE = True
    item: str


@dataclass(frozen=True, slots=True)
class MeetingConcluded(Event):
    pass


@dataclass(frozen=True, slots=True)
class MeetingClosed(Event):
    pass


@dataclass(frozen=True, slots=True)
class PhaseReopened(Event):
    phase: str
    reason: str


@dataclass(frozen=True, slots=True)
class MeetingFinished(Event):
    pass


@dataclass(frozen=True, slots=True)
class GavelPassed(Event):
    to: str


@dataclass(frozen=True, slots=True)
class DisplayShown(Event):
    UNDOABLE = True
    mode: str


@dataclass(frozen=True, slots=True)
class Announced(Event):
    UNDOABLE = True
    text: str


@dataclass(frozen=True, slots=True)
class PersonCheckedIn(Event):
    SEALED = frozenset({"name", "phone", "birth_year", "organisation", "position", "village_other"})
    number: int
    village: str
    kind: str
    via: str
    device: str
    confirmed: bool
    needs: tuple[str, ...]
    name: str | None
    phone: str | None
    birth_year: str | None
    organisation: str | None
    position: str | None
    village_other: str | None


@dataclass(frozen=True, slots=True)
class AttendeeCorrected(Event):
    SEALED = PersonCheckedIn.SEALED
    number: int
    village: str
    kind: str
    confirmed: bool
    needs: tuple[str, ...]
    name: str | None
    phone: str | None
    birth_year: str | None
    organisation: str | None
    position: str | None
    village_other: str | None


@dataclass(frozen=True, slots=True)
class NameConfirmed(Event):
    number: int


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

    UNDOABLE = True


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
class MovedToWritten(Event):
    UNDOABLE = True
    opinion: int


@dataclass(frozen=True, slots=True)
class CallAcknowledged(Event):
    opinion: int
    coming: bool


@dataclass(frozen=True, slots=True)
class Returned(Event):
    """Somebody who missed the call waits again, second in line."""

    opinion: int


@dataclass(frozen=True, slots=True)
class Recalled(Returned):
    UNDOABLE = True


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
class SpeakerRefused(Event):
    UNDOABLE = True
    SEALED = frozenset({"note"})
    opinion: int
    reason: str
    route: str
    note: str | None


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


@dataclass(frozen=True, slots=True)
class QueueReordered(Event):
    UNDOABLE = True
    opinion: int
    before: int | None
    reason: str
    note: str


@dataclass(frozen=True, slots=True)
class RequestsJoined(Event):
    UNDOABLE = True
    lead: int
    others: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class JointLeft(Event):
    opinion: int


@dataclass(frozen=True, slots=True)
class OfficialAssigned(Event):
    UNDOABLE = True
    opinion: int
    official: str | None


@dataclass(frozen=True, slots=True)
class OpinionClassified(Event):
    opinion: int
    field: str
    topic: str


@dataclass(frozen=True, slots=True)
class ConcernMarked(Event):
    opinion: int
    who: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OutcomeRecorded(Event):
    UNDOABLE = True
    opinions: tuple[int, ...]
    outcome: str
    resolved: bool
    body: str
    due: str
    level: str | None
    expected_by: str
    earlier_number: str
    earlier_date: str


@dataclass(frozen=True, slots=True)
class MinutesWritten(Event):
    SEALED = frozenset({"text"})
    entry: str
    part: str
    version: int
    text: str | None


@dataclass(frozen=True, slots=True)
class ActionUndone(Event):
    """The action that began with event ``action`` (a sequence number) is as if it had not been."""

    action: int
    command: str


@dataclass(frozen=True, slots=True)
class Recorded:
    """An event in its place: sequence number, time (milliseconds), who, and the command that caused it."""

    seq: int
    at: int
    actor: Actor
    command: str
    event: Event


def _all(base: type[Event]) -> list[type[Event]]:
    return [c for child in base.__subclasses__() for c in (child, *_all(child))]


EVENTS: dict[str, type[Event]] = {c.__name__: c for c in _all(Event)}


def to_data(event: Event) -> tuple[dict[str, Any], dict[str, str]]:
    """The open and the personal values of an event; absent personal values are left out."""
    values = {f.name: getattr(event, f.name) for f in fields(event)}
    sealed = {k: v for k, v in values.items() if k in event.SEALED and v is not None}
    return {k: v for k, v in values.items() if k not in event.SEALED}, sealed


def from_data(type_: str, data: Mapping[str, Any], sealed: Mapping[str, str | None]) -> Event:
    """The event that :func:`to_data` took apart. An unknown name raises ``KeyError``."""
    cls = EVENTS[type_]
    absent: dict[str, Any] = dict.fromkeys(cls.SEALED)
    values = {k: tuple(v) if isinstance(v, list) else v for k, v in data.items()}
    return cls(**{**absent, **values, **sealed})
