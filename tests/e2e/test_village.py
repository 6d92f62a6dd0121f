"""The village head's screen: his list, ticked as people come, and registering for those who ask."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from simulation.client import Client
from tests.conftest import Server

PHONE = {"width": 360, "height": 780}


@dataclass
class Head:
    """A village head's page; each test has a village of its own."""

    page: Page
    server: Server
    village: str
    role: str


@pytest.fixture(scope="module")
def heads(server: Server) -> Iterator[tuple[str, str]]:
    server.staff("chair").send("OpenCheckIn")
    villages = server.staff("chair").view("public")["view"]["labels"]["villages"]
    return iter([(v["id"], f"village:{v['name']}") for v in villages])


@pytest.fixture
def head(
    server: Server,
    browser: Browser,
    heads: Iterator[tuple[str, str]],
    sign_in: Callable[[BrowserContext, str], None],
) -> Iterator[Head]:
    village, role = next(heads)
    context = browser.new_context(viewport=PHONE, locale="vi-VN")  # type: ignore[arg-type]
    sign_in(context, role)
    page = context.new_page()
    page.goto(f"{server.url}/kiosk/{server.slug}/village")
    expect(page.locator("html[data-ready=true]")).to_be_attached()
    yield Head(page, server, village, role)
    context.close()


def names(page: Page, button: str, *people: str) -> None:
    page.get_by_label("Thêm người, mỗi dòng một họ tên").fill("\n".join(people))
    page.get_by_role("button", name=button).click()
    expect(page.get_by_text(f"Đã lưu {len(people)} người.")).to_be_visible()


def test_a_list_is_ticked_as_people_come(head: Head) -> None:
    page, server = head.page, head.server
    names(page, "Ghi vào danh sách chờ", "Hoàng Thị Phương Nguyệt Ánh", "Giàng A Páo", "Lò Văn Khặn")
    page.get_by_role("button", name="Có mặt: Hoàng Thị Phương Nguyệt Ánh").click()
    expect(page.get_by_role("heading", name="Đã có mặt (1)")).to_be_visible()
    page.get_by_role("button", name="Bỏ tên: Lò Văn Khặn").click()
    expect(page.get_by_role("heading", name="Chưa đến (1)")).to_be_visible()
    expect(page.get_by_text("1 người có mặt, 2 người trong danh sách")).to_be_visible()
    people = server.staff(head.role).view("village")["view"]["people"]
    assert [(p["name"], p["village"], p["confirmed"]) for p in people] == [
        ("Hoàng Thị Phương Nguyệt Ánh", head.village, True)
    ]
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def test_a_truck_full_of_people_at_once_and_one_of_them_speaks(head: Head) -> None:
    page, server = head.page, head.server
    names(page, "Điểm danh ngay", *(f"Lò Văn {word}" for word in ("Một", "Hai", "Ba", "Bốn", "Năm")))
    page.get_by_role("button", name="Đăng ký giúp: Lò Văn Ba").click()
    page.get_by_label("Lĩnh vực").select_option("road")
    page.get_by_label("Nội dung").fill("Đường vào bản sạt lở từ tháng 7.")
    page.get_by_role("button", name="Đăng ký phát biểu").click()
    expect(page.get_by_text(re.compile(r"Ý kiến \d+"))).to_be_visible()
    page.get_by_role("button", name="Xong").click()
    expect(page.locator(".village__row", has_text="Lò Văn Ba")).to_contain_text("đang chờ phát biểu")
    assert len(server.staff("desk").view("desk")["view"]["waiting"]) == 1


def test_the_same_name_twice_is_told_and_the_list_stays(head: Head) -> None:
    page = head.page
    names(page, "Điểm danh ngay", "Cà Thị Hặc")
    box = page.get_by_label("Thêm người, mỗi dòng một họ tên")
    box.fill("ca thi hac\nMùa A Tủa")
    page.get_by_role("button", name="Điểm danh ngay").click()
    expect(page.get_by_role("alert")).to_contain_text(re.compile(r"số \d+"))
    expect(box).to_have_value("ca thi hac\nMùa A Tủa")
    page.reload()
    expect(page.get_by_label("Thêm người, mỗi dòng một họ tên")).to_have_value("ca thi hac\nMùa A Tủa")


def test_a_phone_of_the_village_is_confirmed_by_its_head(head: Head) -> None:
    page, server = head.page, head.server
    phone: Client = server.citizen()
    phone.check_in("Sùng Thị Dơ", head.village)
    server.citizen().check_in("Người Bản Khác", "other", village_other="xã bên")
    page.get_by_role("button", name="Xác nhận tên: Sùng Thị Dơ").click()
    expect(page.get_by_text("tên chưa xác nhận")).to_have_count(0)
    expect(page.get_by_text("Người Bản Khác")).to_have_count(0)


def test_nobody_else_comes_in(server: Server, browser: Browser) -> None:
    page = browser.new_page()
    assert page.goto(f"{server.url}/kiosk/{server.slug}/village").status == 401  # type: ignore[union-attr]
    page.close()
