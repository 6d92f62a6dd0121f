"""Personal data: what was erased is gone from the state too."""

from dataclasses import replace
from typing import Any

from immutables import Map

from .. import events as ev
from ..events import Event, Recorded
from ..state import Attendee, State
from .base import on


def hold(state: State, recorded: Recorded) -> State:
    """Remember where the journal keeps a person's values: an undo does not take them out of the file."""
    number = getattr(recorded.event, "number", None)
    new = _sealed(recorded.event, recorded.seq) if isinstance(recorded.event, PERSONAL) else ()
    if not new or number is None:
        return state
    return replace(state, held=state.held.set(number, (*state.held.get(number, ()), *new)))


PERSONAL = (ev.PersonCheckedIn, ev.AttendeeCorrected)


def _sealed(event: Event, seq: int) -> tuple[tuple[int, str], ...]:
    return tuple((seq, name) for name in sorted(event.SEALED) if getattr(event, name) is not None)


@on(ev.ValuesErased)
def _erased(state: State, recorded: Recorded, event: ev.ValuesErased) -> State:
    gone = {(seq, name) for seq, name in event.of}
    purged_at = recorded.at if event.number is None else state.purged_at
    left = {number: tuple(pair for pair in pairs if pair not in gone) for number, pairs in state.held.items()}
    whose = {n: {name for pair, name in ((p, p[1]) for p in pairs) if pair in gone} for n, pairs in state.held.items()}
    if event.number is not None:
        whose[event.number] = set(event.values)  # a journal read again does not hold them any more
    people = {n: _without(state.attendees[n], names) for n, names in whose.items() if names and n in state.attendees}
    held = Map({number: pairs for number, pairs in left.items() if pairs})
    texts = {key: replace(state.texts[key], withheld=True) for key in event.texts}
    return replace(
        state,
        held=held,
        purged_at=purged_at,
        attendees=state.attendees.update(people),
        texts=state.texts.update(texts),
    )


def _without(person: Attendee, names: set[str]) -> Attendee:
    """An erased name is confirmed no more, so no screen shows it."""
    empty: dict[str, Any] = {name: () if name == "needs" else "" for name in names}
    if "name" in names:
        empty |= {"confirmed": False, "former": ()}
    return replace(person, **empty)
