"""The meeting's phases, registration and agenda (V.2)."""

from dataclasses import replace

from .. import events as ev
from .. import regulation
from ..events import Recorded
from ..setup import parse_setup
from ..state import AgendaItem, Opinion, State, Unreached
from .base import on
from .display import go_on
from .unreached import stand_again, unreached


@on(ev.MeetingCreated)
def _created(state: State, recorded: Recorded, event: ev.MeetingCreated) -> State:
    rules = regulation.parse(event.regulation)
    planned = event.setup.get("agenda", {})
    agenda = tuple(
        AgendaItem(i.id, i.title, i.short, int(planned.get(i.id, i.minutes)), i.speaking) for i in rules.agenda
    )
    return replace(
        state, setup=parse_setup(event.setup), regulation=rules, agenda=agenda, code_key=event.code_key or ""
    )


@on(ev.CheckInOpened)
def _check_in_opened(state: State, recorded: Recorded, event: ev.CheckInOpened) -> State:
    return replace(state, phase="doors_open", registration=event.registration)


@on(ev.RegistrationOpened)
def _registration_opened(state: State, recorded: Recorded, event: ev.RegistrationOpened) -> State:
    return replace(state, registration=True)


@on(ev.RegistrationClosed)
def _registration_closed(state: State, recorded: Recorded, event: ev.RegistrationClosed) -> State:
    return replace(state, registration=False, registration_until=None)


@on(ev.RegistrationEndSet)
def _registration_end_set(state: State, recorded: Recorded, event: ev.RegistrationEndSet) -> State:
    return replace(state, registration_until=event.at)


@on(ev.MeetingStarted)
def _meeting_started(state: State, recorded: Recorded, event: ev.MeetingStarted) -> State:
    return go_to(replace(state, phase="in_session"), state.agenda[0].id, recorded.at)


@on(ev.AgendaItemSet)
def _agenda_item_set(state: State, recorded: Recorded, event: ev.AgendaItemSet) -> State:
    return go_to(state, event.item, recorded.at)


def go_to(state: State, item: str | None, at: int) -> State:
    """What was on the wall until now belongs to the item before."""

    def moved(one: AgendaItem) -> AgendaItem:
        if one.id == item:
            return replace(one, started_at=one.started_at or at, ended_at=None)
        return replace(one, ended_at=at) if one.id == state.item else one

    return replace(go_on(state), item=item, agenda=tuple(moved(one) for one in state.agenda), shown=())


@on(ev.MeetingConcluded)
def _concluded(state: State, recorded: Recorded, event: ev.MeetingConcluded) -> State:
    state = replace(go_to(state, None, recorded.at), phase="concluded", unreached=unreached(_before(state, recorded)))
    return replace(state, concluded_at=recorded.at, registration=False, registration_until=None, word_asked=())


def _before(state: State, recorded: Recorded) -> State:
    """The state before the first event of the command that ``recorded`` is the last of."""
    return next((action.before for action in state.actions[-1:] if action.command == recorded.command), state)


@on(ev.MeetingClosed)
def _closed(state: State, recorded: Recorded, event: ev.MeetingClosed) -> State:
    return replace(state, phase="follow_up", opinions=state.opinions.update(_silent(state)))


def _silent(state: State) -> dict[int, Opinion]:
    """Whoever was shown a summary and said nothing by the end is recorded as such."""
    unanswered = (o for o in state.opinions.values() if not o.summary and state.texts_of(o, "asked"))
    return {o.id: replace(o, summary="silent") for o in unanswered}


@on(ev.PhaseReopened)
def _reopened(state: State, recorded: Recorded, event: ev.PhaseReopened) -> State:
    item = state.agenda[-1].id if event.phase == "in_session" else None
    state = stand_again(state, event.waiting, state.unreached if event.as_before else Unreached())
    concluded_at = None if event.phase == "in_session" else state.concluded_at
    return go_to(replace(state, phase=event.phase, concluded_at=concluded_at), item, recorded.at)


@on(ev.MeetingFinished)
def _finished(state: State, recorded: Recorded, event: ev.MeetingFinished) -> State:
    return replace(state, phase="finished", finished_at=recorded.at)
