"""Personal data: erased on request, purged when its time is over."""

from collections.abc import Sequence

from .. import commands as cmd
from .. import privacy
from ..actors import Role
from ..events import Event, ValuesErased
from .base import Context, ensure, handles
from .people import own_person


@handles(cmd.EraseAttendee)
def erase(ctx: Context, command: cmd.EraseAttendee) -> list[Event]:
    """Citizens and the desk erase what the dossier does not need; the rest is the organiser's, with a reason."""
    own_person(ctx, command.number)
    beside = set(command.values) <= set(privacy.BESIDE_THE_DOSSIER)
    ensure(beside or ctx.actor.role is Role.ORGANISER, "in_the_dossier")
    ensure(beside or bool(command.reason), "reason_missing")
    found = privacy.pairs(ctx.state, command.number, command.values)
    ensure(bool(found), "nothing_to_erase", number=command.number)
    values = tuple(dict.fromkeys(command.values))
    return [_erased(ctx, found, command.number, values, command.reason)]


@handles(cmd.PurgeCheckIns)
def purge(ctx: Context, command: cmd.PurgeCheckIns) -> list[Event]:
    """Days after every opinion's work has ended, as the regulation says (a setting)."""
    ctx.phase("finished")
    at = privacy.purge_at(ctx.state)
    ensure(at is not None and ctx.now >= at, "too_early")
    found = privacy.to_purge(ctx.state)
    ensure(ctx.state.purged_at is None or bool(found), "nothing_to_erase", number=0)
    return [_erased(ctx, found, None, (), "purge")]


def _erased(
    ctx: Context, found: Sequence[tuple[int, str]], number: int | None, values: tuple[str, ...], reason: str
) -> ValuesErased:
    """Once a name is gone nobody can take it out of a text, so the event says where it stands."""
    texts = privacy.texts_of(ctx.state, found)
    return ValuesErased(tuple([seq, name] for seq, name in found), number, values, reason, texts)
