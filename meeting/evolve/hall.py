"""Order in the hall."""

from dataclasses import replace

from .. import events as ev
from ..events import Recorded
from ..state import Call, Incident, State
from .base import on


@on(ev.IncidentNoted)
def _incident_noted(state: State, recorded: Recorded, event: ev.IncidentNoted) -> State:
    noted = Incident(event.incident, recorded.at, str(recorded.actor.role), recorded.actor.id, event.text or "")
    return replace(state, incidents=(*state.incidents, noted))


@on(ev.ChairCalled)
def _chair_called(state: State, recorded: Recorded, event: ev.ChairCalled) -> State:
    actor = recorded.actor
    call = Call(event.call, recorded.at, str(actor.role), actor.id, event.reason, event.note or "")
    return replace(state, calls=(*state.calls, call), next_call=event.call + 1)


@on(ev.CallAnswered)
def _call_answered(state: State, recorded: Recorded, event: ev.CallAnswered) -> State:
    return replace(state, calls=tuple(call for call in state.calls if call.id != event.call))
