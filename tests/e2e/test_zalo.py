"""Other browsers' ways: Zalo's in-app browser, no storage, no websocket; a network cut in the middle of typing."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from simulation.client import Client
from tests.conftest import Server

PHONE: Any = {"width": 360, "height": 780}
ZALO = (
    "Mozilla/5.0 (Linux; Android 10; SM-A107F Build/QP1A.190711.020; wv) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Version/4.0 Chrome/87.0.4280.141 Mobile Safari/537.36 Zalo android/12050420 ZaloTheme/light ZaloLanguage/vi"
)
NO_STORAGE = """Object.defineProperty(window, "localStorage", {
    get() { throw new DOMException("denied", "SecurityError"); },
});
window.open = () => { throw new Error("a new window"); };"""
NO_WEBSOCKET = """window.WebSocket = class {
    constructor() { setTimeout(() => this.onerror && this.onerror(new Event("error")), 0); }
    close() {}
    send() {}
};"""
OUTWARD = """() => [...document.querySelectorAll("[target=_blank], a[download]")].map((one) => one.outerHTML)"""


@pytest.fixture(scope="module")
def chair(server: Server) -> Client:
    chair = server.staff("chair")
    chair.send("OpenCheckIn")
    return chair


@pytest.fixture
def phone(server: Server, browser: Browser, chair: Client) -> Iterator[Callable[..., Page]]:
    contexts: list[BrowserContext] = []

    def open_(**like: Any) -> Page:
        script = like.pop("script", None)
        contexts.append(browser.new_context(viewport=PHONE, locale="vi-VN", **like))
        if script:
            contexts[-1].add_init_script(script)
        return contexts[-1].new_page()

    yield open_
    for context in contexts:
        context.close()


def check_in(page: Page, name: str) -> None:
    page.get_by_role("button", name="Xác nhận có mặt").click()
    page.get_by_role("button", name="Tôi đã đọc, tiếp tục").click()
    page.fill("#name", name)
    page.select_option("#village", "ten")
    page.get_by_label("Tôi từ đủ 18 tuổi").check()
    page.get_by_role("button", name="Xác nhận có mặt").click()
    expect(page.get_by_test_id("number")).to_be_visible()


def to_content(page: Page) -> None:
    page.get_by_role("button", name="Đăng ký phát biểu").click()
    page.get_by_role("button", name=re.compile("Nước sinh hoạt")).click()


def test_zalo_s_browser_with_cookies_only(server: Server, phone: Callable[..., Page]) -> None:
    page = phone(user_agent=ZALO, script=NO_STORAGE + NO_WEBSOCKET)
    page.goto(server.public)
    check_in(page, "Hoàng Thị Phương Nguyệt Ánh")
    to_content(page)
    page.fill("#content", "Mó nước cạn từ tháng 3.")
    page.get_by_role("button", name="Tiếp tục").click()
    page.get_by_label("Gửi ý kiến viết").check()
    page.get_by_role("button", name="Tiếp tục").click()
    assert page.evaluate(OUTWARD) == []
    page.get_by_role("button", name="Gửi", exact=True).click()
    expect(page.get_by_text(re.compile("Đã gửi, đã lưu"))).to_be_visible()
    page.goto(server.public)  # a fresh start in the same cookie jar
    expect(page.get_by_text("Hoàng Thị Phương Nguyệt Ánh")).to_be_visible()


def test_without_a_websocket_the_page_still_follows(server: Server, chair: Client, phone: Callable[..., Page]) -> None:
    page = phone(script=NO_WEBSOCKET)
    page.goto(server.public)
    expect(page.locator("html[data-ready=true]")).to_be_attached(timeout=15_000)
    chair.send("Announce", text="Mời bà con vào hội trường.")
    expect(page.get_by_text("Mời bà con vào hội trường.")).to_be_visible(timeout=15_000)


def test_the_network_is_cut_in_the_middle_of_a_word(server: Server, phone: Callable[..., Page]) -> None:
    page = phone()
    page.goto(server.public)
    check_in(page, "Giàng A Páo")
    to_content(page)
    page.click("#content")
    keyboard = page.context.new_cdp_session(page)
    page.keyboard.insert_text("Đường vào ")
    keyboard.send("Input.imeSetComposition", {"text": "ba", "selectionStart": 2, "selectionEnd": 2})
    page.context.set_offline(True)
    expect(page.get_by_text("Mất kết nối")).to_be_visible()
    keyboard.send("Input.imeSetComposition", {"text": "bả", "selectionStart": 2, "selectionEnd": 2})
    keyboard.send("Input.imeSetComposition", {"text": "bản", "selectionStart": 3, "selectionEnd": 3})
    keyboard.send("Input.insertText", {"text": "bản"})
    page.keyboard.insert_text(" lầy lội.")
    expect(page.locator("#content")).to_have_value("Đường vào bản lầy lội.")
    page.get_by_role("button", name="Tiếp tục").click()
    page.get_by_label("Gửi ý kiến viết").check()
    page.get_by_role("button", name="Tiếp tục").click()
    page.get_by_role("button", name="Gửi", exact=True).click()
    expect(page.get_by_text("Chưa gửi được, sẽ gửi lại khi có mạng.").first).to_be_visible()
    page.context.set_offline(False)
    expect(page.get_by_text(re.compile("Đã gửi, đã lưu"))).to_be_visible(timeout=15_000)
    written = [
        card
        for key, card in server.staff("secretary1").view("secretary")["view"].items()
        if key.startswith("opinion/") and card["content"] == "Đường vào bản lầy lội."
    ]
    assert len(written) == 1
