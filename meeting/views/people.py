"""People as the desk, a village head and a search see them."""

from typing import Any

from ..state import Attendee, State
from ..text import search_key
from . import parts

RECENT = 10
FOUND = 20


def desk(state: State) -> dict[str, Any]:
    """The last ten who came in, how many by village and kind, and the queue with names."""
    last = sorted(state.attendees.values(), key=lambda a: -a.number)[:RECENT]
    return {
        "recent": [full(state, a) for a in last],
        "counts": counts(state),
        "waiting": [waiting(state, id_) for id_ in state.queue],
    }


def village(state: State, id_: str) -> dict[str, Any]:
    """A village head's own people."""
    mine = [a for a in state.attendees.values() if a.village == id_]
    ids = {a.number for a in mine}
    return {
        "people": [full(state, a) for a in sorted(mine, key=lambda a: a.number)],
        "waiting": [waiting(state, i) for i in state.queue if state.opinions[i].number in ids],
    }


def full(state: State, person: Attendee) -> dict[str, Any]:
    """A person as the desk sees them, with what is printed on the slip."""
    return {
        **parts.attendee(person),
        "code": parts.code(state, person.number),
        "phone": person.phone,
        "birth_year": person.birth_year,
        "needs": list(person.needs),
    }


def counts(state: State) -> dict[str, Any]:
    """How many came, by village and by kind."""
    by_village: dict[str, int] = {}
    by_kind: dict[str, int] = {}
    for person in state.attendees.values():
        by_village[person.village] = by_village.get(person.village, 0) + 1
        by_kind[person.kind] = by_kind.get(person.kind, 0) + 1
    return {"village": by_village, "kind": by_kind, "invited": dict(state.expect_setup().invited)}


def waiting(state: State, id_: int) -> dict[str, Any]:
    """A place in the queue with a name."""
    one = state.opinions[id_]
    person = state.attendees[one.number]
    return {
        "opinion": id_,
        "number": one.number,
        "name": person.name,
        "village": person.village,
        "field": parts.public_field(state, one),
    }


def find(state: State, query: str, audience: str) -> list[dict[str, Any]]:
    """People by number or by name without diacritics; only the desk's audience sees more than the list."""
    key = search_key(query)
    if not key:
        return []
    hits = [a for a in state.attendees.values() if str(a.number) == key or key in search_key(a.name)]
    hits.sort(key=lambda a: (str(a.number) != key, a.number))
    shown = full if audience == "desk" else lambda _, person: parts.attendee(person)
    return [shown(state, person) for person in hits[:FOUND]]
