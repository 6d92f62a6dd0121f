"""The meeting's phases, registration and agenda (V.2)."""

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
class RegistrationEndSet(Event):
    """Registration closes by itself ``at`` (milliseconds); nothing: no more."""

    UNDOABLE = True
    at: int | None


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
    """One phase back. The opinions ``waiting`` wait again: only the conclusion that is taken back made them written.

    With ``as_before`` they stand as it found them; in older records each waits alone, in the order of registration.
    """

    phase: str
    reason: str
    waiting: tuple[int, ...] = ()
    as_before: bool = False


@dataclass(frozen=True, slots=True)
class MeetingFinished(Event):
    pass


@dataclass(frozen=True, slots=True)
class ActionUndone(Event):
    """The action that began with event ``action`` (a sequence number) is as if it had not been."""

    action: int
    command: str
