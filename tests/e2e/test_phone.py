"""The citizen's phone, in the order of a meeting: from the scan to the answer, also without a network."""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Request, Route, expect

from simulation.client import Client
from tests.axe import SCRIPT as AXE
from tests.conftest import Server

# One meeting is led through its phases; so the tests of this file stay together and in order.

LONGEST = "Hoàng Thị Phương Nguyệt Ánh"
WHAT = "Đường vào bản Ten sạt lở từ tháng 8.\nĐề nghị xã sửa trước mùa khô."
OFFLINE = "Mất kết nối, đang thử lại. Nội dung ông/bà vừa viết vẫn được giữ."
UNSENT = "Chưa gửi được, sẽ gửi lại khi có mạng."
FOUND_BACK = 30_000

FAULTS = """async () => {
  const found = await axe.run(document, { resultTypes: ["violations"] });
  return found.violations
    .filter((one) => one.impact === "serious" || one.impact === "critical")
    .map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(" | ")}`);
}"""
SMALL = """() => [...document.querySelectorAll("button, select, input, textarea, a[href]")]
  .map((one) => [one.outerHTML.slice(0, 80), one.getBoundingClientRect()])
  .filter(([, box]) => box.width > 1 && (box.height < 44 || box.width < 44))
  .map(([html]) => html)"""
COMMANDS = "**/api/*/commands"
OWN = """async () => {
  const answer = await fetch("/api/xa-mau/view?audience=me", { headers: { "X-Acting-As": "citizen" } });
  return (await answer.json()).view;
}"""
WIDER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


def _id(command: Request) -> str:
    return str(json.loads(command.post_data or "{}")["id"])


class Phone:
    """A phone that has scanned the QR, with the ways through its pages."""

    def __init__(self, context: BrowserContext, link: str) -> None:
        self.context = context
        self.page = context.new_page()
        self.page.goto(link)
        self.ready()

    def ready(self) -> None:
        self.page.wait_for_selector("html[data-ready]")

    def press(self, name: str) -> None:
        """Press the button of this name."""
        self.page.get_by_role("button", name=name, exact=True).click()

    def tab(self, name: str) -> None:
        self.page.get_by_role("navigation").get_by_role("button", name=name).click()

    def heading(self, name: str) -> None:
        expect(self.page.get_by_role("heading", level=1, name=name)).to_be_visible()

    def to_form(self) -> None:
        """Past the notice, to the form of the check-in."""
        self.press("Xác nhận có mặt")
        self.heading("Trước khi điểm danh")
        self.press("Tôi đã đọc, tiếp tục")
        self.heading("Điểm danh")

    def fill_in(self, name: str, *, opened: bool = False) -> None:
        """Fill in the form of the check-in and send it."""
        if not opened:
            self.to_form()
        self.page.fill("#name", name)
        self.page.select_option("#village", "ten")
        self.page.get_by_label("Tôi từ đủ 18 tuổi trở lên").check()
        self.press("Xác nhận có mặt")

    def check_in(self, name: str) -> int:
        """Check in; the number."""
        self.fill_in(name)
        self.heading("Số của ông/bà")
        return int(self.page.get_by_test_id("number").inner_text())

    def write(self, content: str, field: str = "Đường giao thông") -> None:
        """From the number or a tab to the page that asks how."""
        self.press("Đăng ký phát biểu")
        self.page.get_by_role("button", name=field).click()
        self.page.fill("#content", content)
        self.press("Tiếp tục")

    def register(self, content: str = WHAT) -> int:
        """Register to speak for two minutes; the opinion's number."""
        self.write(content)
        self.page.get_by_label("Phát biểu tại Hội nghị").check()
        self.page.get_by_label("2 phút").check()
        self.press("Tiếp tục")
        self.heading("Đọc lại và gửi")
        self.press("Gửi")
        return self.sent()

    def sent(self) -> int:
        """The number of the opinion that was just saved."""
        told = self.page.get_by_text("Đã gửi, đã lưu: ý kiến số")
        expect(told).to_be_visible(timeout=FOUND_BACK)
        found = re.search(r"\d+", told.inner_text())
        assert found
        return int(found[0])

    def opinion(self, id_: int) -> Any:
        """The card of an opinion."""
        return self.page.get_by_role("article", name=f"Ý kiến {id_}", exact=True)

    def lose_answers(self, *, arriving: bool = True) -> list[str]:
        """From now on the answers to commands get lost, or commands do not even arrive; the ids that were sent."""
        ids: list[str] = []

        def lose(route: Route) -> None:
            ids.append(_id(route.request))
            if arriving:
                route.fetch()
            with suppress(Error):  # a reload or the end of the loss may have ended it meanwhile
                route.abort()

        self.page.route(COMMANDS, lose)
        return ids

    def find_answers(self) -> None:
        """Answers arrive again."""
        self.page.unroute(COMMANDS)

    def own(self, part: str) -> Any:
        """What the server has of this phone: its ``people`` or its ``opinions``."""
        return self.page.evaluate(OWN)[part]

    def faults(self) -> list[str]:
        """What is serious to axe, too small for a finger, or wider than the phone (also at 200 % text)."""
        self.page.evaluate(AXE)
        found = list(self.page.evaluate(FAULTS))
        found += [f"small: {one}" for one in self.page.evaluate(SMALL)]
        for size in ("100%", "200%"):
            self.page.evaluate("size => { document.documentElement.style.fontSize = size }", size)
            if self.page.evaluate(WIDER) > 0:
                found.append(f"wider than the phone at {size}")
        self.page.evaluate("() => { document.documentElement.style.fontSize = '' }")
        return found


@pytest.fixture
def new_phone(server: Server, browser: Browser) -> Iterator[Callable[..., Phone]]:
    """Makes phones, 360 px wide, each a device of its own; ``script`` runs before each of its pages."""
    contexts: list[BrowserContext] = []

    def make(script: str = "") -> Phone:
        context = browser.new_context(viewport={"width": 360, "height": 780}, locale="vi-VN")
        context.add_init_script("window.buzzed = 0; navigator.vibrate = () => { window.buzzed += 1; return true }")
        context.add_init_script(script)
        contexts.append(context)
        return Phone(context, server.public)

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def phone(new_phone: Callable[..., Phone]) -> Phone:
    return new_phone()


@pytest.fixture(scope="module")
def chair(server: Server) -> Client:
    return server.staff("chair")


@pytest.fixture
def doors(chair: Client) -> None:
    """People may check in and register."""
    if chair.view("public")["view"]["meeting"]["phase"] == "preparing":
        chair.send("OpenCheckIn")


@pytest.fixture
def session(doors: None, chair: Client) -> None:
    """People speak; nobody waits but those whom the test brings."""
    if chair.view("public")["view"]["meeting"]["phase"] == "doors_open":
        chair.send("StartMeeting")
        chair.send("SetAgendaItem", item="dialogue")
    for waiting in chair.view("public")["view"]["queue"]:
        chair.send("ToWritten", opinion=waiting["opinion"])


def test_before_the_doors_open_the_phone_waits(phone: Phone, chair: Client) -> None:
    expect(phone.page.get_by_text("Hội nghị chưa mở điểm danh.")).to_be_visible()
    expect(phone.page.get_by_text("Đã kết nối mạng của Hội nghị")).to_be_visible()
    chair.send("OpenCheckIn")
    expect(phone.page.get_by_role("button", name="Xác nhận có mặt")).to_be_visible()
    assert phone.faults() == []


def test_who_did_not_scan_sees_the_meeting_and_how_to_come_in(doors: None, server: Server, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(f"{server.url}/kiosk/{server.slug}")
    expect(page.get_by_text("xin quét mã QR tại hội trường")).to_be_visible()
    expect(page.get_by_role("heading", name="Chương trình")).to_be_visible()
    expect(page.get_by_role("button")).to_have_count(0)
    page.close()


def test_the_notice_comes_first_and_the_number_is_the_largest(doors: None, phone: Phone) -> None:
    phone.press("Xác nhận có mặt")
    expect(phone.page.get_by_text("Số điện thoại không bắt buộc:")).to_be_visible()
    assert phone.faults() == []
    phone.press("Tôi đã đọc, tiếp tục")
    assert phone.faults() == []
    expect(phone.page.get_by_label("Tôi từ đủ 18 tuổi trở lên")).not_to_be_checked()
    phone.page.fill("#name", LONGEST)
    phone.page.select_option("#village", "other")
    phone.page.fill("#village_other", "Bản Mới, xã bên")
    phone.page.get_by_label("Doanh nghiệp, hợp tác xã").check()
    phone.page.fill("#organisation", "HTX Lúa Mường Thanh")
    phone.page.get_by_label("Tôi từ đủ 18 tuổi trở lên").check()
    phone.press("Xác nhận có mặt")
    phone.heading("Số của ông/bà")
    number = phone.page.get_by_test_id("number")
    expect(phone.page.get_by_text(re.compile(rf"{number.inner_text()} · \d{{3}} \d{{3}}"))).to_be_visible()
    sizes = phone.page.evaluate(
        "() => [...document.querySelectorAll('#app *')].map((one) => parseFloat(getComputedStyle(one).fontSize))"
    )
    assert max(sizes) == number.evaluate("(one) => parseFloat(getComputedStyle(one).fontSize)")
    assert phone.faults() == []


def test_bad_input_is_summed_up_and_linked_to_its_fields(doors: None, phone: Phone) -> None:
    phone.to_form()
    phone.press("Xác nhận có mặt")
    summary = phone.page.get_by_role("alert")
    expect(summary).to_be_focused()
    expect(summary.get_by_role("link")).to_have_count(3)
    assert phone.faults() == []
    summary.get_by_role("link", name="Xin ghi họ và tên.").click()
    expect(phone.page.get_by_label("Họ và tên")).to_be_focused()
    phone.page.fill("#name", "Lò Thị Ánh")
    phone.page.select_option("#village", "ten")
    phone.page.fill("#phone", "không có")
    phone.page.get_by_label("Tôi từ đủ 18 tuổi trở lên").check()
    phone.press("Xác nhận có mặt")
    summary.get_by_role("link", name="Số điện thoại chưa đúng.").click()
    expect(phone.page.get_by_label("Số điện thoại")).to_be_focused()


def test_register_edit_and_withdraw(doors: None, phone: Phone) -> None:
    phone.check_in("Giàng A Páo")
    phone.press("Đăng ký phát biểu")
    assert phone.faults() == []
    phone.page.get_by_role("button", name="Đường giao thông").click()
    phone.press("Tiếp tục")
    expect(phone.page.get_by_role("alert")).to_contain_text("Xin ghi nội dung ý kiến.")
    phone.page.fill("#content", "x" * 1001)
    expect(phone.page.get_by_text("Quá 1 ký tự")).to_be_visible()
    phone.page.fill("#content", WHAT)
    expect(phone.page.get_by_text(f"Còn {1000 - len(WHAT)} ký tự")).to_be_visible()
    phone.press("Tiếp tục")
    phone.page.get_by_label("Phát biểu tại Hội nghị").check()
    phone.page.get_by_label("2 phút").check()
    assert phone.faults() == []
    phone.press("Tiếp tục")
    phone.heading("Đọc lại và gửi")
    assert phone.faults() == []
    phone.press("Gửi")
    card = phone.opinion(phone.sent())
    expect(card.get_by_test_id("place")).to_contain_text(re.compile(r"Thứ \d"))
    expect(card.get_by_text("Đăng ký 2 phút")).to_be_visible()
    assert phone.faults() == []

    card.get_by_role("button", name="Sửa").click()
    phone.press("Sửa nội dung")
    phone.page.fill("#content", "Cầu treo hỏng ván.")
    phone.press("Tiếp tục")
    phone.press("Lưu thay đổi")
    expect(phone.page.get_by_text("Đã lưu thay đổi")).to_be_visible()
    expect(card.get_by_text("Cầu treo hỏng ván.")).to_be_visible()

    card.get_by_role("button", name="Rút lại").click()
    expect(card.get_by_text("Ông/bà sẽ mất chỗ trong danh sách.")).to_be_visible()
    card.get_by_role("button", name="Giữ lại").click()
    card.get_by_role("button", name="Rút lại").click()
    card.get_by_role("button", name="Rút lại ý kiến").click()
    expect(card.get_by_text("Đã rút lại")).to_be_visible()
    expect(phone.page.get_by_role("button", name="Đăng ký phát biểu", exact=True)).to_be_visible()


def test_an_opinion_on_officials_says_who_sees_it(doors: None, phone: Phone) -> None:
    phone.check_in("Cà Văn Hặc")
    phone.press("Đăng ký phát biểu")
    phone.page.get_by_role("button", name="Cán bộ và cách phục vụ").click()
    expect(phone.page.get_by_text("Lúc đầu chỉ thư ký Hội nghị thấy.")).to_be_visible()
    expect(phone.page.get_by_text("Đây không phải là đơn tố cáo.")).to_be_visible()
    assert phone.faults() == []


def test_offline_is_said_and_what_was_written_outlives_a_reload(doors: None, phone: Phone) -> None:
    phone.check_in("Sùng A Dơ")
    phone.press("Đăng ký phát biểu")
    phone.page.get_by_role("button", name="Y tế").click()
    phone.page.fill("#content", "Trạm y tế thiếu thuốc.")
    phone.context.set_offline(True)
    expect(phone.page.get_by_text(OFFLINE)).to_be_visible(timeout=FOUND_BACK)
    assert phone.faults() == []
    phone.context.set_offline(False)
    phone.page.reload()
    phone.ready()
    phone.heading("Nội dung ý kiến")
    expect(phone.page.get_by_role("textbox")).to_have_value("Trạm y tế thiếu thuốc.")

    phone.press("Tiếp tục")
    phone.page.get_by_label("Gửi ý kiến viết").check()
    phone.press("Tiếp tục")
    phone.context.set_offline(True)
    expect(phone.page.get_by_text(OFFLINE)).to_be_visible(timeout=FOUND_BACK)
    phone.press("Gửi")
    expect(phone.page.get_by_text(UNSENT)).to_be_visible()
    expect(phone.page.get_by_role("button", name="Gửi", exact=True)).to_have_count(0)
    assert phone.faults() == []
    phone.press("Theo dõi Hội nghị")
    expect(phone.page.get_by_text(UNSENT)).to_be_visible()
    expect(phone.page.get_by_text("Trạm y tế thiếu thuốc.")).to_be_visible()
    assert phone.faults() == []
    phone.context.set_offline(False)
    phone.sent()
    phone.tab("Ý kiến của tôi")
    expect(phone.page.get_by_text("Đã gửi ý kiến viết")).to_be_visible()
    expect(phone.page.get_by_text(OFFLINE)).to_be_hidden(timeout=FOUND_BACK)


def test_an_opinion_whose_answer_was_lost_is_there_once(doors: None, phone: Phone) -> None:
    phone.check_in("Lò Văn Inh")
    phone.write("Cầu treo hỏng ván.")
    phone.page.get_by_label("Gửi ý kiến viết").check()
    phone.press("Tiếp tục")
    ids = phone.lose_answers()
    phone.press("Gửi")
    expect(phone.page.get_by_text(UNSENT)).to_be_visible()
    assert [one["content"] for one in phone.own("opinions")] == ["Cầu treo hỏng ván."]
    phone.page.reload()
    phone.heading("Đọc lại và gửi")
    expect(phone.page.get_by_text("Cầu treo hỏng ván.")).to_be_visible()
    expect(phone.page.get_by_text(UNSENT)).to_be_visible()
    expect(phone.page.get_by_role("button", name="Sửa")).to_have_count(0)
    tried = len(ids)
    expect(phone.page.locator("html[data-ready=true]")).to_be_attached()
    phone.find_answers()
    id_ = phone.sent()
    assert [one["id"] for one in phone.own("opinions")] == [id_]
    assert tried > 1 and len(set(ids)) == 1
    phone.page.reload()
    expect(phone.page.get_by_text(UNSENT)).to_have_count(0)
    assert phone.page.evaluate("localStorage.getItem('doi-thoai.xa-mau.opinion')") is None


def test_a_change_whose_answer_was_lost_is_made_once(doors: None, phone: Phone) -> None:
    phone.check_in("Lò Thị Inh")
    id_ = phone.register()
    phone.opinion(id_).get_by_role("button", name="Sửa").click()
    phone.press("Sửa nội dung")
    phone.page.fill("#content", "Cầu treo hỏng hẳn.")
    phone.press("Tiếp tục")
    ids = phone.lose_answers()
    phone.press("Lưu thay đổi")
    expect(phone.page.get_by_text(UNSENT)).to_be_visible()
    phone.page.reload()
    expect(phone.page.get_by_text(UNSENT)).to_be_visible()
    phone.find_answers()
    expect(phone.page.get_by_text("Đã lưu thay đổi")).to_be_visible(timeout=FOUND_BACK)
    assert [one["content"] for one in phone.own("opinions")] == ["Cầu treo hỏng hẳn."]
    assert len(set(ids)) == 1


def test_a_check_in_whose_answer_was_lost_gives_one_number(doors: None, phone: Phone) -> None:
    ids = phone.lose_answers(arriving=False)
    phone.fill_in("Cà Thị Hặc")
    expect(phone.page.get_by_text(UNSENT)).to_be_visible()
    expect(phone.page.get_by_label("Họ và tên")).to_be_disabled()
    assert phone.faults() == []
    phone.page.reload()
    expect(phone.page.get_by_text(UNSENT)).to_be_visible()
    expect(phone.page.get_by_label("Họ và tên")).to_have_value("Cà Thị Hặc")
    phone.find_answers()
    ids += phone.lose_answers()
    expect(phone.page.get_by_role("region", name="Số của ông/bà")).to_be_visible(timeout=FOUND_BACK)
    expect(phone.page.get_by_text(UNSENT)).to_have_count(0)
    phone.page.reload()
    phone.find_answers()
    expect(phone.page.get_by_text("Đã gửi, đã lưu.")).to_be_visible(timeout=FOUND_BACK)
    assert [one["name"] for one in phone.own("people")] == ["Cà Thị Hặc"]
    assert len(set(ids)) == 1


def test_what_was_rejected_is_sent_anew(doors: None, phone: Phone) -> None:
    ids: list[str] = []

    def sent(request: Request) -> None:
        if request.method == "POST":
            ids.append(_id(request))

    phone.page.on("request", sent)
    phone.to_form()
    phone.page.fill("#phone", "không có")
    phone.fill_in("Quàng Văn Ơn", opened=True)
    expect(phone.page.get_by_role("alert")).to_contain_text("Số điện thoại chưa đúng.")
    expect(phone.page.get_by_role("alert")).to_be_focused()  # or it takes the focus from the field below
    phone.page.fill("#phone", "")
    phone.press("Xác nhận có mặt")
    phone.heading("Số của ông/bà")
    assert len(set(ids)) == len(ids) == 2


def test_a_browser_that_keeps_nothing_works_while_the_page_is_open(
    doors: None, new_phone: Callable[..., Phone]
) -> None:
    phone = new_phone("Object.defineProperty(window, 'localStorage', { get() { throw new Error('private') } })")
    phone.check_in("Vàng Thị Mỷ")
    phone.press("Đăng ký phát biểu")
    phone.page.get_by_role("button", name="Y tế").click()
    expect(phone.page.get_by_text("Xin đừng đóng trang này cho đến khi gửi xong.")).to_be_visible()
    phone.page.fill("#content", "Thiếu thuốc.")
    phone.press("Tiếp tục")
    phone.page.get_by_label("Gửi ý kiến viết").check()
    phone.press("Tiếp tục")
    ids = phone.lose_answers()
    phone.press("Gửi")
    expect(phone.page.get_by_text("Xin đừng đóng trang này")).to_be_visible()
    phone.find_answers()
    phone.sent()
    assert len(phone.own("opinions")) == 1 and len(set(ids)) == 1


def test_two_tabs_of_one_phone_share_what_is_written(doors: None, phone: Phone, server: Server) -> None:
    phone.check_in("Giàng Thị Sua")
    phone.write("Cầu treo hỏng ván.")
    first = phone.page
    phone.page = phone.context.new_page()
    phone.page.goto(f"{server.url}/kiosk/{server.slug}")
    phone.page.get_by_label("Gửi ý kiến viết").check()
    phone.press("Tiếp tục")
    phone.press("Gửi")
    phone.sent()
    expect(first.get_by_text("Ông/bà muốn gửi ý kiến thế nào?")).to_have_count(0)
    expect(first.get_by_text("Đang viết dở")).to_have_count(0)


def test_the_back_key_goes_one_step_back(doors: None, phone: Phone) -> None:
    phone.check_in("Lò Văn Lả")
    phone.write("Cầu treo hỏng ván.")
    phone.heading("Ông/bà muốn gửi ý kiến thế nào?")
    phone.page.go_back()
    expect(phone.page.get_by_role("textbox")).to_have_value("Cầu treo hỏng ván.")
    phone.page.go_back()
    phone.heading("Ông/bà muốn nói về việc gì?")


def test_a_new_tab_goes_on_and_its_way_back_stays_on_the_page(doors: None, phone: Phone, server: Server) -> None:
    phone.check_in("Lò Văn Hặc")
    phone.write("Cầu treo hỏng ván.")
    phone.page.close()
    phone.page = phone.context.new_page()
    phone.page.goto(f"{server.url}/kiosk/{server.slug}")
    phone.heading("Ông/bà muốn gửi ý kiến thế nào?")
    phone.press("Quay lại")
    phone.tab("Ý kiến của tôi")
    expect(phone.page.get_by_text("Ông/bà có một ý kiến đang viết dở.")).to_be_visible()
    phone.press("Viết tiếp")
    expect(phone.page.get_by_role("textbox")).to_have_value("Cầu treo hỏng ván.")


def test_somebody_who_came_along_is_checked_in_and_heard(doors: None, phone: Phone) -> None:
    own = phone.check_in("Tòng Văn Xiên")
    phone.press("Theo dõi Hội nghị")
    phone.tab("Ý kiến của tôi")
    phone.press("Điểm danh cho người đi cùng")
    phone.page.fill("#name", "Tòng Thị Mẩy")
    phone.page.get_by_label("Người này từ đủ 18 tuổi trở lên").check()
    phone.press("Xác nhận có mặt")
    phone.heading("Số của người đi cùng")
    other = int(phone.page.get_by_test_id("number").inner_text())
    assert other > own
    phone.press("Theo dõi Hội nghị")
    phone.press("Đăng ký phát biểu")
    phone.heading("Đăng ký phát biểu thay cho ai?")
    assert phone.faults() == []
    phone.page.get_by_role("button", name="Tòng Thị Mẩy").click()
    phone.page.get_by_role("button", name="Giáo dục").click()
    phone.page.fill("#content", "Điểm trường bản dột.")
    phone.press("Tiếp tục")
    phone.page.get_by_label("Gửi ý kiến viết").check()
    phone.press("Tiếp tục")
    phone.press("Gửi")
    expect(phone.opinion(phone.sent()).get_by_text(f"Của Tòng Thị Mẩy, số {other}")).to_be_visible()
    phone.page.get_by_role("button", name="Sửa thông tin Tòng Thị Mẩy").click()
    phone.page.fill("#name", "Tòng Thị Mây")
    phone.press("Lưu")
    expect(phone.page.get_by_role("heading", name="Tòng Thị Mây")).to_be_visible()


def whole(part: Any) -> bool:
    """Whether nothing of it is cut off."""
    return bool(part.evaluate("(one) => one.scrollHeight <= one.clientHeight + 1"))


def test_called_speaking_answered_and_not_satisfied(session: None, phone: Phone, chair: Client) -> None:
    number = phone.check_in(LONGEST)
    id_ = phone.register(f"{WHAT} " * 8)
    phone.tab("Hội nghị")
    expect(phone.page.get_by_text("Sắp đến lượt.")).to_be_visible()
    assert phone.faults() == []
    chair.send("GiveFloor", opinion=id_)
    phone.heading("MỜI ÔNG/BÀ PHÁT BIỂU")
    expect(phone.page.get_by_role("main")).to_contain_text(str(number))
    assert phone.page.evaluate("buzzed") == 2
    assert phone.page.title() == "MỜI ÔNG/BÀ PHÁT BIỂU"
    assert phone.faults() == []
    phone.press("Tôi đang lên")
    expect(phone.page.get_by_text("Chủ trì đã biết ông/bà đang lên.")).to_be_visible()
    phone.page.reload()
    phone.heading("MỜI ÔNG/BÀ PHÁT BIỂU")

    chair.send("StartTimer")
    phone.heading("Ông/bà đang phát biểu")
    expect(phone.page.get_by_role("timer")).to_have_text(re.compile(r"0[12]:\d\d"))
    assert phone.faults() == []
    chair.send("EndSpeech")
    phone.tab("Ý kiến của tôi")
    card = phone.opinion(id_)
    expect(card.get_by_text("Đã phát biểu, chờ trả lời")).to_be_visible()
    chair.send("StartAnswer", official="economy", opinions=[id_])
    expect(card.get_by_text("Quàng Văn Nhới")).to_be_visible()
    phone.tab("Hội nghị")
    chair.send("RecordOutcome", opinions=[id_], outcome="to_study", body="Phòng Kinh tế", due="2026-12-25")
    phone.press("Xem câu trả lời và cho biết ông/bà thấy thế nào")
    expect(card.get_by_text("25/12/2026")).to_be_visible()
    assert phone.faults() == []
    answer, rating, own = card.get_by_text("Kết quả", exact=True), card.locator(".ratings"), card.get_by_text(WHAT)
    tops = [one.bounding_box()["y"] for one in (answer, rating, own)]
    assert tops == sorted(tops), "the answer, what one thinks of it, one's own words"
    assert whole(rating) and not whole(own)
    card.get_by_text("Ý kiến ông/bà đã gửi").click()
    assert whole(own)
    assert phone.faults() == []

    card.get_by_role("button", name="Chưa thỏa mãn").click()
    card.get_by_role("button", name="Đăng ký phát biểu tiếp").click()
    phone.page.fill("#content", "Cuối năm là quá muộn.")
    phone.press("Tiếp tục")
    phone.press("Tiếp tục")
    phone.press("Gửi")
    expect(phone.opinion(phone.sent()).get_by_text(f"Tiếp theo ý kiến {id_}")).to_be_visible()
    expect(card.get_by_role("button", name="Đăng ký phát biểu tiếp")).to_be_hidden()


def test_a_missed_call_and_a_refusal(session: None, phone: Phone, chair: Client) -> None:
    phone.check_in("Lường Văn Piêng")
    id_ = phone.register()
    phone.tab("Hội nghị")
    chair.send("GiveFloor", opinion=id_)
    phone.press("Tôi chưa lên được")
    expect(phone.page.get_by_text("Chủ trì đã biết ông/bà chưa lên được.")).to_be_visible()
    chair.send("MarkAbsent")
    expect(phone.page.get_by_text("Đã mời, chưa thấy ông/bà lên")).to_be_visible()
    phone.press("Tôi có mặt")
    expect(phone.page.get_by_text("ông/bà đã báo có mặt")).to_be_visible()
    chair.send("Refuse", opinion=id_, reason="disorder", route="office", note="Công an xã, tầng 1")
    expect(phone.page.get_by_text("Gây rối trật tự")).to_be_visible()
    expect(phone.page.get_by_text("Công an xã, tầng 1")).to_be_visible()
    phone.tab("Ý kiến của tôi")
    card = phone.opinion(id_)
    expect(card.get_by_text("Gây rối trật tự")).to_be_visible()
    expect(card.get_by_text("Hướng dẫn đến cơ quan có thẩm quyền")).to_be_visible()
    assert phone.faults() == []


def test_what_is_owed_in_writing_has_its_day(session: None, phone: Phone, chair: Client) -> None:
    day = "/".join(reversed(chair.view("chair")["view"]["due"].split("-")))
    promised = f"Ý kiến sẽ được trả lời chậm nhất ngày {day}."
    phone.check_in("Lường Thị Phong")
    refused = phone.register()
    chair.send("Refuse", opinion=refused, reason="drunk", route="written", note="")
    expect(phone.opinion(refused).get_by_text(promised)).to_be_visible()
    assert phone.faults() == []
    answered = phone.register()
    chair.send("GiveFloor", opinion=answered)
    chair.send("StartTimer")
    chair.send("EndSpeech")
    chair.send("RecordOutcome", opinions=[answered], outcome="answered_here", resolved=True)
    phone.tab("Ý kiến của tôi")
    card = phone.opinion(answered)
    expect(card.get_by_text(promised)).to_have_count(0)
    card.get_by_role("button", name="Chưa thỏa mãn").click()
    card.get_by_role("button", name="Đề nghị trả lời bằng văn bản").click()
    expect(card.get_by_text(promised)).to_be_visible()
    assert phone.faults() == []


def test_one_speaks_for_several(session: None, phone: Phone, server: Server, chair: Client) -> None:
    speaker = server.citizen()
    number = speaker.check_in("Vàng A Chu", "ten")["number"]
    lead = speaker.send("RequestToSpeak", field="road", content="Đường sạt lở.")["result"]["opinion"]
    phone.check_in("Mùa A Sình")
    id_ = phone.register()
    chair.send("JoinRequests", lead=lead, others=[id_])
    card = phone.opinion(id_)
    expect(card.get_by_text(f"Người mang số {number} phát biểu thay cho ông/bà.")).to_be_visible()
    chair.send("GiveFloor", opinion=lead)
    expect(card.get_by_text("Đang được mời")).to_be_visible()
    expect(phone.page.get_by_text("MỜI ÔNG/BÀ PHÁT BIỂU")).to_have_count(0)
    chair.send("MarkAbsent")
    expect(card.get_by_text("Nêu chung với người khác")).to_be_visible()
    expect(card.get_by_text(f"Số {number} đã được mời mà chưa thấy lên.")).to_be_visible()
    expect(card.get_by_role("button", name="Phát biểu riêng")).to_be_visible()
    card.get_by_role("button", name="Rút lại").click()
    card.get_by_role("button", name="Rút lại ý kiến").click()
    expect(card.get_by_text("Đã rút lại")).to_be_visible()
    chair.send("Recall", opinion=lead)


def test_papers_and_announcements(doors: None, phone: Phone, chair: Client) -> None:
    phone.check_in("Quàng Thị Phương")
    phone.press("Theo dõi Hội nghị")
    chair.send("Announce", text="Mời ông/bà xuống hội trường.")
    expect(phone.page.get_by_text("Mời ông/bà xuống hội trường.")).to_be_visible()
    chair.send("Announce", text="")
    phone.tab("Tài liệu")
    expect(phone.page.get_by_role("heading", name="Quyền của người dân")).to_be_visible()
    expect(phone.page.get_by_text("Mỗi lượt phát biểu không quá 3 phút")).to_be_visible()
    assert phone.faults() == []


def test_after_the_conclusion(session: None, new_phone: Callable[..., Phone], chair: Client) -> None:
    phone = new_phone()
    phone.check_in("Lò Thị Xuân")
    id_ = phone.register()
    chair.send("Conclude", remaining="to_study")
    expect(phone.opinion(id_).get_by_text("Đã gửi ý kiến viết")).to_be_visible()
    expect(phone.page.get_by_role("button", name="Điểm danh cho người đi cùng")).to_be_hidden()
    phone.tab("Hội nghị")
    expect(phone.page.get_by_text("Hội nghị đã kết thúc.")).to_be_visible()
    assert phone.faults() == []
    expect(new_phone().page.get_by_text("Hội nghị đã kết thúc.")).to_be_visible()
