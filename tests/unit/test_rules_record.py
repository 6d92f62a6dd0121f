"""Classification, outcome, minutes."""

from typing import Any

import pytest

from meeting.views import concerned
from tests.unit.builders import CHAIR, OFFICIAL, OPERATOR, SECRETARY, SECRETARY2, Meeting, Rejected, phone


def test_the_topic_follows_the_field_or_is_named() -> None:
    meeting = Meeting()
    opinion = meeting.waiting()
    meeting.do(SECRETARY, "ClassifyOpinion", opinion=opinion, field="land")
    assert (meeting.opinion(opinion).field, meeting.opinion(opinion).topic) == ("land", "III.5")
    meeting.do(SECRETARY, "ClassifyOpinion", opinion=opinion, field="land", topic="III.2")
    assert meeting.opinion(opinion).topic == "III.2"
    assert meeting.rejects(SECRETARY, "ClassifyOpinion", opinion=opinion, field="moon") == "no_such_field"
    assert meeting.rejects(SECRETARY, "ClassifyOpinion", opinion=opinion, field="land", topic="X") == "no_such_topic"
    assert meeting.rejects(SECRETARY, "ClassifyOpinion", opinion=9, field="land") == "no_such_opinion"


def test_only_a_protected_opinion_concerns_somebody() -> None:
    meeting = Meeting()
    plain, sealed = meeting.waiting(), meeting.waiting(field="conduct")
    assert meeting.rejects(SECRETARY, "MarkConcerned", opinion=plain, who=[]) == "not_protected"
    assert meeting.rejects(SECRETARY, "MarkConcerned", opinion=sealed, who=["nobody"]) == "no_such_official"
    assert meeting.rejects(SECRETARY, "MarkConcerned", opinion=9, who=[]) == "no_such_opinion"
    meeting.do(SECRETARY, "MarkConcerned", opinion=sealed, who=["chair", "secretary2", "economy"])
    assert meeting.opinion(sealed).concerns == ("chair", "secretary2", "economy")


@pytest.mark.parametrize(
    ("told", "due"),
    [
        ({"outcome": "answered_here", "resolved": True}, ""),
        ({"outcome": "noted"}, ""),
        ({"outcome": "to_study", "body": "Phòng Kinh tế"}, "2026-12-25"),
        ({"outcome": "to_study", "body": "Phòng Kinh tế", "due": "2026-12-10"}, "2026-12-10"),
        ({"outcome": "to_higher", "body": "UBND tỉnh", "level": "province", "expected_by": "Quý I"}, ""),
        ({"outcome": "to_other_body", "body": "Điện lực"}, ""),
        ({"outcome": "complaint"}, ""),
        ({"outcome": "noted", "earlier_number": "12/TB-UBND", "earlier_date": "2025-12-01"}, ""),
    ],
)
def test_an_outcome_is_recorded(told: dict[str, Any], due: str) -> None:
    meeting = Meeting()
    opinion = meeting.outcome(**told)
    outcome = meeting.opinion(opinion).outcome
    assert outcome is not None
    assert {key: getattr(outcome, key) for key in told} == {**told, **({"due": due} if "due" in told else {})}
    assert outcome.due == due


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"outcome": "forgotten"}, "no_such_outcome"),
        ({"outcome": "to_study"}, "body_missing"),
        ({"outcome": "to_higher", "body": "UBND tỉnh"}, "level_missing"),
        ({"outcome": "to_higher", "body": "UBND tỉnh", "level": "moon"}, "no_such_level"),
        ({"outcome": "to_study", "body": "Phòng Kinh tế", "due": "2026-02-30"}, "no_such_date"),
        ({"outcome": "noted", "earlier_date": "2026-13-01"}, "no_such_date"),
    ],
)
def test_an_outcome_needs_what_its_kind_says(told: dict[str, Any], code: str) -> None:
    meeting = Meeting()
    opinion = meeting.heard()
    assert meeting.rejects(CHAIR, "RecordOutcome", opinions=[opinion], **told) == code


def test_an_outcome_ends_the_answer_that_runs_on_it() -> None:
    meeting = Meeting()
    meeting.dialogue()
    one, two = meeting.heard(), meeting.heard()
    meeting.answering(one)
    meeting.outcome(two)
    assert meeting.state.floor is not None
    meeting.outcome(one)
    assert meeting.state.floor is None
    assert meeting.view("public")["answered"]["opinion"] == one
    early = Meeting("doors_open")
    written = early.written()
    assert early.rejects(SECRETARY, "RecordOutcome", opinions=[written], outcome="noted") == "wrong_phase"


def test_the_deadline_counts_from_the_conference_or_from_now() -> None:
    meeting = Meeting()
    meeting.now -= 10 * 24 * 3600 * 1000
    opinion = meeting.outcome(outcome="to_study", body="Phòng Kinh tế")
    assert meeting.view("chair")["due"] == "2026-12-25"
    assert (outcome := meeting.opinion(opinion).outcome) is not None and outcome.due == "2026-12-25"
    meeting.now += 13 * 24 * 3600 * 1000
    meeting.outcome(opinion, outcome="to_study", body="Phòng Kinh tế")
    assert meeting.view("chair")["due"] == "2026-12-28"
    assert (outcome := meeting.opinion(opinion).outcome) is not None and outcome.due == "2026-12-28"


DAY = 24 * 3600 * 1000


def test_the_promised_day_stays_when_the_conference_is_over() -> None:
    meeting = Meeting()
    written, left = meeting.written(), meeting.heard()
    meeting.outcome(left)
    meeting.now += DAY  # Saturday
    meeting.concluded()
    meeting.do(CHAIR, "ReopenPhase", reason="Còn người muốn nói")
    meeting.now += DAY
    assert due_of(meeting, written) == "2026-12-25"
    meeting.do(CHAIR, "Conclude", remaining="to_study")
    meeting.do(CHAIR, "CloseMeeting")
    meeting.now += 10 * DAY
    meeting.do(SECRETARY, "RecordOutcome", opinions=[left], outcome="to_study", body="Phòng Kinh tế")
    assert [due_of(meeting, written), meeting.view("chair")["due"]] == ["2026-12-25", "2026-12-25"]
    assert (outcome := meeting.opinion(left).outcome) is not None and outcome.due == "2026-12-25"


def due_of(meeting: Meeting, opinion: int) -> str:
    """The one day that its citizen, the staff and the observer are told."""
    (own,) = (o for o in meeting.view("me", phone(meeting.opinion(opinion).number))["opinions"] if o["id"] == opinion)
    cards = [meeting.view(audience)[f"opinion/{opinion}"] for audience in ("chair", "secretary", "observer")]
    (due,) = {own["due"], *(card["due"] for card in cards)}
    return due


def test_what_is_owed_in_writing_has_its_day_on_every_list() -> None:
    meeting = Meeting()
    written = meeting.written()
    meeting.do(CHAIR, "AssignOfficial", opinion=written, official=OFFICIAL.id)
    waiting, heard = meeting.waiting(), meeting.heard()
    assert due_of(meeting, written) == "2026-12-25"
    assert [due_of(meeting, id_) for id_ in (waiting, heard)] == [None, None]
    (own,) = meeting.view("official", OFFICIAL)["assigned"]
    assert own["due"] == "2026-12-25"


def test_an_answer_in_writing_that_is_asked_for_later_has_its_days_counted_from_then() -> None:
    meeting = Meeting()
    opinion = meeting.outcome()
    meeting.concluded()
    meeting.now += 13 * DAY  # Thursday
    rate(meeting, opinion, then="nothing")
    assert due_of(meeting, opinion) is None
    rate(meeting, opinion, then="written")
    meeting.now += 4 * DAY
    rate(meeting, opinion, then="written")
    assert due_of(meeting, opinion) == "2027-01-07"


def test_the_conclusion_tells_who_still_waits_for_an_outcome_by_when() -> None:
    meeting = Meeting()
    opinion = meeting.heard(meeting.waiting(field="conduct"))
    meeting.do(SECRETARY, "MarkConcerned", opinion=opinion, who=["chair"])
    before = meeting.state
    meeting.do(CHAIR, "Conclude", remaining="to_study")
    assert meeting.status(opinion) == "heard" and due_of_its_citizen(meeting, opinion) == "2026-12-25"
    assert meeting.opinion(opinion).number in concerned(before, meeting.state), "its phone is told"


def due_of_its_citizen(meeting: Meeting, opinion: int) -> str | None:
    (own,) = meeting.view("me", phone(meeting.opinion(opinion).number))["opinions"]
    due: str | None = own["due"]
    return due


def rate(meeting: Meeting, opinion: int, then: str) -> None:
    by = phone(meeting.opinion(opinion).number)
    meeting.do(by, "RateAnswer", opinion=opinion, satisfied="no", then=then)


def test_an_outcome_that_its_writer_has_not_seen_is_not_written_over() -> None:
    meeting = Meeting()
    one, two = meeting.outcome(), meeting.heard()
    seen = meeting.view("chair")[f"opinion/{one}"]["outcome"]["at"]
    meeting.do(SECRETARY, "RecordOutcome", opinions=[two], outcome="noted", base_at=0)
    newest = meeting.view("chair")[f"opinion/{two}"]["outcome"]["at"]
    late = {"opinions": [one, two], "outcome": "answered_here"}
    with pytest.raises(Rejected) as told:
        meeting.do(CHAIR, "RecordOutcome", **late, base_at=seen)
    assert (told.value.code, told.value.params) == ("outcome_changed", {"opinion": two, "at": newest, "number": 2})
    assert meeting.view("chair")[f"opinion/{two}"]["outcome"]["outcome"] == "noted"
    meeting.do(CHAIR, "RecordOutcome", **late, base_at=newest)
    assert meeting.view("chair")[f"opinion/{two}"]["outcome"]["outcome"] == "answered_here"


# --- minutes ----------------------------------------------------------------------------------------------------------


def write(meeting: Meeting, entry: str, base: int = 0, text: str = "Ghi", by: Any = SECRETARY) -> None:
    meeting.do(by, "WriteMinutes", entry=entry, part="asked", text=text, base_version=base)


@pytest.mark.parametrize("entry", ["item-opening", "turn-1", "opinion-1"])
def test_minutes_are_written_version_by_version(entry: str) -> None:
    meeting = Meeting()
    meeting.heard()
    write(meeting, entry)
    write(meeting, entry, 1, "Ghi lại", SECRETARY2)
    text = meeting.view("secretary")[f"text/{entry}.asked"]
    assert text == {"text": "Ghi lại", "version": 2, "by": "secretary2", "at": meeting.now}


@pytest.mark.parametrize(
    "entry", ["item-moon", "turn-2", "turn-x", "turn-01", "opinion-9", "opinion-x", "opinion-01", "page-1", "opinion"]
)
def test_there_is_no_such_entry(entry: str) -> None:
    meeting = Meeting()
    meeting.heard()
    said = {"entry": entry, "part": "asked", "text": "Ghi", "base_version": 0}
    assert meeting.rejects(SECRETARY, "WriteMinutes", **said) == "no_such_entry"


def test_a_stale_text_is_rejected_with_what_stands_now() -> None:
    meeting = Meeting()
    said = {"entry": "item-opening", "part": "asked", "text": "B", "base_version": 0}
    assert meeting.rejects(SECRETARY, "WriteMinutes", **{**said, "base_version": 1}) == "stale_text"
    write(meeting, "item-opening", text="A")
    with pytest.raises(Exception, match="stale_text") as caught:
        meeting.do(SECRETARY2, "WriteMinutes", **said)
    assert getattr(caught.value, "params", None) == {"version": 1, "text": "A", "by": "secretary1"}


def test_a_secretary_does_not_write_of_what_concerns_them() -> None:
    meeting = Meeting()
    opinion = meeting.heard(meeting.waiting(field="conduct"))
    meeting.do(SECRETARY, "MarkConcerned", opinion=opinion, who=["secretary2"])
    for entry in ("turn-1", f"opinion-{opinion}"):
        write(meeting, entry)
        said = {"entry": entry, "part": "asked", "text": "?", "base_version": 0}
        assert meeting.rejects(SECRETARY2, "WriteMinutes", **said) == "actor_concerned"


def test_minutes_are_written_from_the_doors_to_the_conclusion() -> None:
    meeting = Meeting("preparing")
    said = {"entry": "item-opening", "part": "asked", "text": "?", "base_version": 0}
    assert meeting.rejects(SECRETARY, "WriteMinutes", **said) == "wrong_phase"


def test_a_written_turn_that_was_taken_back_stays_in_the_minutes() -> None:
    meeting = Meeting()
    opinion = meeting.called()
    write(meeting, "turn-1", text="Đã mời")
    meeting.do(OPERATOR, "Undo")
    assert meeting.view("secretary")["entries"][-1] == {
        "entry": "turn-1",
        "kind": "cancelled",
        "at": None,
        "opinions": [],
    }
    write(meeting, "turn-1", 1, "Mời nhầm")
    assert meeting.view("organiser")["text/turn-1.asked"]["text"] == "Mời nhầm"
    meeting.do(SECRETARY, "ClassifyOpinion", opinion=opinion, field="conduct")
    assert "text/turn-1.asked" not in meeting.view("organiser")
    assert "text/turn-1.asked" not in meeting.view("secretary")
    assert meeting.view("me", SECRETARY)["text/turn-1.asked"]["text"] == "Mời nhầm"


def test_minutes_of_an_opinion_that_was_taken_back_stay_with_the_secretaries() -> None:
    meeting = Meeting()
    meeting.do(CHAIR, "AddFromFloor", name="Ai đó", village="ten", field="conduct")
    write(meeting, "opinion-1", text="Cán bộ")
    meeting.do(CHAIR, "Undo")
    assert "text/opinion-1.asked" not in meeting.view("organiser")
    assert meeting.view("me", SECRETARY2)["text/opinion-1.asked"]["text"] == "Cán bộ"


def test_the_first_words_on_a_turn_may_come_after_it_was_taken_back() -> None:
    meeting = Meeting()
    opinion = meeting.called()
    meeting.do(CHAIR, "Undo")
    meeting.do(CHAIR, "GiveFloor", opinion=opinion)
    meeting.do(CHAIR, "Undo")
    write(meeting, "turn-1", text="Đã mời")
    assert meeting.view("secretary")["text/turn-1.asked"]["text"] == "Đã mời"
    assert meeting.view("secretary")["entries"][-1]["kind"] == "cancelled"


def test_first_words_after_the_undo_are_kept_from_whom_they_concern() -> None:
    meeting = Meeting()
    opinion = meeting.called(meeting.waiting(field="conduct"))
    meeting.do(CHAIR, "Undo")
    meeting.do(SECRETARY, "MarkConcerned", opinion=opinion, who=["secretary2"])
    said = {"entry": "turn-1", "part": "asked", "text": "?", "base_version": 0}
    assert meeting.rejects(SECRETARY2, "WriteMinutes", **said) == "actor_concerned"
    write(meeting, "turn-1", text="Cán bộ")
    assert "text/turn-1.asked" not in meeting.view("secretary")
    assert "text/turn-1.asked" not in meeting.view("me", SECRETARY2)
    assert meeting.view("me", SECRETARY)["text/turn-1.asked"]["text"] == "Cán bộ"


def test_the_first_words_of_an_opinion_from_the_floor_may_come_after_it_was_taken_back() -> None:
    meeting = Meeting()
    meeting.do(CHAIR, "AddFromFloor", number=meeting.person(), field="road")
    meeting.do(CHAIR, "Undo")
    write(meeting, "opinion-1", text="Hỏi đường")
    assert meeting.view("me", SECRETARY)["text/opinion-1.asked"]["text"] == "Hỏi đường"


def test_entries_in_the_order_they_happened() -> None:
    meeting = Meeting()
    written = meeting.written()
    heard = meeting.heard()
    meeting.do(SECRETARY, "AddFromFloor", name="Ai đó", village="ten", field="land")
    meeting.answering(written, 3)
    meeting.do(CHAIR, "EndAnswer")
    meeting.outcome(heard)
    rows = [(row["entry"], row["kind"]) for row in meeting.view("secretary")["entries"]]
    assert rows == [
        ("item-opening", "item"),
        ("opinion-1", "written"),
        ("turn-1", "speech"),
        ("opinion-3", "written"),
        ("turn-2", "answer"),
    ]


def test_a_summary_that_was_rewritten_is_confirmed_anew() -> None:
    meeting = Meeting()
    opinion = meeting.heard()
    write(meeting, "turn-1", text="Hỏi đường")
    meeting.do(phone(1), "ConfirmSummary", opinion=opinion, ok=True)
    write(meeting, "turn-1", 1, "Hỏi đường")
    assert meeting.opinion(opinion).summary == "confirmed", "the same words"
    write(meeting, "turn-1", 2, "Hỏi đường bản Ten")
    assert meeting.opinion(opinion).summary == ""
    meeting.do(phone(1), "ConfirmSummary", opinion=opinion, ok=False, correction="Bản Nà Tấu")
    write(meeting, "turn-1", 3, "Hỏi đường bản Nà Tấu")
    assert (meeting.opinion(opinion).summary, meeting.opinion(opinion).correction) == ("", "Bản Nà Tấu")
    meeting.do(phone(1), "ConfirmSummary", opinion=opinion, ok=True)
    assert (meeting.opinion(opinion).summary, meeting.opinion(opinion).correction) == ("confirmed", "")


def test_minutes_of_an_undone_opinion_from_the_floor_can_still_be_found() -> None:
    meeting = Meeting()
    meeting.do(CHAIR, "AddFromFloor", number=meeting.person(), field="road")
    write(meeting, "opinion-1", text="Hỏi đường")
    meeting.do(CHAIR, "Undo")
    gone: dict[str, object] = {"entry": "opinion-1", "kind": "cancelled", "at": None, "opinions": []}
    assert meeting.view("secretary")["entries"][-1] == gone
    write(meeting, "opinion-1", 1, "Đã hủy")


def test_what_was_written_of_an_opinion_keeps_its_entry_when_it_waits_again() -> None:
    meeting = Meeting()
    opinion = meeting.waiting()
    meeting.do(CHAIR, "ToWritten", opinion=opinion)
    write(meeting, "opinion-1", text="Hỏi đường")
    meeting.do(CHAIR, "Undo")
    assert meeting.status(opinion) == "waiting"
    assert meeting.view("secretary")["entries"][-1]["opinions"] == [opinion]
