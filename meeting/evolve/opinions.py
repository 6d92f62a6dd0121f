"""Opinions, from being raised to being rated."""

from dataclasses import replace

from .. import events as ev
from ..events import Recorded
from ..state import UNHEARD, Opinion, Refusal, State
from .base import on
from .lookup import attendee, change, change_together, opinion, put
from .officials import without_concerned
from .queue import part

RATEABLE = ("outcome",)
EDITABLE = ("waiting",)
WITHDRAWABLE = ("waiting", "joined")


@on(ev.OpinionRaised, ev.FloorOpinionRaised)
def _raised(state: State, recorded: Recorded, event: ev.OpinionRaised) -> State:
    attendee(state, event.number)
    new = Opinion(
        id=event.opinion,
        number=event.number,
        origin=event.origin,
        field=event.field,
        topic=event.topic,
        content=event.content or "",
        minutes=event.minutes,
        status=event.status,
        at=recorded.at,
        follows=event.follows,
    )
    queue = (*state.queue, new.id) if new.status == "waiting" else state.queue
    return replace(put(state, new), queue=queue, next_opinion=max(state.next_opinion, new.id + 1))


@on(ev.RequestEdited)
def _edited(state: State, recorded: Recorded, event: ev.RequestEdited) -> State:
    before = opinion(state, event.opinion, *EDITABLE)
    content = event.content or ""
    asked = {"field": event.field, "topic": event.topic, "minutes": event.minutes, "content": content}
    if (before.field, before.content) == (event.field, content):
        return change(state, event.opinion, **asked)
    # What was let through, and whom it concerns, was said of the text before.
    said = {"shown": "", "concerns": None, "concerned_before": before.kept_from}
    return without_concerned(change(state, event.opinion, **asked, **said), event.opinion)


@on(ev.RequestWithdrawn)
def _withdrawn(state: State, recorded: Recorded, event: ev.RequestWithdrawn) -> State:
    opinion(state, event.opinion, *WITHDRAWABLE)
    return part(state, event.opinion, "withdrawn")


@on(ev.WritingOffered)
def _writing_offered(state: State, recorded: Recorded, event: ev.WritingOffered) -> State:
    known = (state.opinions[id_] for id_ in event.opinions if id_ in state.opinions)
    return put(state, *(replace(one, offered_writing=True) for one in known))


@on(ev.MovedToWritten)
def _moved_to_written(state: State, recorded: Recorded, event: ev.MovedToWritten) -> State:
    opinion(state, event.opinion, *UNHEARD)
    return part(state, event.opinion, "written")


@on(ev.SummaryAnswered)
def _summary_answered(state: State, recorded: Recorded, event: ev.SummaryAnswered) -> State:
    summary = "confirmed" if event.ok else "corrected"
    return change(state, event.opinion, summary=summary, correction=event.correction or "")


@on(ev.AnswerRated)
def _rated(state: State, recorded: Recorded, event: ev.AnswerRated) -> State:
    before = opinion(state, event.opinion, *RATEABLE)
    since = before.then_at if before.then == event.then else recorded.at
    return change(state, event.opinion, satisfied=event.satisfied, then=event.then, then_at=since)


@on(ev.SpeakerRefused)
def _refused(state: State, recorded: Recorded, event: ev.SpeakerRefused) -> State:
    refusal = Refusal(event.reason, event.route, event.note or "")
    return change(_not_heard_on(state, event.opinion), event.opinion, refusal=refusal)


def _not_heard_on(state: State, id_: int) -> State:
    """What has an outcome keeps it, with all who share it, when only a reply is refused."""
    if opinion(state, id_).outcome is None:
        return part(state, id_, "refused")
    return change_together(state, (id_,), status="outcome")
