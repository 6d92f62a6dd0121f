"""What chair, secretaries, officials, organiser and observer see of the opinions and the record."""

from collections.abc import Container
from dataclasses import asdict
from typing import Any

from .. import agenda, answering, fairness, privacy, protection, queueing, recusal, similar, speaking, waiting
from ..deadlines import answer_due, owed_until
from ..state import UNHEARD, Opinion, State, Turn
from . import parts, people, public, undo

UNANSWERED = ("heard", "answering")
NOTHING_CAME_OF_IT = {"outcome": None, "due": None, "refusal": None, "satisfied": "", "summary": ""}


def chair(state: State) -> dict[str, Any]:
    """The chair's, co-chairs' and operator's view."""
    return {
        **_floor(state),
        **_opinions(state),
        **_needs(state),
        "officials": _officials(state),
        "gavel": state.gavel,
        "gavel_asked": state.gavel_asked,
        "gavel_kept": state.gavel_kept,
        "holder_gone": state.holder_gone,
        "recused": _recused(state),
        "heard_last": _heard_last(state),
        "recorded": list(state.shown),
        "replies": state.expect_regulation().limits.replies,
        "undo": undo.offer(state),
        "conclusion": conclusion(state),
        "due": answer_due(state, state.at),
        "plan": _ends(agenda.current(state)),
        "people": _people(state),
        "order": queueing.choices(state),
        "shares": shares(state),
        "similar": similar_requests(state),
        "calls": [asdict(call) for call in state.calls],
        "word_asked": list(state.word_asked),
        **hall_order(state),
    }


def _ends(plan: agenda.Plan | None) -> dict[str, int] | None:
    """When something was to begin and should end."""
    return None if plan is None else asdict(plan)


def _people(state: State) -> dict[str, float] | None:
    """Between when the people speak, and the minutes from call to call that the time left is reckoned by."""
    ends = _ends(waiting.for_the_people(state))
    return None if ends is None else {**ends, "turn": waiting.turn_minutes(state)}


def _recused(state: State) -> dict[str, str]:
    """The opinions that the gavel's holder may not moderate, each with who takes them (III.4)."""
    open_ = (o for o in _sorted(state) if o.outcome is None)
    return {str(o.id): to for o in open_ if (to := recusal.taken_by(state, o)) is not None}


def _heard_last(state: State) -> int | None:
    """The opinion without an outcome that was heard last, with a turn or taken down without one."""
    heard = [o for o in _sorted(state) if _unanswered(o) and o.status == "heard" and o.lead is None]
    return max(heard, key=lambda o: _heard_at(state, o)).id if heard else None


def _heard_at(state: State, one: Opinion) -> int:
    """When it was registered, or the end of its last turn."""
    return max([one.at, *(ended for id_ in one.turns if (ended := state.turns[id_].ended_at) is not None)])


def shares(state: State) -> dict[str, list[dict[str, Any]]]:
    """Turns and minutes by village, field, kind, first-time or not."""
    return {name: [asdict(one) for one in rows] for name, rows in fairness.shares(state).items()}


def similar_requests(state: State) -> list[dict[str, Any]]:
    """Requests that may be joined behind one speaker."""
    return [{"lead": s.lead, "others": list(s.others), "words": list(s.words)} for s in similar.suggestions(state)]


def secretary(state: State) -> dict[str, Any]:
    """The secretaries' view: the running minutes, the opinions, the last who came in."""
    last = sorted(state.attendees.values(), key=lambda a: -a.number)[: people.RECENT]
    return {
        **_floor(state),
        **_opinions(state),
        **_needs(state),
        **_texts(state),
        "officials": _officials(state),
        "former": _former(state),
        "gavel": state.gavel,
        "conclusion": conclusion(state),
        "due": answer_due(state, state.at),
        "entries": entries(state),
        "recent": [parts.attendee(a) for a in last],
        "similar": similar_requests(state),
        **hall_order(state),
        **_prepared(state),
        "secretaries": [parts.listed(s) for s in state.expect_setup().secretaries],
    }


def organiser(state: State) -> dict[str, Any]:
    """The organiser's view: opinions with their deadlines, the record, phone numbers for answering."""
    phones = {f"phone/{a.number}": a.phone for a in state.attendees.values() if a.phone}
    return {
        **_opinions(state),
        **_needs(state),
        **_texts(state),
        **phones,
        "officials": _officials(state),
        "former": _former(state),
        "conclusion": conclusion(state),
        "entries": entries(state),
        "counts": people.counts(state),
        **hall_order(state),
        "held": [asdict(row) for row in privacy.overview(state)],
        "delegates": people.delegates(state),
    }


def _prepared(state: State) -> dict[str, Any]:
    """The officials' drafts for the secretaries; of what is sealed none."""
    return {
        f"prepared/{opinion}/{official}": text.text
        for (opinion, official), text in state.prepared.items()
        if text.text and opinion in state.opinions and not protection.sealed(state, state.opinions[opinion])
    }


def observer(state: State) -> dict[str, Any]:
    """Every opinion with its name, where it stands, outcome and deadline (VI.3).

    Of what is sealed (III.4) the hall sees who waits and who has the floor, and so does the observer, as of any other
    matter; all else of it is left out, and told as a number.
    """
    seen = [one for one in _sorted(state) if not protection.sealed(state, one) or _in_sight(state, one)]
    shown = {one.id: one for one in seen}
    left_out = (one for one in state.opinions.values() if one.id not in shown and one.status != "withdrawn")
    return {
        **{f"opinion/{one.id}": _watched(state, one, shown) for one in seen},
        "totals": public.totals_of(state, seen),
        "withheld": sum(1 for _ in left_out),
    }


def _in_sight(state: State, one: Opinion) -> bool:
    """Whether it waits, was called, or has the floor."""
    speaks = one.id if one.lead is None else one.lead
    return one.status in UNHEARD or (state.turn is not None and speaks in state.turn.opinions)


def _watched(state: State, one: Opinion, shown: Container[int]) -> dict[str, Any]:
    """An opinion for the observer; it points to none that is left out, or would tell that it is there."""
    told = card(state, one, with_content=False)
    earlier = None if one.follows is None else state.opinions.get(one.follows)
    linked = {
        "follows": None if earlier is None or protection.sealed(state, earlier) else one.follows,
        "lead": one.lead if one.lead in shown else None,
    }
    return {**told, **linked, **(NOTHING_CAME_OF_IT if protection.sealed(state, one) else {})}


def official(state: State, id_: str) -> dict[str, Any]:
    """An official's own opinions, and those likely to come by field; what is sealed (III.4) has no content here.

    Whose a likely one is stands nowhere: only field and content prepare an answer.
    Who was taken off the list sees nothing any more.
    """
    if not state.expect_setup().lists(id_):
        return {"official": None, "assigned": [], "likely": [], "word": False}
    return {
        "official": parts.official(state, id_),
        "assigned": [_own(state, o, id_) for o in answering.mine(state, id_)],
        "likely": [_asked(state, o, id_) for o in answering.likely(state, id_)],
        "word": id_ in state.word_asked,
    }


def _own(state: State, one: Opinion, official: str) -> dict[str, Any]:
    whose = {"number": one.number, "village": state.attendees[one.number].village}
    return {**_asked(state, one, official), **whose}


def _asked(state: State, one: Opinion, official: str) -> dict[str, Any]:
    text = state.prepared.get((one.id, official))
    hidden = protection.sealed(state, one)
    return {
        "opinion": one.id,
        "field": protection.public_field(state, one),
        "content": None if hidden else one.content,
        "status": one.status,
        "open": answering.awaits(one),
        "outcome": parts.outcome(protection.outcome_told(state, one)),
        "due": owed_until(state, one),
        "offer": dict(one.offers).get(official, ""),
        "prepared": {"text": text.text, "version": text.version} if text else {"text": "", "version": 0},
    }


def hall_order(state: State) -> dict[str, Any]:
    """Incidents of the hall, oldest first."""
    return {"incidents": [asdict(one) for one in state.incidents]}


def _floor(state: State) -> dict[str, Any]:
    """``expected`` goes back with every floor command."""
    heard = [o.id for o in _sorted(state) if _unanswered(o) and o.lead is None]
    absent = [o.id for o in _sorted(state) if o.status == "absent"]
    return {"expected": state.floor_seq, "unanswered": heard, "absent": absent}


def _unanswered(one: Opinion) -> bool:
    return one.status in UNANSWERED and one.outcome is None


def _officials(state: State) -> list[dict[str, Any]]:
    return [parts.listed(o) for o in state.expect_setup().answerers()]


def _former(state: State) -> list[dict[str, Any]]:
    """Who was taken off the list: the record goes on naming them."""
    return [parts.listed(o) for o in state.expect_setup().officials if not o.listed]


def _sorted(state: State) -> list[Opinion]:
    return [state.opinions[id_] for id_ in sorted(state.opinions)]


def _needs(state: State) -> dict[str, Any]:
    """Interpreter and help, for those who have something to say."""
    asked = {o.number for o in state.opinions.values()}
    return {"needs": {str(n): list(state.attendees[n].needs) for n in sorted(asked) if state.attendees[n].needs}}


def _opinions(state: State) -> dict[str, Any]:
    return {f"opinion/{o.id}": card(state, o, with_content=True) for o in _sorted(state)}


def card(state: State, one: Opinion, with_content: bool) -> dict[str, Any]:
    """One opinion for staff. What is sealed has no content here; who may read it gets it in ``me``."""
    person = state.attendees[one.number]
    hidden = protection.sealed(state, one)
    told = {
        "id": one.id,
        "number": one.number,
        "name": person.name,
        "unnamed": person.via == "floor" and not person.name,
        "confirmed": person.confirmed,
        "village": person.village,
        "kind": person.kind,
        "field": one.field if with_content else protection.public_field(state, one),
        "status": one.status,
        "origin": one.origin,
        "minutes": one.minutes,
        "at": one.at,
        "follows": one.follows,
        "spoke": speaking.spoke(state, one),
        "lead": one.lead,
        "cosigners": list(one.cosigners),
        "official": one.official,
        "coming": one.coming,
        "moved": one.moved or one.placed,
        "replied": one.replied,
        "outcome": parts.outcome(protection.outcome_told(state, one)),
        "due": owed_until(state, one),
        "refusal": {"reason": one.refusal.reason, "route": one.refusal.route} if one.refusal else None,
        "answers": parts.answers(state, one),
        "satisfied": one.satisfied,
        "summary": one.summary,
        "interpreter": one.interpreter if with_content else "",
        "turns": list(one.turns),
    }
    if not with_content:
        return told
    return {
        **told,
        "topic": one.topic,
        "protected": hidden,
        "marked": one.concerns is not None,
        "content": None if hidden else one.content,
        "shown": "" if hidden else one.shown,
        "offers": [{"official": official, "kind": kind} for official, kind in one.offers],
        "correction": None if hidden else one.correction,
    }


def conclusion(state: State) -> dict[str, Any]:
    """What the conclusion will say, compiled from the record (V.2, chủ trì kết luận)."""
    done = [(o, told) for o in _sorted(state) if (told := protection.outcome_told(state, o)) is not None]
    by_field: dict[str, int] = {}
    for one in _sorted(state):
        if speaking.said(state, one) or parts.answers(state, one):
            field = protection.public_field(state, one)
            by_field[field] = by_field.get(field, 0) + 1
    unresolved = [(o, told) for o, told in done if not told.resolved]
    return {
        "present": state.present,
        "by_field": by_field,
        "resolved": [o.id for o, told in done if told.resolved],
        "unresolved": [o.id for o, _ in unresolved],
        "owed": [{"opinion": o.id, "body": told.body, "due": told.due} for o, told in unresolved if told.due],
        "higher": [o.id for o, told in done if told.outcome == "to_higher"],
        "unheard": [o.id for o in _sorted(state) if o.status in UNHEARD],
        "written": [o.id for o in _sorted(state) if o.status == "written"],
        "unanswered": [o.id for o in _sorted(state) if o.status != "written" and o.awaits_outcome],
    }


# --- the running minutes ----------------------------------------------------------------------------------------------


def entries(state: State) -> list[dict[str, Any]]:
    """An entry for each agenda item begun, each turn, and each opinion without a speech, in the order they happened."""
    items = [{"entry": f"item-{i.id}", "kind": "item", "at": i.started_at, "item": i.id} for i in state.agenda]
    begun = [row for row in items if row["at"] is not None]
    turns = [_turn_entry(t) for t in state.turns.values()]
    noted = {key.partition(".")[0] for key in state.texts}
    written = [
        {"entry": f"opinion-{o.id}", "kind": "written", "at": o.at, "opinions": [o.id]}
        for o in _sorted(state)
        if o.status == "written" or _without_speech(state, o) or f"opinion-{o.id}" in noted
    ]
    rows = sorted([*begun, *turns, *written], key=lambda row: (row["at"], row["entry"]))
    gone = noted - {row["entry"] for row in items} - {row["entry"] for row in rows}
    return rows + [_cancelled(entry) for entry in sorted(gone)]


SETTLING = ("heard", "answering", "replying", "outcome", "refused")


def _without_speech(state: State, one: Opinion) -> bool:
    """Written, or said from the floor without a turn: the minutes need a place for what was asked."""
    speeches = any(state.turns[t].kind == "speech" for t in one.turns)
    return one.status in SETTLING and one.lead is None and not speeches


def _turn_entry(turn: Turn) -> dict[str, Any]:
    return {
        "entry": f"turn-{turn.id}",
        "kind": turn.kind,
        "at": turn.called_at,
        "opinions": list(turn.opinions),
        "official": turn.official,
        "started_at": turn.started_at,
        "ended_at": turn.ended_at,
        "how": turn.how,
    }


def _cancelled(entry: str) -> dict[str, Any]:
    """A turn or an opinion from the floor that was taken back, of which something had been written ("lượt đã hủy")."""
    return {"entry": entry, "kind": "cancelled", "at": None, "opinions": []}


def _texts(state: State) -> dict[str, Any]:
    return {
        f"text/{key}": {"text": t.text, "version": t.version, "by": t.by, "at": t.at}
        for key, t in state.texts.items()
        if not protection.sealed_text(state, key)
    }
