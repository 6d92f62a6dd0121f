"""Personal data: erased on request, purged when its time is over; the record stays."""

from dataclasses import replace

from meeting.actors import SYSTEM
from meeting.evolve import evolve, fold
from meeting.state import State
from tests.unit.builders import CHAIR, DESK, OFFICIAL, ORGANISER, SECRETARY, Meeting, phone

DAY = 24 * 3600 * 1000
TOLD = {"phone": "0912345678", "birth_year": 1960, "needs": ["interpreter", "help"]}


def finished(meeting: Meeting) -> None:
    meeting.concluded()
    meeting.do(CHAIR, "CloseMeeting")
    left = [i for i, o in meeting.state.opinions.items() if o.status not in ("withdrawn",)]
    if left:
        meeting.do(SECRETARY, "RecordOutcome", opinions=left, outcome="answered_here", resolved=True)
    meeting.do(ORGANISER, "Finish")


def own(meeting: Meeting) -> dict[str, object]:
    return dict(meeting.view("me", phone(1))["people"][0])


def test_a_citizen_erases_what_the_dossier_does_not_need() -> None:
    meeting = Meeting()
    meeting.person(phone(1), **TOLD)
    meeting.do(phone(1), "CorrectAttendee", number=1, name="Lò Thị 1", village="ten", **TOLD)
    (event,) = meeting.do(phone(1), "EraseAttendee", number=1, values=["phone", "needs", "phone"])
    assert sorted(event.of) == sorted([s, n] for s in (4, 5) for n in ("phone", "needs"))  # type: ignore[attr-defined]
    person = own(meeting)
    assert (person["phone"], person["needs"], person["birth_year"]) == ("", [], "1960")
    assert meeting.rejects(phone(1), "EraseAttendee", number=1, values=["phone"]) == "nothing_to_erase"
    assert fold(meeting.recorded) == meeting.state


def test_what_the_dossier_needs_is_the_organiser_s_with_a_reason() -> None:
    meeting = Meeting()
    opinion = meeting.waiting(meeting.person(DESK))
    for actor in (DESK, ORGANISER):
        code = "in_the_dossier" if actor is DESK else "reason_missing"
        assert meeting.rejects(actor, "EraseAttendee", number=1, values=["name"]) == code
    meeting.called(opinion)
    meeting.do(ORGANISER, "EraseAttendee", number=1, values=["name"], reason="theo đơn ngày 05/12")
    floor = meeting.view("public")["floor"]
    assert floor["name"] is None and floor["number"] == 1
    assert meeting.rejects(phone(2), "EraseAttendee", number=1, values=["phone"]) == "not_yours"
    assert meeting.rejects(OFFICIAL, "EraseAttendee", number=1, values=["phone"]) == "not_allowed"


def test_an_undo_brings_nothing_back() -> None:
    meeting = Meeting()
    meeting.person(phone(1), **TOLD)
    meeting.do(CHAIR, "Announce", text="Nghỉ giải lao")
    meeting.do(phone(1), "EraseAttendee", number=1, values=["phone"])
    meeting.do(CHAIR, "Undo")
    assert own(meeting)["phone"] == ""


def test_somebody_taken_back_by_an_undo_is_still_found() -> None:
    meeting = Meeting()
    meeting.do(CHAIR, "AddFromFloor", name="Ai đó", village="ten", field="road")
    meeting.do(CHAIR, "Undo")
    assert meeting.state.attendees.get(1) is None and meeting.state.held[1] == ((4, "name"),)
    finished(meeting)
    meeting.now += 31 * DAY
    meeting.do(SYSTEM, "PurgeCheckIns")
    assert len(meeting.state.held) == 0


def test_the_purge_keeps_who_said_what() -> None:
    meeting = Meeting()
    meeting.waiting(meeting.person(phone(1), **TOLD))
    meeting.person(phone(2), **TOLD)
    finished(meeting)
    assert meeting.rejects(SYSTEM, "PurgeCheckIns") == "too_early"
    rows = {(row["value"], row["dossier"]): row for row in meeting.view("organiser", ORGANISER)["held"]}
    assert rows["phone", False]["count"] == 2 and rows["phone", False]["until"] == "2027-01-03"
    assert rows["name", True]["count"] == 1 and rows["name", True]["until"] == "2031-12-04"
    assert rows["name", False]["count"] == 1
    meeting.now += 30 * DAY
    meeting.do(SYSTEM, "PurgeCheckIns")
    assert own(meeting)["name"] == "Lò Thị 1" and own(meeting)["phone"] == ""
    assert meeting.view("me", phone(2))["people"][0]["name"] == ""
    assert meeting.state.purged_at == meeting.state.at
    assert meeting.rejects(SYSTEM, "PurgeCheckIns") == "nothing_to_erase"
    assert fold(meeting.recorded) == meeting.state


def test_nothing_is_purged_before_the_work_has_ended() -> None:
    meeting = Meeting()
    meeting.person(phone(1), **TOLD)
    meeting.now += 400 * DAY
    assert meeting.rejects(SYSTEM, "PurgeCheckIns") == "wrong_phase"
    assert all(row["until"] == "" for row in meeting.view("organiser", ORGANISER)["held"])


def test_a_leap_day_ends_the_dossier_a_day_later() -> None:
    meeting = Meeting()
    meeting.waiting(meeting.person(phone(1)))
    meeting.now = 1835406000000  # 29 February 2028
    finished(meeting)
    rows = [row["until"] for row in meeting.view("organiser", ORGANISER)["held"] if row["dossier"]]
    assert rows == ["2033-03-01"]


def test_needs_of_an_early_journal_can_still_be_read() -> None:
    meeting = Meeting()
    meeting.person(phone(1), **TOLD)
    state = State()
    for one in meeting.recorded:
        early = {"needs": ("help",)} if hasattr(one.event, "needs") else {}
        state = evolve(state, replace(one, event=replace(one.event, **early)))
    assert state.attendees[1].needs == ("help",)
