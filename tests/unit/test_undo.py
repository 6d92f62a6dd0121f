"""Taking back what the chair did (DOMAIN.md, Undo)."""

from typing import Any

import pytest

from meeting import commands
from meeting.actors import SYSTEM, Actor
from meeting.events import ActionUndone, Event, FloorGiven, Recorded, TimerStarted
from meeting.evolve import evolve, fold
from meeting.rules.base import HANDLERS, Context
from meeting.state import DoesNotApply, State
from tests.unit.builders import (
    CHAIR,
    COCHAIR,
    DESK,
    OPERATOR,
    SECRETARY,
    Meeting,
    Rejected,
    about,
    created,
    phone,
    same,
)


def test_nothing_to_undo() -> None:
    meeting = Meeting("preparing")
    assert meeting.rejects(CHAIR, "Undo") == "nothing_to_undo"


def test_only_the_action_that_the_screen_offered_is_taken_back() -> None:
    meeting = Meeting()
    meeting.do(CHAIR, "Announce", text="a")
    offered = meeting.view("chair", CHAIR)["undo"]["action"]
    meeting.do(OPERATOR, "Announce", text="b")
    assert meeting.rejects(CHAIR, "Undo", action=offered) == "floor_changed"
    assert meeting.state.display.announcement == "b"
    meeting.do(CHAIR, "Undo", action=meeting.view("chair", CHAIR)["undo"]["action"])
    meeting.do(CHAIR, "Undo", action=offered)
    assert meeting.state.display.announcement == ""


@pytest.mark.parametrize(
    ("status", "name"),
    [
        ("waiting", "GiveFloor"),
        ("called", "StartTimer"),
        ("called", "MarkAbsent"),
        ("speaking", "PauseTimer"),
        ("speaking", "ExtendTime"),
        ("speaking", "EndSpeech"),
        ("speaking", "StartAnswer"),
        ("speaking", "Refuse"),
        ("waiting", "Refuse"),
        ("waiting", "ToWritten"),
        ("waiting", "AssignOfficial"),
        ("absent", "Recall"),
        ("heard", "StartAnswer"),
        ("heard", "StartReply"),
        ("answering", "EndAnswer"),
        ("answering", "RecordOutcome"),
        ("heard", "RecordOutcome"),
        ("written", "RecordOutcome"),
    ],
)
def test_an_action_is_taken_back_whole(status: str, name: str) -> None:
    meeting = Meeting()
    opinion = meeting.at(status)
    before = meeting.state
    meeting.do(CHAIR, name, **about(name, opinion))
    done = meeting.state
    assert same(done) != same(before)
    meeting.do(OPERATOR, "Undo")
    assert same(meeting.state) == same(before)
    assert meeting.state.floor_seq == meeting.state.seq
    assert meeting.state.next_turn == done.next_turn


def test_agenda_display_and_registration_are_taken_back_in_order() -> None:
    meeting = Meeting()
    states = [meeting.state]
    steps = [("SetAgendaItem", {"item": "dialogue"}), ("ShowOnDisplay", {"mode": "blank"}), ("Announce", {"text": "A"})]
    for name, data in [*steps, ("CloseRegistration", {})]:
        meeting.do(CHAIR, name, **data)
        states.append(meeting.state)
    for state in states[-2::-1]:
        meeting.do(CHAIR, "Undo")
        assert same(meeting.state) == same(state)


def test_the_last_ten_only() -> None:
    meeting = Meeting(undo=3)
    for text in "abcdef":
        meeting.do(CHAIR, "Announce", text=text)
    for text in "edc":
        meeting.do(CHAIR, "Undo")
        assert meeting.state.display.announcement == text
    assert meeting.rejects(CHAIR, "Undo") == "nothing_to_undo"
    none = Meeting(undo=0)
    none.do(CHAIR, "Announce", text="a")
    assert none.rejects(CHAIR, "Undo") == "nothing_to_undo"


def test_what_others_did_stays() -> None:
    meeting = Meeting()
    opinion, other = meeting.waiting(), meeting.waiting()
    meeting.called(opinion)
    meeting.do(phone(1), "Coming", opinion=opinion)
    meeting.do(phone(2), "Withdraw", opinion=other)
    late = meeting.waiting()
    meeting.do(SECRETARY, "WriteMinutes", entry="turn-1", part="asked", text="Ghi", base_version=0)
    meeting.do(CHAIR, "Undo")
    assert (meeting.status(opinion), meeting.status(other)) == ("waiting", "withdrawn")
    assert meeting.opinion(opinion).coming is None
    assert meeting.state.queue == (opinion, late)
    assert meeting.state.texts["turn-1.asked"].text == "Ghi"


@pytest.mark.parametrize("actor", [phone(1), DESK])
def test_what_a_citizen_did_is_not_the_chair_s_to_undo(actor: Actor) -> None:
    meeting = Meeting()
    opinion = meeting.waiting()
    meeting.do(actor, "ToWritten", opinion=opinion)
    meeting.do(CHAIR, "Undo")
    assert meeting.state.phase == "doors_open"
    assert meeting.status(opinion) == "written"


def test_numbers_are_never_used_again() -> None:
    meeting = Meeting()
    new = {"name": "Ai đó", "village": "ten", "field": "road"}
    meeting.do(CHAIR, "AddFromFloor", now=True, **new)
    meeting.do(CHAIR, "Undo")
    assert not meeting.state.attendees and not meeting.state.opinions and not meeting.state.turns
    meeting.do(CHAIR, "AddFromFloor", now=True, **new)
    assert (set(meeting.state.attendees), set(meeting.state.opinions), set(meeting.state.turns)) == ({2}, {2}, {2})


@pytest.mark.parametrize(
    ("by", "name", "data"),
    [
        (DESK, "EnterServed", {"numbers": [1, 2]}),
        (SECRETARY, "EnterServed", {"numbers": [1, 2]}),
        (SECRETARY, "AddFromFloor", {"name": "Ai đó", "village": "ten", "field": "road"}),
        (SECRETARY, "AddFromFloor", {"number": 1, "field": "road"}),
    ],
)
def test_a_wrong_number_that_others_entered_is_taken_back(by: Actor, name: str, data: dict[str, Any]) -> None:
    meeting = Meeting()
    meeting.waiting()
    meeting.at("absent")
    before = meeting.state
    meeting.do(by, name, **data)
    assert meeting.view("chair")["undo"]["by"] == by.role
    meeting.do(CHAIR, "Undo")
    assert same(meeting.state) == same(before)
    assert meeting.view("chair")["undo"]["by"] == "chair"


def test_what_others_entered_and_went_on_with_is_in_nobody_s_way() -> None:
    meeting = Meeting()
    meeting.do(CHAIR, "Announce", text="Nghỉ")
    meeting.do(SECRETARY, "AddFromFloor", name="Ai đó", village="ten", field="road")
    meeting.do(SECRETARY, "ClassifyOpinion", **about("ClassifyOpinion", 1))
    meeting.do(CHAIR, "Undo")
    assert (meeting.state.display.announcement, set(meeting.state.opinions)) == ("", {1})
    meeting.do(SECRETARY, "AddFromFloor", number=1, field="road")
    meeting.do(CHAIR, "Undo")
    assert set(meeting.state.opinions) == {1}


def test_what_the_chair_let_through_and_set_apart_is_taken_back() -> None:
    meeting = Meeting()
    _, other = meeting.joint()
    joined = meeting.state
    meeting.do(CHAIR, "LeaveJoint", opinion=other)
    apart = meeting.state
    meeting.do(CHAIR, "LetThrough", opinion=other, text="Đường hỏng")
    meeting.do(SECRETARY, "LetThrough", opinion=other, text="Đường hỏng từ tháng 8")
    meeting.do(CHAIR, "LetThrough", opinion=other, text="")
    assert meeting.view("chair")["undo"]["numbers"] == [2]
    meeting.do(CHAIR, "Undo")
    assert meeting.opinion(other).shown == "Đường hỏng từ tháng 8"
    meeting.do(SECRETARY, "LetThrough", opinion=other, text="")
    meeting.do(CHAIR, "Undo")
    assert same(meeting.state) == same(apart)
    meeting.do(OPERATOR, "Undo")
    assert same(meeting.state) == same(joined)


def test_registration_that_closed_by_itself_is_open_again_without_its_hour() -> None:
    meeting = Meeting()
    before = meeting.state
    meeting.do(CHAIR, "SetRegistrationEnd", minutes=5)
    late = meeting.state.registration_until
    meeting.do(CHAIR, "SetRegistrationEnd", minutes=1)
    meeting.now += 60_000
    meeting.do(SYSTEM, "CloseRegistration")
    meeting.do(CHAIR, "Undo")
    assert (meeting.state.registration, meeting.state.registration_until) == (True, late)
    meeting.do(CHAIR, "Undo")
    assert same(meeting.state) == same(before)
    assert fold(meeting.recorded) == meeting.state


def test_registration_that_closed_by_itself_stays_closed_while_its_hour_stands() -> None:
    meeting = Meeting()
    meeting.do(CHAIR, "SetRegistrationEnd", minutes=1)
    meeting.do(CHAIR, "Announce", text="Sắp hết giờ đăng ký")
    meeting.now += 60_000
    meeting.do(SYSTEM, "CloseRegistration")
    meeting.do(CHAIR, "Undo")
    assert not meeting.state.registration


@pytest.mark.parametrize("entered", [1, 12])
def test_an_older_record_takes_back_what_it_took_back(entered: int) -> None:
    meeting = Meeting()
    meeting.do(CHAIR, "Announce", text="Nghỉ")
    announced = meeting.recorded[-1]
    for _ in range(entered):
        meeting.do(SECRETARY, "AddFromFloor", name="Ai đó", village="ten", field="road")
    meeting.append([ActionUndone(announced.seq, announced.command)], CHAIR, "chair:chair/undo")
    assert (meeting.state.display.announcement, len(meeting.state.opinions)) == ("", entered)
    meeting.do(CHAIR, "Undo")
    assert set(meeting.state.opinions) == set(range(1, entered))


def blocked(meeting: Meeting) -> str:
    with pytest.raises(Rejected) as caught:
        meeting.do(CHAIR, "Undo")
    ((kind, id_),) = ((name, id_) for name, id_ in caught.value.params.items() if name != "number")
    assert caught.value.code == f"undo_blocked_by_{kind}"
    return f"{kind} {id_}"


def test_an_outcome_that_a_secretary_recorded_blocks() -> None:
    meeting = Meeting()
    opinion = meeting.heard()
    meeting.do(SECRETARY, "RecordOutcome", opinions=[opinion], outcome="noted")
    assert blocked(meeting) == f"opinion {opinion}"


def test_an_answer_that_a_secretary_ended_blocks() -> None:
    meeting = Meeting()
    opinion = meeting.at("answering")
    meeting.do(SECRETARY, "RecordOutcome", opinions=[opinion], outcome="noted")
    assert blocked(meeting) == f"opinion {opinion}"


@pytest.mark.parametrize(
    ("status", "name", "sender", "then"),
    [
        ("absent", "Recall", phone(1), "Withdraw"),
        ("absent", "Recall", phone(1), "EditRequest"),
        ("called", "MarkAbsent", phone(1), "ImHere"),
        ("heard", "RecordOutcome", phone(1), "RateAnswer"),
    ],
)
def test_what_builds_on_the_action_blocks(status: str, name: str, sender: Actor, then: str) -> None:
    meeting = Meeting()
    opinion = meeting.at(status)
    if name == "RecordOutcome":
        meeting.answering(opinion)
    meeting.do(CHAIR, name, **about(name, opinion))
    meeting.do(sender, then, **about(then, opinion))
    assert blocked(meeting) == f"opinion {opinion}"


def test_leaving_a_joint_request_blocks_taking_it_back() -> None:
    meeting = Meeting()
    _, other = meeting.joint()
    meeting.do(phone(2), "LeaveJoint", opinion=other)
    assert blocked(meeting) == f"opinion {other}"


def test_who_came_in_blocks_closing_the_doors_again() -> None:
    meeting = Meeting("doors_open")
    meeting.person()
    assert blocked(meeting) == "attendee 1"


def test_what_was_handed_in_blocks_closing_the_doors_again() -> None:
    meeting = Meeting("preparing")
    meeting.do(CHAIR, "OpenCheckIn")
    meeting.do(CHAIR, "StartMeeting")
    meeting.do(SECRETARY, "AddFromFloor", name="Ai đó", village="ten", field="road")
    meeting.do(SECRETARY, "ClassifyOpinion", **about("ClassifyOpinion", 1))
    assert blocked(meeting) == "opinion 1"


def test_whose_name_was_confirmed_blocks() -> None:
    meeting = Meeting()
    meeting.do(CHAIR, "AddFromFloor", name="Ai đó", village="ten", field="road")
    meeting.do(DESK, "ConfirmName", number=1)
    assert blocked(meeting) == "attendee 1"


def test_undo_is_an_event_and_the_record_folds_to_the_same() -> None:
    meeting = Meeting()
    meeting.heard()
    meeting.do(CHAIR, "Undo")
    meeting.do(CHAIR, "Undo")
    assert isinstance(meeting.recorded[-1].event, ActionUndone)
    assert fold(meeting.recorded) == meeting.state
    assert fold(meeting.recorded[5:], fold(meeting.recorded[:5])) == meeting.state


def test_the_conclusion_is_not_undone_but_reopened() -> None:
    meeting = Meeting()
    meeting.do(CHAIR, "Conclude")
    assert meeting.rejects(CHAIR, "Undo") == "nothing_to_undo"
    meeting.do(CHAIR, "Announce", text="Cảm ơn")
    meeting.do(CHAIR, "CloseMeeting")
    assert meeting.rejects(CHAIR, "Undo") == "nothing_to_undo"


# --- events that cannot follow ----------------------------------------------------------------------------------------


def follows(state: State, event: object, command: str = "x") -> State:
    return evolve(state, Recorded(state.seq + 1, state.at, CHAIR, command, event))  # type: ignore[arg-type]


def test_an_event_without_what_it_speaks_of_does_not_apply() -> None:
    meeting = Meeting()
    with pytest.raises(DoesNotApply, match="floor"):
        follows(meeting.state, TimerStarted())
    meeting.called()
    other = meeting.waiting()
    with pytest.raises(DoesNotApply, match="floor"):
        follows(meeting.state, FloorGiven(9, other, 60))


def test_a_conflict_is_a_rejection_never_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def conflicting(ctx: Context, command: Any) -> list[Event]:
        raise DoesNotApply("opinion", 7)

    rules: dict[Any, Any] = HANDLERS  # setitem cannot infer the key from a subclass of Command
    monkeypatch.setitem(rules, commands.StartMeeting, conflicting)
    assert Meeting("doors_open").rejects(CHAIR, "StartMeeting") == "conflict"


def test_a_state_without_a_set_up_is_no_meeting() -> None:
    for missing in (State().expect_setup, State().expect_regulation):
        with pytest.raises(AssertionError, match="MeetingCreated"):
            missing()
    assert COCHAIR.to_json() == {"role": "cochair", "id": "cochair1"}
    assert {"code_key"} == created().SEALED


def test_an_outcome_for_a_sealed_opinion_and_others_is_one_action() -> None:
    meeting = Meeting()
    meeting.dialogue()
    secret, plain = (meeting.heard(meeting.waiting(field=field)) for field in ("conduct", "road"))
    meeting.do(CHAIR, "RecordOutcome", opinions=[plain, secret], outcome="noted")
    assert meeting.view("chair")["undo"]["numbers"] == [1, 2]
    meeting.do(CHAIR, "Undo")
    assert [meeting.status(id_) for id_ in (secret, plain)] == ["heard", "heard"]
    assert meeting.view("chair")["recorded"] == []
