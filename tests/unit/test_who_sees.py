"""Who sees what: a canary in every personal field, looked for in every audience's view (DOMAIN.md, Who sees)."""

import json
from typing import Any

import pytest

from meeting.actors import Actor, Role
from meeting.views import OF_ROLE, SHARED, allowed, channel, people
from tests.unit.builders import (
    ACTORS,
    CHAIR,
    COCHAIR,
    DESK,
    DISPLAY,
    OBSERVER,
    OFFICIAL,
    OPERATOR,
    ORGANISER,
    SECRETARY,
    SECRETARY2,
    VILLAGE,
    Meeting,
    phone,
)

OWNER, STRANGER = phone(1), phone(2)
OTHER_VILLAGE = Actor(Role.VILLAGE, "co-muong")
LIKELY, CONCERNED, ELSEWHERE = OFFICIAL, Actor(Role.OFFICIAL, "deputy"), Actor(Role.OFFICIAL, "land")

# Everybody who looks, with everything they may look at.
EYES: dict[str, tuple[Actor, tuple[str, ...]]] = {
    "public": (DISPLAY, ("public", "me")),
    "owner": (OWNER, ("public", "me")),
    "stranger": (STRANGER, ("public", "me")),
    "desk": (DESK, ("public", "me", "desk")),
    "village": (VILLAGE, ("public", "me", "village")),
    "other village": (OTHER_VILLAGE, ("public", "me", "village")),
    "assigned": (LIKELY, ("public", "me", "official")),
    "concerned official": (CONCERNED, ("public", "me", "official")),
    "official elsewhere": (ELSEWHERE, ("public", "me", "official")),
    "secretary": (SECRETARY, ("public", "me", "secretary")),
    "second secretary": (SECRETARY2, ("public", "me", "secretary")),
    "chair": (CHAIR, ("public", "me", "chair")),
    "co-chair": (COCHAIR, ("public", "me", "chair")),
    "operator": (OPERATOR, ("public", "me", "chair")),
    "organiser": (ORGANISER, ("public", "me", "organiser")),
    "observer": (OBSERVER, ("public", "me", "observer")),
}
SECRETARIES = {"secretary", "second secretary"}
CHAIRS = {"chair", "co-chair", "operator"}
STAFF = SECRETARIES | CHAIRS | {"organiser"}

NAME, PHONE, YEAR, ORGANISATION, POSITION, ELSE = (
    "Chim Yến Tên",
    "0987654321",
    "1947",
    "HTX Chim Yến",
    "Chủ nhiệm Yến",
    "bản Chim Yến",
)
CONTENT, SECRET, COMPLAINT = "Nội dung chim yến", "Cán bộ chim yến", "Đơn thư chim yến"
ASKED, ANSWERED, SECRET_MINUTES = "Biên bản hỏi yến", "Biên bản đáp yến", "Biên bản kín yến"
SECRET_OUTCOME = "Thanh tra chim yến"
NOTE, CORRECTION, SECRET_CORRECTION = "Ghi chú từ chối yến", "Sửa lại yến", "Sửa kín yến"


def sees(meeting: Meeting, canary: str) -> set[str]:
    """Who finds the canary in anything they may look at."""
    return {
        eye
        for eye, (actor, audiences) in EYES.items()
        if any(canary in json.dumps(meeting.view(a, actor), ensure_ascii=False) for a in audiences)
    }


def shared(meeting: Meeting, canary: str) -> set[str]:
    """The shared views that hold the canary."""
    return {a for a in SHARED if canary in json.dumps(meeting.view(a), ensure_ascii=False)}


def arrived(**said: Any) -> Meeting:
    """A person who told everything, and a stranger."""
    meeting = Meeting()
    told = {
        "name": NAME,
        "phone": PHONE,
        "birth_year": int(YEAR),
        "kind": "business",
        "organisation": ORGANISATION,
        "position": POSITION,
        "village": "other",
        "village_other": ELSE,
        "needs": ["interpreter"],
    }
    meeting.person(OWNER, **{**told, **said})
    meeting.person(STRANGER)
    meeting.dialogue()
    return meeting


def test_the_eyes_are_all_that_there_are() -> None:
    for actor, audiences in EYES.values():
        everything = {*SHARED, "me", "village", "official"}
        assert {a for a in everything if allowed(actor, a)} == set(audiences)
    assert {actor.role for actor, _ in EYES.values()} == set(Role) - {Role.SYSTEM}
    assert set(OF_ROLE) == set(Role) - {Role.SYSTEM}
    assert allowed(ACTORS[Role.SYSTEM], "public") and not allowed(ACTORS[Role.SYSTEM], "chair")


def test_a_person_who_only_came_in() -> None:
    meeting = arrived()
    assert sees(meeting, NAME) == {"owner", "desk"} | SECRETARIES
    assert sees(meeting, PHONE) == {"owner", "desk", "organiser"}
    assert sees(meeting, f'"birth_year": "{YEAR}"') == {"owner", "desk"}
    code = meeting.view("me", OWNER)["people"][0]["code"]
    assert sees(meeting, code) == {"owner", "desk"}
    for canary in (ORGANISATION, POSITION, ELSE):
        assert sees(meeting, canary) == {"owner", "desk"} | SECRETARIES
    assert sees(meeting, '["interpreter"]') == {"owner", "desk"}


def test_a_village_head_sees_the_own_village() -> None:
    meeting = arrived(village="ten", village_other="")
    meeting.waiting(1)
    for canary in (NAME, PHONE, f'"birth_year": "{YEAR}"', '"code"', ORGANISATION, '["interpreter"]'):
        assert "village" in sees(meeting, canary)
        assert "other village" not in sees(meeting, canary)


def test_who_has_something_to_say() -> None:
    meeting = arrived()
    meeting.waiting(1, content=CONTENT)
    known = {"owner", "desk", "observer"} | STAFF
    assert sees(meeting, NAME) == known
    assert sees(meeting, PHONE) == {"owner", "desk", "organiser"}
    assert sees(meeting, f'"birth_year": "{YEAR}"') == {"owner", "desk"}
    assert sees(meeting, '["interpreter"]') == {"owner", "desk"} | STAFF
    assert sees(meeting, CONTENT) == {"owner", "assigned"} | STAFF
    assert [row["content"] for row in meeting.view("official", LIKELY)["likely"]] == [CONTENT]
    meeting.do(CHAIR, "AssignOfficial", opinion=1, official="land")
    assert sees(meeting, CONTENT) == {"owner", "assigned", "official elsewhere"} | STAFF
    meeting.heard(1)
    assert sees(meeting, CONTENT) == {"owner", "assigned", "official elsewhere"} | STAFF
    meeting.answering(1, official="chair")
    assert sees(meeting, CONTENT) == {"owner", "assigned", "official elsewhere"} | STAFF
    meeting.do(CHAIR, "RecordOutcome", opinions=[1], outcome="noted")
    assert sees(meeting, CONTENT) == {"owner", "official elsewhere"} | STAFF


@pytest.mark.parametrize("step", ["waiting", "called", "heard"])
def test_whose_a_likely_one_is_an_official_learns_once_it_is_theirs(step: str) -> None:
    meeting = arrived(village="co-muong", village_other="")
    opinion = meeting.waiting(1, content=CONTENT)
    if step != "waiting":
        getattr(meeting, step)(opinion)
    view = meeting.view("official", LIKELY)
    assert [row["content"] for row in view["likely"]] == [CONTENT]
    assert not any(whose in json.dumps(view) for whose in ('"number"', "co-muong"))
    meeting.do(CHAIR, "AssignOfficial", opinion=opinion, official="economy")
    (row,) = meeting.view("official", LIKELY)["assigned"]
    assert (row["number"], row["village"], row["content"]) == (1, "co-muong", CONTENT)


@pytest.mark.parametrize("step", ["called", "speaking", "heard"])
def test_a_protected_one_is_never_likely_wherever_it_stands(step: str) -> None:
    meeting = arrived()
    getattr(meeting, step)(meeting.waiting(1, field="conduct", content=SECRET))
    meeting.do(ORGANISER, "AddOfficial", name="Giàng A Páo", office="Thanh tra", fields=["conduct"])
    inspector = Actor(Role.OFFICIAL, meeting.view("organiser")["officials"][-1]["id"])
    assert meeting.view("official", inspector)["likely"] == []
    assert sees(meeting, SECRET) == {"owner"} | SECRETARIES


@pytest.mark.parametrize("step", ["heard", "written", "outcome", "refused"])
def test_the_observer_knows_nothing_of_a_protected_one_but_that_there_is_one(step: str) -> None:
    meeting = Meeting()
    protected_, other = (meeting.at(step, field=field, content=CONTENT) for field in ("conduct", "road"))
    view = meeting.view("observer")
    assert view.keys() == {f"opinion/{other}", "totals", "withheld"}
    assert CONTENT not in json.dumps(view, ensure_ascii=False)
    assert view[f"opinion/{other}"]["status"] == meeting.status(other)
    assert (view["withheld"], view["totals"]["opinions"]) == (1, 1)
    meeting.do(SECRETARY, "ClassifyOpinion", opinion=protected_, field="road")
    assert meeting.view("observer")["totals"] == meeting.view("public")["totals"]


@pytest.mark.parametrize("step", ["waiting", "joined", "called", "absent", "speaking", "answering", "replying"])
def test_a_protected_one_that_the_hall_sees_looks_to_the_observer_like_any_other_matter(step: str) -> None:
    cards = []
    for field in ("conduct", "other"):
        meeting = Meeting()
        opinion = meeting.at(step, field=field, content=CONTENT)
        view = meeting.view("observer")
        cards.append(view[f"opinion/{opinion}"])
        assert view["withheld"] == 0
    assert cards[0] == cards[1]
    assert (cards[0]["number"], cards[0]["field"]) == (meeting.opinion(opinion).number, "other")


def test_what_came_of_a_protected_one_the_observer_does_not_see_while_it_is_answered_again() -> None:
    meeting = Meeting()
    meeting.waiting(field="conduct")
    meeting.do(CHAIR, "Refuse", opinion=1, reason="drunk", route="written")
    meeting.outcome(1, outcome="to_study", body="Thanh tra xã")
    meeting.do(DESK, "RateAnswer", opinion=1, satisfied="no", then="written")
    meeting.answering(1)
    told = meeting.view("observer")["opinion/1"]
    assert [told[key] for key in ("outcome", "due", "refusal", "satisfied")] == [None, None, None, ""]


def test_what_follows_a_protected_one_does_not_point_to_it() -> None:
    meeting = Meeting()
    for field in ("conduct", "road"):
        earlier = meeting.outcome(meeting.heard(meeting.waiting(field=field)))
        number = meeting.opinion(earlier).number
        meeting.do(DESK, "RateAnswer", opinion=earlier, satisfied="no")
        later = meeting.waiting(number, follows=earlier)
        seen = meeting.view("observer")[f"opinion/{later}"]["follows"]
        assert seen == (None if field == "conduct" else earlier)
        assert meeting.view("chair")[f"opinion/{later}"]["follows"] == earlier


def test_nor_does_who_let_a_protected_one_speak_for_them() -> None:
    meeting = Meeting()
    lead, signer = meeting.joint()
    meeting.do(DESK, "EditRequest", opinion=lead, field="conduct", content=SECRET)
    assert meeting.view("observer")[f"opinion/{signer}"]["lead"] == lead
    meeting.heard(lead)
    view = meeting.view("observer")
    assert (view[f"opinion/{signer}"]["lead"], view["withheld"]) == (None, 1)


def test_the_desk_names_who_lets_somebody_speak_for_them() -> None:
    meeting = arrived()
    lead, other = meeting.waiting(2), meeting.waiting(1)
    meeting.do(CHAIR, "JoinRequests", lead=lead, others=[other])
    meeting.do(SECRETARY, "ClassifyOpinion", opinion=lead, field="conduct")
    (row,) = meeting.view("desk")["joined"]
    assert (row["opinion"], row["number"], row["name"], row["lead"], row["field"]) == (other, 1, NAME, 2, "other")
    assert sees(meeting, NAME) == {"owner", "desk", "observer"} | STAFF
    meeting.do(DESK, "LeaveJoint", opinion=other)
    assert meeting.view("desk")["joined"] == []
    assert meeting.status(other) == "waiting"


@pytest.mark.parametrize("stage", ["called", "speaking", "answering", "outcome"])
def test_a_name_is_public_on_the_floor_once_confirmed(stage: str) -> None:
    meeting = arrived()
    opinion = meeting.waiting(1)
    {"called": meeting.called, "speaking": meeting.speaking}.get(stage, meeting.heard)(opinion)
    if stage == "answering":
        meeting.answering(opinion)
    if stage == "outcome":
        meeting.outcome(opinion)
    assert "public" not in sees(meeting, NAME)
    meeting.do(DESK, "ConfirmName", number=1)
    assert "public" in sees(meeting, NAME)
    meeting.do(OWNER, "CorrectAttendee", number=1, name=f"{NAME} Hai", village="ten")
    assert "public" not in sees(meeting, NAME)
    for canary in (PHONE, ORGANISATION, POSITION, ELSE):
        assert "public" not in sees(meeting, canary)


def test_a_name_is_public_on_the_floor_only() -> None:
    meeting = arrived()
    meeting.do(DESK, "ConfirmName", number=1)
    opinion = meeting.waiting(1)
    assert "public" not in sees(meeting, NAME)
    assert meeting.view("public")["queue"] == [{"opinion": opinion, "number": 1, "wait": None}]


def test_the_minutes() -> None:
    meeting = arrived()
    opinion = meeting.heard(meeting.waiting(1))
    for part, text in (("asked", ASKED), ("answered", ANSWERED)):
        meeting.do(SECRETARY, "WriteMinutes", entry="turn-1", part=part, text=text, base_version=0)
        assert sees(meeting, text) == {"owner", "organiser"} | SECRETARIES
    meeting.do(OWNER, "ConfirmSummary", opinion=opinion, ok=False, correction=CORRECTION)
    assert sees(meeting, CORRECTION) == {"owner"} | STAFF


def test_a_refusal() -> None:
    meeting = arrived()
    opinion = meeting.waiting(1)
    meeting.do(CHAIR, "Refuse", opinion=opinion, reason="drunk", route="written", note=NOTE)
    assert sees(meeting, NOTE) == {"owner"}
    assert sees(meeting, '"refusal": {"reason": "drunk"') == {"owner", "observer"} | STAFF


# --- III.4 ------------------------------------------------------------------------------------------------------------


def protected(who: list[str] | None = None) -> Meeting:
    """An opinion on an official, heard and written down, with somebody else's in the same answer."""
    meeting = arrived()
    opinion = meeting.speaking(meeting.waiting(1, field="conduct", content=SECRET))
    meeting.do(SECRETARY, "WriteMinutes", entry="turn-1", part="asked", text=SECRET_MINUTES, base_version=0)
    meeting.do(SECRETARY, "WriteMinutes", entry="opinion-1", part="asked", text=SECRET_MINUTES, base_version=0)
    meeting.do(OWNER, "ConfirmSummary", opinion=opinion, ok=False, correction=SECRET_CORRECTION)
    meeting.do(CHAIR, "AssignOfficial", opinion=opinion, official="economy")
    if who is not None:
        meeting.do(SECRETARY, "MarkConcerned", opinion=opinion, who=who)
    return meeting


@pytest.mark.parametrize(
    ("who", "readers"),
    [
        (None, {"owner"} | SECRETARIES),
        ([], {"owner", "assigned"} | SECRETARIES | CHAIRS),
        (["deputy"], {"owner", "assigned"} | SECRETARIES | CHAIRS),
        (["economy"], {"owner"} | SECRETARIES | CHAIRS),
        (["secretary2"], {"owner", "assigned", "secretary"} | CHAIRS),
        (["chair"], {"owner", "assigned", "co-chair"} | SECRETARIES),
        (["cochair1"], {"owner", "assigned", "chair", "operator"} | SECRETARIES),
    ],
)
def test_an_opinion_on_an_official(who: list[str] | None, readers: set[str]) -> None:
    meeting = protected(who)
    assert sees(meeting, SECRET) == readers
    assert sees(meeting, SECRET_CORRECTION) == readers
    assert sees(meeting, SECRET_MINUTES) == readers & ({"owner"} | SECRETARIES)
    for canary in (SECRET, SECRET_CORRECTION, SECRET_MINUTES):
        assert shared(meeting, canary) == set()


def told_of_the_outcome(body: str) -> dict[str, Any]:
    return {"outcome": "to_study", "body": body, "expected_by": body, "earlier_number": body, "due": "2026-12-20"}


@pytest.mark.parametrize(
    ("who", "readers"),
    [
        (None, {"owner"} | SECRETARIES),
        ([], {"owner", "assigned"} | SECRETARIES | CHAIRS),
        (["secretary2"], {"owner", "assigned", "secretary"} | CHAIRS),
        (["chair"], {"owner", "assigned", "co-chair"} | SECRETARIES),
    ],
)
def test_the_words_of_its_outcome_are_read_by_who_may_read_it(who: list[str] | None, readers: set[str]) -> None:
    meeting = protected(who)
    meeting.do(CHAIR, "EndSpeech")
    meeting.do(SECRETARY, "RecordOutcome", opinions=[1], **told_of_the_outcome(SECRET_OUTCOME))
    assert sees(meeting, SECRET_OUTCOME) == readers
    assert shared(meeting, SECRET_OUTCOME) == set()
    told = meeting.view("organiser")["opinion/1"]["outcome"]
    assert (told["outcome"], told["due"], told["level"], told["earlier"]) == ("to_study", "2026-12-20", None, None)
    assert meeting.view("chair")["conclusion"]["owed"] == [{"opinion": 1, "body": "", "due": "2026-12-20"}]
    meeting.do(SECRETARY, "ClassifyOpinion", opinion=1, field="road")
    assert sees(meeting, SECRET_OUTCOME) > STAFF


def test_the_field_of_an_opinion_on_an_official_is_not_told() -> None:
    meeting = protected()
    in_the_open = '"field": "conduct"'
    assert sees(meeting, in_the_open) == {"owner"} | STAFF
    assert meeting.view("public")["floor"]["field"] == "other"
    meeting.outcome(meeting.heard(meeting.waiting(2, field="conduct")))
    assert meeting.view("public")["answered"]["field"] == "other"
    assert "conduct" not in meeting.view("chair")["conclusion"]["by_field"]
    waiting = meeting.waiting(field="conduct")
    assert [row["field"] for row in meeting.view("desk")["waiting"]] == ["other"]
    assert [row["field"] for row in meeting.view("village", VILLAGE)["waiting"]] == ["other"]
    assert meeting.view("observer")[f"opinion/{waiting}"]["field"] == "other"


def test_an_answer_to_several_keeps_the_protected_one_s_minutes_apart() -> None:
    meeting = protected([])
    meeting.do(CHAIR, "EndSpeech")
    other = meeting.heard(meeting.waiting(2))
    meeting.answering(other, 1, official="economy")
    turn = meeting.state.floor
    meeting.do(SECRETARY, "WriteMinutes", entry=f"turn-{turn}", part="answered", text=ANSWERED, base_version=0)
    assert sees(meeting, ANSWERED) == {"owner"} | SECRETARIES
    meeting.do(SECRETARY, "WriteMinutes", entry=f"opinion-{other}", part="answered", text=ASKED, base_version=0)
    assert sees(meeting, ASKED) == {"stranger", "organiser"} | SECRETARIES


def test_co_signers_share_what_was_written() -> None:
    meeting = arrived()
    lead, other = meeting.waiting(1, field="conduct", content=SECRET), meeting.waiting(2, field="conduct")
    meeting.do(SECRETARY, "JoinRequests", lead=lead, others=[other])
    meeting.heard(lead)
    meeting.do(SECRETARY, "WriteMinutes", entry="turn-1", part="answered", text=ANSWERED, base_version=0)
    assert sees(meeting, ANSWERED) == {"owner", "stranger"} | SECRETARIES
    assert sees(meeting, SECRET) == {"owner"} | SECRETARIES


def test_a_complaint_is_passed_on_with_its_content_sealed() -> None:
    meeting = arrived()
    opinion = meeting.heard(meeting.waiting(1, content=COMPLAINT))
    assert sees(meeting, COMPLAINT) == {"owner", "assigned"} | STAFF
    meeting.outcome(opinion, outcome="complaint")
    assert sees(meeting, COMPLAINT) == {"owner"} | SECRETARIES | CHAIRS
    assert shared(meeting, COMPLAINT) == set()


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"field": "conduct"}, {"outcome": "to_study", "body": "Thanh tra xã", "due": "2026-12-20"}),
        ({"field": "conduct"}, {"outcome": "answered_here", "resolved": True}),
        ({"field": "road"}, {"outcome": "complaint", "earlier_number": "45/KL-UBND"}),
        ({"field": "road"}, {"outcome": "complaint", "body": "Thanh tra xã", "expected_by": "quý I"}),
    ],
)
def test_the_hall_cannot_tell_a_sealed_opinion_from_one_that_was_noted(
    asked: dict[str, Any], told: dict[str, Any]
) -> None:
    def seen(asked: dict[str, Any], told: dict[str, Any]) -> dict[str, Any]:
        meeting = arrived()
        opinion = meeting.heard(meeting.waiting(1, **asked))
        meeting.answering(opinion)
        meeting.outcome(opinion, **told)
        return dict(meeting.view("public")["answered"])

    assert seen(asked, told) == seen({"field": "other"}, {"outcome": "noted"})


@pytest.mark.parametrize("order", [(1, 2), (2, 1)])
def test_an_outcome_shared_with_others_does_not_tell_a_sealed_one_s(order: tuple[int, int]) -> None:
    meeting = arrived()
    ids = {1: meeting.heard(meeting.waiting(1, field="conduct")), 2: meeting.heard(meeting.waiting(2))}
    told: dict[str, Any] = {"outcome": "to_study", "body": "Thanh tra xã", "resolved": False}
    meeting.do(CHAIR, "RecordOutcome", opinions=[ids[n] for n in order], **told)
    shown = meeting.view("public")["answered"]
    assert (shown["number"], shown["others"], shown["outcome"]["body"]) == (2, [], "Thanh tra xã")
    meeting.do(SECRETARY, "ClassifyOpinion", opinion=ids[2], field="conduct")
    shown = meeting.view("public")["answered"]
    assert {shown["number"], *(one["number"] for one in shown["others"])} == {1, 2}
    assert (shown["outcome"]["outcome"], shown["outcome"]["body"], shown["field"]) == ("noted", "", "other")


def test_a_search_shows_what_the_list_shows() -> None:
    meeting = arrived()
    (at_desk,) = people.find(meeting.state, "chim yen", "desk")
    (elsewhere,) = people.find(meeting.state, "chim yen", "secretary")
    assert at_desk["phone"] == PHONE and at_desk["code"]
    assert {"phone", "birth_year", "code", "needs"}.isdisjoint(elsewhere)


def test_channels_keep_apart_what_is_one_s_own() -> None:
    assert channel(OWNER, "me") == "me:citizen:phone1"
    assert channel(VILLAGE, "village") == "village:village:ten"
    assert channel(LIKELY, "official") == "official:official:economy"
    assert channel(CHAIR, "chair") == channel(OPERATOR, "chair") == "chair"


def test_the_invited_list_is_the_desk_s() -> None:
    meeting = Meeting()
    told = {"group": "commune", "name": NAME, "position": POSITION, "organisation": ORGANISATION}
    meeting.do(ORGANISER, "InviteDelegates", delegates=[told])
    for canary in (NAME, POSITION, ORGANISATION):
        assert sees(meeting, canary) == {"desk", "organiser"}
