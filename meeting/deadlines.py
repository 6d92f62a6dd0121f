"""By when an opinion has to be answered (V.3.2). Pure."""

from datetime import date

from .calendar import add_working_days, day_of
from .state import Opinion, State


def answer_due(state: State, now: int) -> str:
    """The last day for an answer to what the conference leaves open: it counts from the day that it was held.

    ``now`` is in milliseconds; a conference that is not concluded yet lasts until then.
    """
    ended = now if state.concluded_at is None else min(now, state.concluded_at)
    return _working_days_after(state, ended)


def owed_until(state: State, one: Opinion) -> str | None:
    """The last day for what is owed in writing to an opinion besides its outcome; ``None`` where nothing is.

    Who asks for it after an answer that did not satisfy has the days counted from then (V.2).
    """
    if one.then == "written":
        return _working_days_after(state, one.then_at)
    over = state.concluded_at is not None
    if one.awaits_outcome and (over or one.status in ("written", "refused")):
        return answer_due(state, state.at)
    return None


def _working_days_after(state: State, at: int) -> str:
    setup = state.expect_setup()
    held = max(day_of(at), date.fromisoformat(setup.date))
    days = state.expect_regulation().deadlines.answer_working_days
    return add_working_days(held, days, setup.holidays).isoformat()
