"""Who will answer: the official's own list, assigning, co-signers, and the observer's board."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from simulation.client import Client
from tests.axe import findings, overflow
from tests.conftest import Server

PHONE: Any = {"width": 360, "height": 780}
TABLET: Any = {"width": 768, "height": 1024}
LAPTOP: Any = {"width": 1366, "height": 768}
OFFICIAL = "official:Quàng Văn Nhới"
NAME = "Quàng Văn Nhới"

Screen = Callable[..., Page]


@pytest.fixture(scope="module")
def operator(server: Server) -> Client:
    """A meeting in dialogue."""
    operator = server.staff("operator")
    for step in ("OpenCheckIn", "StartMeeting"):
        operator.send(step)
    operator.send("SetAgendaItem", item="dialogue")
    return operator


@pytest.fixture
def screen(
    server: Server, browser: Browser, operator: Client, sign_in: Callable[[BrowserContext, str], None]
) -> Iterator[Screen]:
    contexts: list[BrowserContext] = []

    def open_(role: str, path: str, size: Any) -> Page:
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


def asked(server: Server, name: str, field: str = "road", content: str = "Đường vào bản Ten sạt lở từ tháng 8.") -> int:
    phone = server.citizen()
    phone.check_in(name, "ten")
    return int(phone.send("RequestToSpeak", field=field, content=content)["result"]["opinion"])


def heard(operator: Client, opinion: int) -> int:
    for step, said in (("GiveFloor", {"opinion": opinion}), ("StartTimer", {}), ("EndSpeech", {})):
        operator.send(step, **said)
    return opinion


def card(operator: Client, opinion: int) -> dict[str, Any]:
    return dict(operator.view("chair")["view"][f"opinion/{opinion}"])


def good(page: Page) -> None:
    assert findings(page) == [] and overflow(page) == 0


def test_a_card_stays_under_the_fingers_while_its_opinion_is_called_heard_and_answered(
    screen: Screen, server: Server, operator: Client
) -> None:
    first, mine = asked(server, "Lò Thị Ánh"), asked(server, "Sùng A Dơ")
    page = screen(OFFICIAL, "moderator/{slug}/official", PHONE)
    one = page.locator(f'[data-opinion="{mine}"]')
    draft = one.get_by_label("Chuẩn bị trả lời")
    draft.tap()
    draft.press_sequentially("Bố trí vốn")
    operator.send("GiveFloor", opinion=mine)
    expect(one).to_contain_text("đang được mời")
    expect(page.locator("[data-opinion]").first).to_have_attribute("data-opinion", str(mine))
    expect(draft).to_be_focused()
    draft.press_sequentially(" sửa đường")
    expect(draft).to_have_value("Bố trí vốn sửa đường")
    good(page)
    operator.send("StartTimer")
    expect(one).to_contain_text("đang phát biểu")
    operator.send("EndSpeech")
    expect(one).to_contain_text("đã nghe, chờ trả lời")
    one.get_by_role("button", name="Tôi trả lời").tap()
    expect(one.get_by_role("button", name="✓ Tôi trả lời")).to_be_visible()
    assert card(operator, mine)["offers"] == [{"official": "economy", "kind": "will_answer"}]
    operator.send("StartAnswer", official="deputy", opinions=[mine])
    expect(one).to_contain_text("đang được trả lời")
    expect(draft).to_have_value("Bố trí vốn sửa đường")
    operator.send("RecordOutcome", opinions=[mine], outcome="noted")
    expect(one).to_have_count(0)
    expect(page.locator(f'[data-opinion="{first}"]')).to_be_visible()
    operator.send("ToWritten", opinion=first)
    expect(page.locator(f'[data-opinion="{first}"]')).to_contain_text("ý kiến viết")


def test_the_chair_assigns_from_the_queue_the_heard_and_the_written(
    screen: Screen, server: Server, operator: Client
) -> None:
    waiting, written = asked(server, "Giàng A Páo", "health"), asked(server, "Cà Văn Hặc", "health")
    operator.send("ToWritten", opinion=written)
    both = [heard(operator, asked(server, name, "health")) for name in ("Mùa A Tủa", "Vàng Thị Mai")]
    page = screen("chair", "moderator/{slug}/chair", TABLET)
    sheet = page.get_by_role("dialog")
    official = screen(OFFICIAL, "moderator/{slug}/official", TABLET)

    page.locator(f'.row[data-opinion="{waiting}"] .row__open').tap()
    page.locator(f'.row[data-opinion="{waiting}"]').get_by_role("button", name="Phân công…").tap()
    good(page)
    chips = sheet.get_by_role("group", name="Người trả lời số").get_by_role("button")
    expect(chips.first).to_contain_text("gợi ý")
    assert chips.evaluate_all("(all) => new Set(all.map((one) => getComputedStyle(one).backgroundColor)).size") == 1
    sheet.get_by_role("button", name=NAME).tap()
    expect(sheet).to_have_count(0)
    expect(page.locator(f'.row[data-opinion="{waiting}"]')).to_contain_text(f"{NAME} sẽ trả lời")

    page.locator(".assigned", has_text="Cà Văn Hặc").get_by_role("button", name="Phân công…").tap()
    sheet.get_by_role("button", name=NAME).tap()
    expect(sheet).to_have_count(0)

    page.locator(".heard").get_by_role("button", name="Phân công…").tap()
    sheet.get_by_role("button", name=NAME).tap()
    expect(sheet.get_by_role("button", name=NAME)).to_have_attribute("aria-pressed", "true")
    sheet.locator(".pick", has_text=f"Số {card(operator, both[1])['number']}").tap()
    expect(sheet.get_by_role("button", name=NAME)).to_have_attribute("aria-pressed", "false")
    sheet.get_by_role("button", name=NAME).tap()
    expect(sheet.get_by_role("button", name="Bỏ phân công")).to_be_visible()
    good(page)
    assert [card(operator, id_)["official"] for id_ in (waiting, written, *both)] == ["economy"] * 4
    for id_ in (waiting, written, *both):
        expect(official.locator(f'[data-opinion="{id_}"]')).to_be_visible()
    good(official)

    sheet.get_by_role("button", name="Bỏ phân công").tap()
    expect(sheet.get_by_role("button", name="Bỏ phân công")).to_have_count(0)
    assert card(operator, both[1])["official"] is None
    expect(official.locator(f'[data-opinion="{both[1]}"]')).to_have_count(0)


def test_co_signers_stand_by_name_and_step_out_on_every_staff_screen(
    screen: Screen, server: Server, operator: Client
) -> None:
    names = ("Hoàng Thị Phương Nguyệt Ánh", "Lường Văn Ún", "Quàng Thị Xôm", "Tòng Văn Hặc")
    lead, *others = [asked(server, name, "water") for name in names]
    operator.send("JoinRequests", lead=lead, others=others)
    numbers = [card(operator, id_)["number"] for id_ in others]

    chair = screen("chair", "moderator/{slug}/chair", TABLET)
    row = chair.locator(f'.row[data-opinion="{lead}"]')
    expect(row).to_contain_text(f"thay mặt 3 người cùng ý kiến: số {', '.join(map(str, numbers))}")
    row.locator(".row__open").tap()
    for name in names[1:]:
        expect(row.locator(".cosigners")).to_contain_text(name)
    good(chair)
    row.get_by_role("button", name=f"Tách ra: số {numbers[0]}").tap()
    expect(chair.locator(f'.queue__list > [data-opinion="{others[0]}"]')).to_be_visible()
    expect(row).to_contain_text(f"thay mặt 2 người cùng ý kiến: số {numbers[1]}, {numbers[2]}")

    desk = screen("desk", "kiosk/{slug}/desk", LAPTOP)
    desk.get_by_label("Quét thẻ căn cước").fill(str(numbers[1]))
    expect(desk.get_by_role("option").first).to_contain_text(names[2])
    desk.keyboard.press("Enter")
    expect(desk.get_by_text(f"số {card(operator, lead)['number']} nói thay.")).to_be_visible()
    good(desk)
    desk.get_by_role("button", name=f"Tách ra: {names[2]}").click()
    expect(desk.get_by_text("Đang chờ phát biểu.")).to_be_visible()

    secretary = screen("secretary1", "moderator/{slug}/secretary", LAPTOP)
    secretary.locator(".rows__row--button", has_text=names[0]).click()
    good(secretary)
    secretary.get_by_role("button", name=f"Tách ra: số {numbers[2]}").click()
    expect(secretary.locator(".rows__row--button", has_text=names[3])).to_be_visible()
    assert card(operator, lead)["cosigners"] == []
    assert [card(operator, id_)["status"] for id_ in others] == ["waiting"] * 3


def group(page: Page, title: str) -> Locator:
    return page.locator("section", has=page.get_by_role("heading", name=title))


def test_the_observer_sees_every_stage_and_presses_nothing(screen: Screen, server: Server, operator: Client) -> None:
    several = [heard(operator, asked(server, name, "health")) for name in ("Lò Văn Pọm", "Lò Văn Bun")]
    absent, refused = asked(server, "Lò Văn Chiến"), asked(server, "Lò Văn Dũng")
    operator.send("GiveFloor", opinion=absent)
    operator.send("MarkAbsent")
    server.staff("chair").send("Refuse", opinion=refused, reason="drunk", route="written", note="")
    late, done = (heard(operator, asked(server, name)) for name in ("Lò Thị Ên", "Lò Thị Ủ"))
    operator.send("RecordOutcome", opinions=[late], outcome="to_study", body="Phòng Kinh tế", due="2020-01-02")
    operator.send("RecordOutcome", opinions=[done], outcome="answered_here", resolved=True)
    operator.send("StartAnswer", official="deputy", opinions=several)
    numbers = [card(operator, id_)["number"] for id_ in several]
    for size in (PHONE, TABLET):
        page = screen("observer", "moderator/{slug}/observer", size)
        floor = page.get_by_role("region", name="Lượt hiện tại")
        for number in numbers:
            expect(floor).to_contain_text(f"Số {number}")
        for name in ("Lò Văn Pọm", "Lò Văn Bun"):
            expect(group(page, "Đã nghe, chờ trả lời")).to_contain_text(name)
        expect(group(page, "Ý kiến viết, chờ trả lời")).to_contain_text("Cà Văn Hặc")
        expect(group(page, "Đã mời, vắng mặt")).to_contain_text("Lò Văn Chiến")
        expect(group(page, "Từ chối phát biểu")).to_contain_text("Lò Văn Dũng")
        expect(group(page, "Đã có kết quả").locator("li", has_text="Lò Thị Ên")).to_contain_text("quá hạn 02/01/2020")
        expect(group(page, "Đã có kết quả").locator("li", has_text="Lò Thị Ủ")).to_contain_text("đã giải quyết xong")
        expect(page.get_by_role("region", name="Diễn biến")).to_contain_text("Mục 7/8")
        expect(page.get_by_text("sạt lở")).to_have_count(0)
        assert page.get_by_role("button").count() == 0
        good(page)
    operator.send("EndAnswer")


def test_the_observer_s_lists_and_counts_agree_where_some_are_protected(
    screen: Screen, server: Server, operator: Client
) -> None:
    on_officials = [asked(server, name, "conduct", "Cán bộ hẹn mãi.") for name in ("Lò Văn Phong", "Lò Văn Quý")]
    plain = heard(operator, asked(server, "Lò Văn Sơn"))
    heard(operator, on_officials[0])
    for size in (PHONE, LAPTOP):
        page = screen("observer", "moderator/{slug}/observer", size)
        counts = page.get_by_role("region", name="Diễn biến")
        expect(counts).to_contain_text("1 ý kiến được bảo vệ theo mục III.4, hoặc là đơn thư, không hiện ở đây.")
        waits = group(page, "Đang chờ phát biểu").locator("li", has_text="Lò Văn Quý")
        expect(waits).to_contain_text("Nội dung khác")
        expect(page.get_by_text("Lò Văn Phong")).to_have_count(0)
        listed = group(page, "Đã nghe, chờ trả lời").locator("li")
        expect(listed.filter(has_text="Lò Văn Sơn")).to_have_count(1)
        expect(counts.locator("div", has_text="chờ trả lời").locator("dd")).to_have_text(str(listed.count()))
        good(page)
    for opinion in (on_officials[0], plain):
        operator.send("RecordOutcome", opinions=[opinion], outcome="noted", resolved=True)
    operator.send("ToWritten", opinion=on_officials[1])


def test_words_of_a_protected_outcome_stand_only_where_they_may_be_read(
    screen: Screen, server: Server, operator: Client
) -> None:
    opinion = heard(operator, asked(server, "Lò Văn Tâm", "conduct", "Cán bộ hẹn mãi."))
    number = card(operator, opinion)["number"]
    secretary = server.staff("secretary1")
    secretary.send("MarkConcerned", opinion=opinion, who=[])
    secretary.send("RecordOutcome", opinions=[opinion], outcome="to_study", body="Thanh tra tỉnh", due="2026-12-25")
    chair = screen("chair", "moderator/{slug}/chair", TABLET)
    chair.get_by_role("tab", name="Kết luận").tap()
    told = chair.locator(".compiled__part li", has_text=f"Số {number} ").last
    expect(told).to_contain_text("Thanh tra tỉnh, chậm nhất 25/12/2026")
    minutes = screen("secretary1", "moderator/{slug}/secretary", LAPTOP)
    minutes.keyboard.press("Alt+P")
    expect(minutes.get_by_role("dialog")).to_contain_text("Thanh tra tỉnh, chậm nhất 25/12/2026")
    secretary.send("MarkConcerned", opinion=opinion, who=["chair", "secretary1"])
    expect(told).to_contain_text("chậm nhất 25/12/2026")
    expect(minutes.get_by_role("dialog")).to_contain_text("nội dung được bảo vệ, chậm nhất 25/12/2026")
    for page in (chair, minutes):
        expect(page.get_by_text("Thanh tra tỉnh")).to_have_count(0)
        good(page)


def test_whoever_looks_on_sees_the_stage_of_the_turn_and_who_answers(
    screen: Screen, server: Server, operator: Client
) -> None:
    other = screen("official:Lường Thị Xoan", "moderator/{slug}/official", TABLET)
    observer = screen("observer", "moderator/{slug}/observer", LAPTOP)
    floors = (other.get_by_role("region", name="Đang diễn ra"), observer.get_by_role("region", name="Lượt hiện tại"))
    several = [asked(server, name, "health") for name in ("Lò Văn Xuân", "Lò Văn Hạ", "Lò Văn Thu")]
    numbers = [card(operator, id_)["number"] for id_ in several]

    for page in (other, observer):
        expect(page.get_by_text("Lúc này không có ai phát biểu.")).to_be_visible()
        expect(page.get_by_text("Chưa có ai")).to_have_count(0)
    operator.send("GiveFloor", opinion=several[0], minutes=3)
    for floor in floors:
        expect(floor).to_contain_text("Được mời phát biểu")
        expect(floor).to_contain_text("Chưa bấm giờ")
        expect(floor).to_contain_text("03:00")
        expect(floor).not_to_contain_text("còn lại")
        good(floor.page)
    operator.send("StartTimer")
    for floor in floors:
        expect(floor).to_contain_text("Đang phát biểu")
        expect(floor).to_contain_text("còn lại")
    operator.send("EndSpeech")
    for id_ in several[1:]:
        heard(operator, id_)
    operator.send("StartAnswer", official="economy", opinions=several)
    for floor in floors:
        expect(floor).to_contain_text("Đang trả lời")
        expect(floor).to_contain_text(f"Trả lời: {NAME}")
        for number in numbers:
            expect(floor).to_contain_text(f"Số {number}")
        good(floor.page)
    own = screen(OFFICIAL, "moderator/{slug}/official", PHONE)
    expect(own.get_by_role("heading", name=f"Mời ông/bà trả lời số {', '.join(map(str, numbers))}")).to_be_visible()
    good(own)
    operator.send("RecordOutcome", opinions=several, outcome="answered_here", resolved=True)


def test_whoever_looks_on_is_told_of_the_break(screen: Screen, operator: Client) -> None:
    operator.send("ShowOnDisplay", mode="break", minutes=15)
    until = operator.view("public")["view"]["display"]["until"]
    for role, path in (("official:Lường Thị Xoan", "official"), ("observer", "observer")):
        page = screen(role, f"moderator/{{slug}}/{path}", TABLET)
        time = page.evaluate(
            "(ms) => new Date(ms).toLocaleTimeString('vi', { hour: '2-digit', minute: '2-digit' })", until
        )
        expect(page.get_by_text(f"Đang giải lao đến {time}")).to_be_visible()
    operator.send("ShowOnDisplay", mode="auto")


def test_what_is_left_to_study_stands_on_an_officials_list_with_its_date(
    screen: Screen, server: Server, operator: Client
) -> None:
    left = heard(operator, asked(server, "Sùng Thị Sua", "health", "Trạm y tế thiếu thuốc."))
    number = card(operator, left)["number"]
    due = "/".join(reversed(operator.view("chair")["view"]["due"].split("-")))
    operator.send("SetAgendaItem", item="conclusion")
    chair = screen("chair", "moderator/{slug}/chair", TABLET)
    official = screen(OFFICIAL, "moderator/{slug}/official", PHONE)
    chair.locator(".primary__button").tap()
    sheet = chair.get_by_role("dialog")
    sheet.get_by_label(f"Người trả lời số {number}").select_option("economy")
    expect(official.locator(f'[data-opinion="{left}"]')).to_be_visible()
    good(chair)
    sheet.get_by_role("button", name="kết luận").tap()
    expect(chair.get_by_role("heading", name="Hội nghị đã kết luận")).to_be_visible()
    given = official.locator("li", has_text=f"số {number}")
    expect(given).to_contain_text(f"chậm nhất {due}")
    given.get_by_label("Chuẩn bị trả lời").fill("Đã đề nghị cấp bổ sung thuốc.")
    expect(given.get_by_text("Đã lưu. Thư ký cũng đọc được.")).to_be_visible()
    good(official)
    unresolved = chair.locator(".floor .compiled__part", has=chair.get_by_role("heading", name="Chưa được giải quyết"))
    expect(unresolved).to_contain_text(f"chậm nhất {due}; {NAME} sẽ trả lời")
    written = chair.locator(".floor .compiled__part", has=chair.get_by_role("heading", name="Ý kiến viết"))
    spoken = chair.locator(".floor .marks").first.inner_text()
    assert written.locator("li").count() > 0
    assert sum(map(int, (line.rsplit(" ", 1)[1] for line in spoken.splitlines()))) == sum(
        bool(one["turns"]) and one["status"] != "refused" and one["status"] != "written"
        for key, one in operator.view("chair")["view"].items()
        if key.startswith("opinion/")
    )


def test_after_the_conclusion_nobody_is_about_to_speak_or_to_be_asked(screen: Screen, operator: Client) -> None:
    official = screen("official:Tòng Văn Hịa", "moderator/{slug}/official", TABLET)
    observer = screen("observer", "moderator/{slug}/observer", TABLET)
    for steps, words in (((), "Hội nghị đã kết luận."), (("CloseMeeting",), "Hội nghị đã đóng.")):
        for step in steps:
            operator.send(step)
        for page in (official, observer):
            expect(page.get_by_text(words)).to_be_visible()
            expect(page.get_by_text("Chưa có ai")).to_have_count(0)
            good(page)
        expect(official.get_by_text("Có thể sắp hỏi đến")).to_have_count(0)
        expect(official.get_by_role("heading", name="Ý kiến viết thuộc lĩnh vực của ông/bà")).to_be_visible()
