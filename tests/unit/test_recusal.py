"""Whom a sealed opinion concerns never disposes of it, nobody loses its seal, and the meeting goes on (III.4)."""

from collections.abc import Callable
from typing import Any

import pytest

from meeting.actors import SYSTEM, Actor, Role
from tests.unit.builders import (
    CHAIR,
    COCHAIR,
    DESK,
    OBSERVER,
    OFFICIAL,
    OPERATOR,
    SECRETARY,
    SECRETARY2,
    Meeting,
    Rejected,
    about,
    phone,
)

COCHAIR2 = Actor(Role.COCHAIR, "cochair2")
WORDS = "Ông ấy nhận tiền"


def mark(meeting: Meeting, opinion: int, *who: str) -> None:
    meeting.do(SECRETARY, "MarkConcerned", opinion=opinion, who=list(who))


def on_officials(meeting: Meeting, *who: str, status: str = "waiting") -> int:
    """An opinion on officials that concerns ``who``, as far as ``status``."""
    opinion = meeting.at(status, field="conduct", content=WORDS)
    mark(meeting, opinion, *who)
    return opinion


def write(meeting: Meeting, entry: str, by: Actor = SECRETARY, base: int = 0, text: str = WORDS) -> None:
    meeting.do(by, "WriteMinutes", entry=entry, part="asked", text=text, base_version=base)


def named(meeting: Meeting, actor: Actor, name: str, **data: Any) -> tuple[str, dict[str, Any]]:
    """The rejection with what it names; people are named as well as their opinions."""
    with pytest.raises(Rejected) as caught:
        meeting.do(actor, name, **data)
    params = dict(caught.value.params)
    if "opinion" in params:
        assert params.pop("number") == meeting.opinion(params["opinion"]).number
    return caught.value.code, params


# --- who disposes -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("actor", [CHAIR, OPERATOR])
@pytest.mark.parametrize("name", ["ToWritten", "Reorder", "AssignOfficial", "JoinRequests", "EnterServed"])
def test_the_holder_whom_it_concerns_does_not_put_it_elsewhere(actor: Actor, name: str) -> None:
    meeting = Meeting()
    opinion, other = on_officials(meeting, "chair"), meeting.waiting(field="conduct")
    said: dict[str, dict[str, Any]] = {
        "JoinRequests": {"lead": other, "others": [opinion]},
        "EnterServed": {"numbers": [meeting.opinion(opinion).number]},
    }
    data = said.get(name, about(name, opinion))
    assert named(meeting, actor, name, **data) == ("holder_concerned", {"opinion": opinion, "to": "cochair1"})
    if name == "JoinRequests":
        assert meeting.rejects(actor, name, lead=opinion, others=[other]) == "holder_concerned"


@pytest.mark.parametrize("name", ["ToWritten", "AssignOfficial", "JoinRequests"])
def test_nor_does_a_chair_whom_it_concerns_without_the_gavel(name: str) -> None:
    meeting = Meeting()
    opinion, other = on_officials(meeting, "chair"), meeting.waiting(field="conduct")
    meeting.do(CHAIR, "PassGavel", to="cochair1")
    data = {"lead": opinion, "others": [other]} if name == "JoinRequests" else about(name, opinion)
    assert named(meeting, CHAIR, name, **data) == ("actor_concerned", {"opinion": opinion})
    meeting.do(COCHAIR, name, **data)


def test_a_co_signer_is_not_sent_away_by_whom_it_concerns() -> None:
    meeting = Meeting()
    lead, signer = meeting.joint(field="conduct")
    mark(meeting, lead, "chair")
    assert meeting.rejects(CHAIR, "LeaveJoint", opinion=signer) == "holder_concerned"
    meeting.do(phone(meeting.opinion(signer).number), "LeaveJoint", opinion=signer)


def test_an_uninvolved_chair_settles_it_without_the_gavel_and_who_is_concerned_never() -> None:
    meeting = Meeting()
    opinion = on_officials(meeting, "chair", status="heard")
    settled = {"opinions": [opinion], "outcome": "answered_here", "resolved": True}
    assert meeting.rejects(CHAIR, "RecordOutcome", **settled) == "holder_concerned"
    meeting.do(CHAIR, "PassGavel", to="cochair1")
    assert meeting.rejects(CHAIR, "RecordOutcome", **settled) == "actor_concerned"
    meeting.do(COCHAIR2, "RecordOutcome", **settled)
    assert meeting.status(opinion) == "outcome"


def test_only_who_holds_the_gavel_or_writes_the_record_ends_a_turn_with_an_outcome() -> None:
    meeting = Meeting()
    opinion = meeting.heard()
    meeting.answering(opinion)
    settled = {"opinions": [opinion], "outcome": "noted"}
    assert named(meeting, COCHAIR, "RecordOutcome", **settled) == ("no_gavel", {"holder": "chair"})
    meeting.do(OPERATOR, "RecordOutcome", **settled)
    meeting.answering(opinion)
    meeting.do(SECRETARY, "RecordOutcome", **settled)
    assert meeting.state.floor is None


def test_the_gavel_does_not_go_to_whom_the_floor_concerns() -> None:
    meeting = Meeting()
    opinion = on_officials(meeting, "chair")
    meeting.do(CHAIR, "PassGavel", to="cochair1")
    meeting.do(COCHAIR, "GiveFloor", opinion=opinion)
    assert named(meeting, COCHAIR, "PassGavel", to="chair") == ("receiver_concerned", {"opinion": opinion})
    meeting.do(COCHAIR, "PassGavel", to="cochair2")
    meeting.do(COCHAIR2, "MarkAbsent")
    meeting.do(COCHAIR2, "PassGavel", to="chair")


def test_the_gavel_of_who_is_gone_is_taken_by_anybody_so_that_the_turn_can_end() -> None:
    meeting = Meeting()
    opinion = on_officials(meeting, "chair")
    meeting.do(CHAIR, "PassGavel", to="cochair1")
    meeting.do(COCHAIR, "GiveFloor", opinion=opinion)
    meeting.do(COCHAIR, "StartTimer")
    meeting.do(SYSTEM, "ReportHolder", holder="cochair1", gone=True)
    meeting.do(CHAIR, "TakeGavel")
    meeting.do(CHAIR, "EndSpeech")
    assert meeting.rejects(CHAIR, "RecordOutcome", opinions=[opinion], outcome="noted") == "holder_concerned"
    meeting.concluded()


def test_where_all_chairs_are_concerned_the_gavel_goes_round_and_the_meeting_ends() -> None:
    meeting = Meeting()
    opinion = on_officials(meeting, "chair", "cochair1", "cochair2")
    meeting.speaking(opinion)
    meeting.do(CHAIR, "PassGavel", to="cochair1")
    meeting.do(COCHAIR, "EndSpeech")
    assert meeting.rejects(CHAIR, "RecordOutcome", opinions=[opinion], outcome="noted") == "actor_concerned"
    meeting.do(COCHAIR, "Conclude", remaining="to_study")
    assert meeting.status(opinion) == "outcome"


def test_what_concerns_who_concludes_is_left_for_somebody_uninvolved() -> None:
    meeting = Meeting()
    own, other = on_officials(meeting, "chair", status="heard"), meeting.heard()
    waiting = on_officials(meeting, "chair")
    assert named(meeting, CHAIR, "Conclude") == ("unanswered_left", {"opinions": [other]})
    meeting.do(CHAIR, "Conclude", remaining="to_study")
    assert [meeting.status(id_) for id_ in (own, other, waiting)] == ["heard", "outcome", "written"]
    assert meeting.view("secretary")["conclusion"]["unanswered"] == [own]
    assert meeting.rejects(CHAIR, "RecordOutcome", opinions=[own], outcome="noted") == "holder_concerned"
    meeting.do(COCHAIR, "RecordOutcome", opinions=[own], outcome="noted")
    assert meeting.status(own) == "outcome"


def test_the_meeting_ends_where_only_what_concerns_the_chair_is_left() -> None:
    meeting = Meeting()
    opinion = on_officials(meeting, "chair", status="heard")
    meeting.do(CHAIR, "Conclude")
    assert (meeting.state.phase, meeting.status(opinion)) == ("concluded", "heard")


# --- joint requests ---------------------------------------------------------------------------------------------------


def test_a_mark_on_a_co_signer_holds_for_all_of_them() -> None:
    meeting = Meeting()
    lead, signer = meeting.joint(field="conduct")
    mark(meeting, signer, "chair", "deputy")
    assert meeting.view("chair")["recused"] == {str(lead): "cochair1", str(signer): "cochair1"}
    assert meeting.rejects(CHAIR, "GiveFloor", opinion=lead) == "holder_concerned"
    meeting.do(CHAIR, "PassGavel", to="cochair1")
    meeting.do(COCHAIR, "GiveFloor", opinion=lead)
    meeting.do(COCHAIR, "StartTimer")
    assert meeting.rejects(COCHAIR, "StartAnswer", official="deputy", opinions=[lead]) == "official_concerned"
    assert meeting.rejects(COCHAIR, "AssignOfficial", opinion=lead, official="deputy") == "official_concerned"


def test_marks_from_before_they_were_joined_hold_for_all_of_them() -> None:
    meeting = Meeting()
    lead, signer = on_officials(meeting), on_officials(meeting, "chair", "economy")
    meeting.do(SECRETARY, "JoinRequests", lead=lead, others=[signer])
    assert meeting.view("chair")["recused"] == {str(lead): "cochair1", str(signer): "cochair1"}
    assert f"sealed/{lead}" not in meeting.view("me", CHAIR)
    assert f"sealed/{lead}" in meeting.view("me", COCHAIR)
    meeting.do(COCHAIR, "AssignOfficial", opinion=lead, official="deputy")
    meeting.do(phone(meeting.opinion(signer).number), "LeaveJoint", opinion=signer)
    assert meeting.view("chair")["recused"] == {str(signer): "cochair1"}
    assert f"sealed/{lead}" in meeting.view("me", CHAIR)


def test_what_is_protected_is_joined_only_with_its_like() -> None:
    meeting = Meeting()
    sealed, plain = meeting.waiting(field="conduct"), meeting.waiting()
    for lead, other in ((sealed, plain), (plain, sealed)):
        told = named(meeting, SECRETARY, "JoinRequests", lead=lead, others=[other])
        assert told == ("protected_apart", {"opinion": other})


def test_who_is_joined_is_classified_together_so_that_no_text_gets_out() -> None:
    meeting = Meeting()
    lead, signer = meeting.joint(field="security", content=WORDS)
    meeting.heard(lead)
    write(meeting, "turn-1")
    meeting.do(SECRETARY, "ClassifyOpinion", opinion=signer, field="conduct")
    meeting.concluded()
    assert meeting.view("public")["results"] == []
    for audience in ("public", "desk", "secretary", "chair", "organiser", "observer"):
        assert WORDS not in str(meeting.view(audience))


def test_a_text_of_something_sealed_is_in_no_result_and_not_read_out() -> None:
    meeting = Meeting()
    lead, signer = meeting.waiting(), meeting.waiting(meeting.person(DESK))
    meeting.do(SECRETARY, "JoinRequests", lead=lead, others=[signer])
    meeting.do(phone(1), "EditRequest", opinion=lead, field="conduct", content=WORDS)
    meeting.heard(lead)
    write(meeting, "turn-1")
    assert meeting.view("desk")["read_out"] == []
    meeting.concluded()
    assert [(row["opinion"], row["asked"]) for row in meeting.view("public")["results"]] == [(signer, "")]


# --- what the citizen changes -----------------------------------------------------------------------------------------


def test_a_new_text_is_marked_anew() -> None:
    meeting = Meeting()
    opinion = on_officials(meeting, "economy")
    meeting.do(phone(1), "EditRequest", opinion=opinion, field="conduct", content="Về Chủ tịch")
    assert meeting.view("chair")[f"opinion/{opinion}"]["marked"] is False
    assert f"sealed/{opinion}" not in meeting.view("me", CHAIR)
    assert meeting.view("me", SECRETARY)[f"sealed/{opinion}"]["content"] == "Về Chủ tịch"


@pytest.mark.parametrize("by", [phone(1), DESK])
def test_whom_the_text_before_concerned_gets_at_no_new_one_before_it_is_marked_again(by: Actor) -> None:
    meeting = Meeting()
    meeting.person()
    opinion = meeting.waiting(1, field="conduct", content=WORDS)
    mark(meeting, opinion, "secretary2", "chair")
    for content in ("Về cả hai ông", "Về cả ba ông"):
        meeting.do(by, "EditRequest", opinion=opinion, field="conduct", content=content)
    assert meeting.view("chair")["recused"] == {str(opinion): "cochair1"}
    assert meeting.rejects(CHAIR, "Refuse", **about("Refuse", opinion) | {"route": "office"}) == "holder_concerned"
    for kept_out in (SECRETARY2, CHAIR, COCHAIR):
        assert f"sealed/{opinion}" not in meeting.view("me", kept_out)
    assert meeting.rejects(SECRETARY2, "MarkConcerned", opinion=opinion, who=[]) == "actor_concerned"
    assert meeting.view("me", SECRETARY)[f"sealed/{opinion}"]["content"] == "Về cả ba ông"
    mark(meeting, opinion, "deputy")
    assert meeting.view("chair")["recused"] == {}
    assert all(f"sealed/{opinion}" in meeting.view("me", reader) for reader in (SECRETARY2, CHAIR, COCHAIR))


def test_an_edit_that_changes_neither_field_nor_text_leaves_the_mark() -> None:
    meeting = Meeting()
    opinion = on_officials(meeting, "chair")
    meeting.do(DESK, "EditRequest", opinion=opinion, field="conduct", content=WORDS, minutes=1)
    assert (meeting.opinion(opinion).minutes, meeting.opinion(opinion).concerns) == (1, ("chair",))
    assert f"sealed/{opinion}" in meeting.view("me", COCHAIR)
    meeting.do(DESK, "EditRequest", opinion=opinion, field="security", content=WORDS)
    assert meeting.view("chair")[f"opinion/{opinion}"]["marked"] is False
    assert f"sealed/{opinion}" not in meeting.view("me", COCHAIR)


def test_only_a_secretary_takes_the_protection_away() -> None:
    meeting = Meeting()
    opinion = meeting.waiting(field="security", content=WORDS)
    meeting.do(SECRETARY, "ClassifyOpinion", opinion=opinion, field="conduct")
    meeting.do(phone(1), "EditRequest", opinion=opinion, field="security", content=WORDS)
    assert (meeting.opinion(opinion).field, meeting.opinion(opinion).topic) == ("security", "III.4")
    assert WORDS not in str(meeting.view("chair"))
    meeting.do(SECRETARY, "ClassifyOpinion", opinion=opinion, field="security")
    assert meeting.view("chair")[f"opinion/{opinion}"]["content"] == WORDS


# --- secretaries ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("MarkConcerned", {"who": []}),
        ("ClassifyOpinion", {"field": "road"}),
        ("EditRequest", {"field": "conduct", "content": "?"}),
        ("Withdraw", {}),
    ],
)
def test_a_secretary_whom_it_concerns_does_not_open_it_again(name: str, data: dict[str, Any]) -> None:
    meeting = Meeting()
    opinion = on_officials(meeting, "secretary2")
    assert meeting.rejects(SECRETARY2, name, opinion=opinion, **data) == "actor_concerned"
    assert f"sealed/{opinion}" not in meeting.view("me", SECRETARY2)
    meeting.do(SECRETARY, name, opinion=opinion, **data)


def test_nor_settle_it_nor_read_what_was_written_on_a_turn_taken_back() -> None:
    meeting = Meeting()
    opinion = on_officials(meeting, "secretary2", status="called")
    write(meeting, "turn-1")
    meeting.do(CHAIR, "Undo")
    said = {"entry": "turn-1", "part": "asked", "text": "?", "base_version": 9}
    assert named(meeting, SECRETARY2, "WriteMinutes", **said) == ("actor_concerned", {"opinion": opinion})
    meeting.heard(opinion)
    assert meeting.rejects(SECRETARY2, "RecordOutcome", opinions=[opinion], outcome="noted") == "actor_concerned"


def test_a_secretary_is_always_left_to_write() -> None:
    meeting = Meeting()
    opinion = meeting.waiting(field="conduct")
    everybody = ["secretary1", "secretary2"]
    assert meeting.rejects(SECRETARY, "MarkConcerned", opinion=opinion, who=everybody) == "no_secretary_left"
    mark(meeting, opinion, "secretary1")
    assert f"sealed/{opinion}" not in meeting.view("me", SECRETARY)
    assert f"sealed/{opinion}" in meeting.view("me", SECRETARY2)


# --- what is marked and sealed ----------------------------------------------------------------------------------------


def test_a_mark_keeps_nobody_away_from_what_is_not_sealed_any_more_and_can_be_wiped() -> None:
    meeting = Meeting()
    opinion = on_officials(meeting, "chair")
    meeting.do(SECRETARY, "ClassifyOpinion", opinion=opinion, field="road")
    assert meeting.view("chair")["recused"] == {}
    meeting.speaking(opinion)
    assert meeting.rejects(SECRETARY, "MarkConcerned", opinion=opinion, who=["deputy"]) == "not_protected"
    mark(meeting, opinion)
    meeting.do(SECRETARY, "ClassifyOpinion", opinion=opinion, field="conduct")
    assert meeting.view("chair")["recused"] == {}
    assert meeting.opinion(opinion).concerns == ()


def test_a_complaint_on_whatever_matter_can_concern_somebody() -> None:
    meeting = Meeting()
    opinion = meeting.outcome(meeting.heard(meeting.waiting(content=WORDS)), outcome="complaint")
    mark(meeting, opinion, "chair")
    assert f"sealed/{opinion}" not in meeting.view("me", CHAIR)
    assert f"sealed/{opinion}" in meeting.view("me", COCHAIR)
    assert meeting.rejects(CHAIR, "StartAnswer", official="deputy", opinions=[opinion]) == "holder_concerned"


@pytest.mark.parametrize("sealing", ["ClassifyOpinion", "RecordOutcome"])
def test_what_was_let_through_does_not_come_back_after_it_was_sealed(sealing: str) -> None:
    meeting = Meeting()
    opinion = meeting.heard(meeting.waiting(content=WORDS))
    meeting.do(SECRETARY, "LetThrough", opinion=opinion, text=WORDS)
    said: dict[str, list[dict[str, Any]]] = {
        "ClassifyOpinion": [{"opinion": opinion, "field": field} for field in ("conduct", "road")],
        "RecordOutcome": [{"opinions": [opinion], "outcome": outcome} for outcome in ("complaint", "noted")],
    }
    for data in said[sealing]:
        meeting.do(SECRETARY, sealing, **data)
    assert meeting.view("secretary")[f"opinion/{opinion}"]["content"] == WORDS
    assert meeting.view("secretary")[f"opinion/{opinion}"]["shown"] == ""


def test_what_is_let_through_stays_while_nothing_is_sealed() -> None:
    meeting = Meeting()
    opinion = meeting.waiting()
    meeting.do(SECRETARY, "LetThrough", opinion=opinion, text="Đường hỏng")
    meeting.do(SECRETARY, "ClassifyOpinion", opinion=opinion, field="water")
    assert meeting.view("secretary")[f"opinion/{opinion}"]["shown"] == "Đường hỏng"


def test_who_was_named_to_answer_is_not_any_more_once_it_concerns_them() -> None:
    meeting = Meeting()
    opinion = meeting.waiting(field="conduct")
    meeting.do(CHAIR, "AssignOfficial", opinion=opinion, official="economy")
    mark(meeting, opinion, "deputy")
    assert meeting.opinion(opinion).official == "economy"
    mark(meeting, opinion, "economy")
    assert meeting.view("chair")[f"opinion/{opinion}"]["official"] is None
    assert meeting.view("official", OFFICIAL)["assigned"] == []


@pytest.mark.parametrize("status", ["written", "heard"])
def test_who_answers_it_reads_it_without_being_named_before(status: str) -> None:
    meeting = Meeting()
    opinion = on_officials(meeting, status=status)
    assert f"sealed/{opinion}" not in meeting.view("me", OFFICIAL)
    meeting.answering(opinion, official="economy")
    assert meeting.view("me", OFFICIAL)[f"sealed/{opinion}"]["content"] == WORDS
    meeting.outcome(opinion, outcome="to_study", body="Thanh tra xã")
    assert meeting.view("me", OFFICIAL)[f"sealed/{opinion}"]["content"] == WORDS
    mark(meeting, opinion, "economy")
    assert f"sealed/{opinion}" not in meeting.view("me", OFFICIAL)


def joined_behind(meeting: Meeting, opinion: int) -> None:
    other = on_officials(meeting, "economy")
    meeting.do(SECRETARY, "JoinRequests", lead=opinion, others=[other])


def joined_with(meeting: Meeting, opinion: int) -> None:
    other = on_officials(meeting, "economy")
    meeting.do(SECRETARY, "JoinRequests", lead=other, others=[opinion])


def marked_before_it_was_classified_away_and_back(meeting: Meeting, opinion: int) -> None:
    meeting.do(SECRETARY, "ClassifyOpinion", opinion=opinion, field="conduct")


def edited_into_what_was_marked(meeting: Meeting, opinion: int) -> None:
    meeting.do(DESK, "EditRequest", opinion=opinion, field="conduct", content=WORDS)


def marked_while_joined(meeting: Meeting, opinion: int) -> None:
    other = on_officials(meeting)
    meeting.do(SECRETARY, "JoinRequests", lead=opinion, others=[other])
    mark(meeting, other, "economy")


@pytest.mark.parametrize("how", [joined_behind, joined_with, marked_while_joined])
def test_nor_once_it_is_joined_with_what_concerns_them(how: Callable[[Meeting, int], None]) -> None:
    meeting = Meeting()
    opinion = on_officials(meeting)
    meeting.do(CHAIR, "AssignOfficial", opinion=opinion, official="economy")
    how(meeting, opinion)
    assert meeting.view("chair")[f"opinion/{opinion}"]["official"] is None
    meeting.do(CHAIR, "AssignOfficial", opinion=opinion, official="deputy")
    assert meeting.view("chair")[f"opinion/{opinion}"]["official"] == "deputy"


@pytest.mark.parametrize("how", [marked_before_it_was_classified_away_and_back, edited_into_what_was_marked])
def test_nor_once_their_mark_holds_again(how: Callable[[Meeting, int], None]) -> None:
    meeting = Meeting()
    opinion = on_officials(meeting, "economy")
    meeting.do(SECRETARY, "ClassifyOpinion", opinion=opinion, field="road")
    meeting.do(CHAIR, "AssignOfficial", opinion=opinion, official="economy")
    how(meeting, opinion)
    assert meeting.view("chair")[f"opinion/{opinion}"]["official"] is None


def test_nor_once_a_complaint_concerns_them_and_their_offer_goes() -> None:
    meeting = Meeting()
    opinion = meeting.heard(meeting.waiting(content=WORDS))
    meeting.do(OFFICIAL, "OfferAnswer", opinion=opinion, kind="will_answer")
    meeting.do(CHAIR, "AssignOfficial", opinion=opinion, official="economy")
    meeting.outcome(opinion, outcome="complaint")
    mark(meeting, opinion, "economy")
    told = meeting.view("chair")[f"opinion/{opinion}"]
    assert (told["official"], told["offers"]) == (None, [])
    meeting.do(CHAIR, "AssignOfficial", opinion=opinion, official="deputy")
    meeting.outcome(opinion, outcome="noted")
    meeting.do(CHAIR, "AssignOfficial", opinion=opinion, official="economy")
    meeting.outcome(opinion, outcome="complaint")
    assert meeting.view("chair")[f"opinion/{opinion}"]["official"] is None


def test_the_observer_cannot_read_off_whose_opinion_is_sealed() -> None:
    meeting = Meeting()
    meeting.heard(meeting.waiting(field="conduct"))
    plain = meeting.heard()
    absent = meeting.at("absent", field="conduct"), meeting.at("absent")
    told = meeting.view("observer", OBSERVER)
    assert "unanswered" not in told and "absent" not in told
    assert {key for key in told if key.startswith("opinion/")} == {f"opinion/{id_}" for id_ in (plain, *absent)}


# --- undo -------------------------------------------------------------------------------------------------------------


def test_whom_it_concerns_does_not_take_back_what_others_did_with_it() -> None:
    meeting = Meeting()
    opinion = on_officials(meeting, "chair")
    meeting.do(CHAIR, "PassGavel", to="cochair1")
    meeting.do(COCHAIR, "GiveFloor", opinion=opinion)
    meeting.do(COCHAIR, "StartTimer")
    meeting.do(COCHAIR, "EndSpeech")
    meeting.do(COCHAIR, "PassGavel", to="chair")
    assert named(meeting, CHAIR, "Undo") == ("undo_blocked_by_opinion", {"opinion": opinion})
    meeting.do(CHAIR, "PassGavel", to="cochair1")
    meeting.do(COCHAIR, "Undo")
    assert meeting.status(opinion) == "speaking"


def test_what_others_did_with_it_is_not_in_the_way_of_what_the_chair_did_before() -> None:
    meeting = Meeting()
    opinion, other = meeting.heard(on_officials(meeting, "cochair1")), meeting.waiting()
    meeting.do(CHAIR, "GiveFloor", opinion=other)
    mark(meeting, opinion, "chair")
    meeting.do(COCHAIR, "RecordOutcome", opinions=[opinion], outcome="noted")
    assert meeting.view("chair")["undo"]["numbers"] == [meeting.opinion(other).number]
    meeting.do(CHAIR, "Undo", action=meeting.view("chair")["undo"]["action"])
    assert (meeting.status(other), meeting.status(opinion)) == ("waiting", "outcome")
    meeting.do(CHAIR, "PassGavel", to="cochair1")
    meeting.do(COCHAIR, "Undo")
    assert meeting.status(opinion) == "heard"


@pytest.mark.parametrize("name", ["GiveFloor", "StartAnswer", "StartReply"])
def test_the_session_under_what_others_did_with_it_is_not_taken_back(name: str) -> None:
    meeting = Meeting()
    opinion = meeting.written(field="conduct")
    if name != "StartAnswer":
        opinion = meeting.waiting(field="conduct")
    if name == "StartReply":
        meeting.do(DESK, "EnterServed", numbers=[meeting.opinion(opinion).number])
    mark(meeting, opinion, "chair")
    meeting.do(CHAIR, "PassGavel", to="cochair1")
    meeting.do(COCHAIR, name, **about(name, opinion))
    meeting.do(COCHAIR, "EndSpeech" if name == "StartReply" else "EndAnswer" if name == "StartAnswer" else "MarkAbsent")
    meeting.do(COCHAIR, "PassGavel", to="chair")
    assert named(meeting, CHAIR, "Undo") == ("undo_blocked_by_opinion", {"opinion": opinion})


def test_an_undo_does_not_give_the_floor_to_an_official_marked_since() -> None:
    meeting = Meeting()
    opinion = meeting.heard(meeting.waiting(field="conduct"))
    meeting.answering(opinion, official="economy")
    meeting.do(CHAIR, "EndAnswer")
    mark(meeting, opinion, "economy")
    assert named(meeting, CHAIR, "Undo") == ("undo_blocked_by_opinion", {"opinion": opinion})
    assert meeting.view("chair")["undo"]["blocked"] == {"by": "opinion", "number": 1}
    mark(meeting, opinion, "deputy")
    assert meeting.view("chair")["undo"]["blocked"] is None
    meeting.do(CHAIR, "Undo")
    assert meeting.status(opinion) == "answering"


def test_an_undo_does_not_bring_a_turn_back_to_a_holder_marked_since() -> None:
    meeting = Meeting()
    opinion, other = meeting.speaking(meeting.waiting(field="conduct")), meeting.waiting()
    meeting.do(CHAIR, "GiveFloor", opinion=other)
    mark(meeting, opinion, "chair")
    assert named(meeting, CHAIR, "Undo") == ("undo_blocked_by_opinion", {"opinion": opinion})


def test_an_undo_while_the_same_turn_goes_on_is_none_of_that() -> None:
    meeting = Meeting()
    opinion = meeting.heard(meeting.waiting(field="conduct"))
    meeting.answering(opinion, official="economy")
    meeting.do(CHAIR, "Announce", text="Mời nghe")
    mark(meeting, opinion, "economy")
    meeting.do(CHAIR, "Undo")
    assert meeting.state.display.announcement == ""


def test_an_undone_change_of_who_answers_does_not_name_whom_it_concerns() -> None:
    meeting = Meeting()
    opinion = meeting.waiting(field="conduct")
    for official in ("economy", "deputy"):
        meeting.do(CHAIR, "AssignOfficial", opinion=opinion, official=official)
    mark(meeting, opinion, "economy")
    meeting.do(CHAIR, "Undo")
    assert meeting.opinion(opinion).official is None


def test_an_outcome_that_somebody_came_back_on_stays() -> None:
    meeting = Meeting()
    opinion = meeting.outcome()
    meeting.do(DESK, "RateAnswer", opinion=opinion, satisfied="no")
    meeting.do(DESK, "RequestToSpeak", number=1, field="road", content="Chưa xong", follows=opinion)
    assert named(meeting, CHAIR, "Undo") == ("undo_blocked_by_opinion", {"opinion": opinion})
