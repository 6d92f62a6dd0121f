"""One person, one number."""

from collections.abc import Iterable
from dataclasses import replace

from .. import events as ev
from ..events import Recorded
from ..state import Attendee, State
from .base import on
from .lookup import attendee


def _put(state: State, *people: Attendee) -> State:
    return replace(state, attendees=state.attendees.update({p.number: p for p in people}))


def _on_devices(state: State, devices: Iterable[str], old: int | None, new: int | None) -> State:
    """``new`` in the place of ``old`` on each phone; without ``old`` at the end, without ``new`` nobody."""
    changed = {}
    for device in devices:
        there = [new if n == old else n for n in state.people_of(device)]
        there += [new] if old is None else []
        changed[device] = tuple(dict.fromkeys(n for n in there if n is not None))
    return replace(state, devices=state.devices.update(changed))


@on(ev.PersonRestored)
def _restored(state: State, recorded: Recorded, event: ev.PersonRestored) -> State:
    person = attendee(state, event.number)
    devices = tuple(dict.fromkeys((*person.devices, event.device)))
    return _on_devices(_put(state, replace(person, devices=devices)), (event.device,), None, person.number)


@on(ev.PeopleMerged)
def _merged(state: State, recorded: Recorded, event: ev.PeopleMerged) -> State:
    keep, gone = attendee(state, event.keep), attendee(state, event.gone)
    moved = tuple(o.id for o in state.of(gone.number))
    lent = tuple(d for d in gone.devices if d not in keep.devices)
    people = (
        replace(keep, devices=(*keep.devices, *lent)),
        replace(gone, same_as=keep.number, moved=moved, lent=lent),
    )
    state = _give(_put(state, *people), moved, keep.number)
    return _on_devices(state, gone.devices, gone.number, keep.number)


@on(ev.PeopleSplit)
def _split(state: State, recorded: Recorded, event: ev.PeopleSplit) -> State:
    gone = attendee(state, event.gone)
    keep = attendee(state, gone.same_as or 0)
    both = tuple(d for d in gone.devices if d not in gone.lent)
    people = (
        replace(keep, devices=tuple(d for d in keep.devices if d not in gone.lent)),
        replace(gone, same_as=None, moved=(), lent=()),
    )
    state = _give(_put(state, *people), gone.moved, gone.number)
    return _on_devices(_on_devices(state, gone.lent, keep.number, gone.number), both, None, gone.number)


def _give(state: State, opinions: Iterable[int], number: int) -> State:
    given = {id_: replace(state.opinions[id_], number=number) for id_ in opinions}
    return replace(state, opinions=state.opinions.update(given))


@on(ev.CheckInCancelled)
def _cancelled(state: State, recorded: Recorded, event: ev.CheckInCancelled) -> State:
    gone = attendee(state, event.number)
    state = _on_devices(state, gone.devices, gone.number, None)
    return replace(state, attendees=state.attendees.delete(gone.number))


@on(ev.NameHidden)
def _name_hidden(state: State, recorded: Recorded, event: ev.NameHidden) -> State:
    return _put(state, replace(attendee(state, event.number), confirmed=False))
