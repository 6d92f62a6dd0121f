"""What the hall needs on paper when the power goes: who has the floor, who waits, what was answered. Pure."""

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

    ``at`` is in milliseconds.
    """

    at: int
    floor: tuple[Row, ...]
    queue: tuple[Row, ...]
    absent: tuple[Row, ...]
    unanswered: tuple[Row, ...]
    written: tuple[Row, ...]
    closed: tuple[Row, ...]


def sheet(state: State) -> Sheet:
    """The sheet as of now."""
    by_status: dict[str, list[Opinion]] = {}
    for one in sorted(state.opinions.values(), key=lambda o: o.id):
        if one.lead is None:
            by_status.setdefault(one.status, []).append(one)

    def rows(*statuses: str) -> tuple[Row, ...]:
        return _rows(state, (one for status in statuses for one in by_status.get(status, ())))

    return Sheet(
        at=state.at,
        floor=_rows(state, (state.opinions[id_] for id_ in state.turn.opinions) if state.turn else ()),
        queue=_rows(state, (state.opinions[id_] for id_ in state.queue)),
        absent=rows("absent"),
        unanswered=rows("heard"),
        written=rows("written"),
        closed=rows("outcome"),
    )


def _rows(state: State, opinions: Iterable[Opinion]) -> tuple[Row, ...]:
    return tuple(_row(state, one) for one in opinions)


def _row(state: State, one: Opinion) -> Row:
    rules, person = state.expect_regulation(), state.attendees[one.number]
    hidden = sealed(state, one)
    villages = {v.id: v.name for v in state.expect_setup().villages}
    fields = {f.id: f.label for f in rules.fields}
    content = "" if hidden else " ".join(one.content.split())
    return Row(
        number=one.number,
        name=person.name,
        village=villages.get(person.village, person.village_other),
        field=fields["other" if hidden else one.field],
        content=content if len(content) <= CONTENT else f"{content[:CONTENT].rstrip()}…",
        signers=tuple(state.opinions[id_].number for id_ in one.cosigners),
    )
