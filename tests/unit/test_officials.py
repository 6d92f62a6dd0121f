"""What answering officials see and say, incidents, and the silent call to the chair."""

import json
from dataclasses import replace

import pytest

from meeting.actors import Actor, Role
from meeting.rules.officials import MOST
from tests.unit.builders import (
    CHAIR,
    COCHAIR,
    DESK,
    OFFICIAL,
    OPERATOR,
    ORGANISER,
    SECRETARY,
    SECRETARY2,
    Meeting,
    Rejected,
)

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


@pytest.mark.parametrize("status", ["called", "speaking", "replying", "heard", "answering", "absent", "written"])
def test_what_is_likely_stays_until_it_has_an_outcome(status: str) -> None:
    meeting = Meeting()
    opinion = meeting.at(status, field=field_of_mine(meeting))
    assert listed(meeting, "likely") == [opinion]
    meeting.do(OFFICIAL, "OfferAnswer", opinion=opinion, kind="will_answer")
    meeting.do(OFFICIAL, "PrepareAnswer", opinion=opinion, text="Bố trí vốn", base_version=0)
    (row,) = meeting.view("official", OFFICIAL)["likely"]
    assert (row["status"], row["offer"], row["prepared"]["text"]) == (status, "will_answer", "Bố trí vốn")


def test_what_has_an_outcome_is_likely_no_more() -> None:
    meeting = Meeting()
    done, withdrawn = (meeting.at(status, field=field_of_mine(meeting)) for status in ("outcome", "withdrawn"))
    refused = meeting.waiting(field=field_of_mine(meeting))
    meeting.do(CHAIR, "Refuse", opinion=refused, reason="drunk", route="office")
    in_writing = meeting.at("refused", field=field_of_mine(meeting))
    assert listed(meeting, "likely") == [in_writing]
    for opinion in (done, withdrawn, refused):
        assert meeting.rejects(OFFICIAL, "OfferAnswer", opinion=opinion, kind="will_answer") == "not_your_answer"


def test_what_was_assigned_and_needs_no_answer_any_more_is_not_asked_for() -> None:
    meeting = Meeting()
    later, *others = meeting.waiting(), meeting.at("outcome"), meeting.at("heard")
    for opinion in (later, *others):
        meeting.do(CHAIR, "AssignOfficial", opinion=opinion, official=MINE)
    meeting.do(DESK, "Withdraw", opinion=later)
    rows = {row["status"]: row["open"] for row in meeting.view("official", OFFICIAL)["assigned"]}
    assert rows == {"withdrawn": False, "outcome": False, "heard": True}


def test_the_one_at_the_microphone_stands_first() -> None:
    meeting = Meeting()
    written = meeting.written(field=field_of_mine(meeting))
    last, first, speaks, heard = (meeting.waiting(field=field_of_mine(meeting)) for _ in range(4))
    meeting.do(CHAIR, "Reorder", opinion=first, before=last, reason="elderly")
    meeting.heard(heard)
    meeting.speaking(speaks)
    assert listed(meeting, "likely") == [speaks, heard, first, last, written]
    meeting.answering(speaks)
    assert listed(meeting, "likely") == [speaks, heard, first, last, written], "somebody else answers it"


def test_a_co_signer_comes_with_the_one_who_speaks_unless_spoken_of() -> None:
    meeting = Meeting()
    lead, quiet, drafted = (meeting.waiting(field=field_of_mine(meeting)) for _ in range(3))
    meeting.do(OFFICIAL, "PrepareAnswer", opinion=drafted, text="Bố trí vốn", base_version=0)
    meeting.do(CHAIR, "JoinRequests", lead=lead, others=[quiet, drafted])
    assert listed(meeting, "likely") == [lead, drafted]
    meeting.do(OFFICIAL, "PrepareAnswer", opinion=drafted, text="", base_version=1)
    assert listed(meeting, "likely") == [lead]


def test_what_was_spoken_of_stays_when_its_field_is_put_right_but_never_when_it_is_protected() -> None:
    meeting = Meeting()
    opinion = meeting.heard(meeting.waiting(field=field_of_mine(meeting)))
    meeting.do(OFFICIAL, "OfferAnswer", opinion=opinion, kind="needs_study")
    meeting.do(SECRETARY, "ClassifyOpinion", opinion=opinion, field="health")
    assert listed(meeting, "likely") == [opinion]
    meeting.do(SECRETARY, "ClassifyOpinion", opinion=opinion, field="conduct")
    assert listed(meeting, "likely") == []
    assert meeting.rejects(OFFICIAL, "OfferAnswer", opinion=opinion, kind="will_answer") == "not_your_answer"
    meeting.do(SECRETARY, "MarkConcerned", opinion=opinion, who=[MINE])
    meeting.do(SECRETARY, "ClassifyOpinion", opinion=opinion, field=field_of_mine(meeting))
    assert listed(meeting, "likely") == [], "it concerns this official, whatever its field says now"


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


def test_a_word_that_is_not_given_is_set_aside() -> None:
    meeting = Meeting()
    meeting.do(OFFICIAL, "AskForWord", on=True)
    meeting.do(OPERATOR, "SetWordAside", official=MINE)
    assert meeting.view("chair", CHAIR)["word_asked"] == []
    assert meeting.view("official", OFFICIAL)["word"] is False
    assert meeting.rejects(CHAIR, "SetWordAside", official=MINE) == "already_there"
    meeting.do(OFFICIAL, "AskForWord", on=True)


def test_nobody_asks_for_the_word_of_a_session_that_is_over() -> None:
    meeting = Meeting()
    meeting.do(OFFICIAL, "AskForWord", on=True)
    meeting.do(CHAIR, "Conclude")
    assert meeting.view("chair", CHAIR)["word_asked"] == []
    assert meeting.view("official", OFFICIAL)["word"] is False


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


def test_whoever_of_the_chairs_lacks_the_gavel_may_call_its_holder() -> None:
    meeting = Meeting()
    assert meeting.rejects(CHAIR, "CallChair", reason="order") == "not_allowed"
    meeting.do(COCHAIR, "CallChair", reason="order")
    meeting.do(CHAIR, "PassGavel", to="cochair1")
    meeting.do(CHAIR, "CallChair", reason="health")
    assert [c["by"] for c in meeting.view("chair", COCHAIR)["calls"]] == ["cochair1", "chair"]
    assert meeting.rejects(COCHAIR, "CallChair", reason="order") == "not_allowed"


def test_an_official_who_was_added_answers_like_any_other() -> None:
    meeting = Meeting()
    said = {"name": "Hoàng Thị Phương Nguyệt Ánh", "office": "Phó Trưởng phòng Kinh tế", "fields": ["road", "road"]}
    opinion = meeting.waiting(field="road")
    meeting.do(ORGANISER, "AddOfficial", **said)
    added = Actor(Role.OFFICIAL, meeting.view("chair", CHAIR)["officials"][-1]["id"])
    assert [row["opinion"] for row in meeting.view("official", added)["likely"]] == [opinion]
    meeting.do(CHAIR, "AssignOfficial", opinion=opinion, official=added.id)
    meeting.heard(opinion)
    meeting.answering(opinion, official=added.id)
    assert meeting.view("public")["floor"]["official"]["name"] == said["name"]
    assert meeting.rejects(ORGANISER, "AddOfficial", **said) == "official_listed"
    unknown = {**said, "name": "Giàng A Páo", "fields": ["nothing"]}
    assert meeting.rejects(ORGANISER, "AddOfficial", **unknown) == "no_such_field"


def test_a_list_of_officials_has_an_end() -> None:
    meeting = Meeting()
    for n in range(len(meeting.state.expect_setup().officials), MOST):
        meeting.do(ORGANISER, "AddOfficial", name=f"Lò Văn {n}", office="Cán bộ", fields=[])
    full = {"name": "Giàng A Páo", "office": "Cán bộ", "fields": []}
    assert meeting.rejects(ORGANISER, "AddOfficial", **full) == "too_many_officials"


def test_nothing_is_assigned_to_an_official_who_was_removed() -> None:
    meeting = Meeting()
    kept = meeting.heard(meeting.waiting(field="road"))
    meeting.answering(kept, official=MINE)
    meeting.do(CHAIR, "RecordOutcome", opinions=[kept], outcome="answered_here")
    freed = meeting.waiting(field=field_of_mine(meeting))
    meeting.do(CHAIR, "AssignOfficial", opinion=freed, official=MINE)
    meeting.do(OFFICIAL, "OfferAnswer", opinion=freed, kind="will_answer")
    meeting.do(OFFICIAL, "AskForWord", on=True)
    meeting.do(ORGANISER, "RemoveOfficial", official=MINE)
    chair = meeting.view("chair", CHAIR)
    assert (chair[f"opinion/{freed}"]["official"], chair[f"opinion/{freed}"]["offers"]) == (None, [])
    assert (MINE in [one["id"] for one in chair["officials"]], chair["word_asked"]) == (False, [])
    assert chair[f"opinion/{kept}"]["answers"][0]["official"]["id"] == MINE, "the record goes on naming them"
    assert [one["id"] for one in meeting.view("secretary", SECRETARY)["former"]] == [MINE]
    for refused in (
        meeting.rejects(CHAIR, "AssignOfficial", opinion=freed, official=MINE),
        meeting.rejects(ORGANISER, "RemoveOfficial", official=MINE),
    ):
        assert refused == "no_such_official"
    meeting.heard(freed)
    assert meeting.rejects(CHAIR, "StartAnswer", opinions=[freed], official=MINE) == "no_such_official"
    assert meeting.view("official", OFFICIAL) == {"official": None, "assigned": [], "likely": [], "word": False}


def test_who_was_removed_reads_no_protected_opinion_any_more() -> None:
    meeting = Meeting()
    opinion = meeting.waiting(field="conduct", content="Cán bộ hẹn nhiều lần")
    meeting.do(SECRETARY, "MarkConcerned", opinion=opinion, who=["deputy"])
    meeting.do(CHAIR, "AssignOfficial", opinion=opinion, official=MINE)
    assert f"sealed/{opinion}" in meeting.view("me", OFFICIAL)
    meeting.heard(opinion)
    meeting.do(CHAIR, "RecordOutcome", opinions=[opinion], outcome="answered_here")
    meeting.do(ORGANISER, "RemoveOfficial", official=MINE)
    assert f"sealed/{opinion}" not in meeting.view("me", OFFICIAL)


def test_nobody_is_removed_in_the_middle_of_an_answer_nor_by_an_undo() -> None:
    meeting = Meeting()
    opinion = meeting.heard()
    meeting.answering(opinion, official=MINE)
    assert meeting.rejects(ORGANISER, "RemoveOfficial", official=MINE) == "official_answering"
    meeting.do(CHAIR, "EndAnswer")
    meeting.do(ORGANISER, "RemoveOfficial", official=MINE)
    assert meeting.rejects(CHAIR, "Undo") == "undo_blocked_by_official"
    assert meeting.view("chair")["undo"]["blocked"] == {"by": "official", "number": None}


def test_who_comes_back_is_the_same_person_whom_an_opinion_concerns() -> None:
    meeting = Meeting()
    opinion = meeting.waiting(field="conduct", content="Cán bộ hẹn nhiều lần")
    meeting.do(SECRETARY, "MarkConcerned", opinion=opinion, who=[MINE])
    gone = meeting.state.expect_setup().person(MINE)
    assert gone is not None
    meeting.do(ORGANISER, "RemoveOfficial", official=MINE)
    meeting.do(ORGANISER, "AddOfficial", name=gone.name, office=gone.office, fields=["land"])
    assert meeting.state.expect_setup().person(MINE) == replace(gone, fields=("land",))
    assert meeting.rejects(CHAIR, "AssignOfficial", opinion=opinion, official=MINE) == "official_concerned"


def test_an_undone_assignment_does_not_come_back_to_who_was_removed() -> None:
    meeting = Meeting()
    opinion = meeting.waiting()
    meeting.do(CHAIR, "AssignOfficial", opinion=opinion, official=MINE)
    meeting.do(CHAIR, "AssignOfficial", opinion=opinion, official="deputy")
    meeting.do(ORGANISER, "RemoveOfficial", official=MINE)
    meeting.do(CHAIR, "Undo")
    assert meeting.opinion(opinion).official is None
