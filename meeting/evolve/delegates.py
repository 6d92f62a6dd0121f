"""The invited delegates."""

from dataclasses import replace

from .. import events as ev
from ..events import Recorded
from ..state import Delegate, State
from .base import on


@on(ev.DelegateInvited)
def _invited(state: State, recorded: Recorded, event: ev.DelegateInvited) -> State:
    new = Delegate(
        id=event.delegate,
        group=event.group,
        village=event.village,
        name=event.name or "",
        position=event.position or "",
        organisation=event.organisation or "",
    )
    following = max(state.next_delegate, new.id + 1)
    return replace(state, delegates=state.delegates.set(new.id, new), next_delegate=following)


@on(ev.DelegateRemoved)
def _removed(state: State, recorded: Recorded, event: ev.DelegateRemoved) -> State:
    return replace(state, delegates=state.delegates.delete(event.delegate))
