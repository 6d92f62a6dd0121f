"""What every event shares, and an event in its place."""

from dataclasses import dataclass
from typing import ClassVar

from ..actors import Actor


@dataclass(frozen=True, slots=True)
class Event:
    """The base of all events. ``UNDOABLE`` marks the chair's actions that Undo can take back.

    ``BY_OTHERS`` marks those that it takes back whoever entered them.
    """

    SEALED: ClassVar[frozenset[str]] = frozenset()
    UNDOABLE: ClassVar[bool] = False
    BY_OTHERS: ClassVar[bool] = False


@dataclass(frozen=True, slots=True)
class Recorded:
    """An event in its place: sequence number, time (milliseconds), who, and the command that caused it."""

    seq: int
    at: int
    actor: Actor
    command: str
    event: Event
