"""Which of the chair's actions can be taken back (DOMAIN.md, Undo)."""

from dataclasses import replace

from .. import events as ev
from ..actors import Role
from ..events import Recorded
from ..state import Action, State
from .lookup import holder

CHAIRING = (Role.CHAIR, Role.COCHAIR, Role.OPERATOR)
OF_THE_TURN = ev.TimerStarted | ev.TimerPaused | ev.TimerResumed | ev.TimeExtended | ev.TurnEnded


def actions_after(state: State, recorded: Recorded) -> tuple[Action, ...]:
    """The actions that can still be taken back; all events of one command are one action."""
    if isinstance(recorded.event, ev.MeetingConcluded | ev.MeetingClosed | ev.PhaseReopened):
        return ()
    if not recorded.command or not _begins_or_is_action(recorded):
        return state.actions
    name, opinions = type(recorded.event).__name__, about(state, recorded.event)
    if state.actions and state.actions[-1].command == recorded.command:
        last = state.actions[-1]
        opinions = (*last.opinions, *opinions) if name == last.events[-1] else opinions
        return (*state.actions[:-1], replace(last, events=(*last.events, name), opinions=opinions))
    actions = (*state.actions, Action(recorded.seq, recorded.actor.role, recorded.command, (name,), opinions, state))
    return actions[max(0, len(actions) - state.expect_regulation().limits.undo) :]


def about(state: State, event: ev.Event) -> tuple[int, ...]:
    """The opinions that an event speaks of: by name, or because they have the floor."""
    if isinstance(event, ev.RequestsJoined):
        return (event.lead, *event.others)
    if isinstance(event, ev.AnswerStarted | ev.OutcomeRecorded):
        return event.opinions
    if isinstance(event, OF_THE_TURN):
        return holder(state).opinions
    return (event.opinion,) if hasattr(event, "opinion") else ()


def _begins_or_is_action(recorded: Recorded) -> bool:
    """Somebody who gets a number only to be heard from the floor goes again when that is taken back."""
    event = recorded.event
    arrives = isinstance(event, ev.PersonCheckedIn) and event.via == "floor"
    return arrives or event.BY_OTHERS or (event.UNDOABLE and recorded.actor.role in CHAIRING)
