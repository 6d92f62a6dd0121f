"""The staffed desk at a full door: scanned cards, the same person twice, households, the invited list, slips."""

import re
import time
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from simulation.client import Client
from tests.axe import findings, overflow, too_small
from tests.conftest import Server

LAPTOP: Any = {"width": 1366, "height": 768}
FAMILIES = ("Lò", "Cà", "Quàng", "Lường", "Tòng", "Giàng", "Sùng", "Mùa", "Vừ", "Hoàng")
GIVEN = ("Văn Khặn", "Thị Hặc", "A Páo")
VILLAGES = ("Bản Ten", "Bản Nà Lốm", "Thôn Trung Tâm")


@pytest.fixture(scope="module")
def desk(server: Server) -> Client:
    server.staff("chair").send("OpenCheckIn")
    return server.staff("desk")


@pytest.fixture
def page(
    server: Server, desk: Client, browser: Browser, sign_in: Callable[[BrowserContext, str], None]
) -> Iterator[Page]:
    context = browser.new_context(viewport=LAPTOP, locale="vi-VN")
    sign_in(context, "desk")
    page = context.new_page()
    page.goto(f"{server.url}/kiosk/{server.slug}/desk")
    expect(page.locator("html[data-ready=true]")).to_be_attached()
    expect(page.get_by_role("combobox", name="Quét thẻ")).to_be_focused()
    yield page
    context.close()


def card(at: int, name: str, village: str, born: str = "05031990") -> str:
    return f"{11090000000 + at:012d}|{12345678 + at:09d}|{name}|{born}|Nam|{village}, Xã Mẫu, Tỉnh Điện Biên|10052021"


def recent(desk: Client) -> list[dict[str, Any]]:
    return list(desk.view("desk")["view"]["recent"])


def test_thirty_people_with_their_cards_by_keyboard_alone(page: Page, desk: Client) -> None:
    people = [(f"{family} {given}", VILLAGES[i]) for family in FAMILIES for i, given in enumerate(GIVEN)]
    before, keys, began = desk.view("public")["view"]["present"], 0, time.monotonic()
    for at, (name, village) in enumerate(people):
        expect(page.get_by_role("combobox", name="Quét thẻ")).to_be_focused()
        page.keyboard.insert_text(card(at, name, village))  # what the scanner types, with its Enter
        page.keyboard.press("Enter")
        expect(page.get_by_role("button", name="Điểm danh, cấp số")).to_be_focused()
        page.keyboard.press("Enter")
        keys += 1
        expect(page.locator(".slip__name")).to_have_text(name)
    seconds = time.monotonic() - began
    print(f"\n{len(people)} people: {seconds / len(people):.2f} s and {keys / len(people):.1f} keystrokes each")
    assert desk.view("public")["view"]["present"] == before + len(people)
    assert keys == len(people)
    last = recent(desk)[0]
    assert (last["name"], last["birth_year"], last["confirmed"]) == ("Hoàng A Páo", "1990", True)
    assert "011090000" not in str(desk.view("desk"))


def test_a_card_that_was_used_is_told_in_amber_and_is_no_second_person(page: Page, desk: Client) -> None:
    scanned = card(90, "Hoàng Thị Phương Nguyệt Ánh", "Bản Ten")
    for _ in range(2):
        page.keyboard.insert_text(scanned)
        page.keyboard.press("Enter")
        expect(page.get_by_role("button", name="Điểm danh, cấp số")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator(".slip__name, [role=alert]").first).to_be_visible()
    present = desk.view("public")["view"]["present"]
    expect(page.get_by_role("button", name="Đúng là người này")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".already__notice")).to_contain_text(
        re.compile(r"đã có mặt \d\d:\d\d, tại bàn đón tiếp, Bản Ten")
    )
    assert desk.view("public")["view"]["present"] == present
    assert findings(page) == [] and overflow(page) == 0


def test_another_person_of_the_same_name(page: Page, desk: Client) -> None:
    desk.send("CheckIn", name="Vừ A Sáu", village="ten", adult=True)
    page.keyboard.insert_text(card(91, "Vừ A Sáu", "Bản Ten"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Điểm danh, cấp số")).to_be_focused()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Người khác cùng tên").press("Enter")
    expect(page.locator(".slip__name")).to_have_text("Vừ A Sáu")


def test_a_card_of_somebody_too_young_and_one_that_is_garbled(page: Page, desk: Client) -> None:
    present = desk.view("public")["view"]["present"]
    page.keyboard.insert_text(card(92, "Cà Thị Non", "Bản Ten", f"0101{date.today().year - 10}"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("chưa đủ 18 tuổi")
    page.keyboard.press("Escape")
    page.get_by_role("combobox", name="Quét thẻ").focus()
    page.keyboard.insert_text("011090001234|012345678|Lof Vawn Maaux|05031990|Nam|xas lạ|10052021")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Họ và tên")).to_be_focused()
    expect(page.get_by_label("Họ và tên")).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_label("Thôn, bản")).to_have_value("")
    assert desk.view("public")["view"]["present"] == present


def test_a_household_at_once(page: Page, desk: Client) -> None:
    page.keyboard.press("Alt+h")
    page.get_by_label("Thôn, bản, tổ dân phố").select_option("na-lom")
    page.get_by_label("mỗi dòng một người").fill("Lò Văn Ông\nLò Thị Bà\nLò Văn Con")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("heading", name="Đã cấp số cho 3 người")).to_be_visible()
    assert [p["name"] for p in recent(desk)[:3]] == ["Lò Văn Con", "Lò Thị Bà", "Lò Văn Ông"]
    page.keyboard.press("Enter")
    expect(page.get_by_role("combobox", name="Quét thẻ")).to_be_focused()


def test_two_numbers_of_one_person_and_a_check_in_by_mistake(page: Page, server: Server, desk: Client) -> None:
    keep = server.citizen().check_in("Tòng Văn Hịa", "ten")["number"]
    gone = server.citizen().check_in("Tong Van Hia", "ten")["number"]
    present = desk.view("public")["view"]["present"]
    page.keyboard.type(str(keep))
    page.keyboard.press("Enter")
    page.get_by_label("Người này còn có số khác").fill(str(gone))
    page.get_by_role("button", name=f"Gộp số {gone} vào số {keep}").click()
    expect(page.get_by_text(f"Đã gộp số {gone} vào số {keep}.")).to_be_visible()
    assert desk.view("public")["view"]["present"] == present - 1
    page.get_by_role("button", name="Tách ra").click()
    expect(page.get_by_text(f"Đã gộp số {gone} vào số {keep}.")).to_have_count(0)
    page.get_by_role("button", name=f"Hủy điểm danh số {gone}").click()
    page.get_by_role("button", name=f"Hủy số {gone}?").click()
    expect(page.locator(".totals h2")).to_have_text(f"Có mặt {present - 1}")
    assert desk.view("public")["view"]["present"] == present - 1


def test_an_obscene_name_is_masked(page: Page, server: Server, desk: Client) -> None:
    number = desk.send("CheckIn", name="Tên Bậy", village="ten", adult=True)["result"]["number"]
    page.keyboard.type(str(number))
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Che tên").click()
    expect(page.locator(".recent__row").first).to_contain_text("tên chưa xác nhận")


def test_somebody_of_the_invited_list(page: Page, server: Server, desk: Client) -> None:
    listed = {"group": "commune", "name": "Quàng Văn Nhới", "position": "Phó Bí thư Đảng ủy"}
    server.staff("organiser").send("InviteDelegates", delegates=[listed])
    page.keyboard.type("nhoi")
    expect(page.get_by_role("option", name=re.compile("có trong danh sách, chưa đến"))).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Có trong danh sách")).to_be_visible()
    page.get_by_label("Thôn, bản").select_option("trung-tam")
    page.keyboard.press("Enter")
    expect(page.locator(".slip__name")).to_have_text("Quàng Văn Nhới")
    expect(page.locator(".totals__row", has_text="Cấp xã")).to_contain_text("1 trên")


def test_a_summary_is_read_out(page: Page, server: Server, desk: Client) -> None:
    number = desk.send("CheckIn", name="Mùa Thị Già", village="ten", adult=True)["result"]["number"]
    opinion = desk.send("SubmitWritten", number=number, field="road", content="Đường hỏng")["result"]["opinion"]
    text = "Đề nghị sửa đường vào bản Ten."
    server.staff("secretary1").send("WriteMinutes", entry=f"opinion-{opinion}", part="asked", text=text, base_version=0)
    expect(page.get_by_text(text)).to_be_visible()
    page.get_by_role("button", name="Đúng ý: Mùa Thị Già").click()
    expect(page.get_by_text(text)).to_have_count(0)


@pytest.mark.parametrize(("size", "width"), [("a6", 105), ("80", 80)])
def test_the_slip_is_one_sheet(size: str, width: int, page: Page, server: Server, desk: Client) -> None:
    told = desk.send("CheckIn", name="Hoàng Thị Phương Nguyệt Ánh", village="ten", adult=True, again=True)["result"]
    page.goto(f"{server.url}/kiosk/{server.slug}/slips/{told['number']}?size={size}")
    expect(page.get_by_text(f"{told['number']} · {told['code'][:3]} {told['code'][3:]}")).to_be_visible()
    printed = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1
    box = re.search(rb"/MediaBox\s*\[\s*0 0 ([\d.]+)", printed)
    assert box is not None and round(float(box[1]) / 72 * 25.4) == width
    assert page.goto(f"{server.url}/kiosk/{server.slug}/slips/99999").status == 404  # type: ignore[union-attr]


def test_a_new_slip_goes_to_the_printer_once(page: Page, desk: Client) -> None:
    asked: list[str] = []
    page.add_init_script("window.print = () => { top.printed = (top.printed ?? 0) + 1; }")
    page.on("request", lambda request: asked.append(request.url) if "/slips/" in request.url else None)
    page.get_by_label("In phiếu").select_option("80")
    page.get_by_role("combobox", name="Quét thẻ").focus()
    page.keyboard.insert_text(card(93, "Lò Thị In", "Bản Ten"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Điểm danh, cấp số")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_function("() => window.printed === 1")
    expect(page.get_by_role("combobox", name="Quét thẻ")).to_be_focused()
    assert len(asked) == 1 and asked[0].endswith("size=80")


def test_a_card_is_read_for_staff_only(server: Server, desk: Client) -> None:
    for who in (server.citizen(), server.staff("observer")):
        headers = {"Origin": server.url}
        told = who.http.post(f"{server.url}/kiosk/{server.slug}/card", json={"text": "x"}, headers=headers, timeout=10)
        assert told.status_code == 403
        assert who.http.get(f"{server.url}/kiosk/{server.slug}/slips/1", timeout=10).status_code == 401


def test_the_desk_is_for_everybody(page: Page) -> None:
    assert findings(page) == []
    for width, height in ((1024, 768), (1366, 768)):
        page.set_viewport_size({"width": width, "height": height})
        assert overflow(page) == 0
    assert too_small(page, 24) == []


def test_after_a_power_cut_the_desk_enters_who_has_spoken(page: Page, server: Server, desk: Client) -> None:
    chair = server.staff("chair")
    if chair.view("public")["view"]["meeting"]["phase"] == "doors_open":
        chair.send("StartMeeting")
    phone = server.citizen()
    number = phone.check_in("Hoàng Thị Phương Nguyệt Ánh", "ten")["number"]
    opinion = phone.send("RequestToSpeak", field="road", content="Đường hỏng")["result"]["opinion"]
    page.get_by_text("Sau khi mất điện").click()
    page.get_by_label("Các số đã phát biểu theo phiếu").fill(f"{number} 9999")
    expect(page.get_by_text(f"{number} Hoàng Thị Phương Nguyệt Ánh", exact=True)).to_be_visible()
    expect(page.get_by_text("Nhập nhầm số: chủ trì bấm “Hoàn tác”.")).to_be_visible()
    assert findings(page) == [] and overflow(page) == 0
    page.get_by_role("button", name="Ghi 2 số đã phát biểu").click()
    expect(page.get_by_role("alert").filter(has_text="9999")).to_be_visible()
    page.get_by_label("Các số đã phát biểu theo phiếu").fill(str(number))
    page.get_by_role("button", name="Ghi 1 số đã phát biểu").click()
    expect(page.get_by_label("Các số đã phát biểu theo phiếu")).to_have_value("")
    assert chair.view("chair")["view"][f"opinion/{opinion}"]["status"] == "heard"
