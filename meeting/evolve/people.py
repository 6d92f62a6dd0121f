"""Who is there."""

from dataclasses import replace
from typing import Any

from .. import events as ev
from ..events import Recorded
from ..state import Attendee, State
from .base import on
from .lookup import attendee


def _said(event: ev.PersonCheckedIn | ev.AttendeeCorrected) -> dict[str, Any]:
    """What the person said of themselves; an erased value reads as empty."""
    sealed = {name: getattr(event, name) or "" for name in event.SEALED - {"needs"}}
    return {
        "village": event.village,
        "kind": event.kind,
        "group": event.group,
        "needs": _needs(event.needs),
        **sealed,
    }


def _needs(said: str | tuple[str, ...] | None) -> tuple[str, ...]:
    """Journals of the first weeks hold a list, not a sealed text."""
    return said if isinstance(said, tuple) else tuple((said or "").split())


@on(ev.PersonCheckedIn)
def _checked_in(state: State, recorded: Recorded, event: ev.PersonCheckedIn) -> State:
    person = Attendee(
        number=event.number,
        via=event.via,
        devices=(event.device,) if event.device else (),
        delegate=event.delegate,
        confirmed=event.confirmed,
        at=recorded.at,
        **_said(event),
    )
    mine = state.people_of(event.device)
    devices = state.devices.set(event.device, (*mine, event.number)) if event.device else state.devices
    return replace(
        state,
        attendees=state.attendees.set(event.number, person),
        devices=devices,
        next_number=max(state.next_number, event.number + 1),
    )


@on(ev.AttendeeCorrected)
def _corrected(state: State, recorded: Recorded, event: ev.AttendeeCorrected) -> State:
    before = attendee(state, event.number)
    person = replace(before, confirmed=event.confirmed, **_said(event))
    if before.name and before.name != person.name:
        person = replace(person, former=(*before.former, before.name))
    return replace(state, attendees=state.attendees.set(event.number, person))


@on(ev.NameConfirmed)
def _name_confirmed(state: State, recorded: Recorded, event: ev.NameConfirmed) -> State:
    person = replace(attendee(state, event.number), confirmed=True)
    return replace(state, attendees=state.attendees.set(event.number, person))
