"""The chair's tablet: one opinion in four taps, a whole conference, and two tablets pressed at once."""

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, ViewportSize, expect

from simulation.client import Client, Refused
from tests.chair import (
    LANDSCAPE,
    PORTRAIT,
    Citizen,
    Staff,
    fits,
    hand_on,
    in_dialogue,
    opinion,
    primary,
    registered,
    row,
    serious,
)

# Whether it can be pressed at each of its corners as the page stands, without scrolling.
WHOLE = """(button) => {
  const { left, top, right, bottom } = button.getBoundingClientRect();
  const inset = 4;
  return [[left + inset, top + inset], [right - inset, bottom - inset]].every(([x, y]) =>
    button.contains(document.elementFromPoint(x, y)));
}"""


def test_a_meeting_opens_starts_and_moves_through_its_agenda(tablet: Any, chair: Client, citizen: Citizen) -> None:
    page = tablet("chair")
    expect(primary(page)).to_contain_text("Mở điểm danh")
    place = primary(page).bounding_box()
    primary(page).click()
    expect(primary(page)).to_contain_text("Bắt đầu Hội nghị")
    assert primary(page).bounding_box() == place
    registered(citizen, "Hoàng Thị Phương Nguyệt Ánh")
    expect(page.locator(".arrivals dd").first).to_have_text("1")
    primary(page).click()
    expect(page.locator(".head__item")).to_contain_text("Mục 1/8")
    minutes = next(one["minutes"] for one in chair.view("public")["view"]["agenda"]["items"] if one["speaking"])
    turns = minutes // 8
    expect(page.locator(".person")).to_contain_text(f"Nhân dân còn {minutes} phút, khoảng {turns} người phát biểu")
    page.get_by_role("tab", name="Điều khiển").click()
    told = f"Nhân dân còn {minutes} phút, đủ cho khoảng {turns} người nếu mỗi lượt 8 phút; đang chờ 1 người."
    expect(page.get_by_role("tabpanel")).to_contain_text(told)
    for item in ("chair", "secretaries", "programme", "report", "goals", "dialogue"):
        expect(primary(page)).to_contain_text("Mục tiếp theo")
        primary(page).click()
        expect(page.locator(".head__item")).to_contain_text(short(chair, item))
    expect(primary(page)).to_contain_text("Mời ông/bà Hoàng Thị Phương Nguyệt Ánh (số 1)")
    assert primary(page).bounding_box()["x"] == place["x"]
    expect(page.locator(".head__item")).to_contain_text(f"≈ {turns} người")
    chair.send("GiveFloor", opinion=1)
    expect(page.locator(".head__item")).to_contain_text(f"≈ {turns - 1} người")
    expect(page.locator(".person")).not_to_contain_text("Nhân dân còn")


def short(chair: Client, item: str) -> str:
    items = chair.view("public")["view"]["agenda"]["items"]
    return str(next(one["short"] for one in items if one["id"] == item))


def test_the_plain_case_is_four_taps(tablet: Any, chair: Client, citizen: Citizen) -> None:
    in_dialogue(chair)
    speaker = registered(citizen, "Lò Thị Ánh")
    page = tablet("chair")
    expect(primary(page)).to_contain_text("Mời ông/bà Lò Thị Ánh")
    page.evaluate("window.taps = 0; addEventListener('click', (event) => event.isTrusted && (window.taps += 1), true)")
    for size in (LANDSCAPE, PORTRAIT):
        page.set_viewport_size(size)
        assert fits(page)
    primary(page).tap()
    expect(primary(page)).to_contain_text("Bắt đầu")
    primary(page).tap()
    expect(primary(page)).to_contain_text("Kết thúc phát biểu")
    for size in (LANDSCAPE, PORTRAIT):
        page.set_viewport_size(size)
        assert fits(page)
    page.get_by_role("button", name="Tòng Văn Hịa").tap()
    expect(page.locator(".floor")).to_have_attribute("data-stage", "answering")
    for size in (LANDSCAPE, PORTRAIT):
        page.set_viewport_size(size)
        assert fits(page)
    page.get_by_role("button", name="Trả lời ngay tại Hội nghị").tap()
    expect(page.locator(".floor")).to_have_attribute("data-stage", "free")
    assert page.evaluate("window.taps") == 4
    told = opinion(chair, speaker)
    assert told["outcome"]["outcome"] == "answered_here"
    assert told["answers"][0]["official"]["name"] == "Tòng Văn Hịa"


def test_the_likely_official_comes_first(tablet: Any, chair: Client, citizen: Citizen) -> None:
    in_dialogue(chair)
    registered(citizen, "Giàng A Páo", field="land", content="Đo đất chậm.")
    page = tablet("operator")
    primary(page).click()
    expect(primary(page)).to_contain_text("Bắt đầu")
    primary(page).click()
    expect(page.locator(".choices .official").first).to_contain_text("Bùi Quang Đạo")
    page.get_by_role("button", name="Người khác").click()
    expect(page.locator(".choices .official")).to_have_count(12)


def test_the_clock_is_extended_paused_and_the_speech_ended(tablet: Any, chair: Client, citizen: Citizen) -> None:
    in_dialogue(chair)
    speaker = registered(citizen, "Cà Văn Hặc")
    page = tablet("operator")
    primary(page).click()
    expect(page.locator(".timing__word")).to_contain_text("chưa tính giờ")
    expect(page.get_by_text("Chưa trả lời lời mời")).to_be_visible()
    speaker.phone.send("Coming", opinion=speaker.opinion)
    expect(page.get_by_text("Báo đang lên")).to_be_visible()
    speaker.phone.send("NotReady", opinion=speaker.opinion)
    expect(page.get_by_text("Báo chưa lên được")).to_be_visible()
    page.get_by_role("button", name="+1 phút").click()
    expect(page.locator(".clock")).to_have_text("04:00")
    page.get_by_role("button", name="+2 phút").click()
    expect(page.locator(".clock")).to_have_text("06:00")
    primary(page).click()
    expect(page.locator(".clock")).to_have_text(re.compile("05:5"))
    page.get_by_role("button", name="Tạm dừng").click()
    expect(primary(page)).to_contain_text("Phát biểu tiếp")
    primary(page).click()
    expect(page.get_by_role("button", name="Tạm dừng")).to_be_visible()
    primary(page).click()
    expect(page.locator(".heard")).to_contain_text(f"Số {speaker.number}")
    assert opinion(chair, speaker)["status"] == "heard"


def test_several_heard_opinions_get_one_answer_and_one_outcome(tablet: Any, chair: Client, citizen: Citizen) -> None:
    in_dialogue(chair)
    first, second = registered(citizen, "Sùng A Dơ"), registered(citizen, "Lò Văn Pâng")
    for speaker in (first, second):
        chair.send("GiveFloor", opinion=speaker.opinion)
        chair.send("StartTimer")
        chair.send("EndSpeech")
    page = tablet("operator")
    expect(primary(page)).to_contain_text("Mời Tòng Văn Hịa trả lời")
    ticks = page.locator(".heard input")
    expect(ticks).to_have_count(2)
    expect(ticks.nth(0)).to_be_checked()
    ticks.nth(1).check()
    page.get_by_role("button", name="Lò Văn Khặn").click()
    expect(page.locator(".heard")).to_contain_text("đang trả lời")
    page.get_by_role("button", name="Nghiên cứu…").click()
    due = chair.view("chair")["view"]["due"]
    expect(page.get_by_label("Trả lời chậm nhất")).to_have_value(due)
    expect(page.get_by_label("Cơ quan, đơn vị giải quyết")).to_have_value("UBND xã Mẫu")
    primary(page).click()
    expect(page.locator(".heard")).to_have_count(0)
    for speaker in (first, second):
        told = opinion(chair, speaker)["outcome"]
        assert (told["outcome"], told["body"], told["due"]) == ("to_study", "UBND xã Mẫu", due)
    recorded = page.locator(".recorded")
    expect(recorded).to_contain_text(
        re.compile(rf"Số ({first.number}, {second.number}|{second.number}, {first.number}):")
    )


def test_an_earlier_document_is_linked(tablet: Any, chair: Client, citizen: Citizen) -> None:
    in_dialogue(chair)
    speaker = registered(citizen, "Lường Văn Đôi")
    chair.send("GiveFloor", opinion=speaker.opinion)
    chair.send("StartTimer")
    chair.send("StartAnswer", official="deputy", opinions=[speaker.opinion])
    page = tablet("operator", PORTRAIT)
    page.get_by_role("button", name="Đã có văn bản…").tap()
    page.get_by_label("Số văn bản").fill("05/TB-UBND")
    page.get_by_label("Ngày văn bản").fill("2025-03-02")
    assert serious(page) == []
    page.get_by_role("button", name="Gắn văn bản, chọn kết quả").tap()
    expect(page.get_by_role("button", name="Văn bản 05/TB-UBND")).to_be_visible()
    assert fits(page) and serious(page) == []
    primary(page).tap()
    expect(page.locator(".recorded")).to_contain_text("Trả lời ngay tại Hội nghị")
    assert opinion(chair, speaker)["outcome"]["earlier"] == {"number": "05/TB-UBND", "date": "2025-03-02"}


def test_undo_says_what_it_takes_back_and_does(tablet: Any, chair: Client, citizen: Citizen) -> None:
    in_dialogue(chair)
    speaker = registered(citizen, "Vì Thị Inh")
    page = tablet("chair")
    undo = page.get_by_role("button", name="Hoàn tác")
    primary(page).click()
    expect(undo).to_contain_text(f"mời số {speaker.number} → số {speaker.number} chờ lại")
    undo.click()
    expect(primary(page)).to_contain_text("Mời ông/bà Vì Thị Inh")
    assert opinion(chair, speaker)["status"] == "waiting"


def asked_to_refuse(page: Page) -> Locator:
    """The next one is called, and the sheet that asks why they are refused stands open."""
    primary(page).click()
    page.get_by_role("button", name="Từ chối…").click()
    return page.get_by_role("dialog")


def test_refusing_asks_for_a_reason_and_says_what_follows(tablet: Any, chair: Client, citizen: Citizen) -> None:
    in_dialogue(chair)
    speaker = registered(citizen, "Điêu Văn Xôm")
    page = tablet("chair")
    sheet = asked_to_refuse(page)
    expect(sheet.get_by_role("radio")).to_have_count(4 + 2)
    send = sheet.get_by_role("button", name="Chọn lý do để từ chối")
    expect(send).to_have_attribute("aria-disabled", "true")
    sheet.get_by_label("Gây rối trật tự").check()
    expect(sheet).to_contain_text("ý kiến chuyển thành ý kiến viết và vẫn được trả lời")
    sheet.get_by_role("button", name="Từ chối phát biểu").click()
    expect(sheet).to_have_count(0)
    told = opinion(chair, speaker)
    assert (told["status"], told["refusal"]) == ("refused", {"reason": "disorder", "route": "written"})


def test_who_is_sent_to_an_office_is_told_which(tablet: Any, chair: Client, citizen: Citizen) -> None:
    in_dialogue(chair)
    speaker = registered(citizen, "Giàng A Páo")
    page = tablet("chair")
    sheet = asked_to_refuse(page)
    sheet.get_by_label("Gây rối trật tự").check()
    sheet.get_by_label("Hướng dẫn đến cơ quan có thẩm quyền").check()
    expect(sheet.get_by_role("button", name="Ghi cơ quan để từ chối")).to_have_attribute("aria-disabled", "true")
    sheet.get_by_label("Đến cơ quan nào, ở đâu?").fill("Công an xã, tầng 1")
    assert fits(page) and serious(page) == []
    sheet.get_by_role("button", name="Từ chối phát biểu").click()
    expect(sheet).to_have_count(0)
    assert opinion(chair, speaker)["refusal"] == {"reason": "disorder", "route": "office"}


def test_the_operator_cannot_refuse(tablet: Any, chair: Client, citizen: Citizen) -> None:
    in_dialogue(chair)
    registered(citizen, "Mòng Thị Phim")
    page = tablet("operator")
    primary(page).click()
    expect(page.get_by_role("button", name="Vắng mặt")).to_be_visible()
    expect(page.get_by_role("button", name="Từ chối…")).to_have_count(0)
    expect(page.locator(".floor")).to_contain_text("Từ chối: chỉ chủ trì bấm được, trên máy của mình.")
    assert fits(page) and serious(page) == []
    page.get_by_role("tab", name="Điều khiển").click()
    expect(page.get_by_role("tabpanel")).to_contain_text("trao quyền điều hành: chỉ chủ trì bấm được")


def test_who_cannot_come_yet_is_waited_for_or_passed(tablet: Any, chair: Client, citizen: Citizen) -> None:
    in_dialogue(chair)
    speaker = registered(citizen, "Mòng Thị Phim")
    page = tablet("chair", PORTRAIT)
    chair.send("GiveFloor", opinion=speaker.opinion)
    speaker.phone.send("NotReady", opinion=speaker.opinion)
    expect(page.locator(".subject")).to_contain_text("Báo chưa lên được Xin chờ thêm, hoặc bấm “Vắng mặt”")
    assert fits(page) and serious(page) == []


def test_absent_and_called_back_second_in_line(tablet: Any, chair: Client, citizen: Citizen) -> None:
    in_dialogue(chair)
    gone, first, second = (registered(citizen, name) for name in ("Tòng Văn Lả", "Cà Thị Un", "Lường Văn Ín"))
    page = tablet("chair")
    primary(page).click()
    page.get_by_role("button", name="Vắng mặt").click()
    expect(primary(page)).to_contain_text("Mời ông/bà Cà Thị Un")
    absent = page.locator(".row--plain").filter(has_text="Tòng Văn Lả")
    absent.get_by_role("button", name="Gọi lại").click()
    expect(row(page, gone)).to_be_visible()
    queue = [one["number"] for one in chair.view("public")["view"]["queue"]]
    assert queue == [first.number, gone.number, second.number]


def test_the_order_changes_with_a_reason(tablet: Any, chair: Client, citizen: Citizen) -> None:
    in_dialogue(chair)
    people = [registered(citizen, name) for name in ("Lò Văn Một", "Lò Văn Hai", "Lò Văn Ba")]
    page = tablet("chair")
    row(page, people[2]).locator(".row__open").click()
    row(page, people[2]).get_by_role("button", name="Lên đầu").click()
    page.get_by_role("dialog").get_by_role("button", name="Người cao tuổi").click()
    expect(primary(page)).to_contain_text("Mời ông/bà Lò Văn Ba")
    drag(page, row(page, people[0]), row(page, people[2]))
    page.get_by_role("dialog").get_by_role("button", name="Ở xa").click()
    expect(primary(page)).to_contain_text("Mời ông/bà Lò Văn Một")
    assert opinion(chair, people[0])["moved"] == "far"
    assert opinion(chair, people[2])["moved"] == "elderly"


def test_who_is_moved_down_is_said_to_go_behind_somebody(tablet: Any, chair: Client, citizen: Citizen) -> None:
    in_dialogue(chair)
    first, second, third, last = (registered(citizen, f"Lò Văn {name}") for name in ("Một", "Hai", "Ba", "Tư"))
    page = tablet("chair")
    sheet = page.get_by_role("dialog")

    def asked(title: str) -> None:
        expect(sheet.get_by_role("heading", name=f"Đổi thứ tự: số {title}")).to_be_visible()
        sheet.get_by_role("button", name="Thôi").click()

    row(page, first).locator(".row__open").click()
    row(page, first).get_by_role("button", name="↓ Xuống").click()
    asked(f"{first.number} xuống sau số {second.number}")
    row(page, third).locator(".row__open").click()
    row(page, third).get_by_role("button", name="↓ Xuống").click()
    asked(f"{third.number} xuống cuối danh sách")
    row(page, third).get_by_role("button", name="↑ Lên").click()
    asked(f"{third.number} lên trước số {second.number}")
    row(page, third).locator(".row__open").click()
    drag(page, row(page, first), row(page, last))
    asked(f"{first.number} xuống sau số {third.number}")


def test_a_row_that_opens_below_the_panel_s_edge_is_brought_into_sight(
    tablet: Any, chair: Client, citizen: Citizen
) -> None:
    in_dialogue(chair)
    *_, last = [registered(citizen, f"Lò Văn Thứ {n}") for n in range(5)]
    page = tablet("chair", PORTRAIT)
    last_row = row(page, last)
    expect(last_row).to_contain_text("▾")
    last_row.locator(".row__open").tap()
    invite = last_row.get_by_role("button", name="Mời phát biểu")
    expect(invite).to_be_in_viewport(ratio=0.9)
    page.wait_for_function(WHOLE, arg=invite.element_handle())


def test_a_long_text_is_offered_to_the_hall_up_to_the_end_of_a_sentence(
    tablet: Any, chair: Client, citizen: Citizen
) -> None:
    in_dialogue(chair)
    page = tablet("chair", PORTRAIT)
    whole = "Đường vào bản sạt lở từ tháng 8. "
    for content, cut in ((whole * 8, (whole * 6).rstrip(" .") + "…"), ("không " * 50, "không " * 33)):
        speaker = registered(citizen, "Lò Thị Ánh", content=content)
        chair.send("GiveFloor", opinion=speaker.opinion)
        page.get_by_role("button", name="Cho hiện nội dung…").tap()
        expect(page.get_by_label("Nội dung cả hội trường đọc được")).to_have_value(cut.rstrip(" …") + "…")
        page.get_by_role("button", name="Thôi").tap()


def drag(page: Page, held: Any, onto: Any) -> None:
    start, end = held.locator(".row__handle").bounding_box(), onto.bounding_box()
    page.mouse.move(start["x"] + 20, start["y"] + 20)
    page.mouse.down()
    page.mouse.move(start["x"] + 20, end["y"] + 30, steps=4)
    page.mouse.move(start["x"] + 20, end["y"] + 4, steps=4)
    page.mouse.up()


def test_an_opinion_from_the_floor_takes_a_number_and_two_taps(tablet: Any, chair: Client, citizen: Citizen) -> None:
    in_dialogue(chair)
    phone = citizen()
    number = phone.check_in("Quàng Thị Bẩu", "ten")["number"]
    page = tablet("chair", PORTRAIT)
    page.get_by_role("button", name="+ Tại chỗ").tap()
    expect(page.get_by_label("Số của ông/bà ấy")).to_be_focused()
    page.keyboard.type(str(number))
    page.get_by_role("button", name="Mời nói ngay").tap()
    expect(page.locator(".floor h1")).to_contain_text("Quàng Thị Bẩu")
    expect(primary(page)).to_contain_text("Bắt đầu")


def test_somebody_without_a_number_speaks_at_once_and_is_named_later(tablet: Any, chair: Client) -> None:
    in_dialogue(chair)
    page = tablet("chair", PORTRAIT)
    page.get_by_role("button", name="+ Tại chỗ").tap()
    sheet = page.get_by_role("dialog")
    sheet.get_by_label("Chưa có số").tap()
    assert fits(page) and serious(page) == []
    page.get_by_role("button", name="Mời nói ngay").tap()
    expect(page.get_by_role("dialog")).to_be_hidden()
    floor = chair.view("public")["view"]["floor"]
    expect(page.locator(".floor h1")).to_contain_text(f"Số {floor['number']}")


def test_who_is_called_is_told_of_before_somebody_else_is_invited(tablet: Any, chair: Client, citizen: Citizen) -> None:
    in_dialogue(chair)
    called = registered(citizen, "Hoàng Thị Phương Nguyệt Ánh")
    chair.send("GiveFloor", opinion=called.opinion)
    page = tablet("chair", PORTRAIT)
    page.get_by_role("button", name="+ Tại chỗ").tap()
    sheet = page.get_by_role("dialog")
    expect(
        sheet.get_by_text(f"(số {called.number}) đang được mời sẽ tính là vắng mặt và gọi lại được.")
    ).to_be_visible()
    assert fits(page) and serious(page) == []
    chair.send("StartTimer")
    expect(sheet.get_by_text(f"(số {called.number}) kết thúc; ý kiến chờ trả lời.")).to_be_visible()
    chair.send("StartAnswer", official="deputy", opinions=[called.opinion])
    expect(sheet.get_by_text("Phần trả lời đang diễn ra kết thúc.")).to_be_visible()


def test_what_is_typed_into_a_sheet_outlives_it(tablet: Any, chair: Client, citizen: Citizen) -> None:
    in_dialogue(chair)
    page = tablet("chair")
    page.get_by_role("button", name="+ Tại chỗ").click()
    page.get_by_label("Chưa có số").check()
    page.get_by_label("Họ và tên").fill("Quàng Thị Bẩu")
    page.get_by_label("Thôn, bản").select_option("ten")
    page.get_by_role("dialog").get_by_label("Đường giao thông").check()
    page.get_by_role("button", name="Thôi").click()
    page.get_by_role("tab", name="Điều khiển").click()
    page.get_by_label("Thông báo trên mọi màn hình").fill("Mời bà con")
    page.get_by_label("Ghi lại để báo cáo").fill("Mất điện")
    chair.send("Announce", text="Khách mời ngồi hàng đầu")
    expect(page.locator(".tag", has_text="Đang hiện")).to_be_visible()
    page.reload()
    page.get_by_role("tab", name="Điều khiển").click()
    expect(page.get_by_label("Thông báo trên mọi màn hình")).to_have_value("Mời bà con")
    expect(page.get_by_label("Ghi lại để báo cáo")).to_have_value("Mất điện")
    page.get_by_role("button", name="Thông báo", exact=True).click()
    expect(page.get_by_label("Thông báo trên mọi màn hình")).to_have_value("Mời bà con")
    page.get_by_role("button", name="Gỡ thông báo").click()
    expect(page.get_by_label("Thông báo trên mọi màn hình")).to_have_value("")
    page.get_by_role("tab", name="Đăng ký").click()
    page.get_by_role("button", name="+ Tại chỗ").click()
    expect(page.get_by_label("Họ và tên")).to_have_value("Quàng Thị Bẩu")
    expect(page.get_by_role("dialog").get_by_label("Đường giao thông")).to_be_checked()
    page.get_by_role("button", name="Mời nói ngay").click()
    expect(page.locator(".floor h1")).to_contain_text("Quàng Thị Bẩu")
    chair.send("MarkAbsent")
    page.get_by_role("button", name="+ Tại chỗ").click()
    expect(page.get_by_label("Số của ông/bà ấy")).to_have_value("")


def test_a_protected_opinion_shows_no_field_and_no_content(tablet: Any, chair: Client, citizen: Citizen) -> None:
    in_dialogue(chair)
    secret = "Cán bộ hẹn nhiều lần mà không làm."
    registered(citizen, "Lò Văn Kín", field="conduct", content=secret)
    page = tablet("chair")
    expect(page.locator(".floor")).to_contain_text("Nội dung khác · được bảo vệ")
    assert secret not in page.content()
    expect(page.locator(".floor")).to_contain_text("hiện sau khi thư ký đánh dấu")


def test_a_chair_whom_it_concerns_hands_the_gavel_over(
    tablet: Any, chair: Client, citizen: Citizen, staff: Staff
) -> None:
    in_dialogue(chair)
    speaker = registered(citizen, "Tòng Thị Én", field="conduct", content="Bị nạt khi đến hỏi.")
    staff("secretary1").send("MarkConcerned", opinion=speaker.opinion, who=["chair"])
    page, beside = tablet("chair", PORTRAIT), tablet("operator")
    expect(primary(beside)).to_contain_text("Chờ chủ trì trao quyền cho")
    expect(page.locator(".floor")).not_to_contain_text("Bị nạt")
    row(page, speaker).locator(".row__open").tap()
    expect(row(page, speaker).locator(".tools").get_by_role("button")).to_have_text(
        [re.compile("Trao quyền điều hành")]
    )
    expect(row(page, speaker).locator(".row__handle")).to_have_count(0)
    primary(page).tap()
    hand_on(page)
    expect(page.get_by_text("Đang theo dõi: quyền điều hành ở")).to_be_visible()
    expect(primary(beside)).to_contain_text("Mời ông/bà Tòng Thị Én")
    staff("cochair1").send("ToWritten", opinion=speaker.opinion)
    staff("cochair1").send("PassGavel", to="chair")


def test_who_answers_what_concerns_the_holder_is_asked_by_somebody_else(
    tablet: Any, chair: Client, citizen: Citizen, staff: Staff
) -> None:
    in_dialogue(chair)
    speaker = registered(citizen, "Quàng Thị Lả", field="conduct", content="Bị nạt khi đến hỏi.")
    for step in ("GiveFloor", "StartTimer", "EndSpeech"):
        chair.send(step, **({"opinion": speaker.opinion} if step == "GiveFloor" else {}))
    page = tablet("chair")
    expect(page.get_by_role("heading", name=re.compile("Ai trả lời số"))).to_be_visible()
    staff("secretary1").send("MarkConcerned", opinion=speaker.opinion, who=["chair"])
    expect(page.get_by_role("heading", name=re.compile("Ai trả lời số"))).to_have_count(0)
    expect(page.locator(".floor").get_by_role("button")).to_have_text([re.compile("Trao quyền điều hành")])
    staff("cochair1").send("RecordOutcome", opinions=[speaker.opinion], outcome="noted")


def test_announcing_and_the_display(tablet: Any, chair: Client) -> None:
    in_dialogue(chair)
    page = tablet("chair")
    wall = page.get_by_role("region", name="Màn chiếu")
    wall.get_by_role("button", name="Mã QR").click()
    expect(wall).to_contain_text("Chào mừng, mã QR")
    page.get_by_role("tab", name="Điều khiển").click()
    page.get_by_label("Thông báo trên mọi màn hình").fill("Hội nghị giải lao 10 phút.")
    page.get_by_role("button", name="Thông báo", exact=True).last.click()
    expect(page.get_by_text("Đang hiện")).to_be_visible()
    told = chair.view("public")["view"]["display"]
    assert (told["mode"], told["announcement"]) == ("welcome", "Hội nghị giải lao 10 phút.")
    page.get_by_role("button", name="Gỡ thông báo").click()
    expect(page.get_by_text("Đang hiện")).to_have_count(0)
    wall.get_by_role("button", name="Tự động").click()
    expect(wall.get_by_role("button", name="Tự động")).to_have_count(0)


def test_the_picture_goes_dark_in_one_tap_within_a_second(
    tablet: Any, chair: Client, server: Any, browser: Browser
) -> None:
    in_dialogue(chair)
    page = tablet("chair", PORTRAIT)
    projector = browser.new_context(viewport={"width": 1280, "height": 720}).new_page()
    projector.goto(f"{server.url}/display/{server.slug}")
    expect(projector.locator(".picture[data-scene]")).to_be_visible()
    before = projector.locator(".picture").get_attribute("data-scene")
    projector.evaluate(
        """() => new MutationObserver(() => {
          const scene = document.querySelector(".picture").dataset.scene;
          if (scene === "blank" && !window.dark) window.dark = performance.timeOrigin + performance.now();
        }).observe(document.querySelector(".picture"), { attributes: true })"""
    )
    page.evaluate(
        """() => addEventListener("pointerup", () => {
          window.pressed = performance.timeOrigin + performance.now();
        }, true)"""
    )
    left = page.get_by_role("button", name="TẮT HÌNH").bounding_box()["x"]
    page.get_by_role("button", name="TẮT HÌNH").tap()
    projector.wait_for_function("() => window.dark")
    assert projector.evaluate("window.dark") - page.evaluate("window.pressed") < 1000
    light = page.get_by_role("button", name="BẬT LẠI HÌNH")
    expect(light).to_be_enabled()
    assert light.bounding_box()["x"] == left
    light.tap()
    expect(projector.locator(".picture")).to_have_attribute("data-scene", str(before))
    projector.context.close()


def test_one_tap_darkens_the_second_projector_too_and_the_wall_says_what_it_shows(
    tablet: Any, chair: Client, server: Any, browser: Browser
) -> None:
    in_dialogue(chair)
    chair.send("ShowOnDisplay", mode="welcome", screen=2)
    page = tablet("chair", PORTRAIT)
    wall = page.get_by_role("region", name="Màn chiếu")
    expect(wall).to_contain_text("Màn 2: Chào mừng, mã QR")
    assert fits(page)
    second = browser.new_context(viewport={"width": 1280, "height": 720}).new_page()
    second.goto(f"{server.url}/display/{server.slug}?man=2")
    expect(second.locator(".picture[data-scene=welcome]")).to_be_visible()
    page.get_by_role("button", name="TẮT HÌNH").tap()
    expect(second.locator(".picture")).to_have_attribute("data-scene", "blank")
    expect(wall).not_to_contain_text("Màn 2")
    page.get_by_role("button", name="Khác…").tap()
    page.get_by_role("radio", name="Màn 2").tap()
    expect(page.get_by_role("dialog").get_by_role("button", name="Như màn 1")).to_be_disabled()
    assert serious(page) == []
    page.get_by_role("button", name="Thôi").tap()
    wall.get_by_role("button", name="BẬT LẠI HÌNH").tap()
    expect(second.locator(".picture")).to_have_attribute("data-scene", "welcome")
    expect(wall).to_contain_text("Màn 2: Chào mừng, mã QR")
    chair.send("ShowOnDisplay", mode="same", screen=2)
    expect(wall).not_to_contain_text("Màn 2")
    second.context.close()


@pytest.mark.parametrize("size", [LANDSCAPE, PORTRAIT], ids=["landscape", "portrait"])
def test_a_break_is_counted_down_and_ended_beside_the_queue(tablet: Any, chair: Client, size: ViewportSize) -> None:
    in_dialogue(chair)
    page = tablet("chair", size)
    wall = page.get_by_role("region", name="Màn chiếu")
    chair.send("ShowOnDisplay", mode="break", minutes=10)
    expect(wall).to_contain_text(re.compile(r"Giải lao\s+còn (10:00|09:\d\d)"))
    for name in ("TẮT HÌNH", "Kết thúc giải lao", "Mã QR", "Khác…"):
        page.wait_for_function(WHOLE, arg=wall.get_by_role("button", name=name).element_handle())
    assert fits(page) and serious(page) == []
    wall.get_by_role("button", name="Kết thúc giải lao").tap()
    expect(wall).to_contain_text("Tự động")
    assert chair.view("public")["view"]["display"]["mode"] == "auto"


def test_a_call_to_the_chair_can_be_left_again(tablet: Any, chair: Client) -> None:
    in_dialogue(chair)
    page = tablet("operator")
    call = page.get_by_role("button", name="Báo chủ trì…")
    panel = page.get_by_role("group", name="Báo riêng cho chủ trì")
    call.click()
    page.keyboard.press("Escape")
    expect(panel).to_have_count(0)
    expect(call).to_be_focused()
    call.click()
    panel.get_by_role("button", name="Thôi").click()
    expect(panel).to_have_count(0)
    assert chair.view("chair")["view"]["calls"] == []


def test_the_operator_s_tools_stand_in_one_line(tablet: Any, chair: Client, citizen: Citizen) -> None:
    in_dialogue(chair)
    speaker = registered(citizen, "Lò Thị Ánh")
    chair.send("GiveFloor", opinion=speaker.opinion)
    page = tablet("operator", ViewportSize(width=1366, height=768))
    tools = page.locator(".timing .tools .button")
    expect(tools).to_have_count(3)
    assert len({tool.bounding_box()["y"] for tool in tools.all()}) == 1
    expect(page.locator(".timing")).to_contain_text("Từ chối: chỉ chủ trì bấm được")
    assert fits(page) and serious(page) == []


def test_a_break_a_second_projector_and_a_text_let_through(tablet: Any, chair: Client, citizen: Citizen) -> None:
    in_dialogue(chair)
    speaker = registered(citizen, "Quàng Thị Inh", content="Ông X hứa mà không làm trạm bơm.")
    page = tablet("chair", PORTRAIT)
    page.get_by_role("button", name="Khác…").tap()
    page.get_by_role("radio", name="Màn 2").tap()
    page.get_by_role("dialog").get_by_role("button", name="10 phút").tap()
    expect(page.get_by_role("dialog")).to_have_count(0)
    view = chair.view("public")["view"]
    assert (view["display"]["mode"], view["second"]["mode"]) == ("auto", "break")
    page.get_by_role("button", name="Khác…").tap()
    page.get_by_role("radio", name="Màn 2").tap()
    assert serious(page) == []
    page.get_by_role("dialog").get_by_role("button", name="Như màn 1").tap()
    expect(page.get_by_role("dialog")).to_have_count(0)
    primary(page).tap()
    expect(primary(page)).to_contain_text("Bắt đầu")
    page.get_by_role("button", name="Cho hiện nội dung…").tap()
    page.get_by_label("Nội dung cả hội trường đọc được").fill("Đề nghị làm trạm bơm.")
    assert serious(page) == []
    page.get_by_role("button", name="Cho hiện", exact=True).tap()
    expect(page.locator(".floor")).to_contain_text("Trên màn chiếu “Đề nghị làm trạm bơm.”")
    assert chair.view("public")["view"]["floor"]["text"] == "Đề nghị làm trạm bơm."
    assert opinion(chair, speaker)["content"] == "Ông X hứa mà không làm trạm bơm."
    chair.send("StartTimer")
    expect(primary(page)).to_contain_text("Kết thúc phát biểu")
    take_away = page.get_by_role("button", name="Gỡ nội dung")
    page.wait_for_function(WHOLE, arg=take_away.element_handle())
    assert serious(page) == []
    take_away.tap()
    expect(page.get_by_role("button", name="Cho hiện nội dung…")).to_be_visible()


def test_registration_closes_by_the_clock(tablet: Any, chair: Client) -> None:
    in_dialogue(chair)
    page = tablet("chair", PORTRAIT)
    page.get_by_role("tab", name="Điều khiển").tap()
    page.get_by_role("button", name="Đóng sau 10 phút").tap()
    expect(page.get_by_text("Đang mở, tự đóng lúc")).to_be_visible()
    page.get_by_role("button", name="Thôi, để mở").tap()
    expect(page.get_by_text("Đang mở.", exact=True)).to_be_visible()


def test_two_tablets_at_once_never_skip_a_citizen(tablet: Any, chair: Client, citizen: Citizen) -> None:
    in_dialogue(chair)
    first, second = registered(citizen, "Thào A Lềnh"), registered(citizen, "Vàng A Khua")
    one, other = tablet("chair"), tablet("operator")
    held: list[Route] = []
    other.route("**/commands", lambda route: held.append(route))
    expect(primary(other)).to_contain_text("Thào A Lềnh")
    primary(other).click()
    expect(primary(other)).to_have_attribute("aria-busy", "true")
    primary(one).click()
    expect(primary(one)).to_contain_text("Bắt đầu")
    primary(one).click()
    expect(primary(one)).to_contain_text("Kết thúc phát biểu")
    assert len(held) == 1
    held[0].continue_()
    expect(other.locator(".floor .failure__text")).to_contain_text("vừa thay đổi trên màn hình khác")
    assert opinion(chair, first)["status"] == "speaking"
    assert opinion(chair, second)["status"] == "waiting"


def test_a_double_tap_acts_once(tablet: Any, chair: Client, citizen: Citizen) -> None:
    in_dialogue(chair)
    speaker = registered(citizen, "Ly A Mang")
    page = tablet("chair")
    expect(primary(page)).to_contain_text("Ly A Mang")
    primary(page).dblclick()
    expect(primary(page)).to_contain_text("Bắt đầu")
    page.wait_for_timeout(500)
    assert opinion(chair, speaker)["status"] == "called"


def test_who_does_not_hold_the_gavel_watches(tablet: Any, chair: Client) -> None:
    in_dialogue(chair)
    watcher, holder, operator = tablet("cochair1"), tablet("chair"), tablet("operator")
    expect(watcher.locator(".head__watch")).to_contain_text("Lò Văn Khặn")
    expect(primary(watcher)).to_have_count(0)
    watcher.get_by_role("button", name="Xin quyền điều hành").click()
    expect(holder.locator(".head__asked")).to_contain_text("Trần Thị Minh Thuận")
    watcher.get_by_role("button", name="Đã xin, thôi không xin nữa").click()
    expect(holder.locator(".head__asked")).to_have_count(0)
    watcher.get_by_role("button", name="Xin quyền điều hành").click()
    expect(operator.locator(".head__asked")).to_contain_text("Trần Thị Minh Thuận")
    expect(operator.locator(".head__asked")).to_contain_text("Trao quyền: chỉ chủ trì bấm được")
    expect(operator.locator(".head__asked").get_by_role("button")).to_have_text(["Chưa trao"])
    assert serious(holder) == [] and serious(watcher) == [] and serious(operator) == []
    holder.get_by_role("button", name="Trao quyền", exact=True).click()
    expect(holder.locator(".head__watch")).to_contain_text("Trần Thị Minh Thuận")
    expect(primary(watcher)).to_be_visible()
    watcher.get_by_role("button", name="Trao quyền: Lò Văn Khặn").click()
    expect(primary(holder)).to_be_visible()


@pytest.mark.parametrize("size", [LANDSCAPE, PORTRAIT], ids=["landscape", "portrait"])
def test_axe_finds_nothing_serious(tablet: Any, chair: Client, citizen: Citizen, size: ViewportSize) -> None:
    in_dialogue(chair)
    registered(citizen, "Hoàng Văn Thụ Nguyên")
    registered(citizen, "Cụt Thị Oanh")
    page = tablet("chair", size)
    assert serious(page) == []
    page.locator(".row__open").last.click()
    primary(page).click()
    expect(primary(page)).to_contain_text("Bắt đầu")
    assert serious(page) == []
    primary(page).click()
    page.locator(".floor").get_by_role("button", name="Từ chối…").click()
    assert serious(page) == []
    page.get_by_role("button", name="Thôi").click()
    page.get_by_role("button", name="Tòng Văn Hịa").click()
    expect(page.locator(".floor")).to_have_attribute("data-stage", "answering")
    assert serious(page) == []
    page.get_by_role("button", name="Cấp trên…").click()
    assert serious(page) == []
    for tab in ("Chương trình", "Kết luận", "Điều khiển"):
        page.get_by_role("tab", name=tab).click()
        assert serious(page) == []


def test_concluding_offers_written_answers_for_what_is_left(tablet: Any, chair: Client, citizen: Citizen) -> None:
    in_dialogue(chair)
    heard, said = registered(citizen, "Lê Thị Hòa"), registered(citizen, "Hoàng Thị Phương Nguyệt Ánh")
    unreached, joined = registered(citizen, "Xeo Thị Khăm"), registered(citizen, "Lò Thị Ánh")
    chair.send("JoinRequests", lead=unreached.opinion, others=[joined.opinion])
    for one in (heard, said):
        chair.send("GiveFloor", opinion=one.opinion)
        chair.send("StartTimer")
        chair.send("EndSpeech")
    page = tablet("chair")
    page.get_by_role("tab", name="Kết luận").click()
    expect(page.get_by_role("tabpanel")).to_contain_text("Lê Thị Hòa")
    page.get_by_role("tab", name="Chương trình").click()
    page.get_by_role("button", name="Chuyển đến mục 8").click()
    expect(primary(page)).to_contain_text("Kết luận Hội nghị")
    primary(page).click()
    sheet = page.get_by_role("dialog")
    expect(sheet).to_contain_text("2 ý kiến chưa có kết quả")
    unheard = len(chair.view("chair")["view"]["conclusion"]["unheard"])
    expect(sheet).to_contain_text(f"{unheard} ý kiến chưa phát biểu, kể cả của người cùng ý kiến và người vắng")
    sheet.get_by_label("Hoàng Thị Phương Nguyệt Ánh").select_option(label="Thuộc thẩm quyền của cấp trên: Cấp tỉnh")
    assert serious(page) == []
    sheet.get_by_role("button", name="Ghi 2 kết quả và kết luận").click()
    expect(primary(page)).to_contain_text("Đóng Hội nghị")
    assert opinion(chair, heard)["outcome"]["outcome"] == "to_study"
    assert opinion(chair, said)["outcome"]["level"] == "province"
    assert [opinion(chair, one)["status"] for one in (unreached, joined)] == ["written", "written"]
    with pytest.raises(Refused):
        chair.send("Undo")
    page.get_by_role("tab", name="Điều khiển").click()
    page.get_by_role("button", name="Mở lại Hội nghị…").click()
    expect(sheet).to_contain_text("chưa có kết quả trở lại như trước khi kết luận")
    expect(sheet).to_contain_text("Những việc đã làm trước đó không hoàn tác được nữa.")
    assert serious(page) == []
    page.get_by_role("button", name="Thôi").click()
    primary(page).click()
    expect(page.get_by_role("dialog")).to_contain_text("Từ đây Ban tổ chức theo dõi việc trả lời")
    page.get_by_role("dialog").get_by_role("button", name="Đóng Hội nghị").click()
    expect(page.locator(".floor h1")).to_contain_text("Hội nghị đã đóng")
    expect(primary(page)).to_have_count(0)
