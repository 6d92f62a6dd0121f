"""What an undo would leave, and what stands in its way (DOMAIN.md, Undo)."""

from .evolve import without_last_action
from .recusal import concerned, taken_by
from .state import Action, DoesNotApply, State

NAMED = ("opinion", "attendee", "official")


def left_by_undo(state: State) -> State:
    """The state without the last action; raises :class:`DoesNotApply` that names an opinion, attendee or official."""
    action = state.actions[-1]
    try:
        after = without_last_action(state)
    except DoesNotApply as conflict:
        raise _named(action, conflict) from conflict
    _nobody_concerned_again(state, after)
    return after


def _named(action: Action, conflict: DoesNotApply) -> DoesNotApply:
    """The turn that the action began, and a secretary ended, goes by its first opinion."""
    return conflict if conflict.kind in NAMED else DoesNotApply("opinion", action.opinions[0])


def _nobody_concerned_again(state: State, after: State) -> None:
    """A turn does not come back to whom a secretary has marked since: neither to answer nor to moderate (III.4)."""
    turn = after.turn
    if turn is None or turn.id == state.floor:
        return
    for id_ in turn.opinions:
        one = after.opinions[id_]
        if turn.official in concerned(after, one) or taken_by(after, one) is not None:
            raise DoesNotApply("opinion", id_)
