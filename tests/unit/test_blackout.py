"""The blackout sheet, and entering afterwards who was served by it."""

from meeting.blackout import sheet
from meeting.views import public
from tests.unit.builders import CHAIR, DESK, SECRETARY, VILLAGE, Meeting, Rejected

SECRET = "Cán bộ hẹn nhiều lần"


def test_what_stands_on_the_sheet() -> None:
    meeting = Meeting()
    lead, other = meeting.joint(content="Đường hỏng. " * 30)
    conduct = meeting.waiting(field="conduct", content=SECRET)
    absent, heard, written = meeting.at("absent"), meeting.heard(), meeting.written()
    closed = meeting.outcome()
    meeting.called(conduct)
    found = sheet(meeting.state)
    groups = ("floor", "queue", "absent", "unanswered", "closed")
    numbers = {name: [row.number for row in getattr(found, name)] for name in groups}
    assert numbers == {
        "floor": [meeting.opinion(conduct).number],
        "queue": [meeting.opinion(lead).number],
        "absent": [meeting.opinion(absent).number],
        "unanswered": [meeting.opinion(heard).number],
        "closed": [meeting.opinion(closed).number],
    }
    assert [row.number for row in found.written] == [meeting.opinion(written).number]
    (row,) = found.queue
    assert row.signers == (meeting.opinion(other).number,)
    assert row.content.endswith("…") and row.village == "Bản Ten"
    assert (found.floor[0].field, found.floor[0].content) == ("Nội dung khác", "")
    assert SECRET not in str(found)
    meeting.do(CHAIR, "MarkAbsent")
    assert sheet(meeting.state).floor == ()


def test_who_was_refused_and_waits_for_a_written_answer_is_on_the_sheet() -> None:
    meeting = Meeting()
    refused, sent_on = meeting.at("refused"), meeting.waiting()
    meeting.do(CHAIR, "Refuse", opinion=sent_on, reason="drunk", route="office")
    assert [row.number for row in sheet(meeting.state).refused] == [meeting.opinion(refused).number]
    meeting.do(CHAIR, "RecordOutcome", opinions=[refused], outcome="noted")
    found = sheet(meeting.state)
    assert (found.refused, [row.number for row in found.closed]) == ((), [meeting.opinion(refused).number])


def test_a_sheet_without_what_was_said_keeps_who_and_what_it_is_about() -> None:
    meeting = Meeting()
    meeting.waiting(content="Đường hỏng")
    (row,) = sheet(meeting.state, with_content=False).queue
    assert (row.number, row.field, row.content) == (1, "Đường giao thông", "")


def test_who_spoke_meanwhile_is_heard_and_waits_for_an_answer() -> None:
    meeting = Meeting()
    lead, other = meeting.joint()
    absent, waiting = meeting.at("absent"), meeting.waiting()
    numbers = [meeting.opinion(o).number for o in (lead, absent)]
    meeting.do(SECRETARY, "EnterServed", numbers=[*numbers, numbers[0]])
    assert [meeting.status(o) for o in (lead, other, absent, waiting)] == ["heard", "heard", "heard", "waiting"]
    assert meeting.state.queue == (waiting,)
    assert meeting.view("chair", CHAIR)["unanswered"] == [lead, absent]
    assert public.totals(meeting.state)["spoken"] == 3
    meeting.outcome(lead)
    assert meeting.status(other) == "outcome"


def test_a_number_that_nobody_waits_with_is_named_and_nothing_is_half_done() -> None:
    meeting = Meeting()
    waiting, heard = meeting.waiting(), meeting.heard()
    numbers = [meeting.opinion(waiting).number, meeting.opinion(heard).number, 99]
    try:
        meeting.do(CHAIR, "EnterServed", numbers=numbers)
    except Rejected as rejected:
        assert (rejected.code, rejected.params) == ("nobody_waits", {"numbers": f"{numbers[1]}, 99"})
    else:
        raise AssertionError("numbers that nobody has were taken")
    assert meeting.status(waiting) == "waiting"
    assert meeting.rejects(VILLAGE, "EnterServed", numbers=[1]) == "not_allowed"


def test_who_had_the_floor_when_the_power_went_is_named_apart() -> None:
    meeting = Meeting()
    called, other = meeting.called(), meeting.waiting()
    assert meeting.rejects(DESK, "EnterServed", numbers=[1, 2]) == "served_holds_floor"
    meeting.do(CHAIR, "MarkAbsent")
    meeting.do(DESK, "EnterServed", numbers=[1, 2])
    assert [meeting.status(o) for o in (called, other)] == ["heard", "heard"]
    meeting.speaking(meeting.waiting())
    assert meeting.rejects(DESK, "EnterServed", numbers=[3, 99]) == "served_holds_floor"


def test_the_chair_can_take_it_back() -> None:
    meeting = Meeting()
    one, two = meeting.waiting(), meeting.waiting()
    meeting.do(CHAIR, "EnterServed", numbers=[1, 2])
    meeting.do(CHAIR, "Undo")
    assert meeting.state.queue == (one, two)
