"""The projector when it is full: every picture, at the measures that the hall check takes, on every projector's shape.

A meeting with three-digit numbers, the longest names, a long Wi-Fi name and an announcement of 200 characters is led from the doors
to its conclusion. At each step one page takes each measure and each shape in turn.
"""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from meeting.hallcheck import LARGE_QR, PAIRED_QR
from tests.conftest import Server
from tests.integration.test_files import pdf

WIDE, TALL = ((1920, 1080), (1280, 720)), ((1280, 800), (1024, 768))
NEAR, USUAL, FAR = (800, 300), (1600, 200), (3000, 150)  # centimetres: to the last row, the picture's height
SHAPES = {NEAR: (WIDE[0], TALL[1]), USUAL: (WIDE[1], TALL[0]), FAR: (*WIDE, *TALL)}
LONGEST = "Hoàng Thị Phương Nguyệt Ánh"
OFFICE = "Phó Trưởng phòng phụ trách địa chính, xây dựng và môi trường, Phòng Kinh tế, Hạ tầng và Đô thị Ủy ban nhân dân xã Mẫu"
SAID = ("Đường vào bản Ten sạt lở từ tháng 8, xe không đi được, học sinh phải nghỉ học. " * 4)[:200].strip()
TOLD = ("Hội nghị giải lao 15 phút, mời ông/bà dùng nước ở hiên hội trường. " * 3)[:200].strip()
TITLE = (
    "Báo cáo kết quả phát triển kinh tế - xã hội, quốc phòng - an ninh năm 2026 và phương hướng, nhiệm vụ năm 2027 "
    "của Ủy ban nhân dân xã Mẫu trình Hội nghị trao đổi, đối thoại với Nhân dân"
)
SETTLED = 4000

# Lets a test hold the speaker's clock at a number of seconds, however slow the machine is.
HELD = """() => {
  const now = performance.now.bind(performance);
  let held = null;
  performance.now = () => held ?? now();
  window.hold = (seconds) => {
    const [minute, second] = document.querySelector(".timer__digits").textContent.match(/\\d+/g).map(Number);
    held = performance.now() + (minute * 60 + second - seconds) * 1000;
  };
  window.release = () => { held = null; };
}"""

# The sides of the large codes as shares of the picture's height, without the white around them.
CODES = """() => [...document.querySelectorAll(".qr--large path, .qr--joined path")].map(
  (code) => code.getBoundingClientRect().height / innerHeight)"""

FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))"

# What is wrong with the picture that `asked` describes; null when it has not come yet.
FAULTS = """(asked) => {
  const picture = document.querySelector(".picture");
  const hall = Number(document.getElementById("display").style.getPropertyValue("--hall"));
  if (Number(document.documentElement.dataset.seq) < asked.seq || picture.dataset.scene !== asked.scene) return null;
  if (!picture.textContent.replace(/\\s+/g, " ").includes(asked.says) || asked.hall !== hall) return null;

  const faults = [];
  const { innerWidth: width, innerHeight: height } = window;
  const unit = Math.min(width / 100, height / 56.25);
  const least = Math.max(2.4 * unit, asked.hall * height);
  const band = [...picture.querySelectorAll(".in-turn")].find((one) => getComputedStyle(one).visibility === "visible" && one.offsetParent);
  const seen = (element) =>
    getComputedStyle(element).visibility === "visible" &&
    element.getClientRects().length > 0 &&
    !element.closest(".visually-hidden") &&
    !(band && band.parentElement.contains(element) && !band.contains(element));

  const boxes = [];
  const add = (what, element, { left, right, top, bottom }) => {
    if (left < -1 || top < -1 || right > width + 1 || bottom > height + 1) faults.push(`off the picture: ${what}`);
    boxes.push({ what, element, left, right, top, bottom });
  };
  const words = document.createTreeWalker(picture, NodeFilter.SHOW_TEXT);
  while (words.nextNode()) {
    const node = words.currentNode;
    const parent = node.parentElement;
    const text = node.data.trim();
    if (!text || !seen(parent)) continue;
    const size = parseFloat(getComputedStyle(parent).fontSize);
    if (size < least - 0.1) faults.push(`${(size / unit).toFixed(2)}u is too small: ${text}`);
    for (const word of text.matchAll(/\\S+/g)) {
      const range = document.createRange();
      const from = node.data.indexOf(text) + word.index;
      range.setStart(node, from);
      range.setEnd(node, from + word[0].length);
      const places = range.getClientRects();
      const tops = new Set([...places].map((place) => Math.round(place.top)));
      if (tops.size > 1 && /^[\\p{L},.;:“”]+$/u.test(word[0])) faults.push(`broken: ${word[0]}`);
      for (const place of places) {
        const middle = (place.top + place.bottom) / 2;
        add(word[0], parent, { left: place.left, right: place.right, top: middle - size / 2, bottom: middle + size / 2 });
      }
    }
  }
  for (const element of picture.querySelectorAll("svg.qr, .timer, .report__image, .band, .banner, .strip-banner")) {
    if (seen(element)) add(element.getAttribute("class"), element, element.getBoundingClientRect());
  }
  boxes.forEach((a, i) =>
    boxes.slice(i + 1).forEach((b) => {
      if (a.element === b.element || a.element.contains(b.element) || b.element.contains(a.element)) return;
      const over = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      if (over > 2 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0.15 * least) faults.push(`${a.what} lies on ${b.what}`);
    }),
  );
  for (const stage of picture.querySelectorAll("[data-stage]")) {
    if (stage.scrollHeight > stage.clientHeight + 1 || stage.scrollWidth > stage.clientWidth + 1) faults.push(`too full: ${stage.className}`);
  }
  return [...new Set(faults)];
}"""


class Wall:
    """One page that takes every measure and every shape; what is wrong is gathered."""

    def __init__(self, server: Server, page: Page) -> None:
        self.chair = server.staff("chair")
        self.page = page
        self.wrong: list[str] = []
        self.measures = NEAR
        self.hall = 0.0
        self.code = 1.0

    def measure(self, measures: tuple[int, int]) -> None:
        """The hall as the organiser measured it."""
        self.measures = measures
        self.chair.send("SetHall", distance=measures[0], height=measures[1])
        self.hall = self.chair.view("public")["view"]["hall"]["least"]

    def comes(self) -> int:
        """The page knows all that has happened; the clock is set by each thing that happens."""
        seq = int(self.chair.view("public")["seq"])
        self.page.wait_for_function("(seq) => Number(document.documentElement.dataset.seq) >= seq", arg=seq)
        return seq

    def look(self, name: str, scene: str, says: str = "") -> None:
        """The picture in each shape, with whatever takes turns on it."""
        asked = {"seq": self.comes(), "scene": scene, "says": says, "hall": self.hall}
        for width, height in SHAPES[self.measures]:
            self.page.set_viewport_size({"width": width, "height": height})
            self.page.evaluate(FRAMES)
            for turn in (0, 12):
                self._at(turn)
                self._judge(f"{name} {self.hall} {width}×{height}{' in turn' if turn else ''}", asked)
                self.code = min(self.code, *self.page.evaluate(CODES), 1)
                if not self.page.locator(".in-turn").count():
                    break

    def _at(self, seconds: int) -> None:
        self.page.evaluate(
            """(seconds) => document.getAnimations().filter((one) => one.animationName === "in-turn").forEach((one) => {
                one.pause();
                one.currentTime = seconds * 1000;
            })""",
            seconds,
        )

    def _judge(self, name: str, asked: dict[str, Any]) -> None:
        try:
            self.page.wait_for_function(f"(asked) => ({FAULTS})(asked)?.length === 0", arg=asked, timeout=SETTLED)
        except PlaywrightTimeout:
            self.wrong += [f"{name}: {fault}" for fault in self.page.evaluate(FAULTS, asked) or ["never came"]]

    def looks(self, name: str, scene: str, says: str = "", band: bool = True) -> None:
        """The same at every measure, with an announcement below it too."""
        for measures in (NEAR, USUAL, FAR):
            self.measure(measures)
            self.look(name, scene, says)
        if band:
            self.chair.send("Announce", text=TOLD)
            self.look(f"{name} + band", scene, TOLD)
            self.chair.send("Announce", text="")


@pytest.fixture
def wall(server: Server, browser: Browser) -> Iterator[Wall]:
    context = browser.new_context()
    context.add_init_script(f"({HELD})()")
    page = context.new_page()
    page.goto(f"{server.url}/display/{server.slug}")
    page.get_by_role("button", name="Bật âm thanh gọi số").click()
    page.evaluate("() => document.fonts.ready.then(() => null)")
    wall = Wall(server, page)
    yield wall
    context.close()
    assert wall.wrong == []


@pytest.fixture
def ask(server: Server) -> Callable[[str, str, str], tuple[int, int]]:
    desk = server.staff("desk")

    def speaker(name: str, village: str = "hang-to-mang", field: str = "production") -> tuple[int, int]:
        phone = server.citizen()
        number = phone.check_in(name, village)["number"]
        desk.send("ConfirmName", number=number)
        opinion = phone.send("RequestToSpeak", field=field, content="Đường vào bản Ten sạt lở.")["result"]["opinion"]
        return number, opinion

    return speaker


def test_every_picture_is_whole_and_legible(
    server: Server, wall: Wall, ask: Callable[..., tuple[int, int]]
) -> None:
    chair, organiser, desk = wall.chair, server.staff("organiser"), server.staff("desk")
    chair.send("OpenCheckIn")
    for crowd in range(5):
        people = [{"name": f"Lò Văn Tính {crowd} {n}", "village": "ten", "adult": True} for n in range(20)]
        desk.send("CheckInGroup", people=people)
    wall.looks("welcome", "welcome", "người đã có mặt")
    assert wall.code > LARGE_QR
    wall.code = 1
    organiser.send("SetWifi", ssid="Hội nghị đối thoại UBND", password="doithoai2026-xamau")
    wall.looks("welcome with Wi-Fi", "welcome", "doithoai2026-xamau")
    assert wall.code > PAIRED_QR

    chair.send("StartMeeting")
    chair.send("SetAgendaItem", item="report")
    wall.looks("agenda", "agenda")
    for document, (name, size) in enumerate((("wide", (842, 595)), ("upright", (595, 842))), 1):
        upload = {"id": name, "title": TITLE, "item": ""}
        file = {"file": (f"{name}.pdf", pdf(12, size, name))}
        address = f"{organiser.url}/api/{organiser.slug}/documents"
        organiser.http.post(address, data=upload, files=file, timeout=60).raise_for_status()
        chair.send("ShowOnDisplay", mode="report", document=document, page=12)
        wall.looks(f"{name} report", "report", "trang 12/12")

    chair.send("ShowOnDisplay", mode="auto")
    chair.send("SetAgendaItem", item="dialogue")
    asked = [ask(LONGEST if n % 2 else "Lường Thị Phương Nguyệt")[1] for n in range(16)]
    wall.looks("open", "open", "đang chờ phát biểu")
    chair.send("ShowOnDisplay", mode="welcome")
    wall.looks("welcome in session", "welcome", "doithoai2026-xamau")
    chair.send("ShowOnDisplay", mode="auto")

    chair.send("GiveFloor", opinion=asked[0])
    chair.send("StartTimer")
    chair.send("EndSpeech")
    lead = asked[1]
    chair.send("GiveFloor", opinion=lead, minutes=30)
    wall.looks("called", "called", "MỜI ÔNG/BÀ PHÁT BIỂU")
    chair.send("StartTimer")
    wall.looks("speech", "speech", "còn lại")
    chair.send("LetThrough", opinion=lead, text=SAID)
    wall.looks("told", "speech", SAID)
    wall.comes()
    for light, left in (("amber", 45), ("red", 15), ("over", -4000)):
        wall.page.evaluate("(left) => window.hold(left)", left)
        expect(wall.page.locator(".timer__digits")).to_have_attribute("data-light", light)
        wall.look(f"told {light}", "speech", SAID)
    wall.page.evaluate("() => window.release()")
    chair.send("PauseTimer")
    wall.looks("told, paused", "speech", "tạm dừng", band=False)
    chair.send("ResumeTimer")
    chair.send("EndSpeech")

    joint, *others = asked[2:13]
    chair.send("JoinRequests", lead=joint, others=others)
    chair.send("GiveFloor", opinion=joint)
    wall.looks("joint call", "called", "Nói thay 10 người")
    chair.send("StartTimer")
    wall.looks("joint speech", "speech", "Nói thay 10 người")
    chair.send("EndSpeech")

    organiser.send("AddOfficial", name="Nguyễn Hoàng Phương Thảo", office=OFFICE, fields=["land"])
    official = next(o["id"] for o in chair.view("chair")["view"]["officials"] if o["office"] == OFFICE)
    chair.send("StartAnswer", official=official, opinions=[lead, joint])
    wall.looks("answer", "answer", "Phó Trưởng phòng phụ trách")
    chair.send("StartReply", opinion=lead)
    wall.looks("reply", "speech", "TRAO ĐỔI LẠI")
    chair.send("EndSpeech")
    due = chair.view("chair")["view"]["due"]
    body = "Phòng Văn hóa - Xã hội phối hợp Trạm Y tế xã"
    chair.send("RecordOutcome", opinions=[lead], outcome="to_study", body=body, due=due)
    wall.looks("outcome", "outcome", "Trả lời chậm nhất ngày")

    chair.send("ShowOnDisplay", mode="break", minutes=100)
    wall.looks("break", "break", "GIẢI LAO")
    chair.send("ShowOnDisplay", mode="announcement")
    chair.send("Announce", text=TOLD)
    wall.looks("announcement", "announcement", TOLD, band=False)
    chair.send("Announce", text="")
    chair.send("ShowOnDisplay", mode="conclusion")
    wall.looks("conclusion", "conclusion", "đã phát biểu")
    chair.send("ShowOnDisplay", mode="auto")
    chair.send("GiveFloor", opinion=asked[13])
    chair.send("StartTimer")
    chair.send("LetThrough", opinion=asked[13], text=SAID)
    wall.look("told", "speech", SAID)
    wall.page.context.set_offline(True)
    expect(wall.page.locator(".lost")).to_be_visible(timeout=60_000)
    wall.look("told, connection lost", "speech", SAID)


@pytest.mark.parametrize("measures", [NEAR, USUAL, FAR])
def test_the_back_row_s_picture_ends_with_the_least_type(
    server: Server, browser: Browser, measures: tuple[int, int]
) -> None:
    server.staff("chair").send("SetHall", distance=measures[0], height=measures[1])
    hall = server.staff("chair").view("public")["view"]["hall"]["least"]
    page = browser.new_page()
    page.goto(f"{server.url}/display/{server.slug}/thu")
    for width, height in (*WIDE, *TALL):
        page.set_viewport_size({"width": width, "height": height})
        least = max(2.4 * min(width / 100, height / 56.25), hall * height)
        page.wait_for_function(
            """(least) => {
                const sizes = [...document.querySelectorAll(".check p")].map((one) => parseFloat(getComputedStyle(one).fontSize));
                const line = [...document.querySelectorAll(".check__line")].pop();
                const boxes = [...document.querySelectorAll(".check > *, .qr")].map((one) => one.getBoundingClientRect());
                return Math.abs(parseFloat(getComputedStyle(line).fontSize) - least) < 0.1
                    && Math.min(...sizes) > least - 0.1
                    && boxes.every((box) => box.top > -1 && box.bottom < innerHeight + 1 && box.right < innerWidth + 1);
            }""",
            arg=least,
            timeout=10_000,
        )
    page.context.close()
