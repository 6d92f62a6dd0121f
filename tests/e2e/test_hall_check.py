"""The hall check: measures on the organiser's page, type on the projector, and the back row's test picture."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from simulation.client import Client
from tests.axe import findings, overflow
from tests.conftest import Server
from tests.e2e.test_display import LONGEST, SIZES, settled_faults

OFFICE = "Trần Thị Minh Thuận"
SMALLEST = """() => {
  const units = Math.min(innerWidth / 100, innerHeight / 56.25);
  const words = document.createTreeWalker(document.querySelector(".picture"), NodeFilter.SHOW_TEXT);
  const found = [];
  while (words.nextNode()) {
    const parent = words.currentNode.parentElement;
    if (!words.currentNode.data.trim() || parent.closest(".visually-hidden, [hidden]")) continue;
    if (!parent.getClientRects().length) continue;
    found.push([parseFloat(getComputedStyle(parent).fontSize) / units, words.currentNode.data]);
  }
  return found.sort((a, b) => a[0] - b[0])[0];
}"""
SAID = ("Đường vào bản Ten sạt lở từ tháng 8, xe không đi được. " * 4)[:200].strip()
TOLD = ("Hội nghị giải lao 15 phút, mời ông/bà dùng nước ở hiên hội trường. " * 3)[:200].strip()
BODY = "Phòng Kinh tế, Hạ tầng và Đô thị xã Mẫu"
LEAST = 3.2  # hundredths of the width, for 16 metres and a picture of two


@pytest.fixture
def organiser(server: Server, browser: Browser, sign_in: Callable[[BrowserContext, str], None]) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1024, "height": 768})
    sign_in(context, "organiser")
    page = context.new_page()
    page.goto(f"{server.url}/moderator/{server.slug}/setup")
    yield page
    context.close()


@pytest.fixture
def walls(server: Server, browser: Browser) -> Iterator[Callable[[str], list[Page]]]:
    pages: list[Page] = []

    def open_(path: str) -> list[Page]:
        for width, height in SIZES:
            page = browser.new_context(viewport={"width": width, "height": height}).new_page()
            page.goto(f"{server.url}/display/{server.slug}{path}")
            page.evaluate("document.fonts.ready")
            pages.append(page)
        return pages

    yield open_
    for page in pages:
        page.context.close()


def measure(page: Page, distance: str, height: str) -> None:
    page.get_by_label("Đến hàng cuối (mét)").fill(distance)
    page.get_by_label("Chiều cao ảnh chiếu (mét)").fill(height)
    page.get_by_role("button", name="Tính cỡ chữ").click()


def test_the_organiser_learns_what_the_last_row_reads(organiser: Page) -> None:
    measure(organiser, "30", "1,5")
    expect(organiser.get_by_text("Ảnh nhỏ so với hội trường")).to_be_visible()
    measure(organiser, "16", "2")
    expect(organiser.get_by_text("cao 80 mm, đọc được đến 16.0 mét")).to_be_visible()
    expect(organiser.get_by_text("Ảnh nhỏ so với hội trường")).to_have_count(0)
    expect(organiser.get_by_text("Điện thoại đang kết nối: 0")).to_be_visible()
    assert findings(organiser) == [] and overflow(organiser) == 0
    measure(organiser, "mười", "2")
    expect(organiser.get_by_role("heading", level=1)).not_to_have_text("")
    expect(organiser.get_by_text("Traceback")).to_have_count(0)


def test_nothing_on_the_projector_is_smaller_than_the_last_row_reads(
    server: Server, walls: Callable[[str], list[Page]], organiser: Page
) -> None:
    if not organiser.get_by_text("cao 80 mm").count():
        measure(organiser, "16", "2")
    chair: Client = server.staff("chair")
    chair.send("OpenCheckIn")
    pages = walls("")

    def holds(scene: str) -> None:
        seq = chair.view("public")["seq"]
        for page in pages:
            page.wait_for_function("seq => Number(document.documentElement.dataset.seq) >= seq", arg=seq)
            expect(page.locator(".picture")).to_have_attribute("data-scene", scene)
            size, text = page.evaluate(SMALLEST)
            assert size >= LEAST - 0.01, (scene, size, text)
            assert settled_faults(page) == [], scene

    holds("welcome")
    chair.send("StartMeeting")
    chair.send("SetAgendaItem", item="dialogue")
    phone = server.citizen()
    number = phone.check_in(LONGEST, "ten")["number"]
    server.staff("desk").send("ConfirmName", number=number)
    phone.send("RequestToSpeak", field="road", content="Đường vào bản Ten sạt lở.")
    holds("open")
    chair.send("GiveFloor", opinion=1)
    holds("called")
    chair.send("StartTimer")
    holds("speech")
    chair.send(
        "LetThrough", opinion=1, text=("Đường vào bản Ten sạt lở từ tháng 8, xe không đi được. " * 4)[:200].strip()
    )
    holds("speech")
    official = next(o["id"] for o in chair.view("chair")["view"]["officials"] if o["name"] == OFFICE)
    chair.send("StartAnswer", official=official, opinions=[1])
    holds("answer")
    due = chair.view("chair")["view"]["due"]
    chair.send(
        "RecordOutcome", opinions=[1], outcome="to_study", body="Phòng Kinh tế, Hạ tầng và Đô thị xã Mẫu", due=due
    )
    holds("outcome")
    chair.send(
        "Announce", text=("Hội nghị giải lao 15 phút, mời ông/bà dùng nước ở hiên hội trường. " * 3)[:200].strip()
    )
    chair.send("ShowOnDisplay", mode="announcement")
    holds("announcement")
    chair.send("Announce", text="")
    for mode in ("conclusion", "agenda", "welcome", "report"):
        chair.send("ShowOnDisplay", mode=mode)
        holds(mode)
    chair.send("ShowOnDisplay", mode="break", minutes=15)
    holds("break")
    for mode in ("conclusion", "auto"):
        chair.send("ShowOnDisplay", mode=mode)
        holds(mode if mode != "auto" else "outcome")
        for page in pages:
            page.context.set_offline(True)
            expect(page.get_by_text("Mất kết nối")).to_be_visible(timeout=60_000)
            assert settled_faults(page) == [], mode
            page.context.set_offline(False)
            expect(page.get_by_text("Mất kết nối")).to_have_count(0, timeout=60_000)


def test_the_test_picture_ends_with_the_size_that_is_needed(walls: Callable[[str], list[Page]]) -> None:
    for page in walls("/thu"):
        lines = page.locator(".check__line")
        expect(lines.last).to_contain_text("Nguyệt Ánh, số 137")
        units = page.evaluate("Math.min(innerWidth / 100, innerHeight / 56.25)")
        size = lines.last.evaluate("one => parseFloat(getComputedStyle(one).fontSize)")
        assert size / units == pytest.approx(LEAST, abs=0.05)
        assert settled_faults(page) == []
        expect(page.get_by_role("img", name="Mã QR vào trang của Hội nghị")).to_be_visible()
