"""An opinion's way from word to outcome: every row of DOMAIN.md's table, from every place where it may stand."""

import pytest

from tests.unit.builders import CHAIR, DESK, SECRETARY, STATUSES, VILLAGE, Meeting, about, phone

# command: where an opinion may stand, and where it stands afterwards
ROWS: dict[str, tuple[str, dict[str, str]]] = {
    "EditRequest": ("desk", {"waiting": "waiting"}),
    "Withdraw": ("desk", {"waiting": "withdrawn", "joined": "withdrawn"}),
    "ToWritten": ("chair", {"waiting": "written"}),
    "LeaveJoint": ("desk", {"joined": "waiting"}),
    "GiveFloor": ("chair", {"waiting": "called"}),
    "Coming": ("desk", {"called": "called"}),
    "NotReady": ("desk", {"called": "called"}),
    "StartTimer": ("chair", {"called": "speaking"}),
    "MarkAbsent": ("chair", {"called": "absent"}),
    "Recall": ("chair", {"absent": "waiting"}),
    "ImHere": ("desk", {"absent": "waiting"}),
    "Refuse": ("chair", dict.fromkeys(("waiting", "called", "speaking", "replying"), "refused")),
    "EndSpeech": ("chair", {"speaking": "heard", "replying": "heard"}),
    "StartAnswer": (
        "chair",
        # Beyond the table: a second official goes on, after a reply, or after the outcome.
        dict.fromkeys(("heard", "written", "speaking", "replying", "answering", "outcome"), "answering"),
    ),
    "EndAnswer": ("chair", {"answering": "heard"}),
    "StartReply": ("chair", {"heard": "replying", "answering": "replying"}),
    # Beyond the table: corrected; a refused one with its route.
    "RecordOutcome": (
        "secretary",
        dict.fromkeys(("heard", "answering", "written", "outcome", "refused"), "outcome"),
    ),
    "RateAnswer": ("desk", {"outcome": "outcome"}),
    "Reorder": ("chair", {"waiting": "waiting"}),
}
SENDERS = {"desk": DESK, "chair": CHAIR, "secretary": SECRETARY}
MOVED_ON = {"opinion_moved_on", "floor_free", "wrong_turn", "already_started", "not_started", "already_replied"}


@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize("name", ROWS)
def test_a_command_works_from_where_the_table_says_and_nowhere_else(name: str, status: str) -> None:
    meeting = Meeting()
    opinion = meeting.at(status)
    meeting.waiting()
    sender, table = ROWS[name]
    if status in table:
        meeting.do(SENDERS[sender], name, **about(name, opinion))
        assert meeting.status(opinion) == table[status]
    else:
        before = meeting.state
        assert meeting.rejects(SENDERS[sender], name, **about(name, opinion)) in MOVED_ON
        assert meeting.state is before


@pytest.mark.parametrize("status", STATUSES)
def test_conclude_leaves_nobody_open(status: str) -> None:
    meeting = Meeting()
    opinion = meeting.at(status)
    if status in ("speaking", "replying"):
        assert meeting.rejects(CHAIR, "Conclude", remaining="to_study") == "floor_busy"
        return
    meeting.concluded()
    written = ("waiting", "joined", "called", "absent", "written")
    answered = ("heard", "answering", "outcome", "refused")
    left = "written" if status in written else "outcome" if status in answered else status
    assert meeting.status(opinion) == left
    assert meeting.state.queue == ()


@pytest.mark.parametrize("name", [n for n in ROWS if about(n, 9).get("opinion")])
def test_there_is_no_such_opinion(name: str) -> None:
    meeting = Meeting()
    meeting.called()
    assert meeting.rejects(SENDERS[ROWS[name][0]], name, **about(name, 9)) == "no_such_opinion"


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("EditRequest", "waiting"),
        ("Withdraw", "waiting"),
        ("Withdraw", "joined"),
        ("ToWritten", "waiting"),
        ("LeaveJoint", "joined"),
        ("Coming", "called"),
        ("NotReady", "called"),
        ("ImHere", "absent"),
        ("RateAnswer", "outcome"),
        ("ConfirmSummary", "heard"),
    ],
)
def test_a_citizen_acts_on_their_own_opinions_only(name: str, status: str) -> None:
    meeting = Meeting()
    opinion = meeting.at(status)
    stranger = meeting.person()
    if name == "ConfirmSummary":
        write(meeting, f"turn-{meeting.opinion(opinion).turns[0]}", "Hỏi về đường")
    assert meeting.rejects(phone(stranger), name, **about(name, opinion)) == "not_yours"
    meeting.do(phone(meeting.opinion(opinion).number), name, **about(name, opinion))


def write(meeting: Meeting, entry: str, text: str, part: str = "asked") -> None:
    meeting.do(SECRETARY, "WriteMinutes", entry=entry, part=part, text=text, base_version=0)


# --- registering ------------------------------------------------------------------------------------------------------


def test_a_request_waits_with_the_field_s_topic() -> None:
    meeting = Meeting()
    number = meeting.person()
    meeting.do(phone(number), "RequestToSpeak", field="conduct", content="Cán bộ", minutes=30)
    found = meeting.opinion(1)
    assert (found.status, found.origin, found.topic, found.minutes) == ("waiting", "phone", "III.4", 3)
    assert meeting.state.queue == (1,)


def test_one_waiting_opinion_a_person_until_it_was_heard() -> None:
    meeting = Meeting()
    opinion = meeting.waiting()
    assert meeting.rejects(phone(1), "RequestToSpeak", field="road", content="Nữa") == "already_waiting"
    meeting.heard(opinion)
    meeting.do(phone(1), "RequestToSpeak", field="road", content="Nữa")
    assert meeting.state.queue == (2,)


@pytest.mark.parametrize("status", ["joined", "called", "speaking", "absent"])
def test_who_is_not_done_does_not_register_again(status: str) -> None:
    meeting = Meeting()
    opinion = meeting.at(status)
    number = meeting.opinion(opinion).number
    assert meeting.rejects(phone(number), "RequestToSpeak", field="road", content="Nữa") == "already_waiting"


def test_the_limit_of_waiting_opinions_is_a_setting() -> None:
    meeting = Meeting(waiting_per_person=2)
    meeting.waiting()
    assert meeting.waiting(1) == 2
    assert meeting.rejects(DESK, "RequestToSpeak", number=1, field="road", content="Nữa") == "already_waiting"


@pytest.mark.parametrize("name", ["RequestToSpeak", "SubmitWritten"])
def test_registering_is_refused(name: str) -> None:
    meeting = Meeting()
    mine, other = meeting.person(), meeting.person(village="co-muong")
    asked = {"field": "road", "content": "Đường hỏng"}
    assert meeting.rejects(phone(9), name, **asked) == "not_checked_in"
    assert meeting.rejects(DESK, name, **asked) == "not_checked_in"
    assert meeting.rejects(DESK, name, number=99, **asked) == "no_such_attendee"
    assert meeting.rejects(phone(mine), name, number=other, **asked) == "not_yours"
    assert meeting.rejects(VILLAGE, name, number=other, **asked) == "not_your_village"
    assert meeting.rejects(phone(mine), name, field="moon", content="Trăng") == "no_such_field"
    meeting.do(VILLAGE, name, number=mine, **asked)
    meeting.concluded()
    assert meeting.rejects(phone(other), name, **asked) == "wrong_phase"


def test_written_opinions_come_in_while_registration_is_closed() -> None:
    meeting = Meeting()
    number = meeting.person()
    meeting.do(CHAIR, "CloseRegistration")
    assert meeting.rejects(phone(number), "RequestToSpeak", field="road", content="Đường") == "registration_closed"
    meeting.do(phone(number), "SubmitWritten", field="road", content="Đường")
    assert (meeting.status(1), meeting.opinion(1).minutes, meeting.state.queue) == ("written", 0, ())


def test_somebody_brought_along_registers_with_the_same_phone() -> None:
    meeting = Meeting()
    meeting.person()
    meeting.person(phone(1), companion=True)
    meeting.do(phone(1), "RequestToSpeak", number=2, field="road", content="Đường")
    assert meeting.opinion(1).number == 2


def test_a_follow_up_is_linked_once_to_an_own_answered_opinion() -> None:
    meeting = Meeting()
    first = meeting.outcome()
    other = meeting.person()
    again = {"field": "road", "content": "Vẫn hỏng", "follows": first}
    assert meeting.rejects(phone(other), "RequestToSpeak", **again) == "not_yours"
    meeting.do(phone(1), "RateAnswer", opinion=first, satisfied="no")
    meeting.do(phone(1), "RequestToSpeak", **again)
    meeting.do(phone(1), "Withdraw", opinion=2)
    meeting.do(phone(1), "RequestToSpeak", **again)
    assert meeting.opinion(3).follows == first
    meeting.heard(3)
    assert meeting.rejects(phone(1), "RequestToSpeak", **again) == "already_followed"
    assert meeting.rejects(phone(1), "RequestToSpeak", field="road", content="?", follows=3) == "opinion_moved_on"


@pytest.mark.parametrize("satisfied", ["", "yes", "partly"])
def test_only_an_answer_that_did_not_satisfy_is_followed_up(satisfied: str) -> None:
    meeting = Meeting()
    first = meeting.outcome()
    if satisfied:
        meeting.do(phone(1), "RateAnswer", opinion=first, satisfied=satisfied)
    again = {"field": "road", "content": "Vẫn hỏng", "follows": first}
    assert meeting.rejects(phone(1), "RequestToSpeak", **again) == "rate_first"


def test_no_leads_to_a_follow_up_or_to_an_answer_in_writing_and_not_to_both() -> None:
    meeting = Meeting()
    first = meeting.outcome()
    again = {"field": "road", "content": "Vẫn hỏng", "follows": first}
    written = {"opinion": first, "satisfied": "no", "then": "written"}
    meeting.do(phone(1), "RateAnswer", **written)
    assert meeting.rejects(phone(1), "RequestToSpeak", **again) == "answer_asked_in_writing"
    meeting.do(phone(1), "RateAnswer", opinion=first, satisfied="no")
    meeting.do(phone(1), "RequestToSpeak", **again)
    assert meeting.rejects(phone(1), "RateAnswer", **written) == "already_followed"
    meeting.do(phone(1), "Withdraw", opinion=2)
    meeting.do(phone(1), "RateAnswer", **written)
    assert meeting.opinion(first).then == "written"


def test_an_edit_keeps_the_place_and_a_secretary_s_topic() -> None:
    meeting = Meeting()
    first, _ = meeting.waiting(), meeting.waiting()
    meeting.do(SECRETARY, "ClassifyOpinion", opinion=first, field="road", topic="III.4")
    meeting.do(phone(1), "EditRequest", opinion=first, field="road", content="Cán bộ làm đường", minutes=2)
    found = meeting.opinion(first)
    assert (found.content, found.minutes, found.topic, meeting.state.queue[0]) == (
        "Cán bộ làm đường",
        2,
        "III.4",
        first,
    )
    meeting.do(SECRETARY, "ClassifyOpinion", opinion=first, field="road", topic="III.2")
    meeting.do(phone(1), "EditRequest", opinion=first, field="water", content="Nước")
    assert meeting.opinion(first).topic == "III.6"
    assert meeting.rejects(phone(1), "EditRequest", opinion=first, field="moon", content="?") == "no_such_field"


def test_the_chair_sees_who_comes() -> None:
    meeting = Meeting()
    opinion = meeting.called()
    assert meeting.view("chair")[f"opinion/{opinion}"]["coming"] is None
    meeting.do(phone(1), "Coming", opinion=opinion)
    assert meeting.view("chair")[f"opinion/{opinion}"]["coming"] is True
    meeting.do(phone(1), "NotReady", opinion=opinion)
    assert meeting.view("chair")[f"opinion/{opinion}"]["coming"] is False


@pytest.mark.parametrize(("sender", "name"), [(phone(1), "ImHere"), (CHAIR, "Recall")])
def test_who_missed_the_call_is_second_in_line(sender: object, name: str) -> None:
    meeting = Meeting()
    late = meeting.called()
    first, second = meeting.waiting(), meeting.waiting()
    meeting.do(CHAIR, "MarkAbsent")
    meeting.do(sender, name, opinion=late)  # type: ignore[arg-type]
    assert meeting.state.queue == (first, late, second)
    assert meeting.opinion(late).moved == "returned"


# --- what the citizen says of summary and answer ----------------------------------------------------------------------


def test_a_summary_is_confirmed_or_corrected() -> None:
    meeting = Meeting()
    opinion = meeting.heard()
    assert meeting.rejects(phone(1), "ConfirmSummary", opinion=opinion, ok=True) == "no_summary"
    write(meeting, "turn-1", "Hỏi về đường")
    assert meeting.rejects(phone(1), "ConfirmSummary", opinion=opinion, ok=False) == "correction_missing"
    meeting.do(phone(1), "ConfirmSummary", opinion=opinion, ok=False, correction="Hỏi về cầu")
    assert (meeting.opinion(opinion).summary, meeting.opinion(opinion).correction) == ("corrected", "Hỏi về cầu")
    meeting.do(phone(1), "ConfirmSummary", opinion=opinion, ok=True)
    assert (meeting.opinion(opinion).summary, meeting.opinion(opinion).correction) == ("confirmed", "")


def test_a_written_opinion_has_a_summary_too() -> None:
    meeting = Meeting()
    opinion = meeting.written()
    write(meeting, f"opinion-{opinion}", "Đề nghị sửa đường")
    write(meeting, f"opinion-{opinion}", "Sẽ sửa", "answered")
    meeting.do(phone(1), "ConfirmSummary", opinion=opinion, ok=True)
    (mine,) = meeting.view("me", phone(1))["opinions"]
    assert (mine["summary"]["text"], mine["answer"]) == ("Đề nghị sửa đường", "Sẽ sửa")


@pytest.mark.parametrize(
    ("satisfied", "then", "kept"),
    [("no", "written", "written"), ("yes", "written", "nothing"), ("partly", "nothing", "nothing")],
)
def test_an_answer_is_rated(satisfied: str, then: str, kept: str) -> None:
    meeting = Meeting()
    opinion = meeting.outcome()
    meeting.do(phone(1), "RateAnswer", opinion=opinion, satisfied=satisfied, then=then)
    assert (meeting.opinion(opinion).satisfied, meeting.opinion(opinion).then) == (satisfied, kept)


def test_a_text_is_no_longer_than_the_organiser_allows() -> None:
    meeting = Meeting(content=20)
    me = phone(meeting.person())
    asked = {"field": "road", "content": "Đường vào bản Ten sạt lở."}
    assert meeting.rejects(me, "RequestToSpeak", **asked) == "content_too_long"
    assert meeting.rejects(me, "SubmitWritten", **asked) == "content_too_long"
    assert meeting.rejects(CHAIR, "AddFromFloor", now=False, **asked) == "content_too_long"
    meeting.do(me, "RequestToSpeak", field="road", content="Đường sạt lở.")
    assert meeting.rejects(me, "EditRequest", opinion=1, minutes=1, **asked) == "content_too_long"
