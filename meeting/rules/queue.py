"""Order, joint requests, and who will answer (V.2)."""

from .. import commands as cmd
from ..answering import awaits
from ..events import Event, OfficialAssigned, OrderChosen, QueueReordered, RequestsJoined, ServedOnPaper
from ..protection import protected
from ..recusal import concerned
from ..state import Opinion
from .base import Context, ensure, handles, reject


@handles(cmd.Reorder)
def reorder(ctx: Context, command: cmd.Reorder) -> list[Event]:
    """Move a waiting speaker; the reason goes into the record and to the phone."""
    ctx.uninvolved(ctx.opinion(command.opinion, "waiting"))
    ensure(command.before != command.opinion, "same_place")
    if command.before is not None:
        ctx.opinion(command.before, "waiting")
    moved = QueueReordered(command.opinion, command.before, command.reason, command.note or None)
    rest = [id_ for id_ in ctx.state.queue if id_ != command.opinion]
    at = rest.index(command.before) if command.before is not None else len(rest)
    ensure(ctx.state.queue[at] != command.opinion, "same_place")
    return [moved]


@handles(cmd.ChooseOrder)
def choose_order(ctx: Context, command: cmd.ChooseOrder) -> list[Event]:
    """A policy of the chair's; it is recorded, and told to everybody whose place it changes (V.2)."""
    ctx.phase("doors_open", "in_session")
    ensure(command.policy != ctx.state.policy, "already_there")
    return [OrderChosen(command.policy)]


@handles(cmd.JoinRequests)
def join(ctx: Context, command: cmd.JoinRequests) -> list[Event]:
    """Several with the same request behind one speaker; what is protected only among itself (III.4)."""
    others = tuple(dict.fromkeys(command.others))
    if command.lead in others:
        reject("joined_to_itself")
    lead = ctx.opinion(command.lead, "waiting")
    ctx.uninvolved(lead)
    for id_ in others:
        one = ctx.opinion(id_, "waiting")
        ctx.uninvolved(one)
        alike = protected(ctx.state, one) == protected(ctx.state, lead)
        ensure(alike, "protected_apart", opinion=id_)
    for id_ in others:
        ensure(not ctx.opinion(id_).cosigners, "has_cosigners", opinion=id_)
    return [RequestsJoined(command.lead, others)]


@handles(cmd.AssignOfficial)
def assign(ctx: Context, command: cmd.AssignOfficial) -> list[Event]:
    """Name who will answer; StartAnswer gives the floor. What was withdrawn, or goes elsewhere, nobody answers."""
    found = ctx.opinion(command.opinion)
    if command.official is not None and not awaits(found) and found.outcome is None:
        reject("opinion_moved_on", opinion=found.id, status=found.status)
    ctx.uninvolved(found)
    known = any(o.id == command.official for o in ctx.setup.answerers())
    ensure(command.official is None or known, "no_such_official", official=command.official)
    ensure(command.official not in concerned(ctx.state, found), "official_concerned", opinion=found.id)
    return [OfficialAssigned(found.id, command.official)]


@handles(cmd.EnterServed)
def enter_served(ctx: Context, command: cmd.EnterServed) -> list[Event]:
    """All of them or none: a number that nobody waits with is named, so that it can be read again.

    A turn that runs here is the chair's to end, whoever enters the numbers.
    """
    ctx.phase("in_session")
    numbers = tuple(dict.fromkeys(command.numbers))
    found = {number: _first(ctx, number, "waiting", "absent", "joined") for number in numbers}
    unknown = [number for number, opinion in found.items() if opinion is None]
    holding = [number for number in unknown if _first(ctx, number, "called", "speaking") is not None]
    ensure(not holding, "served_holds_floor", numbers=_listed(holding))
    ensure(not unknown, "nobody_waits", numbers=_listed(unknown))
    served = {one.id: one for one in found.values() if one is not None}
    ctx.uninvolved(*served.values())
    return [ServedOnPaper(one.id) for one in served.values() if one.lead not in served]


def _listed(numbers: list[int]) -> str:
    return ", ".join(map(str, numbers))


def _first(ctx: Context, number: int, *statuses: str) -> Opinion | None:
    """This number's first opinion that stands in one of ``statuses``."""
    person = ctx.state.attendees.get(number)
    standing = ctx.state.of(number if person is None else ctx.state.person(number).number)
    return next((one for one in standing if one.status in statuses), None)
