"""The floor: calling, timing, hearing, answering (V.2, VI.5)."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from ..actors import Role
from .base import (
    CHAIRS,
    CHAIRS_IN_PERSON,
    SECRETARIES,
    FloorCommand,
    Identifier,
    Line,
    Minutes,
    Number,
    OptionalContent,
    OptionalName,
)


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

    A name may be written later: who speaks up is not kept waiting for it.
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
    """Take back the last action on floor, queue, agenda or display.

    ``action`` is the one that the screen offered (view slice ``undo``); when another has come since, nothing is undone.
    """

    roles: ClassVar[frozenset[Role]] = CHAIRS
    action: Annotated[int, Field(ge=1)] | None = None
