"""Taking back the chair's last action (DOMAIN.md, Undo)."""

from typing import NoReturn

from .. import commands as cmd
from ..events import ActionUndone, Event, Recorded
from ..evolve import evolve
from ..recusal import concerned, taken_by
from ..state import Action, DoesNotApply, State
from .base import Context, ensure, handles, reject

NAMED = ("opinion", "attendee", "official")


@handles(cmd.Undo)
def undo(ctx: Context, command: cmd.Undo) -> list[Event]:
    """Undo the last action, unless something that came after it would not hold any more."""
    ensure(bool(ctx.state.actions), "nothing_to_undo")
    action = ctx.state.actions[-1]
    ensure(command.action in (None, action.seq), "floor_changed", expected=ctx.state.floor_seq)
    undone = ActionUndone(action.seq, action.command)
    ctx.uninvolved(*(ctx.state.opinions[id_] for id_ in action.opinions if id_ in ctx.state.opinions))
    try:
        after = evolve(ctx.state, Recorded(ctx.state.seq + 1, ctx.now, ctx.actor, "", undone))
    except DoesNotApply as conflict:
        _blocked(action, conflict)
    _nobody_concerned_again(ctx.state, after)
    return [undone]


def _blocked(action: Action, conflict: DoesNotApply) -> NoReturn:
    """Name what stands in the way; the turn that the action began, and a secretary ended, by its first opinion."""
    named = conflict.kind in NAMED
    kind, id_ = (conflict.kind, conflict.id) if named else ("opinion", action.opinions[0])
    reject(f"undo_blocked_by_{kind}", **{kind: id_})


def _nobody_concerned_again(state: State, after: State) -> None:
    """A turn does not come back to whom a secretary has marked since: neither to answer nor to moderate (III.4)."""
    turn = after.turn
    if turn is None or turn.id == state.floor:
        return
    for id_ in turn.opinions:
        one = after.opinions[id_]
        forbidden = turn.official in concerned(after, one) or taken_by(after, one) is not None
        ensure(not forbidden, "undo_blocked_by_opinion", opinion=id_)
