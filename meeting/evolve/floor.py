"""The floor: one turn at a time, with its clock."""

from dataclasses import replace

from .. import events as ev
from ..events import Recorded
from ..state import DoesNotApply, Opinion, State, Turn
from .base import on
from .display import go_back, make_way
from .lookup import change, change_together, holder, opinion, put, put_turn, together
from .queue import leave_queue, pass_over

AFTER_TURN = {"heard": "heard", "absent": "absent", "answered": "heard"}


def _take(state: State, turn: Turn, status: str) -> State:
    """A turn takes the floor; its opinions remember it."""
    if state.floor is not None:
        raise DoesNotApply("floor")
    for id_ in turn.opinions:
        for one in together(state, opinion(state, id_)):
            turns = tuple(dict.fromkeys((*one.turns, turn.id)))
            state = put(state, replace(one, status=status, turns=turns, coming=None))
    return replace(put_turn(state, turn), floor=turn.id, next_turn=max(state.next_turn, turn.id + 1), shown=())


@on(ev.FloorGiven)
def _floor_given(state: State, recorded: Recorded, event: ev.FloorGiven) -> State:
    opinion(state, event.opinion, "waiting")
    turn = Turn(event.turn, "speech", (event.opinion,), None, recorded.at, event.allotted)
    return _take(make_way(leave_queue(pass_over(state, event.opinion), event.opinion)), turn, "called")


@on(ev.AnswerStarted)
def _answer_started(state: State, recorded: Recorded, event: ev.AnswerStarted) -> State:
    turn = Turn(
        event.turn, "answer", event.opinions, event.official, recorded.at, event.allotted, started_at=recorded.at
    )
    asked = tuple(id_ for id_ in state.word_asked if id_ != event.official)
    return _take(go_back(replace(state, word_asked=asked)), turn, "answering")


@on(ev.ReplyStarted)
def _reply_started(state: State, recorded: Recorded, event: ev.ReplyStarted) -> State:
    turn = Turn(event.turn, "reply", (event.opinion,), None, recorded.at, event.allotted, started_at=recorded.at)
    return change(_take(go_back(state), turn, "replying"), event.opinion, replied=True)


@on(ev.TimerStarted)
def _timer_started(state: State, recorded: Recorded, event: ev.TimerStarted) -> State:
    turn = replace(holder(state), started_at=recorded.at)
    return change_together(put_turn(go_back(state), turn), turn.opinions, status="speaking")


@on(ev.TimerPaused)
def _timer_paused(state: State, recorded: Recorded, event: ev.TimerPaused) -> State:
    return put_turn(state, replace(holder(state), paused_at=recorded.at))


@on(ev.TimerResumed)
def _timer_resumed(state: State, recorded: Recorded, event: ev.TimerResumed) -> State:
    return put_turn(go_back(state), _unpaused(holder(state), recorded.at))


def _unpaused(turn: Turn, at: int) -> Turn:
    if turn.paused_at is None:
        return turn
    return replace(turn, paused=turn.paused + at - turn.paused_at, paused_at=None)


@on(ev.TimeExtended)
def _time_extended(state: State, recorded: Recorded, event: ev.TimeExtended) -> State:
    turn = holder(state)
    return put_turn(state, replace(turn, allotted=turn.allotted + event.seconds))


@on(ev.TurnEnded)
def _turn_ended(state: State, recorded: Recorded, event: ev.TurnEnded) -> State:
    if holder(state).id != event.turn:
        raise DoesNotApply("turn", event.turn)
    turn = replace(_unpaused(holder(state), recorded.at), ended_at=recorded.at, how=event.how)
    state = replace(put_turn(state, turn), floor=None)
    if event.how == "refused":
        return state  # SpeakerRefused, which follows, says where the opinion stands
    shared = (one for id_ in turn.opinions for one in together(state, opinion(state, id_)))
    return put(state, *(replace(one, status=_after(one, event.how)) for one in shared))


def _after(one: Opinion, how: str) -> str:
    """What has an outcome keeps it when something is added to the answer; who was not called is not absent."""
    if one.outcome is not None:
        return "outcome"
    return "joined" if how == "absent" and one.lead is not None else AFTER_TURN[how]
