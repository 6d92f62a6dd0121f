"""What is held of people, why, and until when (IV.3, V.3.3). Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from .calendar import day_of
from .naming import texts_naming
from .state import State

# Not in the dossier, which names who raised what (V.3.3).
BESIDE_THE_DOSSIER = ("phone", "birth_year", "needs")
OF_A_PERSON = (*BESIDE_THE_DOSSIER, "name", "organisation", "position", "village_other")
DAY = 24 * 3600 * 1000


@dataclass(frozen=True, slots=True)
class Held:
    """How many values of a kind are held; ``until`` is the ISO date of their purge, empty while nobody can tell."""

    value: str
    count: int
    dossier: bool
    until: str


def pairs(state: State, number: int, values: Iterable[str]) -> list[tuple[int, str]]:
    """Where the journal keeps these values of a person, every version of them."""
    wanted = set(values)
    return [(seq, name) for seq, name in state.held.get(number, ()) if name in wanted]


def texts_of(state: State, gone: Iterable[tuple[int, str]]) -> tuple[str, ...]:
    """The minutes texts in which a name stands that is among the ``gone`` values."""
    names = {pair for pair in gone if pair[1] == "name"}
    numbers = (number for number, held in state.held.items() if not names.isdisjoint(held))
    return texts_naming(state, [state.attendees[number] for number in numbers if number in state.attendees])


def purge_at(state: State) -> int | None:
    """When check-in data goes: milliseconds, ``None`` before the work has ended."""
    days = state.expect_regulation().deadlines.purge_days
    return None if state.finished_at is None else state.finished_at + days * DAY


def to_purge(state: State) -> list[tuple[int, str]]:
    """The values that the dossier does not need: of those who raised nothing, all of them."""
    speaking = {o.number for o in state.opinions.values()}
    return [
        pair
        for number in state.held
        for pair in pairs(state, number, BESIDE_THE_DOSSIER if number in speaking else OF_A_PERSON)
    ]


def overview(state: State) -> list[Held]:
    """What is held by kind, for the organiser."""
    speaking = {o.number for o in state.opinions.values()}
    at = purge_at(state)
    until = "" if at is None else day_of(at).isoformat()
    rows = []
    for value in OF_A_PERSON:
        holders = [n for n in state.held if pairs(state, n, (value,))]
        kept = [n for n in holders if n in speaking and value not in BESIDE_THE_DOSSIER]
        rows.append(Held(value, len(holders) - len(kept), False, until))
        if kept:
            rows.append(Held(value, len(kept), True, _end_of_dossier(state)))
    return rows


def _end_of_dossier(state: State) -> str:
    """Five years from the day the work ended (V.3.3)."""
    if state.finished_at is None:
        return ""
    years = state.expect_regulation().deadlines.dossier_years
    ended = day_of(state.finished_at)
    try:
        return ended.replace(year=ended.year + years).isoformat()
    except ValueError:  # 29 February
        return date(ended.year + years, 3, 1).isoformat()
