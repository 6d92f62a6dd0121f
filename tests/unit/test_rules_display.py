"""What the projectors show by the chair's choice, and what was let through to them."""

import pytest

from tests.unit.builders import CHAIR, DESK, OPERATOR, ORGANISER, SECRETARY, Meeting, about, phone


def shown(meeting: Meeting, screen: str = "display") -> dict[str, object]:
    view = meeting.view("public")[screen]
    return {key: value for key, value in view.items() if value}


def document(meeting: Meeting, pages: int = 2) -> None:
    said = {"title": "Báo cáo", "kind": "pdf", "sha256": "0" * 64, "size": 1, "pages": ["0" * 64] * pages}
    meeting.do(ORGANISER, "PublishDocument", **said)


def test_a_break_counts_down_to_its_end() -> None:
    meeting = Meeting()
    assert meeting.rejects(CHAIR, "ShowOnDisplay", mode="break") == "minutes_missing"
    meeting.do(CHAIR, "ShowOnDisplay", mode="break", minutes=10)
    assert shown(meeting) == {"mode": "break", "until": meeting.now + 600_000}
    meeting.do(OPERATOR, "ShowOnDisplay", mode="break", minutes=5)
    assert shown(meeting)["until"] == meeting.now + 300_000
    meeting.do(CHAIR, "ShowOnDisplay", mode="auto")
    assert shown(meeting) == {"mode": "auto"}
    assert meeting.rejects(CHAIR, "ShowOnDisplay", mode="auto") == "already_there"


def test_a_report_shows_a_page_that_there_is() -> None:
    meeting = Meeting()
    assert meeting.rejects(CHAIR, "ShowOnDisplay", mode="report", document=1) == "no_such_document"
    document(meeting)
    meeting.do(CHAIR, "ShowOnDisplay", mode="report", document=1)
    meeting.do(CHAIR, "ShowOnDisplay", mode="report", document=1, page=2)
    assert shown(meeting) == {"mode": "report", "document": {"id": 1, "page": 2}}
    assert meeting.rejects(CHAIR, "ShowOnDisplay", mode="report", document=1, page=3) == "page_missing"
    meeting.do(ORGANISER, "WithdrawDocument", document=1)
    assert meeting.rejects(CHAIR, "ShowOnDisplay", mode="report", document=1) == "no_such_document"
    meeting.do(CHAIR, "ShowOnDisplay", mode="report")


def test_the_next_call_ends_a_break_and_undoing_it_brings_the_break_back() -> None:
    meeting = Meeting()
    opinion = meeting.waiting()
    meeting.do(CHAIR, "ShowOnDisplay", mode="break", minutes=10)
    meeting.do(CHAIR, "ShowOnDisplay", mode="break", minutes=10, screen=2)
    meeting.do(CHAIR, "GiveFloor", opinion=opinion)
    assert (meeting.state.display.mode, meeting.state.second.mode) == ("auto", "same")
    meeting.do(CHAIR, "Undo")
    assert (meeting.state.display.mode, meeting.state.second.mode) == ("break", "break")


@pytest.mark.parametrize(
    ("status", "goes_on"),
    [("called", "StartTimer"), ("speaking", "ResumeTimer"), ("heard", "StartAnswer"), ("heard", "StartReply")],
)
def test_a_break_is_over_when_somebody_talks_again(status: str, goes_on: str) -> None:
    meeting = Meeting()
    opinion = meeting.at(status)
    if goes_on == "ResumeTimer":
        meeting.do(CHAIR, "PauseTimer")
    meeting.do(CHAIR, "ShowOnDisplay", mode="break", minutes=10)
    meeting.do(CHAIR, "ShowOnDisplay", mode="break", minutes=10, screen=2)
    meeting.do(CHAIR, goes_on, **about(goes_on, opinion))
    assert (meeting.state.display.mode, meeting.state.second.mode) == ("auto", "same")
    meeting.do(CHAIR, "Undo")
    assert (meeting.state.display.mode, meeting.state.second.mode) == ("break", "break")


@pytest.mark.parametrize("mode", ["report", "announcement", "welcome", "blank"])
def test_an_answer_leaves_what_else_was_chosen(mode: str) -> None:
    meeting = Meeting()
    opinion = meeting.heard()
    meeting.do(CHAIR, "Announce", text="Mời về chỗ")
    meeting.do(CHAIR, "ShowOnDisplay", mode=mode)
    meeting.answering(opinion)
    assert meeting.state.display.mode == mode


@pytest.mark.parametrize(("phase", "goes_on"), [("doors_open", "StartMeeting"), ("in_session", "Conclude")])
def test_no_break_outlasts_the_beginning_or_the_end(phase: str, goes_on: str) -> None:
    meeting = Meeting(phase)
    meeting.do(CHAIR, "ShowOnDisplay", mode="break", minutes=10)
    meeting.do(CHAIR, goes_on)
    assert meeting.state.display.mode == "auto"


@pytest.mark.parametrize("mode", ["welcome", "agenda", "report", "conclusion", "announcement"])
def test_a_call_is_seen_whatever_the_chair_had_chosen_and_the_second_projector_keeps_its_picture(mode: str) -> None:
    meeting = Meeting()
    opinion = meeting.waiting()
    meeting.do(CHAIR, "Announce", text="Mời về chỗ")
    meeting.do(CHAIR, "ShowOnDisplay", mode=mode)
    meeting.do(CHAIR, "ShowOnDisplay", mode="welcome", screen=2)
    meeting.do(CHAIR, "GiveFloor", opinion=opinion)
    assert shown(meeting) == {"mode": "auto", "announcement": "Mời về chỗ"}
    assert shown(meeting, "second") == {"mode": "welcome"}
    meeting.do(CHAIR, "Undo")
    assert meeting.state.display.mode == mode


def test_the_next_item_leaves_what_was_chosen() -> None:
    meeting = Meeting()
    meeting.do(CHAIR, "ShowOnDisplay", mode="welcome")
    meeting.do(CHAIR, "SetAgendaItem", item="conclusion")
    assert meeting.state.display.mode == "welcome"


def test_an_announcement_without_words_is_no_picture() -> None:
    meeting = Meeting()
    meeting.do(CHAIR, "Announce", text="Mời về chỗ")
    meeting.do(CHAIR, "ShowOnDisplay", mode="announcement")
    meeting.do(CHAIR, "ShowOnDisplay", mode="announcement", screen=2)
    meeting.do(CHAIR, "Announce", text="Mời ông/bà về chỗ")
    assert (meeting.state.display.mode, meeting.state.second.mode) == ("announcement", "announcement")
    meeting.do(CHAIR, "Announce", text="")
    assert (meeting.state.display.mode, meeting.state.second.mode) == ("auto", "same")


def test_a_dark_picture_stays_dark_whoever_is_called() -> None:
    meeting = Meeting()
    opinion = meeting.waiting()
    meeting.do(CHAIR, "ShowOnDisplay", mode="blank")
    meeting.do(CHAIR, "GiveFloor", opinion=opinion)
    meeting.do(CHAIR, "MarkAbsent")
    meeting.do(CHAIR, "SetAgendaItem", item="conclusion")
    assert meeting.state.display.mode == "blank"


def test_two_projectors_may_show_different_things() -> None:
    meeting = Meeting()
    assert shown(meeting, "second") == {"mode": "same"}
    assert meeting.rejects(CHAIR, "ShowOnDisplay", mode="same") == "already_there"
    meeting.do(CHAIR, "Announce", text="Mời về chỗ")
    meeting.do(CHAIR, "ShowOnDisplay", mode="welcome", screen=2)
    assert shown(meeting) == {"mode": "auto", "announcement": "Mời về chỗ"}
    assert shown(meeting, "second") == {"mode": "welcome"}
    meeting.do(CHAIR, "Undo")
    assert shown(meeting, "second") == {"mode": "same"}


@pytest.mark.parametrize("second", ["auto", "welcome", "same", "blank"])
def test_switching_the_picture_off_darkens_every_screen_and_its_end_brings_both_back(second: str) -> None:
    meeting = Meeting()
    if second != "same":
        meeting.do(CHAIR, "ShowOnDisplay", mode=second, screen=2)
    meeting.do(CHAIR, "ShowOnDisplay", mode="blank")
    assert (shown(meeting)["mode"], shown(meeting, "second")["mode"]) == ("blank", "blank")
    meeting.do(CHAIR, "ShowOnDisplay", mode="auto")
    assert (shown(meeting)["mode"], shown(meeting, "second")["mode"]) == ("auto", second)


def test_the_second_projector_alone_may_be_dark() -> None:
    meeting = Meeting()
    meeting.do(CHAIR, "ShowOnDisplay", mode="blank", screen=2)
    assert (shown(meeting)["mode"], shown(meeting, "second")["mode"]) == ("auto", "blank")


def test_what_was_written_is_shown_when_it_was_let_through() -> None:
    meeting = Meeting()
    opinion = meeting.speaking(meeting.waiting(content="Ông X ăn bớt tiền làm đường"))
    assert meeting.view("public")["floor"]["text"] == ""
    meeting.do(SECRETARY, "LetThrough", opinion=opinion, text="Làm rõ kinh phí làm đường")
    assert meeting.view("public")["floor"]["text"] == "Làm rõ kinh phí làm đường"
    assert meeting.opinion(opinion).content == "Ông X ăn bớt tiền làm đường"
    assert meeting.rejects(CHAIR, "LetThrough", opinion=opinion, text="Làm rõ kinh phí làm đường") == "already_there"
    meeting.do(CHAIR, "LetThrough", opinion=opinion, text="")
    assert meeting.view("public")["floor"]["text"] == ""


def test_a_later_edit_takes_it_away_and_what_is_protected_is_never_shown() -> None:
    meeting = Meeting()
    opinion, conduct = meeting.waiting(), meeting.waiting(field="conduct")
    meeting.do(SECRETARY, "LetThrough", opinion=opinion, text="Đường hỏng")
    meeting.do(phone(1), "EditRequest", opinion=opinion, field="road", content="Khác")
    assert meeting.opinion(opinion).shown == ""
    assert meeting.rejects(SECRETARY, "LetThrough", opinion=conduct, text="A") == "opinion_protected"
    meeting.do(SECRETARY, "LetThrough", opinion=opinion, text="Khác")
    meeting.do(SECRETARY, "ClassifyOpinion", opinion=opinion, field="conduct")
    meeting.speaking(opinion)
    assert meeting.view("public")["floor"]["text"] == ""
    assert meeting.rejects(DESK, "LetThrough", opinion=opinion, text="A") == "not_allowed"


def test_a_complaint_passed_on_is_not_shown() -> None:
    meeting = Meeting()
    opinion = meeting.heard()
    meeting.do(CHAIR, "RecordOutcome", opinions=[opinion], outcome="complaint", body="Thanh tra tỉnh")
    assert meeting.rejects(SECRETARY, "LetThrough", opinion=opinion, text="A") == "opinion_protected"


@pytest.mark.parametrize("signers", [2])
def test_who_speaks_for_whom_is_named_by_number(signers: int) -> None:
    meeting = Meeting()
    lead, *others = meeting.joint(signers)
    meeting.called(lead)
    assert meeting.view("public")["floor"]["signers"] == [meeting.opinion(o).number for o in others]
