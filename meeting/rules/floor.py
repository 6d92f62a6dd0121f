"""The floor: one holder at most, called, timed, heard, answered (V.2, VI.5)."""

from .. import commands as cmd
from ..actors import Role
from ..events import (
    AnswerStarted,
    Event,
    FloorGiven,
    FloorOpinionRaised,
    PersonCheckedIn,
    Recalled,
    ReplyStarted,
    SpeakerRefused,
    TimeExtended,
    TimerPaused,
    TimerResumed,
    TimerStarted,
    TurnEnded,
)
from ..recusal import concerned
from ..state import Opinion, Turn
from ..waiting import ANSWER_MINUTES
from .base import Context, ensure, handles, reject
from .opinions import known_subject, leads_of
from .people import OTHER_VILLAGE

SECONDS = 60


def natural_end(turn: Turn) -> str:
    """How a turn ends when the next one begins: never started is absent."""
    if turn.kind == "answer":
        return "answered"
    return "heard" if turn.started_at is not None else "absent"


def end_turn(ctx: Context) -> list[Event]:
    """What frees the floor, if somebody has it."""
    turn = ctx.state.turn
    return [] if turn is None else [TurnEnded(turn.id, natural_end(turn))]


def _interpreted(needs: tuple[str, ...]) -> int:
    return 2 if "interpreter" in needs else 1


def _allotted(ctx: Context, opinion: Opinion, minutes: int | None) -> int:
    """Seconds to speak: as asked, more for those who speak for others, doubled by an interpreter."""
    limits = ctx.regulation.limits
    base = minutes if minutes is not None else min(opinion.minutes, limits.speak_minutes)
    signers = len(opinion.cosigners)
    joint = min(-(-signers // limits.joint_per) * limits.joint_minutes, limits.joint_max)
    return (base + joint) * SECONDS * _interpreted(ctx.attendee(opinion.number).needs)


@handles(cmd.GiveFloor)
def give_floor(ctx: Context, command: cmd.GiveFloor) -> list[Event]:
    """Invite a waiting speaker; whoever has the floor ends."""
    ctx.phase("in_session")
    opinion = ctx.opinion(command.opinion, "waiting")
    ctx.uninvolved(opinion)
    given = FloorGiven(ctx.state.next_turn, opinion.id, _allotted(ctx, opinion, command.minutes))
    return [*end_turn(ctx), given]


@handles(cmd.StartTimer)
def start_timer(ctx: Context, command: cmd.StartTimer) -> list[Event]:
    """The person called is at the microphone."""
    ensure(ctx.turn("speech").started_at is None, "already_started")
    return [TimerStarted()]


@handles(cmd.PauseTimer)
def pause_timer(ctx: Context, command: cmd.PauseTimer) -> list[Event]:
    """Stop the clock."""
    ensure(_running(ctx).paused_at is None, "already_paused")
    return [TimerPaused()]


@handles(cmd.ResumeTimer)
def resume_timer(ctx: Context, command: cmd.ResumeTimer) -> list[Event]:
    """Let the clock run on."""
    ensure(_running(ctx).paused_at is not None, "not_paused")
    return [TimerResumed()]


def _running(ctx: Context) -> Turn:
    turn = ctx.turn()
    ensure(turn.started_at is not None, "not_started")
    return turn


@handles(cmd.ExtendTime)
def extend(ctx: Context, command: cmd.ExtendTime) -> list[Event]:
    """More minutes for who has the floor."""
    ctx.turn()
    return [TimeExtended(command.minutes * SECONDS)]


@handles(cmd.EndSpeech)
def end_speech(ctx: Context, command: cmd.EndSpeech) -> list[Event]:
    """The speech or the reply was heard."""
    turn = ctx.turn("speech", "reply")
    ensure(turn.started_at is not None, "not_started")
    return [TurnEnded(turn.id, "heard")]


@handles(cmd.MarkAbsent)
def mark_absent(ctx: Context, command: cmd.MarkAbsent) -> list[Event]:
    """The person called does not come."""
    turn = ctx.turn("speech")
    ensure(turn.started_at is None, "already_started")
    return [TurnEnded(turn.id, "absent")]


@handles(cmd.Recall)
def recall(ctx: Context, command: cmd.Recall) -> list[Event]:
    """Second in line again."""
    ctx.opinion(command.opinion, "absent")
    return [Recalled(command.opinion)]


@handles(cmd.Refuse)
def refuse(ctx: Context, command: cmd.Refuse) -> list[Event]:
    """For exactly the guideline's reasons (VI.5); the matter still gets a route."""
    opinion = ctx.opinion(command.opinion, "waiting", "called", "speaking", "replying")
    ctx.uninvolved(opinion)
    known = any(r.id == command.reason for r in ctx.regulation.refusal_reasons)
    ensure(known, "no_such_reason", reason=command.reason)
    turn = ctx.state.turn
    ending: list[Event] = [TurnEnded(turn.id, "refused")] if turn and opinion.id in turn.opinions else []
    return [*ending, SpeakerRefused(opinion.id, command.reason, command.route, command.note or None)]


@handles(cmd.AddFromFloor)
def add_from_floor(ctx: Context, command: cmd.AddFromFloor) -> list[Event]:
    """Somebody speaks up without registering; without a number they get the next one."""
    ctx.phase("in_session")
    known_subject(ctx, command.field, command.content)
    _may_give_now(ctx, command.now)
    arriving, number = _person_on_the_floor(ctx, command)
    needs = () if arriving else ctx.attendee(number).needs
    raised = FloorOpinionRaised(
        opinion=ctx.state.next_opinion,
        number=number,
        origin="floor",
        field=command.field,
        topic=ctx.regulation.topic_of(command.field).id,
        minutes=ctx.regulation.limits.speak_minutes,
        status="waiting" if command.now else "heard",
        follows=None,
        content=command.content or None,
    )
    if not command.now:
        return [*arriving, raised]
    allotted = ctx.regulation.limits.speak_minutes * SECONDS * _interpreted(needs)
    return [*arriving, raised, *end_turn(ctx), FloorGiven(ctx.state.next_turn, raised.opinion, allotted)]


def _may_give_now(ctx: Context, now: bool) -> None:
    if not now or ctx.actor.role is Role.OPERATOR:
        return
    ensure(ctx.actor.role is not Role.SECRETARY, "not_allowed", role=str(ctx.actor.role))
    ensure(ctx.actor.id == ctx.state.gavel, "no_gavel", holder=ctx.state.gavel)


def _person_on_the_floor(ctx: Context, command: cmd.AddFromFloor) -> tuple[list[Event], int]:
    if command.number is not None:
        return [], ctx.state.person(ctx.attendee(command.number).number).number
    ensure(not command.name or command.village is not None, "person_missing")
    village = command.village or OTHER_VILLAGE
    known = village == OTHER_VILLAGE or any(v.id == village for v in ctx.setup.villages)
    ensure(known, "no_such_village", village=village)
    person = PersonCheckedIn(
        number=ctx.state.next_number,
        village=village,
        kind="resident",
        via="floor",
        device="",
        confirmed=bool(command.name) and ctx.actor.role is Role.SECRETARY,
        needs=None,
        name=command.name or None,
        phone=None,
        birth_year=None,
        organisation=None,
        position=None,
        village_other=None,
    )
    return [person], person.number


@handles(cmd.StartAnswer)
def start_answer(ctx: Context, command: cmd.StartAnswer) -> list[Event]:
    """One official answers one or several opinions; a speech that runs ends (V.2, VI.5)."""
    ctx.phase("in_session")
    known = any(o.id == command.official for o in ctx.setup.answerers())
    ensure(known, "no_such_official", official=command.official)
    opinions = leads_of(ctx, command.opinions)
    for id_ in opinions:
        found = ctx.opinion(id_, "heard", "written", "speaking", "replying", "answering", "outcome")
        ensure(command.official not in concerned(ctx.state, found), "official_concerned", opinion=id_)
        ctx.uninvolved(found)
    _nobody_unheard(ctx)
    minutes = command.minutes or ANSWER_MINUTES
    return [*end_turn(ctx), AnswerStarted(ctx.state.next_turn, command.official, opinions, minutes * SECONDS)]


def _nobody_unheard(ctx: Context) -> None:
    """Somebody called and not yet at the microphone would be marked absent by an answer; that is never meant."""
    turn = ctx.state.turn
    ensure(turn is None or turn.started_at is not None, "speaker_called")


@handles(cmd.EndAnswer)
def end_answer(ctx: Context, command: cmd.EndAnswer) -> list[Event]:
    """The answer was given."""
    return [TurnEnded(ctx.turn("answer").id, "answered")]


@handles(cmd.StartReply)
def start_reply(ctx: Context, command: cmd.StartReply) -> list[Event]:
    """The citizen replies, as often as the setting says: once, or not at all."""
    ctx.phase("in_session")
    opinion = ctx.opinion(command.opinion, "heard", "answering")
    if opinion.lead is not None:
        reject("speaks_through_another", opinion=opinion.id, lead=ctx.opinion(opinion.lead).number)
    ensure(ctx.regulation.limits.replies > 0, "no_replies")
    ensure(not opinion.replied, "already_replied", opinion=opinion.id)
    ctx.uninvolved(opinion)
    _nobody_unheard(ctx)
    allotted = command.minutes * SECONDS * _interpreted(ctx.attendee(opinion.number).needs)
    return [*end_turn(ctx), ReplyStarted(ctx.state.next_turn, opinion.id, allotted)]
