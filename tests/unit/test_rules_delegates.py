"""The invited list and who of it came (IV.3, V.1)."""

from typing import Any

import pytest

from tests.unit.builders import CHAIR, DESK, ORGANISER, VILLAGE, Meeting, phone

LIST = [
    {"group": "commune", "name": "Quàng Văn Hặc", "position": "Phó Bí thư"},
    {"group": "village", "name": "Giàng A Páo", "position": "Trưởng bản", "village": "ten"},
]


def invited(*delegates: dict[str, Any]) -> Meeting:
    meeting = Meeting("doors_open")
    meeting.do(ORGANISER, "InviteDelegates", delegates=list(delegates or LIST))
    return meeting


def test_a_delegate_is_ticked_off_and_counted_by_group() -> None:
    meeting = invited()
    meeting.do(DESK, "CheckIn", name="Giàng A Páo", village="ten", adult=True, delegate=2)
    (first, second) = meeting.view("desk", DESK)["delegates"]
    assert (first["number"], second["number"]) == (None, 1)
    counts = meeting.view("desk", DESK)["counts"]
    assert counts["group"] == {"village": 1} and counts["kind"] == {"delegate": 1}
    assert counts["invited"]["commune"] == 1 and counts["invited"]["village"] == 1
    assert meeting.rejects(DESK, "RemoveDelegate", delegate=2) == "delegate_came"


@pytest.mark.parametrize(
    ("delegate", "code"),
    [
        ({"group": "press", "name": "Ai đó"}, "no_such_group"),
        ({"group": "commune", "name": "Ai đó", "village": "paris"}, "no_such_village"),
        ({"name": "Ai đó"}, "group_or_village"),
        ({"group": "commune", "name": "quang van hac", "position": "phó bí thư"}, "invited_twice"),
    ],
)
def test_a_list_is_taken_whole_or_not_at_all(delegate: dict[str, Any], code: str) -> None:
    meeting = invited()
    more = [{"group": "commune", "name": "Người mới"}, delegate]
    assert meeting.rejects(DESK, "InviteDelegates", delegates=more) == code
    assert len(meeting.state.delegates) == 2


def test_nobody_comes_as_the_same_delegate_twice() -> None:
    meeting = invited()
    who = {"name": "Giàng A Páo", "village": "ten", "adult": True, "delegate": 2}
    assert meeting.rejects(DESK, "CheckInGroup", people=[who, {**who, "name": "Khác"}]) == "delegate_came"
    meeting.do(DESK, "CheckIn", **who)
    assert meeting.rejects(DESK, "CheckIn", **{**who, "name": "Khác"}) == "delegate_came"
    assert meeting.rejects(DESK, "CheckIn", **{**who, "name": "Khác", "delegate": 9}) == "no_such_delegate"
    assert meeting.rejects(phone(1), "CheckIn", **{**who, "delegate": 1}) == "not_allowed"


def test_a_group_belongs_to_delegates() -> None:
    meeting = invited()
    who = {"name": "Lò Văn A", "village": "ten", "adult": True}
    assert meeting.rejects(DESK, "CheckIn", **who, group="commune") == "group_of_delegates"
    assert meeting.rejects(DESK, "CheckIn", **who, kind="delegate", group="press") == "no_such_group"
    meeting.do(DESK, "CheckIn", **who, kind="delegate", group="commune")
    assert meeting.view("desk", DESK)["counts"]["group"] == {"commune": 1}
    meeting.do(DESK, "CorrectAttendee", number=1, name="Lò Văn Á", village="ten", kind="delegate")
    assert meeting.state.attendees[1].group == "commune"
    meeting.do(DESK, "CorrectAttendee", number=1, name="Lò Văn Á", village="ten")
    assert meeting.state.attendees[1].group == ""


def test_somebody_invited_by_mistake_goes_off_the_list() -> None:
    meeting = invited()
    meeting.do(DESK, "RemoveDelegate", delegate=1)
    assert [d["delegate"] for d in meeting.view("desk", DESK)["delegates"]] == [2]
    assert meeting.rejects(DESK, "RemoveDelegate", delegate=1) == "no_such_delegate"
    meeting.do(CHAIR, "StartMeeting")
    meeting.concluded()
    assert meeting.rejects(DESK, "InviteDelegates", delegates=LIST) == "wrong_phase"


def test_a_village_head_lists_and_ticks_the_own_village() -> None:
    meeting = Meeting("doors_open")
    meeting.do(VILLAGE, "InviteDelegates", delegates=[{"name": n, "village": "ten"} for n in ("Lò Văn A", "Lò Văn B")])
    meeting.do(VILLAGE, "CheckIn", name="Lò Văn A", village="ten", adult=True, delegate=1)
    assert [row["number"] for row in meeting.view("village", VILLAGE)["listed"]] == [1, None]
    assert meeting.state.attendees[1].kind == "resident"
    assert meeting.view("desk", DESK)["counts"]["group"] == {}
    meeting.do(VILLAGE, "RemoveDelegate", delegate=2)
    elsewhere = {"name": "Mùa A Tủa", "village": "co-muong"}
    assert meeting.rejects(VILLAGE, "InviteDelegates", delegates=[elsewhere]) == "not_your_village"
    assert meeting.rejects(VILLAGE, "InviteDelegates", delegates=[{**elsewhere, **LIST[0]}]) == "not_your_village"
    meeting.do(DESK, "InviteDelegates", delegates=[elsewhere])
    assert meeting.rejects(VILLAGE, "RemoveDelegate", delegate=3) == "not_your_village"
