"""Personal data: erased on request, purged when its time is over."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from ..actors import Role
from .base import CITIZENS, Command, Line, Number

Erasable = Literal["phone", "birth_year", "needs", "name", "organisation", "position", "village_other"]


class EraseAttendee(Command):
    """Erase what somebody told at check-in. What the dossier needs (V.3.3) only the organiser erases, with a reason."""

    roles: ClassVar[frozenset[Role]] = CITIZENS | {Role.DESK, Role.ORGANISER}
    after_end: ClassVar[bool] = True
    number: Number
    values: Annotated[list[Erasable], Field(min_length=1, max_length=7)]
    reason: Line = ""


class PurgeCheckIns(Command):
    """Erase the check-in data that the dossier does not need, once its time is over."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.SYSTEM})
    after_end: ClassVar[bool] = True
