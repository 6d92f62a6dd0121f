"""Taking back the chair's last action (DOMAIN.md, Undo)."""

from .. import commands as cmd
from ..events import ActionUndone, Event
from ..state import DoesNotApply
from ..undoing import left_by_undo, offered
from .base import Context, ensure, handles, reject


@handles(cmd.Undo)
def undo(ctx: Context, command: cmd.Undo) -> list[Event]:
    """Undo the action offered, unless something that came after it would not hold any more."""
    action = offered(ctx.state)
    if action is None:
        reject("nothing_to_undo")
    ensure(command.action in (None, action.seq), "floor_changed", expected=ctx.state.floor_seq)
    try:
        left_by_undo(ctx.state, action)
    except DoesNotApply as conflict:
        reject(f"undo_blocked_by_{conflict.kind}", **{conflict.kind: conflict.id})
    return [ActionUndone(action.seq, action.command)]
