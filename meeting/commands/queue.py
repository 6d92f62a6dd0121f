"""Order, joint requests, who will answer (V.2)."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from ..actors import Role
from .base import CHAIRS, CITIZENS, DESKS, SECRETARIES, Command, Identifier, Line, Number


class Reorder(Command):
    """Move a waiting speaker in front of another (or to the end), with the reason that goes into the record (V.2)."""

    roles: ClassVar[frozenset[Role]] = CHAIRS
    gavel: ClassVar[bool] = True
    opinion: Number
    before: Number | None = None
    reason: Literal["elderly", "far", "same_matter", "first_time", "official_present", "other"]
    note: Line = ""


class ChooseOrder(Command):
    """In which order people are called from now on; the chair's own moves stay on top of it (V.2)."""

    roles: ClassVar[frozenset[Role]] = CHAIRS
    gavel: ClassVar[bool] = True
    policy: Literal["registration", "first_time", "by_field", "by_village"]


class JoinRequests(Command):
    """Let one speak for others with the same request; the others count as co-signers."""

    roles: ClassVar[frozenset[Role]] = CHAIRS | SECRETARIES
    lead: Number
    others: Annotated[list[Number], Field(min_length=1, max_length=50)]


class LeaveJoint(Command):
    """Step out of a joint request, back to one's own place."""

    roles: ClassVar[frozenset[Role]] = CITIZENS | DESKS | CHAIRS
    opinion: Number


class AssignOfficial(Command):
    """Name who will answer (V.2, VI.5)."""

    roles: ClassVar[frozenset[Role]] = CHAIRS
    opinion: Number
    official: Identifier | None


class EnterServed(Command):
    """The numbers of those who spoke by the blackout sheet, while no screen could be pressed: heard, to be answered."""

    roles: ClassVar[frozenset[Role]] = CHAIRS | DESKS
    numbers: Annotated[list[Number], Field(min_length=1, max_length=200)]
