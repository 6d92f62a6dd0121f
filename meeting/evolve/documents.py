"""Documents made public, and phrases read aloud."""

from dataclasses import replace

from immutables import Map

from .. import events as ev
from ..events import Recorded
from ..state import Clip, Document, State
from .base import on
from .display import without_document


@on(ev.DocumentPublished)
def _published(state: State, recorded: Recorded, event: ev.DocumentPublished) -> State:
    document = Document(event.document, event.title, event.kind, event.sha256, event.size, event.pages, item=event.item)
    return replace(state, documents=state.documents.set(document.id, document), next_file=event.document + 1)


@on(ev.DocumentWithdrawn)
def _withdrawn(state: State, recorded: Recorded, event: ev.DocumentWithdrawn) -> State:
    document = replace(state.documents[event.document], withdrawn=True)
    state = without_document(state, document.id)
    return replace(state, documents=state.documents.set(document.id, document))


@on(ev.PhraseRecorded)
def _recorded(state: State, recorded: Recorded, event: ev.PhraseRecorded) -> State:
    clip = Clip(event.clip, event.phrase, event.language, event.kind, event.sha256, event.size)
    others = {c.id: c for c in state.clips.values() if (c.phrase, c.language) != (clip.phrase, clip.language)}
    return replace(state, clips=Map({**others, clip.id: clip}), next_file=event.clip + 1)


@on(ev.PhraseAudioDropped)
def _dropped(state: State, recorded: Recorded, event: ev.PhraseAudioDropped) -> State:
    return replace(state, clips=state.clips.delete(event.clip))
