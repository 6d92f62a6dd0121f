"""What people may ask for: one model a command, its fields, its limits and the roles that may send it.

``GET /api/commands.json`` and ``docs/commands.md`` are generated from these models.
"""

from .base import Command, FloorCommand, PhaseCommand
from .floor import (
    AddFromFloor,
    EndAnswer,
    EndSpeech,
    ExtendTime,
    GiveFloor,
    MarkAbsent,
    PauseTimer,
    Recall,
    Refuse,
    ResumeTimer,
    StartAnswer,
    StartReply,
    StartTimer,
    Undo,
)
from .opinions import (
    Coming,
    ConfirmSummary,
    EditRequest,
    ImHere,
    NotReady,
    RateAnswer,
    RequestToSpeak,
    SubmitWritten,
    ToWritten,
    Withdraw,
)
from .people import CheckIn, CheckInGroup, ConfirmName, CorrectAttendee, Person
from .phases import (
    Announce,
    CloseMeeting,
    CloseRegistration,
    Conclude,
    Finish,
    OpenCheckIn,
    OpenRegistration,
    PassGavel,
    ReopenPhase,
    SetAgendaItem,
    ShowOnDisplay,
    StartMeeting,
)
from .queue import AssignOfficial, JoinRequests, LeaveJoint, Reorder
from .record import ClassifyOpinion, MarkConcerned, RecordOutcome, WriteMinutes

__all__ = [
    "COMMANDS",
    "AddFromFloor",
    "Announce",
    "AssignOfficial",
    "CheckIn",
    "CheckInGroup",
    "ClassifyOpinion",
    "CloseMeeting",
    "CloseRegistration",
    "Coming",
    "Command",
    "Conclude",
    "ConfirmName",
    "ConfirmSummary",
    "CorrectAttendee",
    "EditRequest",
    "EndAnswer",
    "EndSpeech",
    "ExtendTime",
    "Finish",
    "FloorCommand",
    "GiveFloor",
    "ImHere",
    "JoinRequests",
    "LeaveJoint",
    "MarkAbsent",
    "MarkConcerned",
    "NotReady",
    "OpenCheckIn",
    "OpenRegistration",
    "PassGavel",
    "PauseTimer",
    "Person",
    "PhaseCommand",
    "RateAnswer",
    "Recall",
    "RecordOutcome",
    "Refuse",
    "ReopenPhase",
    "Reorder",
    "RequestToSpeak",
    "ResumeTimer",
    "SetAgendaItem",
    "ShowOnDisplay",
    "StartAnswer",
    "StartMeeting",
    "StartReply",
    "StartTimer",
    "SubmitWritten",
    "ToWritten",
    "Undo",
    "Withdraw",
    "WriteMinutes",
]


def _concrete(base: type[Command]) -> list[type[Command]]:
    found: list[type[Command]] = []
    for child in base.__subclasses__():
        found += [] if child in (FloorCommand, PhaseCommand) else [child]
        found += _concrete(child)
    return found


COMMANDS: dict[str, type[Command]] = {c.__name__: c for c in _concrete(Command)}
