"""When the agenda's items were to begin and should end: what the meeting is ahead or behind (V.2). Pure."""

from dataclasses import dataclass
from datetime import datetime

from .calendar import VIETNAM
from .state import AgendaItem, State

MINUTE = 60_000
HALF_A_DAY = 12 * 60 * MINUTE


@dataclass(frozen=True, slots=True)
class Plan:
    """``start`` is when an item was to begin, ``until`` when it should end, in milliseconds.

    An item that began late should still end by the plan; one that began early has its planned minutes.
    """

    start: int
    until: int


def current(state: State) -> Plan | None:
    """The plan of the item that runs; ``None`` while none does."""
    return None if state.running is None else plan(state, state.running)


def plan(state: State, item: AgendaItem) -> Plan:
    """The plan of one item; one that has not begun is taken to begin in time."""
    before = state.agenda[: state.agenda.index(item)]
    start = _beginning(state) + sum(i.minutes for i in before) * MINUTE
    begun = start if item.started_at is None else item.started_at
    return Plan(start, min(start, begun) + item.minutes * MINUTE)


def _beginning(state: State) -> int:
    """When the first item was to begin. A rehearsal on another day counts from its own beginning."""
    begun = min((i.started_at for i in state.agenda if i.started_at is not None), default=state.at)
    announced = _announced(state)
    return announced if announced is not None and abs(begun - announced) < HALF_A_DAY else begun


def _announced(state: State) -> int | None:
    """The hour that was announced; ``None`` where it is not written as one (nobody's screen may fail for that)."""
    setup = state.expect_setup()
    try:
        hour = datetime.strptime(f"{setup.date} {setup.start[:5]}", "%Y-%m-%d %H:%M")
    except ValueError:
        return None
    return int(hour.replace(tzinfo=VIETNAM).timestamp() * 1000)
