"""What answering officials say."""

from dataclasses import replace

from .. import events as ev
from ..events import Recorded
from ..state import State, Text
from .base import on
from .lookup import change, opinion


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
