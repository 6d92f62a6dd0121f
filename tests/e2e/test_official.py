"""The answering official's screen, the observer's, and the calls and incidents that reach the chair."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from simulation.client import Client
from tests.axe import findings, overflow
from tests.conftest import Server

PHONE: Any = {"width": 360, "height": 780}
TABLET: Any = {"width": 768, "height": 1024}
LAPTOP: Any = {"width": 1366, "height": 768}
OFFICIAL = "official:Quàng Văn Nhới"
SignIn = Callable[[BrowserContext, str], None]


@pytest.fixture(scope="module")
def operator(server: Server) -> Client:
    """A meeting in dialogue, with one request on a field of the official's."""
    operator = server.staff("operator")
    for step in ("OpenCheckIn", "StartMeeting"):
        operator.send(step)
    operator.send("SetAgendaItem", item="dialogue")
    phone = server.citizen()
    phone.check_in("Hoàng Thị Phương Nguyệt Ánh", "ten")
    phone.send("RequestToSpeak", field="road", content="Đường vào bản Ten sạt lở từ tháng 8.")
    return operator


@pytest.fixture
def screen(server: Server, browser: Browser, operator: Client, sign_in: SignIn) -> Iterator[Callable[..., Page]]:
    contexts: list[BrowserContext] = []

    def open_(role: str, path: str, size: Any = PHONE) -> Page:
        context = browser.new_context(viewport=size, has_touch=True)
        contexts.append(context)
        sign_in(context, role)
        page = context.new_page()
        page.goto(f"{server.url}/{path.format(slug=server.slug)}")
        page.wait_for_selector("html[data-ready]")
        return page

    yield open_
    for context in contexts:
        context.close()


@pytest.fixture
def official(screen: Callable[..., Page]) -> Page:
    return screen(OFFICIAL, "moderator/{slug}/official")


def good(page: Page) -> None:
    assert findings(page) == [] and overflow(page) == 0


def test_what_is_likely_is_offered_and_prepared(official: Page, operator: Client) -> None:
    expect(official.get_by_role("heading", name="Ý kiến 1", exact=True)).to_be_visible()
    official.get_by_role("button", name="Tôi trả lời: ý kiến 1").tap()
    expect(official.get_by_role("button", name="✓ Tôi trả lời")).to_be_visible()
    card = operator.view("chair")["view"]["opinion/1"]
    assert card["offers"] == [{"official": "economy", "kind": "will_answer"}]
    official.get_by_label("Chuẩn bị trả lời").fill("Bố trí vốn sửa 1,2 km trước tháng 3.")
    expect(official.get_by_text("Đã lưu. Thư ký cũng đọc được.")).to_be_visible()
    good(official)


def test_what_was_typed_outlives_a_lost_connection_and_a_reload(official: Page, server: Server) -> None:
    official.context.set_offline(True)
    draft = official.get_by_label("Chuẩn bị trả lời")
    draft.fill("Bố trí vốn sửa 1,5 km.")
    expect(official.get_by_text("Chưa lưu: mất kết nối.")).to_be_visible()
    official.context.set_offline(False)
    expect(official.get_by_text("Đã lưu. Thư ký cũng đọc được.")).to_be_visible()
    official.reload()
    expect(official.get_by_label("Chuẩn bị trả lời")).to_have_value("Bố trí vốn sửa 1,5 km.")
    secretary = server.staff("secretary1").view("secretary")["view"]
    assert secretary["prepared/1/economy"] == "Bố trí vốn sửa 1,5 km."


def test_a_second_tablet_follows_and_what_the_server_tidies_is_saved(
    official: Page, server: Server, screen: Callable[..., Page]
) -> None:
    second = screen("official:Quàng Văn Nhới", "moderator/{slug}/official", TABLET)
    theirs = second.get_by_label("Chuẩn bị trả lời")
    expect(theirs).to_have_value("Bố trí vốn sửa 1,5 km.")
    draft = official.get_by_label("Chuẩn bị trả lời")
    draft.fill("Xã  sẽ làm.")
    draft.blur()
    expect(official.get_by_text("Đã lưu. Thư ký cũng đọc được.")).to_be_visible()
    expect(theirs).to_have_value("Xã sẽ làm.")
    expect(second.get_by_text("Đã lưu. Thư ký cũng đọc được.")).to_be_visible()
    second.context.set_offline(True)
    expect(second.get_by_text("Mất kết nối, đang thử lại.")).to_be_visible(timeout=60_000)
    theirs.fill("Xã sẽ làm năm sau.")
    draft.fill("Xã sẽ làm năm nay.")
    draft.blur()
    expect(official.get_by_text("Đã lưu. Thư ký cũng đọc được.")).to_be_visible()
    second.context.set_offline(False)
    expect(second.get_by_role("alert")).to_contain_text("Xã sẽ làm năm nay.")
    good(second)
    second.get_by_role("button", name="Giữ bản đang viết").tap()
    expect(draft).to_have_value("Xã sẽ làm năm sau.")


def test_asked_for_the_word_and_given_it(official: Page, operator: Client, screen: Callable[..., Page]) -> None:
    chair = screen("chair", "moderator/{slug}/chair", TABLET)
    official.get_by_role("button", name="Xin phát biểu: với chủ trì").tap()
    expect(chair.locator(".asked")).to_contain_text("Quàng Văn Nhới")
    good(chair)
    operator.send("GiveFloor", opinion=1)
    operator.send("StartTimer")
    expect(chair.locator(".official").first).to_contain_text("Quàng Văn Nhới")
    operator.send("StartAnswer", official="economy", opinions=[1])
    expect(official.get_by_role("heading", name="Mời ông/bà trả lời số 1")).to_be_visible()
    expect(chair.locator(".asked")).to_have_count(0)
    good(official)


def test_what_is_owed_stands_with_its_date(
    official: Page, server: Server, operator: Client, screen: Callable[..., Page]
) -> None:
    due = operator.view("chair")["view"]["due"]
    operator.send("RecordOutcome", opinions=[1], outcome="to_study", body="Phòng Kinh tế", due=due)
    day = "/".join(reversed(due.split("-")))
    expect(official.get_by_text(f"chậm nhất {day}")).to_be_visible()
    server.staff("desk").send("SubmitWritten", number=1, field="road", content="Cầu treo đã mục ván.")
    operator.send("AssignOfficial", opinion=2, official="economy")
    in_writing = f"Trả lời bằng văn bản chậm nhất {day}"
    expect(official.get_by_role("article").filter(has_text="Cầu treo")).to_contain_text(in_writing)
    good(official)
    for size in (PHONE, TABLET):
        observer = screen("observer", "moderator/{slug}/observer", size)
        for words in ("Phòng Kinh tế", in_writing):
            expect(observer.locator(".ending", has_text=words)).to_contain_text(f"chậm nhất {day}")
        assert observer.get_by_role("button").count() == 0
        good(observer)
    operator.send("RecordOutcome", opinions=[2], outcome="noted", resolved=True)


def test_a_silent_call_reaches_the_chair(screen: Callable[..., Page]) -> None:
    chair = screen("chair", "moderator/{slug}/chair", TABLET)
    desk = screen("desk", "kiosk/{slug}/desk", {"width": 1366, "height": 768})
    desk.get_by_role("button", name="Báo chủ trì…").click()
    desk.get_by_label("Ghi thêm").fill("Cửa số 2")
    good(desk)
    desk.get_by_role("button", name="Có người mệt, cần y tế").click()
    expect(desk.get_by_text("Đã báo chủ trì, chờ xem")).to_be_visible()
    expect(chair.locator(".head__call")).to_contain_text("Có người mệt, cần y tế: Cửa số 2")
    good(chair)
    chair.get_by_role("button", name="Đã xem").tap()
    expect(desk.get_by_role("button", name="Báo chủ trì…")).to_be_visible()
    secretary = screen("secretary1", "moderator/{slug}/secretary", {"width": 1366, "height": 768})
    secretary.get_by_role("button", name="Báo chủ trì…").click()
    good(secretary)
    secretary.get_by_role("button", name="Mất trật tự").click()
    expect(chair.locator(".head__call")).to_contain_text("Thư ký")


@pytest.mark.parametrize(
    ("role", "path", "size", "who"),
    [
        ("village:Bản Ten", "kiosk/{slug}/village", PHONE, "Trưởng thôn, bản Bản Ten"),
        ("village:Bản Ten", "kiosk/{slug}/forms", PHONE, "Trưởng thôn, bản Bản Ten"),
        ("secretary1", "kiosk/{slug}/forms", LAPTOP, "Thư ký"),
        ("operator", "moderator/{slug}/chair", TABLET, "Người bấm máy"),
        ("cochair1", "moderator/{slug}/chair", TABLET, "Đồng chủ trì"),
        ("organiser", "moderator/{slug}/setup", LAPTOP, "Ban tổ chức"),
    ],
)
def test_every_screen_of_the_staff_calls(
    screen: Callable[..., Page], operator: Client, role: str, path: str, size: Any, who: str
) -> None:
    for call in operator.view("chair")["view"]["calls"]:
        operator.send("AnswerCall", call=call["id"])
    chair = screen("chair", "moderator/{slug}/chair", TABLET)
    expect(chair.get_by_role("button", name="Báo chủ trì…")).to_have_count(0)
    page = screen(role, path, size)
    page.get_by_role("button", name="Báo chủ trì…").click()
    box = page.locator(".call__box").bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= size["width"]
    good(page)
    page.get_by_role("button", name="Mất trật tự").click()
    expect(chair.locator(".head__call")).to_contain_text(who)
    expect(page.locator(".call__box, .call button")).to_have_count(0)
    expect(page.get_by_text("Đã báo chủ trì, chờ xem").or_(page.locator(".head__call"))).to_be_visible()
    good(page)


def test_an_incident_is_noted_for_the_report(screen: Callable[..., Page], server: Server) -> None:
    chair = screen("chair", "moderator/{slug}/chair", TABLET)
    chair.get_by_role("tab", name="Điều khiển").tap()
    chair.get_by_label("Ghi lại để báo cáo về trật tự, an ninh").fill("Mất điện 5 phút, đã có lại")
    chair.get_by_role("button", name="Ghi", exact=True).tap()
    expect(chair.get_by_role("tabpanel")).to_contain_text("Mất điện 5 phút, đã có lại Chủ trì")
    incidents = server.staff("organiser").view("organiser")["view"]["incidents"]
    assert [row["text"] for row in incidents] == ["Mất điện 5 phút, đã có lại"]


def test_the_organiser_replaces_an_official_while_the_meeting_runs(
    official: Page, screen: Callable[..., Page], server: Server, operator: Client, browser: Browser, sign_in: SignIn
) -> None:
    chair = screen("chair", "moderator/{slug}/chair", TABLET)
    phone = server.citizen()
    number = phone.check_in("Sùng A Dơ", "ten")["number"]
    asked = phone.send("RequestToSpeak", field="road", content="Cầu treo hỏng.")["result"]["opinion"]
    operator.send("AssignOfficial", opinion=asked, official="economy")
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    sign_in(context, "organiser")
    page = context.new_page()
    page.goto(f"{server.url}/moderator/{server.slug}/setup")
    page.get_by_role("textbox", name="Họ và tên").fill("Hoàng Thị Phương Nguyệt Ánh")
    page.get_by_label("Chức vụ, đơn vị").fill("Phó Trưởng phòng Kinh tế")
    page.get_by_label("Đường giao thông").check()
    page.get_by_role("button", name="Thêm vào danh sách").click()
    page.locator("summary", has_text="Đưa ra khỏi danh sách Quàng Văn Nhới").click()
    expect(page.get_by_text("1 ý kiến đã phân công cho người này sẽ chờ chủ trì phân công lại.")).to_be_visible()
    good(page)
    page.get_by_role("button", name="Đưa Quàng Văn Nhới ra").click()
    expect(chair.get_by_text("Quàng Văn Nhới không còn trong danh sách trả lời.")).to_be_visible()  # for 5 seconds
    expect(page.locator("#officials")).not_to_contain_text("Quàng Văn Nhới")
    expect(page.locator("#officials")).to_contain_text("Hoàng Thị Phương Nguyệt Ánh")
    expect(official.get_by_role("heading", name="Ông/bà không còn trong danh sách trả lời")).to_be_visible()
    good(official)
    official.reload()
    expect(official.get_by_text("Quàng Văn Nhới")).to_have_count(0)
    operator.send("GiveFloor", opinion=asked)
    operator.send("StartTimer")
    expect(chair.locator(".official", has_text="Hoàng Thị Phương Nguyệt Ánh")).to_be_visible()
    expect(chair.locator(".official", has_text="Quàng Văn Nhới")).to_have_count(0)
    assert operator.view("public")["view"]["floor"]["number"] == number
    secretary = screen("secretary1", "moderator/{slug}/secretary", {"width": 1366, "height": 768})
    expect(secretary.get_by_role("main").get_by_text("Quàng Văn Nhới").first).to_be_visible()
    context.close()
