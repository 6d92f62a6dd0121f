"""The hall's network on the screens and on paper."""

import re
from collections.abc import Callable, Iterator

import pytest
import requests
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.axe import findings, overflow
from tests.conftest import Server

SHEETS = {"poster": 1, "seat-cards?pages=3": 3, "wrong-network": 1, "forms?pages=2": 2, "village-lists": 12}
SSID = "Hội nghị; Xã Mẫu"


@pytest.fixture
def page(server: Server, browser: Browser, sign_in: Callable[[BrowserContext, str], None]) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="vi-VN")
    sign_in(context, "organiser")
    yield context.new_page()
    context.close()


def projector(server: Server, browser: Browser, width: int, height: int) -> Page:
    page = browser.new_page(viewport={"width": width, "height": height})
    page.goto(f"{server.url}/display/{server.slug}")
    expect(page.locator("html[data-ready=true]")).to_be_attached()
    return page


def test_the_wifi_of_the_organiser_is_on_the_projector_at_once(page: Page, server: Server, browser: Browser) -> None:
    screen = projector(server, browser, 1920, 1080)
    expect(screen.get_by_label("Mã QR vào Wi-Fi của Hội nghị")).to_have_count(0)
    page.goto(f"{server.url}/moderator/{server.slug}/setup")
    page.get_by_label("Tên Wi-Fi").fill(SSID)
    page.get_by_label("Mật khẩu Wi-Fi").fill("xamau2026")
    page.get_by_role("button", name="Lưu Wi-Fi").click()
    expect(page.get_by_label("Tên Wi-Fi")).to_have_value(SSID)
    expect(screen.get_by_label("Mã QR vào Wi-Fi của Hội nghị")).to_be_visible()
    expect(screen.get_by_text("xamau2026")).to_be_visible()
    for width, height in ((1920, 1080), (1280, 720)):
        screen.set_viewport_size({"width": width, "height": height})
        assert overflow(screen) == 0
        for one in screen.locator(".qr--joined").all():
            box = one.bounding_box()
            assert box is not None and box["width"] > 0.2 * width and box["y"] + box["height"] < height
    screen.close()


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_sheet_to_print(sheet: str, page: Page, server: Server) -> None:
    page.goto(f"{server.url}/print/{server.slug}/{sheet}")
    expect(page.locator("h1")).to_have_count(1)
    assert findings(page) == []
    printed = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == SHEETS[sheet]
    stranger = requests.get(f"{server.url}/print/{server.slug}/{sheet}", timeout=10)
    assert stranger.status_code == 401


def test_a_phone_in_the_network_is_told_so(server: Server, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 780}, java_script_enabled=False)
    page.goto(f"{server.url}/ok")
    expect(page.get_by_role("heading", name="Đã kết nối mạng của hội nghị")).to_be_visible()
    expect(page.get_by_text(re.compile(r"\d\d:\d\d:\d\d"))).to_be_visible()
    page.get_by_role("link", name=re.compile("UBND xã Mẫu")).click()
    page.close()


def test_the_qr_changes_every_minute_when_it_is_switched_on(page: Page, server: Server, browser: Browser) -> None:
    printed = server.public
    page.goto(f"{server.url}/moderator/{server.slug}/setup")
    page.get_by_role("button", name="Đổi mã sau mỗi phút").click()
    told = requests.get(printed, timeout=10)
    assert told.status_code == 404 and "Mã này đã đổi" in told.text
    shown = requests.get(f"{server.url}/api/{server.slug}/join", timeout=10).json()["url"]
    assert shown != printed
    scanned = requests.get(shown.replace(shown.split("/q/")[0], server.url), timeout=10)
    assert scanned.status_code == 200 and "device_xa-mau" in str(scanned.history[0].headers)
    page.goto(f"{server.url}/print/{server.slug}/poster")
    expect(page.get_by_text("bản in này sẽ không dùng được")).to_be_visible()
    page.goto(f"{server.url}/moderator/{server.slug}/setup")
    page.get_by_role("button", name="Dùng mã cố định").click()
    assert requests.get(printed, timeout=10).status_code == 200


def test_only_the_organiser_s_own_page_changes_the_network(server: Server) -> None:
    organiser, desk = server.staff("organiser"), server.staff("desk")
    address = f"{server.url}/moderator/{server.slug}/network"
    assert desk.http.post(f"{address}/wifi", data={"ssid": "x"}, timeout=10).status_code == 401
    evil = {"Origin": "http://evil.example"}
    assert organiser.http.post(f"{address}/wifi", data={"ssid": "x"}, headers=evil, timeout=10).status_code == 403
    wrong = {"address": "http://evil.example"}
    assert organiser.http.post(f"{address}/address", data=wrong, timeout=10).status_code == 422
    own = {"address": f"http://127.0.0.1:{server.url.rpartition(':')[2]}"}
    assert organiser.http.post(f"{address}/address", data=own, timeout=10).status_code == 200
    short = {"ssid": "x", "password": "ngan"}
    assert organiser.http.post(f"{address}/wifi", data=short, timeout=10).status_code == 422
