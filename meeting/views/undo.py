"""What Undo would take back, and what comes of it: who waits or has the floor again, what is shown again."""

from typing import Any

from ..protection import sealed
from ..state import Action, Display, DoesNotApply, Opinion, State, Turn
from ..undoing import left_by_undo, offered


def offer(state: State) -> dict[str, Any] | None:
    """The action that the next Undo takes back, with what it would bring; ``None`` when there is nothing.

    ``again`` holds what would be otherwise than now, as it would be then; ``opinions`` the same for each opinion of
    the action.
    """
    action = offered(state)
    if action is None:
        return None
    after, blocked = _after_undo(state, action)
    known = [state.opinions[id_] for id_ in action.opinions if id_ in state.opinions]
    return {
        "action": action.seq,
        "by": str(action.by),
        "events": list(action.events),
        "numbers": list(dict.fromkeys(one.number for one in known)),
        "waits": [one.number for one in known if _waits_again(state, after, one)],
        "floor": None if after.floor == state.floor else _floor_again(after),
        "item": None if after.item == state.item else after.item,
        "again": _changed(_told(state, after), _told(after, state)),
        "opinions": [row for one in known if one.id in after.opinions and (row := _opinion(state, after, one))],
        "blocked": blocked,
    }


def _after_undo(state: State, action: Action) -> tuple[State, dict[str, Any] | None]:
    """The state that it would leave, or this one and what blocks it: an official, or the number of who is meant."""
    try:
        return left_by_undo(state, action), None
    except DoesNotApply as conflict:
        number = state.opinions[int(conflict.id)].number if conflict.kind == "opinion" else conflict.id
        return state, {"by": conflict.kind, "number": None if conflict.kind == "official" else number}


def _waits_again(state: State, after: State, one: Opinion) -> bool:
    return one.id in after.queue and one.id not in state.queue


def _floor_again(after: State) -> dict[str, Any] | None:
    """Whose turn goes on, or who is called again."""
    turn = after.turn
    if turn is None:
        return None
    numbers = [after.opinions[id_].number for id_ in turn.opinions]
    return {"kind": turn.kind, "numbers": numbers, "started": turn.started_at is not None}


def _changed(now: dict[str, Any], then: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in then.items() if value != now[name]}


def _told(state: State, other: State) -> dict[str, Any]:
    """What the hall sees and what the meeting goes by; the clock only of a turn that ``other`` has on the floor too."""
    turn = state.turn if state.floor == other.floor else None
    return {
        "phase": state.phase,
        "registration": {"open": state.registration, "until": state.registration_until},
        "policy": state.policy,
        "volume": state.volume,
        "announcement": state.display.announcement,
        "display": _picture(state.display),
        "second": _picture(state.second),
        "clock": None if turn is None else _clock(turn),
    }


def _picture(shown: Display) -> dict[str, Any]:
    """``until`` when a break ends (milliseconds); a page of a document."""
    return {"mode": shown.mode, "until": shown.until, "document": shown.document, "page": shown.page}


def _clock(turn: Turn) -> dict[str, Any]:
    """``allotted`` in seconds."""
    return {
        "started": turn.started_at is not None,
        "paused": turn.paused_at is not None,
        "allotted": turn.allotted,
    }


def _opinion(state: State, after: State, one: Opinion) -> dict[str, Any]:
    """What would be otherwise with an opinion, nothing when nothing would; ``text`` is whether the hall reads it."""
    then = after.opinions[one.id]
    changed = _changed(_stands(state, one), _stands(after, then))
    if one.id in state.queue and one.id in after.queue:
        changed |= _changed(_place(state, one), _place(after, then))
    if "text" in changed:
        changed["text"] = bool(changed["text"])
    return {"opinion": one.id, "number": one.number, **changed} if changed else {}


def _stands(state: State, one: Opinion) -> dict[str, Any]:
    return {
        "status": one.status,
        "outcome": None if one.outcome is None else one.outcome.outcome,
        "official": one.official,
        "text": "" if sealed(state, one) else one.shown,
    }


def _place(state: State, one: Opinion) -> dict[str, Any]:
    return {"place": state.queue.index(one.id) + 1}
