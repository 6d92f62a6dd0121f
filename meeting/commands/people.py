"""Checking in, correcting, confirming names (IV.3)."""

from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from ..actors import Role
from .base import (
    CHAIRS,
    CITIZENS,
    REGISTRARS,
    Command,
    Identifier,
    Kind,
    Line,
    Name,
    Need,
    Number,
    OptionalIdentifier,
    Phone,
)


class Said(BaseModel):
    """What is asked of one attendee (IV.3). The phone number is optional; no card number, no ethnicity.

    ``group`` is the delegates' group of somebody who was invited.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)
    name: Name
    village: Identifier
    village_other: Line = ""
    kind: Kind = "resident"
    group: OptionalIdentifier = ""
    organisation: Line = ""
    position: Line = ""
    phone: Phone = ""
    birth_year: Annotated[int, Field(ge=1900, le=2100)] | None = None
    needs: list[Need] = Field(default_factory=list, max_length=2)


class Person(Said):
    """Somebody who arrives.

    ``delegate`` ticks off an entry of the invited list. Staff say ``again`` when somebody of the same name and
    village is another person.
    """

    adult: Literal[True]
    delegate: Number | None = None
    again: bool = False


class CheckIn(Person, Command):
    """Check a person in. A phone that is somebody already brings others with ``companion`` (IV.3)."""

    roles: ClassVar[frozenset[Role]] = CITIZENS | REGISTRARS
    companion: bool = False


class CheckInGroup(Command):
    """Check several people in at once: a household, a village head's list."""

    roles: ClassVar[frozenset[Role]] = CITIZENS | REGISTRARS
    people: Annotated[list[Person], Field(min_length=1, max_length=50)]


class CorrectAttendee(Said, Command):
    """Correct what was said at check-in; a citizen's own change takes the name's confirmation away."""

    roles: ClassVar[frozenset[Role]] = CITIZENS | REGISTRARS | {Role.ORGANISER}
    number: Number


class ConfirmName(Command):
    """Say that the name was seen to be right; public screens show it from then on."""

    roles: ClassVar[frozenset[Role]] = REGISTRARS | CHAIRS
    number: Number
