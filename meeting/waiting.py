"""How long a place in the queue may take, and whom the time left does not reach (DOMAIN.md, Order). Pure."""

from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil, floor
from statistics import median

from .agenda import Plan, plan
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

    ``left`` is in minutes, ``None`` when the agenda plans no time for the people; ``ranges`` has the shortest and
    longest minutes of each place, in the queue's order, and is empty until enough turns tell the pace; ``fits`` is how
    many places the time left reaches, ``None`` while that cannot be told; ``pace`` is the minutes from call to call.
    """

    left: int | None
    ranges: tuple[tuple[int, int], ...]
    fits: int | None
    pace: float | None = None


def outlook(state: State, now: int) -> Outlook:
    """What the queue may expect as of ``now`` (milliseconds)."""
    left, pace = _minutes_left(state, now), _pace(state)
    if pace is None:
        return Outlook(left, (), None)
    ahead = range(_before_the_first(state), _before_the_first(state) + len(state.queue))
    ranges = tuple((_down(pace * n * SHORTEST), max(STEP, _up(pace * n * LONGEST))) for n in ahead)
    fits = None if left is None else sum(pace * (n + 1) <= left for n in ahead)
    return Outlook(left, ranges, fits, round(pace, 1))


def newly_beyond(state: State, now: int) -> tuple[int, ...]:
    """Those waiting whom the time left does not reach (milliseconds) and who have not been offered to write instead."""
    fits = outlook(state, now).fits
    return () if fits is None else tuple(id_ for id_ in state.queue[fits:] if not state.opinions[id_].offered_writing)


def for_the_people(state: State) -> Plan | None:
    """When their item began or was to begin, and when it should end; ``None`` when none is planned, or it is over."""
    item = next((i for i in state.agenda if i.speaking), None)
    if item is None or state.phase not in ("doors_open", "in_session") or item.ended_at is not None:
        return None
    planned = plan(state, item)
    return planned if item.started_at is None else replace(planned, start=item.started_at)


def _minutes_left(state: State, now: int) -> int | None:
    planned = for_the_people(state)
    return None if planned is None else max(0, ceil((planned.until - max(planned.start, now)) / MINUTE))


def turn_minutes(state: State) -> float:
    """The pace; as long as too few turns tell it, a speech and its answer."""
    return _pace(state) or state.expect_regulation().limits.speak_minutes + ANSWER_MINUTES


def _before_the_first(state: State) -> int:
    """One turn is under way before the first in the queue is called."""
    return 0 if state.turn is None else 1


def _pace(state: State) -> float | None:
    """Median minutes from call to call, once enough turns tell it.

    Who was called in vain had no turn: that time is part of the next one's. A turn counts as half the speaking time
    and a minute at least, or a few that were over at once would promise the hall more than it can hear.
    """
    speeches = sorted((t for t in state.turns.values() if t.kind == "speech"), key=lambda t: t.id)
    spoke = [True, *(t.started_at is not None for t in speeches)]
    begins = [t.called_at for before_spoke, t in zip(spoke, speeches, strict=False) if before_spoke]
    shortest = max(MINUTE, state.expect_regulation().limits.speak_minutes * MINUTE / 2)
    gaps = [max(later - earlier, shortest) for earlier, later in pairwise(begins)][-LAST_TURNS:]
    return median(gaps) / MINUTE if len(gaps) >= ENOUGH_TURNS else None


def _down(minutes: float) -> int:
    return floor(minutes / STEP) * STEP


def _up(minutes: float) -> int:
    return ceil(minutes / STEP) * STEP
