"""How long a place in the queue may take, and whom the time left does not reach (DOMAIN.md, Order). Pure."""

from dataclasses import dataclass
from itertools import pairwise
from math import ceil, floor
from statistics import median

from .agenda import plan
from .state import State

ENOUGH_TURNS = 3
LAST_TURNS = 10
SHORTEST, LONGEST = 0.7, 1.4
STEP = 5
MINUTE = 60_000
ANSWER_MINUTES = 5


@dataclass(frozen=True, slots=True)
class Outlook:
    """What the queue may expect.

    ``start`` and ``until`` (milliseconds) are between which the agenda lets the people speak and ``left`` the minutes
    of it, all ``None`` when it plans no time for them; ``ranges`` has the shortest and
    longest minutes of each place, in the queue's order, and is empty until enough turns tell the pace; ``fits`` is how
    many places the time left reaches, ``None`` while that cannot be told; ``pace`` is the minutes from call to call.
    """

    start: int | None
    until: int | None
    left: int | None
    ranges: tuple[tuple[int, int], ...]
    fits: int | None
    pace: float | None = None


def outlook(state: State, now: int) -> Outlook:
    """What the queue may expect as of ``now`` (milliseconds)."""
    (start, until), pace = _for_the_people(state), _pace(state)
    left = None if start is None or until is None else max(0, ceil((until - max(start, now)) / MINUTE))
    if pace is None:
        return Outlook(start, until, left, (), None)
    ahead = range(_before_the_first(state), _before_the_first(state) + len(state.queue))
    ranges = tuple((_down(pace * n * SHORTEST), max(STEP, _up(pace * n * LONGEST))) for n in ahead)
    fits = None if left is None else sum(pace * (n + 1) <= left for n in ahead)
    return Outlook(start, until, left, ranges, fits, round(pace, 1))


def newly_beyond(state: State, now: int) -> tuple[int, ...]:
    """Those waiting whom the time left does not reach (milliseconds) and who have not been offered to write instead."""
    fits = outlook(state, now).fits
    return () if fits is None else tuple(id_ for id_ in state.queue[fits:] if not state.opinions[id_].offered_writing)


def _for_the_people(state: State) -> tuple[int | None, int | None]:
    """When their item began or was to begin, and when it should end."""
    item = next((i for i in state.agenda if i.speaking), None)
    if item is None or state.phase not in ("doors_open", "in_session") or item.ended_at is not None:
        return None, None
    planned = plan(state, item)
    return planned.start if item.started_at is None else item.started_at, planned.until


def _before_the_first(state: State) -> int:
    """One turn is under way before the first in the queue is called."""
    return 0 if state.turn is None else 1


def _pace(state: State) -> float | None:
    """Median minutes from call to call."""
    calls = [t.called_at for t in sorted(state.turns.values(), key=lambda t: t.id) if t.kind == "speech"]
    gaps = [later - earlier for earlier, later in pairwise(calls)][-LAST_TURNS:]
    return median(gaps) / MINUTE if len(gaps) >= ENOUGH_TURNS else None


def _down(minutes: float) -> int:
    return floor(minutes / STEP) * STEP


def _up(minutes: float) -> int:
    return ceil(minutes / STEP) * STEP
