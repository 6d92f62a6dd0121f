"""What people may ask for: one model a command, its fields, its limits and the roles that may send it.

``GET /api/commands.json`` and ``docs/commands.md`` are generated from these models.
"""

from .base import Command, FloorCommand, PhaseCommand
from .delegates import Invited, InviteDelegates, RemoveDelegate
from .display import Announce, LetThrough, SetHall, SetSound, ShowOnDisplay
from .documents import DropPhraseAudio, PublishDocument, RecordPhrase, UploadCommand, WithdrawDocument
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
from .gavel import AskGavel, PassGavel, ReportHolder, SetGavelAside, TakeGavel
from .hall import AnswerCall, CallChair, NoteIncident
from .identity import CancelCheckIn, HideName, MergePeople, Restore, SplitPeople
from .network import SetQrRotation, SetWifi
from .officials import AddOfficial, AskForWord, OfferAnswer, PrepareAnswer, RemoveOfficial, SetWordAside
from .opinions import (
    Coming,
    ConfirmSummary,
    EditRequest,
    EnterForms,
    ImHere,
    NotReady,
    OfferWriting,
    PaperForm,
    RateAnswer,
    RequestToSpeak,
    SubmitWritten,
    ToWritten,
    Withdraw,
)
from .people import CheckIn, CheckInGroup, ConfirmName, CorrectAttendee, Person, Said
from .phases import (
    CloseMeeting,
    CloseRegistration,
    Conclude,
    Finish,
    Left,
    OpenCheckIn,
    OpenRegistration,
    ReopenPhase,
    SetAgendaItem,
    SetRegistrationEnd,
    StartMeeting,
)
from .privacy import EraseAttendee, PurgeCheckIns
from .queue import AssignOfficial, ChooseOrder, EnterServed, JoinRequests, LeaveJoint, Reorder
from .record import ClassifyOpinion, MarkConcerned, NameInterpreter, RecordOutcome, WriteMinutes

__all__ = [
    "COMMANDS",
    "AddFromFloor",
    "AddOfficial",
    "Announce",
    "AnswerCall",
    "AskForWord",
    "AskGavel",
    "AssignOfficial",
    "CallChair",
    "CancelCheckIn",
    "CheckIn",
    "CheckInGroup",
    "ChooseOrder",
    "ClassifyOpinion",
    "CloseMeeting",
    "CloseRegistration",
    "Coming",
    "Command",
    "Conclude",
    "ConfirmName",
    "ConfirmSummary",
    "CorrectAttendee",
    "DropPhraseAudio",
    "EditRequest",
    "EndAnswer",
    "EndSpeech",
    "EnterForms",
    "EnterServed",
    "EraseAttendee",
    "ExtendTime",
    "Finish",
    "FloorCommand",
    "GiveFloor",
    "HideName",
    "ImHere",
    "InviteDelegates",
    "Invited",
    "JoinRequests",
    "LeaveJoint",
    "Left",
    "LetThrough",
    "MarkAbsent",
    "MarkConcerned",
    "MergePeople",
    "NameInterpreter",
    "NotReady",
    "NoteIncident",
    "OfferAnswer",
    "OfferWriting",
    "OpenCheckIn",
    "OpenRegistration",
    "PaperForm",
    "PassGavel",
    "PauseTimer",
    "Person",
    "PhaseCommand",
    "PrepareAnswer",
    "PublishDocument",
    "PurgeCheckIns",
    "RateAnswer",
    "Recall",
    "RecordOutcome",
    "RecordPhrase",
    "Refuse",
    "RemoveDelegate",
    "RemoveOfficial",
    "ReopenPhase",
    "Reorder",
    "ReportHolder",
    "RequestToSpeak",
    "Restore",
    "ResumeTimer",
    "Said",
    "SetAgendaItem",
    "SetGavelAside",
    "SetHall",
    "SetQrRotation",
    "SetRegistrationEnd",
    "SetSound",
    "SetWifi",
    "SetWordAside",
    "ShowOnDisplay",
    "SplitPeople",
    "StartAnswer",
    "StartMeeting",
    "StartReply",
    "StartTimer",
    "SubmitWritten",
    "TakeGavel",
    "ToWritten",
    "Undo",
    "UploadCommand",
    "Withdraw",
    "WithdrawDocument",
    "WriteMinutes",
]


def _concrete(base: type[Command]) -> list[type[Command]]:
    found: list[type[Command]] = []
    for child in base.__subclasses__():
        found += [] if child in (FloorCommand, PhaseCommand, UploadCommand) else [child]
        found += _concrete(child)
    return found


COMMANDS: dict[str, type[Command]] = {c.__name__: c for c in _concrete(Command)}
