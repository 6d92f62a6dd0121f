"""The list of those who answer, and what they say of the opinions that are, or are likely to be, their own."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from ..actors import Role
from .base import CHAIRS, Command, Identifier, MinutesText, Name, Number, Office

OFFICIALS = frozenset({Role.OFFICIAL})
ORGANISERS = frozenset({Role.ORGANISER})


class AddOfficial(Command):
    """Put somebody on the list of those who answer; their ``fields`` make opinions likely to come to them (V.2)."""

    roles: ClassVar[frozenset[Role]] = ORGANISERS
    name: Name
    office: Office
    fields: Annotated[list[Identifier], Field(max_length=30)]


class RemoveOfficial(Command):
    """Take somebody off the list: what was assigned to them and has no outcome is to be assigned again.

    Their sign-in ends; the record goes on naming what they answered.
    """

    roles: ClassVar[frozenset[Role]] = ORGANISERS
    official: Identifier


class OfferAnswer(Command):
    """Say "tôi trả lời" or "cần nghiên cứu" to the chair; an empty ``kind`` takes it back."""

    roles: ClassVar[frozenset[Role]] = OFFICIALS
    opinion: Number
    kind: Literal["will_answer", "needs_study", ""]


class PrepareAnswer(Command):
    """A draft of the answer, for the official and the secretaries (V.1, phương án trả lời).

    ``base_version`` is the version that this screen had; another one is not overwritten.
    """

    roles: ClassVar[frozenset[Role]] = OFFICIALS
    opinion: Number
    text: MinutesText
    base_version: Annotated[int, Field(ge=0)]


class AskForWord(Command):
    """Ask the chair for the word, or no longer."""

    roles: ClassVar[frozenset[Role]] = OFFICIALS
    on: bool


class SetWordAside(Command):
    """The chair or the operator has seen that an official asks for the word, and goes on without."""

    roles: ClassVar[frozenset[Role]] = CHAIRS
    official: Identifier
