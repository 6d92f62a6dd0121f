"""Who is expected: invited delegates by group, residents by village (IV.3, V.1)."""

from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, Field

from ..actors import Role
from .base import REGISTRARS, Command, Identifier, Line, Name, Number, OptionalIdentifier


class Invited(BaseModel):
    """A delegate of a group that the regulation lists, or without one a resident on the list of a ``village``."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)
    group: OptionalIdentifier = ""
    name: Name
    position: Line = ""
    organisation: Line = ""
    village: Identifier | None = None


class InviteDelegates(Command):
    """Put people on the list of those expected, all of them or none. A village head lists residents of the village."""

    roles: ClassVar[frozenset[Role]] = REGISTRARS | {Role.ORGANISER}
    delegates: Annotated[list[Invited], Field(min_length=1, max_length=500)]


class RemoveDelegate(Command):
    """Take somebody who has not come off the list."""

    roles: ClassVar[frozenset[Role]] = REGISTRARS | {Role.ORGANISER}
    delegate: Number
