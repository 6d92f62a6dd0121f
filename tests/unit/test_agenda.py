"""What the meeting is ahead or behind its plan, and the minutes left for the people."""

from dataclasses import replace

from meeting.agenda import current
from tests.unit.builders import CHAIR, HELD, Meeting

MINUTE = 60_000
DAY = 24 * 60 * MINUTE


def begun_at(at: int, item: str | None = None) -> Meeting:
    """A meeting that began at ``at``; then its ``item``."""
    meeting = Meeting("preparing")
    meeting.now = at - 2000
    meeting.do(CHAIR, "OpenCheckIn")
    meeting.do(CHAIR, "StartMeeting")
    if item is not None:
        meeting.do(CHAIR, "SetAgendaItem", item=item)
    return meeting


def left(meeting: Meeting) -> int:
    reach: dict[str, int] = meeting.view("public")["reach"]
    return reach["left"]


def minutes_before(meeting: Meeting) -> int:
    """What the plan gives to the items before the people speak."""
    at = next(i for i, item in enumerate(meeting.state.agenda) if item.speaking)
    return sum(item.minutes for item in meeting.state.agenda[:at])


def speaking_minutes(meeting: Meeting) -> int:
    return next(item.minutes for item in meeting.state.agenda if item.speaking)


def test_nothing_is_planned_before_the_meeting_begins() -> None:
    assert current(Meeting("preparing").state) is None
    assert Meeting("preparing").view("chair", CHAIR)["plan"] is None


def test_items_follow_one_another_from_the_hour_that_was_announced() -> None:
    meeting = begun_at(HELD + 7 * MINUTE)
    first, second = meeting.state.agenda[:2]
    assert meeting.view("chair", CHAIR)["plan"] == {"start": HELD, "until": HELD + first.minutes * MINUTE}
    meeting.do(CHAIR, "SetAgendaItem", item=second.id)
    plan = current(meeting.state)
    assert plan is not None and plan.start == HELD + first.minutes * MINUTE


def test_an_item_that_began_early_has_its_minutes_and_a_late_one_ends_by_the_plan() -> None:
    early = begun_at(HELD, "dialogue")
    assert left(early) == speaking_minutes(early)
    late = begun_at(HELD)
    late.now = HELD + (minutes_before(late) + 20) * MINUTE - 1000
    late.do(CHAIR, "SetAgendaItem", item="dialogue")
    assert left(late) == speaking_minutes(late) - 20


def test_reports_that_run_over_take_from_the_people_before_their_item_begins() -> None:
    meeting = begun_at(HELD)
    assert left(meeting) == speaking_minutes(meeting)
    meeting.now = HELD + (minutes_before(meeting) + 10) * MINUTE - 1000
    meeting.do(CHAIR, "Announce", text="Mời đại biểu ổn định chỗ ngồi")
    assert left(meeting) == speaking_minutes(meeting) - 10


def test_the_time_for_the_people_is_told_with_its_ends() -> None:
    meeting = begun_at(HELD - 5 * MINUTE)
    opens = HELD + minutes_before(meeting) * MINUTE
    planned = speaking_minutes(meeting) * MINUTE
    assert meeting.view("chair")["people"] == {"start": opens, "until": opens + planned, "turn": 8}
    meeting.do(CHAIR, "SetAgendaItem", item="dialogue")
    people = {"start": meeting.state.at, "until": meeting.state.at + planned, "turn": 8}
    assert meeting.view("chair")["people"] == people
    meeting.concluded()
    assert meeting.view("chair")["people"] is None


def test_a_rehearsal_on_another_day_counts_from_its_own_beginning() -> None:
    for days in (-3, 3):
        meeting = begun_at(HELD + days * DAY)
        plan = current(meeting.state)
        assert plan is not None and plan.start == HELD + days * DAY
        assert left(meeting) == speaking_minutes(meeting)


def test_an_hour_that_is_none_fails_nobodys_screen() -> None:
    meeting = begun_at(HELD)
    meeting.state = replace(meeting.state, setup=replace(meeting.state.expect_setup(), start="8 giờ"))
    plan = current(meeting.state)
    assert plan is not None and plan.start == HELD
    assert left(meeting) == speaking_minutes(meeting)
