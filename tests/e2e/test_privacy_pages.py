"""Personal data on the screens: the phone erases its own, the organiser sees what is held and erases on request."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.axe import findings, overflow
from tests.conftest import Server


@pytest.fixture(scope="module", autouse=True)
def doors(server: Server) -> None:
    server.staff("chair").send("OpenCheckIn")


def test_a_phone_erases_its_own_number(server: Server, browser: Browser) -> None:
    told = server.staff("desk").send("CheckIn", name="Giàng A Páo", village="ten", adult=True, phone="0912345678")
    code = f"{told['result']['number']}-{told['result']['code']}"
    page = browser.new_page(viewport={"width": 360, "height": 780})
    page.goto(server.public.replace("/q/", "/ma/") + f"/{code}")
    page.get_by_role("button", name="Mở lại thông tin").click()
    page.get_by_role("button", name="Ý kiến của tôi").click()
    expect(page.get_by_text("0912345678")).to_be_visible()
    page.get_by_role("button", name="Xóa số điện thoại").click()
    page.get_by_role("button", name="Xóa", exact=True).click()
    expect(page.get_by_text("0912345678")).to_have_count(0)
    assert findings(page) == [] and overflow(page) == 0
    page.close()


def test_the_organiser_sees_what_is_held_and_erases_on_request(
    server: Server, browser: Browser, sign_in: Callable[[BrowserContext, str], None]
) -> None:
    person = {"name": "Lò Thị Bun", "village": "ten", "adult": True, "birth_year": 1960}
    number = server.staff("desk").send("CheckIn", **person)["result"]["number"]
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="vi-VN")
    sign_in(context, "organiser")
    page = context.new_page()
    page.goto(f"{server.url}/moderator/{server.slug}/setup")
    part = page.locator("#privacy")
    expect(part.get_by_role("row", name="Năm sinh")).to_contain_text("1 người")
    part.get_by_label("Số của người đó").fill(str(number))
    part.get_by_label("Họ và tên").check()
    part.get_by_label("Vì sao xóa").fill("theo đề nghị ngày 05/12")
    part.get_by_role("button", name="Xóa").click()
    expect(part.get_by_role("status")).to_contain_text(f"số {number}")
    expect(part.get_by_role("row", name="Năm sinh")).to_have_count(0)
    assert server.staff("desk").view("desk")["view"]["recent"][0]["name"] == ""
    assert findings(page) == [] and overflow(page) == 0
    context.close()
