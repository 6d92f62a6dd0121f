"""Who answers, and what they say."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from .. import events as ev
from ..events import Recorded
from ..protection import joint
from ..recusal import concerned
from ..setup import Official
from ..state import DoesNotApply, Opinion, State, Text
from .base import on
from .lookup import change, opinion, put


@on(ev.OfficialAdded)
def _official_added(state: State, recorded: Recorded, event: ev.OfficialAdded) -> State:
    added = Official(event.official, event.name, event.office, tuple(event.fields))
    others = (o for o in state.expect_setup().officials if o.id != added.id)
    return _with_officials(state, (*others, added))


@on(ev.OfficialRemoved)
def _official_removed(state: State, recorded: Recorded, event: ev.OfficialRemoved) -> State:
    if state.turn is not None and state.turn.official == event.official:
        raise DoesNotApply("official", event.official)
    officials = state.expect_setup().officials
    state = _with_officials(state, (replace(o, listed=o.listed and o.id != event.official) for o in officials))
    # What has an outcome stays as it was: the record goes on naming who was to answer.
    freed = {one.id: _without(one, (event.official,)) for one in state.opinions.values() if one.outcome is None}
    asked = tuple(id_ for id_ in state.word_asked if id_ != event.official)
    return replace(state, opinions=state.opinions.update(freed), word_asked=asked)


def _with_officials(state: State, officials: Iterable[Official]) -> State:
    return replace(state, setup=replace(state.expect_setup(), officials=tuple(officials)))


def _without(one: Opinion, gone: Collection[str]) -> Opinion:
    """The opinion that waits for somebody else to answer it."""
    offers = tuple(pair for pair in one.offers if pair[0] not in gone)
    return replace(one, official=None if one.official in gone else one.official, offers=offers)


def without_concerned(state: State, *ids: int) -> State:
    """Whom these or what is joined with them concern answer none of them: somebody else has to be named (III.4)."""
    together = (one for id_ in ids for one in joint(state, opinion(state, id_)))
    return put(state, *(_without(one, who) for one in together if (who := concerned(state, one))))


@on(ev.AnswerOffered)
def _answer_offered(state: State, recorded: Recorded, event: ev.AnswerOffered) -> State:
    if event.opinion not in state.opinions:
        return state  # raised from the floor and taken back since
    others = tuple(pair for pair in opinion(state, event.opinion).offers if pair[0] != event.official)
    offers = (*others, (event.official, event.kind)) if event.kind else others
    return change(state, event.opinion, offers=offers)


@on(ev.AnswerPrepared)
def _answer_prepared(state: State, recorded: Recorded, event: ev.AnswerPrepared) -> State:
    text = Text(event.text or "", event.version, event.official, recorded.at, (event.opinion,))
    return replace(state, prepared=state.prepared.set((event.opinion, event.official), text))


@on(ev.WordAsked)
def _word_asked(state: State, recorded: Recorded, event: ev.WordAsked) -> State:
    others = tuple(id_ for id_ in state.word_asked if id_ != event.official)
    return replace(state, word_asked=(*others, event.official) if event.on else others)
