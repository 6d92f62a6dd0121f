"""The queue: order, joint requests, calls answered."""

from dataclasses import dataclass

from .base import Event


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
class QueueReordered(Event):
    UNDOABLE = True
    SEALED = frozenset({"note"})
    opinion: int
    before: int | None
    reason: str
    note: str | None


@dataclass(frozen=True, slots=True)
class OrderChosen(Event):
    UNDOABLE = True
    policy: str


@dataclass(frozen=True, slots=True)
class RequestsJoined(Event):
    UNDOABLE = True
    lead: int
    others: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class JointLeft(Event):
    UNDOABLE = True
    opinion: int


@dataclass(frozen=True, slots=True)
class OfficialAssigned(Event):
    UNDOABLE = True
    opinion: int
    official: str | None


@dataclass(frozen=True, slots=True)
class ServedOnPaper(Event):
    """Heard while the machines were off."""

    UNDOABLE = BY_OTHERS = True
    opinion: int
