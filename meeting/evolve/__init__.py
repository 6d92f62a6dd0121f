"""``evolve(state, recorded) -> state``: what each event changes. Pure; reads no clock."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from weakref import WeakKeyDictionary

from .. import events as ev
from ..actors import Role
from ..events import Recorded
from ..queueing import arranged
from ..state import Action, DoesNotApply, Log, State
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
from .actions import about, actions_after
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
    "without_action",
]

IN_SESSION = ev.FloorOpinionRaised | ev.FloorGiven | ev.AnswerStarted | ev.ReplyStarted


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
    """The state as if the action had not been: what others did since is done again on the state before it."""
    again = _without_undone(state, event)
    actions = (*(a for a in state.actions if a.seq < event.action), *(a for a in again.actions if a.seq > event.action))
    return replace(
        again,
        seq=recorded.seq,
        at=recorded.at,
        floor_seq=recorded.seq,
        next_number=state.next_number,
        next_opinion=state.next_opinion,
        next_turn=state.next_turn,
        texts=state.texts,
        cancelled=state.cancelled.update(_entries_gone(state, again)),
        prepared=state.prepared,
        next_call=state.next_call,
        held=state.held,
        actions=actions,
    )


def _without_undone(state: State, undone: ev.ActionUndone) -> State:
    """In older records fewer events counted as actions, so that what they took back may be no longer among the last."""
    action = next((one for one in state.actions if one.seq == undone.action), None)
    if action is not None:
        return without_action(state, action)
    return fold(log.last for log in reversed(list(_since(state.log, None))) if log.last.command != undone.command)


def _entries_gone(state: State, after: State) -> dict[str, tuple[int, ...]]:
    """What somebody may be writing on just now."""
    turns = {f"turn-{id_}": state.about(f"turn-{id_}") for id_ in state.turns if id_ not in after.turns}
    return turns | {f"opinion-{id_}": (id_,) for id_ in state.opinions if id_ not in after.opinions}


# The chair's screen asks after every event what an undo would bring, so that only what is new since is done again.
_AGAIN: WeakKeyDictionary[Action, tuple[Log, State]] = WeakKeyDictionary()


def without_action(state: State, action: Action) -> State:
    """What came since on the state before ``action``; raises :class:`DoesNotApply` for what would not hold."""
    known, again = _AGAIN.get(action, (action.before.log, action.before))
    since = list(_since(state.log, known, action.before.log))
    if since and since[-1].before is not known:
        again = action.before
    for log in reversed(since):
        later = log.last
        if later.command != action.command and not _falls_away(again, later):
            _still_holds(again, later.event)
            again = evolve(again, later)
        _AGAIN[action] = (log, again)
    return again


def _falls_away(state: State, later: Recorded) -> bool:
    """Registration closes by itself only at its hour: without it, it would not have closed."""
    by_itself = isinstance(later.event, ev.RegistrationClosed) and later.actor.role is Role.SYSTEM
    return by_itself and (state.registration_until is None or later.at < state.registration_until)


def _still_holds(state: State, event: ev.Event) -> None:
    """Raise unless the meeting is at a point where others could have done this."""
    if isinstance(event, IN_SESSION) and state.phase != "in_session":
        raise DoesNotApply("opinion", about(state, event)[0])
    if isinstance(event, ev.PersonCheckedIn) and state.phase == "preparing":
        raise DoesNotApply("attendee", event.number)


def _since(log: Log | None, *until: Log | None) -> Iterator[Log]:
    """The events newest first, back to the first of ``until``."""
    while log not in until:
        assert log is not None, "an action's log is part of the state's log"
        yield log
        log = log.before
