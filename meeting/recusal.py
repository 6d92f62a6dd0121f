"""Whom a protected opinion concerns does not moderate it: an uninvolved chair or co-chair takes it (III.4). Pure."""

from .state import Opinion, State


def taken_by(state: State, opinion: Opinion) -> str | None:
    """Who has to take the gavel for this opinion, or ``None`` where its holder may go on.

    Where every chair is concerned nobody is left to take it, and the holder goes on in public.
    """
    concerned = opinion.concerns or ()
    if state.gavel not in concerned:
        return None
    setup = state.expect_setup()
    return next((one.id for one in (setup.chair, *setup.cochairs) if one.id not in concerned), None)
