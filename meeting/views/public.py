"""What everybody sees: the projector and any phone."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from itertools import zip_longest
from typing import Any

from .. import protection, speaking, waiting
from ..counting import invitation
from ..deadlines import answer_due
from ..hallcheck import check
from ..naming import Names, names_of, unnamed
from ..state import Display, Opinion, Outcome, State, Turn
from . import documents, parts

NOTED = "noted"
UNSAID = Outcome(
    NOTED, resolved=False, body="", due="", level=None, expected_by="", earlier_number="", earlier_date="", at=0
)
ENDED = ("concluded", "follow_up", "finished")


def view(state: State) -> dict[str, Any]:
    """The public view."""
    return {
        "meeting": _meeting(state),
        "labels": _labels(state),
        "agenda": _agenda(state),
        "present": state.present,
        "floor": floor(state),
        **_queue(state),
        "answered": _answered(state),
        "last": _last_called(state),
        "display": _shown(state.display),
        "second": _shown(_second(state)),
        "volume": state.volume,
        "hall": None if state.hall is None else asdict(check(state.hall)),
        "totals": totals(state),
        "results": results(state) if state.phase in ENDED else [],
        "documents": documents.documents(state),
        "network": _network(state),
        "clips": documents.clips(state),
    }


def _shown(display: Display) -> dict[str, Any]:
    """What a projector was told to show."""
    document = None if display.document is None else {"id": display.document, "page": display.page}
    return {"mode": display.mode, "announcement": display.announcement, "until": display.until, "document": document}


def _second(state: State) -> Display:
    """What the second projector shows: dark while the first one is, since the hall is to see nothing then."""
    return state.display if state.display.mode == "blank" else state.second


def _queue(state: State) -> dict[str, Any]:
    """The numbers in order, each with the minutes it may take; ``reach`` says whom the time left does not reach."""
    told = waiting.outlook(state, state.at)
    places = zip_longest(state.queue, map(list, told.ranges))
    return {
        "queue": [{"opinion": id_, "number": state.opinions[id_].number, "wait": wait} for id_, wait in places],
        "reach": {
            "left": told.left,
            "fits": told.fits,
            "pace": told.pace,
            "due": answer_due(state, state.at),
        },
    }


def results(state: State) -> list[dict[str, Any]]:
    """What was asked, answered and owed, without names ("dân kiểm tra, dân giám sát"). Never III.4 or complaints."""
    names = names_of(state, state.attendees.values())
    shown = (state.opinions[id_] for id_ in sorted(state.opinions))
    return [
        _result(state, one, names) for one in shown if one.status != "withdrawn" and not protection.sealed(state, one)
    ]


def _result(state: State, one: Opinion, names: Names) -> dict[str, Any]:
    given = parts.answers(state, one)
    return {
        "opinion": one.id,
        "field": one.field,
        "asked": _unnamed(state, one, "asked", names),
        "answer": _unnamed(state, one, "answered", names),
        "official": given[-1]["official"] if given else None,
        "outcome": parts.outcome(one.outcome),
    }


def _unnamed(state: State, one: Opinion, part: str, names: Names) -> str:
    """A text of record without the names of those who are here; none that names whose name was erased."""
    if any(text.withheld for text in state.texts_of(one, part)):
        return ""
    return unnamed(parts.text_of(state, one, part), names)


def _network(state: State) -> dict[str, Any]:
    """The hall's Wi-Fi: it hangs on the wall, so everybody may read it."""
    known = state.network
    return {"ssid": known.ssid, "password": known.password, "security": known.security, "rotating": known.rotating}


def _meeting(state: State) -> dict[str, Any]:
    setup = state.expect_setup()
    held = date.fromisoformat(setup.date)
    named = (setup.unit, setup.name, setup.short_place, held)
    return {
        "slug": setup.slug,
        "unit": setup.unit,
        "name": setup.name,
        "place": setup.place,
        "date": setup.date,
        "start": setup.start,
        "banner": list(state.expect_regulation().banner_lines(*named)),
        "banner_short": state.expect_regulation().banner_short(*named),
        "banner_shortest": state.expect_regulation().banner_shortest(*named),
        "phase": state.phase,
        "registration": state.registration,
        "registration_until": state.registration_until,
        "limits": {
            "content": state.expect_regulation().limits.content,
            "minutes": state.expect_regulation().limits.speak_minutes,
            "opening_minutes": state.expect_regulation().limits.opening_minutes,
            "companions": state.expect_regulation().limits.companions,
        },
    }


def _labels(state: State) -> dict[str, Any]:
    """The words behind the codes, as the meeting's regulation has them."""
    rules = state.expect_regulation()
    return {
        "fields": [{"id": f.id, "label": f.label, "plain": f.plain, "topic": f.topic} for f in rules.fields],
        "topics": [
            {"id": t.id, "label": t.public_label if t.protected else t.label, "protected": t.protected}
            for t in rules.topics
        ],
        "villages": [{"id": v.id, "name": v.name} for v in state.expect_setup().villages],
        "outcomes": [
            {"id": o.id, "label": o.label, "short": o.short, "needs": list(o.needs), "resolved": o.resolved_default}
            for o in rules.outcomes
        ],
        "levels": [{"id": level.id, "label": level.label} for level in rules.levels],
        "reasons": [{"id": r.id, "label": r.label} for r in rules.refusal_reasons],
        "groups": [{"id": g.id, "label": g.label} for g in rules.delegate_groups],
        "routes": [{"id": r.id, "label": r.label} for r in rules.refusal_routes],
    }


def _agenda(state: State) -> dict[str, Any]:
    items = [
        {
            "id": i.id,
            "title": i.title,
            "short": i.short,
            "minutes": i.minutes,
            "speaking": i.speaking,
            "started_at": i.started_at,
            "ended_at": i.ended_at,
        }
        for i in state.agenda
    ]
    return {"current": state.item, "items": items}


def floor(state: State) -> dict[str, Any] | None:
    """Who has the floor, on what, for how long; ``None`` when it is free."""
    turn = state.turn
    if turn is None:
        return None
    first = state.opinions[turn.opinions[0]]
    return {
        "turn": turn.id,
        "kind": turn.kind,
        "stage": stage(turn),
        "opinion": first.id,
        "opinions": list(turn.opinions),
        "field": protection.public_field(state, first),
        "say": invitation(first.number) if turn.kind == "speech" else [],
        "together": len(first.cosigners),
        "signers": [state.opinions[id_].number for id_ in first.cosigners],
        "text": "" if protection.sealed(state, first) else first.shown,
        "others": [parts.speaker(state, state.opinions[id_]) for id_ in turn.opinions[1:]],
        "official": parts.official(state, turn.official),
        "clock": parts.clock(state, turn),
        **parts.speaker(state, first),
    }


def stage(turn: Turn) -> str:
    """The floor in one word: called, speaking, answering, replying, or paused."""
    if turn.started_at is None:
        return "called"
    if turn.paused_at is not None:
        return "paused"
    return {"speech": "speaking", "answer": "answering", "reply": "replying"}[turn.kind]


def _answered(state: State) -> dict[str, Any] | None:
    """What was just dealt with, until the floor is given again."""
    if not state.shown:
        return None
    found, *others = _named_together(state)
    given = parts.answers(state, found)
    return {
        "opinion": found.id,
        "others": [parts.speaker(state, one) for one in others],
        "field": protection.public_field(state, found),
        "official": given[-1]["official"] if given else None,
        "outcome": _public_outcome(state, found),
        **parts.speaker(state, found),
    }


def _named_together(state: State) -> list[Opinion]:
    """The opinions that share an outcome; beside others a sealed one goes unnamed, or theirs would tell its own."""
    shown = [state.opinions[id_] for id_ in state.shown]
    return [one for one in shown if not protection.sealed(state, one)] or shown


def _public_outcome(state: State, found: Opinion) -> dict[str, Any] | None:
    """What became of it. Of a sealed one what is said of many others too, or the hall could tell it by that."""
    told = parts.outcome(UNSAID if protection.sealed(state, found) else found.outcome)
    return told and {key: told[key] for key in ("outcome", "due", "level", "body", "expected_by", "earlier")}


def _last_called(state: State) -> int | None:
    """The number called last before the one who has the floor."""
    called = [t for t in state.turns.values() if t.kind == "speech" and t.id != state.floor]
    if not called:
        return None
    last = max(called, key=lambda t: t.id)
    return state.opinions[last.opinions[0]].number


def totals(state: State) -> dict[str, int]:
    """How many opinions there are and what became of them; *answered* and *resolved* are counted apart."""
    return totals_of(state, state.opinions.values())


def totals_of(state: State, opinions: Iterable[Opinion]) -> dict[str, int]:
    """The totals of these opinions alone."""
    counted = [o for o in opinions if o.status != "withdrawn"]
    done = [o.outcome for o in counted if o.outcome is not None]
    return {
        "opinions": len(counted),
        "spoken": sum(speaking.said(state, o) for o in counted),
        "waiting": len(state.queue),
        "heard": sum(o.status in ("heard", "answering") for o in counted),
        "answered": sum(d.outcome in ("answered_here", NOTED) for d in done),
        "resolved": sum(d.resolved for d in done),
        "to_study": sum(d.outcome in ("to_study", "to_other_body") for d in done),
        "to_higher": sum(d.outcome == "to_higher" for d in done),
        "written": sum(o.status == "written" for o in counted),
        "with_outcome": len(done),
    }
