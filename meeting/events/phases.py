"""The meeting itself: its phases, agenda, gavel and projector."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .base import Event


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
class ActionUndone(Event):
    """The action that began with event ``action`` (a sequence number) is as if it had not been."""

    action: int
    command: str
