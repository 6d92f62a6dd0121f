"""What only one person sees: a citizen's own people and opinions; a member of staff's place and sealed content."""

from dataclasses import asdict
from typing import Any

from .. import answering, protection, recusal
from ..actors import Actor, Role
from ..deadlines import owed_until
from ..state import Opinion, State
from . import parts, people


def citizen(state: State, actor: Actor) -> dict[str, Any]:
    """The people this phone checked in, the first being its owner, and their opinions."""
    numbers = [n for n in state.people_of(actor.id) if n in state.attendees]
    return {
        "people": [people.full(state, state.attendees[n]) for n in numbers],
        "opinions": [own(state, o) for n in numbers for o in state.of(n)],
    }


def own(state: State, one: Opinion) -> dict[str, Any]:
    """An opinion as the one who raised it sees it."""
    return {
        "id": one.id,
        "number": one.number,
        "origin": one.origin,
        "field": one.field,
        "content": one.content,
        "minutes": one.minutes,
        "status": one.status,
        "at": one.at,
        "moved": one.moved or one.yielded or one.placed,
        "coming": one.coming,
        "lead": _lead(state, one),
        "lead_absent": one.lead is not None and state.opinions[one.lead].status == "absent",
        "cosigners": len(one.cosigners),
        "follows": one.follows,
        "answers": parts.answers(state, one),
        "outcome": parts.outcome(one.outcome),
        "answer": parts.text_of(state, one, "answered"),
        "refusal": asdict(one.refusal) if one.refusal else None,
        "satisfied": one.satisfied,
        "then": one.then,
        "due": owed_until(state, one),
        "summary": {"text": parts.text_of(state, one, "asked"), "state": one.summary, "correction": one.correction},
    }


def _lead(state: State, one: Opinion) -> int | None:
    return None if one.lead is None else state.opinions[one.lead].number


def member(state: State, actor: Actor) -> dict[str, Any]:
    """A member of staff: who they are, and the sealed content that they may read (III.4)."""
    sealed = [o for o in state.opinions.values() if protection.sealed(state, o) and _may_read(state, o, actor)]
    contents = {f"sealed/{o.id}": _sealed(o) for o in sealed}
    told = {"signed": _signed(state, actor), "calling": _calling(state, actor)}
    return {**told, **contents, **_sealed_texts(state, actor, {o.id for o in sealed})}


def _sealed(one: Opinion) -> dict[str, Any]:
    """The words of a sealed opinion, and those of its outcome."""
    return {"content": one.content, "correction": one.correction, "outcome": parts.outcome(one.outcome)}


def _calling(state: State, actor: Actor) -> bool:
    """Whether a call of this screen's waits for the chair."""
    return any((call.role, call.by) == (str(actor.role), actor.id) for call in state.calls)


def _may_read(state: State, one: Opinion, actor: Actor) -> bool:
    """Whom it concerns never; the secretaries at once, others only when one of these has marked whom it concerns."""
    kept_from = recusal.concerned(state, one)
    if actor.id in kept_from or (actor.role is Role.OPERATOR and state.gavel in kept_from):
        return False
    if actor.role is Role.SECRETARY:
        return True
    if protection.protected(state, one) and one.concerns is None:
        return False
    if actor.role is Role.OFFICIAL:
        return answering.answers(state, one, actor.id) and state.expect_setup().lists(actor.id)
    return actor.role in (Role.CHAIR, Role.COCHAIR, Role.OPERATOR)


def _sealed_texts(state: State, actor: Actor, readable: set[int]) -> dict[str, Any]:
    if actor.role is not Role.SECRETARY:
        return {}
    return {
        f"text/{key}": {"text": t.text, "version": t.version, "by": t.by, "at": t.at}
        for key, t in state.texts.items()
        if protection.sealed_text(state, key) and _readable(state, t.about, readable)
    }


def _readable(state: State, about: tuple[int, ...], readable: set[int]) -> bool:
    known = (state.opinions[id_] for id_ in about if id_ in state.opinions)
    return all(one.id in readable for one in known if protection.sealed(state, one))


def _signed(state: State, actor: Actor) -> dict[str, Any]:
    found = state.expect_setup().person(actor.id)
    return {
        "role": str(actor.role),
        "id": actor.id,
        "name": found.name if found else "",
        "gavel": actor.id == state.gavel or actor.role is Role.OPERATOR,
    }
