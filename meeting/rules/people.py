"""Checking in, correcting, confirming names (IV.3)."""

from collections.abc import Sequence

from .. import commands as cmd
from ..actors import Role
from ..events import AttendeeCorrected, Event, NameConfirmed, PersonCheckedIn
from .base import Context, ensure, handles

OTHER_VILLAGE = "other"
CONFIRMING = (Role.DESK, Role.SECRETARY, Role.VILLAGE)


def _check_in(ctx: Context, people: Sequence[cmd.Person]) -> list[Event]:
    ctx.phase("doors_open", "in_session")
    for person in people:
        _plausible(ctx, person)
    first = ctx.state.next_number
    return [_checked_in(ctx, person, first + i) for i, person in enumerate(people)]


def _plausible(ctx: Context, person: cmd.Person | cmd.CorrectAttendee) -> None:
    """Reject a village that is not listed, a business without a name, somebody too young (IV.3)."""
    _known_village(ctx, person.village, person.village_other)
    ensure(person.kind != "business" or bool(person.organisation), "organisation_missing")
    _of_age(ctx, person.birth_year)


def _known_village(ctx: Context, village: str, other: str) -> None:
    if village == OTHER_VILLAGE:
        ensure(bool(other), "village_missing")
    else:
        ensure(any(v.id == village for v in ctx.setup.villages), "no_such_village", village=village)
    if ctx.actor.role is Role.VILLAGE:
        ensure(village == ctx.actor.id, "not_your_village")


def _of_age(ctx: Context, birth_year: int | None) -> None:
    held_in = int(ctx.setup.date[:4])
    ensure(birth_year is None or held_in - birth_year >= 18, "under_age")


def _checked_in(ctx: Context, person: cmd.Person, number: int) -> PersonCheckedIn:
    phone = ctx.actor.role is Role.CITIZEN
    return PersonCheckedIn(
        number=number,
        village=person.village,
        kind=person.kind,
        via="phone" if phone else str(ctx.actor.role),
        device=ctx.actor.id if phone else "",
        confirmed=ctx.actor.role in CONFIRMING,
        needs=tuple(person.needs),
        name=person.name,
        phone=person.phone or None,
        birth_year=str(person.birth_year) if person.birth_year else None,
        organisation=person.organisation or None,
        position=person.position or None,
        village_other=person.village_other or None,
    )


def _room_on_phone(ctx: Context, coming: int) -> None:
    mine = len(ctx.state.devices.get(ctx.actor.id, ()))
    limit = ctx.regulation.limits.companions + 1
    ensure(ctx.actor.role is not Role.CITIZEN or mine + coming <= limit, "too_many_companions", limit=limit - 1)


@handles(cmd.CheckIn)
def check_in(ctx: Context, command: cmd.CheckIn) -> list[Event]:
    """One person. The same phone a second time has to say that it is for somebody who came along."""
    mine = ctx.state.devices.get(ctx.actor.id, ()) if ctx.actor.role is Role.CITIZEN else ()
    ensure(not mine or command.companion, "already_checked_in", number=mine[0] if mine else 0)
    _room_on_phone(ctx, 1)
    return _check_in(ctx, [command])


@handles(cmd.CheckInGroup)
def check_in_group(ctx: Context, command: cmd.CheckInGroup) -> list[Event]:
    """Several people at once, all or none."""
    _room_on_phone(ctx, len(command.people))
    return _check_in(ctx, command.people)


@handles(cmd.CorrectAttendee)
def correct(ctx: Context, command: cmd.CorrectAttendee) -> list[Event]:
    """What staff correct stays or becomes confirmed; a citizen's change of name has to be confirmed again."""
    person = ctx.attendee(command.number)
    own_person(ctx, command.number)
    _plausible(ctx, command)
    kept = person.confirmed and person.name == command.name
    return [
        AttendeeCorrected(
            number=command.number,
            village=command.village,
            kind=command.kind,
            confirmed=kept or ctx.actor.role in CONFIRMING,
            needs=tuple(command.needs),
            name=command.name,
            phone=command.phone or None,
            birth_year=str(command.birth_year) if command.birth_year else None,
            organisation=command.organisation or None,
            position=command.position or None,
            village_other=command.village_other or None,
        )
    ]


@handles(cmd.ConfirmName)
def confirm_name(ctx: Context, command: cmd.ConfirmName) -> list[Event]:
    """Let the public screens show the name."""
    person = ctx.attendee(command.number)
    own_person(ctx, command.number)
    ensure(not person.confirmed, "already_confirmed", number=command.number)
    return [NameConfirmed(command.number)]


def own_person(ctx: Context, number: int) -> None:
    """Reject a citizen who acts for a stranger, and a village head who acts for another village."""
    person = ctx.attendee(number)
    if ctx.actor.role is Role.CITIZEN:
        ensure(number in ctx.state.devices.get(ctx.actor.id, ()), "not_yours")
    if ctx.actor.role is Role.VILLAGE:
        ensure(person.village == ctx.actor.id, "not_your_village")
