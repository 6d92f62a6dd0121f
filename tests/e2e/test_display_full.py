"""The projector when it is full: every picture, at the measures that the hall check takes, on every projector's shape.

A meeting with three-digit numbers, long names, a long Wi-Fi name and an announcement of 200 characters is led from
the doors to its conclusion. At each step one page takes each measure and each shape in turn.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from meeting.hallcheck import LARGE_QR, PAIRED_QR
from tests.conftest import Server
from tests.integration.test_files import pdf

NEAR, USUAL, FAR = (800, 300), (1600, 200), (3000, 150)  # centimetres: to the last row, the picture's height
SHAPES = {
    NEAR: ((1280, 720), (1024, 768)),
    USUAL: ((1280, 720), (1280, 800)),
    FAR: ((1920, 1080), (1280, 800), (1024, 768)),
    (1200, 180): ((1920, 1080), (1024, 768)),
    (2500, 180): ((1920, 1080), (1024, 768)),
}
DEEP = ((1200, 180), (2500, 180))  # rooms that are deep for their picture: much has to yield
LONG_NAME = "Trương Nguyễn Hoàng Đặng Khương Quỳnh"
SHORTER = "Hoàng Thị Phương Ánh"
LONGEST = "Hoàng Thị Phương Nguyệt Ánh"
OFFICE = (
    "Phó Trưởng phòng phụ trách địa chính, xây dựng và môi trường, "
    "Phòng Kinh tế, Hạ tầng và Đô thị Ủy ban nhân dân xã Mẫu"
)
SAID = ("Đường vào bản Ten sạt lở từ tháng 8, xe không đi được, học sinh phải nghỉ học. " * 4)[:200].strip()
TOLD = ("Hội nghị giải lao 15 phút, mời ông/bà dùng nước ở hiên hội trường. " * 3)[:200].strip()
# As long as the commands allow: 80 characters for a name, 120 for an office, 120 for who is to answer.
NAME_AT_LIMIT = "Công Tằng Tôn Nữ Thị Phương Thảo Nguyên Nguyễn Hoàng Trương Đặng Khương Quỳnh An"
OFFICE_AT_LIMIT = f"{OFFICE} A"
BODY_AT_LIMIT = (
    "Phòng Kinh tế, Hạ tầng và Đô thị phối hợp Phòng Văn hóa - Xã hội, "
    "Trạm Y tế xã, Công an xã và Ban Quản lý rừng xã Mẫu A"
)
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

# The picture once it was drawn in a new shape, at a moment of what takes turns on it; whether something does.
DRAWN = """(seconds) => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => {
  const turns = document.getAnimations().filter((one) => one.animationName === "in-turn");
  for (const turn of turns) {
    turn.pause();
    turn.currentTime = seconds * 1000;
  }
  done(turns.length > 0);
})))"""

# What is wrong with the picture that `asked` describes; null when it has not come yet.
FAULTS = """(asked) => {
  const picture = document.querySelector(".picture");
  const hall = Number(document.getElementById("display").style.getPropertyValue("--hall"));
  if (Number(document.documentElement.dataset.seq) < asked.seq || picture.dataset.scene !== asked.scene) return null;
  if (!picture.textContent.replace(/\\s+/g, " ").includes(asked.says) || asked.hall !== hall) return null;

  const faults = [];
  const read = picture.innerText.replace(/\\s+/g, " ");
  faults.push(...asked.needs.filter((words) => !read.includes(words)).map((words) => `gone: ${words}`));
  const { innerWidth: width, innerHeight: height } = window;
  const unit = Math.min(width / 100, height / 56.25);
  const least = Math.max(2.4 * unit, asked.hall * height);
  const band = [...picture.querySelectorAll(".in-turn")].find(
    (one) => getComputedStyle(one).visibility === "visible" && one.offsetParent,
  );
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
    let above = Infinity;
    for (const word of text.matchAll(/\\S+/g)) {
      const range = document.createRange();
      const from = node.data.indexOf(text) + word.index;
      range.setStart(node, from);
      range.setEnd(node, from + word[0].length);
      const places = range.getClientRects();
      const tops = new Set([...places].map((place) => Math.round(place.top)));
      if (tops.size > 1 && /^[\\p{L},.;:“”]+$/u.test(word[0])) faults.push(`broken: ${word[0]}`);
      const { top: line } = places[0];
      if (word[0] === asked.given && line > above + size / 2) faults.push(`parted from its name: ${word[0]}`);
      above = line;
      for (const place of places) {
        const middle = (place.top + place.bottom) / 2;
        const [top, bottom] = [middle - size / 2, middle + size / 2];
        add(word[0], parent, { left: place.left, right: place.right, top, bottom });
      }
    }
  }
  for (const element of picture.querySelectorAll("svg.qr, .timer, .report__image, .band, .banner, .strip-banner")) {
    if (seen(element)) add(element.getAttribute("class"), element, element.getBoundingClientRect());
  }
  boxes.forEach((a, i) =>
    boxes.slice(i + 1).forEach((b) => {
      if (a.element === b.element || a.element.contains(b.element) || b.element.contains(a.element)) return;
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (across > 2 && down > 0.15 * least) faults.push(`${a.what} lies on ${b.what}`);
    }),
  );
  for (const stage of picture.querySelectorAll("[data-stage]")) {
    const { scrollHeight, clientHeight, scrollWidth, clientWidth } = stage;
    if (scrollHeight > clientHeight + 1 || scrollWidth > clientWidth + 1) faults.push(`too full: ${stage.className}`);
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

    def look(self, name: str, scene: str, says: str = "", needs: Sequence[str] = ()) -> None:
        """The picture in each shape, with whatever takes turns on it; nothing that the hall ``needs`` has yielded."""
        asked = {"seq": self.comes(), "scene": scene, "says": says, "hall": self.hall, "needs": needs}
        asked["given"] = LONGEST.split()[-1]
        for width, height in SHAPES[self.measures]:
            self.page.set_viewport_size({"width": width, "height": height})
            takes_turns = self.page.evaluate(DRAWN, 0)
            self._judge(f"{name} {self.hall} {width}×{height}", asked)
            if scene == "welcome":
                self.code = min(self.code, *self.page.evaluate(CODES), 1)
            if takes_turns:
                self.page.evaluate(DRAWN, 12)
                self._judge(f"{name} {self.hall} {width}×{height} in turn", asked)

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

    def keeps(self, name: str, scene: str, *needs: str) -> None:
        """What the hall needs most stays on the picture in the deepest rooms."""
        for measures in DEEP:
            self.measure(measures)
            self.look(name, scene, needs=needs)


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
    assert wall.wrong == [], "\n".join(wall.wrong)


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


@pytest.mark.long
def test_every_picture_is_whole_and_legible(
    server: Server, wall: Wall, ask: Callable[[str, str, str], tuple[int, int]]
) -> None:
    chair = wall.chair
    chair.send("OpenCheckIn")
    _three_digits(server)
    _welcome(server, wall)
    chair.send("StartMeeting")
    chair.send("SetAgendaItem", item="report")
    wall.looks("agenda", "agenda")
    _reports(server, wall)
    chair.send("ShowOnDisplay", mode="auto")
    chair.send("SetAgendaItem", item="dialogue")
    names = (LONGEST, "Lường Thị Phương Nguyệt")
    asked = [ask(names[n % 2], "hang-to-mang", "production")[1] for n in range(16)]
    wall.looks("open", "open", "đang chờ phát biểu")
    chair.send("GiveFloor", opinion=asked.pop())
    chair.send("StartTimer")
    chair.send("EndSpeech")
    _speech(wall, asked[0])
    _joint_speech(wall, asked[1], asked[2:13])
    _answer(server, wall, asked[0], asked[1])
    _together(wall, ask)
    _chosen(wall)
    _at_the_limits(server, wall, ask)
    _lost(wall, asked[13])


def _three_digits(server: Server) -> None:
    for crowd in range(5):
        people = [{"name": f"Lò Văn Tính {crowd} {n}", "village": "ten", "adult": True} for n in range(20)]
        server.staff("desk").send("CheckInGroup", people=people)


def _welcome(server: Server, wall: Wall) -> None:
    wall.looks("welcome", "welcome", "người đã có mặt")
    assert wall.code > LARGE_QR
    wall.keeps("welcome", "welcome", "Xác nhận có mặt", "mời đến bàn đón tiếp")
    wall.code = 1
    password = "doithoai2026-xamau"
    server.staff("organiser").send("SetWifi", ssid="Hội nghị đối thoại UBND", password=password)
    wall.looks("welcome with Wi-Fi", "welcome", password)
    assert wall.code > PAIRED_QR


def _reports(server: Server, wall: Wall) -> None:
    organiser = server.staff("organiser")
    for document, (name, size) in enumerate((("wide", (842, 595)), ("upright", (595, 842))), 1):
        upload = {"id": name, "title": TITLE, "item": ""}
        file = {"file": (f"{name}.pdf", pdf(12, size, name))}
        address = f"{organiser.url}/api/{organiser.slug}/documents"
        organiser.http.post(address, data=upload, files=file, timeout=60).raise_for_status()
        wall.chair.send("ShowOnDisplay", mode="report", document=document, page=12)
        wall.looks(f"{name} report", "report", "trang 12/12")


def _speech(wall: Wall, opinion: int) -> None:
    wall.chair.send("GiveFloor", opinion=opinion, minutes=30)
    wall.looks("called", "called", "MỜI ÔNG/BÀ PHÁT BIỂU")
    wall.chair.send("StartTimer")
    wall.looks("speech", "speech", "còn lại")
    wall.chair.send("LetThrough", opinion=opinion, text=SAID)
    wall.looks("told", "speech", SAID)
    wall.comes()
    for light, left in (("amber", 45), ("red", 15), ("over", -4000)):
        wall.page.evaluate("(left) => window.hold(left)", left)
        expect(wall.page.locator(".timer__digits")).to_have_attribute("data-light", light)
        wall.look(f"told {light}", "speech", SAID)
    wall.page.evaluate("() => window.release()")
    wall.chair.send("PauseTimer")
    wall.looks("told, paused", "speech", "tạm dừng", band=False)
    wall.chair.send("ResumeTimer")
    wall.chair.send("EndSpeech")


def _joint_speech(wall: Wall, lead: int, others: list[int]) -> None:
    wall.chair.send("JoinRequests", lead=lead, others=others)
    wall.chair.send("GiveFloor", opinion=lead)
    wall.looks("joint call", "called", "Nói thay 11 người")
    wall.chair.send("StartTimer")
    wall.looks("joint speech", "speech", "Nói thay 11 người")
    wall.chair.send("EndSpeech")


def _answer(server: Server, wall: Wall, first: int, second: int) -> None:
    chair = wall.chair
    server.staff("organiser").send("AddOfficial", name="Nguyễn Hoàng Phương Thảo", office=OFFICE, fields=["land"])
    official = next(o["id"] for o in chair.view("chair")["view"]["officials"] if o["office"] == OFFICE)
    chair.send("StartAnswer", official=official, opinions=[first, second])
    wall.looks("answer", "answer", "Phó Trưởng phòng phụ trách")
    chair.send("StartReply", opinion=first)
    wall.looks("reply", "speech", "TRAO ĐỔI LẠI")
    chair.send("EndSpeech")
    due = chair.view("chair")["view"]["due"]
    body = "Phòng Văn hóa - Xã hội phối hợp Trạm Y tế xã"
    chair.send("RecordOutcome", opinions=[first], outcome="to_study", body=body, due=due)
    wall.looks("outcome", "outcome", "Trả lời chậm nhất ngày")


def _together(wall: Wall, ask: Callable[[str, str, str], tuple[int, int]]) -> None:
    """Somebody speaks for four; then one answers them and two more."""
    (number, lead), *others = [ask(LONG_NAME, "nam-chua", "production") for _ in range(7)]
    wall.chair.send("JoinRequests", lead=lead, others=[opinion for _, opinion in others[:4]])
    wall.chair.send("GiveFloor", opinion=lead)
    spoken_for = f"Nói thay 4 người: số {', '.join(str(number) for number, _ in others[:4])}"
    wall.keeps("call for five", "called", LONG_NAME, spoken_for)
    wall.chair.send("StartTimer")
    wall.keeps("speech for five", "speech", LONG_NAME, spoken_for)
    wall.chair.send("EndSpeech")
    short, one = ask(SHORTER, "hang-to-mang", "production")
    for opinion in (*(opinion for _, opinion in others[4:]), one):
        wall.chair.send("GiveFloor", opinion=opinion)
        wall.chair.send("StartTimer")
        wall.chair.send("EndSpeech")
    wall.chair.send("StartAnswer", official="service", opinions=[lead, *(opinion for _, opinion in others[4:])])
    wall.keeps("answer to several", "answer", str(number), ", ".join(str(number) for number, _ in others[4:]))
    wall.chair.send("StartAnswer", official="service", opinions=[one])
    wall.keeps("answer to one", "answer", f"Số {short}")
    wall.chair.send("RecordOutcome", opinions=[one], outcome="noted")
    wall.keeps("outcome of one", "outcome", f"Số {short}")


def _chosen(wall: Wall) -> None:
    wall.chair.send("ShowOnDisplay", mode="welcome")
    wall.looks("welcome in session", "welcome", "mật khẩu")
    wall.chair.send("ShowOnDisplay", mode="break", minutes=100)
    wall.looks("break", "break", "GIẢI LAO")
    wall.chair.send("Announce", text=TOLD)
    wall.chair.send("ShowOnDisplay", mode="announcement")
    wall.looks("announcement", "announcement", TOLD, band=False)
    wall.chair.send("ShowOnDisplay", mode="conclusion")
    wall.chair.send("Announce", text="")
    wall.looks("conclusion", "conclusion", "đã phát biểu")
    wall.chair.send("ShowOnDisplay", mode="auto")


def _at_the_limits(server: Server, wall: Wall, ask: Callable[[str, str, str], tuple[int, int]]) -> None:
    chair = wall.chair
    heard = [ask(NAME_AT_LIMIT, "hang-to-mang", "production") for _ in range(9)]
    for _, opinion in heard:
        chair.send("GiveFloor", opinion=opinion)
        if opinion == heard[-1][1]:
            wall.look("longest call", "called", NAME_AT_LIMIT)
        chair.send("StartTimer")
        chair.send("EndSpeech")
    raised = {"name": NAME_AT_LIMIT, "village": "hang-to-mang", "field": "production"}
    server.staff("secretary1").send("AddFromFloor", **raised)
    opinion = chair.view("chair")["view"]["heard_last"]
    chair.send("StartReply", opinion=opinion)
    wall.look("longest reply", "speech", NAME_AT_LIMIT)
    chair.send("LetThrough", opinion=opinion, text=SAID)
    wall.look("longest reply, told", "speech", SAID)
    chair.send("EndSpeech")
    server.staff("organiser").send("AddOfficial", name=NAME_AT_LIMIT, office=OFFICE_AT_LIMIT, fields=["land"])
    official = next(o["id"] for o in chair.view("chair")["view"]["officials"] if o["office"] == OFFICE_AT_LIMIT)
    opinions = [opinion for _, opinion in heard]
    others = ", ".join(str(number) for number, _ in heard[1:])
    chair.send("StartAnswer", official=official, opinions=opinions)
    wall.look("longest answer", "answer", f"và ý kiến của số {others}")
    due = chair.view("chair")["view"]["due"]
    promised = {"outcome": "to_study", "body": BODY_AT_LIMIT, "due": due, "earlier_number": "45/KL-UBND"}
    chair.send("RecordOutcome", opinions=opinions, **promised)
    server.staff("organiser").send("RemoveOfficial", official=official)
    wall.look("longest outcome", "outcome", f"và ý kiến của số {others}")


def _lost(wall: Wall, opinion: int) -> None:
    wall.chair.send("GiveFloor", opinion=opinion)
    wall.chair.send("StartTimer")
    wall.chair.send("LetThrough", opinion=opinion, text=SAID)
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
    for width, height in SHAPES[FAR]:
        page.set_viewport_size({"width": width, "height": height})
        least = max(2.4 * min(width / 100, height / 56.25), hall * height)
        page.wait_for_function(
            """(least) => {
                const all = (selector) => [...document.querySelectorAll(selector)];
                const size = (one) => parseFloat(getComputedStyle(one).fontSize);
                const inside = ({ top, bottom, right }) =>
                    top > -1 && bottom < innerHeight + 1 && right < innerWidth + 1;
                return Math.abs(size(all(".check__line").pop()) - least) < 0.1
                    && Math.min(...all(".check > *").map(size)) > least - 0.1
                    && all(".check > *, .qr").every((one) => inside(one.getBoundingClientRect()));
            }""",
            arg=least,
            timeout=10_000,
        )
    page.context.close()
