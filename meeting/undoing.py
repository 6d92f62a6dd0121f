"""What an undo would leave, and what stands in its way (DOMAIN.md, Undo)."""

from .evolve import without_action
from .evolve.actions import CHAIRING
from .recusal import concerned, taken_by
from .state import Action, DoesNotApply, State

NAMED = ("opinion", "attendee", "official")


def offered(state: State) -> Action | None:
    """The action that Undo takes back: the last one, but none of others' that something was built upon since.

    What concerns the gavel's holder is passed over, and stays for an uninvolved co-chair to take back (III.4).
    """
    return next((one for one in reversed(state.actions) if _in_reach(state, one)), None)


def kept_from_holder(state: State, action: Action) -> bool:
    """Whether the action speaks of an opinion that the gavel's holder does not dispose of."""
    known = (state.opinions[id_] for id_ in action.opinions if id_ in state.opinions)
    return any(taken_by(state, one) is not None for one in known)


def _in_reach(state: State, action: Action) -> bool:
    return not kept_from_holder(state, action) and (action.by in CHAIRING or not _blocked(state, action))


def _blocked(state: State, action: Action) -> bool:
    try:
        left_by_undo(state, action)
    except DoesNotApply:
        return True
    return False


def left_by_undo(state: State, action: Action) -> State:
    """The state without ``action``; raises :class:`DoesNotApply` that names an opinion, attendee or official."""
    try:
        after = without_action(state, action)
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
