"""What people may ask for: one model a command, its fields, its limits and the roles that may send it.

``GET /api/commands.json`` and ``docs/commands.md`` are generated from these models.
"""

from functools import partial
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

from .actors import Role
from .text import clean, clean_line

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
Line = Annotated[str, *_cleaned(120, line=True)]
Reason = Annotated[str, *_cleaned(120, 1, line=True)]
Announcement = Annotated[str, *_cleaned(200, line=True)]
Identifier = Annotated[str, Field(pattern=r"^[A-Za-z0-9_.-]{1,60}$")]
Phone = Annotated[str, AfterValidator(clean_line), Field(pattern=r"^(\+?[0-9][0-9 .]{6,18})?$")]
Content = Annotated[str, *_cleaned(1000, 1)]
OptionalContent = Annotated[str, *_cleaned(1000)]
MinutesText = Annotated[str, *_cleaned(20000)]
Number = Annotated[int, Field(ge=1, le=1_000_000)]
Minutes = Annotated[int, Field(ge=1, le=30)]
OptionalDate = Annotated[str, Field(pattern=r"^(\d{4}-\d{2}-\d{2})?$")]
Need = Literal["interpreter", "help"]
Kind = Literal["resident", "household", "business", "delegate"]


class Command(BaseModel):
    """One request. ``roles`` may send it; with ``gavel`` only who holds the gavel, or the operator in that name."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)
    roles: ClassVar[frozenset[Role]]
    gavel: ClassVar[bool] = False


class FloorCommand(Command):
    """A command that acts on the floor as one screen saw it.

    ``expected`` is the sequence number of the last event that changed the floor (view slice ``expected``), so two quick
    presses, or two screens, never skip a citizen.
    """

    gavel: ClassVar[bool] = True
    expected: Annotated[int, Field(ge=0)]


# --- people -----------------------------------------------------------------------------------------------------------


class Person(BaseModel):
    """What is asked of one attendee (IV.3). The phone number is optional; no card number, no ethnicity."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)
    name: Name
    village: Identifier
    village_other: Line = ""
    kind: Kind = "resident"
    organisation: Line = ""
    position: Line = ""
    adult: Literal[True]
    phone: Phone = ""
    birth_year: Annotated[int, Field(ge=1900, le=2100)] | None = None
    needs: list[Need] = Field(default_factory=list, max_length=2)


class CheckIn(Person, Command):
    """Check a person in. A phone that is somebody already brings others with ``companion`` (IV.3)."""

    roles: ClassVar[frozenset[Role]] = CITIZENS | REGISTRARS
    companion: bool = False


class CheckInGroup(Command):
    """Check several people in at once: a household, a village head's list."""

    roles: ClassVar[frozenset[Role]] = CITIZENS | REGISTRARS
    people: Annotated[list[Person], Field(min_length=1, max_length=50)]


class CorrectAttendee(Command):
    """Correct what was said at check-in; a citizen's own change takes the name's confirmation away."""

    roles: ClassVar[frozenset[Role]] = CITIZENS | REGISTRARS | {Role.ORGANISER}
    number: Number
    name: Name
    village: Identifier
    village_other: Line = ""
    kind: Kind = "resident"
    organisation: Line = ""
    position: Line = ""
    phone: Phone = ""
    birth_year: Annotated[int, Field(ge=1900, le=2100)] | None = None
    needs: list[Need] = Field(default_factory=list, max_length=2)


class ConfirmName(Command):
    """Say that the name was seen to be right; public screens show it from then on."""

    roles: ClassVar[frozenset[Role]] = REGISTRARS | CHAIRS
    number: Number


# --- opinions ---------------------------------------------------------------------------------------------------------


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


# --- floor ------------------------------------------------------------------------------------------------------------


class GiveFloor(FloorCommand):
    """Invite a waiting speaker; ends the turn before (V.2)."""

    roles: ClassVar[frozenset[Role]] = CHAIRS
    opinion: Number
    minutes: Minutes | None = None


class StartTimer(FloorCommand):
    """The person called is at the microphone: the clock starts."""

    roles: ClassVar[frozenset[Role]] = CHAIRS


class PauseTimer(FloorCommand):
    """Stop the clock for a while."""

    roles: ClassVar[frozenset[Role]] = CHAIRS


class ResumeTimer(FloorCommand):
    """Let the clock run on."""

    roles: ClassVar[frozenset[Role]] = CHAIRS


class ExtendTime(FloorCommand):
    """Give the one who has the floor more minutes."""

    roles: ClassVar[frozenset[Role]] = CHAIRS
    minutes: Annotated[int, Field(ge=1, le=10)] = 1


class EndSpeech(FloorCommand):
    """The speech or the reply has been heard; the floor is free."""

    roles: ClassVar[frozenset[Role]] = CHAIRS


class MarkAbsent(FloorCommand):
    """The person called is not there."""

    roles: ClassVar[frozenset[Role]] = CHAIRS


class Recall(FloorCommand):
    """Put somebody who missed the call back, second in line."""

    roles: ClassVar[frozenset[Role]] = CHAIRS
    opinion: Number


class Refuse(FloorCommand):
    """Refuse the floor for one of the guideline's reasons, with a route for the matter (VI.5). Not the operator."""

    roles: ClassVar[frozenset[Role]] = CHAIRS_IN_PERSON
    opinion: Number
    reason: Identifier
    route: Literal["written", "office"]
    note: Line = ""


class AddFromFloor(FloorCommand):
    """An opinion raised without registering; somebody without a number gets the next one.

    ``now`` gives the floor at once (the gavel's holder); otherwise the opinion counts as heard.
    """

    roles: ClassVar[frozenset[Role]] = CHAIRS | SECRETARIES
    gavel: ClassVar[bool] = False
    number: Number | None = None
    name: OptionalName = ""
    village: Identifier | None = None
    field: Identifier
    content: OptionalContent = ""
    now: bool = False


class StartAnswer(FloorCommand):
    """An official answers one or several opinions; ends the speech that runs (V.2, VI.5)."""

    roles: ClassVar[frozenset[Role]] = CHAIRS
    official: Identifier
    opinions: Annotated[list[Number], Field(min_length=1, max_length=50)]
    minutes: Minutes | None = None


class EndAnswer(FloorCommand):
    """The answer has been given; the floor is free."""

    roles: ClassVar[frozenset[Role]] = CHAIRS


class StartReply(FloorCommand):
    """Let the citizen reply to the answer, once."""

    roles: ClassVar[frozenset[Role]] = CHAIRS
    opinion: Number
    minutes: Minutes = 1


class Undo(FloorCommand):
    """Take back the last action on floor, queue, agenda or display."""

    roles: ClassVar[frozenset[Role]] = CHAIRS


# --- queue, officials, record -----------------------------------------------------------------------------------------


class Reorder(Command):
    """Move a waiting speaker in front of another (or to the end), with the reason that goes into the record (V.2)."""

    roles: ClassVar[frozenset[Role]] = CHAIRS
    gavel: ClassVar[bool] = True
    opinion: Number
    before: Number | None = None
    reason: Literal["elderly", "far", "same_matter", "first_time", "official_present", "other"]
    note: Line = ""


class JoinRequests(Command):
    """Let one speak for others with the same request; the others count as co-signers."""

    roles: ClassVar[frozenset[Role]] = CHAIRS | SECRETARIES
    lead: Number
    others: Annotated[list[Number], Field(min_length=1, max_length=50)]


class LeaveJoint(Command):
    """Step out of a joint request, back to one's own place."""

    roles: ClassVar[frozenset[Role]] = CITIZENS | DESKS | CHAIRS
    opinion: Number


class AssignOfficial(Command):
    """Name who will answer (V.2, VI.5)."""

    roles: ClassVar[frozenset[Role]] = CHAIRS
    opinion: Number
    official: Identifier | None


class ClassifyOpinion(Command):
    """Correct the field and, where it does not follow from the field, the topic."""

    roles: ClassVar[frozenset[Role]] = SECRETARIES
    opinion: Number
    field: Identifier
    topic: Annotated[str, Field(max_length=20)] | None = None


class MarkConcerned(Command):
    """Say whom a protected opinion concerns, or nobody; they will not see it (III.4)."""

    roles: ClassVar[frozenset[Role]] = SECRETARIES
    opinion: Number
    who: Annotated[list[Identifier], Field(max_length=20)]


class RecordOutcome(Command):
    """What became of one or several opinions (VI.5, V.3.1); ends the answer that runs on one of them."""

    roles: ClassVar[frozenset[Role]] = CHAIRS | SECRETARIES
    opinions: Annotated[list[Number], Field(min_length=1, max_length=50)]
    outcome: Identifier
    resolved: bool = False
    body: Line = ""
    due: OptionalDate = ""
    level: Identifier | None = None
    expected_by: Line = ""
    earlier_number: Line = ""
    earlier_date: OptionalDate = ""


class WriteMinutes(Command):
    """Write one part of a minutes entry. ``base_version`` is the version the text was started from."""

    roles: ClassVar[frozenset[Role]] = SECRETARIES
    entry: Identifier
    part: Literal["asked", "answered"]
    text: MinutesText
    base_version: Annotated[int, Field(ge=0)]


# --- phases, agenda, display ------------------------------------------------------------------------------------------


class PhaseCommand(Command):
    """A step of the meeting, by who holds the gavel."""

    roles: ClassVar[frozenset[Role]] = CHAIRS
    gavel: ClassVar[bool] = True


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


def _concrete(base: type[Command]) -> list[type[Command]]:
    found: list[type[Command]] = []
    for child in base.__subclasses__():
        found += [] if child in (FloorCommand, PhaseCommand) else [child]
        found += _concrete(child)
    return found


COMMANDS: dict[str, type[Command]] = {c.__name__: c for c in _concrete(Command)}
