"""What has to be in sight on the chair's tablet when everything comes at once, at 768×1024 and 1024×768."""

import os
import re
from typing import Any

import pytest
from playwright.sync_api import Page, Route, ViewportSize, expect

from simulation.client import Client
from tests.axe import overflow
from tests.chair import LANDSCAPE, PORTRAIT, Speaker, Staff, hand_on, heard, in_dialogue, primary, registered, serious

LONG_NAME = "Công Tằng Tôn Nữ Thị Phương Thảo Nguyên Nguyễn Hoàng Trương Đặng Khương Quỳnh"
LONG_TEXT = ("Đường vào bản Háng Tơ Mang sạt lở từ tháng 8, xe không đi được, học sinh phải đi bộ. " * 8)[:600]
FIELDS = ["road", "water", "health", "land", "electricity", "school"]
NAMES = ["Lò Thị Ánh", "Giàng A Páo", "Hoàng Thị Phương Nguyệt Ánh", "Sùng A Dơ", "Nguyễn Hữu Đức", "Tòng Văn Chướng"]
SIZES = pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE], ids=["portrait", "landscape"])

# How many rows of the queue are fully visible.
ROWS = """() => {
  const panel = document.getElementById("panel").getBoundingClientRect();
  const inside = (box) => box.top >= panel.top - 1 && box.bottom <= Math.min(panel.bottom, innerHeight) + 1;
  const rows = [...document.querySelectorAll(".queue__list .row")].map((row) => row.getBoundingClientRect());
  return rows.filter(inside).length;
}"""
# How many lines of what the citizen wrote are in sight, with nothing lying on them.
LINES = """() => {
  const text = document.querySelector(".subject .person__content, .subject .several p:not(.several__who)");
  const [seen, box] = [document.querySelector(".subject"), text].map((element) => element.getBoundingClientRect());
  const line = parseFloat(getComputedStyle(text).lineHeight);
  const open = (y) => text.contains(document.elementFromPoint(box.left + 1, y));
  const whole = (top) => top + line <= seen.bottom + 1 && open(top + 1) && open(top + line - 1);
  let lines = 0;
  while (whole(box.top + lines * line)) lines += 1;
  return lines;
}"""
IN_CARD = """() => {
  const card = document.querySelector(".floor").getBoundingClientRect();
  const box = document.querySelector(".primary__button").getBoundingClientRect();
  return box.height >= 56 && box.top >= card.top && box.bottom <= card.bottom && card.bottom <= innerHeight;
}"""
# Whether a finger on the panic button and its neighbours meets them and nothing that lies on them.
WALL = """() => [...document.querySelectorAll(".wall .button")].every((one) => {
  const box = one.getBoundingClientRect();
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  return box.bottom <= innerHeight && one.contains(document.elementFromPoint(x, y));
})"""
SMALL = """() => [...document.querySelectorAll("button, .pick")]
  .filter((one) => one.offsetParent && one.getBoundingClientRect().height < 44)
  .map((one) => one.innerText)"""


def shoot(page: Page, name: str) -> None:
    """A picture for the eye, where a folder is named."""
    if folder := os.environ.get("PICTURES"):
        size = page.viewport_size
        page.screenshot(path=f"{folder}/{name}-{size['width'] if size else ''}.png")


def roomy(page: Page, name: str) -> None:
    shoot(page, name)
    assert page.evaluate(ROWS) >= 3
    assert page.evaluate(LINES) >= 2
    assert page.evaluate(IN_CARD)
    assert page.evaluate(SMALL) == []
    assert overflow(page) == 0
    assert page.evaluate("() => document.documentElement.scrollHeight <= innerHeight")


@pytest.fixture(scope="module")
def crowd(server: Any) -> dict[str, Any]:
    """Sixteen wait, six were heard, one asks for the word, two call; one with a long name is next."""
    operator = server.staff("operator")
    in_dialogue(operator)
    first = [registered(server.citizen, NAMES[n], field) for n, field in enumerate(FIELDS)]
    speaker = registered(server.citizen, LONG_NAME, content=LONG_TEXT)
    waiting = [registered(server.citizen, NAMES[n % 6], FIELDS[n % 6], f"Việc thứ {n}") for n in range(16)]
    heard(operator, *first)
    official = server.staff("official:Đỗ Mạnh Tiệp")
    official.send("AskForWord", on=True)
    server.staff("desk").send("CallChair", reason="person", note="Một người say rượu ở cửa")
    server.staff("secretary1").send("CallChair", reason="health")
    return {"heard": first, "speaker": speaker, "waiting": waiting, "operator": operator, "citizen": server.citizen}


@SIZES
def test_all_at_once_leaves_room_for_each(tablet: Any, crowd: dict[str, Any], size: ViewportSize) -> None:
    operator: Client = crowd["operator"]
    speaker: Speaker = crowd["speaker"]
    page = tablet("chair", size)
    expect(page.locator(".head__call")).to_contain_text("+1 lời gọi")
    roomy(page, "free")
    chips = page.locator(".heard .pick")
    expect(chips).to_have_count(6)
    for n in range(6):
        box = chips.nth(n).bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= size["width"]
    expect(chips.first.locator("input")).to_be_checked()
    operator.send("GiveFloor", opinion=speaker.opinion)
    expect(primary(page)).to_contain_text("Bắt đầu")
    roomy(page, "called")
    operator.send("StartTimer")
    expect(primary(page)).to_contain_text("Kết thúc")
    roomy(page, "speaking")
    assert serious(page) == []
    operator.send("StartAnswer", official="cochair1", opinions=[speaker.opinion])
    expect(page.locator(".floor")).to_have_attribute("data-stage", "answering")
    roomy(page, "answering")
    for _ in range(3):
        operator.send("Undo")
    expect(primary(page)).to_contain_text("Mời ông/bà Công")


def test_a_lost_connection_moves_no_button(tablet: Any, crowd: dict[str, Any]) -> None:
    page = tablet("chair", PORTRAIT)
    buttons = page.locator(".head .button").all()
    places = [button.bounding_box() for button in buttons]
    page.context.set_offline(True)
    expect(page.locator(".head__state")).to_contain_text("Mất mạng", timeout=60_000)
    shoot(page, "lost")
    for button, place in zip(buttons, places, strict=True):
        assert button.bounding_box() == pytest.approx(place, abs=1)
    page.context.set_offline(False)


@pytest.mark.parametrize(
    "size", [{"width": 384, "height": 512}, {"width": 512, "height": 384}], ids=["upright", "flat"]
)
def test_read_at_twice_the_size_the_clock_s_buttons_stay_whole_in_their_card(
    tablet: Any, crowd: dict[str, Any], size: ViewportSize
) -> None:
    operator: Client = crowd["operator"]
    speaker: Speaker = crowd["speaker"]
    page = tablet("chair", size)
    operator.send("GiveFloor", opinion=speaker.opinion)
    operator.send("StartTimer")
    operator.send("StartAnswer", official="cochair1", opinions=[speaker.opinion])
    expect(page.locator(".floor")).to_have_attribute("data-stage", "answering")
    shoot(page, "twice the size")
    card = page.locator(".floor").bounding_box()
    assert card and overflow(page) == 0
    for button in page.locator(".timing .tools .button").all():
        box = button.bounding_box()
        assert box and card["x"] <= box["x"] and box["x"] + box["width"] <= card["x"] + card["width"]
        assert box["height"] <= 64, button.inner_text()
    for _ in range(3):
        operator.send("Undo")


def test_an_official_with_the_longest_name_leaves_that_room_too(
    tablet: Any, crowd: dict[str, Any], staff: Staff
) -> None:
    staff("organiser").send("AddOfficial", name=LONG_NAME, office=LONG_TEXT[:120].strip(), fields=FIELDS)
    for size in (PORTRAIT, LANDSCAPE):
        page = tablet("chair", size)
        expect(page.locator(".choices .official", has_text=LONG_NAME[:20])).to_be_visible()
        shoot(page, "longest official")
        assert page.evaluate(IN_CARD)
        assert overflow(page) == 0
        assert page.evaluate("() => document.documentElement.scrollHeight <= innerHeight")
    added = next(o["id"] for o in crowd["operator"].view("chair")["view"]["officials"] if o["name"] == LONG_NAME)
    staff("organiser").send("RemoveOfficial", official=added)


def test_the_picture_is_switched_off_at_one_place(tablet: Any, crowd: dict[str, Any]) -> None:
    for size in (PORTRAIT, LANDSCAPE):
        page = tablet("chair", size)
        blank = page.get_by_role("button", name="TẮT HÌNH")
        before = blank.bounding_box()
        crowd["operator"].send("ShowOnDisplay", mode="welcome")
        expect(page.locator(".wall").get_by_role("button", name="Tự động")).to_be_visible()
        assert blank.bounding_box() == pytest.approx(before, abs=1)  # a browser may lay out by fractions of a pixel
        crowd["operator"].send("ShowOnDisplay", mode="auto")


def test_absent_people_a_new_opinion_and_the_gavel_are_at_hand(
    tablet: Any, crowd: dict[str, Any], staff: Staff
) -> None:
    operator: Client = crowd["operator"]
    page = tablet("chair", PORTRAIT)
    number = operator.send("AddFromFloor", field="road", now=True)["result"]["number"]
    expect(page.locator(".floor h1")).to_have_text(re.compile(rf"Số {number}\s+chưa rõ họ tên"))
    operator.send("MarkAbsent")
    page.get_by_role("tab", name="Kết luận").tap()
    for name in ("+ Tại chỗ", "Trao quyền: Trần Thị Minh Thuận", "Trao quyền: Giàng A Chừ"):
        expect(page.get_by_role("button", name=name)).to_be_in_viewport()
    page.get_by_role("button", name="Vắng 1").tap()
    expect(page.get_by_role("button", name="Gọi lại")).to_be_in_viewport()
    page.get_by_role("button", name="Trao quyền: Trần Thị Minh Thuận").tap()
    sheet = page.get_by_role("dialog")
    expect(sheet).to_contain_text("Máy của Trần Thị Minh Thuận chưa kết nối với Hội nghị.")
    assert serious(page) == []
    shoot(page, "hand")
    sheet.get_by_role("button", name="Thôi").tap()
    expect(page.locator(".head__watch")).to_have_count(0)
    page.get_by_role("button", name="Trao quyền: Trần Thị Minh Thuận").tap()
    hand_on(page)
    expect(page.locator(".head__watch")).to_contain_text("Trần Thị Minh Thuận")
    staff("cochair1").send("PassGavel", to="chair")


# The save button inside the floor's card, with nothing on it, however much there is to fill in above.
SAVE = """() => {
  const button = document.querySelector(".primary .button--wide");
  const [card, box] = [button.closest(".floor"), button].map((one) => one.getBoundingClientRect());
  return box.bottom <= card.bottom && card.bottom <= innerHeight
    && button.contains(document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2));
}"""


def whole(page: Page, name: str) -> None:
    """The wall's row and the one thing to do are met by a finger, and the page does not scroll."""
    shoot(page, name)
    assert page.evaluate(WALL)
    assert page.evaluate(SAVE)
    assert page.evaluate("() => document.documentElement.scrollHeight <= innerHeight")
    assert overflow(page) == 0
    assert page.evaluate(SMALL) == []


@SIZES
def test_two_officials_who_ask_all_who_could_answer_and_a_form_leave_the_wall_in_sight(
    tablet: Any, crowd: dict[str, Any], staff: Staff, size: ViewportSize
) -> None:
    operator: Client = crowd["operator"]
    speaker: Speaker = crowd["speaker"]
    second = staff("official:Tòng Văn Hịa")
    if not second.view("official")["view"]["word"]:
        second.send("AskForWord", on=True)
    page = tablet("chair", size)
    expect(page.locator(".asked__one")).to_have_count(2)
    operator.send("GiveFloor", opinion=speaker.opinion)
    operator.send("StartTimer")
    expect(primary(page)).to_contain_text("Kết thúc")
    whole(page, "two ask")
    others = page.get_by_role("button", name="Người khác…")
    others.tap()
    less = page.get_by_role("button", name="Thu gọn")
    expect(less).to_be_visible()
    whole(page, "others")
    less.scroll_into_view_if_needed()
    expect(less).to_be_in_viewport(ratio=0.9)
    less.tap()
    operator.send("StartAnswer", official="cochair1", opinions=[speaker.opinion])
    expect(page.locator(".floor")).to_have_attribute("data-stage", "answering")
    whole(page, "outcomes")
    for outcome in ("Cấp trên…", "Nghiên cứu…"):
        page.get_by_role("button", name=outcome).tap()
        expect(primary(page)).to_contain_text("Lưu:")
        whole(page, f"form {outcome[:4]}")
        page.get_by_label("Cơ quan, đơn vị giải quyết").scroll_into_view_if_needed()
        expect(page.get_by_label("Cơ quan, đơn vị giải quyết")).to_be_in_viewport(ratio=0.9)
        page.get_by_role("button", name="Chọn lại").tap()
    page.get_by_role("button", name="Đã có văn bản…").tap()
    expect(page.get_by_role("button", name="Không gắn văn bản")).to_be_visible()
    whole(page, "document")
    for _ in range(3):
        operator.send("Undo")
    expect(primary(page)).to_contain_text("Mời ông/bà Công")
    second.send("AskForWord", on=False)


# What is cut off where people are named: names in the queue, given names and marks on what waits for an answer.
CUT = """() => [...document.querySelectorAll(".row__who b, .heard__name, .heard b, .heard em")]
  .filter((one) => one.offsetParent)
  .filter((one) => {
    const words = document.createRange();
    words.selectNodeContents(one);
    const within = one.closest(".heard__words, .heard__now, .row__who b").getBoundingClientRect();
    const own = words.getBoundingClientRect();
    return own.right > within.right + 0.5 || one.scrollWidth > one.clientWidth + 1;
  })
  .map((one) => one.innerText)"""
# What lies on something else where officials ask for the word.
CROSSED = """() => [...document.querySelectorAll(".asked__one")].filter((one) => {
  const [tag, first] = [".tag", ".button"].map((part) => one.querySelector(part).getBoundingClientRect());
  return tag.right > first.left || one.scrollWidth > one.clientWidth;
}).length"""


@SIZES
def test_names_are_whole_and_nothing_lies_on_who_asks(tablet: Any, crowd: dict[str, Any], size: ViewportSize) -> None:
    operator: Client = crowd["operator"]
    answered: Speaker = crowd["heard"][5]
    operator.send("StartAnswer", official="cochair1", opinions=[answered.opinion])
    operator.send("EndAnswer")
    page = tablet("chair", size)
    expect(page.locator(".heard em")).to_have_text("đã trả lời")
    for speaker in crowd["heard"][1:]:
        box = page.get_by_role("checkbox", name=f"Số {speaker.number}")
        if not box.is_checked():
            box.tap()
    expect(page.locator(".asked")).to_contain_text("Mời nói về số 2, 3, 4, 5, 6")
    shoot(page, "names")
    assert page.evaluate(CUT) == []
    assert page.evaluate(CROSSED) == 0
    assert serious(page) == []
    for _ in range(2):
        operator.send("Undo")


@SIZES
def test_who_is_joined_is_seen_before_it_is_confirmed(
    tablet: Any, crowd: dict[str, Any], staff: Staff, size: ViewportSize
) -> None:
    text = "Cầu treo bản Huổi Lóng hỏng ván từ tháng 6, học sinh qua suối nguy hiểm. " * 5
    names = ("Vừ A Sáu", "Điêu Thị Xôm", "Mòng Thị Phim")
    same = [registered(crowd["citizen"], name, "other", text) for name in names]
    page = tablet("chair", size)
    numbers = [str(one.number) for one in same]
    page.get_by_role("button", name=f"Cùng một việc? Số {', '.join(numbers)}").tap()
    sheet = page.get_by_role("dialog")
    ticks = sheet.get_by_role("checkbox", checked=True)
    expect(ticks).to_have_count(2)
    shoot(page, "join")
    for n in range(2):
        expect(ticks.nth(n)).to_be_in_viewport(ratio=0.9)
    join = sheet.get_by_role("button", name=f"Gộp: số {numbers[0]} nói thay số {', '.join(numbers[1:])}")
    expect(join).to_be_in_viewport(ratio=1)
    assert overflow(page) == 0 and serious(page) == []
    ticks.first.tap()
    expect(sheet.get_by_role("button", name=f"Gộp: số {numbers[0]} nói thay số {numbers[2]}")).to_be_visible()
    for one in same:
        one.phone.send("Withdraw", opinion=one.opinion)


@SIZES
def test_news_leaves_the_panic_button_in_sight(
    tablet: Any, crowd: dict[str, Any], staff: Staff, size: ViewportSize
) -> None:
    lead, *others = crowd["waiting"][:4]
    gone = registered(crowd["citizen"], "Vàng A Lử")
    page = tablet("chair", size)
    expect(page.locator(".tab__count")).to_contain_text(re.compile(r"\d"))
    staff("secretary1").send("JoinRequests", lead=lead.opinion, others=[one.opinion for one in others])
    numbers = ", ".join(str(one.number) for one in others)
    expect(page.locator(".news")).to_have_text(f"Số {numbers} vừa gộp vào ý kiến của người khác.")
    gone.phone.send("Withdraw", opinion=gone.opinion)
    expect(page.locator(".news")).to_have_count(2)
    shoot(page, "news")
    assert page.evaluate(WALL)
    for one in others:
        one.phone.send("LeaveJoint", opinion=one.opinion)


def test_what_the_chair_joined_is_no_news(tablet: Any, crowd: dict[str, Any]) -> None:
    operator: Client = crowd["operator"]
    lead, *others = crowd["waiting"][:3]
    gone = registered(crowd["citizen"], "Vàng A Lử")
    page = tablet("chair", PORTRAIT)
    operator.send("JoinRequests", lead=lead.opinion, others=[one.opinion for one in others])
    gone.phone.send("Withdraw", opinion=gone.opinion)
    expect(page.locator(".news")).to_have_text(f"Số {gone.number} vừa rút đăng ký.")
    operator.send("Undo")


def test_news_shows_in_every_tab_and_an_old_failure_goes(tablet: Any, crowd: dict[str, Any]) -> None:
    operator: Client = crowd["operator"]
    gone: Speaker = crowd["waiting"][-1]
    writes: Speaker = crowd["waiting"][-2]
    page = tablet("chair", PORTRAIT)
    page.get_by_role("tab", name="Kết luận").tap()
    gone.phone.send("Withdraw", opinion=gone.opinion)
    expect(page.locator(".news")).to_contain_text(f"Số {gone.number} vừa rút đăng ký")
    writes.phone.send("ToWritten", opinion=writes.opinion)
    expect(page.locator(".news", has_text=f"Số {writes.number} vừa chuyển thành ý kiến viết")).to_be_visible()
    page.get_by_role("button", name="+ Tại chỗ").tap()
    sheet = page.get_by_role("dialog")
    sheet.get_by_label("Số của ông/bà ấy").fill("999")
    sheet.get_by_role("button", name="Đã nghe, chờ trả lời").tap()
    expect(sheet.locator(".failure__text")).to_be_visible()
    sheet.get_by_label("Chưa có số").tap()
    expect(sheet.locator(".failure__text")).to_have_count(0)
    page.get_by_role("button", name="Thôi").tap()
    page.route("**/commands", lambda route: held.append(route))
    held: list[Route] = []
    primary(page).tap()
    expect(primary(page)).to_have_attribute("aria-busy", "true")
    operator.send("GiveFloor", opinion=crowd["speaker"].opinion)
    expect(primary(page)).to_contain_text("Bắt đầu")
    held[0].continue_()
    expect(page.locator(".floor .failure__text")).to_be_visible()
    operator.send("StartTimer")
    expect(page.locator(".floor .failure__text")).to_have_count(0)
    assert page.evaluate(IN_CARD)
