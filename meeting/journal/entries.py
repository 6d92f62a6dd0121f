"""What the journal holds and what is told of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the journal."""

    seq: int
    at: int
    actor: Mapping[str, Any]
    command: str
    type: str
    data: Mapping[str, Any]
    sealed: Mapping[str, str | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class StoredResult:
    """What a command was answered, so that its repetition gets the same."""

    scope: str
    id: str
    seq: int
    result: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a verification found. ``first_bad`` is ``None`` when all is well, or when no row can be named.

    ``left_out`` counts the personal values that this copy says it does not hold.
    """

    ok: bool
    entries: int
    head: tuple[int, str]
    first_bad: int | None
    reason: str
    left_out: int = 0
