"""The gavel: handed over, asked for, and taken only from somebody who is gone."""

import pytest

from meeting.actors import SYSTEM, Actor, Role
from tests.unit.builders import CHAIR, COCHAIR, OPERATOR, SECRETARY, Meeting, Rejected, example


def told(meeting: Meeting) -> tuple[str, str, bool]:
    view = meeting.view("chair", CHAIR)
    return view["gavel"], view["gavel_asked"], view["holder_gone"]


def test_asked_for_handed_over() -> None:
    meeting = Meeting()
    meeting.do(COCHAIR, "AskGavel")
    assert told(meeting) == ("chair", "cochair1", False)
    assert meeting.rejects(CHAIR, "AskGavel") == "already_there"
    meeting.do(COCHAIR, "AskGavel")
    assert told(meeting) == ("chair", "", False)
    meeting.do(COCHAIR, "AskGavel")
    meeting.do(CHAIR, "PassGavel", to="cochair1")
    assert told(meeting) == ("cochair1", "", False)


def test_taken_only_while_the_holder_is_gone() -> None:
    meeting = Meeting()
    assert meeting.rejects(COCHAIR, "TakeGavel") == "holder_is_there"
    meeting.do(SYSTEM, "ReportHolder", holder="chair", gone=True)
    assert told(meeting) == ("chair", "", True)
    assert meeting.rejects(SYSTEM, "ReportHolder", holder="chair", gone=True) == "already_there"
    meeting.do(SYSTEM, "ReportHolder", holder="chair", gone=False)
    assert meeting.rejects(COCHAIR, "TakeGavel") == "holder_is_there"
    meeting.do(SYSTEM, "ReportHolder", holder="chair", gone=True)
    meeting.do(COCHAIR, "TakeGavel")
    assert told(meeting) == ("cochair1", "", False)
    assert meeting.rejects(COCHAIR, "TakeGavel") == "already_there"
    assert meeting.rejects(SYSTEM, "ReportHolder", holder="chair", gone=True) == "already_there"


def test_who_is_gone_loses_nothing_and_the_floor_goes_on() -> None:
    meeting = Meeting()
    meeting.speaking()
    meeting.do(SYSTEM, "ReportHolder", holder="chair", gone=True)
    meeting.do(OPERATOR, "PauseTimer")
    meeting.do(COCHAIR, "TakeGavel")
    meeting.do(COCHAIR, "ResumeTimer")
    assert meeting.rejects(CHAIR, "EndSpeech") == "no_gavel"
    meeting.do(COCHAIR, "Undo")
    turn = meeting.state.turn
    assert turn is not None and turn.paused_at is not None and meeting.state.gavel == "cochair1"
    assert meeting.rejects(SECRETARY, "AskGavel") == "not_allowed"


def test_one_question_for_the_gavel_does_not_wipe_another() -> None:
    meeting = Meeting()
    meeting.do(CHAIR, "PassGavel", to="cochair1")
    meeting.do(CHAIR, "AskGavel")
    with pytest.raises(Rejected) as caught:
        meeting.do(Actor(Role.COCHAIR, "cochair2"), "AskGavel")
    assert (caught.value.code, caught.value.params) == ("gavel_is_asked", {"by": example()["chair"]["name"]})
    assert told(meeting) == ("cochair1", "chair", False)


@pytest.mark.parametrize("holder", [CHAIR, OPERATOR])
def test_a_question_put_aside_is_told_and_lets_the_next_one_ask(holder: Actor) -> None:
    meeting = Meeting()
    other = Actor(Role.COCHAIR, "cochair2")
    meeting.do(COCHAIR, "AskGavel")
    assert meeting.rejects(holder, "SetGavelAside", by="cochair2") == "already_there"
    assert meeting.rejects(other, "SetGavelAside", by="cochair1") == "no_gavel"
    meeting.do(holder, "SetGavelAside", by="cochair1")
    assert told(meeting) == ("chair", "", False)
    assert meeting.view("chair", CHAIR)["gavel_kept"] == "cochair1"
    meeting.do(other, "AskGavel")
    assert told(meeting) == ("chair", "cochair2", False)
    assert meeting.view("chair", CHAIR)["gavel_kept"] == ""
    meeting.do(holder, "SetGavelAside", by="cochair2")
    meeting.do(CHAIR, "PassGavel", to="cochair1")
    assert meeting.view("chair", CHAIR)["gavel_kept"] == ""
