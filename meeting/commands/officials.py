"""What an answering official says of the opinions that are, or are likely to be, their own."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from ..actors import Role
from .base import Command, MinutesText, Number

OFFICIALS = frozenset({Role.OFFICIAL})


class OfferAnswer(Command):
    """Say "tôi trả lời" or "cần nghiên cứu" to the chair; nothing takes it back."""

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
