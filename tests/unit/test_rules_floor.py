"""The floor: one holder at most, called, timed, heard, answered (V.2, VI.5)."""

from typing import Any

import pytest

from meeting.actors import Actor
from tests.unit.builders import CHAIR, COCHAIR, DESK, OPERATOR, SECRETARY, SECRETARY2, Meeting, about, phone

NEW = {"name": "Vàng A Páo", "village": "ten", "field": "land", "content": "Sổ đỏ"}


@pytest.mark.parametrize(
    ("asked", "signers", "needs", "given", "seconds"),
    [
        (3, 0, [], None, 180),
        (2, 0, [], None, 120),
        (2, 0, [], 5, 300),
        (3, 5, [], None, 300),
        (3, 6, [], None, 420),
        (3, 20, [], None, 540),
        (3, 0, ["interpreter"], None, 360),
        (3, 5, ["interpreter", "help"], None, 600),
    ],
)
def test_time_to_speak(asked: int, signers: int, needs: list[str], given: int | None, seconds: int) -> None:
    meeting = Meeting()
    lead = meeting.waiting(meeting.person(needs=needs), minutes=asked)
    if signers:
        others = [meeting.waiting() for _ in range(signers)]
        meeting.do(CHAIR, "JoinRequests", lead=lead, others=others)
    meeting.do(CHAIR, "GiveFloor", opinion=lead, minutes=given)
    turn = meeting.state.turn
    assert turn is not None and turn.allotted == seconds


def test_the_next_call_ends_the_turn_before() -> None:
    meeting = Meeting()
    absent, heard, answered, last = (meeting.waiting() for _ in range(4))
    meeting.do(CHAIR, "GiveFloor", opinion=absent)
    meeting.speaking(heard)
    meeting.speaking(answered)
    meeting.answering(answered)
    meeting.do(CHAIR, "GiveFloor", opinion=last)
    assert [meeting.status(o) for o in (absent, heard, answered, last)] == ["absent", "heard", "heard", "called"]
    assert [t.how for _, t in sorted(meeting.state.turns.items())] == ["absent", "heard", "heard", "answered", ""]


def test_two_screens_never_skip_a_citizen() -> None:
    meeting = Meeting()
    first, second = meeting.waiting(), meeting.waiting()
    seen = meeting.view("chair")["expected"]
    meeting.do(CHAIR, "GiveFloor", opinion=first, expected=seen)
    assert meeting.rejects(OPERATOR, "GiveFloor", opinion=second, expected=seen) == "floor_changed"
    assert meeting.rejects(CHAIR, "StartTimer", expected=seen) == "floor_changed"
    meeting.do(phone(2), "Withdraw", opinion=second)
    assert meeting.view("chair")["expected"] == meeting.state.floor_seq < meeting.state.seq


def test_the_clock_pauses_and_goes_on() -> None:
    meeting = Meeting()
    meeting.called()
    assert meeting.rejects(CHAIR, "PauseTimer") == "not_started"
    assert meeting.rejects(CHAIR, "ResumeTimer") == "not_started"
    meeting.do(CHAIR, "StartTimer")
    assert meeting.rejects(CHAIR, "ResumeTimer") == "not_paused"
    meeting.do(CHAIR, "PauseTimer")
    assert meeting.rejects(CHAIR, "PauseTimer") == "already_paused"
    assert meeting.view("public")["floor"]["stage"] == "paused"
    meeting.now += 5000
    meeting.do(CHAIR, "ResumeTimer")
    meeting.do(CHAIR, "ExtendTime", minutes=2)
    clock = meeting.view("public")["floor"]["clock"]
    assert (clock["paused"], clock["paused_at"], clock["allotted"]) == (7000, None, 300)
    meeting.do(CHAIR, "PauseTimer")
    meeting.do(CHAIR, "EndSpeech")
    assert meeting.state.turns[1].paused == 8000


@pytest.mark.parametrize("name", ["StartTimer", "PauseTimer", "ResumeTimer", "ExtendTime", "EndSpeech", "EndAnswer"])
def test_nothing_to_do_on_a_free_floor(name: str) -> None:
    assert Meeting().rejects(CHAIR, name) == "floor_free"


def test_the_floor_is_given_in_the_session_only() -> None:
    meeting = Meeting("doors_open")
    opinion = meeting.waiting()
    for name in ("GiveFloor", "StartAnswer", "StartReply"):
        assert meeting.rejects(CHAIR, name, **about(name, opinion)) == "wrong_phase"
    assert meeting.rejects(CHAIR, "AddFromFloor", **NEW) == "wrong_phase"


# --- refusing ---------------------------------------------------------------------------------------------------------


def test_refusing_needs_one_of_the_guideline_s_reasons() -> None:
    meeting = Meeting()
    opinion = meeting.waiting()
    refused = {"opinion": opinion, "reason": "tired", "route": "office"}
    assert meeting.rejects(CHAIR, "Refuse", **refused) == "no_such_reason"
    meeting.do(CHAIR, "Refuse", **{**refused, "reason": "threat", "note": "Mời ra ngoài"})
    refusal = meeting.opinion(opinion).refusal
    assert refusal is not None and (refusal.reason, refusal.route, refusal.note) == ("threat", "office", "Mời ra ngoài")
    assert meeting.state.queue == ()


def test_refusing_the_speaker_frees_the_floor_and_only_that() -> None:
    meeting = Meeting()
    speaking, waiting = meeting.speaking(), meeting.waiting()
    meeting.do(CHAIR, "Refuse", **about("Refuse", waiting))
    assert meeting.state.floor is not None
    meeting.do(CHAIR, "Refuse", **about("Refuse", speaking))
    assert meeting.state.floor is None and meeting.state.turns[1].how == "refused"


def test_those_who_joined_a_refused_speaker_wait_again() -> None:
    meeting = Meeting()
    lead, other = meeting.joint()
    meeting.called(lead)
    meeting.do(CHAIR, "Refuse", **about("Refuse", lead))
    assert meeting.status(other) == "waiting" and meeting.opinion(other).lead is None
    assert meeting.state.queue == (other,)


def test_those_who_joined_were_heard_when_a_reply_is_refused() -> None:
    meeting = Meeting()
    lead, other = meeting.joint()
    meeting.heard(lead)
    meeting.do(CHAIR, "StartReply", opinion=lead)
    meeting.do(CHAIR, "Refuse", **about("Refuse", lead))
    assert (meeting.status(lead), meeting.status(other), meeting.state.queue) == ("refused", "heard", ())


def test_one_of_a_joint_request_is_refused_alone() -> None:
    meeting = Meeting()
    lead, other = meeting.joint()
    meeting.speaking(lead)
    meeting.do(CHAIR, "Refuse", **about("Refuse", other))
    assert (meeting.status(lead), meeting.status(other)) == ("speaking", "refused")
    assert meeting.opinion(lead).cosigners == ()


# --- from the floor ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("actor", "confirmed"), [(CHAIR, False), (COCHAIR, False), (OPERATOR, False), (SECRETARY, True)]
)
def test_an_opinion_from_the_floor_is_heard_and_its_person_gets_a_number(actor: Actor, confirmed: bool) -> None:
    meeting = Meeting()
    meeting.person()
    meeting.do(actor, "AddFromFloor", **NEW)
    found, person = meeting.opinion(1), meeting.state.attendees[2]
    assert (found.status, found.origin, found.number, found.topic) == ("heard", "floor", 2, "III.5")
    assert (person.via, person.confirmed, person.name) == ("floor", confirmed, NEW["name"])
    assert meeting.view("public")["totals"]["spoken"] == 1


@pytest.mark.parametrize("actor", [CHAIR, OPERATOR])
def test_an_opinion_from_the_floor_gets_it_at_once(actor: Actor) -> None:
    meeting = Meeting()
    meeting.speaking(meeting.waiting(meeting.person(needs=["interpreter"])))
    meeting.do(actor, "AddFromFloor", now=True, number=1, field="land")
    assert (meeting.status(1), meeting.status(2)) == ("heard", "called")
    assert meeting.state.queue == () and meeting.state.turns[2].allotted == 360
    meeting.do(actor, "AddFromFloor", now=True, **NEW)
    assert meeting.state.turns[3].allotted == 180


@pytest.mark.parametrize(
    ("actor", "said", "code"),
    [
        (SECRETARY, {**NEW, "now": True}, "not_allowed"),
        (COCHAIR, {**NEW, "now": True}, "no_gavel"),
        (CHAIR, {**NEW, "field": "moon"}, "no_such_field"),
        (CHAIR, {**NEW, "village": "moon"}, "no_such_village"),
        (CHAIR, {"name": "Ai đó", "field": "road"}, "person_missing"),
        (CHAIR, {"number": 99, "field": "road"}, "no_such_attendee"),
    ],
)
def test_an_opinion_from_the_floor_is_rejected(actor: Actor, said: dict[str, Any], code: str) -> None:
    assert Meeting().rejects(actor, "AddFromFloor", **said) == code


def test_somebody_from_elsewhere_speaks_up() -> None:
    meeting = Meeting()
    meeting.do(SECRETARY2, "AddFromFloor", **{**NEW, "village": "other"})
    assert meeting.state.attendees[1].village == "other"


def test_who_speaks_up_is_not_kept_waiting_for_a_name() -> None:
    meeting = Meeting()
    meeting.do(CHAIR, "AddFromFloor", now=True, field="other")
    assert (meeting.status(1), meeting.state.attendees[1].name) == ("called", "")
    assert meeting.view("public")["floor"]["name"] is None
    assert meeting.rejects(DESK, "ConfirmName", number=1) == "name_unknown"
    assert meeting.view("secretary", SECRETARY)["opinion/1"]["unnamed"]
    meeting.do(DESK, "CorrectAttendee", number=1, name="Giàng A Páo", village="ten")
    assert meeting.view("public")["floor"]["name"] == "Giàng A Páo"


# --- answers and replies ----------------------------------------------------------------------------------------------


def test_one_answer_covers_several_opinions() -> None:
    meeting = Meeting()
    one, two, written = meeting.heard(), meeting.heard(), meeting.written()
    meeting.do(CHAIR, "StartAnswer", official="economy", opinions=[one, two, written, one])
    floor = meeting.view("public")["floor"]
    assert (floor["kind"], floor["stage"], floor["opinions"]) == ("answer", "answering", [one, two, written])
    assert floor["official"]["name"] == "Quàng Văn Nhới" and floor["clock"]["allotted"] == 300
    assert [other["number"] for other in floor["others"]] == [2, 3]
    assert meeting.rejects(CHAIR, "EndSpeech") == "wrong_turn"
    meeting.do(CHAIR, "EndAnswer")
    assert {meeting.status(o) for o in (one, two, written)} == {"heard"}


def test_the_chair_and_co_chairs_answer_too() -> None:
    meeting = Meeting()
    opinion = meeting.heard()
    for official in ("chair", "cochair1"):
        meeting.do(CHAIR, "StartAnswer", official=official, opinions=[opinion], minutes=2)
        assert meeting.state.turns[meeting.state.floor or 0].allotted == 120
    assert meeting.rejects(CHAIR, "StartAnswer", official="secretary1", opinions=[opinion]) == "no_such_official"


def test_an_answer_does_not_mark_the_called_speaker_absent() -> None:
    meeting = Meeting()
    heard, _ = meeting.heard(), meeting.called()
    assert meeting.rejects(CHAIR, "StartAnswer", official="deputy", opinions=[heard]) == "speaker_called"
    assert meeting.rejects(CHAIR, "StartReply", opinion=heard) == "speaker_called"


def test_whom_it_concerns_does_not_answer() -> None:
    meeting = Meeting()
    opinion = meeting.heard(meeting.waiting(field="conduct"))
    meeting.do(SECRETARY, "MarkConcerned", opinion=opinion, who=["deputy"])
    assert meeting.rejects(CHAIR, "StartAnswer", official="deputy", opinions=[opinion]) == "official_concerned"
    assert meeting.rejects(CHAIR, "AssignOfficial", opinion=opinion, official="deputy") == "official_concerned"
    meeting.do(CHAIR, "StartAnswer", official="cochair1", opinions=[opinion])


@pytest.mark.parametrize("actor", [CHAIR, OPERATOR])
def test_whom_it_concerns_does_not_moderate_it(actor: Actor) -> None:
    meeting = Meeting()
    waiting, heard = meeting.waiting(field="conduct"), meeting.heard(meeting.waiting(field="conduct"))
    for opinion in (waiting, heard):
        meeting.do(SECRETARY, "MarkConcerned", opinion=opinion, who=["chair", "cochair1"])
    assert meeting.view("chair")["recused"] == {str(waiting): "cochair2", str(heard): "cochair2"}
    assert meeting.rejects(actor, "GiveFloor", opinion=waiting) == "holder_concerned"
    assert meeting.rejects(CHAIR, "Refuse", opinion=waiting, reason="drunk", route="written") == "holder_concerned"
    assert meeting.rejects(actor, "StartAnswer", official="deputy", opinions=[heard]) == "holder_concerned"
    assert meeting.rejects(actor, "RecordOutcome", opinions=[heard], outcome="noted") == "holder_concerned"
    assert meeting.rejects(actor, "StartReply", opinion=heard) == "holder_concerned"
    settled = [{"opinion": heard, "outcome": "noted"}]
    assert meeting.rejects(CHAIR, "Conclude", outcomes=settled, remaining="to_study") == "holder_concerned"
    meeting.do(CHAIR, "PassGavel", to="cochair2")
    assert meeting.view("chair")["recused"] == {}
    meeting.do(OPERATOR, "GiveFloor", opinion=waiting)


def test_where_all_chairs_are_concerned_the_holder_goes_on() -> None:
    meeting = Meeting()
    opinion = meeting.waiting(field="conduct")
    meeting.do(SECRETARY, "MarkConcerned", opinion=opinion, who=["chair", "cochair1", "cochair2"])
    assert meeting.view("chair")["recused"] == {}
    meeting.do(CHAIR, "GiveFloor", opinion=opinion)


def test_a_hall_may_go_without_replies() -> None:
    meeting = Meeting(replies=0)
    assert meeting.view("chair")["replies"] == 0
    assert meeting.rejects(CHAIR, "StartReply", opinion=meeting.heard()) == "no_replies"


def test_a_citizen_replies_once() -> None:
    meeting = Meeting()
    opinion = meeting.heard()
    meeting.answering(opinion)
    meeting.do(CHAIR, "StartReply", opinion=opinion)
    assert meeting.view("public")["floor"]["stage"] == "replying"
    meeting.do(CHAIR, "EndSpeech")
    assert meeting.rejects(CHAIR, "StartReply", opinion=opinion) == "already_replied"


def test_more_is_said_after_the_outcome_and_the_outcome_stays() -> None:
    meeting = Meeting()
    opinion = meeting.outcome()
    meeting.answering(opinion)
    assert meeting.view("chair")["unanswered"] == []
    meeting.do(CHAIR, "Conclude")
    found = meeting.opinion(opinion)
    assert found.status == "outcome" and found.outcome is not None and found.outcome.outcome == "answered_here"


def test_an_interpreter_doubles_a_reply_too() -> None:
    meeting = Meeting()
    opinion = meeting.heard(meeting.waiting(meeting.person(needs=["interpreter"])))
    meeting.do(CHAIR, "StartReply", opinion=opinion, minutes=1)
    assert meeting.view("public")["floor"]["clock"]["allotted"] == 120
