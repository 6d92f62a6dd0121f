"""Coming back with the mã tra cứu, how long the wait may be, and what is public in the end."""

import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from live.halls import new_journal
from simulation.client import Client
from tests.axe import findings, overflow, too_small
from tests.conftest import ROOT, Server, start_server

PHONE: Any = {"width": 360, "height": 780}
LONGEST = "Hoàng Thị Phương Nguyệt Ánh"


@pytest.fixture(scope="module")
def chair(server: Server) -> Client:
    chair = server.staff("chair")
    chair.send("OpenCheckIn")
    return chair


@pytest.fixture
def fresh(server: Server, browser: Browser, chair: Client) -> Iterator[Callable[[str], Page]]:
    """A phone that nobody knows, at an address."""
    contexts: list[BrowserContext] = []

    def open_(address: str) -> Page:
        contexts.append(browser.new_context(viewport=PHONE, locale="vi-VN"))
        page = contexts[-1].new_page()
        page.goto(address)
        expect(page.locator("html[data-ready=true]")).to_be_attached()
        return page

    yield open_
    for context in contexts:
        context.close()


def good(page: Page) -> None:
    assert findings(page) == [] and too_small(page) == [] and overflow(page) == 0
    page.set_viewport_size({"width": 180, "height": 780})  # 200 %
    assert overflow(page) == 0
    page.set_viewport_size(PHONE)


def at_desk(server: Server, name: str = LONGEST) -> dict[str, Any]:
    return dict(server.staff("desk").send("CheckIn", name=name, village="ten", adult=True)["result"])


def test_a_slip_of_the_desk_brings_its_person_onto_a_phone(server: Server, fresh: Callable[[str], Page]) -> None:
    told = at_desk(server)
    page = fresh(server.public)
    page.get_by_role("button", name="Tôi có mã tra cứu").click()
    page.get_by_label("Số và mã tra cứu").fill("37")
    page.get_by_role("button", name="Mở lại thông tin").click()
    expect(page.get_by_role("alert")).to_contain_text("sáu chữ số")
    good(page)
    page.get_by_label("Số và mã tra cứu").fill(f"{told['number']} · {told['code'][:3]} {told['code'][3:]}")
    page.get_by_role("button", name="Mở lại thông tin").click()
    expect(page.get_by_text(LONGEST)).to_be_visible()
    page.reload()
    expect(page.get_by_text(LONGEST)).to_be_visible()


def test_the_qr_of_a_slip_asks_before_it_restores(server: Server, fresh: Callable[[str], Page]) -> None:
    told = at_desk(server, "Giàng A Páo")
    page = fresh(server.public.replace("/q/", "/ma/") + f"/{told['number']}-{told['code']}")
    expect(page.get_by_role("heading", name="Tôi có mã tra cứu")).to_be_visible()
    expect(page.get_by_text("Giàng A Páo")).to_have_count(0)
    page.get_by_role("button", name="Mở lại thông tin").click()
    expect(page.get_by_text("Giàng A Páo")).to_be_visible()


def test_a_guesser_is_slowed_and_nobody_else(server: Server, fresh: Callable[[str], Page]) -> None:
    told = at_desk(server, "Lò Văn Khặn")
    page = fresh(server.public)
    page.get_by_role("button", name="Tôi có mã tra cứu").click()
    wrong = f"{(int(told['code']) + 1) % 1_000_000:06d}"
    for _ in range(6):
        page.get_by_label("Số và mã tra cứu").fill(f"{told['number']}{wrong}")
        with page.expect_response("**/commands"):
            page.get_by_role("button", name="Mở lại thông tin").click()
    expect(page.get_by_role("alert")).to_contain_text("chờ một phút")
    other = fresh(server.public)
    other.get_by_role("button", name="Tôi có mã tra cứu").click()
    other.get_by_label("Số và mã tra cứu").fill(f"{told['number']}{told['code']}")
    other.get_by_role("button", name="Mở lại thông tin").click()
    expect(other.get_by_text("Lò Văn Khặn")).to_be_visible()


# --- in order from here on: the session, and its end ------------------------------------------------------------------


def speech(chair: Client, phone: Client) -> int:
    opinion = int(phone.send("RequestToSpeak", field="road", content="Đường sạt lở.")["result"]["opinion"])
    for step in ("GiveFloor", "StartTimer", "EndSpeech"):
        chair.send(step, **({"opinion": opinion} if step == "GiveFloor" else {}))
    return opinion


def test_the_wait_is_told_as_a_range(server: Server, chair: Client, fresh: Callable[[str], Page]) -> None:
    chair.send("StartMeeting")
    chair.send("SetAgendaItem", item="dialogue")
    for n in range(4):
        phone = server.citizen()
        phone.check_in(f"Cà Văn {n}", "ten")
        speech(chair, phone)
    told = at_desk(server, "Sùng A Dơ")
    page = fresh(server.public.replace("/q/", "/ma/") + f"/{told['number']}-{told['code']}")
    page.get_by_role("button", name="Mở lại thông tin").click()
    server.staff("desk").send("RequestToSpeak", number=told["number"], field="water", content="Thiếu nước.")
    expect(page.get_by_test_id("wait")).to_have_text("Dự kiến đến lượt trong khoảng 5 phút nữa.")
    good(page)


def test_the_results_are_there_in_the_end_without_names(
    server: Server, chair: Client, fresh: Callable[[str], Page]
) -> None:
    secretary = server.staff("secretary1")
    turn = chair.view("chair")["view"]["opinion/1"]["turns"][0]
    text = "Cà Văn 0 hỏi về đường vào bản."
    secretary.send("WriteMinutes", entry=f"turn-{turn}", part="asked", text=text, base_version=0)
    chair.send("RecordOutcome", opinions=[1], outcome="to_study", body="Phòng Kinh tế")
    chair.send("Conclude", remaining="to_study")
    page = fresh(server.public)
    results = page.get_by_role("region", name="Kết quả Hội nghị")
    expect(results.get_by_text(re.compile(r"số \d+ hỏi về đường vào bản"))).to_be_visible()
    expect(results.get_by_text(re.compile("Phòng Kinh tế"))).to_be_visible()
    expect(page.get_by_text("Cà Văn")).to_have_count(0)
    good(page)


def test_whom_the_time_does_not_reach_may_write(tmp_path: Path, browser: Browser) -> None:
    setup = tomllib.loads((ROOT / "simulation/examples/xa-mau/meeting.toml").read_text("utf-8"))
    (tmp_path / "data").mkdir()
    new_journal(tmp_path / "data", {**setup, "agenda": {**setup["agenda"], "dialogue": 0}}).close()
    server = start_server(tmp_path / "data")
    context = browser.new_context(viewport=PHONE, locale="vi-VN")
    try:
        chair = server.staff("chair")
        for step in ("OpenCheckIn", "StartMeeting"):
            chair.send(step)
        chair.send("SetAgendaItem", item="dialogue")
        for n in range(4):
            phone = server.citizen()
            phone.check_in(f"Cà Văn {n}", "ten")
            speech(chair, phone)
        told = at_desk(server, "Sùng A Dơ")
        server.staff("desk").send("RequestToSpeak", number=told["number"], field="water", content="Thiếu nước.")
        page = context.new_page()
        page.goto(server.public.replace("/q/", "/ma/") + f"/{told['number']}-{told['code']}")
        page.get_by_role("button", name="Mở lại thông tin").click()
        expect(page.get_by_text("Thời gian phát biểu sắp hết.")).to_be_visible()
        good(page)
        page.get_by_role("button", name="Gửi thành ý kiến viết").click()
        expect(page.get_by_text("sẽ được trả lời chậm nhất ngày")).to_be_visible()
    finally:
        context.close()
        server.stop()
