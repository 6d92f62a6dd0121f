"""Who answers, and what they say."""

from dataclasses import dataclass

from .base import Event


@dataclass(frozen=True, slots=True)
class OfficialAdded(Event):
    official: str
    name: str
    office: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OfficialRemoved(Event):
    official: str


@dataclass(frozen=True, slots=True)
class AnswerOffered(Event):
    opinion: int
    official: str
    kind: str


@dataclass(frozen=True, slots=True)
class AnswerPrepared(Event):
    SEALED = frozenset({"text"})
    opinion: int
    official: str
    version: int
    text: str | None


@dataclass(frozen=True, slots=True)
class WordAsked(Event):
    official: str
    on: bool
