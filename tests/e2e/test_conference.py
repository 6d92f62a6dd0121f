"""The whole conference: phone, chair, secretary and projector side by side, the phone's network cut in between."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from simulation.client import Client
from tests.conftest import Server

NAME = "Hoàng Thị Phương Nguyệt Ánh"
ASKED = "Cầu treo sang bản hỏng từ tháng 8, trẻ em đi học phải lội suối."
SLOW = 15_000


@pytest.fixture
def screens(
    server: Server, browser: Browser, sign_in: Callable[[BrowserContext, str], None]
) -> Iterator[dict[str, Page]]:
    """The four screens, each in a browser of its own."""
    sizes = {"phone": (360, 780), "chair": (1024, 768), "secretary": (1366, 768), "display": (1920, 1080)}
    contexts = {k: browser.new_context(viewport={"width": w, "height": h}) for k, (w, h) in sizes.items()}
    sign_in(contexts["chair"], "chair")
    sign_in(contexts["secretary"], "secretary1")
    addresses = {
        "phone": server.public,
        "chair": f"{server.url}/moderator/{server.slug}/chair",
        "secretary": f"{server.url}/moderator/{server.slug}/secretary",
        "display": f"{server.url}/display/{server.slug}",
    }
    pages = {k: context.new_page() for k, context in contexts.items()}
    for name, page in pages.items():
        page.goto(addresses[name])
        expect(page.locator("html[data-ready=true]")).to_be_attached(timeout=SLOW)
    yield pages
    for context in contexts.values():
        context.close()


def _check_in(phone: Page) -> None:
    phone.get_by_role("button", name="Xác nhận có mặt").click()
    phone.get_by_role("button", name=re.compile("Tôi đã đọc")).click()
    phone.get_by_label("Họ và tên").fill(NAME)
    phone.get_by_label("Thôn, bản, tổ dân phố").select_option(index=1)
    phone.get_by_label("Tôi từ đủ 18 tuổi trở lên").check()
    phone.get_by_role("button", name="Xác nhận có mặt").click()


def _register(phone: Page) -> None:
    phone.get_by_role("button", name="Đăng ký phát biểu").click()
    phone.get_by_text("Đường giao thông", exact=True).click()
    phone.get_by_role("button", name="Tiếp tục").click()
    phone.get_by_role("textbox").fill(ASKED)
    phone.get_by_role("button", name="Tiếp tục").click()
    phone.get_by_role("radio", name=re.compile("^Phát biểu tại Hội nghị")).check()
    phone.get_by_role("button", name="Tiếp tục").click()
    phone.get_by_role("button", name="Gửi", exact=True).click()


def _seq(page: Page) -> int:
    return int(page.locator("html").get_attribute("data-seq") or 0)


def test_from_the_door_to_the_conclusion(
    server: Server, screens: dict[str, Page], staff: Callable[[str], Client]
) -> None:
    phone, chair, secretary, display = (screens[k] for k in ("phone", "chair", "secretary", "display"))
    operator = staff("operator")
    chair.get_by_role("button", name="Mở điểm danh").click()
    _check_in(phone)
    expect(phone.get_by_text(NAME).first).to_be_visible(timeout=SLOW)
    _register(phone)
    expect(phone.get_by_text(re.compile("Thứ 1"))).to_be_visible(timeout=SLOW)

    secretary.get_by_role("button", name=re.compile("^Xác nhận")).first.click()
    operator.send("StartMeeting")
    operator.send("SetAgendaItem", item="dialogue")
    expect(chair.get_by_role("button", name=f"Mời ông/bà {NAME}")).to_be_visible(timeout=SLOW)

    phone.context.set_offline(True)
    expect(phone.get_by_text(re.compile("Mất kết nối"))).to_be_visible(timeout=SLOW)
    chair.get_by_role("button", name=f"Mời ông/bà {NAME}").click()
    expect(display.get_by_text(NAME)).to_be_visible(timeout=SLOW)
    phone.context.set_offline(False)
    expect(phone.get_by_text("MỜI ÔNG/BÀ PHÁT BIỂU")).to_be_visible(timeout=SLOW)
    phone.get_by_role("button", name="Tôi đang lên").click()
    expect(chair.get_by_text(re.compile("[Đđ]ang lên")).first).to_be_visible(timeout=SLOW)

    chair.get_by_role("button", name="Bắt đầu đã ở micrô").click()
    expect(display.get_by_text("còn lại")).to_be_visible(timeout=SLOW)
    secretary.get_by_label("Ý kiến", exact=True).fill("Đề nghị sửa cầu treo.")
    expect(secretary.get_by_text(re.compile("Đã lưu")).first).to_be_visible(timeout=SLOW)  # nothing comes after the end
    chair.get_by_role("button", name=re.compile("Chủ tịch UBND")).first.click()
    expect(display.get_by_text(re.compile("Lò Văn Khặn"))).to_be_visible(timeout=SLOW)
    chair.locator("button.primary__button").click()
    expect(phone.get_by_role("button", name=re.compile("thỏa mãn", re.IGNORECASE)).first).to_be_visible(timeout=SLOW)
    expect(phone.get_by_text(re.compile("Đã gửi, đã lưu"))).to_have_count(0)

    operator_view = operator.view("chair")["view"]
    assert operator_view["opinion/1"]["outcome"]["outcome"] == "answered_here"
    staff("chair").send("Conclude")
    _all_agree(server, screens, operator)
    assert server.run("verify", str(server.data / "xa-mau.db")).returncode == 0


def _all_agree(server: Server, screens: dict[str, Page], operator: Client) -> None:
    """The same sequence number on all screens, and on the phone the record's own words."""
    for page in screens.values():
        expect(page.locator(f"html[data-seq='{operator.view('public')['seq']}']")).to_be_attached(timeout=SLOW)
    assert len({_seq(page) for page in screens.values()}) == 1
    text = operator.view("chair")["view"]["opinion/1"]
    assert text["content"] == ASKED and text["name"] == NAME
