"""One person, one number: coming back with the mã tra cứu, the same person twice, a check-in by mistake."""

from typing import Annotated, ClassVar

from pydantic import Field

from ..actors import Role
from .base import CHAIRS, CITIZENS, DESKS, REGISTRARS, Command, Number


class Restore(Command):
    """Be on this phone the person that a slip or another browser names: number and mã tra cứu."""

    roles: ClassVar[frozenset[Role]] = CITIZENS
    after_end: ClassVar[bool] = True
    number: Number
    code: Annotated[str, Field(pattern=r"^[0-9]{6}$")]


class MergePeople(Command):
    """Two numbers are one person: what belongs to ``gone`` goes to ``keep``."""

    roles: ClassVar[frozenset[Role]] = DESKS
    keep: Number
    gone: Number


class SplitPeople(Command):
    """They were two persons after all: what was merged goes back to ``gone``."""

    roles: ClassVar[frozenset[Role]] = DESKS
    gone: Number


class CancelCheckIn(Command):
    """Take a check-in back that was made by mistake; the number is not used again."""

    roles: ClassVar[frozenset[Role]] = REGISTRARS
    number: Number


class HideName(Command):
    """Keep a confirmed name off the public screens again."""

    roles: ClassVar[frozenset[Role]] = REGISTRARS | CHAIRS
    number: Number
