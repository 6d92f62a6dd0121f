"""The queue of a state as a policy would call it: for the order itself, and to show it before it applies. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

from . import speaking
from .order import POLICIES, Waiting, order
from .protection import public_field
from .state import Opinion, State

PREVIEWED = 60


def choices(state: State) -> dict[str, Any]:
    """The policy in force, and for each policy the first places of the queue as it would be."""
    previews = {policy: list(islice(placed(state, state.queue, policy), PREVIEWED)) for policy in POLICIES}
    return {"policy": state.policy, "bound": state.expect_regulation().limits.passes, "previews": previews}


def placed(state: State, queue: Sequence[int], policy: str) -> Iterator[int]:
    """A queue by ``policy``; whom the chair moved by hand keeps the place that they were given."""
    called = called_as(state, _free(state, queue), policy)
    return (id_ if state.opinions[id_].moved else next(called)[0] for id_ in queue)


def arranged(state: State) -> State:
    """The whole queue by the policy in force, everybody with why their place changed."""
    why = dict(called_as(state, _free(state, state.queue), state.policy))
    told = {id_: replace(state.opinions[id_], placed=code) for id_, code in why.items()}
    changed = {id_: one for id_, one in told.items() if one != state.opinions[id_]}
    queue = tuple(placed(state, state.queue, state.policy))
    return replace(state, queue=queue, opinions=state.opinions.update(changed))


def _free(state: State, queue: Sequence[int]) -> list[int]:
    return sorted(id_ for id_ in queue if not state.opinions[id_].moved)


def called_as(state: State, ids: Sequence[int], policy: str) -> Iterator[tuple[int, str]]:
    """``ids`` (in registration order) as ``policy`` calls them, each with why its place changed."""
    spoke = {one.number for one in state.opinions.values() if speaking.spoke(state, one)}
    queue = [_waiting(state, state.opinions[id_], spoke) for id_ in ids]
    turns = [_groups(state, one) for one in speaking.speakers(state)]
    return order(queue, policy, turns, state.expect_regulation().limits.passes)


def _waiting(state: State, one: Opinion, spoke: set[int]) -> Waiting:
    field, village = _groups(state, one)
    return Waiting(one.id, field, village, one.number in spoke, one.passed)


def _groups(state: State, one: Opinion) -> tuple[str, str]:
    """Field and village; what is protected goes with the other matters, so that its place does not tell of it."""
    return public_field(state, one), state.attendees[one.number].village
