"""Who had the floor, how often and for how long: by village, by field, by kind, for the first time or not. Pure."""

from collections.abc import Callable
from dataclasses import dataclass

from .protection import public_field
from .speaking import began, spoke
from .state import Opinion, State, Turn

Key = Callable[[State, Opinion], str]


@dataclass(frozen=True, slots=True)
class Share:
    """One group's turns and the seconds that they took; ``waiting`` are those still in the queue."""

    key: str
    turns: int
    seconds: int
    waiting: int


def _first(state: State, one: Opinion) -> str:
    earlier = (o for o in state.of(one.number) if o.id < one.id)
    return "again" if any(spoke(state, o) for o in earlier) else "first"


BY: dict[str, Key] = {
    "village": lambda state, one: state.attendees[one.number].village,
    "field": public_field,
    "kind": lambda state, one: state.attendees[one.number].kind,
    "first": _first,
}


def shares(state: State) -> dict[str, list[Share]]:
    """For each way of grouping its groups, those with most turns first."""
    return {name: _grouped(state, key) for name, key in BY.items()}


def _grouped(state: State, key: Key) -> list[Share]:
    turns: dict[str, list[int]] = {}
    waiting: dict[str, int] = {}
    for one in state.opinions.values():
        group = key(state, one)
        turns.setdefault(group, []).extend(_times(state, one))
        waiting[group] = waiting.get(group, 0) + (one.status == "waiting")
    found = [Share(group, len(times), sum(times), waiting[group]) for group, times in turns.items()]
    return sorted((s for s in found if s.turns or s.waiting), key=lambda s: (-s.turns, -s.waiting, s.key))


def _times(state: State, one: Opinion) -> list[int]:
    """The seconds of each turn that the speaker had; nobody has measured what was said without one."""
    unmeasured = [0] if spoke(state, one) and not began(state, one, "speech") else []
    return unmeasured + [_seconds(turn, state.at) for turn in began(state, one, "speech", "reply")]


def _seconds(turn: Turn, now: int) -> int:
    """How long it ran, pauses left out."""
    assert turn.started_at is not None, "only speeches that began are counted"
    until = turn.paused_at or turn.ended_at or now
    return max(0, until - turn.started_at - turn.paused) // 1000
