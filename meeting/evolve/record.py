"""What the record says of opinions: field, official, outcome, minutes."""

from dataclasses import replace

from .. import events as ev
from ..events import Recorded
from ..protection import joint, sealed
from ..state import Outcome, State, Text
from .base import on
from .lookup import change, change_together, opinion, put
from .officials import without_concerned

CLOSABLE = ("heard", "written", "outcome", "refused")  # an answer that runs ends before its outcome


@on(ev.OfficialAssigned)
def _assigned(state: State, recorded: Recorded, event: ev.OfficialAssigned) -> State:
    return change(state, event.opinion, official=event.official)


@on(ev.OpinionClassified)
def _classified(state: State, recorded: Recorded, event: ev.OpinionClassified) -> State:
    classified = change(state, event.opinion, field=event.field, topic=event.topic)
    return without_concerned(_without_shown(classified, event.opinion), event.opinion)


def _without_shown(state: State, *ids: int) -> State:
    """What is sealed now does not come back to the projector when the seal is gone."""
    shown = (state.opinions[id_] for id_ in ids if state.opinions[id_].shown)
    return put(state, *(replace(one, shown="") for one in shown if sealed(state, one)))


@on(ev.ConcernMarked)
def _concern_marked(state: State, recorded: Recorded, event: ev.ConcernMarked) -> State:
    marked = change(state, event.opinion, concerns=_whom(event.who), concerned_before=())
    return without_concerned(marked, event.opinion)


def _whom(who: str | tuple[str, ...] | None) -> tuple[str, ...] | None:
    """Journals of the first weeks hold a list, not a sealed text; where it was left out nobody is marked yet."""
    return tuple(who.split()) if isinstance(who, str) else who


@on(ev.OutcomeRecorded)
def _outcome_recorded(state: State, recorded: Recorded, event: ev.OutcomeRecorded) -> State:
    outcome = Outcome(
        event.outcome,
        event.resolved,
        event.body or "",
        event.due,
        event.level,
        event.expected_by or "",
        event.earlier_number or "",
        event.earlier_date,
        recorded.at,
    )
    for id_ in event.opinions:
        opinion(state, id_, *CLOSABLE)
    state = change_together(state, event.opinions, status="outcome", outcome=outcome)
    told = (one.id for id_ in event.opinions for one in joint(state, state.opinions[id_]))
    state = without_concerned(_without_shown(state, *told), *event.opinions)
    shown = (*_told_before(state, recorded), *event.opinions)
    return replace(state, shown=shown) if _between_turns(state) else state


def _told_before(state: State, recorded: Recorded) -> tuple[int, ...]:
    """The opinions of the same command: those that are sealed have an event of their own."""
    last = state.log.last if state.log else None
    together = last is not None and last.command == recorded.command and isinstance(last.event, ev.OutcomeRecorded)
    return state.shown if together else ()


def _between_turns(state: State) -> bool:
    """Whether the hall waits to hear what comes of who was heard; later it would be pointed to somebody long gone."""
    return state.floor is None and state.running is not None and state.running.speaking


@on(ev.InterpreterNamed)
def _interpreter_named(state: State, recorded: Recorded, event: ev.InterpreterNamed) -> State:
    return change(state, event.opinion, interpreter=event.name or "")


@on(ev.MinutesWritten)
def _minutes_written(state: State, recorded: Recorded, event: ev.MinutesWritten) -> State:
    key = f"{event.entry}.{event.part}"
    before = state.texts.get(key)
    about = state.about(event.entry) or (before.about if before else state.cancelled.get(event.entry, ()))
    text = Text(event.text or "", event.version, recorded.actor.id, recorded.at, about)
    rewritten = event.part == "asked" and (before is None or before.text != text.text)
    state = _ask_again(state, event.entry) if rewritten else state
    return replace(state, texts=state.texts.set(key, text))


def _ask_again(state: State, entry: str) -> State:
    """Nobody has confirmed what was not written yet; what they asked to correct stays in sight until they confirm."""
    known = (state.opinions[id_] for id_ in state.about(entry) if id_ in state.opinions)
    return put(state, *(replace(one, summary="") for one in known if one.summary))
