"""The gavel: handed over, asked for, and taken only from somebody who is gone (V.2)."""

from .. import commands as cmd
from ..events import Event, GavelAsked, GavelKept, GavelPassed, HolderReported
from ..recusal import bars_from_gavel
from .base import Context, ensure, handles, reject


@handles(cmd.PassGavel)
def pass_gavel(ctx: Context, command: cmd.PassGavel) -> list[Event]:
    """Another of the chairs moderates from now on, but never what is on the floor and concerns them (III.4)."""
    holders = {ctx.setup.chair.id, *(c.id for c in ctx.setup.cochairs)}
    ensure(command.to in holders, "no_such_official", official=command.to)
    ensure(command.to != ctx.state.gavel, "already_there")
    barred = bars_from_gavel(ctx.state, command.to)
    if barred is not None:
        reject("receiver_concerned", opinion=barred.id)
    return [GavelPassed(command.to)]


@handles(cmd.AskGavel)
def ask_gavel(ctx: Context, command: cmd.AskGavel) -> list[Event]:
    """The holder sees it; nothing happens by itself. One question at a time, which only its asker takes back."""
    ensure(ctx.actor.id != ctx.state.gavel, "already_there")
    asker = ctx.setup.person(ctx.state.gavel_asked)
    ensure(asker is None or asker.id == ctx.actor.id, "gavel_is_asked", by=asker.name if asker else "")
    return [GavelAsked("" if ctx.state.gavel_asked == ctx.actor.id else ctx.actor.id)]


@handles(cmd.SetGavelAside)
def set_gavel_aside(ctx: Context, command: cmd.SetGavelAside) -> list[Event]:
    """Seen; whoever asked is told, and the next may ask."""
    ensure(command.by == ctx.state.gavel_asked, "already_there")
    return [GavelKept(command.by)]


@handles(cmd.TakeGavel)
def take_gavel(ctx: Context, command: cmd.TakeGavel) -> list[Event]:
    """Only while its holder's tablet is gone; then by anybody, or nobody could end the turn that runs."""
    ensure(ctx.actor.id != ctx.state.gavel, "already_there")
    ensure(ctx.state.holder_gone, "holder_is_there", holder=ctx.state.gavel)
    return [GavelPassed(ctx.actor.id, taken=True)]


@handles(cmd.ReportHolder)
def report_holder(ctx: Context, command: cmd.ReportHolder) -> list[Event]:
    """What the server saw of the holder's tablet; late news of somebody else says nothing."""
    ensure(command.holder == ctx.state.gavel and command.gone != ctx.state.holder_gone, "already_there")
    return [HolderReported(command.gone)]
