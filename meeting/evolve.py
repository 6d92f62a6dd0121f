"""``evolve(state, recorded) -> state``: what each event changes. Pure; reads no clock."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any, TypeVar

from . import events as ev
from . import regulation
from .actors import Role
from .events import Recorded
from .state import (
    Action,
    AgendaItem,
    Attendee,
    DoesNotApply,
    Log,
    Opinion,
    Outcome,
    Refusal,
    State,
    Text,
    Turn,
    parse_setup,
)

# One holder of the floor, and the order of those before whom somebody who missed the call comes back.
SECOND_IN_LINE = 1
RATEABLE = ("outcome",)
EDITABLE = ("waiting",)
CLOSABLE = ("heard", "written", "outcome", "refused")  # an answer that runs ends before its outcome
PARTING = ("waiting", "joined", "called", "absent")
CHAIRING = (Role.CHAIR, Role.COCHAIR, Role.OPERATOR)

E = TypeVar("E", bound=ev.Event)
_handlers: dict[type[ev.Event], Callable[[State, Recorded, Any], State]] = {}


def _on(*kinds: type[ev.Event]) -> Callable[[Callable[[State, Recorded, Any], State]], Callable[..., State]]:
    def register(handler: Callable[[State, Recorded, Any], State]) -> Callable[..., State]:
        for kind in kinds:
            _handlers[kind] = handler
        return handler

    return register


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
    changed = _handlers[type(recorded.event)](state, recorded, recorded.event)
    floor_changed = changed.turn is not state.turn
    return replace(
        changed,
        seq=recorded.seq,
        at=recorded.at,
        floor_seq=recorded.seq if floor_changed else state.floor_seq,
        log=Log(recorded, state.log),
        actions=_actions(state, recorded),
    )


def _actions(state: State, recorded: Recorded) -> tuple[Action, ...]:
    """The chair's actions that can still be taken back; all events of one command are one action."""
    if isinstance(recorded.event, ev.MeetingConcluded | ev.MeetingClosed | ev.PhaseReopened):
        return ()
    if recorded.actor.role not in CHAIRING or not recorded.command or not _begins_or_is_action(recorded.event):
        return state.actions
    name = type(recorded.event).__name__
    if state.actions and state.actions[-1].command == recorded.command:
        last = state.actions[-1]
        return (*state.actions[:-1], replace(last, events=(*last.events, name)))
    actions = (*state.actions, Action(recorded.seq, recorded.command, (name,), state))
    return actions[max(0, len(actions) - state.expect_regulation().limits.undo) :]


def _begins_or_is_action(event: ev.Event) -> bool:
    """Somebody who gets a number only to be heard from the floor goes again when that is taken back."""
    return event.UNDOABLE or (isinstance(event, ev.PersonCheckedIn) and event.via == "floor")


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
        actions=state.actions[:-1],
    )


def _still_holds(state: State, event: ev.Event) -> None:
    """Raise unless the meeting is at a point where others could have done this."""
    if isinstance(event, ev.FloorOpinionRaised) and state.phase != "in_session":
        raise DoesNotApply(f"opinion {event.opinion}")
    if isinstance(event, ev.PersonCheckedIn) and state.phase == "preparing":
        raise DoesNotApply(f"attendee {event.number}")


def _since(log: Log | None, until: Log | None) -> list[Recorded]:
    found: list[Recorded] = []
    while log is not until:
        assert log is not None, "an action's log is part of the state's log"
        found.append(log.last)
        log = log.before
    return found[::-1]


def opinion(state: State, id_: int, *statuses: str) -> Opinion:
    """The opinion ``id_`` if it stands in one of ``statuses`` (any, if none is named)."""
    found = state.opinions.get(id_)
    if found is None or (statuses and found.status not in statuses):
        raise DoesNotApply(f"opinion {id_}")
    return found


def _attendee(state: State, number: int) -> Attendee:
    found = state.attendees.get(number)
    if found is None:
        raise DoesNotApply(f"attendee {number}")
    return found


def _put(state: State, *changed: Opinion) -> State:
    return replace(state, opinions=state.opinions.update({o.id: o for o in changed}))


def _set(state: State, id_: int, **changes: Any) -> State:
    return _put(state, replace(opinion(state, id_), **changes))


def _together(state: State, lead: Opinion) -> tuple[Opinion, ...]:
    """An opinion with its co-signers, who share speech, answer and outcome."""
    return (lead, *(state.opinions[id_] for id_ in lead.cosigners))


def _set_together(state: State, ids: Iterable[int], **changes: Any) -> State:
    for id_ in ids:
        state = _put(state, *(replace(o, **changes) for o in _together(state, opinion(state, id_))))
    return state


def _put_turn(state: State, turn: Turn) -> State:
    return replace(state, turns=state.turns.set(turn.id, turn))


def _holder(state: State) -> Turn:
    if state.turn is None:
        raise DoesNotApply("floor")
    return state.turn


# --- meeting and phases -----------------------------------------------------------------------------------------------


@_on(ev.MeetingCreated)
def _created(state: State, recorded: Recorded, event: ev.MeetingCreated) -> State:
    rules = regulation.parse(event.regulation)
    planned = event.setup.get("agenda", {})
    agenda = tuple(
        AgendaItem(i.id, i.title, i.short, int(planned.get(i.id, i.minutes)), i.speaking) for i in rules.agenda
    )
    return replace(
        state, setup=parse_setup(event.setup), regulation=rules, agenda=agenda, code_key=event.code_key or ""
    )


@_on(ev.CheckInOpened)
def _check_in_opened(state: State, recorded: Recorded, event: ev.CheckInOpened) -> State:
    return replace(state, phase="doors_open", registration=event.registration)


@_on(ev.RegistrationOpened)
def _registration_opened(state: State, recorded: Recorded, event: ev.RegistrationOpened) -> State:
    return replace(state, registration=True)


@_on(ev.RegistrationClosed)
def _registration_closed(state: State, recorded: Recorded, event: ev.RegistrationClosed) -> State:
    return replace(state, registration=False)


@_on(ev.MeetingStarted)
def _meeting_started(state: State, recorded: Recorded, event: ev.MeetingStarted) -> State:
    return _go_to(replace(state, phase="in_session"), state.agenda[0].id, recorded.at)


@_on(ev.AgendaItemSet)
def _agenda_item_set(state: State, recorded: Recorded, event: ev.AgendaItemSet) -> State:
    return _go_to(state, event.item, recorded.at)


def _go_to(state: State, item: str | None, at: int) -> State:
    def moved(one: AgendaItem) -> AgendaItem:
        if one.id == item:
            return replace(one, started_at=one.started_at or at, ended_at=None)
        return replace(one, ended_at=at) if one.id == state.item else one

    return replace(state, item=item, agenda=tuple(moved(one) for one in state.agenda))


@_on(ev.MeetingConcluded)
def _concluded(state: State, recorded: Recorded, event: ev.MeetingConcluded) -> State:
    return replace(_go_to(state, None, recorded.at), phase="concluded", registration=False, shown=None)


@_on(ev.MeetingClosed)
def _closed(state: State, recorded: Recorded, event: ev.MeetingClosed) -> State:
    return replace(state, phase="follow_up")


@_on(ev.PhaseReopened)
def _reopened(state: State, recorded: Recorded, event: ev.PhaseReopened) -> State:
    item = state.agenda[-1].id if event.phase == "in_session" else None
    return _go_to(replace(state, phase=event.phase), item, recorded.at)


@_on(ev.MeetingFinished)
def _finished(state: State, recorded: Recorded, event: ev.MeetingFinished) -> State:
    return replace(state, phase="finished")


@_on(ev.GavelPassed)
def _gavel_passed(state: State, recorded: Recorded, event: ev.GavelPassed) -> State:
    return replace(state, gavel=event.to)


@_on(ev.DisplayShown)
def _display_shown(state: State, recorded: Recorded, event: ev.DisplayShown) -> State:
    return replace(state, display=replace(state.display, mode=event.mode))


@_on(ev.Announced)
def _announced(state: State, recorded: Recorded, event: ev.Announced) -> State:
    return replace(state, display=replace(state.display, announcement=event.text))


# --- people -----------------------------------------------------------------------------------------------------------


def _said(event: ev.PersonCheckedIn | ev.AttendeeCorrected) -> dict[str, Any]:
    """What the person said of themselves; an erased value reads as empty."""
    sealed = {name: getattr(event, name) or "" for name in event.SEALED}
    return {"village": event.village, "kind": event.kind, "needs": event.needs, **sealed}


@_on(ev.PersonCheckedIn)
def _checked_in(state: State, recorded: Recorded, event: ev.PersonCheckedIn) -> State:
    person = Attendee(
        number=event.number,
        via=event.via,
        device=event.device,
        confirmed=event.confirmed,
        at=recorded.at,
        **_said(event),
    )
    mine = state.devices.get(event.device, ())
    devices = state.devices.set(event.device, (*mine, event.number)) if event.device else state.devices
    return replace(
        state,
        attendees=state.attendees.set(event.number, person),
        devices=devices,
        next_number=max(state.next_number, event.number + 1),
    )


@_on(ev.AttendeeCorrected)
def _corrected(state: State, recorded: Recorded, event: ev.AttendeeCorrected) -> State:
    person = replace(_attendee(state, event.number), confirmed=event.confirmed, **_said(event))
    return replace(state, attendees=state.attendees.set(event.number, person))


@_on(ev.NameConfirmed)
def _name_confirmed(state: State, recorded: Recorded, event: ev.NameConfirmed) -> State:
    person = replace(_attendee(state, event.number), confirmed=True)
    return replace(state, attendees=state.attendees.set(event.number, person))


# --- opinions ---------------------------------------------------------------------------------------------------------


@_on(ev.OpinionRaised, ev.FloorOpinionRaised)
def _raised(state: State, recorded: Recorded, event: ev.OpinionRaised) -> State:
    _attendee(state, event.number)
    new = Opinion(
        id=event.opinion,
        number=event.number,
        origin=event.origin,
        field=event.field,
        topic=event.topic,
        content=event.content or "",
        minutes=event.minutes,
        status=event.status,
        at=recorded.at,
        follows=event.follows,
    )
    queue = (*state.queue, new.id) if new.status == "waiting" else state.queue
    return replace(_put(state, new), queue=queue, next_opinion=max(state.next_opinion, new.id + 1))


@_on(ev.RequestEdited)
def _edited(state: State, recorded: Recorded, event: ev.RequestEdited) -> State:
    opinion(state, event.opinion, *EDITABLE)
    changes = {"field": event.field, "topic": event.topic, "minutes": event.minutes}
    return _set(state, event.opinion, content=event.content or "", **changes)


def _leave_queue(state: State, *ids: int) -> State:
    return replace(state, queue=tuple(id_ for id_ in state.queue if id_ not in ids))


@_on(ev.RequestWithdrawn)
def _withdrawn(state: State, recorded: Recorded, event: ev.RequestWithdrawn) -> State:
    opinion(state, event.opinion, *EDITABLE)
    return _part(state, event.opinion, "withdrawn")


@_on(ev.MovedToWritten)
def _moved_to_written(state: State, recorded: Recorded, event: ev.MovedToWritten) -> State:
    opinion(state, event.opinion, *PARTING)
    return _part(state, event.opinion, "written")


def _part(state: State, id_: int, status: str) -> State:
    """An opinion leaves the queue for good; those who had joined it stand on their own again."""
    gone = opinion(state, id_)
    state = _disband(_leave_joint(state, gone), gone)
    return _leave_queue(_set(state, id_, status=status), id_)


def _leave_joint(state: State, one: Opinion) -> State:
    if one.lead is None:
        return state
    lead = state.opinions[one.lead]
    return _put(
        state,
        replace(lead, cosigners=tuple(c for c in lead.cosigners if c != one.id)),
        replace(one, lead=None),
    )


def _disband(state: State, lead: Opinion) -> State:
    """Those who had joined wait again, unless they were heard before (a reply is refused)."""
    status = "heard" if lead.status == "replying" else "waiting"
    freed = [replace(state.opinions[c], lead=None, status=status) for c in lead.cosigners]
    state = _put(state, replace(state.opinions[lead.id], cosigners=()), *freed)
    return _back_in_line(state, *(o.id for o in freed if status == "waiting"))


def _back_in_line(state: State, *ids: int) -> State:
    """Opinions take the place that their registration gave them among those whom nobody moved."""
    queue = list(state.queue)
    for id_ in sorted(ids):
        later = (at for at, other in enumerate(queue) if other > id_ and not state.opinions[other].moved)
        queue.insert(next(later, len(queue)), id_)
    return replace(state, queue=tuple(queue))


@_on(ev.RequestsJoined)
def _joined(state: State, recorded: Recorded, event: ev.RequestsJoined) -> State:
    lead = opinion(state, event.lead, "waiting")
    others = [opinion(state, id_, "waiting") for id_ in event.others]
    grown = replace(lead, cosigners=(*lead.cosigners, *event.others))
    state = _put(state, grown, *(replace(o, status="joined", lead=lead.id) for o in others))
    return _leave_queue(state, *event.others)


@_on(ev.JointLeft)
def _joint_left(state: State, recorded: Recorded, event: ev.JointLeft) -> State:
    one = opinion(state, event.opinion, "joined")
    state = _set(_leave_joint(state, one), one.id, status="waiting")
    return _back_in_line(state, one.id)


@_on(ev.QueueReordered)
def _reordered(state: State, recorded: Recorded, event: ev.QueueReordered) -> State:
    opinion(state, event.opinion, "waiting")
    rest = [id_ for id_ in state.queue if id_ != event.opinion]
    at = rest.index(event.before) if event.before in rest else len(rest)
    queue = (*rest[:at], event.opinion, *rest[at:])
    return replace(_set(state, event.opinion, moved=event.reason), queue=queue)


@_on(ev.CallAcknowledged)
def _acknowledged(state: State, recorded: Recorded, event: ev.CallAcknowledged) -> State:
    found = state.opinions.get(event.opinion)
    if found is None or found.status != "called":
        return state  # the call was taken back since; the answer to it says nothing any more
    return _set(state, event.opinion, coming=event.coming)


@_on(ev.Returned, ev.Recalled)
def _returned(state: State, recorded: Recorded, event: ev.Returned) -> State:
    found = opinion(state, event.opinion, "absent")
    state = _put(_leave_joint(state, found), *(replace(state.opinions[c], status="joined") for c in found.cosigners))
    queue = (*state.queue[:SECOND_IN_LINE], event.opinion, *state.queue[SECOND_IN_LINE:])
    return replace(_set(state, event.opinion, status="waiting", coming=None, moved="returned"), queue=queue)


@_on(ev.SummaryAnswered)
def _summary_answered(state: State, recorded: Recorded, event: ev.SummaryAnswered) -> State:
    summary = "confirmed" if event.ok else "corrected"
    return _set(state, event.opinion, summary=summary, correction=event.correction or "")


@_on(ev.AnswerRated)
def _rated(state: State, recorded: Recorded, event: ev.AnswerRated) -> State:
    opinion(state, event.opinion, *RATEABLE)
    return _set(state, event.opinion, satisfied=event.satisfied, then=event.then)


@_on(ev.SpeakerRefused)
def _refused(state: State, recorded: Recorded, event: ev.SpeakerRefused) -> State:
    refusal = Refusal(event.reason, event.route, event.note or "")
    state = _part(state, event.opinion, "refused")
    return _set(state, event.opinion, refusal=refusal)


@_on(ev.OfficialAssigned)
def _assigned(state: State, recorded: Recorded, event: ev.OfficialAssigned) -> State:
    return _set(state, event.opinion, official=event.official)


@_on(ev.OpinionClassified)
def _classified(state: State, recorded: Recorded, event: ev.OpinionClassified) -> State:
    return _set(state, event.opinion, field=event.field, topic=event.topic)


@_on(ev.ConcernMarked)
def _concern_marked(state: State, recorded: Recorded, event: ev.ConcernMarked) -> State:
    return _set(state, event.opinion, concerns=event.who)


@_on(ev.OutcomeRecorded)
def _outcome_recorded(state: State, recorded: Recorded, event: ev.OutcomeRecorded) -> State:
    outcome = Outcome(
        event.outcome,
        event.resolved,
        event.body,
        event.due,
        event.level,
        event.expected_by,
        event.earlier_number,
        event.earlier_date,
        recorded.at,
    )
    for id_ in event.opinions:
        opinion(state, id_, *CLOSABLE)
    state = _set_together(state, event.opinions, status="outcome", outcome=outcome)
    return replace(state, shown=event.opinions[0])


# --- floor ------------------------------------------------------------------------------------------------------------


def _take(state: State, turn: Turn, status: str) -> State:
    """A turn takes the floor; its opinions remember it."""
    if state.floor is not None:
        raise DoesNotApply("floor")
    for id_ in turn.opinions:
        for one in _together(state, opinion(state, id_)):
            turns = tuple(dict.fromkeys((*one.turns, turn.id)))
            state = _put(state, replace(one, status=status, turns=turns, coming=None))
    return replace(_put_turn(state, turn), floor=turn.id, next_turn=max(state.next_turn, turn.id + 1), shown=None)


@_on(ev.FloorGiven)
def _floor_given(state: State, recorded: Recorded, event: ev.FloorGiven) -> State:
    opinion(state, event.opinion, "waiting")
    turn = Turn(event.turn, "speech", (event.opinion,), None, recorded.at, event.allotted)
    return _take(_leave_queue(state, event.opinion), turn, "called")


@_on(ev.AnswerStarted)
def _answer_started(state: State, recorded: Recorded, event: ev.AnswerStarted) -> State:
    turn = Turn(
        event.turn, "answer", event.opinions, event.official, recorded.at, event.allotted, started_at=recorded.at
    )
    return _take(state, turn, "answering")


@_on(ev.ReplyStarted)
def _reply_started(state: State, recorded: Recorded, event: ev.ReplyStarted) -> State:
    turn = Turn(event.turn, "reply", (event.opinion,), None, recorded.at, event.allotted, started_at=recorded.at)
    return _set(_take(state, turn, "replying"), event.opinion, replied=True)


@_on(ev.TimerStarted)
def _timer_started(state: State, recorded: Recorded, event: ev.TimerStarted) -> State:
    turn = replace(_holder(state), started_at=recorded.at)
    return _set_together(_put_turn(state, turn), turn.opinions, status="speaking")


@_on(ev.TimerPaused)
def _timer_paused(state: State, recorded: Recorded, event: ev.TimerPaused) -> State:
    return _put_turn(state, replace(_holder(state), paused_at=recorded.at))


@_on(ev.TimerResumed)
def _timer_resumed(state: State, recorded: Recorded, event: ev.TimerResumed) -> State:
    return _put_turn(state, _unpaused(_holder(state), recorded.at))


def _unpaused(turn: Turn, at: int) -> Turn:
    if turn.paused_at is None:
        return turn
    return replace(turn, paused=turn.paused + at - turn.paused_at, paused_at=None)


@_on(ev.TimeExtended)
def _time_extended(state: State, recorded: Recorded, event: ev.TimeExtended) -> State:
    turn = _holder(state)
    return _put_turn(state, replace(turn, allotted=turn.allotted + event.seconds))


AFTER_TURN = {"heard": "heard", "absent": "absent", "answered": "heard"}


@_on(ev.TurnEnded)
def _turn_ended(state: State, recorded: Recorded, event: ev.TurnEnded) -> State:
    if _holder(state).id != event.turn:
        raise DoesNotApply(f"turn {event.turn}")
    turn = replace(_unpaused(_holder(state), recorded.at), ended_at=recorded.at, how=event.how)
    state = replace(_put_turn(state, turn), floor=None)
    if event.how == "refused":
        return state  # SpeakerRefused, which follows, says where the opinion stands
    shared = (one for id_ in turn.opinions for one in _together(state, opinion(state, id_)))
    return _put(state, *(replace(one, status=_after(one, event.how)) for one in shared))


def _after(one: Opinion, how: str) -> str:
    """What has an outcome keeps it when something is added to the answer."""
    return "outcome" if one.outcome is not None else AFTER_TURN[how]


# --- minutes ----------------------------------------------------------------------------------------------------------


@_on(ev.MinutesWritten)
def _minutes_written(state: State, recorded: Recorded, event: ev.MinutesWritten) -> State:
    key = f"{event.entry}.{event.part}"
    before = state.texts.get(key)
    about = state.about(event.entry) or (before.about if before else ())
    text = Text(event.text or "", event.version, recorded.actor.id, recorded.at, about)
    return replace(state, texts=state.texts.set(key, text))
