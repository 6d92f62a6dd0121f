"""The meeting's phases, registration and agenda (V.2)."""

from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from ..actors import Role
from .base import CHAIRS, CHAIRS_IN_PERSON, Command, Identifier, Number, PhaseCommand, Reason, Seen


class OpenCheckIn(PhaseCommand):
    """Open the doors: people check in; registration to speak opens with it."""

    roles: ClassVar[frozenset[Role]] = CHAIRS | {Role.ORGANISER}
    registration: bool = True


class OpenRegistration(PhaseCommand):
    """Let people register to speak."""


class CloseRegistration(PhaseCommand):
    """End registration to speak."""

    roles: ClassVar[frozenset[Role]] = CHAIRS | {Role.SYSTEM}


class SetRegistrationEnd(PhaseCommand):
    """Let registration to speak close by itself in some ``minutes``; none: only by hand or by the agenda."""

    minutes: Annotated[int, Field(ge=1, le=240)] | None = None


class StartMeeting(PhaseCommand):
    """Begin the session with the first item of the agenda (V.2)."""


class SetAgendaItem(PhaseCommand):
    """Go to an item of the agenda."""

    item: Identifier


class Left(BaseModel):
    """What becomes of one opinion that was heard and has no outcome yet when the session ends (VI.5)."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)
    opinion: Number
    outcome: Identifier
    resolved: bool = False
    level: Identifier | None = None


class Conclude(PhaseCommand):
    """End the session (V.2). Those not reached become written opinions.

    Heard opinions without an outcome block it, unless ``outcomes`` gives each one its own, or ``remaining`` says to
    answer those left in writing by the date that the regulation gives (V.3.2). What concerns who concludes is left
    for an uninvolved co-chair or a secretary to settle afterwards (III.4).
    With ``expected`` (as with floor commands) it ends no turn that the screen did not show.
    """

    roles: ClassVar[frozenset[Role]] = CHAIRS_IN_PERSON
    outcomes: Annotated[list[Left], Field(max_length=500, default_factory=list)]
    remaining: Literal["to_study"] | None = None
    expected: Seen | None = None


class CloseMeeting(PhaseCommand):
    """The hall is empty; opinions wait for answers."""

    roles: ClassVar[frozenset[Role]] = CHAIRS | {Role.ORGANISER}


class ReopenPhase(PhaseCommand):
    """Go back one phase, with a reason for the record."""

    reason: Reason


class Finish(Command):
    """Every opinion's work has ended (V.3.3)."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.ORGANISER})
