"""What the projectors show."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from ..actors import Role
from .base import CHAIRS, SECRETARIES, Announcement, Command, Number, PhaseCommand

Mode = Literal["auto", "welcome", "agenda", "report", "break", "announcement", "conclusion", "blank", "same"]


class ShowOnDisplay(PhaseCommand):
    """Choose what a projector shows; ``auto`` follows the meeting, ``same`` lets the second one follow the first.

    A break takes ``minutes``; a report may show a page of a document. ``blank`` on the first projector darkens every
    one, until the first shows something again.
    """

    mode: Mode
    screen: Literal[1, 2] = 1
    minutes: Annotated[int, Field(ge=1, le=120)] | None = None
    document: Number | None = None
    page: Annotated[int, Field(ge=1, le=500)] = 1


class Announce(PhaseCommand):
    """Put an announcement on all screens; an empty one takes it away."""

    text: Announcement = ""


class LetThrough(Command):
    """Show the hall what a citizen wrote, edited if need be; the original is kept (II.5).

    An empty text takes it away.
    """

    roles: ClassVar[frozenset[Role]] = CHAIRS | SECRETARIES
    opinion: Number
    text: Announcement


class SetHall(Command):
    """The hall's measures in centimetres: to the last row, and the picture's height. Type follows (DISCAS)."""

    roles: ClassVar[frozenset[Role]] = CHAIRS | {Role.ORGANISER}
    distance: Annotated[int, Field(ge=200, le=6000)]
    height: Annotated[int, Field(ge=30, le=1000)]


class SetSound(PhaseCommand):
    """How loud the projector calls a number, in per cent; 0 is off."""

    volume: Annotated[int, Field(ge=0, le=100)]
