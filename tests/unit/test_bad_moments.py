"""What goes wrong at the worst moment: two at once, somebody just gone, nobody there, a clock that is set back."""

import time
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from meeting.actors import Actor
from meeting.commands import COMMANDS, FloorCommand
from meeting.journal import Journal
from meeting.room import Ack, Clock, Room, found
from meeting.views import project
from tests.unit.builders import CHAIR, OPERATOR, ORGANISER, Meeting, created, phone

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
    meeting.do(ORGANISER, "RemoveOfficial", official="economy")
    assert meeting.rejects(CHAIR, "AssignOfficial", opinion=opinion, official="economy") == "no_such_official"
    assert meeting.opinion(opinion).official is None


def test_nobody_is_named_to_answer_what_was_withdrawn_or_goes_elsewhere() -> None:
    meeting = Meeting()
    withdrawn, elsewhere, owed = meeting.at("withdrawn"), meeting.waiting(), meeting.waiting()
    meeting.do(CHAIR, "Refuse", opinion=elsewhere, reason="drunk", route="office")
    meeting.do(CHAIR, "Refuse", opinion=owed, reason="drunk", route="written")
    for opinion in (withdrawn, elsewhere):
        assert meeting.rejects(CHAIR, "AssignOfficial", opinion=opinion, official="economy") == "opinion_moved_on"
    meeting.do(CHAIR, "AssignOfficial", opinion=owed, official="economy")
    assert meeting.opinion(owed).official == "economy"


@pytest.mark.parametrize("policy", ["first_time", "by_field", "by_village"])
def test_an_order_for_nobody_is_an_order_for_who_comes(policy: str) -> None:
    meeting = Meeting()
    assert meeting.view("chair")["order"]["previews"][policy] == []
    meeting.do(CHAIR, "ChooseOrder", policy=policy)
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


def test_a_conclusion_from_a_screen_that_is_behind_does_not_uncall_who_was_just_called() -> None:
    meeting = Meeting()
    opinion, seen = meeting.waiting(), meeting.state.floor_seq
    meeting.do(OPERATOR, "GiveFloor", opinion=opinion)
    assert meeting.rejects(CHAIR, "Conclude", expected=seen) == "floor_changed"
    assert meeting.status(opinion) == "called"
    meeting.do(CHAIR, "Conclude", expected=meeting.state.floor_seq)
    assert meeting.status(opinion) == "written"


def test_a_conclusion_that_ends_no_turn_asks_nothing_of_the_floor() -> None:
    meeting = Meeting()
    seen = meeting.state.floor_seq
    meeting.outcome()
    meeting.do(CHAIR, "Conclude", expected=seen)
    assert meeting.state.phase == "concluded"


def test_an_outcome_from_a_screen_that_is_behind_does_not_end_the_next_answer() -> None:
    meeting = Meeting()
    opinion = meeting.at("answering")
    seen = meeting.state.floor_seq
    meeting.answering(opinion, official="economy")
    told = {"opinions": [opinion], "outcome": "answered_here", "base_at": 0}
    assert meeting.rejects(CHAIR, "RecordOutcome", **told, expected=seen) == "floor_changed"
    assert meeting.state.turn is not None and meeting.state.turn.official == "economy"
    meeting.do(OPERATOR, "EndAnswer")
    meeting.do(CHAIR, "RecordOutcome", **told, expected=seen)
    assert meeting.status(opinion) == "outcome"


def test_no_undo_reaches_behind_a_conclusion_that_was_itself_taken_back() -> None:
    meeting = Meeting()
    opinion = meeting.heard()
    meeting.do(CHAIR, "Conclude", remaining="to_study")
    assert meeting.rejects(CHAIR, "Undo") == "nothing_to_undo"
    meeting.do(CHAIR, "ReopenPhase", reason="Kết luận nhầm")
    assert meeting.rejects(CHAIR, "Undo") == "nothing_to_undo"
    meeting.do(CHAIR, "Announce", text="Mời bà con ở lại")
    meeting.do(CHAIR, "Undo")
    assert meeting.rejects(CHAIR, "Undo") == "nothing_to_undo"
    assert meeting.status(opinion) == "outcome"


def test_the_server_s_clock_set_back_moves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock()
    before = clock.now()
    monkeypatch.setattr(time, "time", lambda: before / 1000 - 3600)
    assert before <= clock.now() < before + HOUR
    assert Clock(not_before=before).now() >= before


def press(room: Room, actor: Actor, name: str, /, **data: Any) -> None:
    """What a screen sends; it is carried out."""
    kind = COMMANDS[name]
    seen = {"expected": room.state.floor_seq} if issubclass(kind, FloorCommand) else {}
    assert isinstance(room.submit(actor, str(room.state.seq), kind.model_validate({**seen, **data})), Ack)


def spoken(room: Room) -> int:
    """The milliseconds that who has the floor has spoken, as a screen reckons them."""
    clock = project(room.state, "public", CHAIR)["floor"]["clock"]
    return int(room.clock.now() - clock["started_at"] - clock["paused"])


def test_a_running_turn_outlives_a_clock_set_back_and_a_restart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    began, since = time.time(), time.monotonic()
    passed, wrong = 0, 0
    monkeypatch.setattr(time, "monotonic", lambda: since + passed)
    monkeypatch.setattr(time, "time", lambda: began + passed - wrong)
    file = tmp_path / "xa-mau.db"
    journal = Journal.create(file, {})
    found(journal, created(), Clock().now())
    room = Room(journal)
    for name in ("OpenCheckIn", "StartMeeting"):
        press(room, CHAIR, name)
    press(room, phone(1), "CheckIn", name="Lò Thị Ánh", village="ten", adult=True)
    press(room, phone(1), "RequestToSpeak", field="road", content="Đường sạt")
    press(room, CHAIR, "GiveFloor", opinion=1)
    press(room, CHAIR, "StartTimer")
    passed, wrong = 60, 3600
    assert spoken(room) == 60_000
    press(room, CHAIR, "ExtendTime", minutes=1)
    passed = 90
    room.close()
    room = Room(Journal.open(file))
    assert spoken(room) == 60_000, "what was known last"
    passed = 100
    press(room, CHAIR, "PauseTimer")
    passed = 130
    press(room, CHAIR, "ResumeTimer")
    wrong = 0
    assert spoken(room) == 70_000
    times = [entry.at for entry in room.journal.read()]
    assert times == sorted(times) and times[-1] - times[0] == 100_000
    room.close()
