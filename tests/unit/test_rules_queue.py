"""Order, joint requests, and who will answer (V.2)."""

import pytest

from meeting.actors import Actor
from meeting.events import Recalled, Returned, from_data, to_data
from meeting.queueing import PREVIEWED
from tests.unit.builders import CHAIR, DESK, SECRETARY, Meeting, phone


def told_on_the_phone(meeting: Meeting, number: int) -> str:
    """Why the place of this number changed, as its own phone is told."""
    return str(meeting.view("me", phone(number))["opinions"][0]["moved"])


def test_the_queue_is_the_order_of_registration_and_moves_have_a_reason() -> None:
    meeting = Meeting()
    one, two, three = (meeting.waiting() for _ in range(3))
    meeting.do(CHAIR, "Reorder", opinion=three, before=one, reason="elderly", note="Cụ 80 tuổi")
    assert meeting.state.queue == (three, one, two)
    assert [told_on_the_phone(meeting, n) for n in (1, 2, 3)] == ["elderly"] * 3
    meeting.do(CHAIR, "Reorder", opinion=three, reason="other")
    assert meeting.state.queue == (one, two, three)
    assert [told_on_the_phone(meeting, n) for n in (1, 2, 3)] == ["", "", "other"]
    assert meeting.rejects(CHAIR, "Reorder", opinion=three, reason="other") == "same_place"
    assert meeting.rejects(CHAIR, "Reorder", opinion=one, before=one, reason="far") == "same_place"
    assert meeting.rejects(CHAIR, "Reorder", opinion=one, before=two, reason="far") == "same_place"
    meeting.do(CHAIR, "Reorder", opinion=two, before=one, reason="far")
    meeting.do(CHAIR, "ChooseOrder", policy="by_village")
    assert told_on_the_phone(meeting, 1) == "", "the order chosen since says why, if it moves them"
    meeting.do(CHAIR, "Undo")
    meeting.do(CHAIR, "Undo")
    heard = meeting.heard()
    assert meeting.rejects(CHAIR, "Reorder", opinion=one, before=heard, reason="far") == "opinion_moved_on"


def test_what_is_noted_of_a_person_who_is_moved_stands_apart_as_a_personal_value() -> None:
    meeting = Meeting()
    first, second = meeting.waiting(), meeting.waiting()
    (moved,) = meeting.do(CHAIR, "Reorder", opinion=second, before=first, reason="elderly", note="Cụ Tủa mới mổ")
    open_, sealed = to_data(moved)
    assert "note" not in open_ and sealed == {"note": "Cụ Tủa mới mổ"}
    written_before = from_data("QueueReordered", {**open_, "note": "Cụ Tủa mới mổ"}, {})
    assert written_before == moved


@pytest.mark.parametrize("sender", [CHAIR, SECRETARY])
def test_joint_requests_share_speech_answer_and_outcome(sender: object) -> None:
    meeting = Meeting()
    lead, two, three = (meeting.waiting() for _ in range(3))
    meeting.do(sender, "JoinRequests", lead=lead, others=[two, three, two])  # type: ignore[arg-type]
    assert meeting.state.queue == (lead,)
    for step in ("called", "speaking", "heard", "answering", "outcome"):
        {
            "called": lambda: meeting.do(CHAIR, "GiveFloor", opinion=lead),
            "speaking": lambda: meeting.do(CHAIR, "StartTimer"),
            "heard": lambda: meeting.do(CHAIR, "EndSpeech"),
            "answering": lambda: meeting.answering(lead, two),
            "outcome": lambda: meeting.outcome(lead),
        }[step]()
        assert {meeting.status(o) for o in (lead, two, three)} == {step}
    assert meeting.opinion(two).turns == meeting.opinion(three).turns == (1, 2)
    for number in (1, 2, 3):
        meeting.do(phone(number), "RateAnswer", opinion=number, satisfied="yes")
    assert meeting.view("public")["totals"]["opinions"] == 3


def test_joining_is_rejected() -> None:
    meeting = Meeting()
    lead, _ = meeting.joint()
    other, heard = meeting.waiting(), meeting.heard()
    assert meeting.rejects(CHAIR, "JoinRequests", lead=lead, others=[lead]) == "joined_to_itself"
    assert meeting.rejects(CHAIR, "JoinRequests", lead=other, others=[lead]) == "has_cosigners"
    assert meeting.rejects(CHAIR, "JoinRequests", lead=other, others=[heard]) == "opinion_moved_on"
    assert meeting.rejects(CHAIR, "JoinRequests", lead=heard, others=[other]) == "opinion_moved_on"


def test_who_leaves_is_back_at_the_old_place_and_the_chair_s_moves_stay() -> None:
    meeting = Meeting()
    one, two, three, four, five = (meeting.waiting() for _ in range(5))
    meeting.do(CHAIR, "JoinRequests", lead=one, others=[three])
    meeting.do(CHAIR, "Reorder", opinion=five, before=one, reason="elderly")
    meeting.do(phone(3), "LeaveJoint", opinion=three)
    assert meeting.state.queue == (five, one, two, three, four)
    assert meeting.opinion(one).cosigners == ()


@pytest.mark.parametrize("how", ["Withdraw", "ToWritten"])
def test_when_the_lead_goes_the_others_wait_again(how: str) -> None:
    meeting = Meeting()
    lead, two, three = meeting.joint(2)
    four = meeting.waiting()
    meeting.do(DESK, how, opinion=lead)
    assert meeting.state.queue == (two, three, four)
    assert {meeting.status(o) for o in (two, three)} == {"waiting"}


def test_a_joint_request_that_missed_the_call_comes_back_together() -> None:
    meeting = Meeting()
    lead, two = meeting.joint()
    meeting.called(lead)
    meeting.do(CHAIR, "MarkAbsent")
    meeting.do(CHAIR, "Recall", opinion=lead)
    assert (meeting.status(lead), meeting.status(two), meeting.state.queue) == ("waiting", "joined", (lead,))


def missed_the_call(signers: int = 1) -> tuple[Meeting, tuple[int, ...]]:
    """A joint request whose speaker was called and did not come, with two more who wait."""
    meeting = Meeting()
    ids = meeting.joint(signers)
    meeting.waiting(), meeting.waiting()
    meeting.called(ids[0])
    meeting.do(CHAIR, "MarkAbsent")
    return meeting, ids


def test_only_who_was_called_is_absent_of_a_joint_request() -> None:
    meeting, (lead, two, three) = missed_the_call(signers=2)
    assert [meeting.status(id_) for id_ in (lead, two, three)] == ["absent", "joined", "joined"]
    assert meeting.view("chair", CHAIR)["absent"] == [lead]
    assert [row["opinion"] for row in meeting.view("desk", DESK)["absent"]] == [lead]
    assert meeting.rejects(CHAIR, "Recall", opinion=two) == "opinion_moved_on"
    assert meeting.rejects(phone(2), "ImHere", opinion=two) == "opinion_moved_on"
    assert [meeting.view("me", phone(n))["opinions"][0]["lead_absent"] for n in (1, 2)] == [False, True]
    meeting.do(phone(1), "ImHere", opinion=lead)
    assert meeting.state.queue[1] == lead and meeting.opinion(lead).cosigners == (two, three)
    assert meeting.view("me", phone(2))["opinions"][0]["lead_absent"] is False


def test_who_had_joined_whoever_missed_the_call_goes_their_own_way() -> None:
    meeting, (lead, two, three) = missed_the_call(signers=2)
    meeting.do(phone(2), "LeaveJoint", opinion=two)
    meeting.do(phone(3), "Withdraw", opinion=three)
    assert [meeting.status(id_) for id_ in (lead, two, three)] == ["absent", "waiting", "withdrawn"]
    assert meeting.state.queue[0] == two
    assert (meeting.opinion(lead).cosigners, meeting.opinion(two).turns) == ((), ())
    meeting.do(phone(3), "RequestToSpeak", field="road", content="Đường hỏng")


@pytest.mark.parametrize("event", [Recalled, Returned])
def test_in_older_records_who_had_joined_came_back_alone(event: type[Returned]) -> None:
    meeting, (lead, two) = missed_the_call()
    meeting.append([event(two)], CHAIR, "chair:chair/recall")
    assert (meeting.status(lead), meeting.opinion(lead).cosigners, meeting.opinion(two).lead) == ("absent", (), None)
    assert meeting.state.queue[1] == two


def test_an_official_is_named() -> None:
    meeting = Meeting()
    opinion = meeting.waiting()
    meeting.do(CHAIR, "AssignOfficial", opinion=opinion, official="economy")
    assert meeting.opinion(opinion).official == "economy"
    meeting.do(CHAIR, "AssignOfficial", opinion=opinion, official=None)
    assert meeting.opinion(opinion).official is None
    assert meeting.rejects(CHAIR, "AssignOfficial", opinion=opinion, official="nobody") == "no_such_official"
    assert meeting.rejects(CHAIR, "AssignOfficial", opinion=9, official=None) == "no_such_opinion"


def test_under_a_policy_too_who_is_moved_stands_before_the_one_that_was_meant() -> None:
    meeting = Meeting()
    one, two, three, four = (
        meeting.waiting(meeting.person(village=village)) for village in ("ten", "ten", "co-muong", "ten")
    )
    meeting.do(CHAIR, "ChooseOrder", policy="by_village")
    assert meeting.state.queue == (one, three, two, four)
    meeting.do(CHAIR, "Reorder", opinion=one, before=two, reason="far")
    assert meeting.state.queue == (one, two, three, four)
    meeting.do(CHAIR, "Reorder", opinion=four, before=one, reason="elderly")
    assert meeting.state.queue == (four, one, two, three)
    assert told_on_the_phone(meeting, 2) == "elderly"


def test_the_preview_of_a_long_queue_is_the_order_that_comes() -> None:
    meeting = Meeting()
    for _ in range(PREVIEWED + 3):
        meeting.waiting()
    meeting.waiting(meeting.person(village="co-muong"))
    previewed = meeting.view("chair", CHAIR)["order"]["previews"]["by_village"]
    meeting.do(CHAIR, "ChooseOrder", policy="by_village")
    assert tuple(previewed) == meeting.state.queue[:PREVIEWED]


def test_a_reason_of_an_order_that_is_over_is_told_to_nobody() -> None:
    meeting = Meeting()
    one, _, three = (meeting.waiting(field=field) for field in ("road", "road", "water"))
    meeting.do(CHAIR, "ChooseOrder", policy="by_field")
    assert told_on_the_phone(meeting, three) == "by_field"
    meeting.do(CHAIR, "JoinRequests", lead=one, others=[three])
    meeting.do(CHAIR, "ChooseOrder", policy="registration")
    meeting.do(phone(three), "LeaveJoint", opinion=three)
    assert told_on_the_phone(meeting, three) == ""


def test_whom_another_order_moves_is_told_which() -> None:
    meeting = Meeting()
    for field in ("road", "road", "water"):
        meeting.waiting(field=field)
    meeting.do(CHAIR, "ChooseOrder", policy="by_field")
    assert [told_on_the_phone(meeting, n) for n in (1, 2, 3)] == ["", "by_field", "by_field"]
    meeting.do(CHAIR, "ChooseOrder", policy="by_village")
    assert [told_on_the_phone(meeting, n) for n in (1, 2, 3)] == ["", "by_village", "by_village"]
    meeting.do(CHAIR, "ChooseOrder", policy="registration")
    assert [told_on_the_phone(meeting, n) for n in (1, 2, 3)] == [""] * 3, "nobody moves, all of one village"
    meeting.do(CHAIR, "ChooseOrder", policy="by_field")
    meeting.do(CHAIR, "ChooseOrder", policy="registration")
    assert meeting.state.queue == (1, 2, 3)
    assert [told_on_the_phone(meeting, n) for n in (1, 2, 3)] == ["", "registration", "registration"]


@pytest.mark.parametrize(("name", "sender"), [("Recall", CHAIR), ("ImHere", DESK)])
def test_whom_somebody_who_returns_goes_before_is_told_so(name: str, sender: Actor) -> None:
    meeting = Meeting()
    late = meeting.at("absent")
    first, second = meeting.waiting(), meeting.waiting()
    meeting.do(sender, name, opinion=late)
    assert meeting.state.queue == (first, late, second)
    assert [told_on_the_phone(meeting, n) for n in (late, first, second)] == ["returned", "", "let_back"]


@pytest.mark.parametrize(("name", "number"), [("LeaveJoint", 2), ("Withdraw", 1)])
def test_whom_somebody_who_left_a_joint_request_goes_before_is_told_so(name: str, number: int) -> None:
    meeting = Meeting()
    one, two, three, four, five = (meeting.waiting() for _ in range(5))
    meeting.do(CHAIR, "JoinRequests", lead=one, others=[two, three])
    meeting.do(CHAIR, "Reorder", opinion=five, before=one, reason="elderly")
    meeting.do(phone(number), name, opinion=number)
    assert meeting.state.queue == {1: (five, two, three, four), 2: (five, one, two, four)}[number]
    assert told_on_the_phone(meeting, four) == "alone_again"
    assert told_on_the_phone(meeting, five) == "elderly"
    assert told_on_the_phone(meeting, two) == ""


def test_who_keeps_the_place_when_a_joint_request_falls_apart_is_told_nothing() -> None:
    meeting = Meeting()
    lead, two = meeting.joint()
    three = meeting.waiting()
    meeting.do(DESK, "Withdraw", opinion=lead)
    assert meeting.state.queue == (two, three)
    assert told_on_the_phone(meeting, three) == ""


def test_under_a_policy_too_who_is_pushed_back_is_told_why() -> None:
    meeting = Meeting()
    one, two, three = (meeting.waiting(field=field) for field in ("road", "road", "water"))
    meeting.do(CHAIR, "JoinRequests", lead=two, others=[one])
    meeting.do(CHAIR, "ChooseOrder", policy="by_field")
    meeting.do(phone(one), "LeaveJoint", opinion=one)
    assert meeting.state.queue == (one, three, two)
    assert [told_on_the_phone(meeting, id_) for id_ in (one, two, three)] == ["", "alone_again", "by_field"]


def test_who_stands_alone_again_stands_where_they_registered_and_for_no_other_reason() -> None:
    meeting = Meeting()
    one, two, three, four = (meeting.waiting() for _ in range(4))
    for moved in (four, three):
        meeting.do(CHAIR, "Reorder", opinion=moved, before=one, reason="elderly")
    meeting.do(CHAIR, "JoinRequests", lead=one, others=[three, four])
    meeting.do(phone(three), "LeaveJoint", opinion=three)
    meeting.do(phone(one), "Withdraw", opinion=one)
    assert meeting.state.queue == (two, three, four)
    assert [meeting.opinion(id_).moved for id_ in (three, four)] == ["", ""]


def test_who_is_given_the_floor_at_once_is_not_let_before_by_the_order() -> None:
    meeting = Meeting()
    meeting.heard()
    waiting = [meeting.waiting(), meeting.waiting()]
    meeting.do(CHAIR, "ChooseOrder", policy="by_village")
    meeting.do(CHAIR, "AddFromFloor", name="Ai đó", village="co-muong", field="water", now=True)
    assert [meeting.opinion(id_).passed for id_ in waiting] == [0, 0]


def test_one_of_a_joint_request_heard_on_paper_leaves_it() -> None:
    meeting, (lead, two, three) = missed_the_call(signers=2)
    meeting.do(CHAIR, "EnterServed", numbers=[two])
    assert (meeting.opinion(two).lead, meeting.opinion(lead).cosigners) == (None, (three,))
    assert meeting.view("chair", CHAIR)["unanswered"] == [two]
    assert meeting.rejects(CHAIR, "Conclude") == "unanswered_left"
    meeting.do(CHAIR, "Recall", opinion=lead)
    assert [meeting.status(id_) for id_ in (lead, two, three)] == ["waiting", "heard", "joined"]


def test_a_joint_request_heard_on_paper_is_heard_once_whoever_is_named() -> None:
    meeting, (lead, two) = missed_the_call()
    meeting.do(CHAIR, "EnterServed", numbers=[lead, two])
    assert [meeting.status(id_) for id_ in (lead, two)] == ["heard", "heard"]
    assert meeting.opinion(lead).cosigners == (two,)


def test_whoever_of_a_joint_request_is_named_all_share_answer_and_outcome() -> None:
    meeting = Meeting()
    lead, two = meeting.joint()
    meeting.heard(lead)
    assert meeting.rejects(CHAIR, "StartReply", opinion=two) == "speaks_through_another"
    meeting.answering(two)
    assert meeting.status(lead) == "answering"
    meeting.do(CHAIR, "RecordOutcome", opinions=[two], outcome="noted")
    assert [meeting.status(id_) for id_ in (lead, two)] == ["outcome", "outcome"]


def test_who_joined_keeps_the_outcome_when_a_later_reply_is_refused() -> None:
    meeting = Meeting()
    lead, two = meeting.joint()
    meeting.outcome(meeting.heard(lead))
    meeting.answering(lead)
    meeting.do(CHAIR, "StartReply", opinion=lead)
    meeting.do(CHAIR, "Refuse", opinion=lead, reason="drunk", route="office")
    assert [meeting.status(id_) for id_ in (lead, two)] == ["outcome", "outcome"]
    assert meeting.opinion(lead).cosigners == (two,), "an outcome that is corrected is everybody's"
    assert meeting.view("me", phone(lead))["opinions"][0]["refusal"]["reason"] == "drunk"
    for id_ in (lead, two):
        meeting.do(phone(id_), "RateAnswer", opinion=id_, satisfied="no", then="written")
        assert meeting.view("me", phone(id_))["opinions"][0]["due"]


def test_who_joined_was_heard_when_a_reply_before_the_outcome_is_refused() -> None:
    meeting = Meeting()
    lead, two = meeting.joint()
    meeting.heard(lead)
    meeting.do(CHAIR, "StartReply", opinion=lead)
    meeting.do(CHAIR, "Refuse", opinion=lead, reason="drunk", route="office")
    assert [meeting.status(id_) for id_ in (lead, two)] == ["refused", "heard"]
