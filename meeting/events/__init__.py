"""What has happened, in the past tense. The journal keeps these; the state is folded from them.

Fields named in ``SEALED`` are personal values: the journal keeps them in a table of their own and only a salted hash
here. After an erasure they come back as ``None``.
"""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from .base import Event, Recorded
from .delegates import DelegateInvited, DelegateRemoved
from .display import Announced, DisplayShown, HallMeasured, SoundSet, TextLetThrough
from .documents import DocumentPublished, DocumentWithdrawn, PhraseAudioDropped, PhraseRecorded
from .floor import (
    AnswerStarted,
    FloorGiven,
    ReplyStarted,
    TimeExtended,
    TimerPaused,
    TimerResumed,
    TimerStarted,
    TurnEnded,
)
from .gavel import GavelAsked, GavelKept, GavelPassed, HolderReported
from .hall import CallAnswered, ChairCalled, IncidentNoted
from .identity import CheckInCancelled, NameHidden, PeopleMerged, PeopleSplit, PersonRestored
from .network import QrRotationSet, WifiSet
from .officials import AnswerOffered, AnswerPrepared, OfficialAdded, OfficialRemoved, WordAsked
from .opinions import (
    AnswerRated,
    FloorOpinionRaised,
    MovedToWritten,
    OpinionRaised,
    RequestEdited,
    RequestWithdrawn,
    SpeakerRefused,
    SummaryAnswered,
    WritingOffered,
)
from .people import AttendeeCorrected, NameConfirmed, PersonCheckedIn
from .phases import (
    ActionUndone,
    AgendaItemSet,
    CheckInOpened,
    MeetingClosed,
    MeetingConcluded,
    MeetingCreated,
    MeetingFinished,
    MeetingStarted,
    PhaseReopened,
    RegistrationClosed,
    RegistrationEndSet,
    RegistrationOpened,
)
from .privacy import ValuesErased
from .queue import (
    CallAcknowledged,
    JointLeft,
    OfficialAssigned,
    OrderChosen,
    QueueReordered,
    Recalled,
    RequestsJoined,
    Returned,
    ServedOnPaper,
)
from .record import ConcernMarked, InterpreterNamed, MinutesWritten, OpinionClassified, OutcomeRecorded

__all__ = [
    "EVENTS",
    "ActionUndone",
    "AgendaItemSet",
    "Announced",
    "AnswerOffered",
    "AnswerPrepared",
    "AnswerRated",
    "AnswerStarted",
    "AttendeeCorrected",
    "CallAcknowledged",
    "CallAnswered",
    "ChairCalled",
    "CheckInCancelled",
    "CheckInOpened",
    "ConcernMarked",
    "DelegateInvited",
    "DelegateRemoved",
    "DisplayShown",
    "DocumentPublished",
    "DocumentWithdrawn",
    "Event",
    "FloorGiven",
    "FloorOpinionRaised",
    "GavelAsked",
    "GavelKept",
    "GavelPassed",
    "HallMeasured",
    "HolderReported",
    "IncidentNoted",
    "InterpreterNamed",
    "JointLeft",
    "MeetingClosed",
    "MeetingConcluded",
    "MeetingCreated",
    "MeetingFinished",
    "MeetingStarted",
    "MinutesWritten",
    "MovedToWritten",
    "NameConfirmed",
    "NameHidden",
    "OfficialAdded",
    "OfficialAssigned",
    "OfficialRemoved",
    "OpinionClassified",
    "OpinionRaised",
    "OrderChosen",
    "OutcomeRecorded",
    "PeopleMerged",
    "PeopleSplit",
    "PersonCheckedIn",
    "PersonRestored",
    "PhaseReopened",
    "PhraseAudioDropped",
    "PhraseRecorded",
    "QrRotationSet",
    "QueueReordered",
    "Recalled",
    "Recorded",
    "RegistrationClosed",
    "RegistrationEndSet",
    "RegistrationOpened",
    "ReplyStarted",
    "RequestEdited",
    "RequestWithdrawn",
    "RequestsJoined",
    "Returned",
    "ServedOnPaper",
    "SoundSet",
    "SpeakerRefused",
    "SummaryAnswered",
    "TextLetThrough",
    "TimeExtended",
    "TimerPaused",
    "TimerResumed",
    "TimerStarted",
    "TurnEnded",
    "ValuesErased",
    "WifiSet",
    "WordAsked",
    "WritingOffered",
    "from_data",
    "to_data",
]


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
