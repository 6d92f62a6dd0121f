"""Documents and phrases read aloud: the organiser uploads them, a phone of 360 × 780 reads and hears them."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Response, expect

from tests.conftest import Server
from tests.e2e.test_phone import AXE, FAULTS, SMALL, WIDER, Phone
from tests.integration.test_files import HTML, mp3, pdf

# One meeting is led through its files; so the tests of this file stay together and in order.

TITLE = "Báo cáo kết quả thực hiện nhiệm vụ phát triển kinh tế – xã hội năm 2026, phương hướng năm 2027"
READY = 60_000  # looking into a file takes its time
LOADED = "(image) => image.complete && image.naturalWidth === 1080"


@pytest.fixture(scope="module")
def contexts(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Browsers that are closed at the end."""
    made: list[BrowserContext] = []

    def make(width: int, height: int, **options: Any) -> BrowserContext:
        made.append(browser.new_context(viewport={"width": width, "height": height}, **options))
        return made[-1]

    yield make
    for context in made:
        context.close()


@pytest.fixture(scope="module")
def organiser(server: Server, contexts: Callable[..., BrowserContext]) -> Page:
    """The organiser's page."""
    page = contexts(1366, 768).new_page()
    page.goto(server.link("organiser"))
    page.get_by_role("button").click()
    page.wait_for_url(re.compile("/setup"))
    return page


@pytest.fixture(scope="module")
def phone(server: Server, contexts: Callable[..., BrowserContext]) -> Phone:
    return Phone(contexts(360, 780, is_mobile=True, has_touch=True), server.public)


def publish(page: Page, name: str, content: bytes, title: str = "") -> None:
    """Fill in the form for a document and send it."""
    page.get_by_label("Tệp", exact=True).set_input_files({"name": name, "mimeType": "", "buffer": content})
    if title:
        page.get_by_label("Tên tài liệu").fill(title)
    page.get_by_role("button", name="Công khai", exact=True).click()


def record(page: Page, phrase: str, language: str) -> None:
    """Fill in the form for a phrase and send it."""
    page.get_by_label("Câu", exact=True).select_option(phrase)
    page.get_by_label("Tiếng", exact=True).fill(language)
    page.get_by_label("Tệp ghi âm").set_input_files({"name": "a.mp3", "mimeType": "", "buffer": mp3(200)})
    page.get_by_role("button", name="Gửi lời đọc").click()
    expect(page.get_by_text(f"{language}.", exact=False).and_(page.locator(".notice--good"))).to_be_visible(
        timeout=READY
    )


def in_order(page: Page) -> None:
    """Nothing that axe minds, nothing too small to press, nothing that goes over the side."""
    page.evaluate(AXE)
    assert page.evaluate(FAULTS) == []
    assert page.evaluate(WIDER) == 0


def test_the_organiser_publishes_a_document(organiser: Page) -> None:
    publish(organiser, "bao-cao.pdf", HTML, TITLE)
    expect(organiser.get_by_text("không đúng với tên gọi")).to_be_visible(timeout=READY)
    publish(organiser, "bao-cao.pdf", pdf(3, mark="e2e"), TITLE)
    expect(organiser.locator("#files li", has_text=TITLE)).to_contain_text("3 trang", timeout=READY)
    publish(organiser, "ke-hoach_2027.pdf", pdf(1, mark="plan"))
    expect(organiser.locator("#files li", has_text="ke hoach 2027")).to_contain_text("1 trang", timeout=READY)
    in_order(organiser)


def test_a_phone_that_has_not_checked_in_reads_it(phone: Phone) -> None:
    phone.page.get_by_role("button", name=TITLE).click()
    phone.heading(TITLE)
    image = phone.page.get_by_alt_text("Trang 1 / 3 của")
    phone.page.wait_for_function(LOADED, arg=image.element_handle())
    assert phone.page.evaluate(SMALL) == []
    in_order(phone.page)


def test_pages_turn_and_back_is_the_list(phone: Phone) -> None:
    for to in ("2 / 3", "3 / 3"):
        phone.press("Sau")
        expect(phone.page.get_by_role("status").get_by_text(f"Trang {to}")).to_be_visible()
    expect(phone.page.get_by_role("button", name="Sau", exact=True)).to_have_attribute("aria-disabled", "true")
    phone.press("Trước")
    expect(phone.page.get_by_alt_text("Trang 2 / 3")).to_be_visible()
    phone.press("Quay lại")
    expect(phone.page.get_by_role("button", name=TITLE)).to_be_visible()


def test_a_page_fills_the_window_and_the_way_back_is_the_same_page(phone: Phone) -> None:
    phone.page.get_by_role("button", name=TITLE).click()
    phone.press("Sau")
    phone.page.get_by_role("link", name="Trang 2 / 3").click()
    phone.page.wait_for_url(re.compile(r"/d/xa-mau/1/2$"))
    phone.page.go_back()
    phone.ready()
    expect(phone.page.get_by_alt_text("Trang 2 / 3")).to_be_visible()
    phone.press("Quay lại")


def test_who_checked_in_finds_it_among_the_papers(server: Server, phone: Phone) -> None:
    server.staff("chair").send("OpenCheckIn")
    expect(phone.page.get_by_role("button", name="Nghe")).to_have_count(0)
    phone.check_in("Hoàng Thị Phương Nguyệt Ánh")
    phone.press("Theo dõi Hội nghị")
    phone.tab("Tài liệu")
    expect(phone.page.get_by_role("heading", name="Tài liệu công khai")).to_be_visible()
    phone.page.get_by_role("button", name=TITLE).click()
    expect(phone.page.get_by_alt_text("Trang 1 / 3")).to_be_visible()


def test_a_withdrawn_document_leaves_the_reader_s_hands(organiser: Page, phone: Phone) -> None:
    organiser.get_by_role("button", name=f"Thu hồi {TITLE}").click()
    organiser.get_by_label("Lý do").fill("Nhầm bản dự thảo")
    organiser.get_by_role("button", name="Thu hồi", exact=True).click()
    expect(phone.page.get_by_text("không còn được công khai")).to_be_visible()
    expect(organiser.locator("#files li", has_text=TITLE)).to_have_count(0)
    phone.press("Quay lại")
    expect(phone.page.get_by_role("button", name="ke hoach 2027")).to_be_visible()


def test_a_phrase_is_heard_where_its_words_stand(organiser: Page, phone: Phone, server: Server) -> None:
    record(organiser, "registering", "Tiếng Mông")
    record(organiser, "registering", "Tiếng Thái")
    record(organiser, "called", "Tiếng Mông")
    in_order(organiser)
    phone.tab("Hội nghị")
    heard: list[Response] = []
    phone.page.on("response", lambda answer: heard.append(answer) if "/audio/" in answer.url else None)
    phone.press("Đăng ký phát biểu")
    expect(phone.page.locator("audio")).to_have_count(2)
    assert not heard, "nothing is loaded before somebody wants to hear it"
    button = phone.page.get_by_role("button", name="Nghe · Tiếng Mông")
    box = button.bounding_box()
    assert box and box["height"] >= 44
    button.click()
    expect(phone.page.get_by_role("button", name="Dừng · Tiếng Mông")).to_be_visible()
    phone.page.wait_for_function("() => document.querySelector('audio').currentTime > 0")
    assert heard[0].status in (200, 206)
    phone.page.get_by_role("button", name="Nghe · Tiếng Thái").click()
    expect(phone.page.get_by_role("button", name="Dừng · Tiếng Thái")).to_be_visible()
    expect(button).to_be_visible()
    in_order(phone.page)


def test_who_is_called_hears_it_too(server: Server, phone: Phone) -> None:
    phone.page.get_by_role("button", name="Đường giao thông").click()
    phone.page.fill("#content", "Đường hỏng.")
    phone.press("Tiếp tục")
    phone.page.get_by_label("Phát biểu tại Hội nghị").check()
    phone.press("Tiếp tục")
    phone.press("Gửi")
    opinion = phone.sent()
    chair = server.staff("chair")
    chair.send("StartMeeting")
    chair.send("GiveFloor", opinion=opinion)
    expect(phone.page.get_by_role("heading", name="MỜI ÔNG/BÀ PHÁT BIỂU")).to_be_visible()
    expect(phone.page.get_by_role("button", name="Nghe · Tiếng Mông")).to_be_visible()
    assert phone.page.evaluate(SMALL) == []
    in_order(phone.page)


def test_a_dropped_phrase_has_no_button(organiser: Page, phone: Phone) -> None:
    organiser.get_by_role("button", name="Bỏ Mời phát biểu, Tiếng Mông").click()
    expect(phone.page.get_by_role("button", name="Nghe")).to_have_count(0)
