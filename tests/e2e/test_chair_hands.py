"""The chair's tablet offers what the server takes: outcomes, III.4, the word asked for, and undo in true words."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from simulation.client import Client, Refused
from tests.chair import (
    PORTRAIT,
    Citizen,
    Speaker,
    Staff,
    fits,
    hand_on,
    heard,
    in_dialogue,
    opinion,
    primary,
    registered,
    row,
    serious,
)


def test_an_outcome_without_an_answer_is_noted_and_not_settled(tablet: Any, chair: Client, citizen: Citizen) -> None:
    in_dialogue(chair)
    speaker = registered(citizen, "Lò Thị Ánh")
    heard(chair, speaker)
    page = tablet("chair", PORTRAIT)
    page.get_by_role("button", name="Ghi kết quả, không cần trả lời").tap()
    expect(primary(page)).to_contain_text("Tiếp thu, ghi nhận")
    expect(page.get_by_role("switch")).to_have_attribute("aria-checked", "false")
    primary(page).tap()
    expect(page.locator(".recorded")).to_contain_text("chưa giải quyết xong")
    told = opinion(chair, speaker)["outcome"]
    assert (told["outcome"], told["resolved"]) == ("noted", False)


def test_an_outcome_of_the_secretary_in_the_same_moment_is_not_written_over(
    tablet: Any, chair: Client, citizen: Citizen, staff: Staff
) -> None:
    in_dialogue(chair)
    speaker = registered(citizen, "Lò Thị Ánh")
    heard(chair, speaker)
    page = tablet("chair", PORTRAIT)
    page.get_by_role("button", name="Ghi kết quả, không cần trả lời").tap()
    expect(primary(page)).to_contain_text("Tiếp thu, ghi nhận")
    staff("secretary1").send(
        "RecordOutcome", opinions=[speaker.opinion], outcome="to_other_body", body="Điện lực Mẫu", base_at=0
    )
    expect(page.locator(".heard")).to_have_count(0)
    primary(page).tap()
    expect(page.locator(".failure__text")).to_contain_text("vừa có kết quả do người khác ghi")
    assert opinion(chair, speaker)["outcome"]["body"] == "Điện lực Mẫu"
    primary(page).tap()
    expect(page.locator(".recorded")).to_contain_text("Tiếp thu, ghi nhận")


def test_who_was_refused_is_owed_an_outcome(tablet: Any, chair: Client, citizen: Citizen, staff: Staff) -> None:
    in_dialogue(chair)
    speaker, other = registered(citizen, "Hoàng Thị Phương Nguyệt Ánh"), registered(citizen, "Giàng A Páo")
    chair.send("GiveFloor", opinion=speaker.opinion)
    chair.send("StartTimer")
    for one, route in ((speaker, "written"), (other, "office")):
        staff("chair").send("Refuse", opinion=one.opinion, reason="drunk", route=route, note="Trạm y tế")
    page = tablet("chair", PORTRAIT)
    refused = page.get_by_role("region", name="Từ chối phát biểu, chờ kết quả 1")
    expect(refused).to_contain_text("Hoàng Thị Phương Nguyệt Ánh")
    expect(page.get_by_text("Còn 1 ý kiến chờ trả lời.")).to_be_visible()
    assert fits(page) and serious(page) == []
    refused.get_by_role("button", name="Ghi kết quả").tap()
    expect(primary(page)).to_contain_text("Tiếp thu, ghi nhận")
    primary(page).tap()
    expect(refused).to_be_hidden()
    assert opinion(chair, speaker)["outcome"]["outcome"] == "noted"


def test_what_was_just_taken_from_the_floor_is_answered_next(tablet: Any, chair: Client, citizen: Citizen) -> None:
    in_dialogue(chair)
    speaker = registered(citizen, "Lò Thị Ánh")
    heard(chair, speaker)
    page = tablet("chair", PORTRAIT)
    expect(page.get_by_role("heading", name=f"Ai trả lời số {speaker.number}?")).to_be_visible()
    raised = chair.send("AddFromFloor", field="road")["result"]["number"]
    expect(page.get_by_role("heading", name=f"Ai trả lời số {raised}?")).to_be_visible()
    expect(page.get_by_role("checkbox", name=f"Số {raised}")).to_be_checked()
    expect(page.get_by_role("checkbox", name=f"Số {speaker.number}")).not_to_be_checked()


def test_undo_says_who_disappears_and_who_is_called_again(tablet: Any, chair: Client, citizen: Citizen) -> None:
    in_dialogue(chair)
    page = tablet("chair", PORTRAIT)
    undo = page.get_by_role("button", name="Hoàn tác")
    number = chair.send("AddFromFloor", field="road", now=True)["result"]["number"]
    expect(undo).to_contain_text(f"mời số {number} nói ngay → bỏ số {number} và ý kiến vừa nêu")
    chair.send("MarkAbsent")
    expect(undo).to_contain_text(f"báo vắng số {number} → mời lại số {number}")
    speaker = registered(citizen, "Lò Thị Ánh")
    chair.send("AddFromFloor", field="road", number=speaker.number)
    expect(undo).to_contain_text(f"bỏ ý kiến vừa nêu của số {speaker.number}")


def test_undo_says_what_the_hall_would_see_again(tablet: Any, chair: Client, citizen: Citizen) -> None:
    in_dialogue(chair)
    speaker = registered(citizen, "Lò Thị Ánh")
    chair.send("GiveFloor", opinion=speaker.opinion)
    page = tablet("chair", PORTRAIT)
    undo = page.get_by_role("button", name="Hoàn tác")
    steps: list[tuple[str, dict[str, Any], str]] = [
        ("StartTimer", {}, f"bắt đầu lượt số {speaker.number} → chưa tính giờ"),
        ("LetThrough", {"opinion": speaker.opinion, "text": "Lời xúc phạm"}, f"→ gỡ nội dung số {speaker.number}"),
        ("LetThrough", {"opinion": speaker.opinion, "text": "Lời khác"}, f"→ hiện nội dung cũ số {speaker.number}"),
        ("LetThrough", {"opinion": speaker.opinion, "text": ""}, f"→ hiện lại nội dung số {speaker.number}"),
        ("ShowOnDisplay", {"mode": "agenda"}, "đổi màn chiếu → màn chiếu theo Hội nghị"),
        ("ShowOnDisplay", {"mode": "blank"}, "tắt màn chiếu → màn chiếu sáng lại: Chương trình"),
        ("ShowOnDisplay", {"mode": "welcome", "screen": 2}, "→ màn 2: Như màn 1"),
        ("ShowOnDisplay", {"mode": "auto"}, "→ màn chiếu lại tắt"),
        ("ShowOnDisplay", {"mode": "blank"}, "tắt màn chiếu → màn chiếu sáng lại"),
        ("Announce", {"text": "Nghỉ 10 phút"}, "thông báo → bỏ thông báo"),
        ("ShowOnDisplay", {"mode": "announcement"}, "→ màn chiếu lại tắt"),
        ("Announce", {"text": ""}, "thông báo → hiện lại “Nghỉ 10 phút”"),
        ("ShowOnDisplay", {"mode": "same", "screen": 2}, "→ màn 2: Chào mừng, mã QR"),
    ]
    for name, data, said in steps:
        chair.send(name, **data)
        expect(undo).to_contain_text(said)
        assert whole(page)
    assert fits(page) and serious(page) == []


def whole(page: Page) -> bool:
    """Whether the words of Undo are all to be seen."""
    return bool(page.locator(".undo__words").evaluate("(words) => words.scrollHeight <= words.clientHeight + 1"))


def test_undo_says_what_the_meeting_would_go_by_again(tablet: Any, chair: Client, citizen: Citizen) -> None:
    in_dialogue(chair)
    first, second, third = (registered(citizen, name) for name in ("Lò Thị Ánh", "Sùng A Dơ", "Cà Văn Hặc"))
    page = tablet("chair", PORTRAIT)
    undo = page.get_by_role("button", name="Hoàn tác")

    def says(name: str, said: str, **data: Any) -> None:
        chair.send(name, **data)
        expect(undo).to_contain_text(said)
        assert whole(page)

    says("ChooseOrder", "đổi cách xếp thứ tự → lại mời: Theo đăng ký", policy="by_village")
    says("ChooseOrder", "đổi cách xếp thứ tự → lại mời: Từng thôn, bản", policy="registration")
    says("Reorder", f"→ số {third.number} về thứ 3", opinion=third.opinion, before=first.opinion, reason="far")
    says("JoinRequests", f"→ số {second.number} chờ lại", lead=first.opinion, others=[second.opinion])
    says("LeaveJoint", f"→ số {second.number} lại gộp chung", opinion=second.opinion)
    says("AssignOfficial", "→ chưa phân công ai", opinion=first.opinion, official="economy")
    named = next(one["name"] for one in chair.view("chair")["view"]["officials"] if one["id"] == "economy")
    says("AssignOfficial", f"→ {named}", opinion=first.opinion, official="deputy")
    says("SetSound", "→ lại 70 %", volume=0)
    says("SetSound", "→ lại 0 %", volume=70)
    says("SetRegistrationEnd", "giờ đóng đăng ký → đăng ký không tự đóng", minutes=30)
    says("SetRegistrationEnd", "giờ đóng đăng ký → đăng ký đóng lúc", minutes=20)
    says("CloseRegistration", "đóng đăng ký phát biểu → đăng ký lại mở đến")
    says("OpenRegistration", "→ đăng ký lại đóng")
    says("CloseRegistration", "→ đăng ký lại mở")
    heard(chair, first, second, third)
    says("StartAnswer", f"→ số {first.number} chờ trả lời", official="deputy", opinions=[first.opinion])
    says("ExtendTime", "→ cả lượt 5 phút", minutes=2)
    says("PauseTimer", "→ lại tính giờ")
    says("ResumeTimer", "→ đồng hồ lại dừng")
    ids = [one.opinion for one in (first, second, third)]
    said = f"trả lời tiếp số {first.number}; số {second.number}, {third.number} chờ trả lời"
    says(
        "RecordOutcome",
        f"kết quả số {first.number}, {second.number}, {third.number} → {said}",
        opinions=ids,
        outcome="noted",
    )
    says("RecordOutcome", f"→ số {first.number} lại là “Ghi nhận”", opinions=ids[:1], outcome="answered_here")
    says("SetAgendaItem", "chuyển mục → Phát biểu, đối thoại", item="conclusion")


def test_undo_says_who_entered_it(tablet: Any, chair: Client, citizen: Citizen, staff: Staff) -> None:
    in_dialogue(chair)
    speaker = registered(citizen, "Lò Thị Ánh")
    page = tablet("chair", PORTRAIT)
    undo = page.get_by_role("button", name="Hoàn tác")
    number = staff("secretary1").send("AddFromFloor", field="road")["result"]["number"]
    said = f"thư ký nhập số {number} → bỏ số {number} và ý kiến vừa nêu"
    expect(undo).to_contain_text(said)
    staff("desk").send("EnterServed", numbers=[speaker.number])
    expect(undo).to_contain_text(f"bàn đón tiếp nhập số {speaker.number} → số {speaker.number} chờ lại")
    assert fits(page) and serious(page) == []
    undo.tap()
    expect(row(page, speaker)).to_be_visible()
    expect(undo).to_contain_text(said)


def test_undo_says_that_something_stands_in_its_way(tablet: Any, chair: Client, citizen: Citizen, staff: Staff) -> None:
    in_dialogue(chair)
    speaker = registered(citizen, "Hoàng Thị Phương Nguyệt Ánh")
    heard(chair, speaker)
    page = tablet("chair", PORTRAIT)
    undo = page.get_by_role("button", name="Hoàn tác")
    expect(undo).to_be_enabled()
    staff("secretary1").send("RecordOutcome", opinions=[speaker.opinion], outcome="noted")
    expect(undo).to_contain_text(f"không lấy lại được vì số {speaker.number} đã có việc khác sau đó")
    expect(undo).to_be_disabled()
    with pytest.raises(Refused, match="undo_blocked_by_opinion"):
        chair.send("Undo")
    assert fits(page) and serious(page) == []


@pytest.fixture
def concerning(chair: Client, citizen: Citizen, staff: Staff) -> Any:
    """Somebody whose opinion concerns the chair, and one whose does not; the gavel is the chair's again afterwards."""
    in_dialogue(chair)
    other = registered(citizen, "Giàng A Páo")
    speaker = registered(citizen, "Tòng Thị Én", field="conduct", content="Bị nạt khi đến hỏi.")
    staff("secretary1").send("MarkConcerned", opinion=speaker.opinion, who=[])

    def mark(who: list[str]) -> None:
        staff("secretary1").send("MarkConcerned", opinion=speaker.opinion, who=who)

    yield speaker, other, mark
    mark([])
    if chair.view("chair")["view"]["gavel"] != "chair":
        staff("cochair1").send("PassGavel", to="chair")


def test_the_gavel_is_offered_where_answers_would_be_refused(tablet: Any, chair: Client, concerning: Any) -> None:
    speaker, _, mark = concerning
    page = tablet("chair", PORTRAIT)
    chair.send("GiveFloor", opinion=speaker.opinion)
    chair.send("StartTimer")
    expect(page.locator(".floor .official").first).to_be_visible()
    mark(["chair"])
    hand = page.get_by_role("button", name="Trao quyền điều hành cho Trần Thị Minh Thuận")
    expect(hand).to_be_visible()
    expect(page.locator(".floor .official")).to_have_count(0)
    expect(page.get_by_role("button", name="Từ chối…")).to_have_count(0)
    primary(page).tap()
    expect(primary(page)).to_contain_text("Mời ông/bà Giàng A Páo")
    expect(page.locator(".floor .official")).to_have_count(0)
    hand.tap()
    hand_on(page)
    expect(page.get_by_text("Đang theo dõi: quyền điều hành ở")).to_be_visible()


def test_what_somebody_else_has_to_take_is_never_ticked_with_others(
    tablet: Any, chair: Client, concerning: Any
) -> None:
    speaker, other, mark = concerning
    heard(chair, speaker, other)
    mark(["chair"])
    page = tablet("chair", PORTRAIT)
    mine, theirs = (page.get_by_role("checkbox", name=f"Số {one.number}") for one in (other, speaker))
    expect(mine).to_be_checked()
    theirs.tap()
    expect(theirs).to_be_checked()
    expect(mine).not_to_be_checked()
    expect(page.get_by_role("button", name="Trao quyền điều hành cho")).to_be_visible()
    mine.tap()
    expect(theirs).not_to_be_checked()
    page.locator(".official", has_text="Tòng Văn Hịa").tap()
    expect(page.locator(".floor")).to_have_attribute("data-stage", "answering")
    assert opinion(chair, other)["status"] == "answering"


def test_the_conclusion_counts_no_outcome_that_is_somebody_else_s(tablet: Any, chair: Client, concerning: Any) -> None:
    speaker, other, mark = concerning
    heard(chair, speaker, other)
    mark(["chair"])
    chair.send("SetAgendaItem", item="conclusion")
    page = tablet("chair", PORTRAIT)
    primary(page).tap()
    sheet = page.get_by_role("dialog")
    expect(sheet).to_contain_text("2 ý kiến chưa có kết quả")
    expect(sheet).to_contain_text("Trần Thị Minh Thuận hoặc thư ký ghi kết quả sau khi kết luận")
    expect(sheet.get_by_role("button", name="Ghi 1 kết quả và kết luận")).to_be_visible()
    assert fits(page) and serious(page) == []
    chair.send("RecordOutcome", opinions=[other.opinion], outcome="noted")
    expect(sheet.get_by_role("button", name="Kết luận Hội nghị")).to_be_visible()


def test_one_marked_while_ticked_leaves_the_others_answerable(tablet: Any, chair: Client, concerning: Any) -> None:
    speaker, other, mark = concerning
    heard(chair, speaker, other)
    page = tablet("chair", PORTRAIT)
    page.get_by_role("checkbox", name=f"Số {speaker.number}").tap()
    expect(page.get_by_role("heading", name="Ai trả lời số")).to_contain_text(",")
    mark(["chair"])
    expect(page.get_by_role("heading", name=f"Ai trả lời số {other.number}?")).to_be_visible()
    page.locator(".official", has_text="Tòng Văn Hịa").tap()
    expect(page.locator(".floor")).to_have_attribute("data-stage", "answering")
    assert opinion(chair, speaker)["status"] == "heard"


def test_a_row_that_concerns_the_chair_offers_the_gavel(tablet: Any, concerning: Any) -> None:
    speaker, _, mark = concerning
    mark(["chair"])
    page = tablet("chair", PORTRAIT)
    row(page, speaker).locator(".row__open").tap()
    inside = row(page, speaker).locator(".row__more")
    expect(inside.get_by_role("button", name="Trao quyền điều hành cho")).to_be_visible()
    expect(inside.get_by_role("button", name="Mời phát biểu")).to_have_count(0)
    expect(inside.get_by_role("button", name="Từ chối…")).to_have_count(0)


def asking(staff: Staff, name: str) -> Client:
    official = staff(f"official:{name}")
    if not official.view("official")["view"]["word"]:
        official.send("AskForWord", on=True)
    return official


def settled(chair: Client, speaker: Speaker) -> None:
    heard(chair, speaker)
    chair.send("RecordOutcome", opinions=[speaker.opinion], outcome="noted")


def test_who_asks_for_the_word_is_given_it_or_put_off(
    tablet: Any, chair: Client, citizen: Citizen, staff: Staff
) -> None:
    in_dialogue(chair)
    speaker = registered(citizen, "Lò Thị Ánh")
    settled(chair, speaker)
    name = next(iter(chair.view("chair")["view"]["officials"][3:]))["name"]
    official = asking(staff, name)
    page = tablet("chair", PORTRAIT)
    expect(page.locator(".asked")).to_contain_text(name)
    page.locator(".asked").get_by_role("button", name="Chưa mời").tap()
    expect(page.locator(".asked")).to_have_count(0)
    assert official.view("official")["view"]["word"] is False
    asking(staff, name)
    page.get_by_role("button", name=f"Mời nói về số {speaker.number}").tap()
    expect(page.locator(".floor h1")).to_contain_text(name)
    expect(page.locator(".asked")).to_have_count(0)


def test_a_question_for_the_gavel_is_put_aside_and_its_asker_told(tablet: Any, chair: Client, staff: Staff) -> None:
    in_dialogue(chair)
    page, watching = tablet("chair", PORTRAIT), tablet("cochair1", PORTRAIT)
    watching.get_by_role("button", name="Xin quyền điều hành").tap()
    expect(page.locator(".head__asked")).to_contain_text("Trần Thị Minh Thuận")
    page.get_by_role("button", name="Chưa trao").tap()
    expect(page.locator(".head__asked")).to_have_count(0)
    expect(watching.locator(".head__watch")).to_contain_text("nhưng chưa trao")
    expect(watching.get_by_role("button", name="Xin quyền điều hành")).to_be_visible()
    staff("cochair2").send("AskGavel")
    expect(page.locator(".head__asked")).to_contain_text("Giàng A Chừ")
    expect(watching.locator(".head__watch")).to_contain_text("Đang theo dõi")
    chair.send("SetGavelAside", by="cochair2")
    assert fits(page) and serious(page) == [] and serious(watching) == []


def test_a_second_official_is_invited_from_the_answer(tablet: Any, chair: Client, citizen: Citizen) -> None:
    in_dialogue(chair)
    speaker = registered(citizen, "Lò Thị Ánh")
    heard(chair, speaker)
    page = tablet("chair", PORTRAIT)
    page.locator(".official", has_text="Tòng Văn Hịa").tap()
    page.get_by_role("button", name="Ghi sau, mời thêm").tap()
    page.locator(".official", has_text="Lò Văn Khặn").tap()
    expect(page.locator(".floor h1")).to_contain_text("Lò Văn Khặn")
    assert len(opinion(chair, speaker)["answers"]) == 2
