"""A stack of paper forms, entered in one go."""

from typing import Any

import pytest

from tests.unit.builders import CHAIR, DESK, SECRETARY, VILLAGE, Meeting, phone

WHO = {"name": "Lường Thị Hặc", "village": "ten", "adult": True}


def form(**said: Any) -> dict[str, Any]:
    return {"field": "road", "content": "Đường hỏng", **said}


def test_forms_wait_in_the_order_handed_in() -> None:
    meeting = Meeting()
    meeting.person(phone(1))
    forms = [form(person=WHO), form(number=1), form(person={**WHO, "name": "Giàng A Páo"}, speak=False)]
    meeting.do(SECRETARY, "EnterForms", forms=forms)
    raised = [meeting.opinion(n) for n in (1, 2, 3)]
    assert [(o.number, o.origin, o.status) for o in raised] == [
        (2, "paper", "waiting"),
        (1, "paper", "waiting"),
        (3, "paper", "written"),
    ]
    assert meeting.state.queue == (1, 2)
    assert [meeting.state.attendees[n].via for n in (2, 3)] == ["paper", "paper"]


def test_somebody_who_is_here_is_not_a_second_person() -> None:
    meeting = Meeting()
    meeting.do(phone(1), "CheckIn", **WHO)
    forms = [form(person={**WHO, "name": "luong thi hac"}), form(person={**WHO, "again": True})]
    meeting.do(DESK, "EnterForms", forms=forms)
    assert [meeting.opinion(n).number for n in (1, 2)] == [1, 2]
    twice = [form(person={**WHO, "name": "Mùa A Tủa"}), form(person={**WHO, "name": "Mùa A Tủa"}, speak=False)]
    meeting.do(DESK, "EnterForms", forms=twice)
    assert [meeting.opinion(n).number for n in (3, 4)] == [3, 3]


@pytest.mark.parametrize(
    ("second", "code"),
    [
        (form(), "person_missing"),
        (form(number=9), "no_such_attendee"),
        (form(number=1), "already_waiting"),
        (form(person=WHO, field="moon"), "no_such_field"),
        (form(person={**WHO, "village": "paris"}), "no_such_village"),
    ],
)
def test_a_stack_is_entered_whole_or_not_at_all(second: dict[str, Any], code: str) -> None:
    meeting = Meeting()
    meeting.person(DESK)
    seq = meeting.state.seq
    assert meeting.rejects(DESK, "EnterForms", forms=[form(number=1), second]) == code
    assert meeting.state.seq == seq


def test_the_row_is_named() -> None:
    meeting = Meeting()
    with pytest.raises(Exception, match="'row': 2"):
        meeting.do(DESK, "EnterForms", forms=[form(person=WHO), form(number=9)])


def test_no_speaking_after_registration_closed_but_writing() -> None:
    meeting = Meeting()
    meeting.do(CHAIR, "CloseRegistration")
    assert meeting.rejects(DESK, "EnterForms", forms=[form(person=WHO)]) == "registration_closed"
    meeting.do(DESK, "EnterForms", forms=[form(person=WHO, speak=False)])
    meeting.concluded()
    assert meeting.rejects(DESK, "EnterForms", forms=[form(person=WHO, speak=False)]) == "wrong_phase"


def test_a_village_head_enters_the_own_village_s() -> None:
    meeting = Meeting()
    meeting.person(DESK, village="co-muong", name="Lò Văn Xa")
    meeting.do(VILLAGE, "EnterForms", forms=[form(person=WHO)])
    assert meeting.rejects(VILLAGE, "EnterForms", forms=[form(number=1)]) == "not_your_village"
    there = {**WHO, "name": "Lò Văn Xa", "village": "co-muong"}
    assert meeting.rejects(VILLAGE, "EnterForms", forms=[form(person=there)]) == "not_your_village"
