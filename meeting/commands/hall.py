"""Order in the hall: what happened, and a silent call to the chair."""

from typing import ClassVar, Literal

from ..actors import Role
from .base import CHAIRS, REGISTRARS, SECRETARIES, Command, Line, Number, Title


class NoteIncident(Command):
    """Note what happened in the hall; the report asks for its order before, during and after (outline III)."""

    roles: ClassVar[frozenset[Role]] = CHAIRS | SECRETARIES
    text: Title


class CallChair(Command):
    """A call to the chair's screen that the hall neither hears nor sees."""

    roles: ClassVar[frozenset[Role]] = REGISTRARS | CHAIRS | {Role.OFFICIAL, Role.ORGANISER}
    reason: Literal["health", "order", "person", "technical", "other"]
    note: Line = ""


class AnswerCall(Command):
    """The chair or the operator has seen a call."""

    roles: ClassVar[frozenset[Role]] = CHAIRS
    call: Number
