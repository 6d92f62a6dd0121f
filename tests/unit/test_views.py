"""What the views say, beyond who may see them."""

from typing import Any

import pytest

from meeting.actors import SYSTEM
from meeting.state import State
from meeting.views import apply, concerned, delta, people, project
from tests.unit.builders import CHAIR, DESK, DISPLAY, OFFICIAL, OPERATOR, SECRETARY, VILLAGE, Meeting, phone


def test_a_delta_carries_whole_slices_and_what_is_gone() -> None:
    old = {"same": 1, "changed": {"a": 1}, "gone": 2, "emptied": 3, "empty": None}
    new = {"same": 1, "changed": {"a": 2}, "new": 4, "emptied": None, "empty": None}
    changes = delta(old, new)
    assert changes == {"changed": {"a": 2}, "new": 4, "gone": None, "emptied": None}
    assert apply(old, changes) == {"same": 1, "changed": {"a": 2}, "new": 4, "empty": None}
    assert delta(new, new) == {} and apply(new, {}) == new


def test_the_meeting_and_its_words() -> None:
    view = Meeting("preparing").view("public")
    assert (view["meeting"]["slug"], view["meeting"]["phase"], view["meeting"]["registration"]) == (
        "xa-mau",
        "preparing",
        False,
    )
    assert len(view["meeting"]["banner"]) == 4
    assert view["meeting"]["limits"] == {
        "content": 1000,
        "minutes": 3,
        "opening_minutes": 10,
        "companions": 10,
    }
    labels = view["labels"]
    assert [len(labels[k]) for k in ("fields", "villages", "outcomes", "reasons", "routes")] == [13, 12, 6, 4, 2]
    (topic,) = [t for t in labels["topics"] if t["protected"]]
    assert topic == {"id": "III.4", "label": "Nội dung khác", "protected": True}
    assert (view["floor"], view["answered"], view["last"], view["queue"], view["present"]) == (None, None, None, [], 0)


def test_an_unknown_audience_is_an_error() -> None:
    with pytest.raises(KeyError):
        project(Meeting().state, "press", DISPLAY)


def test_the_floor_and_the_one_before() -> None:
    meeting = Meeting()
    meeting.person(DESK, name="Mùa A Tủa", village="co-muong")
    first, second = meeting.waiting(1), meeting.joint(2)[0]
    meeting.called(first)
    floor = meeting.view("public")["floor"]
    assert (floor["stage"], floor["number"], floor["name"], floor["village"]) == ("called", 1, "Mùa A Tủa", "co-muong")
    assert meeting.view("public")["last"] is None
    meeting.speaking(second)
    floor = meeting.view("public")["floor"]
    assert (floor["stage"], floor["number"], floor["name"], floor["together"]) == ("speaking", 2, None, 2)
    assert floor["clock"] == {
        "allotted": 300,
        "started_at": meeting.now,
        "paused_at": None,
        "paused": 0,
        "amber": 60,
        "red": 30,
    }
    assert meeting.view("public")["last"] == 1


@pytest.mark.parametrize(("minutes", "amber", "red"), [(1, 20, 10), (2, 40, 20), (3, 60, 30), (5, 60, 30)])
def test_a_short_turn_is_warned_in_proportion(minutes: int, amber: int, red: int) -> None:
    meeting = Meeting()
    meeting.do(CHAIR, "StartReply", opinion=meeting.heard(), minutes=minutes)
    clock = meeting.view("public")["floor"]["clock"]
    assert (clock["allotted"], clock["amber"], clock["red"]) == (60 * minutes, amber, red)


def test_what_was_answered_shows_until_the_next_call() -> None:
    meeting = Meeting()
    meeting.dialogue()
    opinion = meeting.heard()
    meeting.answering(opinion)
    meeting.outcome(opinion, outcome="to_study", body="Phòng Kinh tế", due="2026-12-20")
    assert meeting.view("public")["answered"] == {
        "opinion": opinion,
        "others": [],
        "field": "road",
        "official": {"id": "deputy", "name": "Sùng A Dế", "office": "Phó Chủ tịch UBND xã"},
        "outcome": {
            "outcome": "to_study",
            "due": "2026-12-20",
            "level": None,
            "body": "Phòng Kinh tế",
            "expected_by": "",
            "earlier": None,
        },
        "number": 1,
        "name": None,
        "village": "ten",
    }
    unanswered = meeting.outcome()
    assert meeting.view("public")["answered"]["opinion"] == unanswered
    assert meeting.view("public")["answered"]["official"] is None
    meeting.called()
    assert meeting.view("public")["answered"] is None


def answered(meeting: Meeting) -> list[int]:
    """The numbers whose outcome the wall names."""
    shown = meeting.view("public")["answered"]
    return [shown["number"], *(one["number"] for one in shown["others"])] if shown else []


def test_the_next_item_takes_the_outcome_away_and_undoing_that_brings_it_back() -> None:
    meeting = Meeting()
    meeting.dialogue()
    first, second = meeting.heard(), meeting.heard()
    meeting.outcome(first)
    meeting.do(CHAIR, "SetAgendaItem", item="conclusion")
    assert (answered(meeting), meeting.view("chair")["recorded"]) == ([], [])
    meeting.do(CHAIR, "Undo")
    assert (answered(meeting), meeting.view("chair")["recorded"]) == ([1], [first])
    meeting.do(CHAIR, "SetAgendaItem", item="conclusion")
    meeting.do(SECRETARY, "RecordOutcome", opinions=[second], outcome="noted")
    assert answered(meeting) == []


def test_no_outcome_comes_to_the_wall_once_the_people_have_gone_nor_when_they_come_back() -> None:
    meeting = Meeting()
    meeting.dialogue()
    opinion = meeting.outcome()
    meeting.concluded()
    meeting.outcome(opinion, outcome="noted")
    assert answered(meeting) == []
    meeting.do(CHAIR, "ReopenPhase", reason="Còn người muốn nói")
    assert answered(meeting) == []


def test_an_outcome_written_down_while_somebody_else_speaks_stays_off_the_wall() -> None:
    meeting = Meeting()
    meeting.dialogue()
    earlier, now = meeting.heard(), meeting.speaking()
    meeting.do(SECRETARY, "RecordOutcome", opinions=[earlier], outcome="noted")
    meeting.do(CHAIR, "EndSpeech")
    assert answered(meeting) == []
    meeting.outcome(now)
    assert answered(meeting) == [2]


def test_an_outcome_of_several_names_them_all() -> None:
    meeting = Meeting()
    meeting.dialogue()
    first, second, third = (meeting.heard() for _ in range(3))
    meeting.do(CHAIR, "RecordOutcome", opinions=[second, first, third], outcome="noted")
    assert (answered(meeting), meeting.view("chair")["recorded"]) == ([2, 1, 3], [second, first, third])
    meeting.do(SECRETARY, "RecordOutcome", opinions=[third], outcome="answered_here")
    assert answered(meeting) == [3]
    meeting.do(CHAIR, "Undo")
    assert answered(meeting) == [3]


def test_what_was_recorded_wrongly_is_corrected_or_taken_back_on_the_wall_too() -> None:
    meeting = Meeting()
    meeting.dialogue()
    opinion = meeting.outcome(outcome="to_study", body="Phòng Kinh tế", due="2026-12-20")
    meeting.outcome(opinion, outcome="to_study", body="Trạm Y tế", due="2026-12-22")
    told = meeting.view("public")["answered"]["outcome"]
    assert (told["body"], told["due"]) == ("Trạm Y tế", "2026-12-22")
    meeting.do(CHAIR, "Undo")
    told = meeting.view("public")["answered"]["outcome"]
    assert (told["body"], told["due"]) == ("Phòng Kinh tế", "2026-12-20")
    meeting.do(CHAIR, "Undo")
    assert answered(meeting) == []


def test_what_goes_to_a_higher_level_says_when_an_answer_is_expected_and_what_was_concluded_before() -> None:
    meeting = Meeting()
    meeting.dialogue()
    higher: dict[str, Any] = {"outcome": "to_higher", "level": "province", "expected_by": "30/4/2027"}
    meeting.outcome(**higher, body="Sở Y tế", earlier_number="45/KL-UBND", earlier_date="2026-10-05")
    told = meeting.view("public")["answered"]["outcome"]
    assert told["expected_by"] == "30/4/2027"
    assert told["earlier"] == {"number": "45/KL-UBND", "date": "2026-10-05"}


def test_totals_count_what_was_said_in_the_hall() -> None:
    meeting = Meeting()
    for status in ("waiting", "written", "withdrawn", "absent", "heard", "refused"):
        meeting.at(status)
    meeting.do(CHAIR, "Recall", opinion=4)
    meeting.outcome(meeting.written())
    meeting.outcome(resolved=True)
    meeting.outcome(outcome="to_higher", body="UBND tỉnh", level="province")
    meeting.outcome(outcome="to_study", body="Phòng Kinh tế")
    meeting.do(SECRETARY, "AddFromFloor", name="Ai đó", village="ten", field="road")
    assert meeting.view("public")["totals"] == {
        "opinions": 10,
        "spoken": 5,
        "waiting": 2,
        "heard": 2,
        "answered": 2,
        "resolved": 1,
        "to_study": 1,
        "to_higher": 1,
        "written": 1,
        "with_outcome": 4,
    }


def test_what_the_conclusion_says() -> None:
    meeting = Meeting()
    meeting.outcome(resolved=True)
    meeting.outcome(outcome="to_study", body="Phòng Kinh tế")
    meeting.outcome(outcome="to_higher", body="UBND tỉnh", level="province")
    meeting.written(field="water")
    meeting.heard(meeting.waiting(field="conduct"))
    for status in ("withdrawn", "waiting", "absent"):
        meeting.at(status)
    assert meeting.view("chair")["conclusion"] == {
        "present": 8,
        "by_field": {"road": 3, "other": 1},
        "resolved": [1],
        "unresolved": [2, 3],
        "owed": [{"opinion": 2, "body": "Phòng Kinh tế", "due": "2026-12-25"}],
        "higher": [3],
        "unheard": [7, 8],
        "written": [4],
        "unanswered": [5],
    }
    meeting.answering(4)
    assert meeting.view("chair")["conclusion"]["by_field"] == {"road": 3, "water": 1, "other": 1}, "read and answered"


def test_the_desk_counts_and_finds() -> None:
    meeting = Meeting()
    for n in range(12):
        meeting.person(
            DESK, name=f"Đỗ Ánh {n}", village="ten" if n else "co-muong", kind="household" if n else "resident"
        )
    view = meeting.view("desk")
    assert [row["number"] for row in view["recent"]] == list(range(12, 2, -1))
    assert view["counts"]["village"] == {"co-muong": 1, "ten": 11}
    assert view["counts"]["kind"] == {"resident": 1, "household": 11}
    assert view["counts"]["invited"] == {"district": 0, "commune": 38, "village": 72}
    assert [row["number"] for row in people.find(meeting.state, " do anh 1", "desk")] == [2, 11, 12]
    assert people.find(meeting.state, "1", "desk")[0]["number"] == 1
    assert people.find(meeting.state, "  ", "desk") == []


def test_an_official_s_own_and_likely_opinions() -> None:
    meeting = Meeting()
    mine, likely, other = meeting.waiting(), meeting.waiting(), meeting.waiting(field="health")
    meeting.do(CHAIR, "AssignOfficial", opinion=mine, official="economy")
    answered = meeting.heard(other)
    meeting.answering(answered, official="economy")
    view = meeting.view("official", OFFICIAL)
    assert view["official"]["name"] == "Quàng Văn Nhới"
    assert [row["opinion"] for row in view["assigned"]] == [answered, mine], "the one at the microphone first"
    assert [row["opinion"] for row in view["likely"]] == [likely]
    nobody = meeting.view("official", DISPLAY)
    assert nobody == {"official": None, "assigned": [], "likely": [], "word": False}


def test_who_is_signed_in() -> None:
    meeting = Meeting()
    assert meeting.view("me", CHAIR)["signed"] == {"role": "chair", "id": "chair", "name": "Lò Văn Khặn", "gavel": True}
    assert meeting.view("me", OPERATOR)["signed"]["gavel"] is True
    assert meeting.view("me", SECRETARY)["signed"]["name"] == "Cà Thị Hương Lan"
    assert meeting.view("me", VILLAGE)["signed"] == {"role": "village", "id": "ten", "name": "", "gavel": False}


def test_a_citizen_s_own_opinion() -> None:
    meeting = Meeting()
    lead, other = meeting.joint()
    mine = meeting.view("me", phone(2))["opinions"][0]
    assert (mine["status"], mine["lead"], mine["cosigners"]) == ("joined", 1, 0)
    meeting.called(lead)
    office = "Phòng Tài nguyên, tầng 2 trụ sở xã"
    meeting.do(CHAIR, "Refuse", opinion=other, reason="disorder", route="office", note=office)
    mine = meeting.view("me", phone(2))["opinions"][0]
    assert mine["refusal"] == {"reason": "disorder", "route": "office", "note": office}
    meeting.outcome(meeting.written(), outcome="noted", earlier_number="12/TB", earlier_date="2025-01-02")
    mine = meeting.view("me", phone(3))["opinions"][0]
    assert mine["outcome"]["earlier"] == {"number": "12/TB", "date": "2025-01-02"}


def test_what_undo_would_take_back() -> None:
    meeting = Meeting()
    opinion = meeting.heard()
    meeting.answering(opinion)
    meeting.called()
    assert meeting.view("chair")["undo"] == {
        "action": meeting.state.seq - 1,
        "by": "chair",
        "events": ["TurnEnded", "FloorGiven"],
        "numbers": [2],
        "waits": [2],
        "floor": {"kind": "answer", "numbers": [1], "started": True},
        "item": None,
        "again": {},
        "opinions": [{"opinion": 2, "number": 2, "status": "waiting"}],
        "blocked": None,
    }


def test_undo_says_whether_the_turn_had_begun() -> None:
    meeting = Meeting()
    meeting.called()
    meeting.do(CHAIR, "MarkAbsent")
    assert meeting.view("chair")["undo"]["floor"] == {"kind": "speech", "numbers": [1], "started": False}


def test_undo_names_whom_it_concerns() -> None:
    meeting = Meeting()
    first, second, third = (meeting.waiting() for _ in range(3))

    def told() -> tuple[list[int], list[int]]:
        undo = meeting.view("chair")["undo"]
        return undo["numbers"], undo["waits"]

    meeting.do(CHAIR, "JoinRequests", lead=first, others=[second])
    assert told() == ([1, 2], [2])
    meeting.do(CHAIR, "Reorder", opinion=third, before=first, reason="far")
    assert told() == ([3], [])
    meeting.do(CHAIR, "AssignOfficial", opinion=third, official="deputy")
    assert told() == ([3], [])
    meeting.called(third)
    meeting.do(CHAIR, "StartTimer")
    assert told() == ([3], [])
    meeting.do(CHAIR, "StartAnswer", official="deputy", opinions=[third])
    assert told() == ([3], [])
    assert meeting.view("chair")["undo"]["floor"] == {"kind": "speech", "numbers": [3], "started": True}
    meeting.do(CHAIR, "RecordOutcome", opinions=[third], outcome="noted")
    assert told() == ([3], [])
    meeting.do(CHAIR, "EnterServed", numbers=[1])
    assert told() == ([1], [1])
    meeting.do(CHAIR, "SetAgendaItem", item="conclusion")
    assert meeting.view("chair")["undo"]["item"] == "opening"
    assert told() == ([], [])


def test_undo_promises_only_what_comes_of_it() -> None:
    meeting = Meeting()
    first, second = meeting.waiting(), meeting.waiting()
    meeting.do(CHAIR, "AssignOfficial", opinion=first, official="deputy")
    meeting.do(phone(1), "Withdraw", opinion=first)
    assert meeting.view("chair")["undo"]["waits"] == []
    meeting.answering(meeting.heard(second))
    meeting.do(CHAIR, "AssignOfficial", opinion=meeting.waiting(), official="deputy")
    meeting.do(SECRETARY, "RecordOutcome", opinions=[second], outcome="noted")
    assert meeting.view("chair")["undo"]["floor"] is None
    meeting.do(CHAIR, "Undo")
    assert meeting.view("public")["floor"] is None


def test_undo_says_what_the_hall_would_see_again() -> None:
    meeting = Meeting()
    opinion = meeting.speaking()

    def again() -> dict[str, Any]:
        return dict(meeting.view("chair")["undo"]["again"])

    def opinions() -> list[dict[str, Any]]:
        return list(meeting.view("chair")["undo"]["opinions"])

    meeting.do(CHAIR, "LetThrough", opinion=opinion, text="Lời xúc phạm")
    assert opinions() == [{"opinion": opinion, "number": 1, "text": False}]
    meeting.do(CHAIR, "LetThrough", opinion=opinion, text="")
    assert opinions() == [{"opinion": opinion, "number": 1, "text": True}]
    assert "Lời xúc phạm" not in str(meeting.view("chair"))
    picture = {"mode": "auto", "until": None, "document": None, "page": 1}
    meeting.do(CHAIR, "ShowOnDisplay", mode="blank")
    assert again() == {"display": picture}
    meeting.do(CHAIR, "ShowOnDisplay", mode="agenda", screen=2)
    assert again() == {"second": {**picture, "mode": "same"}}
    meeting.do(CHAIR, "Announce", text="Nghỉ 10 phút")
    assert again() == {"announcement": ""}
    meeting.do(CHAIR, "ShowOnDisplay", mode="announcement")
    meeting.do(CHAIR, "Announce", text="")
    assert again() == {"announcement": "Nghỉ 10 phút", "display": {**picture, "mode": "announcement"}}


def test_undo_says_nothing_of_a_text_that_is_sealed_since() -> None:
    meeting = Meeting()
    opinion = meeting.heard()
    meeting.do(CHAIR, "LetThrough", opinion=opinion, text="Đường hỏng")
    meeting.do(CHAIR, "LetThrough", opinion=opinion, text="")
    meeting.do(SECRETARY, "ClassifyOpinion", opinion=opinion, field="conduct")
    assert meeting.view("chair")["undo"]["opinions"] == []


def test_undo_says_what_the_meeting_would_go_by_again() -> None:
    meeting = Meeting("preparing")

    def again() -> dict[str, Any]:
        return dict(meeting.view("chair")["undo"]["again"])

    meeting.do(CHAIR, "OpenCheckIn")
    assert again() == {"phase": "preparing", "registration": {"open": False, "until": None}}
    meeting.do(CHAIR, "StartMeeting")
    assert again() == {"phase": "doors_open"}
    meeting.do(CHAIR, "SetRegistrationEnd", minutes=1)
    assert again() == {"registration": {"open": True, "until": None}}
    meeting.now += 60_000
    meeting.do(SYSTEM, "CloseRegistration")
    assert again() == {"registration": {"open": True, "until": None}}
    meeting.do(CHAIR, "ChooseOrder", policy="by_field")
    assert again() == {"policy": "registration"}
    meeting.do(CHAIR, "SetSound", volume=0)
    assert again() == {"volume": 70}
    meeting.do(CHAIR, "OpenRegistration")
    assert again() == {"registration": {"open": False, "until": None}}
    meeting.speaking()
    assert again() == {"clock": {"started": False, "paused": False, "allotted": 180}}
    meeting.do(CHAIR, "PauseTimer")
    assert again() == {"clock": {"started": True, "paused": False, "allotted": 180}}
    meeting.do(CHAIR, "ExtendTime", minutes=2)
    assert again() == {"clock": {"started": True, "paused": True, "allotted": 180}}


def test_undo_says_where_each_opinion_would_stand() -> None:
    meeting = Meeting()
    first, second, third = (meeting.waiting() for _ in range(3))

    def told() -> list[dict[str, Any]]:
        return list(meeting.view("chair")["undo"]["opinions"])

    meeting.do(CHAIR, "Reorder", opinion=third, before=first, reason="far")
    assert told() == [{"opinion": third, "number": 3, "place": 3}]
    meeting.do(CHAIR, "AssignOfficial", opinion=third, official="deputy")
    assert told() == [{"opinion": third, "number": 3, "official": None}]
    for opinion in (first, second, third):
        meeting.heard(opinion)
    meeting.answering(first)
    meeting.do(CHAIR, "RecordOutcome", opinions=[first, second, third], outcome="noted")
    assert meeting.view("chair")["undo"]["floor"] == {"kind": "answer", "numbers": [1], "started": True}
    assert [(row["number"], row["status"], row["outcome"]) for row in told()] == [
        (1, "answering", None),
        (2, "heard", None),
        (3, "heard", None),
    ]
    meeting.do(CHAIR, "RecordOutcome", opinions=[second], outcome="answered_here")
    assert told() == [{"opinion": second, "number": 2, "outcome": "noted"}]


def test_an_undo_that_is_blocked_promises_nothing() -> None:
    meeting = Meeting()
    opinion = meeting.called()
    assert meeting.view("chair")["undo"]["waits"] == [1]
    earlier = meeting.state
    meeting.do(phone(1), "NotReady", opinion=opinion)
    meeting.do(CHAIR, "MarkAbsent")
    meeting.do(phone(1), "ImHere", opinion=opinion)
    undo = meeting.view("chair")["undo"]
    assert (undo["waits"], undo["floor"], undo["item"]) == ([], None, None)
    assert (undo["again"], undo["opinions"]) == ({}, [])
    assert undo["blocked"] == {"by": "opinion", "number": 1}
    assert meeting.rejects(CHAIR, "Undo") == "undo_blocked_by_opinion"
    assert project(earlier, "chair", CHAIR)["undo"]["waits"] == [1]


def test_the_undo_of_an_earlier_state_is_shown_as_it_was() -> None:
    meeting = Meeting()
    opinion = meeting.called()
    meeting.do(phone(1), "Coming", opinion=opinion)
    earlier = meeting.state
    meeting.person()
    later = meeting.view("chair")["undo"]
    assert later["waits"] == [1]
    assert project(earlier, "chair", CHAIR)["undo"] == later
    assert meeting.view("chair")["undo"] == later


def test_whose_view_changes() -> None:
    meeting = Meeting()
    empty = State()
    meeting.waiting(), meeting.waiting()
    assert concerned(empty, meeting.state) == {1, 2}
    assert concerned(meeting.state, empty) == {1, 2}
    old = meeting.state
    meeting.called(1)
    assert concerned(old, meeting.state) == {1}
    old = meeting.state
    meeting.do(SECRETARY, "WriteMinutes", entry="turn-1", part="asked", text="Ghi", base_version=0)
    assert concerned(old, meeting.state) == {1}
    old = meeting.state
    meeting.do(CHAIR, "Announce", text="Nghỉ")
    assert concerned(old, meeting.state) == set()


def test_a_seal_on_one_opinion_takes_a_shared_answer_from_the_other_s_phone() -> None:
    meeting = Meeting()
    road, conduct = meeting.heard(), meeting.heard(meeting.waiting(field="conduct"))
    meeting.answering(road, conduct)
    turn = meeting.state.floor
    meeting.do(SECRETARY, "ClassifyOpinion", opinion=conduct, field="water")
    meeting.do(SECRETARY, "WriteMinutes", entry=f"turn-{turn}", part="answered", text="Xã sẽ sửa.", base_version=0)
    old = meeting.state
    assert meeting.view("me", phone(1))["opinions"][0]["answer"] == "Xã sẽ sửa."
    meeting.do(SECRETARY, "ClassifyOpinion", opinion=conduct, field="conduct")
    assert meeting.view("me", phone(1))["opinions"][0]["answer"] == ""
    assert 1 in concerned(old, meeting.state)


def test_the_opinion_heard_last_is_told_whatever_way_it_was_heard() -> None:
    meeting = Meeting()
    assert meeting.view("chair", CHAIR)["heard_last"] is None
    first, second = meeting.waiting(), meeting.waiting()
    meeting.do(CHAIR, "GiveFloor", opinion=second)
    meeting.do(CHAIR, "StartTimer")
    meeting.do(CHAIR, "EndSpeech")
    assert meeting.view("chair", CHAIR)["heard_last"] == second
    meeting.now += 1000
    meeting.do(CHAIR, "AddFromFloor", field="road")
    raised = meeting.state.next_opinion - 1
    assert meeting.view("chair", CHAIR)["heard_last"] == raised
    meeting.now += 1000
    meeting.do(CHAIR, "GiveFloor", opinion=first)
    meeting.do(CHAIR, "StartTimer")
    meeting.now += 1000
    meeting.do(CHAIR, "EndSpeech")
    assert meeting.view("chair", CHAIR)["heard_last"] == first
    meeting.do(CHAIR, "RecordOutcome", opinions=[first, raised], outcome="noted")
    assert meeting.view("chair", CHAIR)["heard_last"] == second
