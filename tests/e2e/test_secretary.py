"""The two secretaries at one meeting, and the staffed desk beside them: what they write, register and put right."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from simulation.client import Client
from tests.axe import SCRIPT as AXE
from tests.conftest import Server

# One meeting is in session for all tests of this file.

SIZE = {"width": 1366, "height": 768}
MEDICINE = "Trạm y tế thiếu thuốc từ tháng 8."
SignIn = Callable[[BrowserContext, str], None]


@dataclass
class Hall:
    """The running meeting, and the staff that the screens under test are not."""

    server: Server
    chair: Client

    def speaker(self, name: str, field: str = "health", content: str = MEDICINE) -> tuple[int, int]:
        """Somebody with a phone who has registered: number and opinion."""
        phone = self.server.citizen()
        number = phone.check_in(name, "ten")["number"]
        return number, phone.send("RequestToSpeak", field=field, content=content)["result"]["opinion"]

    def call(self, opinion: int) -> int:
        """Give the floor and start the clock; the turn."""
        self.chair.send("GiveFloor", opinion=opinion)
        self.chair.send("StartTimer")
        return int(self.public()["floor"]["turn"])

    def public(self) -> dict[str, Any]:
        return dict(self.chair.view("public")["view"])

    def minutes(self, key: str) -> str:
        """A text as the chair's record has it."""
        return str(self.server.staff("secretary2").view("secretary")["view"][f"text/{key}"]["text"])

    def opinion(self, id_: int) -> dict[str, Any]:
        return dict(self.chair.view("chair")["view"][f"opinion/{id_}"])


@pytest.fixture(scope="module")
def hall(server: Server) -> Hall:
    """A meeting at the item where people speak."""
    chair = server.staff("chair")
    chair.send("OpenCheckIn")
    chair.send("StartMeeting")
    chair.send("SetAgendaItem", item="dialogue")
    return Hall(server, chair)


@pytest.fixture
def screen(hall: Hall, browser: Browser, sign_in: SignIn) -> Iterator[Callable[..., Page]]:
    """``screen("secretary1")``: the signed-in screen of a role."""
    contexts: list[BrowserContext] = []

    def open_(role: str, path: str = "/moderator/{}/secretary") -> Page:
        context = browser.new_context(viewport=SIZE, locale="vi-VN")  # type: ignore[arg-type]
        contexts.append(context)
        sign_in(context, role)
        page = context.new_page()
        page.goto(hall.server.url + path.format(hall.server.slug))
        expect(page.locator("html[data-ready=true]")).to_be_attached()
        return page

    yield open_
    for context in contexts:
        context.close()


def box(page: Page, key: str) -> Any:
    return page.locator(f"textarea[data-key='{key}']")


def state(page: Page, key: str) -> Any:
    return page.locator(f"[data-text='{key}'] .state")


def register(page: Page, name: str, village: str = "ten") -> None:
    page.keyboard.press("Alt+n")
    page.get_by_role("combobox", name="Tìm người").fill(name)
    page.keyboard.press("Enter")
    page.get_by_label("Thôn, bản").select_option(village)


def serious(page: Page) -> list[str]:
    """What axe finds that would keep somebody from using the screen."""
    page.evaluate(AXE)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    return [f"{v['id']}: {v['nodes'][0]['html']}" for v in found if v["impact"] in ("serious", "critical")]


# --- the running minutes ----------------------------------------------------------------------------------------------


def test_a_text_is_saved_after_a_pause_and_both_secretaries_read_it(hall: Hall, screen: Callable[..., Page]) -> None:
    _, opinion = hall.speaker("Lò Thị Hà")
    turn = hall.call(opinion)
    first, second = screen("secretary1"), screen("secretary2")
    key = f"turn-{turn}.asked"
    expect(first.get_by_role("heading", name=re.compile("Lò Thị Hà"))).to_be_visible()
    box(first, key).fill("Bà Hà nói: thiếu thuốc.")
    expect(state(first, key)).to_have_text(re.compile(r"^Đã lưu \d\d:\d\d$"))
    expect(box(second, key)).to_have_value("Bà Hà nói: thiếu thuốc.")
    expect(state(second, key)).to_have_text(re.compile(r"^Đã lưu \d\d:\d\d, Thư ký 1$"))


@pytest.mark.parametrize(
    ("choice", "kept"),
    [
        ("Ghép cả hai", "Của thư ký 2\nCủa thư ký 1"),
        ("Giữ bản của tôi", "Của thư ký 1"),
        ("Lấy bản kia", "Của thư ký 2"),
    ],
)
def test_neither_text_is_lost_when_both_write_at_once(
    hall: Hall, screen: Callable[..., Page], choice: str, kept: str
) -> None:
    _, opinion = hall.speaker("Sùng A Dơ")
    key = f"turn-{hall.call(opinion)}.asked"
    first, second = screen("secretary1"), screen("secretary2")
    expect(box(first, key)).to_be_visible()
    # What the first writes is held up on its way, so that both stand on the same version.
    first.route("**/commands", lambda route: second.wait_for_function("() => window.saved") and route.continue_())
    box(first, key).fill("Của thư ký 1")
    box(second, key).fill("Của thư ký 2")
    box(second, key).blur()
    expect(state(second, key)).to_contain_text("Đã lưu")
    second.evaluate("window.saved = true")

    both = first.get_by_role("alert", name="Hai bản khác nhau")
    expect(both).to_contain_text("Của thư ký 1")
    expect(both).to_contain_text("Của thư ký 2")
    expect(state(first, key)).to_have_text("Chưa lưu: có hai bản")
    both.get_by_role("button", name=choice).click()
    expect(box(first, key)).to_have_value(kept)
    expect(state(first, key)).to_contain_text("Đã lưu")
    expect(box(second, key)).to_have_value(kept)
    assert hall.minutes(key) == kept


def test_the_text_given_up_can_be_had_back(hall: Hall, screen: Callable[..., Page], staff: Any) -> None:
    _, opinion = hall.speaker("Cà Văn Hặc")
    turn = hall.call(opinion)
    key = f"turn-{turn}.asked"
    page = screen("secretary1")
    box(page, key).fill("Bản của tôi")
    staff("secretary2").send("WriteMinutes", entry=f"turn-{turn}", part="asked", text="Bản khác", base_version=0)
    page.get_by_role("button", name="Lấy bản kia").click()
    expect(box(page, key)).to_have_value("Bản khác")
    page.get_by_role("button", name="Lấy lại bản của tôi").click()
    expect(box(page, key)).to_have_value("Bản của tôi")


def test_what_was_typed_without_connection_outlives_the_page(hall: Hall, screen: Callable[..., Page]) -> None:
    _, opinion = hall.speaker("Giàng A Páo")
    key = f"turn-{hall.call(opinion)}.asked"
    page = screen("secretary1")
    expect(box(page, key)).to_be_visible()
    page.context.set_offline(True)
    page.evaluate("dispatchEvent(new Event('offline'))")
    box(page, key).fill("Ghi khi mất mạng")
    expect(state(page, key)).to_have_text("Chưa lưu: mất kết nối")
    page.wait_for_timeout(1700)
    page.context.set_offline(False)
    page.reload()
    expect(box(page, key)).to_have_value("Ghi khi mất mạng")
    expect(state(page, key)).to_contain_text("Đã lưu")
    assert hall.minutes(key) == "Ghi khi mất mạng"
    assert page.evaluate("Object.keys(localStorage).length") == 0


def test_nothing_is_saved_in_the_middle_of_a_composition(hall: Hall, screen: Callable[..., Page]) -> None:
    _, opinion = hall.speaker("Vàng Thị Mỷ")
    key = f"turn-{hall.call(opinion)}.asked"
    page = screen("secretary1")
    box(page, key).focus()
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url) if request.url.endswith("/commands") else None)
    method = page.context.new_cdp_session(page)
    method.send("Input.imeSetComposition", {"text": "Đường vào ban", "selectionStart": 13, "selectionEnd": 13})
    expect(box(page, key)).to_have_value("Đường vào ban")
    page.wait_for_timeout(1900)
    assert not sent
    method.send("Input.insertText", {"text": "Đường vào bản"})
    expect(state(page, key)).to_contain_text("Đã lưu")
    assert hall.minutes(key) == "Đường vào bản"


def test_first_words_on_their_way_while_the_turn_is_taken_back_are_kept(
    hall: Hall, screen: Callable[..., Page]
) -> None:
    _, opinion = hall.speaker("Lò Thị Lả")
    page = screen("secretary1")
    hall.chair.send("GiveFloor", opinion=opinion)
    key = f"turn-{hall.public()['floor']['turn']}.asked"

    def taken_back_first(route: Route) -> None:
        hall.chair.send("Undo")
        route.continue_()

    page.route("**/commands", taken_back_first, times=1)
    with page.expect_response("**/commands") as answered:
        box(page, key).fill("Trạm y tế")
    assert answered.value.ok and hall.minutes(key) == "Trạm y tế"
    expect(page.get_by_role("navigation", name="Diễn biến hội nghị")).to_contain_text("Lượt đã hủy")


def test_the_screen_follows_the_turn_and_the_answer_keeps_the_speech_in_sight(
    hall: Hall, screen: Callable[..., Page]
) -> None:
    page = screen("secretary1")
    _, opinion = hall.speaker("Quàng Văn Lả")
    turn = hall.call(opinion)
    expect(box(page, f"turn-{turn}.asked")).to_be_visible()
    box(page, f"turn-{turn}.asked").fill("Hỏi về thuốc")
    hall.chair.send("StartAnswer", official="health", opinions=[opinion])
    answer = f"turn-{hall.public()['floor']['turn']}.answered"
    expect(page.get_by_role("heading", name="Tòng Văn Hịa")).to_be_visible()
    expect(box(page, f"turn-{turn}.asked")).to_have_value("Hỏi về thuốc")
    expect(box(page, f"turn-{turn}.asked")).to_be_focused()
    box(page, answer).fill("Sẽ có thuốc trong tuần")
    page.keyboard.press("Control+s")
    expect(state(page, answer)).to_contain_text("Đã lưu")

    page.keyboard.press("Alt+ArrowUp")
    expect(page.get_by_text("Đang xem mục khác")).to_be_visible()
    expect(box(page, answer)).to_have_value("Sẽ có thuốc trong tuần")  # the speech shows its answer
    page.keyboard.press("Alt+f")
    expect(page.get_by_role("heading", name="Tòng Văn Hịa")).to_be_visible()
    page.keyboard.press("Alt+p")
    expect(page.get_by_role("dialog")).to_contain_text("Sẽ có thuốc trong tuần")
    assert not serious(page)
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


# --- people without a phone -------------------------------------------------------------------------------------------


def test_somebody_without_a_phone_is_checked_in_and_registered(hall: Hall, screen: Callable[..., Page]) -> None:
    page = screen("secretary1")
    register(page, "Hoàng Thị Phương Nguyệt Ánh")
    page.get_by_label("Lĩnh vực").select_option("road")
    page.get_by_label("Nội dung").fill("Cầu treo hỏng")
    page.get_by_role("button", name="Điểm danh và đăng ký").click()
    slip = page.get_by_role("status", name="Phiếu")
    expect(slip).to_contain_text("Hoàng Thị Phương Nguyệt Ánh")
    last = hall.public()["queue"][-1]
    expect(slip.locator(".slip__number")).to_have_text(str(last["number"]))
    expect(slip).to_contain_text(re.compile(rf"{last['number']} · \d{{3}} \d{{3}}"))
    assert hall.opinion(last["opinion"])["content"] == "Cầu treo hỏng"
    page.keyboard.press("Enter")
    expect(page.get_by_role("combobox", name="Tìm người")).to_be_focused()


def test_who_is_in_already_hands_in_a_written_opinion(hall: Hall, screen: Callable[..., Page]) -> None:
    number = hall.server.citizen().check_in("Lường Văn Phớ", "na-lom")["number"]
    page = screen("secretary1")
    page.keyboard.press("Alt+n")
    page.keyboard.type("luong van pho")
    expect(page.get_by_role("option").first).to_contain_text("Đã có mặt")
    page.keyboard.press("Enter")
    page.get_by_role("radio", name="Gửi ý kiến viết").check()
    page.get_by_role("button", name="Gửi ý kiến viết").click()
    alert = page.get_by_role("alert")
    expect(alert).to_be_visible()
    expect(page.get_by_label("Lĩnh vực")).to_be_focused()
    page.get_by_label("Lĩnh vực").select_option("water")
    page.get_by_label("Nội dung").fill("Nước yếu")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("status", name="Phiếu").locator(".slip__number")).to_have_text(str(number))
    expect(page.locator("[data-kind=written]").filter(has_text="Lường Văn Phớ")).to_be_visible()


def test_a_name_is_confirmed(hall: Hall, screen: Callable[..., Page]) -> None:
    number = hall.server.citizen().check_in("Mùa A Chía", "na-lom")["number"]
    page = screen("secretary1")
    page.get_by_role("button", name="Xác nhận tên Mùa A Chía").click()
    expect(page.get_by_role("button", name="Xác nhận tên Mùa A Chía")).to_have_count(0)
    recent = hall.server.staff("secretary2").view("secretary")["view"]["recent"]
    assert [p["confirmed"] for p in recent if p["number"] == number] == [True]


# --- the record -------------------------------------------------------------------------------------------------------


def test_field_and_topic_are_corrected(hall: Hall, screen: Callable[..., Page]) -> None:
    _, opinion = hall.speaker("Tòng Thị Inh")
    hall.call(opinion)
    page = screen("secretary1")
    page.get_by_role("button", name="Sửa lĩnh vực, chủ đề").click()
    page.locator(".middle").get_by_label("Lĩnh vực").select_option("road")
    expect(page.locator(".middle").get_by_label("Chủ đề")).to_have_value("III.3")
    page.locator(".middle").get_by_label("Chủ đề").select_option("III.5")
    page.get_by_role("button", name="Lưu phân loại").click()
    expect(page.locator(".about__who")).to_contain_text("Đường giao thông")
    assert hall.opinion(opinion)["topic"] == "III.5"


def test_an_outcome_asks_for_what_it_needs(hall: Hall, screen: Callable[..., Page]) -> None:
    _, opinion = hall.speaker("Điêu Văn Thuận")
    hall.call(opinion)
    hall.chair.send("EndSpeech")
    page = screen("secretary1")
    page.get_by_role("radio", name="Thuộc thẩm quyền của cấp trên").check()
    page.get_by_role("button", name="Ghi kết quả").click()
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_label("Cơ quan, người có trách nhiệm").fill("Sở Y tế")
    page.get_by_label("Cấp giải quyết").select_option("province")
    page.get_by_role("button", name="Ghi kết quả").click()
    expect(page.locator(".outcome__done")).to_contain_text("Sở Y tế")
    assert hall.opinion(opinion)["outcome"]["level"] == "province"
    assert hall.opinion(opinion)["outcome"]["resolved"] is False


def test_what_is_typed_of_an_outcome_outlives_one_that_the_chair_records(
    hall: Hall, screen: Callable[..., Page]
) -> None:
    _, opinion = hall.speaker("Điêu Thị Hạnh")
    hall.call(opinion)
    hall.chair.send("EndSpeech")
    page = screen("secretary1")
    page.get_by_role("radio", name="Thuộc thẩm quyền của cấp trên").check()
    page.get_by_label("Cơ quan, người có trách nhiệm").fill("Sở Y tế")
    page.get_by_label("Cấp giải quyết").select_option("province")
    hall.chair.send("RecordOutcome", opinions=[opinion], outcome="noted", base_at=0)
    expect(page.locator(".outcome__done")).to_contain_text("Tiếp thu")
    page.get_by_role("button", name="Ghi kết quả").click()
    expect(page.get_by_role("alert")).to_contain_text("vừa có kết quả do người khác ghi")
    assert hall.opinion(opinion)["outcome"]["outcome"] == "noted"
    page.get_by_role("button", name="Ghi kết quả").click()
    expect(page.locator(".outcome__done")).to_contain_text("Sở Y tế")
    expect(page.get_by_role("button", name="Sửa kết quả")).to_be_visible()


def test_an_opinion_from_the_floor_is_added_and_written(hall: Hall, screen: Callable[..., Page]) -> None:
    page = screen("secretary1")
    page.keyboard.press("Alt+t")
    page.get_by_role("combobox", name="Ý kiến tại chỗ").fill("Vừ A Dính")
    page.keyboard.press("Enter")
    page.get_by_label("Thôn, bản").select_option("co-muong")
    page.get_by_label("Lĩnh vực").select_option("land")
    page.get_by_role("button", name="Ghi ý kiến tại chỗ").click()
    expect(page.get_by_text("Nhập nhầm: chủ trì bấm “Hoàn tác”.")).to_be_visible()
    expect(page.get_by_role("status", name="Phiếu")).to_contain_text("Vừ A Dính")
    page.keyboard.press("Enter")
    row = page.locator(".order__row").filter(has_text="Vừ A Dính")
    row.click()
    text = page.get_by_label("Ý kiến", exact=True)
    text.fill("Hỏi về ranh giới đất nương")
    text.blur()
    expect(page.locator(".state").first).to_contain_text("Đã lưu")
    expect(row).to_contain_text("đã ghi")


def test_whom_a_protected_opinion_concerns_is_marked(hall: Hall, screen: Callable[..., Page]) -> None:
    _, opinion = hall.speaker("Sùng Thị Pàng", "conduct", "Cán bộ hẹn nhiều lần")
    hall.call(opinion)
    page = screen("secretary1")
    expect(page.locator(".middle")).to_contain_text("Cán bộ hẹn nhiều lần")
    page.get_by_role("button", name="Đánh dấu", exact=True).click()
    page.get_by_role("checkbox", name=re.compile("Hoàng Thị Ngọc Diệp")).check()
    page.get_by_role("button", name="Đánh dấu 1 người").click()
    expect(page.locator(".about__sealed")).to_contain_text("Đã đánh dấu người liên quan")
    assert hall.opinion(opinion)["marked"] is True


def test_what_concerns_a_secretary_is_the_other_one_s(hall: Hall, screen: Callable[..., Page]) -> None:
    _, opinion = hall.speaker("Vàng Thị Chứ", "conduct", "Hẹn mãi không tiếp")
    turn = hall.call(opinion)
    page = screen("secretary2")
    expect(box(page, f"turn-{turn}.asked")).to_be_visible()
    hall.server.staff("secretary1").send("MarkConcerned", opinion=opinion, who=["secretary2"])
    expect(page.locator(".about__sealed")).to_contain_text("thư ký khác ghi và xử lý")
    expect(box(page, f"turn-{turn}.asked")).to_have_count(0)
    expect(page.get_by_role("button", name="Sửa lĩnh vực, chủ đề")).to_have_count(0)
    expect(page.locator(".middle")).not_to_contain_text("Hẹn mãi không tiếp")


def test_the_secretaries_screen_has_no_serious_findings(hall: Hall, screen: Callable[..., Page]) -> None:
    _, opinion = hall.speaker("Lò Văn Panh", "conduct")
    hall.call(opinion)
    page = screen("secretary1")
    expect(page.get_by_role("heading", name=re.compile("Lò Văn Panh"))).to_be_visible()
    assert not serious(page)
    register(page, "Hà Thị Bóng")
    page.get_by_role("button", name="Sửa lĩnh vực, chủ đề").click()
    assert not serious(page)
    page.keyboard.press("Escape")
    assert page.evaluate("document.documentElement.scrollWidth") <= SIZE["width"]


def test_the_interpreter_is_named_in_the_minutes(hall: Hall, screen: Callable[..., Page]) -> None:
    phone = hall.server.citizen()
    number = phone.check_in("Giàng Thị Mỷ", "ten", needs=["interpreter"])["number"]
    opinion = phone.send("RequestToSpeak", field="health", content=MEDICINE)["result"]["opinion"]
    hall.call(opinion)
    page = screen("secretary1")
    page.get_by_label("Người phiên dịch").fill("Giàng A Páo")
    page.get_by_role("button", name="Ghi tên").click()
    expect(page.get_by_text("đã ghi vào biên bản")).to_be_visible()
    assert hall.opinion(opinion)["interpreter"] == "Giàng A Páo" and number
    hall.chair.send("EndSpeech")


# --- the desk ---------------------------------------------------------------------------------------------------------

DESK = "/kiosk/{}/desk"


def test_who_spoke_up_without_a_name_is_named(hall: Hall, screen: Callable[..., Page]) -> None:
    asked = hall.chair.send("AddFromFloor", field="other", now=True)["result"]["opinion"]
    number = hall.opinion(asked)["number"]
    hall.chair.send("StartTimer")
    page = screen("secretary1")
    form = page.locator("form", has=page.get_by_label(f"Họ tên của số {number}"))
    form.get_by_label(f"Họ tên của số {number}").fill("Giàng A Páo")
    form.get_by_label(f"Nơi ở của số {number}").fill("xã bên")
    form.get_by_role("button", name="Ghi tên").click()
    expect(form).to_have_count(0)
    assert (hall.opinion(asked)["name"], hall.opinion(asked)["confirmed"]) == ("Giàng A Páo", True)


def test_the_desk_checks_in_by_keyboard_alone(hall: Hall, screen: Callable[..., Page]) -> None:
    page = screen("desk", DESK)
    field = page.get_by_role("combobox", name="Quét thẻ")
    expect(field).to_be_focused()
    page.keyboard.type("Bạc Thị Ún")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Thôn, bản")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".field-error")).to_be_visible()  # no village chosen yet
    page.get_by_label("Thôn, bản").select_option("ten")
    page.keyboard.press("Enter")
    expect(page.locator(".slip__name")).to_have_text("Bạc Thị Ún")
    number = page.locator(".slip__number").inner_text()
    assert number == str(hall.public()["present"])
    expect(field).to_be_focused()
    expect(page.locator(".recent__row").first).to_contain_text("Bạc Thị Ún")

    page.keyboard.type("bac thi un")
    page.keyboard.press("Enter")
    expect(page.locator(".already__notice")).to_contain_text(f"Số {number} · Bạc Thị Ún: đã có mặt")
    assert not serious(page)
    page.keyboard.press("Escape")
    expect(field).to_be_focused()


def test_a_slip_is_read_back_by_its_code(hall: Hall, screen: Callable[..., Page]) -> None:
    told = hall.server.citizen().check_in("Lò Thị Bun", "ten")
    page = screen("desk", DESK)
    page.keyboard.type(f"{told['number']} · {told['code'][:3]} {told['code'][3:]}")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Đọc lại số và mã").click()
    expect(page.locator(".slip__code")).to_contain_text(f"{told['code'][:3]} {told['code'][3:]}")


def test_the_desk_corrects_a_name(hall: Hall, screen: Callable[..., Page]) -> None:
    number = hall.server.citizen().check_in("Lo Van Sai", "ten")["number"]
    page = screen("desk", DESK)
    page.get_by_role("button", name=f"Sửa số {number}").click()
    page.get_by_label("Họ và tên").fill("Lò Văn Sài")
    page.get_by_role("button", name="Lưu bản sửa").click()
    expect(page.locator(".recent__row").first).to_contain_text("Lò Văn Sài")
    expect(page.locator(".recent__row").first).not_to_contain_text("chưa xác nhận")


def test_the_desk_is_only_for_staff(hall: Hall, browser: Browser) -> None:
    page = browser.new_page()
    assert page.goto(hall.server.url + DESK.format(hall.server.slug)).status == 401  # type: ignore[union-attr]
    page.close()
