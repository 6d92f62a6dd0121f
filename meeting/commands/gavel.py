"""The gavel: one of the chairs moderates at a time (V.2)."""

from typing import ClassVar

from ..actors import Role
from .base import CHAIRS, CHAIRS_IN_PERSON, Command, Identifier


class PassGavel(Command):
    """Hand the gavel over to the chair or a co-chair."""

    roles: ClassVar[frozenset[Role]] = CHAIRS_IN_PERSON
    gavel: ClassVar[bool] = True
    to: Identifier


class AskGavel(Command):
    """Ask the gavel's holder for it; once more takes the question back."""

    roles: ClassVar[frozenset[Role]] = CHAIRS_IN_PERSON


class SetGavelAside(Command):
    """The holder, or the operator in that name, has seen that ``by`` asks for the gavel, and keeps it for now."""

    roles: ClassVar[frozenset[Role]] = CHAIRS
    gavel: ClassVar[bool] = True
    by: Identifier


class TakeGavel(Command):
    """Take the gavel when its holder's tablet has been gone for a while."""

    roles: ClassVar[frozenset[Role]] = CHAIRS_IN_PERSON


class ReportHolder(Command):
    """Say that the tablet of the gavel's holder has been gone for a while, or is back."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.SYSTEM})
    holder: Identifier
    gone: bool
