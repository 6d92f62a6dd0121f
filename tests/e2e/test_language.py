"""Another language on the public pages: chosen by the reader, kept, and nowhere else."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import requests
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.axe import findings, overflow
from tests.conftest import Server

PHONE: Any = {"width": 360, "height": 780}


@pytest.fixture(scope="module", autouse=True)
def doors(server: Server) -> None:
    server.staff("chair").send("OpenCheckIn")


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport=PHONE, locale="en-GB")
    yield context
    context.close()


def vietnamese(page: Page) -> None:
    expect(page.locator("html")).to_have_attribute("lang", "vi")


def test_a_phone_in_english_and_back(server: Server, context: BrowserContext) -> None:
    page = context.new_page()
    page.goto(server.public)
    vietnamese(page)  # whatever the browser prefers
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("button", name="I am here")).to_be_visible()
    assert page.get_attribute("html", "lang") == "en"
    page.get_by_role("button", name="I am here").click()
    page.get_by_role("button", name="I have read it, go on").click()
    page.get_by_role("button", name="I am here").click()
    expect(page.get_by_role("alert")).to_contain_text("Please write your full name.")
    page.fill("#name", "Hoàng Thị Phương Nguyệt Ánh")
    page.select_option("#village", "ten")
    page.get_by_label("I am 18 or over").check()
    page.get_by_role("button", name="I am here").click()
    expect(page.get_by_role("heading", name="Your number")).to_be_visible()
    page.get_by_role("button", name="Follow the meeting").click()
    page.get_by_role("link", name="Tiếng Việt").click()
    vietnamese(page)
    expect(page.get_by_role("button", name="Đăng ký phát biểu")).to_be_visible()
    page.get_by_role("link", name="English").click()
    page.get_by_role("button", name="Register to speak").click()
    expect(page.get_by_role("button", name=re.compile("Household water"))).to_be_visible()
    assert findings(page) == [] and overflow(page) == 0


def test_the_first_load_in_english_stays_small(server: Server, context: BrowserContext) -> None:
    context.add_cookies([{"name": "lang", "value": "en", "url": server.url}])
    page, sizes = context.new_page(), list[int]()
    page.on("requestfinished", lambda r: sizes.append(r.sizes()["responseBodySize"]))
    page.goto(server.public)
    expect(page.locator("html[data-ready=true]")).to_be_attached()
    assert 20_000 < sum(sizes) <= 60_000 and len(sizes) <= 8, (sum(sizes), len(sizes))


def test_plain_pages_errors_and_the_start_in_english(server: Server) -> None:
    phone = requests.Session()
    phone.cookies.set("lang", "en")
    phone.get(server.public, timeout=10)
    assert "I am here" in phone.get(f"{server.url}/kiosk/{server.slug}/don-gian", timeout=10).text
    assert "There is no such meeting" in phone.get(f"{server.url}/q/nothing", timeout=10).text
    assert "Dialogue meeting" in phone.get(server.url, timeout=10).text
    assert "Connected to the meeting" in phone.get(f"{server.url}/ok", timeout=10).text


def test_the_projector_in_english(server: Server, context: BrowserContext) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": 1280, "height": 720})
    page.goto(f"{server.url}/lang/en?next=/display/{server.slug}")
    expect(page.get_by_text("people are here")).to_be_visible()
    expect(page.get_by_role("img", name="QR code of the conference page")).to_be_visible()
    assert page.get_attribute("html", "lang") == "en"


def test_the_staff_work_in_vietnamese(
    server: Server, context: BrowserContext, sign_in: Callable[[BrowserContext, str], None]
) -> None:
    context.add_cookies([{"name": "lang", "value": "en", "url": server.url}])
    sign_in(context, "desk")
    page = context.new_page()
    page.goto(f"{server.url}/kiosk/{server.slug}/desk")
    vietnamese(page)


@pytest.mark.parametrize(
    ("wanted", "where"),
    [
        ("/ok", "/ok"),
        ("//evil.example/x", "/"),
        ("https://evil.example", "/"),
        ("/\\evil.example", "/"),
        ("evil", "/"),
        ("/a%0d%0ab", "/"),
    ],
)
def test_the_switch_leads_nowhere_else(wanted: str, where: str, server: Server) -> None:
    address = f"{server.url}/lang/en?next={wanted}"
    told = requests.get(address, allow_redirects=False, timeout=10)
    assert told.headers["Location"].removeprefix(server.url) == where
    unknown = requests.get(f"{server.url}/lang/xx?next=/", allow_redirects=False, timeout=10)
    assert "lang=vi" in unknown.headers["Set-Cookie"]
