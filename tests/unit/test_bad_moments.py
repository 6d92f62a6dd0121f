"""What goes wrong at the worst moment: two at once, somebody just gone, nobody there, a clock that is set back."""

import time

import pytest
from pydantic import ValidationError

from meeting.commands import COMMANDS
from meeting.room import Clock
from tests.unit.builders import CHAIR, OPERATOR, Meeting, phone

HOUR = 3_600_000


def test_the_floor_is_not_given_to_somebody_who_has_just_withdrawn() -> None:
    meeting = Meeting()
    gone, next_one = meeting.waiting(), meeting.waiting()
    seen = meeting.state.floor_seq
    meeting.do(phone(1), "Withdraw", opinion=gone)
    assert meeting.rejects(CHAIR, "GiveFloor", opinion=gone, expected=seen) == "opinion_moved_on"
    assert meeting.state.floor is None and meeting.state.queue == (next_one,)


def test_who_is_not_on_the_list_any_more_is_not_assigned() -> None:
    meeting = Meeting()
    opinion = meeting.waiting()
    assert meeting.rejects(CHAIR, "AssignOfficial", opinion=opinion, official="gone") == "no_such_official"
    assert meeting.opinion(opinion).official is None


def test_an_order_for_nobody_is_an_order_for_who_comes() -> None:
    meeting = Meeting()
    assert meeting.view("chair")["order"]["previews"]["by_field"] == []
    meeting.do(CHAIR, "ChooseOrder", policy="by_field")
    assert meeting.state.queue == ()
    opinion = meeting.waiting()
    assert meeting.state.queue == (opinion,)


def test_a_name_of_two_hundred_letters_is_sent_back_with_its_field() -> None:
    with pytest.raises(ValidationError) as wrong:
        COMMANDS["CheckIn"].model_validate({"name": "Á" * 200, "village": "ten", "adult": True})
    assert [error["loc"] for error in wrong.value.errors()] == [("name",)]


def test_chair_and_operator_extending_at_once_give_one_minute() -> None:
    meeting = Meeting()
    meeting.speaking()
    seen, before = meeting.state.floor_seq, meeting.state.turn
    meeting.do(CHAIR, "ExtendTime", minutes=1, expected=seen)
    assert meeting.rejects(OPERATOR, "ExtendTime", minutes=1, expected=seen) == "floor_changed"
    after = meeting.state.turn
    assert before is not None and after is not None and after.allotted == before.allotted + 60


def test_the_server_s_clock_set_back_moves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock()
    before = clock.now()
    monkeypatch.setattr(time, "time", lambda: before / 1000 - 3600)
    assert before <= clock.now() < before + HOUR
    assert Clock(not_before=before).now() >= before
