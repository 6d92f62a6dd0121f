"""How long a place may take, whom the time left does not reach, and what is public in the end."""

from dataclasses import replace

from meeting.actors import SYSTEM
from meeting.events import AttendeeCorrected, PersonCheckedIn, Recorded, WritingOffered
from meeting.evolve import fold
from tests.unit.builders import CHAIR, DESK, ORGANISER, SECRETARY, Meeting, phone

MINUTE = 60_000


def at_work(waiting: int, pace: int, turns: int = 4) -> Meeting:
    """A meeting in its speaking item with ``turns`` calls ``pace`` minutes apart, and ``waiting`` people."""
    meeting = Meeting()
    meeting.do(CHAIR, "SetAgendaItem", item="dialogue")
    for _ in range(turns):
        opinion = meeting.waiting()
        meeting.now += pace * MINUTE - 6000
        meeting.heard(opinion)
    for _ in range(waiting):
        meeting.waiting()
    return meeting


def waits(meeting: Meeting) -> list[list[int] | None]:
    return [place["wait"] for place in meeting.view("public")["queue"]]


def test_before_the_pace_is_known_only_the_place_is_told() -> None:
    meeting = at_work(2, pace=4, turns=3)
    assert waits(meeting) == [None, None]
    assert meeting.view("public")["reach"]["fits"] is None
    assert meeting.view("chair")["people"]["turn"] == 8, "a speech of three minutes, an answer of five"


def test_a_range_in_steps_of_five_minutes() -> None:
    meeting = at_work(4, pace=5)
    assert waits(meeting) == [[0, 5], [0, 10], [5, 15], [10, 25]]
    meeting.called(meeting.state.queue[0])
    assert waits(meeting) == [[0, 10], [5, 15], [10, 25]]


def test_calls_that_nobody_answers_are_part_of_the_turn_after_them() -> None:
    meeting = Meeting()
    meeting.dialogue()
    for _ in range(3):
        meeting.at("absent")
    meeting.speaking()
    meeting.now += 8 * MINUTE
    meeting.waiting()
    assert meeting.view("public")["reach"]["pace"] is None
    meeting = at_work(1, pace=5)
    for _ in range(3):
        meeting.at("absent")
    meeting.now += 5 * MINUTE
    meeting.called()
    assert meeting.view("public")["reach"]["pace"] == 5.0


def test_who_was_called_and_has_not_begun_ends_the_turn_before() -> None:
    meeting = at_work(1, pace=5, turns=3)
    meeting.now += 5 * MINUTE
    meeting.called()
    assert meeting.view("public")["reach"]["pace"] == 5.0


def test_a_turn_counts_as_half_the_speaking_time_and_a_minute_at_least() -> None:
    for minutes, pace in ((3, 1.5), (1, 1.0)):
        meeting = Meeting(speak_minutes=minutes)
        meeting.dialogue()
        for _ in range(5):
            meeting.heard()
        assert meeting.view("public")["reach"]["pace"] == pace


def test_whom_the_time_left_does_not_reach() -> None:
    meeting = at_work(20, pace=10)
    reach = meeting.view("public")["reach"]
    item = next(i for i in meeting.state.agenda if i.speaking)
    assert reach["left"] == item.minutes - (meeting.state.at - (item.started_at or 0)) // MINUTE
    assert reach["fits"] == reach["left"] // 10 < 20
    assert reach["due"] == "2026-12-25"
    assert round(meeting.view("chair")["people"]["turn"], 1) == reach["pace"]


def offers(meeting: Meeting) -> list[int]:
    """Whom the system offers to write instead."""
    (event,) = meeting.do(SYSTEM, "OfferWriting")
    assert isinstance(event, WritingOffered)
    return list(event.opinions)


def test_each_whom_the_time_left_does_not_reach_is_offered_once_to_write() -> None:
    meeting = at_work(14, pace=10)
    queue = list(meeting.state.queue)
    fits = meeting.view("public")["reach"]["fits"]
    assert 0 < fits < len(queue) and offers(meeting) == queue[fits:]
    assert meeting.rejects(SYSTEM, "OfferWriting") == "too_early"
    late = meeting.waiting()
    assert offers(meeting) == [late]
    meeting.now += 10 * MINUTE
    assert offers(meeting) == [queue[fits - 1]], "time passes also while nothing else happens"
    assert meeting.view("public")["reach"]["fits"] == fits - 1
    assert list(meeting.state.queue) == [*queue, late], "who does nothing keeps the place"


def test_an_offer_to_somebody_whom_an_undo_takes_away_goes_too() -> None:
    meeting = at_work(14, pace=10)
    meeting.do(CHAIR, "AddFromFloor", name="Giàng A Páo", village="ten", field="road", content="Đường hỏng", now=True)
    number = meeting.state.next_number - 1
    meeting.do(SYSTEM, "OfferWriting")
    meeting.do(CHAIR, "Undo")
    assert number not in meeting.state.attendees
    assert meeting.rejects(SYSTEM, "OfferWriting") == "too_early"


def test_before_the_pace_is_known_nobody_is_offered_to_write() -> None:
    assert at_work(20, pace=10, turns=3).rejects(SYSTEM, "OfferWriting") == "too_early"


def test_no_time_is_left_after_the_item() -> None:
    meeting = at_work(1, pace=5)
    meeting.do(CHAIR, "SetAgendaItem", item="conclusion")
    assert meeting.view("public")["reach"]["left"] is None
    assert meeting.view("public")["reach"]["fits"] is None
    assert Meeting("preparing").view("public")["reach"]["left"] is None


def test_a_written_opinion_has_its_date() -> None:
    meeting = Meeting()
    opinion = meeting.waiting(meeting.person(phone(1)))
    assert meeting.view("me", phone(1))["opinions"][0]["due"] is None
    meeting.do(phone(1), "ToWritten", opinion=opinion)
    assert meeting.view("me", phone(1))["opinions"][0]["due"] == "2026-12-25"


def told() -> Meeting:
    """An opinion with a summary, an answer and an outcome; a protected one; one that was taken back."""
    meeting = Meeting()
    meeting.person(DESK, name="Hoàng Thị Phương Nguyệt Ánh")
    opinion = meeting.waiting(1)
    secret, gone = meeting.waiting(field="conduct"), meeting.waiting()
    meeting.do(DESK, "Withdraw", opinion=gone)
    meeting.heard(opinion)
    for part, text in (("asked", "Hoàng Thị Phương Nguyệt Ánh hỏi về đường"), ("answered", "Sửa trong tháng 12")):
        meeting.do(SECRETARY, "WriteMinutes", entry="turn-1", part=part, text=text, base_version=0)
    meeting.outcome(opinion, outcome="to_study", body="Phòng Kinh tế")
    meeting.outcome(meeting.heard(secret))
    return meeting


def test_the_results_are_public_after_the_conclusion_without_names() -> None:
    meeting = told()
    assert meeting.view("public")["results"] == []
    meeting.concluded()
    (result,) = meeting.view("public")["results"]
    assert result["asked"] == "số 1 hỏi về đường" and result["answer"] == "Sửa trong tháng 12"
    assert result["outcome"]["body"] == "Phòng Kinh tế"


def test_a_summary_is_read_out_to_those_without_a_phone_and_silence_is_recorded() -> None:
    meeting = told()
    (row,) = meeting.view("desk", DESK)["read_out"]
    assert (row["opinion"], row["name"]) == (1, "Hoàng Thị Phương Nguyệt Ánh")
    meeting.do(phone(7), "Restore", number=1, code=meeting.state.code(1))
    assert meeting.view("desk", DESK)["read_out"] == []
    meeting.concluded()
    meeting.do(CHAIR, "CloseMeeting")
    assert meeting.opinion(1).summary == "silent"


def test_who_was_absent_is_at_hand_for_the_desk() -> None:
    meeting = Meeting()
    opinion = meeting.at("absent")
    assert [row["opinion"] for row in meeting.view("desk", DESK)["absent"]] == [opinion]


def test_the_interpreter_is_named() -> None:
    meeting = Meeting()
    opinion = meeting.waiting()
    meeting.do(SECRETARY, "NameInterpreter", opinion=opinion, name="Giàng A Páo")
    assert meeting.view("secretary", SECRETARY)["opinion/1"]["interpreter"] == "Giàng A Páo"
    assert meeting.view("observer")["opinion/1"]["interpreter"] == ""
    meeting.do(SECRETARY, "NameInterpreter", opinion=opinion)
    assert meeting.opinion(opinion).interpreter == ""


def results(meeting: Meeting) -> tuple[str, str]:
    (result,) = meeting.view("public")["results"]
    return result["asked"], result["answer"]


def without_its_person(one: Recorded) -> Recorded:
    """The event as the journal gives it once name and birth year of number 1 are erased."""
    event = one.event
    if isinstance(event, PersonCheckedIn | AttendeeCorrected) and event.number == 1:
        return replace(one, event=replace(event, name=None, birth_year=None))
    return one


def test_the_results_do_not_bring_back_a_name_that_was_corrected() -> None:
    meeting = told()
    meeting.do(DESK, "CorrectAttendee", number=1, name="Hoàng Thị Ánh", village="ten")
    meeting.concluded()
    assert results(meeting)[0] == "số 1 hỏi về đường"


def test_a_text_that_names_somebody_whose_name_was_erased_is_kept_back_until_it_is_rewritten() -> None:
    meeting = told()
    meeting.do(DESK, "CorrectAttendee", number=1, name="Hoàng Thị Ánh", village="ten", birth_year=1960)
    meeting.concluded()
    meeting.do(DESK, "EraseAttendee", number=1, values=["birth_year"])
    assert results(meeting)[0] == "số 1 hỏi về đường"
    meeting.do(ORGANISER, "EraseAttendee", number=1, values=["name"], reason="theo đơn")
    assert results(meeting) == ("", "Sửa trong tháng 12")
    assert fold(map(without_its_person, meeting.recorded)) == fold(meeting.recorded) == meeting.state
    said = {"entry": "turn-1", "part": "asked", "text": "Hỏi về đường", "base_version": 1}
    meeting.do(SECRETARY, "WriteMinutes", **said)
    assert results(meeting)[0] == "Hỏi về đường"


def test_the_purge_keeps_texts_back_that_name_who_raised_nothing() -> None:
    meeting = told()
    meeting.person(name="Lò Văn Quyết")
    said = {"entry": "turn-1", "part": "answered", "text": "Ông Quyết đã hiến đất", "base_version": 1}
    meeting.do(SECRETARY, "WriteMinutes", **said)
    meeting.concluded()
    meeting.do(CHAIR, "CloseMeeting")
    assert results(meeting)[1] == "Ông Q đã hiến đất"
    meeting.do(SECRETARY, "RecordOutcome", opinions=[1, 2], outcome="noted", resolved=True)
    meeting.do(ORGANISER, "Finish")
    meeting.now += 31 * 24 * 3600 * 1000
    meeting.do(SYSTEM, "PurgeCheckIns")
    assert results(meeting) == ("số 1 hỏi về đường", "")
