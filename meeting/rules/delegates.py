"""Who is expected: invited delegates by group, residents by village (IV.3, V.1)."""

from .. import commands as cmd
from ..actors import Role
from ..events import DelegateInvited, DelegateRemoved, Event
from ..text import search_key
from .base import Context, ensure, handles
from .people import known_group


def _key(group: str, village: str | None, name: str, position: str) -> tuple[str, str | None, str, str]:
    """Delegates are told apart by their position, residents by their village."""
    return group, None if group else village, search_key(name), search_key(position)


@handles(cmd.InviteDelegates)
def invite(ctx: Context, command: cmd.InviteDelegates) -> list[Event]:
    """Nobody twice. ``row`` counts from 1."""
    ctx.phase("preparing", "doors_open", "in_session")
    known = {_key(d.group, d.village, d.name, d.position) for d in ctx.state.delegates.values()}
    for row, one in enumerate(command.delegates, 1):
        _plausible(ctx, one, row)
        key = _key(one.group, one.village, one.name, one.position)
        ensure(key not in known, "invited_twice", name=one.name, row=row)
        known.add(key)
    return [_invited(one, ctx.state.next_delegate + i) for i, one in enumerate(command.delegates)]


def _plausible(ctx: Context, one: cmd.Invited, row: int) -> None:
    if one.group:
        known_group(ctx, one.group)
    else:
        ensure(one.village is not None, "group_or_village", name=one.name, row=row)
    known = one.village is None or any(v.id == one.village for v in ctx.setup.villages)
    ensure(known, "no_such_village", village=one.village, row=row)
    if ctx.actor.role is Role.VILLAGE:
        ensure(not one.group and one.village == ctx.actor.id, "not_your_village")


def _invited(one: cmd.Invited, id_: int) -> DelegateInvited:
    return DelegateInvited(
        delegate=id_,
        group=one.group,
        village=one.village,
        name=one.name,
        position=one.position or None,
        organisation=one.organisation or None,
    )


@handles(cmd.RemoveDelegate)
def remove(ctx: Context, command: cmd.RemoveDelegate) -> list[Event]:
    """Who has come stays on the list."""
    found = ctx.state.delegates.get(command.delegate)
    ensure(found is not None, "no_such_delegate", delegate=command.delegate)
    if ctx.actor.role is Role.VILLAGE:
        ensure(found is not None and found.village == ctx.actor.id and not found.group, "not_your_village")
    come = ctx.state.came_as(command.delegate)
    ensure(come is None, "delegate_came", number=come.number if come else 0)
    return [DelegateRemoved(command.delegate)]
