"""Who had the floor how often and how long."""

from meeting.views.staff import shares
from tests.unit.builders import CHAIR, DESK, SECRETARY, Meeting, phone


def speak(meeting: Meeting, opinion: int, seconds: int) -> None:
    meeting.speaking(opinion)
    meeting.now += (seconds - 1) * 1000
    meeting.do(CHAIR, "EndSpeech")
    meeting.outcome(opinion)


def test_turns_and_seconds_by_group() -> None:
    meeting = Meeting()
    one = meeting.waiting()
    speak(meeting, one, 60)
    again = meeting.waiting(number=1, field="conduct")
    speak(meeting, again, 30)
    meeting.waiting(number=meeting.person(village="co-muong"), field="water")
    found = shares(meeting.state)
    assert found["village"] == [
        {"key": "ten", "turns": 2, "seconds": 90, "waiting": 0},
        {"key": "co-muong", "turns": 0, "seconds": 0, "waiting": 1},
    ]
    assert [row["key"] for row in found["field"]] == ["other", "road", "water"]
    assert [(row["key"], row["turns"]) for row in found["first"]] == [("first", 1), ("again", 1)]
    assert [(row["key"], row["seconds"]) for row in found["kind"]] == [("resident", 90)]
    assert meeting.view("chair", CHAIR)["shares"] == found


def test_pauses_co_signers_and_who_never_began_do_not_count() -> None:
    meeting = Meeting()
    lead, _ = meeting.joint()
    absent = meeting.at("absent")
    meeting.speaking(lead)
    meeting.now += 9000
    meeting.do(CHAIR, "PauseTimer")
    meeting.now += 60_000
    meeting.do(CHAIR, "ResumeTimer")
    meeting.do(CHAIR, "PauseTimer")
    meeting.do(DESK, "ImHere", opinion=absent)
    (row,) = shares(meeting.state)["field"]
    assert (row["turns"], row["seconds"], row["waiting"]) == (1, 11, 1)


def test_who_spoke_without_a_turn_counts_without_a_time() -> None:
    meeting = Meeting()
    lead, _ = meeting.joint()
    meeting.do(DESK, "EnterServed", numbers=[lead])
    meeting.do(SECRETARY, "AddFromFloor", number=1, field="water")
    speak(meeting, meeting.waiting(), 60)
    (row,) = shares(meeting.state)["village"]
    assert (row["turns"], row["seconds"]) == (3, 60)
    assert [(row["key"], row["turns"]) for row in shares(meeting.state)["first"]] == [("first", 2), ("again", 1)]


def test_a_speech_that_was_refused_is_of_the_speaker_alone() -> None:
    meeting = Meeting()
    lead, two, three = meeting.joint(2)
    meeting.speaking(lead)
    meeting.do(SECRETARY, "WriteMinutes", entry="turn-1", part="asked", text="Hỏi đường", base_version=0)
    meeting.now += 59_000
    meeting.do(CHAIR, "Refuse", opinion=lead, reason="drunk", route="written")
    assert meeting.view("public")["totals"]["spoken"] == 1
    (row,) = shares(meeting.state)["village"]
    assert (row["turns"], row["seconds"], row["waiting"]) == (1, 61, 2)
    assert [meeting.view("me", phone(n))["opinions"][0]["summary"]["text"] for n in (lead, two, three)] == [
        "Hỏi đường",
        "",
        "",
    ]


def test_a_reply_that_was_refused_is_of_the_speaker_alone() -> None:
    meeting = Meeting()
    lead, _ = meeting.joint()
    meeting.heard(lead)
    meeting.do(CHAIR, "StartReply", opinion=lead)
    meeting.do(CHAIR, "Refuse", opinion=lead, reason="drunk", route="written")
    (row,) = shares(meeting.state)["village"]
    assert row["turns"] == 2
    assert meeting.view("public")["totals"]["spoken"] == 2, "those who joined were heard before"
