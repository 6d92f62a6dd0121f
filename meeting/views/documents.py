"""What everybody may read and hear: documents made public (III.1–2), phrases read aloud."""

from typing import Any

from ..state import State


def documents(state: State) -> list[dict[str, Any]]:
    """The documents that are public, oldest first; ``pages`` counts them."""
    public = sorted((d for d in state.documents.values() if not d.withdrawn), key=lambda d: d.id)
    return [{"id": d.id, "title": d.title, "kind": d.kind, "pages": len(d.pages), "item": d.item} for d in public]


def clips(state: State) -> list[dict[str, Any]]:
    """What can be heard: a phrase in a language each."""
    found = sorted(state.clips.values(), key=lambda c: c.id)
    return [{"id": c.id, "phrase": c.phrase, "language": c.language, "kind": c.kind} for c in found]
