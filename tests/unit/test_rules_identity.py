"""One person, one number: coming back with the mã tra cứu, the same person twice, a check-in by mistake."""

import pytest

from meeting.views import concerned
from tests.unit.builders import CHAIR, DESK, SECRETARY, VILLAGE, Meeting, phone, same


def numbers_on(meeting: Meeting, n: int) -> list[int]:
    return [p["number"] for p in meeting.view("me", phone(n))["people"]]


def opinions_on(meeting: Meeting, n: int) -> list[int]:
    return [o["id"] for o in meeting.view("me", phone(n))["opinions"]]


def restore(meeting: Meeting, n: int, number: int) -> None:
    meeting.do(phone(n), "Restore", number=number, code=meeting.state.code(number))


def test_the_code_brings_a_person_back_on_another_phone() -> None:
    meeting = Meeting()
    opinion = meeting.waiting(meeting.person(phone(1)))
    restore(meeting, 9, 1)
    assert numbers_on(meeting, 9) == [1] and opinions_on(meeting, 9) == [opinion]
    meeting.do(phone(9), "Withdraw", opinion=opinion)
    assert opinions_on(meeting, 1) == [opinion]
    assert meeting.rejects(phone(9), "Restore", number=1, code=meeting.state.code(1)) == "already_there"


def test_the_code_of_a_desk_s_slip_works_to_the_end() -> None:
    meeting = Meeting()
    meeting.person(DESK)
    meeting.concluded()
    meeting.do(CHAIR, "CloseMeeting")
    restore(meeting, 1, 1)
    assert numbers_on(meeting, 1) == [1]


def test_a_wrong_number_and_a_wrong_code_are_answered_alike() -> None:
    meeting = Meeting()
    meeting.person(DESK)
    wrong = f"{(int(meeting.state.code(1)) + 1) % 1_000_000:06d}"
    assert meeting.rejects(phone(1), "Restore", number=1, code=wrong) == "wrong_code"
    assert meeting.rejects(phone(1), "Restore", number=7, code=wrong) == "wrong_code"
    assert numbers_on(meeting, 1) == []


def test_a_phone_has_only_so_much_room() -> None:
    meeting = Meeting(companions=0)
    meeting.person(phone(1))
    meeting.person(DESK)
    code = meeting.state.code(2)
    assert meeting.rejects(phone(1), "Restore", number=2, code=code) == "too_many_companions"


def test_two_browsers_of_one_person_become_one_and_two_again() -> None:
    meeting = Meeting()
    first, second = meeting.waiting(meeting.person(phone(1))), meeting.written()
    apart = meeting.state
    meeting.do(DESK, "MergePeople", keep=1, gone=2)
    assert meeting.view("public")["present"] == 1
    for n in (1, 2):
        assert numbers_on(meeting, n) == [1] and opinions_on(meeting, n) == [first, second]
    meeting.do(phone(2), "Withdraw", opinion=first)
    meeting.do(DESK, "SplitPeople", gone=2)
    assert numbers_on(meeting, 1) == [1] and opinions_on(meeting, 1) == [first]
    assert numbers_on(meeting, 2) == [2] and opinions_on(meeting, 2) == [second]
    assert meeting.state.attendees == apart.attendees and meeting.state.devices == apart.devices


def test_one_phone_with_the_same_person_twice() -> None:
    meeting = Meeting()
    meeting.person(phone(1))
    meeting.do(phone(1), "CheckIn", name="Lò Thị 1", village="ten", adult=True, companion=True)
    before = meeting.state
    meeting.do(SECRETARY, "MergePeople", keep=1, gone=2)
    assert numbers_on(meeting, 1) == [1]
    meeting.do(SECRETARY, "SplitPeople", gone=2)
    assert numbers_on(meeting, 1) == [1, 2]
    assert same(meeting.state).attendees == same(before).attendees


def test_the_old_code_still_leads_to_the_person() -> None:
    meeting = Meeting()
    meeting.person(phone(1))
    meeting.person(DESK)
    meeting.do(DESK, "MergePeople", keep=1, gone=2)
    restore(meeting, 5, 2)
    assert numbers_on(meeting, 5) == [1]


@pytest.mark.parametrize(("keep", "gone", "code"), [(1, 1, "same_person"), (3, 2, "is_merged"), (2, 3, "is_merged")])
def test_merging_goes_one_step_deep(keep: int, gone: int, code: str) -> None:
    meeting = Meeting()
    for _ in range(3):
        meeting.person(DESK)
    meeting.do(DESK, "MergePeople", keep=1, gone=2)
    assert meeting.rejects(DESK, "MergePeople", keep=keep, gone=gone) == code
    assert meeting.rejects(DESK, "MergePeople", keep=3, gone=1) == "is_merged"
    assert meeting.rejects(DESK, "SplitPeople", gone=1) == "not_merged"
    meeting.do(DESK, "MergePeople", keep=1, gone=3)
    assert meeting.view("public")["present"] == 1


def test_a_check_in_by_mistake_goes_and_its_number_is_not_used_again() -> None:
    meeting = Meeting()
    meeting.person(phone(1))
    meeting.person(DESK)
    meeting.do(DESK, "CancelCheckIn", number=1)
    assert numbers_on(meeting, 1) == [] and meeting.view("public")["present"] == 1
    assert meeting.person(phone(1)) == 3


def test_a_check_in_that_something_hangs_on_stays() -> None:
    meeting = Meeting()
    meeting.waiting()
    meeting.person(DESK, village="co-muong")
    meeting.person(DESK)
    assert meeting.rejects(DESK, "CancelCheckIn", number=1) == "person_in_use"
    assert meeting.rejects(VILLAGE, "CancelCheckIn", number=2) == "not_your_village"
    meeting.do(DESK, "MergePeople", keep=2, gone=3)
    assert meeting.rejects(DESK, "CancelCheckIn", number=2) == "person_in_use"
    assert meeting.rejects(DESK, "CancelCheckIn", number=3) == "is_merged"


def test_a_confirmed_name_can_be_kept_from_the_public_again() -> None:
    meeting = Meeting()
    opinion = meeting.waiting(meeting.person(DESK, name="Tên bậy"))
    meeting.called(opinion)
    assert meeting.view("public")["floor"]["name"] == "Tên bậy"
    meeting.do(CHAIR, "HideName", number=1)
    assert meeting.view("public")["floor"]["name"] is None
    assert meeting.rejects(CHAIR, "HideName", number=1) == "not_confirmed"


def test_staff_are_told_of_somebody_who_is_here_already() -> None:
    meeting = Meeting()
    meeting.do(phone(1), "CheckIn", name="Đặng Thị Ánh", village="ten", adult=True, birth_year=1980)
    who = {"name": "dang thi anh", "village": "ten", "adult": True}
    assert meeting.rejects(DESK, "CheckIn", **who) == "already_in"
    assert meeting.rejects(DESK, "CheckIn", **who, birth_year=1980) == "already_in"
    assert meeting.rejects(VILLAGE, "CheckInGroup", people=[who]) == "already_in"
    meeting.do(DESK, "CheckIn", **who, birth_year=1990)
    meeting.do(DESK, "CheckIn", **{**who, "village": "co-muong"})
    meeting.do(DESK, "CheckIn", **who, again=True)
    meeting.do(phone(2), "CheckIn", **who)
    assert meeting.view("public")["present"] == 5


def test_who_was_merged_waits_under_the_number_that_is_kept() -> None:
    meeting = Meeting()
    meeting.person()
    meeting.person()
    meeting.do(DESK, "MergePeople", keep=1, gone=2)
    meeting.do(DESK, "RequestToSpeak", number=2, field="road", content="Đường hỏng")
    assert meeting.opinion(1).number == 1 and opinions_on(meeting, 1) == [1]
    assert meeting.rejects(DESK, "RequestToSpeak", number=1, field="road", content="Đường") == "already_waiting"
    meeting.do(CHAIR, "EnterServed", numbers=[2])
    meeting.do(CHAIR, "AddFromFloor", number=2, field="water")
    assert meeting.opinion(2).number == 1
    assert meeting.rejects(CHAIR, "EnterServed", numbers=[9]) == "nobody_waits"


def test_who_joined_hears_of_the_new_number_of_who_speaks_for_them() -> None:
    meeting = Meeting()
    other = meeting.person()
    lead, _ = meeting.joint()
    before = meeting.state
    meeting.do(DESK, "MergePeople", keep=other, gone=meeting.opinion(lead).number)
    assert meeting.view("me", phone(3))["opinions"][0]["lead"] == other
    assert 3 in concerned(before, meeting.state)
