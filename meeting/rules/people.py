"""Checking in, correcting, confirming names (IV.3)."""

from collections.abc import Sequence
from typing import Any

from .. import commands as cmd
from ..actors import Role
from ..events import AttendeeCorrected, Event, NameConfirmed, PersonCheckedIn
from ..state import Attendee
from ..text import search_key
from .base import Context, ensure, handles

OTHER_VILLAGE = "other"
CONFIRMING = (Role.DESK, Role.SECRETARY, Role.VILLAGE)


def _check_in(ctx: Context, people: Sequence[cmd.Person]) -> list[Event]:
    ctx.phase("doors_open", "in_session")
    ticked = [p.delegate for p in people if p.delegate is not None]
    ensure(len(ticked) == len(set(ticked)), "delegate_came", number=0)
    return [arrival(ctx, person, ctx.state.next_number + i) for i, person in enumerate(people)]


def arrival(ctx: Context, person: cmd.Person, number: int) -> PersonCheckedIn:
    """Somebody who arrives, checked (IV.3). Staff are told of somebody like this who is here already."""
    _plausible(ctx, person)
    _not_ticked(ctx, person.delegate)
    if ctx.actor.role in CONFIRMING and not person.again:
        found = like(ctx, person.name, person.village, person.birth_year)
        ensure(not found, "already_in", number=found[0].number if found else 0)
    return _checked_in(ctx, person, number)


def like(ctx: Context, name: str, village: str, birth_year: int | None = None) -> list[Attendee]:
    """Those here with the same name (diacritics apart) and village; birth years tell apart where both are known."""
    key, year = search_key(name), str(birth_year or "")
    there = (a for a in ctx.state.attendees.values() if a.same_as is None and a.village == village)
    same = (a for a in there if search_key(a.name) == key)
    return sorted((a for a in same if not year or a.birth_year in ("", year)), key=lambda a: a.number)


def _not_ticked(ctx: Context, delegate: int | None) -> None:
    if delegate is None:
        return
    ensure(ctx.actor.role is not Role.CITIZEN, "not_allowed", role=str(ctx.actor.role))
    ensure(delegate in ctx.state.delegates, "no_such_delegate", delegate=delegate)
    come = ctx.state.came_as(delegate)
    ensure(come is None, "delegate_came", number=come.number if come else 0)


def _plausible(ctx: Context, person: cmd.Said) -> None:
    """Reject a village that is not listed, a business without a name, somebody too young (IV.3)."""
    _known_village(ctx, person.village, person.village_other)
    ensure(person.kind != "business" or bool(person.organisation), "organisation_missing")
    ensure(not person.group or person.kind == "delegate", "group_of_delegates")
    if person.group:
        known_group(ctx, person.group)
    _of_age(ctx, person.birth_year)


def known_group(ctx: Context, group: str) -> None:
    """Reject a group of delegates that the regulation does not list (IV.3)."""
    ensure(any(g.id == group for g in ctx.regulation.delegate_groups), "no_such_group", group=group)


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
    invited = ctx.state.delegates[person.delegate] if person.delegate is not None else None
    return PersonCheckedIn(
        number=number,
        via="phone" if phone else str(ctx.actor.role),
        device=ctx.actor.id if phone else "",
        confirmed=ctx.actor.role in CONFIRMING,
        delegate=person.delegate,
        **{**_values(person), **({"kind": "delegate", "group": invited.group} if invited and invited.group else {})},
    )


def _values(said: cmd.Said) -> dict[str, Any]:
    """What a person said, as events keep it."""
    return {
        "village": said.village,
        "kind": said.kind,
        "group": said.group,
        "needs": " ".join(dict.fromkeys(said.needs)) or None,
        "name": said.name,
        "phone": said.phone or None,
        "birth_year": str(said.birth_year) if said.birth_year else None,
        "organisation": said.organisation or None,
        "position": said.position or None,
        "village_other": said.village_other or None,
    }


def room_on_phone(ctx: Context, coming: int) -> None:
    """Reject more people on one phone than the regulation allows."""
    mine = len(ctx.state.people_of(ctx.actor.id))
    limit = ctx.regulation.limits.companions + 1
    ensure(ctx.actor.role is not Role.CITIZEN or mine + coming <= limit, "too_many_companions", limit=limit - 1)


@handles(cmd.CheckIn)
def check_in(ctx: Context, command: cmd.CheckIn) -> list[Event]:
    """One person. The same phone a second time has to say that it is for somebody who came along."""
    mine = ctx.state.people_of(ctx.actor.id) if ctx.actor.role is Role.CITIZEN else ()
    ensure(not mine or command.companion, "already_checked_in", number=mine[0] if mine else 0)
    room_on_phone(ctx, 1)
    return _check_in(ctx, [command])


@handles(cmd.CheckInGroup)
def check_in_group(ctx: Context, command: cmd.CheckInGroup) -> list[Event]:
    """Several people at once, all or none."""
    room_on_phone(ctx, len(command.people))
    return _check_in(ctx, command.people)


@handles(cmd.CorrectAttendee)
def correct(ctx: Context, command: cmd.CorrectAttendee) -> list[Event]:
    """What staff correct stays or becomes confirmed; a citizen's change of name has to be confirmed again."""
    person = ctx.attendee(command.number)
    own_person(ctx, command.number)
    _plausible(ctx, command)
    kept = person.confirmed and person.name == command.name
    confirmed = kept or ctx.actor.role in CONFIRMING
    group = command.group or (person.group if command.kind == "delegate" else "")
    return [AttendeeCorrected(number=command.number, confirmed=confirmed, **{**_values(command), "group": group})]


@handles(cmd.ConfirmName)
def confirm_name(ctx: Context, command: cmd.ConfirmName) -> list[Event]:
    """Let the public screens show the name."""
    person = ctx.attendee(command.number)
    own_person(ctx, command.number)
    ensure(bool(person.name), "name_unknown", number=command.number)
    ensure(not person.confirmed, "already_confirmed", number=command.number)
    return [NameConfirmed(command.number)]


def own_person(ctx: Context, number: int) -> None:
    """Reject a citizen who acts for a stranger, and a village head who acts for another village."""
    person = ctx.attendee(number)
    if ctx.actor.role is Role.CITIZEN:
        ensure(number in ctx.state.people_of(ctx.actor.id), "not_yours")
    if ctx.actor.role is Role.VILLAGE:
        ensure(person.village == ctx.actor.id, "not_your_village")
