"""Who may send what: the table of DOMAIN.md, against every role and every command."""

from typing import Any

import pytest

from meeting.actors import Role
from meeting.commands import COMMANDS, FloorCommand
from meeting.rules import Rejection, decide
from meeting.rules.base import HANDLERS
from tests.unit.builders import ACTORS, COCHAIR, OPERATOR, Meeting

SPEAKS_FOR_ITSELF = "RequestToSpeak SubmitWritten"
OWN = "EditRequest Withdraw Coming NotReady ImHere ConfirmSummary RateAnswer"
CHECKS_IN = "CheckIn CheckInGroup CorrectAttendee"
REGISTERS = "CancelCheckIn HideName EnterForms"
INVITES = "InviteDelegates RemoveDelegate"
FLOOR = (
    "GiveFloor StartTimer PauseTimer ResumeTimer ExtendTime EndSpeech MarkAbsent Recall StartAnswer EndAnswer "
    "StartReply Undo AddFromFloor"
)
QUEUE = (
    "Reorder ChooseOrder JoinRequests LeaveJoint ToWritten AssignOfficial RecordOutcome ConfirmName HideName "
    "NameInterpreter"
)
PHASES = (
    "OpenCheckIn OpenRegistration CloseRegistration StartMeeting SetAgendaItem ShowOnDisplay Announce CloseMeeting "
    "ReopenPhase SetRegistrationEnd SetSound SetGavelAside"
)
IN_PERSON = "Refuse Conclude PassGavel"
ASKS = "AskGavel TakeGavel LetThrough NoteIncident AnswerCall SetWordAside SetHall EnterServed"
NETWORK = "SetWifi SetQrRotation"
FILES = "PublishDocument WithdrawDocument RecordPhrase DropPhraseAudio"
DESK = (
    f"{CHECKS_IN} ConfirmName {SPEAKS_FOR_ITSELF} {OWN} LeaveJoint ToWritten {REGISTERS} {INVITES} "
    "MergePeople SplitPeople NameInterpreter"
)
MINUTES = "WriteMinutes ClassifyOpinion JoinRequests RecordOutcome AddFromFloor MarkConcerned LetThrough"
NOTES = "NoteIncident CallChair EnterServed"
ERASES = "EraseAttendee"
RUNS = "CallChair SetHall OpenCheckIn CloseMeeting Finish CorrectAttendee AddOfficial RemoveOfficial"

MAY = {
    Role.CITIZEN: f"{CHECKS_IN} {SPEAKS_FOR_ITSELF} {OWN} LeaveJoint ToWritten Restore EraseAttendee",
    Role.VILLAGE: f"CallChair {CHECKS_IN} ConfirmName {SPEAKS_FOR_ITSELF} {REGISTERS} {INVITES}",
    Role.DESK: f"CallChair EnterServed {DESK} {ERASES}",
    Role.SECRETARY: f"{DESK} {MINUTES} {NOTES}",
    Role.CHAIR: f"{FLOOR} {QUEUE} {PHASES} {IN_PERSON} {ASKS}",
    Role.COCHAIR: f"{FLOOR} {QUEUE} {PHASES} {IN_PERSON} {ASKS} CallChair",
    Role.OPERATOR: f"{FLOOR} {QUEUE} {PHASES} {NETWORK} {NOTES} LetThrough AnswerCall SetWordAside SetHall",
    Role.OFFICIAL: "OfferAnswer PrepareAnswer AskForWord CallChair",
    Role.ORGANISER: f"{RUNS} {FILES} {INVITES} {NETWORK} {ERASES}",
    Role.OBSERVER: "",
    Role.DISPLAY: "",
    Role.SYSTEM: "PurgeCheckIns CloseRegistration ReportHolder OfferWriting",
}
NEEDS_THE_GAVEL = set(f"{FLOOR} {PHASES} {IN_PERSON} Reorder ChooseOrder".split()) - {"AddFromFloor"}

DATA: dict[str, dict[str, Any]] = {
    "CheckIn": {"name": "A", "village": "ten", "adult": True},
    "CheckInGroup": {"people": [{"name": "A", "village": "ten", "adult": True}]},
    "CorrectAttendee": {"number": 1, "name": "A", "village": "ten"},
    "ConfirmName": {"number": 1},
    "HideName": {"number": 1},
    "CancelCheckIn": {"number": 1},
    "EraseAttendee": {"number": 1, "values": ["phone"]},
    "Restore": {"number": 1, "code": "000000"},
    "MergePeople": {"keep": 1, "gone": 2},
    "SplitPeople": {"gone": 2},
    "InviteDelegates": {"delegates": [{"group": "commune", "name": "A"}]},
    "RemoveDelegate": {"delegate": 1},
    "EnterForms": {"forms": [{"number": 1, "field": "road", "content": "A"}]},
    "RequestToSpeak": {"field": "road", "content": "A"},
    "SubmitWritten": {"field": "road", "content": "A"},
    "EditRequest": {"opinion": 1, "field": "road", "content": "A"},
    "ConfirmSummary": {"opinion": 1, "ok": True},
    "RateAnswer": {"opinion": 1, "satisfied": "yes"},
    "Refuse": {"opinion": 1, "reason": "drunk", "route": "office"},
    "AddFromFloor": {"field": "road"},
    "StartAnswer": {"official": "chair", "opinions": [1]},
    "Reorder": {"opinion": 1, "reason": "far"},
    "ChooseOrder": {"policy": "by_field"},
    "JoinRequests": {"lead": 1, "others": [2]},
    "AssignOfficial": {"opinion": 1, "official": None},
    "ClassifyOpinion": {"opinion": 1, "field": "road"},
    "MarkConcerned": {"opinion": 1, "who": []},
    "RecordOutcome": {"opinions": [1], "outcome": "noted"},
    "WriteMinutes": {"entry": "item-opening", "part": "asked", "text": "", "base_version": 0},
    "SetAgendaItem": {"item": "dialogue"},
    "ShowOnDisplay": {"mode": "blank"},
    "PassGavel": {"to": "cochair1"},
    "SetGavelAside": {"by": "cochair2"},
    "ReportHolder": {"holder": "chair", "gone": True},
    "OfferAnswer": {"opinion": 1, "kind": "will_answer"},
    "PrepareAnswer": {"opinion": 1, "text": "A", "base_version": 0},
    "AskForWord": {"on": True},
    "NoteIncident": {"text": "A"},
    "CallChair": {"reason": "order"},
    "AnswerCall": {"call": 1},
    "SetWordAside": {"official": "economy"},
    "EnterServed": {"numbers": [1]},
    "SetSound": {"volume": 30},
    "AddOfficial": {"name": "A", "office": "B", "fields": ["road"]},
    "RemoveOfficial": {"official": "economy"},
    "SetHall": {"distance": 1500, "height": 200},
    "LetThrough": {"opinion": 1, "text": "A"},
    "ReopenPhase": {"reason": "A"},
    "PublishDocument": {"title": "A", "kind": "pdf", "sha256": "0" * 64, "size": 1, "pages": ["0" * 64]},
    "WithdrawDocument": {"document": 1},
    "SetWifi": {"ssid": "A", "password": "12345678"},
    "SetQrRotation": {"on": True},
    "RecordPhrase": {"phrase": "called", "language": "A", "kind": "mp3", "sha256": "0" * 64, "size": 1},
    "DropPhraseAudio": {"clip": 1},
}
ON_AN_OPINION = {
    name
    for name, kind in COMMANDS.items()
    if "opinion" in kind.model_fields and kind.model_fields["opinion"].is_required()
}


def code(name: str, meeting: Meeting, actor: Any) -> str:
    """The code of the rejection, or nothing when the command was carried out."""
    kind = COMMANDS[name]
    data = DATA.get(name, {"opinion": 1} if name in ON_AN_OPINION else {})
    expected = {"expected": meeting.state.floor_seq} if issubclass(kind, FloorCommand) else {}
    told = decide(meeting.state, kind.model_validate({**data, **expected}), actor, meeting.now)
    return told.code if isinstance(told, Rejection) else ""


def test_every_command_has_a_rule_and_stands_in_the_table() -> None:
    assert set(HANDLERS) == set(COMMANDS.values())
    assert {name for names in MAY.values() for name in names.split()} == set(COMMANDS)
    assert set(MAY) == set(Role)


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("role", Role)
def test_who_may(role: Role, name: str) -> None:
    told = code(name, Meeting("doors_open"), ACTORS[role])
    if name not in MAY[role].split():
        assert told == "not_allowed"
    elif role is Role.COCHAIR and name in NEEDS_THE_GAVEL:
        assert told == "no_gavel"
    else:
        assert told not in ("not_allowed", "no_gavel")


@pytest.mark.parametrize("name", sorted(NEEDS_THE_GAVEL))
def test_the_gavel_moves_the_right(name: str) -> None:
    meeting = Meeting("doors_open")
    meeting.do(ACTORS[Role.CHAIR], "PassGavel", to="cochair1")
    assert code(name, meeting, ACTORS[Role.CHAIR]) == "no_gavel"
    assert code(name, meeting, COCHAIR) != "no_gavel"
    assert code(name, meeting, OPERATOR) == "not_allowed" if name in IN_PERSON.split() else True


@pytest.mark.parametrize("name", [n for n, c in COMMANDS.items() if issubclass(c, FloorCommand)])
def test_floor_commands_carry_what_the_screen_saw(name: str) -> None:
    meeting = Meeting()
    kind = COMMANDS[name]
    data = {**DATA.get(name, {"opinion": 1} if name in ON_AN_OPINION else {}), "expected": meeting.state.floor_seq + 1}
    told = decide(meeting.state, kind.model_validate(data), ACTORS[Role.CHAIR], meeting.now)
    assert isinstance(told, Rejection) and told.code == "floor_changed"
