"""Registering to speak, writing, and what a citizen does with an opinion (V.2, VI.6)."""

from .. import commands as cmd
from ..actors import Role
from ..events import (
    AnswerRated,
    CallAcknowledged,
    Event,
    JointLeft,
    MovedToWritten,
    OpinionRaised,
    RequestEdited,
    RequestWithdrawn,
    Returned,
    SummaryAnswered,
)
from ..state import Opinion
from .base import Context, ensure, handles, reject
from .people import own_person

OPEN = ("waiting", "joined", "called", "speaking", "absent")


def own_opinion(ctx: Context, id_: int, *statuses: str) -> Opinion:
    """The opinion, if it is this actor's to act on."""
    found = ctx.opinion(id_)
    own_person(ctx, found.number)
    return ctx.opinion(id_, *statuses)


def known_field(ctx: Context, field: str) -> None:
    """Reject a field that the regulation of this meeting does not list."""
    ensure(any(f.id == field for f in ctx.regulation.fields), "no_such_field", field=field)


def _speaker(ctx: Context, number: int | None) -> int:
    if number is not None:
        own_person(ctx, number)
        return number
    mine = ctx.state.devices.get(ctx.actor.id, ()) if ctx.actor.role is Role.CITIZEN else ()
    return mine[0] if mine else reject("not_checked_in")


def _origin(ctx: Context) -> str:
    return "phone" if ctx.actor.role is Role.CITIZEN else "desk"


@handles(cmd.RequestToSpeak)
def request_to_speak(ctx: Context, command: cmd.RequestToSpeak) -> list[Event]:
    """Register with field, content and minutes (V.2). One waiting request a person."""
    ctx.phase("doors_open", "in_session")
    ensure(ctx.state.registration, "registration_closed")
    number = _speaker(ctx, command.number)
    waiting = [o for o in ctx.state.of(number) if o.status in OPEN]
    limit = ctx.regulation.limits.waiting_per_person
    ensure(len(waiting) < limit, "already_waiting", opinion=waiting[0].id if waiting else 0)
    known_field(ctx, command.field)
    _linked(ctx, number, command.follows)
    return [
        OpinionRaised(
            opinion=ctx.state.next_opinion,
            number=number,
            origin=_origin(ctx),
            field=command.field,
            topic=ctx.regulation.topic_of(command.field).id,
            minutes=_allowed_minutes(ctx, command.minutes),
            status="waiting",
            follows=command.follows,
            content=command.content,
        )
    ]


def _allowed_minutes(ctx: Context, minutes: int) -> int:
    return min(minutes, ctx.regulation.limits.speak_minutes)


def _linked(ctx: Context, number: int, follows: int | None) -> None:
    if follows is None:
        return
    earlier = ctx.opinion(follows, "outcome")
    ensure(earlier.number == number, "not_yours")
    taken = any(o.follows == follows for o in ctx.state.opinions.values() if o.status != "withdrawn")
    ensure(not taken, "already_followed", opinion=follows)


@handles(cmd.SubmitWritten)
def submit_written(ctx: Context, command: cmd.SubmitWritten) -> list[Event]:
    """Hand in an opinion in writing."""
    ctx.phase("doors_open", "in_session")
    known_field(ctx, command.field)
    return [
        OpinionRaised(
            opinion=ctx.state.next_opinion,
            number=_speaker(ctx, command.number),
            origin=_origin(ctx),
            field=command.field,
            topic=ctx.regulation.topic_of(command.field).id,
            minutes=0,
            status="written",
            follows=None,
            content=command.content,
        )
    ]


@handles(cmd.EditRequest)
def edit(ctx: Context, command: cmd.EditRequest) -> list[Event]:
    """Change a waiting request; its place is kept."""
    found = own_opinion(ctx, command.opinion, "waiting")
    known_field(ctx, command.field)
    # The topic of record, which a secretary may have changed, follows only another field.
    topic = found.topic if command.field == found.field else ctx.regulation.topic_of(command.field).id
    minutes = _allowed_minutes(ctx, command.minutes)
    return [RequestEdited(command.opinion, command.field, topic, minutes, command.content)]


@handles(cmd.Withdraw)
def withdraw(ctx: Context, command: cmd.Withdraw) -> list[Event]:
    """Take a waiting request back."""
    own_opinion(ctx, command.opinion, "waiting")
    return [RequestWithdrawn(command.opinion)]


@handles(cmd.ToWritten)
def to_written(ctx: Context, command: cmd.ToWritten) -> list[Event]:
    """Make a waiting request a written opinion."""
    own_opinion(ctx, command.opinion, "waiting")
    return [MovedToWritten(command.opinion)]


@handles(cmd.LeaveJoint)
def leave_joint(ctx: Context, command: cmd.LeaveJoint) -> list[Event]:
    """Step out of a joint request."""
    own_opinion(ctx, command.opinion, "joined")
    return [JointLeft(command.opinion)]


@handles(cmd.Coming, cmd.NotReady)
def answer_call(ctx: Context, command: cmd.Coming | cmd.NotReady) -> list[Event]:
    """Answer the call to the microphone."""
    own_opinion(ctx, command.opinion, "called")
    return [CallAcknowledged(command.opinion, isinstance(command, cmd.Coming))]


@handles(cmd.ImHere)
def im_here(ctx: Context, command: cmd.ImHere) -> list[Event]:
    """Missed the call, and is here now."""
    own_opinion(ctx, command.opinion, "absent")
    ctx.phase("in_session")
    return [Returned(command.opinion)]


@handles(cmd.ConfirmSummary)
def confirm_summary(ctx: Context, command: cmd.ConfirmSummary) -> list[Event]:
    """Confirm or correct what the minutes say was asked."""
    found = own_opinion(ctx, command.opinion)
    ensure(bool(ctx.state.texts_of(found, "asked")), "no_summary", opinion=found.id)
    ensure(command.ok or bool(command.correction), "correction_missing")
    return [SummaryAnswered(found.id, command.ok, command.correction or None)]


@handles(cmd.RateAnswer)
def rate(ctx: Context, command: cmd.RateAnswer) -> list[Event]:
    """Say whether the answer satisfied (V.2)."""
    own_opinion(ctx, command.opinion, "outcome")
    then = command.then if command.satisfied == "no" else "nothing"
    return [AnswerRated(command.opinion, command.satisfied, then)]
