"""What answering officials see and say, incidents, and the silent call to the chair."""

import json

from tests.unit.builders import CHAIR, DESK, OFFICIAL, OPERATOR, ORGANISER, SECRETARY, SECRETARY2, Meeting, Rejected

MINE = OFFICIAL.id


def told(view: object) -> str:
    return json.dumps(view, ensure_ascii=False)


def field_of_mine(meeting: Meeting) -> str:
    return next(o for o in meeting.state.expect_setup().officials if o.id == MINE).fields[0]


def listed(meeting: Meeting, which: str) -> list[int]:
    return [row["opinion"] for row in meeting.view("official", OFFICIAL)[which]]


def test_what_is_likely_and_what_is_theirs() -> None:
    meeting = Meeting()
    likely, other = meeting.waiting(field=field_of_mine(meeting)), meeting.waiting(field="other")
    assert listed(meeting, "likely") == [likely]
    assert meeting.rejects(OFFICIAL, "OfferAnswer", opinion=other, kind="will_answer") == "not_your_answer"
    meeting.do(OFFICIAL, "OfferAnswer", opinion=likely, kind="will_answer")
    offers = meeting.view("chair", CHAIR)[f"opinion/{likely}"]["offers"]
    assert offers == [{"official": MINE, "kind": "will_answer"}]
    assert meeting.rejects(OFFICIAL, "OfferAnswer", opinion=likely, kind="will_answer") == "already_there"
    meeting.do(OFFICIAL, "OfferAnswer", opinion=likely, kind="")
    assert meeting.opinion(likely).offers == ()
    meeting.do(CHAIR, "AssignOfficial", opinion=other, official=MINE)
    assert (listed(meeting, "assigned"), listed(meeting, "likely")) == ([other], [likely])
    meeting.do(CHAIR, "AssignOfficial", opinion=likely, official=MINE)
    assert (listed(meeting, "assigned"), listed(meeting, "likely")) == ([likely, other], [])


def test_a_prepared_answer_is_theirs_and_the_secretaries() -> None:
    meeting = Meeting()
    opinion = meeting.waiting()
    meeting.do(CHAIR, "AssignOfficial", opinion=opinion, official=MINE)
    draft = "Bố trí vốn sửa 1,2 km trước tháng 3"
    meeting.do(OFFICIAL, "PrepareAnswer", opinion=opinion, text=draft, base_version=0)
    try:
        meeting.do(OFFICIAL, "PrepareAnswer", opinion=opinion, text="Khác", base_version=0)
    except Rejected as rejected:
        assert (rejected.code, rejected.params) == ("draft_changed", {"version": 1, "text": draft})
    else:
        raise AssertionError("another screen's text was overwritten")
    meeting.do(OFFICIAL, "PrepareAnswer", opinion=opinion, text=f"{draft}.", base_version=1)
    audiences = ("public", "desk", "secretary", "chair", "organiser", "observer")
    assert {a for a in audiences if draft in told(meeting.view(a))} == {"secretary"}
    assert draft in told(meeting.view("official", OFFICIAL))


def test_a_protected_opinion_is_never_likely_and_has_no_content_but_in_me() -> None:
    meeting = Meeting()
    secret = "Cán bộ hẹn nhiều lần"
    opinion = meeting.waiting(field="conduct", content=secret)
    meeting.do(CHAIR, "AssignOfficial", opinion=opinion, official=MINE)
    (row,) = meeting.view("official", OFFICIAL)["assigned"]
    assert row["content"] is None and row["field"] == "other"
    assert secret not in told(meeting.view("me", OFFICIAL))
    meeting.do(SECRETARY, "MarkConcerned", opinion=opinion, who=[])
    assert secret in told(meeting.view("me", OFFICIAL))
    meeting.do(OFFICIAL, "PrepareAnswer", opinion=opinion, text="Sẽ kiểm tra", base_version=0)
    assert "Sẽ kiểm tra" not in told(meeting.view("secretary", SECRETARY))
    meeting.do(SECRETARY, "MarkConcerned", opinion=opinion, who=[MINE])
    assert listed(meeting, "assigned") == []
    assert secret not in told(meeting.view("me", OFFICIAL))


def test_asking_for_the_word_until_it_is_given() -> None:
    meeting = Meeting()
    opinion = meeting.heard()
    meeting.do(OFFICIAL, "AskForWord", on=True)
    assert meeting.view("chair", CHAIR)["word_asked"] == [MINE]
    assert meeting.view("official", OFFICIAL)["word"] is True
    assert meeting.rejects(OFFICIAL, "AskForWord", on=True) == "already_there"
    meeting.do(OFFICIAL, "AskForWord", on=False)
    meeting.do(OFFICIAL, "AskForWord", on=True)
    meeting.answering(opinion, official=MINE)
    assert meeting.view("chair", CHAIR)["word_asked"] == []


def test_what_was_said_of_a_floor_opinion_does_not_block_its_undoing() -> None:
    meeting = Meeting()
    said = {"name": "Ai đó", "village": "ten", "field": field_of_mine(meeting), "content": "A", "now": True}
    meeting.do(CHAIR, "AddFromFloor", **said)
    opinion = meeting.state.next_opinion - 1
    meeting.do(OPERATOR, "AssignOfficial", opinion=opinion, official=MINE)
    meeting.do(SECRETARY, "LetThrough", opinion=opinion, text="A")
    meeting.do(OFFICIAL, "OfferAnswer", opinion=opinion, kind="needs_study")
    meeting.do(OFFICIAL, "PrepareAnswer", opinion=opinion, text="Bản nháp", base_version=0)
    meeting.do(CHAIR, "Undo")
    meeting.do(CHAIR, "Undo")
    assert opinion not in meeting.state.opinions
    assert "Bản nháp" not in told(meeting.view("secretary", SECRETARY))


def test_incidents_stand_in_the_record() -> None:
    meeting = Meeting("preparing")
    meeting.do(SECRETARY, "NoteIncident", text="Loa bên trái không có tiếng")
    meeting.do(OPERATOR, "NoteIncident", text="Đã thay loa")
    noted = [("secretary", "Loa bên trái không có tiếng"), ("operator", "Đã thay loa")]
    for audience in ("secretary", "chair", "organiser"):
        assert [(row["role"], row["text"]) for row in meeting.view(audience)["incidents"]] == noted
    assert "loa" not in told([meeting.view(a) for a in ("public", "desk", "observer")])


def test_a_silent_call_reaches_the_chair_alone_until_it_is_seen() -> None:
    meeting = Meeting("preparing")
    meeting.do(DESK, "CallChair", reason="person", note="Một người say rượu ở cửa")
    assert meeting.rejects(DESK, "CallChair", reason="order") == "call_open"
    meeting.do(SECRETARY2, "CallChair", reason="health")
    calls = meeting.view("chair", CHAIR)["calls"]
    assert [(c["role"], c["reason"]) for c in calls] == [("desk", "person"), ("secretary", "health")]
    assert meeting.view("me", DESK)["calling"] and not meeting.view("me", SECRETARY)["calling"]
    others = [meeting.view(a) for a in ("public", "desk", "secretary", "organiser", "observer")]
    assert "ở cửa" not in told(others)
    meeting.do(OPERATOR, "AnswerCall", call=1)
    assert not meeting.view("me", DESK)["calling"]
    assert meeting.rejects(CHAIR, "AnswerCall", call=1) == "already_there"
    meeting.do(ORGANISER, "CallChair", reason="technical")
    assert [c["id"] for c in meeting.view("chair", CHAIR)["calls"]] == [2, 3]
