"""What the record says: field, concern, outcome, minutes."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from ..actors import Role
from .base import (
    CHAIRS,
    DESKS,
    SECRETARIES,
    Command,
    Identifier,
    Line,
    MinutesText,
    Number,
    OptionalDate,
    OptionalName,
    Seen,
)


class ClassifyOpinion(Command):
    """Correct the field and, where it does not follow from the field, the topic."""

    roles: ClassVar[frozenset[Role]] = SECRETARIES
    opinion: Number
    field: Identifier
    topic: Annotated[str, Field(max_length=20)] | None = None


class MarkConcerned(Command):
    """Say whom a protected opinion concerns, or nobody; they will not see it (III.4)."""

    roles: ClassVar[frozenset[Role]] = SECRETARIES
    opinion: Number
    who: Annotated[list[Identifier], Field(max_length=20)]


class RecordOutcome(Command):
    """What became of one or several opinions (VI.5, V.3.1); ends the answer that runs on one of them.

    ``base_at`` is when the newest outcome that the sender has seen of them was recorded (milliseconds, 0: none).
    With ``expected`` (as with floor commands) it ends no turn that the screen did not show.
    """

    roles: ClassVar[frozenset[Role]] = CHAIRS | SECRETARIES
    opinions: Annotated[list[Number], Field(min_length=1, max_length=50)]
    outcome: Identifier
    resolved: bool = False
    body: Line = ""
    due: OptionalDate = ""
    level: Identifier | None = None
    expected_by: Line = ""
    earlier_number: Line = ""
    earlier_date: OptionalDate = ""
    base_at: Annotated[int, Field(ge=0)] | None = None
    expected: Seen | None = None


class NameInterpreter(Command):
    """Who interprets for the person that raised an opinion; the minutes name them. An empty name takes it back."""

    roles: ClassVar[frozenset[Role]] = DESKS | CHAIRS
    opinion: Number
    name: OptionalName = ""


class WriteMinutes(Command):
    """Write one part of a minutes entry. ``base_version`` is the version the text was started from."""

    roles: ClassVar[frozenset[Role]] = SECRETARIES
    entry: Identifier
    part: Literal["asked", "answered"]
    text: MinutesText
    base_version: Annotated[int, Field(ge=0)]
