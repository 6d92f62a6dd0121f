"""Registering to speak, writing, and what a citizen does with an opinion (V.2, VI.6)."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from .. import commands as cmd
from ..actors import Role
from ..events import (
    AnswerRated,
    CallAcknowledged,
    Event,
    JointLeft,
    MovedToWritten,
    OpinionRaised,
    PersonCheckedIn,
    RequestEdited,
    RequestWithdrawn,
    Returned,
    SummaryAnswered,
    WritingOffered,
)
from ..protection import protected
from ..state import Opinion
from ..text import search_key
from ..waiting import newly_beyond
from .base import Context, Rejected, ensure, handles, reject
from .people import arrival, like, own_person

OPEN = ("waiting", "joined", "called", "speaking", "absent")


def own_opinion(ctx: Context, id_: int, *statuses: str) -> Opinion:
    """The opinion, if it is this actor's to act on, and does not concern them (III.4)."""
    found = ctx.opinion(id_)
    own_person(ctx, found.number)
    ctx.uninvolved(found)
    return ctx.opinion(id_, *statuses)


def leads_of(ctx: Context, ids: Iterable[int]) -> tuple[int, ...]:
    """The opinions that stand for ``ids``: those of a joint request share answer and outcome, whichever is named."""
    found = [ctx.opinion(id_) for id_ in ids]
    return tuple(dict.fromkeys(one.id if one.lead is None else one.lead for one in found))


def known_field(ctx: Context, field: str) -> None:
    """Reject a field that the regulation of this meeting does not list."""
    ensure(any(f.id == field for f in ctx.regulation.fields), "no_such_field", field=field)


def known_subject(ctx: Context, field: str, content: str) -> None:
    """Reject a field that is not listed, and a text longer than this meeting takes."""
    known_field(ctx, field)
    most = ctx.regulation.limits.content
    ensure(len(content) <= most, "content_too_long", most=most)


def _speaker(ctx: Context, number: int | None) -> int:
    if number is not None:
        own_person(ctx, number)
        return ctx.state.person(number).number
    mine = ctx.state.people_of(ctx.actor.id) if ctx.actor.role is Role.CITIZEN else ()
    return mine[0] if mine else reject("not_checked_in")


def _origin(ctx: Context) -> str:
    return "phone" if ctx.actor.role is Role.CITIZEN else "desk"


def _raised(ctx: Context, number: int, asked: cmd.RequestToSpeak | cmd.PaperForm, id_: int) -> OpinionRaised:
    """An opinion that waits for the floor."""
    ensure(ctx.state.registration, "registration_closed")
    known_subject(ctx, asked.field, asked.content)
    follows = asked.follows if isinstance(asked, cmd.RequestToSpeak) else None
    _linked(ctx, number, follows)
    return OpinionRaised(
        opinion=id_,
        number=number,
        origin="paper" if isinstance(asked, cmd.PaperForm) else _origin(ctx),
        field=asked.field,
        topic=ctx.regulation.topic_of(asked.field).id,
        minutes=_allowed_minutes(ctx, asked.minutes),
        status="waiting",
        follows=follows,
        content=asked.content,
    )


def _written(ctx: Context, number: int, asked: cmd.SubmitWritten | cmd.PaperForm, id_: int) -> OpinionRaised:
    """An opinion that is answered without speaking."""
    known_subject(ctx, asked.field, asked.content)
    return OpinionRaised(
        opinion=id_,
        number=number,
        origin="paper" if isinstance(asked, cmd.PaperForm) else _origin(ctx),
        field=asked.field,
        topic=ctx.regulation.topic_of(asked.field).id,
        minutes=0,
        status="written",
        follows=None,
        content=asked.content,
    )


def _room_to_wait(ctx: Context, number: int, more: int = 1) -> None:
    """One waiting request a person."""
    waiting = [o for o in ctx.state.of(number) if o.status in OPEN]
    limit = ctx.regulation.limits.waiting_per_person
    ensure(len(waiting) + more <= limit, "already_waiting", number=number)


@handles(cmd.RequestToSpeak)
def request_to_speak(ctx: Context, command: cmd.RequestToSpeak) -> list[Event]:
    """Register with field, content and minutes (V.2)."""
    ctx.phase("doors_open", "in_session")
    ensure(ctx.state.registration, "registration_closed")
    number = _speaker(ctx, command.number)
    _room_to_wait(ctx, number)
    return [_raised(ctx, number, command, ctx.state.next_opinion)]


def _allowed_minutes(ctx: Context, minutes: int) -> int:
    return min(minutes, ctx.regulation.limits.speak_minutes)


def _linked(ctx: Context, number: int, follows: int | None) -> None:
    if follows is None:
        return
    ensure(ctx.opinion(follows).number == number, "not_yours")
    earlier = ctx.opinion(follows, "outcome")
    ensure(earlier.satisfied == "no", "rate_first", opinion=follows)
    ensure(earlier.then != "written", "answer_asked_in_writing", opinion=follows)
    ensure(not _followed(ctx, follows), "already_followed", opinion=follows)


def _followed(ctx: Context, id_: int) -> bool:
    return any(o.follows == id_ for o in ctx.state.opinions.values() if o.status != "withdrawn")


@handles(cmd.SubmitWritten)
def submit_written(ctx: Context, command: cmd.SubmitWritten) -> list[Event]:
    """Hand in an opinion in writing."""
    ctx.phase("doors_open", "in_session")
    return [_written(ctx, _speaker(ctx, command.number), command, ctx.state.next_opinion)]


@handles(cmd.EnterForms)
def enter_forms(ctx: Context, command: cmd.EnterForms) -> list[Event]:
    """A stack of paper forms: each is of somebody here already, or of somebody who gets the next number (V.2)."""
    ctx.phase("doors_open", "in_session")
    events: list[Event] = []
    speaking: Counter[int] = Counter()
    for row, form in enumerate(command.forms):
        try:
            number, new = _of_form(ctx, form, [e for e in events if isinstance(e, PersonCheckedIn)])
            speaking[number] += form.speak
            if form.speak:
                _room_to_wait(ctx, number, speaking[number])
            raised = (_raised if form.speak else _written)(ctx, number, form, ctx.state.next_opinion + row)
        except Rejected as rejected:
            reject(rejected.rejection.code, **{**rejected.rejection.params, "row": row + 1})
        events += [*new, raised]
    return events


def _of_form(ctx: Context, form: cmd.PaperForm, arrived: list[PersonCheckedIn]) -> tuple[int, list[Event]]:
    """The number of whom a form names, and their arrival if the forms before did not bring them."""
    if form.number is not None:
        return _speaker(ctx, form.number), []
    person = form.person
    if person is None:
        reject("person_missing")
    here = [] if person.again else like(ctx, person.name, person.village, person.birth_year)
    just_now = [] if person.again else [a for a in arrived if _is_like(a, person)]
    if here:
        return _speaker(ctx, here[0].number), []
    if just_now:
        return just_now[0].number, []
    new = replace(arrival(ctx, person, ctx.state.next_number + len(arrived)), via="paper")
    return new.number, [new]


def _is_like(arrived: PersonCheckedIn, person: cmd.Person) -> bool:
    return arrived.village == person.village and search_key(arrived.name or "") == search_key(person.name)


@handles(cmd.EditRequest)
def edit(ctx: Context, command: cmd.EditRequest) -> list[Event]:
    """Change a waiting request; its place is kept."""
    found = own_opinion(ctx, command.opinion, "waiting")
    known_subject(ctx, command.field, command.content)
    # The topic of record, which a secretary may have changed, follows only another field; and only a secretary's
    # classification takes the protection of III.4 away, which others rely on by then.
    kept = command.field == found.field or protected(ctx.state, found)
    topic = found.topic if kept else ctx.regulation.topic_of(command.field).id
    minutes = _allowed_minutes(ctx, command.minutes)
    return [RequestEdited(command.opinion, command.field, topic, minutes, command.content)]


@handles(cmd.Withdraw)
def withdraw(ctx: Context, command: cmd.Withdraw) -> list[Event]:
    """Take a request back that waits, or that somebody else speaks for."""
    own_opinion(ctx, command.opinion, "waiting", "joined")
    return [RequestWithdrawn(command.opinion)]


@handles(cmd.OfferWriting)
def offer_writing(ctx: Context, command: cmd.OfferWriting) -> list[Event]:
    """The cut-off, offered once to each; who does nothing keeps the place (DOMAIN.md, Order)."""
    beyond = newly_beyond(ctx.state, ctx.now)
    ensure(bool(beyond), "too_early")
    return [WritingOffered(beyond)]


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
    """Say whether the answer satisfied; "no" leads to a follow-up or to an answer in writing, not to both (V.2)."""
    own_opinion(ctx, command.opinion, "outcome")
    then = command.then if command.satisfied == "no" else "nothing"
    ensure(then != "written" or not _followed(ctx, command.opinion), "already_followed", opinion=command.opinion)
    return [AnswerRated(command.opinion, command.satisfied, then)]
