"""The screens beside the four large ones: for screen readers, for fingers, on small screens."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.axe import findings, overflow, too_small
from tests.conftest import Server

SMALL, TABLET, LAPTOP = (360, 780), (1024, 768), (1366, 768)
STAFF_PAGES = [
    ("organiser", "/moderator/{slug}/setup"),
    ("official:Tòng Văn Hịa", "/moderator/{slug}/official"),
    ("observer", "/moderator/{slug}/observer"),
    ("village:Bản Ten", "/kiosk/{slug}/village"),
    ("secretary1", "/kiosk/{slug}/forms"),
    ("secretary2", "/kiosk/{slug}/delegates"),
]
OPEN_PAGES = ["/", "/q/nothing", "/s/nothing", "/moderator/{slug}/chair", "/nowhere"]


@pytest.fixture(scope="module", autouse=True)
def meeting(server: Server) -> None:
    """A meeting under way: somebody speaks, somebody waits, something was answered."""
    chair = server.staff("chair")
    for step in ("OpenCheckIn", "StartMeeting"):
        chair.send(step)
    chair.send("SetAgendaItem", item="dialogue")
    listed = {"group": "commune", "name": "Quàng Văn Hặc", "position": "Phó Bí thư Thường trực Đảng ủy xã"}
    server.staff("organiser").send("InviteDelegates", delegates=[listed])
    opinions = []
    for name in ("Hoàng Thị Phương Nguyệt Ánh", "Giàng A Páo", "Lò Văn Khặn"):
        phone = server.citizen()
        phone.check_in(name, "ten")
        opinions.append(phone.send("RequestToSpeak", field="health", content="Trạm y tế thiếu thuốc.")["result"])
    first, second = (one["opinion"] for one in opinions[:2])
    chair.send("GiveFloor", opinion=first)
    chair.send("StartTimer")
    chair.send("StartAnswer", official="health", opinions=[first])
    chair.send("RecordOutcome", opinions=[first], outcome="to_study", body="Trạm y tế xã")
    chair.send("GiveFloor", opinion=second)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(locale="vi-VN")
    yield context
    context.close()


def good(page: Page) -> None:
    """Fit for everybody at each size."""
    assert page.get_attribute("html", "lang") == "vi"
    assert page.title().strip()
    expect(page.locator("h1")).to_have_count(1)
    for width, height in (SMALL, TABLET, LAPTOP):
        page.set_viewport_size({"width": width, "height": height})
        assert overflow(page) == 0, (width, height)
    assert findings(page) == []
    page.set_viewport_size({"width": SMALL[0], "height": SMALL[1]})
    assert findings(page) == []
    assert too_small(page) == []


@pytest.mark.parametrize(("role", "path"), STAFF_PAGES, ids=[role for role, _ in STAFF_PAGES])
def test_a_page_of_the_staff(
    role: str, path: str, server: Server, context: BrowserContext, sign_in: Callable[[BrowserContext, str], None]
) -> None:
    sign_in(context, role)
    page = context.new_page()
    page.goto(server.url + path.format(slug=server.slug))
    if role not in ("organiser", "secretary2"):  # pages without a script
        expect(page.locator("html[data-ready=true]")).to_be_attached()
    good(page)


@pytest.mark.parametrize("path", OPEN_PAGES)
def test_a_page_for_everybody(path: str, server: Server, context: BrowserContext) -> None:
    page = context.new_page()
    page.goto(server.url + path.format(slug=server.slug))
    good(page)


def test_the_page_that_signs_in(server: Server, context: BrowserContext) -> None:
    page = context.new_page()
    page.goto(server.link("desk"))
    good(page)
