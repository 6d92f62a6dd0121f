"""``decide(state, command, actor, now) -> [event] | Rejection``: what may happen. Pure: no clock, no presence."""

from ..actors import Actor
from ..commands import Command
from ..events import Event
from ..state import DoesNotApply, State
from . import (
    delegates,
    display,
    documents,
    floor,
    gavel,
    hall,
    identity,
    network,
    officials,
    opinions,
    people,
    phases,
    privacy,
    queue,
    record,
    undo,
)
from .access import may
from .base import HANDLERS, Context, Rejected, Rejection

__all__ = [
    "Rejection",
    "decide",
    "delegates",
    "display",
    "documents",
    "floor",
    "gavel",
    "hall",
    "identity",
    "network",
    "officials",
    "opinions",
    "people",
    "phases",
    "privacy",
    "queue",
    "record",
    "undo",
]


def decide(state: State, command: Command, actor: Actor, now: int) -> list[Event] | Rejection:
    """The events that ``command`` brings on ``state``, or why it brings none. ``now`` in milliseconds."""
    try:
        may(state, command, actor)
        return HANDLERS[type(command)](Context(state, actor, now), command)
    except Rejected as rejected:
        return rejected.rejection.naming(state)
    except DoesNotApply as conflict:
        return Rejection("conflict", {"with": str(conflict)})
