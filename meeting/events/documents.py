"""Documents made public, and phrases read aloud. Files stand beside the journal, named by their SHA-256."""

from dataclasses import dataclass

from .base import Event


@dataclass(frozen=True, slots=True)
class DocumentPublished(Event):
    """``sha256`` and ``size`` (bytes) are of the file as it came, ``pages`` the SHA-256 of each page's picture.

    ``item`` is the agenda's item that it is read from, if any.
    """

    document: int
    title: str
    kind: str
    sha256: str
    size: int
    pages: tuple[str, ...]
    item: str = ""


@dataclass(frozen=True, slots=True)
class DocumentWithdrawn(Event):
    document: int
    reason: str


@dataclass(frozen=True, slots=True)
class PhraseRecorded(Event):
    clip: int
    phrase: str
    language: str
    kind: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class PhraseAudioDropped(Event):
    clip: int
