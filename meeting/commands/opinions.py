"""Registering, writing, and what a citizen does with an opinion (V.2, VI.6)."""

from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from ..actors import Role
from .base import CHAIRS, CITIZENS, DESKS, REGISTRARS, Command, Content, Identifier, Minutes, Number, OptionalContent
from .people import Person


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


class PaperForm(BaseModel):
    """One filled-in "Phiếu đăng ký phát biểu": by number, or by name and village."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)
    number: Number | None = None
    person: Person | None = None
    field: Identifier
    content: Content
    minutes: Minutes = 3
    speak: bool = True


class EnterForms(Command):
    """A stack of paper forms in the order handed in, all of them or none."""

    roles: ClassVar[frozenset[Role]] = REGISTRARS
    forms: Annotated[list[PaperForm], Field(min_length=1, max_length=100)]


class EditRequest(Command):
    """Change a waiting request to speak; its place is kept."""

    roles: ClassVar[frozenset[Role]] = CITIZENS | DESKS
    opinion: Number
    field: Identifier
    content: Content
    minutes: Minutes = 3


class Withdraw(Command):
    """Take a request back that waits, also behind somebody who speaks for it."""

    roles: ClassVar[frozenset[Role]] = CITIZENS | DESKS
    opinion: Number


class OfferWriting(Command):
    """Offer to write instead, and be answered by a date, to those waiting whom the time left does not reach."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.SYSTEM})


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
