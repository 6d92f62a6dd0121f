"""Parts that several views are made of."""

from typing import Any

from ..protection import joint, sealed
from ..setup import Official
from ..state import Attendee, Opinion, Outcome, State, Turn


def speaker(state: State, opinion: Opinion) -> dict[str, Any]:
    """Number, confirmed name and listed village, as public screens show them."""
    person = state.attendees[opinion.number]
    return {
        "number": person.number,
        "name": person.name if person.confirmed else None,
        "village": person.village,
    }


def official(state: State, id_: str | None) -> dict[str, Any] | None:
    """Name and office of who answers."""
    found = state.expect_setup().person(id_)
    return None if found is None else {"id": found.id, "name": found.name, "office": found.office}


def clock(state: State, turn: Turn) -> dict[str, Any]:
    """What a screen counts from: seconds allotted and the times (milliseconds) it began and stopped.

    A short turn is warned in proportion, or it would be told to come to an end as soon as it begins.
    """
    limits = state.expect_regulation().limits
    return {
        "allotted": turn.allotted,
        "started_at": turn.started_at,
        "paused_at": turn.paused_at,
        "paused": turn.paused,
        "amber": min(limits.amber_seconds, turn.allotted // 3),
        "red": min(limits.red_seconds, turn.allotted // 6),
    }


def outcome(found: Outcome | None) -> dict[str, Any] | None:
    """What became of an opinion, in codes."""
    if found is None:
        return None
    return {
        "outcome": found.outcome,
        "resolved": found.resolved,
        "body": found.body,
        "due": found.due,
        "level": found.level,
        "expected_by": found.expected_by,
        "earlier": {"number": found.earlier_number, "date": found.earlier_date} if found.earlier_number else None,
        "at": found.at,
    }


def answers(state: State, opinion: Opinion) -> list[dict[str, Any]]:
    """The answers given to an opinion, oldest first."""
    turns = (state.turns[id_] for id_ in opinion.turns)
    return [
        {"turn": t.id, "official": official(state, t.official), "at": t.started_at} for t in turns if t.kind == "answer"
    ]


def listed(person: Official) -> dict[str, Any]:
    """An official as labels list them."""
    return {"id": person.id, "name": person.name, "office": person.office, "fields": list(person.fields)}


def attendee(person: Attendee) -> dict[str, Any]:
    """A person as staff see them: no phone, no birth year, no code."""
    return {
        "number": person.number,
        "name": person.name,
        "village": person.village,
        "village_other": person.village_other,
        "kind": person.kind,
        "group": person.group,
        "organisation": person.organisation,
        "position": person.position,
        "confirmed": person.confirmed,
        "via": person.via,
        "at": person.at,
    }


def text_of(state: State, opinion: Opinion, part: str) -> str:
    """What was written of an opinion, without what speaks also of a sealed one that it is not sealed with."""
    shared = {one.id for one in joint(state, opinion)} if sealed(state, opinion) else set()

    def kept(id_: int) -> bool:
        return id_ not in shared and id_ in state.opinions and sealed(state, state.opinions[id_])

    texts = state.texts_of(opinion, part)
    return "\n".join(t.text for t in texts if not any(map(kept, t.about)))
