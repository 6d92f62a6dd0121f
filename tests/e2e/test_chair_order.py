"""The chair's order: chosen after a preview, told to whom it moves, and similar requests behind one speaker."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from simulation.client import Client
from tests.axe import findings, overflow
from tests.conftest import Server

PORTRAIT: Any = {"width": 768, "height": 1024}
ROAD = "Đường vào bản Ten sạt lở từ tháng 8, xe không đi được"


@pytest.fixture(scope="module")
def phones(server: Server) -> dict[str, Client]:
    """A meeting in dialogue where three wait on the road, and one on water."""
    operator = server.staff("operator")
    operator.send("OpenCheckIn")
    operator.send("StartMeeting")
    operator.send("SetAgendaItem", item="dialogue")
    found: dict[str, Client] = {}
    for name, field, content in (
        ("Lò Thị Ánh", "road", ROAD),
        ("Giàng A Páo", "road", "Duong vao ban Ten sat lo, xe may khong qua duoc"),
        ("Sùng A Dơ", "road", "Đề nghị bê tông hóa ngõ phía sau trường tiểu học"),
        ("Hoàng Thị Phương Nguyệt Ánh", "water", "Nước sinh hoạt đục mấy tháng nay"),
    ):
        phone = server.citizen()
        phone.check_in(name, "ten")
        phone.send("RequestToSpeak", field=field, content=content)
        found[name] = phone
    return found


@pytest.fixture
def chair(
    server: Server, browser: Browser, phones: dict[str, Client], sign_in: Callable[[BrowserContext, str], None]
) -> Iterator[Page]:
    context = browser.new_context(viewport=PORTRAIT, has_touch=True)
    sign_in(context, "chair")
    page = context.new_page()
    page.goto(f"{server.url}/moderator/{server.slug}/chair")
    page.wait_for_selector("html[data-ready]")
    yield page
    context.close()


def queue_is(page: Page, *numbers: int) -> None:
    """The queue and the order's name come in two packets: what is looked for may be a moment late."""
    expect(page.locator(".queue__list .row__number")).to_have_text([str(number) for number in numbers])


def test_who_would_move_is_shown_before_it_applies(chair: Page, phones: dict[str, Client]) -> None:
    queue_is(chair, 1, 2, 3, 4)
    chair.get_by_role("button", name="Cách xếp thứ tự: Theo đăng ký").tap()
    chair.get_by_role("radio", name="Lần lượt từng lĩnh vực").tap()
    preview = chair.get_by_role("region", name="Ai đổi chỗ")
    expect(preview).to_contain_text("3 người đổi chỗ")
    expect(preview.locator(".move", has_text="Hoàng Thị Phương Nguyệt Ánh")).to_contain_text("thứ 4 → thứ 2")
    assert findings(chair) == [] and overflow(chair) == 0
    chair.get_by_role("button", name="Xếp theo cách này").tap()
    expect(chair.locator(".orderbar")).to_contain_text("Từng lĩnh vực")
    queue_is(chair, 1, 4, 2, 3)
    moved = phones["Hoàng Thị Phương Nguyệt Ánh"].view("me")["view"]["opinions"][0]["moved"]
    assert moved == "by_field"
    chair.get_by_role("button", name="đổi cách xếp thứ tự").tap()
    expect(chair.locator(".orderbar")).to_contain_text("Theo đăng ký")
    queue_is(chair, 1, 2, 3, 4)


def test_the_same_matter_is_offered_and_joined(chair: Page, phones: dict[str, Client]) -> None:
    offer = chair.get_by_role("button", name="Cùng một việc? Số 1, 2")
    offer.tap()
    expect(chair.get_by_role("dialog")).to_contain_text("Cùng nhắc đến: đường")
    assert findings(chair) == [] and overflow(chair) == 0
    chair.get_by_role("button", name="Gộp: số 1 nói thay số 2").tap()
    expect(offer).to_have_count(0)
    expect(chair.locator(".row", has_text="Lò Thị Ánh")).to_contain_text("thay mặt 1 người cùng ý kiến")
    told = phones["Giàng A Páo"].view("me")["view"]["opinions"][0]
    assert (told["status"], told["lead"]) == ("joined", 1)
    phones["Giàng A Páo"].send("LeaveJoint", opinion=told["id"])
    expect(chair.locator(".row", has_text="Giàng A Páo")).to_be_visible()


def test_who_spoke_how_long_is_shown_and_printed(chair: Page, server: Server) -> None:
    operator = server.staff("operator")
    operator.send("GiveFloor", opinion=1)
    operator.send("StartTimer")
    operator.send("EndSpeech")
    operator.send("RecordOutcome", opinions=[1], outcome="answered_here")
    chair.get_by_role("tab", name="Kết luận").tap()
    chair.get_by_role("button", name="Ai đã nói bao lâu").tap()
    table = chair.get_by_role("region", name="Lượt và số phút theo từng nhóm")
    expect(table.get_by_role("row", name="Đường giao thông 1 0 2")).to_be_visible()
    assert findings(chair) == [] and overflow(chair) == 0
    with chair.expect_popup() as opened:
        chair.get_by_role("link", name="Bản để in").tap()
    expect(opened.value.get_by_role("row", name="Đường giao thông 1 0 2")).to_be_visible()


def test_who_spoke_while_the_power_was_off_is_entered(chair: Page, server: Server) -> None:
    operator = server.staff("operator")
    chair.get_by_role("tab", name="Điều khiển").tap()
    chair.get_by_label("Các số đã phát biểu theo phiếu").fill("3 4 99")
    expect(chair.get_by_text("3 Sùng A Dơ · 4 Hoàng Thị Phương Nguyệt Ánh")).to_be_visible()
    assert findings(chair) == [] and overflow(chair) == 0
    chair.get_by_role("button", name="Ghi 3 số đã phát biểu").tap()
    expect(chair.get_by_text("Không thấy ai đang chờ với số 99.")).to_be_visible()
    chair.get_by_label("Các số đã phát biểu theo phiếu").fill("3, 4")
    chair.get_by_role("button", name="Ghi 2 số đã phát biểu").tap()
    expect(chair.locator(".heard")).to_contain_text("Số 3")
    assert [operator.view("chair")["view"][f"opinion/{n}"]["status"] for n in (3, 4)] == ["heard", "heard"]
