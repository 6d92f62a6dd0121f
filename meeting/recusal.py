"""Whom a sealed opinion concerns does not dispose of it: an uninvolved chair or co-chair takes it (III.4). Pure."""

from .protection import joint, sealed
from .state import Opinion, State


def concerned(state: State, opinion: Opinion) -> frozenset[str]:
    """Whom the opinion concerns, or one that is joined with it: they are heard, answered and settled as one."""
    marked = (one for one in joint(state, opinion) if one.kept_from and sealed(state, one))
    return frozenset(id_ for one in marked for id_ in one.kept_from)


def taken_by(state: State, opinion: Opinion) -> str | None:
    """Who has to take the gavel for this opinion, or ``None`` where its holder may go on.

    Where every chair is concerned nobody is left to take it, and the holder goes on in public.
    """
    kept_from = concerned(state, opinion)
    return _uninvolved_chair(state, kept_from) if state.gavel in kept_from else None


def bars_from_gavel(state: State, chair: str) -> Opinion | None:
    """The opinion on the floor that keeps ``chair`` from the gavel, while somebody uninvolved could hold it."""
    on_floor = (state.opinions[id_] for id_ in (state.turn.opinions if state.turn else ()))
    kept = ((one, concerned(state, one)) for one in on_floor)
    return next((one for one, who in kept if chair in who and _uninvolved_chair(state, who) is not None), None)


def _uninvolved_chair(state: State, kept_from: frozenset[str]) -> str | None:
    setup = state.expect_setup()
    return next((one.id for one in (setup.chair, *setup.cochairs) if one.id not in kept_from), None)
