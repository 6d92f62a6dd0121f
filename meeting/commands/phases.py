"""The meeting's phases, agenda, display and gavel (V.2)."""

from typing import ClassVar, Literal

from ..actors import Role
from .base import CHAIRS, CHAIRS_IN_PERSON, Announcement, Command, Identifier, PhaseCommand, Reason


class OpenCheckIn(PhaseCommand):
    """Open the doors: people check in; registration to speak opens with it."""

    roles: ClassVar[frozenset[Role]] = CHAIRS | {Role.ORGANISER}
    registration: bool = True


class OpenRegistration(PhaseCommand):
    """Let people register to speak."""


class CloseRegistration(PhaseCommand):
    """End registration to speak."""


class StartMeeting(PhaseCommand):
    """Begin the session with the first item of the agenda (V.2)."""


class SetAgendaItem(PhaseCommand):
    """Go to an item of the agenda."""

    item: Identifier


class ShowOnDisplay(PhaseCommand):
    """Choose what the projector shows; ``auto`` follows the meeting."""

    mode: Literal["auto", "welcome", "agenda", "announcement", "conclusion", "blank"]


class Announce(PhaseCommand):
    """Put an announcement on all screens; an empty one takes it away."""

    text: Announcement = ""


class PassGavel(Command):
    """Hand the gavel over to the chair or a co-chair."""

    roles: ClassVar[frozenset[Role]] = CHAIRS_IN_PERSON
    gavel: ClassVar[bool] = True
    to: Identifier


class Conclude(PhaseCommand):
    """End the session (V.2). Those not reached become written opinions.

    Heard opinions without an outcome block it, unless ``remaining`` says to answer them in writing by the date that the
    regulation gives (V.3.2).
    """

    roles: ClassVar[frozenset[Role]] = CHAIRS_IN_PERSON
    remaining: Literal["to_study"] | None = None


class CloseMeeting(PhaseCommand):
    """The hall is empty; opinions wait for answers."""

    roles: ClassVar[frozenset[Role]] = CHAIRS | {Role.ORGANISER}


class ReopenPhase(PhaseCommand):
    """Go back one phase, with a reason for the record."""

    reason: Reason


class Finish(Command):
    """Every opinion's work has ended (V.3.3)."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.ORGANISER})
