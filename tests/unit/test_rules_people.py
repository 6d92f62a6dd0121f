"""Checking in, correcting, confirming (IV.3)."""

from typing import Any

import pytest

from meeting.actors import Actor
from tests.unit.builders import (
    CHAIR,
    COCHAIR,
    DESK,
    OPERATOR,
    ORGANISER,
    SECRETARY,
    VILLAGE,
    Meeting,
    phone,
)

WHO: dict[str, Any] = {"name": "Giàng Thị Dợ", "village": "ten", "adult": True}
CORRECTED = {k: v for k, v in WHO.items() if k != "adult"}


def test_numbers_are_one_series_for_all_doors() -> None:
    meeting = Meeting("doors_open")
    meeting.do(phone(1), "CheckIn", **WHO)
    another = {**WHO, "again": True}
    meeting.do(DESK, "CheckIn", **another)
    meeting.do(VILLAGE, "CheckInGroup", people=[another, another])
    meeting.do(SECRETARY, "CheckIn", **another)
    people = [meeting.state.attendees[n] for n in sorted(meeting.state.attendees)]
    assert [p.number for p in people] == [1, 2, 3, 4, 5]
    assert [p.via for p in people] == ["phone", "desk", "village", "village", "secretary"]
    assert [p.confirmed for p in people] == [False, True, True, True, True]
    assert [p.devices for p in people] == [("phone1",), (), (), (), ()]


def test_everything_said_is_kept() -> None:
    meeting = Meeting()
    said = {
        **WHO,
        "village": "other",
        "village_other": "xã bên",
        "kind": "business",
        "organisation": "HTX Co Muông",
        "position": "Giám đốc",
        "phone": "0912 345 678",
        "birth_year": 1970,
        "needs": ["interpreter", "help"],
    }
    meeting.do(DESK, "CheckIn", **said)
    found = meeting.state.attendees[1]
    kept = {key: getattr(found, key) for key in said if key != "adult"}
    assert kept == {
        **{k: v for k, v in said.items() if k != "adult"},
        "birth_year": "1970",
        "needs": ("interpreter", "help"),
    }


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"village": "moon"}, "no_such_village"),
        ({"village": "other"}, "village_missing"),
        ({"kind": "business"}, "organisation_missing"),
        ({"birth_year": 2009}, "under_age"),
    ],
)
def test_what_cannot_be_is_rejected(said: dict[str, Any], code: str) -> None:
    meeting = Meeting()
    assert meeting.rejects(DESK, "CheckIn", **{**WHO, **said}) == code
    assert meeting.rejects(DESK, "CheckInGroup", people=[WHO, {**WHO, **said}]) == code
    assert not meeting.state.attendees
    meeting.person(DESK)
    assert meeting.rejects(DESK, "CorrectAttendee", number=1, **{**CORRECTED, **said}) == code


def test_eighteen_this_year_is_of_age() -> None:
    assert Meeting().person(birth_year=2008) == 1


def test_check_in_from_the_doors_to_the_conclusion() -> None:
    meeting = Meeting("preparing")
    assert meeting.rejects(DESK, "CheckIn", **WHO) == "wrong_phase"
    meeting.do(CHAIR, "OpenCheckIn")
    meeting.do(DESK, "CheckIn", **WHO)
    meeting.do(CHAIR, "StartMeeting")
    meeting.do(DESK, "CheckIn", **{**WHO, "again": True})
    meeting.concluded()
    assert meeting.rejects(DESK, "CheckIn", **WHO) == "wrong_phase"


def test_a_phone_brings_others_up_to_a_limit() -> None:
    meeting = Meeting(companions=2)
    meeting.do(phone(1), "CheckIn", **WHO)
    assert meeting.rejects(phone(1), "CheckIn", **WHO) == "already_checked_in"
    meeting.do(phone(1), "CheckIn", companion=True, **WHO)
    assert meeting.rejects(phone(1), "CheckInGroup", people=[WHO, WHO]) == "too_many_companions"
    meeting.do(phone(1), "CheckInGroup", people=[WHO])
    assert meeting.rejects(phone(1), "CheckIn", companion=True, **WHO) == "too_many_companions"
    assert meeting.state.devices["phone1"] == (1, 2, 3)
    assert [p["number"] for p in meeting.view("me", phone(1))["people"]] == [1, 2, 3]


def test_a_village_head_checks_in_the_own_village() -> None:
    meeting = Meeting()
    assert meeting.rejects(VILLAGE, "CheckIn", **{**WHO, "village": "co-muong"}) == "not_your_village"
    meeting.do(DESK, "CheckIn", **{**WHO, "village": "co-muong"})
    assert meeting.rejects(VILLAGE, "ConfirmName", number=1) == "not_your_village"
    assert meeting.rejects(VILLAGE, "CorrectAttendee", number=1, **CORRECTED) == "not_your_village"


def test_a_citizen_corrects_own_people_and_a_new_name_is_unconfirmed() -> None:
    meeting = Meeting()
    meeting.do(phone(1), "CheckIn", **WHO)
    meeting.do(DESK, "ConfirmName", number=1)
    meeting.do(phone(1), "CorrectAttendee", number=1, phone="0912345678", **CORRECTED)
    assert meeting.state.attendees[1].confirmed
    meeting.do(phone(1), "CorrectAttendee", number=1, **{**CORRECTED, "name": "Ai đó"})
    assert not meeting.state.attendees[1].confirmed
    meeting.person()
    assert meeting.rejects(phone(1), "CorrectAttendee", number=2, **CORRECTED) == "not_yours"
    assert meeting.rejects(phone(1), "CorrectAttendee", number=9, **CORRECTED) == "no_such_attendee"


@pytest.mark.parametrize(("actor", "confirmed"), [(DESK, True), (SECRETARY, True), (VILLAGE, True), (ORGANISER, False)])
def test_what_the_desk_corrects_is_confirmed(actor: Actor, confirmed: bool) -> None:
    meeting = Meeting()
    meeting.do(phone(1), "CheckIn", **WHO)
    meeting.do(actor, "CorrectAttendee", number=1, birth_year=1980, **{**CORRECTED, "name": "Giàng Thị Dờ"})
    found = meeting.state.attendees[1]
    assert (found.name, found.birth_year, found.confirmed) == ("Giàng Thị Dờ", "1980", confirmed)


@pytest.mark.parametrize("actor", [DESK, VILLAGE, SECRETARY, CHAIR, COCHAIR, OPERATOR])
def test_a_name_is_confirmed_once(actor: Actor) -> None:
    meeting = Meeting()
    meeting.do(phone(1), "CheckIn", **WHO)
    meeting.do(actor, "ConfirmName", number=1)
    assert meeting.state.attendees[1].confirmed
    assert meeting.rejects(actor, "ConfirmName", number=1) == "already_confirmed"
    assert meeting.rejects(actor, "ConfirmName", number=2) == "no_such_attendee"
