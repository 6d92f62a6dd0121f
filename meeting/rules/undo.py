"""Taking back the chair's last action (DOMAIN.md, Undo)."""

from .. import commands as cmd
from ..events import ActionUndone, Event, Recorded
from ..evolve import evolve
from ..state import DoesNotApply
from .base import Context, ensure, handles, reject

NAMED = ("opinion", "attendee", "official")


@handles(cmd.Undo)
def undo(ctx: Context, command: cmd.Undo) -> list[Event]:
    """Undo the last action, unless something that came after it would not hold any more."""
    ensure(bool(ctx.state.actions), "nothing_to_undo")
    action = ctx.state.actions[-1]
    ensure(command.action in (None, action.seq), "floor_changed", expected=ctx.state.floor_seq)
    undone = ActionUndone(action.seq, action.command)
    try:
        evolve(ctx.state, Recorded(ctx.state.seq + 1, ctx.now, ctx.actor, "", undone))
    except DoesNotApply as conflict:
        reject(
            f"undo_blocked_by_{conflict.kind}" if conflict.kind in NAMED else "undo_blocked",
            **{conflict.kind: conflict.id},
        )
    return [undone]
