"""The same without JavaScript: plain forms, one page after the other."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import requests
from playwright.sync_api import Browser, BrowserContext, Page, expect

from simulation.client import Client
from tests.axe import findings, overflow, too_small
from tests.conftest import Server

PHONE: Any = {"width": 360, "height": 780}
LONGEST = "Hoàng Thị Phương Nguyệt Ánh"
WHAT = "Mó nước của bản cạn từ tháng 3."


@pytest.fixture(scope="module")
def chair(server: Server) -> Client:
    chair = server.staff("chair")
    chair.send("OpenCheckIn")
    chair.send("StartMeeting")
    chair.send("SetAgendaItem", item="dialogue")
    return chair


@pytest.fixture
def plain(server: Server, browser: Browser, chair: Client) -> Iterator[Callable[[str], Page]]:
    """A browser without JavaScript at an address."""
    contexts: list[BrowserContext] = []

    def open_(address: str) -> Page:
        contexts.append(browser.new_context(viewport=PHONE, locale="vi-VN", java_script_enabled=False))
        contexts[-1].set_default_timeout(5000)
        page = contexts[-1].new_page()
        page.goto(address)
        return page

    yield open_
    for context in contexts:
        context.close()


def check_in(page: Page, name: str) -> None:
    page.get_by_role("link", name="Xác nhận có mặt").click()
    page.get_by_label("Họ và tên").fill(name)
    page.get_by_label("Thôn, bản, tổ dân phố").select_option(label="Bản Ten")
    page.get_by_label("Tôi từ đủ 18 tuổi trở lên").check()
    page.get_by_role("button", name="Xác nhận có mặt").click()


def test_check_in_and_see_the_number(server: Server, plain: Callable[[str], Page]) -> None:
    page = plain(server.public)
    page.wait_for_url("**/don-gian")
    check_in(page, LONGEST)
    expect(page.get_by_text(LONGEST)).to_be_visible()
    number = page.locator(".number").inner_text()
    page.reload()
    expect(page.locator(".number")).to_have_text(number)
    people = server.staff("desk").view("desk")["view"]["recent"]
    assert [(str(p["number"]), p["name"], p["confirmed"]) for p in people] == [(number, LONGEST, False)]


def test_what_is_missing_is_named_and_what_was_typed_stays(server: Server, plain: Callable[[str], Page]) -> None:
    page = plain(server.public)
    page.wait_for_url("**/don-gian")
    page.get_by_role("link", name="Xác nhận có mặt").click()
    page.get_by_label("Họ và tên").fill("Giàng A Páo")
    page.get_by_label("Cần người phiên dịch").check()
    page.get_by_role("button", name="Xác nhận có mặt").click()
    expect(page.get_by_role("alert").get_by_role("link")).to_have_count(2)
    expect(page.get_by_label("Họ và tên")).to_have_value("Giàng A Páo")
    expect(page.get_by_label("Cần người phiên dịch")).to_be_checked()
    expect(page.locator("#village")).to_have_attribute("aria-invalid", "true")


def test_register_and_follow_one_s_place_to_the_call(
    server: Server, chair: Client, plain: Callable[[str], Page]
) -> None:
    page = plain(server.public)
    page.wait_for_url("**/don-gian")
    check_in(page, "Lò Văn Khặn")
    page.get_by_role("link", name="Đăng ký phát biểu").click()
    page.get_by_label("Nước sinh hoạt").check()
    page.get_by_label("Việc gì, ở đâu").fill(WHAT)
    page.get_by_role("button", name="Gửi").click()
    expect(page.get_by_text("Thứ 1")).to_be_visible()
    page.get_by_role("link", name="Tự xem lại sau mỗi 20 giây").click()
    expect(page.locator("meta[http-equiv=refresh]")).to_have_attribute("content", "20")
    page.get_by_role("link", name="Thôi tự xem lại").click()
    opinion = chair.view("public")["view"]["queue"][0]["opinion"]
    chair.send("GiveFloor", opinion=opinion)
    page.get_by_role("link", name="Xem lại bây giờ").click()
    page.get_by_role("button", name="Tôi đang lên").click()
    assert chair.view("chair")["view"][f"opinion/{opinion}"]["coming"] is True
    for step in ("StartTimer", "EndSpeech"):
        chair.send(step)


def test_whose_place_changed_reads_why(server: Server, chair: Client, plain: Callable[[str], Page]) -> None:
    page = plain(server.public)
    page.wait_for_url("**/don-gian")
    check_in(page, "Quàng Thị Ơn")
    page.get_by_role("link", name="Đăng ký phát biểu").click()
    page.get_by_label("Nước sinh hoạt").check()
    page.get_by_label("Việc gì, ở đâu").fill(WHAT)
    page.get_by_role("button", name="Gửi").click()
    opinion = chair.view("public")["view"]["queue"][0]["opinion"]
    far = server.citizen()
    far.check_in("Sùng A Dơ", "ten")
    later = far.send("RequestToSpeak", field="road", content=WHAT)["result"]["opinion"]
    chair.send("Reorder", opinion=later, before=opinion, reason="far")
    page.get_by_role("link", name="Xem lại bây giờ").click()
    expect(page.get_by_text("Thứ tự đã đổi: ưu tiên người ở xa.")).to_be_visible()
    page.get_by_role("link", name="English").click()
    expect(page.get_by_text("those from far away go first")).to_be_visible()


def test_who_is_spoken_for_by_somebody_absent_can_step_out_or_withdraw(
    server: Server, chair: Client, plain: Callable[[str], Page]
) -> None:
    page = plain(server.public)
    page.wait_for_url("**/don-gian")
    check_in(page, "Lò Thị Pánh")
    page.get_by_role("link", name="Đăng ký phát biểu").click()
    page.get_by_label("Nước sinh hoạt").check()
    page.get_by_label("Việc gì, ở đâu").fill(WHAT)
    page.get_by_role("button", name="Gửi").click()
    mine = chair.view("public")["view"]["queue"][-1]["opinion"]
    speaker = server.citizen()
    number = speaker.check_in("Sùng A Chơ", "ten")["number"]
    lead = speaker.send("RequestToSpeak", field="water", content=WHAT)["result"]["opinion"]
    chair.send("JoinRequests", lead=lead, others=[mine])
    chair.send("GiveFloor", opinion=lead)
    chair.send("MarkAbsent")
    page.get_by_role("link", name="Xem lại bây giờ").click()
    expect(page.get_by_text(f"Số {number} nói thay ông/bà đã được mời mà chưa thấy lên.")).to_be_visible()
    expect(page.get_by_role("button", name="Tự phát biểu")).to_be_visible()
    page.get_by_role("button", name="Rút lại").click()
    expect(page.get_by_text("Đã rút lại")).to_be_visible()


def test_the_code_brings_the_answer_back(server: Server, chair: Client, plain: Callable[[str], Page]) -> None:
    desk = server.staff("desk")
    told = desk.send("CheckIn", name="Mùa A Tủa", village="ten", adult=True)["result"]
    sent = desk.send("SubmitWritten", number=told["number"], field="land", content=f"{WHAT} " * 8)["result"]
    body = {"outcome": "to_study", "body": "Phòng Kinh tế", "due": "2026-12-25"}
    server.staff("secretary1").send("RecordOutcome", opinions=[sent["opinion"]], **body)
    page = plain(server.public)
    page.wait_for_url("**/don-gian")
    page.get_by_role("link", name="Tôi có mã tra cứu").click()
    page.get_by_label("Số và mã tra cứu").fill(f"{told['number']} 000")
    page.get_by_role("button", name="Mở lại thông tin").click()
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_label("Số và mã tra cứu").fill(f"{told['number']} · {told['code']}")
    page.get_by_role("button", name="Mở lại thông tin").click()
    expect(page.get_by_text(re.compile("Phòng Kinh tế · chậm nhất 25/12/2026"))).to_be_visible()
    rating, own = page.get_by_role("button", name="Chưa, xin trả lời bằng văn bản"), page.locator(".own-words__text")
    cut = own.evaluate("(one) => one.scrollHeight > one.clientHeight + 1")
    assert cut and rating.bounding_box()["y"] < own.bounding_box()["y"]  # type: ignore[index]
    page.get_by_text("Ý kiến ông/bà đã gửi").click()
    assert own.evaluate("(one) => one.scrollHeight <= one.clientHeight + 1")
    assert overflow(page) == 0
    rating.click()
    expect(page.get_by_text("Chưa thỏa mãn")).to_be_visible()


def test_the_pages_are_for_everybody(server: Server, browser: Browser, chair: Client) -> None:
    context = browser.new_context(viewport=PHONE, locale="vi-VN")
    page = context.new_page()
    page.goto(server.public)
    expect(page.locator("html[data-ready=true]")).to_be_attached()
    for path in ("", "/diem-danh", "/ma-tra-cuu", "/y-kien"):
        page.goto(f"{server.url}/kiosk/{server.slug}/don-gian{path}")
        assert findings(page) == [] and too_small(page) == [] and overflow(page) == 0, path
        page.set_viewport_size({"width": 180, "height": 780})  # 200 %
        assert overflow(page) == 0, path
        page.set_viewport_size(PHONE)
    context.close()


def form(browser: requests.Session, address: str) -> dict[str, str]:
    found = re.findall(r'name="(token|command)" value="([^"]+)"', browser.get(address, timeout=10).text)
    return dict(found)


def test_a_form_is_carried_out_once_and_only_from_one_s_own_page(server: Server, chair: Client) -> None:
    own, other = requests.Session(), requests.Session()
    for session in (own, other):
        session.get(server.public, timeout=10)
    address = f"{server.url}/kiosk/{server.slug}/don-gian/diem-danh"
    sent = {**form(own, address), "name": "Cà Thị Hặc", "village": "ten", "kind": "resident", "adult": "yes"}
    assert other.post(address, data=sent, timeout=10).status_code == 403
    assert own.post(address, data=sent, headers={"Origin": "http://evil.example"}, timeout=10).status_code == 403
    before = chair.view("public")["view"]["present"]
    for _ in range(2):
        assert own.post(address, data=sent, timeout=10).status_code == 200
    assert chair.view("public")["view"]["present"] == before + 1


def test_a_stranger_is_told_to_scan_and_a_flood_is_refused(server: Server, chair: Client) -> None:
    address = f"{server.url}/kiosk/{server.slug}/don-gian"
    stranger = requests.get(address, timeout=10)
    assert stranger.status_code == 401 and "mã QR" in stranger.text
    own = requests.Session()
    own.get(server.public, timeout=10)
    sent = {**form(own, f"{address}/y-kien"), "content": "a" * 5_000_000, "field": "road"}
    assert own.post(f"{address}/y-kien", data=sent, timeout=30).status_code == 413
    assert own.post(f"{address}/lam", data={"type": "Conclude", "opinion": "1"}, timeout=10).status_code == 400
