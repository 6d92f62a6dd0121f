"""Documents made public (III.1–2), and phrases read aloud."""

from .. import commands as cmd
from ..events import DocumentPublished, DocumentWithdrawn, Event, PhraseAudioDropped, PhraseRecorded
from .base import Context, ensure, handles

# All of them travel to every phone.
DOCUMENTS = 40
CLIPS = 60


@handles(cmd.PublishDocument)
def publish(ctx: Context, command: cmd.PublishDocument) -> list[Event]:
    """One more document for everybody."""
    public = [one for one in ctx.state.documents.values() if not one.withdrawn]
    ensure(len(public) < DOCUMENTS, "too_many_documents", limit=DOCUMENTS)
    ensure(all(one.sha256 != command.sha256 for one in public), "document_is_public")
    ensure(not command.item or any(i.id == command.item for i in ctx.state.agenda), "no_such_item", item=command.item)
    file = (command.kind, command.sha256, command.size, tuple(command.pages))
    return [DocumentPublished(ctx.state.next_file, command.title, *file, command.item)]


@handles(cmd.WithdrawDocument)
def withdraw(ctx: Context, command: cmd.WithdrawDocument) -> list[Event]:
    """The public no longer sees it."""
    found = ctx.state.documents.get(command.document)
    ensure(found is not None and not found.withdrawn, "no_such_document")
    return [DocumentWithdrawn(command.document, command.reason)]


@handles(cmd.RecordPhrase)
def record_phrase(ctx: Context, command: cmd.RecordPhrase) -> list[Event]:
    """One clip for each phrase and language."""
    others = [c for c in ctx.state.clips.values() if (c.phrase, c.language) != (command.phrase, command.language)]
    ensure(len(others) < CLIPS, "too_many_clips", limit=CLIPS)
    return [
        PhraseRecorded(
            ctx.state.next_file, command.phrase, command.language, command.kind, command.sha256, command.size
        )
    ]


@handles(cmd.DropPhraseAudio)
def drop_phrase(ctx: Context, command: cmd.DropPhraseAudio) -> list[Event]:
    """The phrase is heard no more."""
    ensure(command.clip in ctx.state.clips, "no_such_clip")
    return [PhraseAudioDropped(command.clip)]
