"""The projector, in the order of a meeting: what each picture says, and that it is legible and complete."""

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from simulation.client import Client
from tests.axe import SCRIPT as AXE
from tests.conftest import Server
from tests.integration.test_files import pdf

# One meeting is led through its phases; so the tests of this file stay together and in order.

SIZES = ((1920, 1080), (1280, 720))
LONGEST = "Hoàng Thị Phương Nguyệt Ánh"
OFFLINE = "Mất kết nối · đồng hồ vẫn chạy"

FAULTS = """() => {
  const faults = [];
  const { clientWidth: width, clientHeight: height } = document.documentElement;
  const units = Math.min(width / 100, height / 56.25);
  for (const element of [document.documentElement, document.body]) {
    if (element.scrollWidth > element.clientWidth || element.scrollHeight > element.clientHeight) {
      faults.push(`${element.tagName} scrolls`);
    }
  }
  const linesOf = (node, lineHeight) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return [...range.getClientRects()].map(({ left, top, right, bottom }) => {
      const over = Math.max(0, bottom - top - lineHeight) / 2;
      return { left, right, top: top + over, bottom: bottom - over };
    });
  };
  const outside = (box, frame) =>
    Math.max(frame.left - box.left, frame.top - box.top, box.right - frame.right, box.bottom - frame.bottom) > 1;
  const words = document.createTreeWalker(document.querySelector(".picture"), NodeFilter.SHOW_TEXT);
  while (words.nextNode()) {
    const text = words.currentNode.data.trim();
    const parent = words.currentNode.parentElement;
    if (!text || parent.closest(".visually-hidden")) continue;
    const place = parent.closest("[data-stage]") || document.documentElement;
    const size = parseFloat(getComputedStyle(parent).fontSize);
    const lineHeight = parseFloat(getComputedStyle(parent).lineHeight);
    const frame = place.getBoundingClientRect();
    if (linesOf(words.currentNode, lineHeight).some((line) => outside(line, frame))) faults.push(`cut: ${text}`);
    if (size < 2 * units) faults.push(`too small: ${text}`);
    if (/\\p{Letter}/u.test(text) && lineHeight < 1.349 * size) faults.push(`lines too near: ${text}`);
  }
  return faults;
}"""
SETTLED = 3000


def settled_faults(page: Page) -> list[str]:
    """What is wrong with the picture once its fonts have come and the type was fitted again."""
    with suppress(PlaywrightTimeout):
        page.wait_for_function(f"() => ({FAULTS})().length === 0", timeout=SETTLED)
    return list(page.evaluate(FAULTS))


BREAKS = """(selector) => {
  const text = document.querySelector(selector).firstChild;
  return text.data.split(" ").filter((word) => {
    const range = document.createRange();
    range.setStart(text, text.data.indexOf(word));
    range.setEnd(text, text.data.indexOf(word) + word.length);
    return range.getClientRects().length > 1;
  });
}"""

CONTRAST = """() => axe.run(document, { rules: { "color-contrast-enhanced": { enabled: true } } })
  .then((found) => found.violations.map((one) => `${one.id} (${one.impact}): ${one.nodes[0].html}`))"""


class Hall:
    """The people in it, with what a test asks of them."""

    def __init__(self, server: Server) -> None:
        self.chair = server.staff("chair")
        self.desk = server.staff("desk")
        self._new_phone = server.citizen
        self._names = (f"{family} Văn Tính" for family in ("Lò", "Cà", "Quàng", "Tòng", "Lường") * 20)

    def phase(self) -> str:
        """The meeting's phase as everybody sees it."""
        return str(self.view["meeting"]["phase"])

    @property
    def view(self) -> dict[str, Any]:
        return dict(self.chair.view("public")["view"])

    def open_doors(self) -> None:
        if self.phase() == "preparing":
            self.chair.send("OpenCheckIn")

    def dialogue(self) -> None:
        """In session, people speak, nobody has the floor, and the projector follows the meeting."""
        self.open_doors()
        if self.phase() == "doors_open":
            self.chair.send("StartMeeting")
        self.free()
        if self.view["answered"]:
            self.chair.send("GiveFloor", opinion=self.asks()[1])
            self.free()
        view = self.view
        if view["agenda"]["current"] != "dialogue":
            self.chair.send("SetAgendaItem", item="dialogue")
        if view["display"]["mode"] != "auto":
            self.chair.send("ShowOnDisplay", mode="auto")
        if view["display"]["announcement"]:
            self.chair.send("Announce", text="")

    def free(self) -> None:
        floor = self.view["floor"]
        if floor:
            how = (
                "MarkAbsent"
                if floor["stage"] == "called"
                else "EndAnswer"
                if floor["kind"] == "answer"
                else "EndSpeech"
            )
            self.chair.send(how)

    def asks(self, name: str = "", village: str = "ten", field: str = "health") -> tuple[int, int]:
        """Somebody new who registers to speak: the number and the opinion."""
        phone = self._new_phone()
        number = phone.check_in(name or next(self._names), village)["number"]
        asked = phone.send("RequestToSpeak", field=field, content="Trạm y tế thiếu thuốc từ tháng 8.")
        return number, asked["result"]["opinion"]

    def speaks(self, name: str = "", minutes: int = 3, **more: Any) -> tuple[int, int]:
        """Somebody new at the microphone, with a confirmed name."""
        number, opinion = self.asks(name, **more)
        self.desk.send("ConfirmName", number=number)
        self.chair.send("GiveFloor", opinion=opinion, minutes=minutes)
        self.chair.send("StartTimer")
        return number, opinion


@pytest.fixture(scope="module")
def hall(server: Server) -> Hall:
    return Hall(server)


class Wall:
    """The projector at both sizes, looking at the same meeting."""

    def __init__(self, browser: Browser, server: Server, chair: Client) -> None:
        self.chair = chair
        self.errors: list[str] = []
        self.pages = [self._open(browser, server, *size) for size in SIZES]

    def _open(self, browser: Browser, server: Server, width: int, height: int) -> Page:
        page = browser.new_context(viewport={"width": width, "height": height}).new_page()
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda said: self.errors.append(said.text) if said.type == "error" else None)
        page.goto(f"{server.url}/display/{server.slug}")
        page.evaluate("document.fonts.ready")
        return page

    def shows(self, scene: str, *texts: str) -> None:
        """Both pictures have come to the meeting's state, say ``texts``, and are whole and legible."""
        seq = self.chair.view("public")["seq"]
        for page in self.pages:
            page.wait_for_function("seq => Number(document.documentElement.dataset.seq) >= seq", arg=seq)
            expect(page.locator(".picture")).to_have_attribute("data-scene", scene)
            for text in texts:
                expect(page.locator(".picture")).to_contain_text(re.compile(re.escape(text).replace("\\ ", r"\s+")))
            page.evaluate("document.fonts.ready")
            assert settled_faults(page) == []

    def hides(self, text: str) -> None:
        for page in self.pages:
            assert text not in page.content()

    def accessible(self) -> None:
        """No finding of axe, with the enhanced contrast (7:1) asked for."""
        page = self.pages[0]
        page.evaluate("Promise.all(document.getAnimations().map((one) => one.finished))")
        page.evaluate(AXE)
        assert page.evaluate(CONTRAST) == []


@pytest.fixture(scope="module")
def wall(browser: Browser, server: Server, hall: Hall) -> Iterator[Wall]:
    wall = Wall(browser, server, hall.chair)
    yield wall
    for page in wall.pages:
        page.context.close()
    assert wall.errors == []


@pytest.fixture
def organiser(server: Server) -> Client:
    return server.staff("organiser")


# --- before -----------------------------------------------------------------------------------------------------------


def test_before_the_doors_the_banner_stands_as_the_guideline_has_it(wall: Wall, hall: Hall) -> None:
    wall.shows("welcome", "Bắt đầu lúc", "08:00")
    banner = wall.pages[0].locator(".banner")
    assert banner.locator(":scope > *").all_inner_texts() == [
        "ỦY BAN NHÂN DÂN XÃ MẪU",
        "HỘI NGHỊ",
        "GẶP MẶT TRAO ĐỔI, ĐỐI THOẠI GIỮA UBND XÃ VỚI NHÂN DÂN",
        "Mẫu, ngày 04 tháng 12 năm 2026",
    ]
    assert banner.evaluate("e => [getComputedStyle(e).color, getComputedStyle(e).backgroundColor]") == [
        "rgb(255, 215, 94)",
        "rgb(122, 12, 12)",
    ]


def test_one_click_at_set_up_allows_the_sound_and_then_nothing_can_be_pressed(wall: Wall) -> None:
    for page in wall.pages:
        page.get_by_role("button", name="Bật âm thanh gọi số").click()
    page = wall.pages[0]
    expect(page.locator("a, button, input, select, textarea, [tabindex]")).to_have_count(0)
    assert page.evaluate("getComputedStyle(document.body).cursor") == "none"
    assert page.evaluate("getComputedStyle(document.documentElement).overflow") == "hidden"


def test_welcome_counts_who_came_beside_a_large_qr(wall: Wall, hall: Hall) -> None:
    hall.open_doors()
    before = hall.view["present"]
    hall.asks()
    hall.asks()
    wall.shows("welcome", f"{before + 2} người đã có mặt", "Xác nhận có mặt, đăng ký phát biểu")
    for page, (width, height) in zip(wall.pages, SIZES, strict=True):
        box = page.locator(".qr--large").bounding_box()
        assert box and box["height"] > 0.55 * height and abs(box["width"] - box["height"]) < 2
        assert box["x"] + box["width"] <= width
    wall.accessible()


def test_the_qr_leads_to_the_meeting_with_its_quiet_zone(wall: Wall, server: Server) -> None:
    page = wall.pages[0]
    boot = page.evaluate("JSON.parse(document.getElementById('boot').textContent).join")
    qr = page.locator(".qr--large")
    side = boot["qr"]["size"] + 8
    assert qr.get_attribute("viewBox") == f"0 0 {side} {side}"
    assert qr.locator("path").get_attribute("d") == boot["qr"]["path"]
    assert qr.locator("path").get_attribute("transform") == "translate(4 4)"
    expect(page.locator(".address")).to_have_text(boot["url"].removeprefix("http://"))


# --- in session -------------------------------------------------------------------------------------------------------


def test_the_agenda_marks_what_is_done_and_what_is_next(wall: Wall, hall: Hall) -> None:
    hall.open_doors()
    hall.chair.send("StartMeeting")
    hall.chair.send("SetAgendaItem", item="report")
    wall.shows("agenda", "Chủ tịch UBND báo cáo", "đã xong", "đang diễn ra", "tiếp theo")
    page = wall.pages[0]
    assert page.locator("[aria-current=step]").inner_text().split("\n")[0] == "Báo cáo của UBND"
    states = page.locator(".agenda__item").evaluate_all("all => all.map((one) => one.dataset.state)")
    assert states == ["done", "done", "done", "done", "now", "next", "later", "later"]
    wall.accessible()


def test_a_free_floor_invites_to_register(wall: Wall, hall: Hall) -> None:
    hall.dialogue()
    for _ in range(3):
        hall.asks()
    waiting = hall.view["queue"]
    wall.shows("open", f"{len(waiting)} ý kiến đang chờ phát biểu", "Quét mã để đăng ký phát biểu")
    shown = wall.pages[0].locator(".queue__next li").all_inner_texts()
    assert shown == [str(one["number"]) for one in waiting[:3]]
    wall.accessible()


def test_an_unconfirmed_name_never_reaches_the_page(wall: Wall, hall: Hall) -> None:
    hall.dialogue()
    number, opinion = hall.asks("Tòng Thị Chưa Xem")
    hall.chair.send("GiveFloor", opinion=opinion)
    wall.shows("called", "MỜI ÔNG/BÀ PHÁT BIỂU", f"SỐ {number}", "Bản Ten · Y tế")
    wall.hides("Chưa Xem")
    hall.desk.send("ConfirmName", number=number)
    wall.shows("called", "Tòng Thị Chưa Xem")
    wall.accessible()


def test_a_new_call_flashes_once(wall: Wall, hall: Hall) -> None:
    hall.dialogue()
    _, opinion = hall.asks()
    hall.chair.send("GiveFloor", opinion=opinion)
    wall.shows("called")
    for page in wall.pages:
        flash = page.locator(".flash")
        assert flash.evaluate("e => e.getAnimations().length + Number(getComputedStyle(e).opacity === '0')") >= 1
        expect(flash).to_have_css("opacity", "0")


def test_the_speaker_with_a_clock(wall: Wall, hall: Hall) -> None:
    hall.dialogue()
    for _ in range(3):
        hall.asks()
    last, _ = hall.speaks()
    number, _ = hall.speaks("Lò Thị Ánh")
    following = [str(one["number"]) for one in hall.view["queue"][:3]]
    wall.shows("speech", f"SỐ {number}", "Lò Thị Ánh", "Bản Ten", "Y tế", "còn lại", f"vừa mời {last}")
    for page in wall.pages:
        expect(page.locator(".timer__digits")).to_have_attribute("data-light", "green")
        expect(page.locator(".timer__digits")).to_have_text(re.compile(r"^0[23]:[0-5]\d$"))
        expect(page.locator(".time-of-day")).to_have_text(re.compile(r"^\d\d:\d\d$"))
        expect(page.locator(".qr--small")).to_be_visible()
        assert page.locator(".queue__next li").all_inner_texts() == following
    wall.accessible()
    hall.chair.send("PauseTimer")
    wall.shows("speech", "tạm dừng")
    stopped = wall.pages[0].locator(".timer__digits").inner_text()
    wall.pages[0].wait_for_timeout(1300)
    assert wall.pages[0].locator(".timer__digits").inner_text() == stopped
    hall.chair.send("ResumeTimer")
    wall.shows("speech", "còn lại")


@pytest.mark.parametrize(
    ("later", "light", "digits", "word"),
    [
        (85, "amber", r"0[01]:\d\d", "sắp hết giờ"),
        (105, "red", r"00:[012]\d", "còn rất ít"),
        (130, "over", r"\+00:\d\d", "quá giờ"),
    ],
)
def test_the_clock_turns_and_then_counts_up(
    browser: Browser, server: Server, hall: Hall, later: int, light: str, digits: str, word: str
) -> None:
    hall.dialogue()
    hall.speaks(LONGEST, minutes=2)
    wall = Wall(browser, server, hall.chair)
    wall.shows("speech", LONGEST)
    for page in wall.pages:
        page.evaluate(
            "later => { const now = performance.now.bind(performance); performance.now = () => now() + later * 1000; }",
            later,
        )
        expect(page.locator(".timer__digits")).to_have_attribute("data-light", light)
        expect(page.locator(".timer__digits")).to_have_text(re.compile(f"^{digits}$"))
        expect(page.locator(".timer__word")).to_have_text(word)
        assert settled_faults(page) == []
    wall.accessible()
    for page in wall.pages:
        page.context.close()


# A machine so busy that nothing runs after the picture was drawn, with a narrow font until ours has come.
BUSY = """() => {
  const frame = requestAnimationFrame.bind(window);
  const timer = setTimeout.bind(window);
  window.requestAnimationFrame = (run) => frame(() => timer(run, 60000));
  window.setTimeout = (run, wait, ...more) => timer(run, wait === 100 ? 60000 : wait, ...more);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    @font-face { font-family: Narrow; src: local("Liberation Sans"), local("DejaVu Sans"); size-adjust: 50%; }
    :root:root:root { --font-system: Narrow; }
  `);
  document.adoptedStyleSheets = [sheet];
}"""


def test_fonts_that_come_late_on_a_busy_machine_still_fit(browser: Browser, server: Server, hall: Hall) -> None:
    hall.dialogue()
    hall.speaks(LONGEST, minutes=2)
    context = browser.new_context(viewport={"width": 1920, "height": 1080})
    context.add_init_script(f"({BUSY})()")
    fonts: list[Route] = []
    context.route("**/*.woff2", lambda font: fonts.append(font))
    page = context.new_page()
    page.goto(f"{server.url}/display/{server.slug}", wait_until="commit")
    expect(page.locator(".picture")).to_have_attribute("data-scene", "speech")
    page.wait_for_function("() => document.fonts.status === 'loading'")
    for font in fonts:
        font.continue_()
    context.unroute("**/*.woff2")
    page.evaluate("document.fonts.ready")
    assert settled_faults(page) == []
    context.close()


def test_a_clock_set_back_on_the_machine_changes_nothing(wall: Wall, hall: Hall) -> None:
    hall.dialogue()
    hall.speaks(LONGEST, minutes=2)
    wall.shows("speech", LONGEST)
    for page in wall.pages:
        page.evaluate("() => { const now = Date.now; Date.now = () => now() - 3600000; }")
        page.wait_for_timeout(600)  # two ticks of the picture's clock
        expect(page.locator(".timer__digits")).to_have_text(re.compile(r"^0[12]:\d\d$"))


def test_the_longest_names_fit_and_are_never_broken(wall: Wall, hall: Hall) -> None:
    hall.dialogue()
    number, opinion = hall.asks(LONGEST, "hang-to-mang", "production")
    hall.desk.send("ConfirmName", number=number)
    hall.chair.send("GiveFloor", opinion=opinion)
    wall.shows("called", LONGEST, "Bản Háng Tơ Mang")
    assert [page.evaluate(BREAKS, ".called-name") for page in wall.pages] == [[], []]
    hall.chair.send("StartTimer")
    wall.shows("speech", LONGEST, "Sản xuất và kinh doanh")
    assert [page.evaluate(BREAKS, ".name") for page in wall.pages] == [[], []]
    hall.chair.send("Announce", text="Xe máy biển số 27B1 đang chắn lối ra, đề nghị chủ xe dời giúp. " * 3)
    wall.shows("speech", LONGEST, "27B1")
    wall.accessible()


def test_a_joint_speaker_speaks_for_the_others(wall: Wall, hall: Hall) -> None:
    hall.dialogue()
    lead, *others = [hall.asks()[1] for _ in range(4)]
    hall.chair.send("JoinRequests", lead=lead, others=others)
    hall.chair.send("GiveFloor", opinion=lead)
    wall.shows("called", "Nói thay 3 người: số")
    hall.chair.send("StartTimer")
    wall.shows("speech", "Nói thay 3 người: số")


def test_what_is_protected_shows_no_field(wall: Wall, hall: Hall) -> None:
    hall.dialogue()
    hall.speaks(field="conduct")
    wall.shows("speech", "Nội dung khác")
    wall.hides("Công tác điều hành")


def test_an_answer_a_reply_and_the_outcome(wall: Wall, hall: Hall) -> None:
    hall.dialogue()
    first, one = hall.speaks(LONGEST, village="hang-to-mang")
    hall.chair.send("EndSpeech")
    second, two = hall.speaks("Giàng A Páo")
    hall.chair.send("StartAnswer", official="land", opinions=[one, two])
    office = "Chuyên viên địa chính, Phòng Kinh tế"
    wall.shows("answer", "TRẢ LỜI", "Bùi Quang Đạo", office, f"Số {first} · {LONGEST}", f"và ý kiến của số {second}")
    wall.accessible()
    hall.chair.send("StartReply", opinion=one)
    wall.shows("speech", "TRAO ĐỔI LẠI", f"SỐ {first}", "còn lại")
    hall.chair.send("EndSpeech")
    body = "Phòng Văn hóa - Xã hội phối hợp Trạm Y tế xã"
    hall.chair.send("RecordOutcome", opinions=[one], outcome="to_study", body=body, due="2026-12-25")
    promised = "Trả lời chậm nhất ngày 25/12/2026"
    wall.shows("outcome", "Cần phải có thời gian nghiên cứu giải quyết", promised, body, "Bùi Quang Đạo")
    wall.accessible()
    hall.chair.send(
        "RecordOutcome",
        opinions=[two],
        outcome="to_higher",
        body="Sở Y tế",
        level="province",
        expected_by="quý I năm 2027",
        earlier_number="45/KL-UBND",
        earlier_date="2026-10-05",
    )
    wall.shows("outcome", "Thuộc thẩm quyền của cấp trên", "Sở Y tế · Cấp tỉnh", "Dự kiến trả lời: quý I năm 2027")
    wall.shows("outcome", "Đã được kết luận tại văn bản số 45/KL-UBND ngày 05/10/2026")


def test_an_outcome_of_several_names_them_all_and_goes_with_an_undo(wall: Wall, hall: Hall) -> None:
    hall.dialogue()
    heard = []
    for _ in range(4):
        heard.append(hall.speaks())
        hall.chair.send("EndSpeech")
    (first, one), *others = heard
    numbers = ", ".join(str(number) for number, _ in others)
    hall.chair.send("RecordOutcome", opinions=[one, *(id_ for _, id_ in others)], outcome="answered_here")
    wall.shows("outcome", f"Số {first}", f"và ý kiến của số {numbers}", "Trả lời ngay tại Hội nghị")
    wall.accessible()
    told = {"outcome": "to_study", "body": "Trạm Y tế", "due": "2026-12-22"}
    hall.chair.send("RecordOutcome", opinions=[one], **told)
    wall.shows("outcome", "Trả lời chậm nhất ngày 22/12/2026")
    wall.hides("và ý kiến của số")
    hall.chair.send("Undo")
    wall.shows("outcome", f"và ý kiến của số {numbers}", "Trả lời ngay tại Hội nghị")
    hall.chair.send("Undo")
    wall.shows("open")


def test_what_came_of_a_complaint_stays_unsaid(wall: Wall, hall: Hall) -> None:
    hall.dialogue()
    _, opinion = hall.speaks()
    hall.chair.send("EndSpeech")
    hall.chair.send("RecordOutcome", opinions=[opinion], outcome="complaint")
    wall.shows("outcome", "Nội dung khác", "Tiếp thu, ghi nhận")
    wall.hides('class="outcome">Đơn thư')


# --- what the chair chooses -------------------------------------------------------------------------------------------


def test_the_chair_overrules_what_the_meeting_does(wall: Wall, hall: Hall) -> None:
    hall.dialogue()
    hall.speaks()
    for mode, said in (
        ("welcome", "người đã có mặt"),
        ("agenda", "đang diễn ra"),
        ("conclusion", "Kết quả Hội nghị đến lúc này"),
        ("blank", ""),
    ):
        hall.chair.send("ShowOnDisplay", mode=mode)
        wall.shows(mode, *filter(None, [said]))
        wall.accessible()
        if mode != "blank":
            expect(wall.pages[0].locator(".queue")).to_contain_text("Tiếp theo")
    hall.chair.send("ShowOnDisplay", mode="auto")
    wall.shows("speech")


def test_a_call_is_seen_while_something_else_is_shown(wall: Wall, hall: Hall) -> None:
    hall.dialogue()
    last, _ = hall.speaks()
    number, opinion = hall.asks()
    hall.chair.send("ShowOnDisplay", mode="agenda")
    wall.shows("agenda", f"vừa mời {last}")
    hall.chair.send("GiveFloor", opinion=opinion)
    wall.shows("called", f"SỐ {number}", f"vừa mời {last}")
    hall.chair.send("ShowOnDisplay", mode="welcome")
    wall.shows("welcome", f"vừa mời {number}")


def test_a_second_projector_that_shows_something_else_still_says_who_is_called(wall: Wall, hall: Hall) -> None:
    hall.dialogue()
    number, opinion = hall.asks()
    page = wall.pages[0].context.new_page()
    page.goto(f"{hall.chair.url}/display/{hall.chair.slug}?man=2")
    hall.chair.send("ShowOnDisplay", mode="agenda", screen=2)
    expect(page.locator(".picture")).to_have_attribute("data-scene", "agenda")
    hall.chair.send("GiveFloor", opinion=opinion)
    expect(page.locator(".queue__last")).to_have_text(f"vừa mời {number}")
    expect(page.locator(".flash")).to_have_count(1)
    wall.shows("called")
    hall.chair.send("ShowOnDisplay", mode="same", screen=2)
    page.close()


def test_an_announcement_is_a_band_or_the_whole_picture(wall: Wall, hall: Hall) -> None:
    hall.dialogue()
    text = ("Hội nghị giải lao 15 phút, mời ông/bà dùng nước ở hiên hội trường. " * 3)[:199].strip()
    hall.chair.send("Announce", text=text)
    wall.shows("open", text)
    hall.chair.send("ShowOnDisplay", mode="announcement")
    wall.shows("announcement", "THÔNG BÁO", text)
    assert wall.pages[0].locator(".band").count() == 0
    wall.accessible()
    hall.chair.send("Announce", text="")
    wall.shows("open")


def test_a_break_counts_down_and_calls_back(wall: Wall, hall: Hall) -> None:
    hall.dialogue()
    hall.chair.send("ShowOnDisplay", mode="break", minutes=15)
    wall.shows("break", "GIẢI LAO", "Hội nghị tiếp tục lúc")
    clock = wall.pages[0].locator(".break__clock")
    expect(clock).to_have_text(re.compile("14:[0-5][0-9]"))
    wall.accessible()
    page = wall.pages[0].context.new_page()
    page.clock.install()
    page.goto(f"{hall.chair.url}/display/{hall.chair.slug}")
    expect(page.locator(".break__clock")).to_be_visible()
    page.clock.fast_forward(16 * 60_000)
    expect(page.get_by_text("Mời ông/bà về chỗ, Hội nghị tiếp tục")).to_be_visible()
    page.close()


def test_the_speech_that_a_break_interrupted_takes_its_place(wall: Wall, hall: Hall) -> None:
    hall.dialogue()
    number, _ = hall.speaks()
    hall.chair.send("PauseTimer")
    hall.chair.send("ShowOnDisplay", mode="break", minutes=10)
    wall.shows("break")
    hall.chair.send("ResumeTimer")
    wall.shows("speech", f"SỐ {number}", "còn lại")


def test_a_report_shows_the_page_that_is_read_from(wall: Wall, hall: Hall, organiser: Client) -> None:
    hall.dialogue()
    hall.chair.send("ShowOnDisplay", mode="report")
    wall.shows("report", "Nhân dân phát biểu")
    title = "Báo cáo kết quả phát triển kinh tế - xã hội, quốc phòng - an ninh năm 2026 của Ủy ban nhân dân xã Mẫu"
    upload = {"id": "publish-report", "title": title, "item": "report"}
    address = f"{organiser.url}/api/{organiser.slug}/documents"
    organiser.http.post(address, data=upload, files={"file": ("b.pdf", pdf(pages=2))}, timeout=30).raise_for_status()
    hall.chair.send("SetAgendaItem", item="report")
    wall.shows("report", title, "trang 1/2")
    hall.chair.send("ShowOnDisplay", mode="report", document=1, page=2)
    wall.shows("report", title, "trang 2/2")
    for page in wall.pages:
        image = page.get_by_role("img", name=f"{title}, trang 2")
        expect(image).to_be_visible()
        page.wait_for_function("() => document.querySelector('.report__image').naturalWidth > 0")
        box = image.bounding_box()
        assert box and box["height"] > page.viewport_size["height"] * 0.5  # type: ignore[index]
    wall.accessible()


def test_the_next_item_takes_the_report_away(wall: Wall, hall: Hall) -> None:
    hall.chair.send("SetAgendaItem", item="goals")
    wall.shows("agenda", "Thông báo của HĐND")
    hall.chair.send("SetAgendaItem", item="report")
    wall.shows("report", "trang 1/2")


def test_a_second_projector_may_show_something_else(wall: Wall, hall: Hall) -> None:
    hall.dialogue()
    hall.speaks()
    page = wall.pages[0].context.new_page()
    page.goto(f"{hall.chair.url}/display/{hall.chair.slug}?man=2")
    expect(page.locator(".picture")).to_have_attribute("data-scene", "speech")
    hall.chair.send("ShowOnDisplay", mode="welcome", screen=2)
    expect(page.locator(".picture")).to_have_attribute("data-scene", "welcome")
    wall.shows("speech")
    hall.chair.send("ShowOnDisplay", mode="same", screen=2)
    expect(page.locator(".picture")).to_have_attribute("data-scene", "speech")
    page.close()


def test_what_was_let_through_and_whom_somebody_speaks_for(wall: Wall, hall: Hall) -> None:
    hall.dialogue()
    _, lead = hall.asks(LONGEST)
    others = [hall.asks() for _ in range(10)]
    hall.chair.send("JoinRequests", lead=lead, others=[opinion for _, opinion in others])
    hall.chair.send("GiveFloor", opinion=lead)
    hall.chair.send("StartTimer")
    numbers = ", ".join(str(number) for number, _ in others[:8])
    wall.shows("speech", f"Nói thay 10 người: số {numbers}…")
    wall.hides("Trạm y tế thiếu thuốc")
    sentence = "Trạm y tế thiếu thuốc từ tháng 8, bà con phải đi hơn 20 km ra huyện mua thuốc huyết áp. "
    text = (sentence * 3)[:200].strip()
    hall.chair.send("LetThrough", opinion=lead, text=text)
    wall.shows("speech", text)
    wall.accessible()


# --- when the server is lost ------------------------------------------------------------------------------------------


def test_a_lost_server_is_said_and_the_clock_goes_on(wall: Wall, hall: Hall) -> None:
    hall.dialogue()
    number, _ = hall.speaks(LONGEST)
    wall.shows("speech", LONGEST)
    wall.hides(OFFLINE)
    for page in wall.pages:
        page.context.set_offline(True)
        expect(page.locator(".lost")).to_have_text(OFFLINE)
        before = page.locator(".timer__digits").inner_text()
        expect(page.locator(".timer__digits")).not_to_have_text(before)
        expect(page.locator(".number-line")).to_contain_text(str(number))
        assert settled_faults(page) == []
    wall.accessible()
    for page in wall.pages:
        page.context.set_offline(False)
        expect(page.locator(".lost")).to_have_count(0)
    wall.errors.clear()  # the browser's own words about the missing network


# --- after ------------------------------------------------------------------------------------------------------------


def test_the_conclusion_grows_and_then_thanks(wall: Wall, hall: Hall) -> None:
    hall.dialogue()
    _, opinion = hall.speaks()
    hall.chair.send("EndSpeech")
    hall.chair.send("RecordOutcome", opinions=[opinion], outcome="noted")
    wall.shows("outcome")
    hall.chair.send("SetAgendaItem", item="conclusion")
    wall.shows("conclusion", "Kết quả Hội nghị đến lúc này", "đã phát biểu")
    hall.chair.send("Conclude", remaining="to_study")
    totals = hall.view["totals"]
    wall.shows("conclusion", "Trân trọng cảm ơn ông/bà đã dự Hội nghị", "Quét mã để xem kết quả")
    numbers = wall.pages[0].locator(".total__number").all_inner_texts()
    keys = ("opinions", "spoken", "answered", "resolved", "to_study", "to_higher", "written")
    assert numbers == [str(hall.view["present"]), *(str(totals[key]) for key in keys)]
    wall.accessible()
    hall.chair.send("CloseMeeting")
    wall.shows("conclusion", "Trân trọng cảm ơn")
