"""Finding what an event speaks of and putting it back changed."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from ..state import Attendee, DoesNotApply, Opinion, State, Turn


def opinion(state: State, id_: int, *statuses: str) -> Opinion:
    """The opinion ``id_`` if it stands in one of ``statuses`` (any, if none is named)."""
    found = state.opinions.get(id_)
    if found is None or (statuses and found.status not in statuses):
        raise DoesNotApply("opinion", id_)
    return found


def attendee(state: State, number: int) -> Attendee:
    found = state.attendees.get(number)
    if found is None:
        raise DoesNotApply("attendee", number)
    return found


def put(state: State, *changed: Opinion) -> State:
    return replace(state, opinions=state.opinions.update({o.id: o for o in changed}))


def change(state: State, id_: int, **changes: Any) -> State:
    return put(state, replace(opinion(state, id_), **changes))


def together(state: State, lead: Opinion) -> tuple[Opinion, ...]:
    """An opinion with its co-signers, who share speech, answer and outcome."""
    return (lead, *(state.opinions[id_] for id_ in lead.cosigners))


def change_together(state: State, ids: Iterable[int], **changes: Any) -> State:
    for id_ in ids:
        state = put(state, *(replace(o, **changes) for o in together(state, opinion(state, id_))))
    return state


def put_turn(state: State, turn: Turn) -> State:
    return replace(state, turns=state.turns.set(turn.id, turn))


def holder(state: State) -> Turn:
    if state.turn is None:
        raise DoesNotApply("floor")
    return state.turn
