"""A stack of paper forms, typed by keyboard and sent in one go."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.conftest import Server

STACK = (
    ("Hoàng Thị Phương Nguyệt Ánh", "Bản Ten", "Nước sinh hoạt", "Mó nước cạn từ tháng 3."),
    ("Giàng A Páo", "Bản Nà Lốm", "Đường giao thông", "Đường vào bản sạt lở."),
)


@pytest.fixture
def page(server: Server, browser: Browser, sign_in: Callable[[BrowserContext, str], None]) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="vi-VN")
    sign_in(context, "secretary1")
    page = context.new_page()
    page.goto(f"{server.url}/kiosk/{server.slug}/forms")
    expect(page.locator("html[data-ready=true]")).to_be_attached()
    yield page
    context.close()


@pytest.fixture(scope="module", autouse=True)
def doors(server: Server) -> None:
    server.staff("chair").send("OpenCheckIn")


def fill(page: Page, at: int, who: str, village: str, field: str, content: str) -> None:
    row = page.locator(".forms__row").nth(at)
    expect(row.get_by_label("Số, hoặc họ và tên")).to_be_focused()
    page.keyboard.type(who)
    if village:
        row.get_by_label("Thôn, bản").select_option(label=village)
    row.get_by_label("Lĩnh vực").select_option(label=field)
    row.get_by_label("Nội dung").focus()
    page.keyboard.type(content)


def test_a_stack_in_the_order_handed_in(page: Page, server: Server) -> None:
    for at, form in enumerate(STACK):
        fill(page, at, *form)
        page.keyboard.press("Control+Enter")
    page.reload()
    expect(page.get_by_role("button", name="Lưu 2 phiếu")).to_be_visible()
    page.keyboard.press("Control+Shift+Enter")
    expect(page.get_by_role("status").filter(has_text="Đã lưu 2 phiếu")).to_be_visible()
    expect(page.locator(".forms__row")).to_have_count(1)
    waiting = server.staff("desk").view("desk")["view"]["waiting"]
    assert [row["name"] for row in waiting] == [form[0] for form in STACK]


def test_one_wrong_form_keeps_the_whole_stack_on_the_screen(page: Page, server: Server) -> None:
    before = server.staff("desk").view("desk")["view"]["waiting"]
    fill(page, 0, "Lò Văn Khặn", "Bản Ten", "Điện", "Điện yếu buổi tối.")
    page.keyboard.press("Control+Enter")
    fill(page, 1, "999", "", "Điện", "Cột điện nghiêng.")
    page.keyboard.press("Control+Shift+Enter")
    expect(page.get_by_role("alert")).to_contain_text("999")
    expect(page.get_by_label("Số, hoặc họ và tên").nth(1)).to_have_attribute("aria-invalid", "true")
    page.get_by_role("button", name="Bỏ phiếu 2").click()
    assert server.staff("desk").view("desk")["view"]["waiting"] == before
    page.get_by_role("button", name="Lưu 1 phiếu").click()
    expect(page.get_by_text(re.compile("Đã lưu 1 phiếu"))).to_be_visible()


def test_an_unfinished_form_says_where(page: Page) -> None:
    fill(page, 0, "Mùa A Tủa", "Bản Ten", "Điện", "")
    page.keyboard.press("Control+Shift+Enter")
    expect(page.get_by_role("alert")).to_contain_text("Chưa phiếu nào được lưu")
    expect(page.locator(".forms__error")).to_have_text("Nội dung: Xin điền chỗ này.")
    expect(page.get_by_label("Số, hoặc họ và tên")).to_have_attribute("aria-invalid", "true")
