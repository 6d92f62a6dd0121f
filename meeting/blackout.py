"""What the hall needs on paper when the power goes: who has the floor, who waits, what was answered. Pure."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from .protection import sealed
from .state import Opinion, State

CONTENT = 160


@dataclass(frozen=True, slots=True)
class Row:
    """One opinion on the sheet; what is protected has neither field nor content (III.4).

    ``signers`` are the numbers of those whom the person speaks for.
    """

    number: int
    name: str
    village: str
    field: str
    content: str
    signers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The queue in its order, the other opinions that are still open, and those with an outcome.

    Who was refused stands here as long as an outcome is owed (VI.5).
    ``at`` is in milliseconds.
    """

    at: int
    floor: tuple[Row, ...]
    queue: tuple[Row, ...]
    absent: tuple[Row, ...]
    unanswered: tuple[Row, ...]
    refused: tuple[Row, ...]
    written: tuple[Row, ...]
    closed: tuple[Row, ...]


def sheet(state: State, *, with_content: bool = True) -> Sheet:
    """The sheet as of now, or one for those who may not read what was said."""
    by_status: dict[str, list[Opinion]] = defaultdict(list)
    for one in sorted(state.opinions.values(), key=lambda o: o.id):
        if one.lead is None:
            by_status[one.status].append(one)

    def rows(opinions: Iterable[Opinion]) -> tuple[Row, ...]:
        return tuple(_row(state, one, with_content) for one in opinions)

    return Sheet(
        at=state.at,
        floor=rows(state.opinions[id_] for id_ in (state.turn.opinions if state.turn else ())),
        queue=rows(state.opinions[id_] for id_ in state.queue),
        absent=rows(by_status["absent"]),
        unanswered=rows(by_status["heard"]),
        refused=rows(one for one in by_status["refused"] if one.awaits_outcome),
        written=rows(by_status["written"]),
        closed=rows(by_status["outcome"]),
    )


def _row(state: State, one: Opinion, with_content: bool) -> Row:
    rules, person = state.expect_regulation(), state.attendees[one.number]
    hidden = sealed(state, one)
    villages = {v.id: v.name for v in state.expect_setup().villages}
    fields = {f.id: f.label for f in rules.fields}
    content = "" if hidden or not with_content else " ".join(one.content.split())
    return Row(
        number=one.number,
        name=person.name,
        village=villages.get(person.village, person.village_other),
        field=fields["other" if hidden else one.field],
        content=content if len(content) <= CONTENT else f"{content[:CONTENT].rstrip()}…",
        signers=tuple(state.opinions[id_].number for id_ in one.cosigners),
    )
