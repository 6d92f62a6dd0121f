"""A whole conference in one go: every kind of event happens, and every event survives the journal."""

import pytest

from meeting.actors import SYSTEM
from meeting.events import EVENTS, Event, OpinionRaised, PersonCheckedIn, from_data, to_data
from meeting.evolve import evolve, fold
from meeting.state import State
from tests.unit.builders import (
    CHAIR,
    COCHAIR,
    DESK,
    OFFICIAL,
    OPERATOR,
    ORGANISER,
    SECRETARY,
    VILLAGE,
    Meeting,
    about,
    phone,
    through_json,
)


def whole() -> Meeting:
    meeting = Meeting("preparing")
    file = {"sha256": "1" * 64, "size": 1}
    meeting.do(ORGANISER, "PublishDocument", title="Kết quả", kind="pdf", pages=["2" * 64], **file)
    meeting.do(ORGANISER, "WithdrawDocument", document=1, reason="Nhầm tệp")
    meeting.do(ORGANISER, "RecordPhrase", phrase="called", language="Tiếng Mông", kind="mp3", **file)
    meeting.do(ORGANISER, "DropPhraseAudio", clip=2)
    meeting.do(ORGANISER, "OpenCheckIn", registration=False)
    meeting.do(ORGANISER, "SetWifi", ssid="Hoi nghi", password="xamau2026")
    meeting.do(ORGANISER, "SetQrRotation", on=True)
    meeting.do(CHAIR, "OpenRegistration")
    for n in range(1, 7):
        meeting.person(phone(n), phone="0912345678" if n == 1 else "")
    meeting.do(VILLAGE, "CheckInGroup", people=[{"name": "Mùa A Tủa", "village": "ten", "adult": True}])
    meeting.do(phone(1), "CorrectAttendee", number=1, name="Lò Thị Một", village="ten", phone="0912345678")
    meeting.do(DESK, "ConfirmName", number=1)
    meeting.do(DESK, "HideName", number=1)
    meeting.do(phone(1), "EraseAttendee", number=1, values=["phone"])
    meeting.do(phone(9), "Restore", number=1, code=meeting.state.code(1))
    meeting.do(ORGANISER, "InviteDelegates", delegates=[{"group": "commune", "name": n} for n in ("Cà A", "Cà B")])
    meeting.do(DESK, "RemoveDelegate", delegate=2)
    late = meeting.person(DESK, delegate=1)
    meeting.do(DESK, "MergePeople", keep=7, gone=late)
    meeting.do(DESK, "SplitPeople", gone=late)
    meeting.do(DESK, "CancelCheckIn", number=late)
    one, two, three, four, five, six = (meeting.waiting(n) for n in range(1, 7))
    meeting.do(phone(1), "EditRequest", opinion=one, field="water", content="Nước")
    meeting.do(CHAIR, "StartMeeting")
    meeting.do(CHAIR, "SetAgendaItem", item="dialogue")
    meeting.do(CHAIR, "ShowOnDisplay", mode="agenda")
    meeting.do(CHAIR, "Announce", text="Mời phát biểu")
    meeting.do(CHAIR, "JoinRequests", lead=one, others=[two, three])
    meeting.do(phone(3), "LeaveJoint", opinion=three)
    meeting.do(CHAIR, "ChooseOrder", policy="by_field")
    meeting.do(CHAIR, "ChooseOrder", policy="registration")
    meeting.do(CHAIR, "Reorder", opinion=four, before=one, reason="elderly")
    meeting.do(phone(6), "Withdraw", opinion=six)
    meeting.do(SECRETARY, "ClassifyOpinion", opinion=five, field="conduct")
    meeting.do(SECRETARY, "MarkConcerned", opinion=five, who=["deputy"])
    meeting.called(four)
    meeting.do(phone(4), "NotReady", opinion=four)
    meeting.do(CHAIR, "MarkAbsent")
    meeting.do(phone(4), "ImHere", opinion=four)
    meeting.called(four)
    meeting.do(CHAIR, "MarkAbsent")
    meeting.do(CHAIR, "Recall", opinion=four)
    meeting.speaking(one)
    for name in ("PauseTimer", "ResumeTimer", "ExtendTime", "EndSpeech"):
        meeting.do(CHAIR, name)
    meeting.do(SECRETARY, "NameInterpreter", opinion=one, name="Giàng A Páo")
    meeting.do(OPERATOR, "AssignOfficial", opinion=one, official="economy")
    meeting.answering(one, official="economy")
    meeting.do(CHAIR, "StartReply", opinion=one)
    meeting.do(CHAIR, "EndSpeech")
    meeting.outcome(one, outcome="to_study", body="Phòng Kinh tế")
    meeting.do(SECRETARY, "WriteMinutes", entry="turn-3", part="asked", text="Hỏi về nước", base_version=0)
    meeting.do(phone(1), "ConfirmSummary", opinion=one, ok=False, correction="Nước sinh hoạt")
    meeting.do(phone(1), "RateAnswer", opinion=one, satisfied="no", then="written")
    meeting.do(CHAIR, "Refuse", **{**about("Refuse", three), "note": "Say"})
    meeting.do(SECRETARY, "AddFromFloor", name="Ai đó", village="ten", field="land", content="Sổ đỏ")
    meeting.do(SECRETARY, "EnterServed", numbers=[meeting.opinion(meeting.waiting()).number])
    meeting.do(CHAIR, "Announce")
    meeting.do(CHAIR, "Undo")
    meeting.do(CHAIR, "AssignOfficial", opinion=two, official=OFFICIAL.id)
    meeting.do(OFFICIAL, "OfferAnswer", opinion=two, kind="needs_study")
    meeting.do(OFFICIAL, "PrepareAnswer", opinion=two, text="Đã khảo sát", base_version=0)
    meeting.do(OFFICIAL, "AskForWord", on=True)
    meeting.do(ORGANISER, "AddOfficial", name="Giàng A Páo", office="Cán bộ địa chính", fields=["road"])
    meeting.do(ORGANISER, "RemoveOfficial", official="official1")
    meeting.do(CHAIR, "SetSound", volume=30)
    meeting.do(ORGANISER, "SetHall", distance=1500, height=200)
    meeting.do(SECRETARY, "NoteIncident", text="Mất điện 5 phút")
    meeting.do(SECRETARY, "CallChair", reason="health", note="Hàng 3")
    meeting.do(CHAIR, "AnswerCall", call=1)
    meeting.do(SECRETARY, "LetThrough", opinion=four, text="Đường hỏng")
    for _ in range(3):
        meeting.heard()
    meeting.waiting()
    meeting.now += 4 * 3600 * 1000
    meeting.do(SYSTEM, "OfferWriting")
    meeting.do(CHAIR, "SetRegistrationEnd", minutes=5)
    meeting.do(COCHAIR, "AskGavel")
    meeting.do(CHAIR, "SetGavelAside", by="cochair1")
    meeting.do(SYSTEM, "ReportHolder", holder="chair", gone=True)
    meeting.do(COCHAIR, "TakeGavel")
    meeting.do(COCHAIR, "CloseRegistration")
    meeting.do(COCHAIR, "Conclude", remaining="to_study")
    meeting.do(COCHAIR, "ReopenPhase", reason="Sót ý kiến")
    meeting.do(COCHAIR, "Conclude")
    meeting.do(ORGANISER, "CloseMeeting")
    left = [i for i, o in meeting.state.opinions.items() if o.status not in ("withdrawn",)]
    meeting.do(SECRETARY, "RecordOutcome", opinions=left, outcome="answered_here", resolved=True)
    meeting.do(ORGANISER, "Finish")
    return meeting


def test_every_kind_of_event_happens_and_survives_the_journal() -> None:
    meeting = whole()
    seen = {type(r.event).__name__ for r in meeting.recorded}
    assert seen == set(EVENTS)
    for recorded in meeting.recorded:
        assert through_json(recorded.event) == recorded.event
    assert fold(meeting.recorded) == meeting.state
    assert meeting.state.phase == "finished"


def test_personal_values_stand_apart() -> None:
    meeting = whole()
    for recorded in meeting.recorded:
        open_, sealed = to_data(recorded.event)
        assert set(open_).isdisjoint(recorded.event.SEALED)
        assert set(sealed) <= recorded.event.SEALED
        assert None not in sealed.values()


def test_an_erased_value_reads_as_empty() -> None:
    meeting = whole()
    state = State()
    for recorded in meeting.recorded:
        event: Event = from_data(type(recorded.event).__name__, to_data(recorded.event)[0], {})
        assert all(getattr(event, name) is None for name in event.SEALED)
        state = evolve(state, type(recorded)(recorded.seq, recorded.at, recorded.actor, recorded.command, event))
    person, opinion = state.attendees[1], state.opinions[1]
    assert (person.name, person.phone, opinion.content, opinion.correction, state.code_key) == ("", "", "", "", "")
    assert {i: o.status for i, o in state.opinions.items()} == {i: o.status for i, o in meeting.state.opinions.items()}


def test_an_unknown_event_is_an_error() -> None:
    with pytest.raises(KeyError):
        from_data("MoonLanded", {}, {})
    assert {"name", "phone"} <= PersonCheckedIn.SEALED
    assert "content" in OpinionRaised.SEALED
