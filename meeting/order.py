"""In which order people speak: registration order (V.2), or a policy that the chair chooses. Pure.

Every policy is bounded: nobody is passed by it more often than the regulation's limit says, so nobody starves.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

LIMIT = "limit"


@dataclass(frozen=True, slots=True)
class Waiting:
    """One who waits. ``passed`` counts how often a policy has let a later one go before."""

    opinion: int
    field: str
    village: str
    spoke: bool
    passed: int = 0


Served = Mapping[str, int]
Rank = Callable[[Waiting, Served], int]


def _in_turn(key: Callable[[Waiting], str]) -> Rank:
    """Whose turn was longest ago comes first; who never had one before all."""
    return lambda one, served: served.get(key(one), -1)


# What a policy looks at, and the groups that it goes through in turn.
RANKS: dict[str, Rank] = {
    "registration": lambda one, served: 0,
    "first_time": lambda one, served: int(one.spoke),
    "by_field": _in_turn(lambda one: f"field/{one.field}"),
    "by_village": _in_turn(lambda one: f"village/{one.village}"),
}
POLICIES = tuple(RANKS)


def groups(field: str, village: str) -> tuple[str, str]:
    """The groups whose turn it was when somebody spoke."""
    return f"field/{field}", f"village/{village}"


def order(
    queue: Sequence[Waiting], policy: str, turns: Sequence[tuple[str, str]], bound: int
) -> Iterator[tuple[int, str]]:
    """The opinions one by one as ``policy`` calls them, each with why its place changed (``""`` where it did not).

    ``queue`` is in registration order; ``turns`` are the field and village of the speeches so far, oldest first;
    ``bound`` is how often one may be passed. An unknown policy raises ``KeyError``.
    """
    rank, remaining = RANKS[policy], list(queue)
    passed = {one.opinion: one.passed for one in queue}
    served = {group: at for at, turn in enumerate(turns) for group in groups(*turn)}
    for place, there in enumerate(queue):
        chosen, why = _next(remaining, rank, served, passed, bound)
        for earlier in remaining[: remaining.index(chosen)]:
            passed[earlier.opinion] += 1
        remaining.remove(chosen)
        served |= dict.fromkeys(groups(chosen.field, chosen.village), len(turns) + place)
        yield chosen.opinion, "" if there is chosen else why or policy


def _next(
    remaining: Sequence[Waiting], rank: Rank, served: Served, passed: Mapping[int, int], bound: int
) -> tuple[Waiting, str]:
    """Who goes next, and whether only because nobody else may pass any more."""
    best = min(remaining, key=lambda one: rank(one, served))
    before = remaining[: remaining.index(best)]
    spent = next((one for one in before if passed[one.opinion] >= bound), None)
    return (best, "") if spent is None else (spent, LIMIT)
