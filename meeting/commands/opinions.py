"""Registering, writing, and what a citizen does with an opinion (V.2, VI.6)."""

from typing import ClassVar, Literal

from ..actors import Role
from .base import CHAIRS, CITIZENS, DESKS, REGISTRARS, Command, Content, Identifier, Minutes, Number, OptionalContent


class RequestToSpeak(Command):
    """Register to speak: field, content, minutes (V.2). Staff name the attendee; a phone may name one it brought."""

    roles: ClassVar[frozenset[Role]] = CITIZENS | REGISTRARS
    number: Number | None = None
    field: Identifier
    content: Content
    minutes: Minutes = 3
    follows: Number | None = None


class SubmitWritten(Command):
    """Hand in an opinion without speaking; it is answered and counted like the spoken ones."""

    roles: ClassVar[frozenset[Role]] = CITIZENS | REGISTRARS
    number: Number | None = None
    field: Identifier
    content: Content


class EditRequest(Command):
    """Change a waiting request to speak; its place is kept."""

    roles: ClassVar[frozenset[Role]] = CITIZENS | DESKS
    opinion: Number
    field: Identifier
    content: Content
    minutes: Minutes = 3


class Withdraw(Command):
    """Take a waiting request back."""

    roles: ClassVar[frozenset[Role]] = CITIZENS | DESKS
    opinion: Number


class ToWritten(Command):
    """Turn a waiting request into a written opinion."""

    roles: ClassVar[frozenset[Role]] = CITIZENS | CHAIRS | DESKS
    opinion: Number


class Coming(Command):
    """Called, and on the way to the microphone."""

    roles: ClassVar[frozenset[Role]] = CITIZENS | DESKS
    opinion: Number


class NotReady(Command):
    """Called, but not able to come just now."""

    roles: ClassVar[frozenset[Role]] = CITIZENS | DESKS
    opinion: Number


class ImHere(Command):
    """Missed the call and is here now: waits again, second in line."""

    roles: ClassVar[frozenset[Role]] = CITIZENS | DESKS
    opinion: Number


class ConfirmSummary(Command):
    """Say that the secretary's summary is right, or how it should read."""

    roles: ClassVar[frozenset[Role]] = CITIZENS | DESKS
    opinion: Number
    ok: bool
    correction: OptionalContent = ""


class RateAnswer(Command):
    """Say whether the answer satisfied; "no" may ask for a dated written answer (V.2)."""

    roles: ClassVar[frozenset[Role]] = CITIZENS | DESKS
    opinion: Number
    satisfied: Literal["yes", "partly", "no"]
    then: Literal["nothing", "written"] = "nothing"
