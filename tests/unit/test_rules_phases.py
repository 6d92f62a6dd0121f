"""Phases, agenda, display, gavel."""

import pytest

from meeting.actors import SYSTEM
from meeting.events import MovedToWritten, PhaseReopened
from tests.unit.builders import (
    CHAIR,
    COCHAIR,
    DESK,
    OPERATOR,
    ORGANISER,
    SECRETARY,
    Meeting,
    about,
    phone,
)

PHASES = ("preparing", "doors_open", "in_session", "concluded", "follow_up", "finished")


def test_a_meeting_goes_through_its_phases() -> None:
    meeting = Meeting("preparing")
    seen = [meeting.state.phase]
    for actor, name in [
        (ORGANISER, "OpenCheckIn"),
        (CHAIR, "StartMeeting"),
        (CHAIR, "Conclude"),
        (ORGANISER, "CloseMeeting"),
        (ORGANISER, "Finish"),
    ]:
        meeting.do(actor, name)
        seen.append(meeting.state.phase)
    assert tuple(seen) == PHASES
    assert meeting.rejects(CHAIR, "Announce", text="Xong") == "meeting_finished"


@pytest.mark.parametrize(
    ("name", "phase"),
    [
        ("OpenCheckIn", "preparing"),
        ("StartMeeting", "doors_open"),
        ("Conclude", "in_session"),
        ("CloseMeeting", "concluded"),
        ("Finish", "follow_up"),
    ],
)
def test_a_step_is_taken_from_its_phase_only(name: str, phase: str) -> None:
    for steps in range(5):
        meeting = Meeting("preparing")
        for step in ("OpenCheckIn", "StartMeeting", "Conclude", "CloseMeeting")[:steps]:
            meeting.do(CHAIR, step)
        actor = ORGANISER if name == "Finish" else CHAIR
        if meeting.state.phase == phase:
            meeting.do(actor, name)
        else:
            assert meeting.rejects(actor, name) == "wrong_phase"


def test_one_phase_back_while_nothing_depends_on_it() -> None:
    meeting = Meeting("preparing")
    assert meeting.rejects(CHAIR, "ReopenPhase", reason="Nhầm") == "wrong_phase"
    for step in ("OpenCheckIn", "StartMeeting", "Conclude", "CloseMeeting"):
        meeting.do(CHAIR, step)
    for phase in PHASES[3::-1]:
        meeting.do(CHAIR, "ReopenPhase", reason="Nhầm")
        assert meeting.state.phase == phase
    meeting.do(CHAIR, "OpenCheckIn")
    meeting.waiting()
    assert meeting.rejects(CHAIR, "ReopenPhase", reason="Nhầm") == "phase_in_use"
    meeting.do(CHAIR, "StartMeeting")
    meeting.called(1)
    meeting.do(CHAIR, "MarkAbsent")
    assert meeting.rejects(CHAIR, "ReopenPhase", reason="Nhầm") == "phase_in_use"
    assert meeting.view("chair")["undo"] is not None


def test_a_reopened_session_goes_on_at_its_last_item() -> None:
    meeting = Meeting()
    meeting.do(CHAIR, "Conclude")
    assert meeting.state.item is None
    meeting.do(CHAIR, "ReopenPhase", reason="Còn ý kiến")
    assert meeting.state.item == "conclusion"
    assert meeting.view("chair")["undo"] is None


def test_registration_opens_and_closes_by_hand() -> None:
    meeting = Meeting("preparing")
    assert meeting.rejects(CHAIR, "OpenRegistration") == "wrong_phase"
    meeting.do(CHAIR, "OpenCheckIn", registration=False)
    assert meeting.rejects(CHAIR, "CloseRegistration") == "registration_is_closed"
    meeting.do(CHAIR, "OpenRegistration")
    assert meeting.rejects(CHAIR, "OpenRegistration") == "registration_is_open"
    meeting.do(CHAIR, "CloseRegistration")
    assert not meeting.state.registration


def test_registration_opens_and_closes_with_the_agenda() -> None:
    meeting = Meeting()
    meeting.do(CHAIR, "SetAgendaItem", item="conclusion")
    assert not meeting.state.registration
    meeting.do(CHAIR, "SetAgendaItem", item="dialogue")
    assert not meeting.state.registration
    meeting.do(CHAIR, "SetAgendaItem", item="opening")
    assert meeting.state.registration
    meeting.do(CHAIR, "SetAgendaItem", item="conclusion")
    meeting.do(CHAIR, "Undo")
    assert (meeting.state.registration, meeting.state.item) == (True, "opening")


def test_the_agenda_keeps_times() -> None:
    meeting = Meeting()
    began = meeting.now
    meeting.do(CHAIR, "SetAgendaItem", item="dialogue")
    assert meeting.rejects(CHAIR, "SetAgendaItem", item="dialogue") == "already_there"
    assert meeting.rejects(CHAIR, "SetAgendaItem", item="moon") == "no_such_item"
    items = {i["id"]: i for i in meeting.view("public")["agenda"]["items"]}
    assert (items["opening"]["started_at"], items["opening"]["ended_at"]) == (began, began + 1000)
    assert (items["dialogue"]["started_at"], items["dialogue"]["ended_at"]) == (began + 1000, None)
    assert (items["dialogue"]["minutes"], items["conclusion"]["minutes"]) == (110, 10)
    meeting.do(CHAIR, "SetAgendaItem", item="opening")
    assert meeting.view("public")["agenda"]["items"][0]["started_at"] == began
    meeting.called()
    assert meeting.rejects(CHAIR, "SetAgendaItem", item="report") == "floor_busy"
    concluded = Meeting()
    concluded.do(CHAIR, "Conclude")
    assert concluded.rejects(CHAIR, "SetAgendaItem", item="report") == "wrong_phase"


def test_display_and_announcement() -> None:
    meeting = Meeting()
    assert meeting.rejects(CHAIR, "ShowOnDisplay", mode="auto") == "already_there"
    assert meeting.rejects(CHAIR, "Announce") == "already_there"
    meeting.do(OPERATOR, "ShowOnDisplay", mode="blank")
    meeting.do(CHAIR, "Announce", text="Nghỉ 10 phút")
    shown = meeting.view("public")["display"]
    assert (shown["mode"], shown["announcement"]) == ("blank", "Nghỉ 10 phút")
    meeting.do(CHAIR, "Announce")
    assert meeting.view("public")["display"]["announcement"] == ""


def test_the_gavel_is_handed_over() -> None:
    meeting = Meeting()
    assert meeting.rejects(COCHAIR, "Announce", text="?") == "no_gavel"
    assert meeting.rejects(COCHAIR, "PassGavel", to="cochair1") == "no_gavel"
    assert meeting.rejects(CHAIR, "PassGavel", to="chair") == "already_there"
    assert meeting.rejects(CHAIR, "PassGavel", to="economy") == "no_such_official"
    meeting.do(CHAIR, "PassGavel", to="cochair1")
    assert meeting.rejects(CHAIR, "Announce", text="?") == "no_gavel"
    meeting.do(COCHAIR, "Announce", text="Tôi điều hành")
    meeting.do(OPERATOR, "Announce", text="Nhân danh người điều hành")
    assert meeting.view("me", COCHAIR)["signed"]["gavel"] is True
    assert meeting.view("me", CHAIR)["signed"]["gavel"] is False


def test_those_left_get_an_outcome_each_in_one_step() -> None:
    meeting = Meeting()
    first, second, third, fourth = (meeting.heard() for _ in range(4))
    told = [
        {"opinion": first, "outcome": "answered_here", "resolved": True},
        {"opinion": second, "outcome": "to_higher", "level": "province"},
        {"opinion": third, "outcome": "to_study"},
    ]
    assert meeting.rejects(CHAIR, "Conclude", outcomes=told) == "unanswered_left"
    twice = [{"opinion": first, "outcome": "noted"}] * 2
    assert meeting.rejects(CHAIR, "Conclude", outcomes=twice, remaining="to_study") == "named_twice"
    other = [{"opinion": meeting.outcome(), "outcome": "noted"}]
    assert meeting.rejects(CHAIR, "Conclude", outcomes=other, remaining="to_study") == "opinion_moved_on"
    levelless = [{"opinion": first, "outcome": "to_higher"}]
    assert meeting.rejects(CHAIR, "Conclude", outcomes=levelless, remaining="to_study") == "level_missing"
    meeting.do(CHAIR, "Conclude", outcomes=told, remaining="to_study")
    found = [meeting.opinion(id_).outcome for id_ in (first, second, third, fourth)]
    assert [(o.outcome, o.resolved, o.body) for o in found if o] == [
        ("answered_here", True, ""),
        ("to_higher", False, "Cấp tỉnh"),
        ("to_study", False, "UBND xã Mẫu"),
        ("to_study", False, "UBND xã Mẫu"),
    ]
    assert meeting.state.phase == "concluded"


def test_heard_opinions_without_an_outcome_block_the_conclusion() -> None:
    meeting = Meeting()
    heard = meeting.heard(meeting.joint()[0])
    assert meeting.rejects(CHAIR, "Conclude") == "unanswered_left"
    meeting.do(CHAIR, "Conclude", remaining="to_study")
    outcome = meeting.opinion(heard).outcome
    assert outcome is not None
    assert (outcome.outcome, outcome.resolved, outcome.body, outcome.due) == (
        "to_study",
        False,
        "UBND xã Mẫu",
        "2026-12-25",
    )
    assert meeting.opinion(2).outcome == outcome
    assert meeting.view("public")["answered"] is None and not meeting.state.registration


def test_conclude_ends_a_running_answer() -> None:
    meeting = Meeting()
    meeting.at("answering")
    meeting.concluded()
    assert meeting.state.floor is None and meeting.status(1) == "outcome"


def test_what_a_conclusion_will_make_written_is_told_before() -> None:
    meeting = Meeting()
    meeting.joint(), meeting.at("absent"), meeting.heard(), meeting.written()
    meeting.called()
    unheard = meeting.view("chair")["conclusion"]["unheard"]
    assert len(unheard) == 4
    parted = [e.opinion for e in meeting.do(CHAIR, "Conclude", remaining="to_study") if isinstance(e, MovedToWritten)]
    assert sorted(parted) == unheard


def test_finish_waits_for_every_opinion() -> None:
    meeting = Meeting()
    done = meeting.outcome(resolved=True)
    owed = meeting.outcome(outcome="to_study", body="Phòng Kinh tế")
    written, refused, office = meeting.written(), meeting.waiting(), meeting.waiting()
    meeting.do(CHAIR, "Refuse", **about("Refuse", refused))
    meeting.do(CHAIR, "Refuse", **{**about("Refuse", office), "route": "office"})
    assert meeting.view("chair")["conclusion"]["unanswered"] == [refused]
    assert [meeting.view("me", phone(n))["opinions"][0]["due"] is None for n in (refused, office)] == [False, True]
    assert meeting.rejects(CHAIR, "Conclude") == "unanswered_left"
    meeting.do(CHAIR, "Conclude", remaining="to_study")
    assert [meeting.status(id_) for id_ in (refused, office)] == ["outcome", "refused"]
    meeting.do(CHAIR, "CloseMeeting")
    for left in ([written, owed, refused], [owed, refused], [refused]):
        assert meeting.rejects(ORGANISER, "Finish") == "work_left"
        meeting.do(SECRETARY, "RecordOutcome", opinions=[left[0]], outcome="noted", resolved=True)
    meeting.do(phone(done), "RateAnswer", opinion=done, satisfied="partly")
    meeting.do(ORGANISER, "Finish")
    assert meeting.rejects(DESK, "Withdraw", opinion=done) == "meeting_finished"


def test_registration_closes_by_itself_when_its_time_has_come() -> None:
    meeting = Meeting()
    assert meeting.rejects(CHAIR, "SetRegistrationEnd") == "already_there"
    assert meeting.rejects(SYSTEM, "CloseRegistration") == "too_early"
    meeting.do(CHAIR, "SetRegistrationEnd", minutes=10)
    until = meeting.view("public")["meeting"]["registration_until"]
    assert until == meeting.now + 600_000
    assert meeting.rejects(SYSTEM, "CloseRegistration") == "too_early"
    meeting.do(CHAIR, "SetRegistrationEnd")
    assert meeting.state.registration_until is None
    meeting.do(CHAIR, "SetRegistrationEnd", minutes=1)
    meeting.now += 60_000
    meeting.do(SYSTEM, "CloseRegistration")
    assert not meeting.state.registration and meeting.state.registration_until is None
    assert meeting.rejects(CHAIR, "SetRegistrationEnd", minutes=1) == "registration_is_closed"


@pytest.mark.parametrize("answered", [False, True])
def test_the_session_stays_open_once_somebody_was_heard_from_the_floor(answered: bool) -> None:
    meeting = Meeting()
    meeting.do(CHAIR, "AddFromFloor", number=meeting.person(), field="road")
    if answered:
        meeting.do(SECRETARY, "RecordOutcome", opinions=[1], outcome="noted")
    assert meeting.rejects(CHAIR, "ReopenPhase", reason="Nhầm") == "phase_in_use"


def concluded_by_mistake() -> tuple[Meeting, dict[str, int]]:
    """A conclusion that reaches nobody: people wait, in an order by hand, jointly, called, absent."""
    meeting = Meeting()
    names = ("lead", "one", "two", "absent", "own", "called", "behind", "first", "settled", "last")
    ids = {name: meeting.waiting() for name in names}
    meeting.do(CHAIR, "JoinRequests", lead=ids["lead"], others=[ids["two"], ids["one"]])
    meeting.do(CHAIR, "JoinRequests", lead=ids["called"], others=[ids["behind"]])
    meeting.do(CHAIR, "Reorder", opinion=ids["first"], before=ids["lead"], reason="elderly")
    meeting.called(ids["absent"])
    meeting.do(CHAIR, "MarkAbsent")
    meeting.do(DESK, "ToWritten", opinion=ids["own"])
    meeting.called(ids["called"])
    meeting.do(CHAIR, "Conclude")
    return meeting, ids


def stand_as_before(meeting: Meeting, ids: dict[str, int]) -> None:
    queue = tuple(ids[name] for name in ("first", "lead", "called", "last"))
    assert meeting.state.queue == queue
    assert meeting.opinion(ids["lead"]).cosigners == (ids["two"], ids["one"])
    assert meeting.opinion(ids["called"]).cosigners == (ids["behind"],)
    assert {name: meeting.status(id_) for name, id_ in ids.items() if id_ not in queue} == {
        **dict.fromkeys(("one", "two", "behind"), "joined"),
        **{"absent": "absent", "own": "written", "settled": "outcome"},
    }
    first = meeting.view("me", phone(meeting.opinion(ids["first"]).number))["opinions"][0]
    assert first["moved"] == "elderly"


def test_those_whom_a_conclusion_by_mistake_did_not_reach_stand_again_as_they_stood() -> None:
    meeting, ids = concluded_by_mistake()
    meeting.do(SECRETARY, "RecordOutcome", opinions=[ids["settled"]], outcome="noted")
    meeting.do(CHAIR, "ReopenPhase", reason="Còn người chờ")
    stand_as_before(meeting, ids)
    meeting.do(CHAIR, "Conclude")
    meeting.do(CHAIR, "CloseMeeting")
    meeting.do(CHAIR, "ReopenPhase", reason="Bấm nhầm")
    meeting.do(CHAIR, "ReopenPhase", reason="Còn người chờ")
    stand_as_before(meeting, ids)
    meeting.do(CHAIR, "Recall", opinion=ids["absent"])
    meeting.do(phone(meeting.opinion(ids["one"]).number), "LeaveJoint", opinion=ids["one"])


def test_whom_a_secretary_settled_or_sealed_meanwhile_is_not_joined_again() -> None:
    meeting, ids = concluded_by_mistake()
    meeting.do(SECRETARY, "ClassifyOpinion", opinion=ids["two"], field="conduct")
    meeting.do(SECRETARY, "RecordOutcome", opinions=[ids["called"]], outcome="noted")
    meeting.do(CHAIR, "ReopenPhase", reason="Còn người chờ")
    assert meeting.opinion(ids["lead"]).cosigners == (ids["one"],)
    assert [meeting.opinion(ids[name]).lead for name in ("two", "behind")] == [None, None]
    assert meeting.state.queue == tuple(ids[name] for name in ("first", "lead", "two", "behind", "settled", "last"))


def test_who_registered_keeps_the_place_when_the_meeting_goes_back_to_the_doors() -> None:
    meeting = Meeting()
    queue = tuple(meeting.waiting() for _ in range(3))
    meeting.do(CHAIR, "ReopenPhase", reason="Bấm nhầm")
    assert (meeting.state.phase, meeting.state.queue) == ("doors_open", queue)


def test_in_older_records_those_not_reached_waited_each_alone() -> None:
    meeting, ids = concluded_by_mistake()
    unreached = tuple(sorted(id_ for name, id_ in ids.items() if name != "own"))
    meeting.append([PhaseReopened("in_session", "Nhầm", unreached)], CHAIR, "chair:chair/reopen")
    assert meeting.state.queue == unreached
    assert {(meeting.status(id_), meeting.opinion(id_).moved) for id_ in unreached} == {("waiting", "")}
