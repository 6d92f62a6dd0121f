"""People as the desk, a village head and a search see them."""

from typing import Any

from .. import protection
from ..state import Attendee, Delegate, Opinion, State
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
        "absent": [waiting(state, o.id) for o in sorted(state.opinions.values(), key=_id) if o.status == "absent"],
        "joined": joined(state),
        "delegates": delegates(state),
        "read_out": read_out(state),
    }


def joined(state: State) -> list[dict[str, Any]]:
    """Who lets somebody else speak for them, with that one's number: without a phone they step out here (V.2)."""
    together = ((id_, lead.number) for lead in state.opinions.values() for id_ in lead.cosigners)
    waits = sorted(pair for pair in together if state.opinions[pair[0]].status == "joined")
    return [{**waiting(state, id_), "lead": number} for id_, number in waits]


def delegates(state: State) -> list[dict[str, Any]]:
    """Those expected, with the number of those who have come."""
    come = {a.delegate: a.number for a in state.attendees.values() if a.delegate is not None}
    return [
        {
            "delegate": d.id,
            "group": d.group,
            "village": d.village,
            "name": d.name,
            "position": d.position,
            "organisation": d.organisation,
            "number": come.get(d.id),
        }
        for d in sorted(state.delegates.values(), key=_id)
    ]


def read_out(state: State) -> list[dict[str, Any]]:
    """Summaries to read to those who have no phone to confirm them on."""
    asked = ((o, parts.text_of(state, o, "asked")) for o in sorted(state.opinions.values(), key=_id))
    return [
        {**waiting(state, o.id), "summary": text}
        for o, text in asked
        if text and not o.summary and not state.attendees[o.number].devices and not protection.sealed(state, o)
    ]


def _id(one: Opinion | Delegate) -> int:
    return one.id


def village(state: State, id_: str) -> dict[str, Any]:
    """A village head's own people."""
    mine = [a for a in state.attendees.values() if a.village == id_ and a.same_as is None]
    ids = {a.number for a in mine}
    return {
        "people": [full(state, a) for a in sorted(mine, key=lambda a: a.number)],
        "waiting": [waiting(state, i) for i in state.queue if state.opinions[i].number in ids],
        "listed": [d for d in delegates(state) if d["village"] == id_ and not d["group"]],
    }


def full(state: State, person: Attendee) -> dict[str, Any]:
    """A person as the desk sees them, with what is printed on the slip."""
    return {
        **parts.attendee(person),
        "code": state.code(person.number),
        "phone": person.phone,
        "birth_year": person.birth_year,
        "needs": list(person.needs),
        "same_as": person.same_as,
        "delegate": person.delegate,
    }


def counts(state: State) -> dict[str, Any]:
    """How many came, by village, kind and group of delegates."""
    by_village: dict[str, int] = {}
    by_kind: dict[str, int] = {}
    by_group: dict[str, int] = {}
    for person in (a for a in state.attendees.values() if a.same_as is None):
        by_village[person.village] = by_village.get(person.village, 0) + 1
        by_kind[person.kind] = by_kind.get(person.kind, 0) + 1
        if person.group:
            by_group[person.group] = by_group.get(person.group, 0) + 1
    return {"village": by_village, "kind": by_kind, "group": by_group, "invited": invited(state)}


def invited(state: State) -> dict[str, int]:
    """How many were invited by group: those listed by name, otherwise the number that the organiser gave (IV.3)."""
    listed: dict[str, int] = {}
    for one in (d for d in state.delegates.values() if d.group):
        listed[one.group] = listed.get(one.group, 0) + 1
    return {**state.expect_setup().invited, **listed}


def waiting(state: State, id_: int) -> dict[str, Any]:
    """A place in the queue with a name."""
    one = state.opinions[id_]
    person = state.attendees[one.number]
    return {
        "opinion": id_,
        "number": one.number,
        "name": person.name,
        "village": person.village,
        "field": protection.public_field(state, one),
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
