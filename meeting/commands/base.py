"""What every command shares: who may send it, and the limits of what people write."""

from functools import partial
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

from ..actors import Role
from ..text import clean, clean_line

CHAIRS = frozenset({Role.CHAIR, Role.COCHAIR, Role.OPERATOR})
CHAIRS_IN_PERSON = frozenset({Role.CHAIR, Role.COCHAIR})
SECRETARIES = frozenset({Role.SECRETARY})
DESKS = frozenset({Role.DESK, Role.SECRETARY})
CITIZENS = frozenset({Role.CITIZEN})
REGISTRARS = DESKS | {Role.VILLAGE}
# The limit before cleaning stops a five-megabyte paste from being normalised at all.
RAW_FACTOR = 4


def _cleaned(limit: int, least: int = 0, line: bool = False) -> tuple[object, ...]:
    """Length before cleaning (so that a five-megabyte paste is not even normalised), cleaning, length after."""
    raw = Field(max_length=limit * RAW_FACTOR, json_schema_extra={"minLength": least, "maxLength": limit})
    clear = AfterValidator(clean_line if line else clean)
    return raw, clear, AfterValidator(partial(_bounded, least, limit))


def _bounded(least: int, most: int, value: str) -> str:
    if len(value) < least:
        raise PydanticCustomError("string_too_short", "empty")
    if len(value) > most:
        raise PydanticCustomError("string_too_long", "too long", {"max_length": most})
    return value


Name = Annotated[str, *_cleaned(80, 1, line=True)]
OptionalName = Annotated[str, *_cleaned(80, line=True)]
Office = Annotated[str, *_cleaned(120, 1, line=True)]
Line = Annotated[str, *_cleaned(120, line=True)]
Title = Annotated[str, *_cleaned(200, 1, line=True)]
Reason = Annotated[str, *_cleaned(120, 1, line=True)]
Announcement = Annotated[str, *_cleaned(200, line=True)]
Identifier = Annotated[str, Field(pattern=r"^[A-Za-z0-9_.-]{1,60}$")]
OptionalIdentifier = Annotated[str, Field(pattern=r"^[A-Za-z0-9_.-]{0,60}$")]
Phone = Annotated[str, AfterValidator(clean_line), Field(pattern=r"^(\+?[0-9][0-9 .]{6,18})?$")]
Content = Annotated[str, *_cleaned(1000, 1)]
OptionalContent = Annotated[str, *_cleaned(1000)]
MinutesText = Annotated[str, *_cleaned(20000)]
Number = Annotated[int, Field(ge=1, le=1_000_000)]
Minutes = Annotated[int, Field(ge=1, le=30)]
OptionalDate = Annotated[str, Field(pattern=r"^(\d{4}-\d{2}-\d{2})?$")]
Seen = Annotated[int, Field(ge=0)]
Need = Literal["interpreter", "help"]
Kind = Literal["resident", "household", "business", "delegate"]


class Command(BaseModel):
    """One request. ``roles`` may send it; with ``gavel`` only who holds the gavel, or the operator in that name.

    ``after_end`` ones are still taken when the meeting is finished.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)
    roles: ClassVar[frozenset[Role]]
    gavel: ClassVar[bool] = False
    after_end: ClassVar[bool] = False


class FloorCommand(Command):
    """A command that acts on the floor as one screen saw it.

    ``expected`` is the sequence number of the last event that changed the floor (view slice ``expected``), so two quick
    presses, or two screens, never skip a citizen.
    """

    gavel: ClassVar[bool] = True
    expected: Seen


class PhaseCommand(Command):
    """A step of the meeting, by who holds the gavel."""

    roles: ClassVar[frozenset[Role]] = CHAIRS
    gavel: ClassVar[bool] = True
