"""``evolve(state, recorded) -> state``: what each event changes. Pure; reads no clock."""

from collections.abc import Iterable
from dataclasses import replace

from .. import events as ev
from ..events import Recorded
from ..queueing import arranged
from ..state import DoesNotApply, Log, State
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
)
from .actions import actions_after
from .base import HANDLERS

__all__ = [
    "delegates",
    "display",
    "documents",
    "evolve",
    "floor",
    "fold",
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
]


def fold(recorded: Iterable[Recorded], state: State | None = None) -> State:
    """The state after all of ``recorded``."""
    state = state or State()
    for one in recorded:
        state = evolve(state, one)
    return state


def evolve(state: State, recorded: Recorded) -> State:
    """The state after one more event. Raises :class:`DoesNotApply` when it cannot follow on ``state``."""
    if isinstance(recorded.event, ev.ActionUndone):
        return _undo(state, recorded, recorded.event)
    changed = HANDLERS[type(recorded.event)](privacy.hold(state, recorded), recorded, recorded.event)
    changed = _in_order(state, changed)
    floor_changed = changed.turn is not state.turn
    return replace(
        changed,
        seq=recorded.seq,
        at=recorded.at,
        floor_seq=recorded.seq if floor_changed else state.floor_seq,
        log=Log(recorded, state.log),
        actions=actions_after(state, recorded),
    )


def _in_order(before: State, state: State) -> State:
    """A policy holds through every change; registration order holds by itself."""
    same = state.queue is before.queue and state.opinions is before.opinions and state.turns is before.turns
    if state.policy == "registration" or (same and state.attendees is before.attendees):
        return state
    return arranged(state)


def _undo(state: State, recorded: Recorded, event: ev.ActionUndone) -> State:
    """The state as if the last action had not been: what others did since is done again on the state before it."""
    action = state.actions[-1]
    again = action.before
    for later in _since(state.log, action.before.log):
        if later.command != action.command:
            _still_holds(again, later.event)
            again = evolve(again, later)
    return replace(
        again,
        seq=recorded.seq,
        at=recorded.at,
        floor_seq=recorded.seq,
        next_number=state.next_number,
        next_opinion=state.next_opinion,
        next_turn=state.next_turn,
        texts=state.texts,
        prepared=state.prepared,
        next_call=state.next_call,
        held=state.held,
        actions=state.actions[:-1],
    )


def _still_holds(state: State, event: ev.Event) -> None:
    """Raise unless the meeting is at a point where others could have done this."""
    if isinstance(event, ev.FloorOpinionRaised) and state.phase != "in_session":
        raise DoesNotApply("opinion", event.opinion)
    if isinstance(event, ev.PersonCheckedIn) and state.phase == "preparing":
        raise DoesNotApply("attendee", event.number)


def _since(log: Log | None, until: Log | None) -> list[Recorded]:
    found: list[Recorded] = []
    while log is not until:
        assert log is not None, "an action's log is part of the state's log"
        found.append(log.last)
        log = log.before
    return found[::-1]
