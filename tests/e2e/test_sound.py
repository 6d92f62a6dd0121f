"""The number that is called, heard in the hall: which clips, in which order, how loud, and when not."""

import array
import io
import json
import wave
from collections.abc import Callable, Iterator

import pytest
import requests
from playwright.sync_api import Browser, BrowserContext, Page, expect

from simulation.client import Client
from tests.axe import findings, overflow
from tests.conftest import Server
from tests.integration.test_files import mp3

# What the page plays, without the time that it takes: each clip ends at once, or never where one has to be stopped.
HEARS = """({ endless, refuses }) => {
  window.heard = [];
  let touched = !refuses;
  addEventListener("pointerdown", () => (touched = true), true);
  window.Audio = class {
    constructor(url) { this.url = url; this.volume = 1; }
    get name() { return this.url.split("/").slice(-2).join("/"); }
    play() {
      if (!touched) return Promise.reject(new DOMException("", "NotAllowedError"));
      if (!this.url) return new Promise(() => {});
      window.heard.push([this.name, this.volume]);
      if (!endless) setTimeout(() => this.onended?.());
      return Promise.resolve();
    }
    pause() { window.heard.push([`${this.name} stopped`, this.volume]); }
  };
}"""

PRESENCE = 20_000  # milliseconds; it is told every two seconds

Open = Callable[..., Page]


@pytest.fixture(scope="module")
def chair(server: Server) -> Client:
    chair = server.staff("chair")
    chair.send("OpenCheckIn")
    return chair


@pytest.fixture
def projector(server: Server, browser: Browser, chair: Client) -> Iterator[Open]:
    """``projector("?man=2", endless=True)``: a projector whose clips never end, or are refused until it is clicked."""
    contexts: list[BrowserContext] = []

    def open_(query: str = "", **how: bool) -> Page:
        context = browser.new_context(viewport={"width": 1280, "height": 720})
        contexts.append(context)
        context.add_init_script(f"({HEARS})({json.dumps(how)})")
        page = context.new_page()
        page.goto(f"{server.url}/display/{server.slug}{query}")
        page.wait_for_selector("html[data-ready]")
        return page

    yield open_
    for context in contexts:
        context.close()


@pytest.fixture
def wall(projector: Open) -> Page:
    return projector()


def call(server: Server, chair: Client) -> int:
    """Somebody new is called; the number."""
    phone = server.citizen()
    number = int(phone.check_in("Lò Thị Ánh", "ten")["number"])
    opinion = phone.send("RequestToSpeak", field="road", content="Đường hỏng")["result"]["opinion"]
    chair.send("GiveFloor", opinion=opinion)
    return number


def dialogue(chair: Client) -> None:
    """People speak, and nobody has the floor."""
    view = chair.view("public")["view"]
    if view["meeting"]["phase"] == "doors_open":
        chair.send("StartMeeting")
        chair.send("SetAgendaItem", item="dialogue")
    if view["floor"]:
        chair.send("MarkAbsent")


def heard(page: Page, last: str) -> list[str]:
    page.wait_for_function("last => window.heard.some(([name]) => name === last)", arg=last)
    return [name for name, _ in page.evaluate("window.heard")]


def test_one_click_while_the_hall_is_set_up(wall: Page) -> None:
    assert findings(wall) == []
    wall.get_by_role("button", name="Bật âm thanh gọi số").click()
    expect(wall.get_by_role("button")).to_have_count(0)
    assert heard(wall, "sounds/chime.mp3") == ["sounds/chime.mp3"]


def test_chime_and_number_once_a_call_and_not_at_a_reload(server: Server, chair: Client, wall: Page) -> None:
    chair.send("StartMeeting")
    chair.send("SetAgendaItem", item="dialogue")
    assert call(server, chair) == 1
    expected = ["sounds/chime.mp3", "sounds/say_moi_so.mp3", "sounds/say_1.mp3"]
    assert heard(wall, "sounds/say_1.mp3") == expected
    assert {volume for _, volume in wall.evaluate("window.heard")} == {0.7}
    expect(wall.locator(".flash")).to_have_count(1)
    chair.send("ExtendTime", minutes=1)
    wall.wait_for_function(
        "seq => Number(document.documentElement.dataset.seq) >= seq", arg=chair.view("public")["seq"]
    )
    assert [name for name, _ in wall.evaluate("window.heard")] == expected
    wall.reload()
    expect(wall.locator(".picture[data-scene=called]")).to_be_visible()
    assert wall.evaluate("window.heard") == []


def test_there_is_one_voice_and_it_ends_with_its_call(server: Server, chair: Client, projector: Open) -> None:
    dialogue(chair)
    wall = projector(endless=True)
    call(server, chair)
    assert heard(wall, "sounds/chime.mp3") == ["sounds/chime.mp3"]
    chair.send("Undo")
    once = ["sounds/chime.mp3", "sounds/chime.mp3 stopped"]
    assert heard(wall, "sounds/chime.mp3 stopped") == once
    call(server, chair)
    wall.wait_for_function("() => window.heard.length === 3")
    call(server, chair)
    wall.wait_for_function("() => window.heard.length === 5")
    assert [name for name, _ in wall.evaluate("() => window.heard")] == [*once, *once, "sounds/chime.mp3"]
    chair.send("SetSound", volume=0)
    wall.wait_for_function("() => window.heard.length === 6")
    chair.send("SetSound", volume=70)
    chair.send("MarkAbsent")


def test_only_the_first_projector_speaks(server: Server, chair: Client, projector: Open) -> None:
    dialogue(chair)
    first, second = projector(), projector("?man=2")
    said = f"sounds/say_{call(server, chair)}.mp3"
    expect(second.locator(".picture[data-scene=called]")).to_be_visible()
    second.mouse.click(10, 10)
    heard(first, said)
    assert second.evaluate("() => window.heard") == []


def test_a_projector_that_was_refused_asks_for_a_click_and_the_chair_knows(
    server: Server,
    chair: Client,
    projector: Open,
    browser: Browser,
    sign_in: Callable[[BrowserContext, str], None],
) -> None:
    dialogue(chair)
    context = browser.new_context(viewport={"width": 768, "height": 1024}, has_touch=True)
    sign_in(context, "chair")
    tablet = context.new_page()
    tablet.goto(f"{server.url}/moderator/{server.slug}/chair")
    told = tablet.get_by_text("Hội trường không nghe tiếng gọi số")
    expect(tablet.locator(".wall")).to_be_visible()
    expect(told).to_have_count(0)
    wall = projector(refuses=True)
    assert wall.evaluate("() => document.querySelector('.picture').dataset.scene") == "open"
    switch = wall.get_by_role("button", name="Bật âm thanh gọi số")
    expect(switch).to_be_visible()
    expect(told).to_be_visible(timeout=PRESENCE)
    assert findings(wall) == [] and findings(tablet) == [] and overflow(tablet) == 0
    chair.send("ShowOnDisplay", mode="blank")
    expect(switch).to_have_count(0)
    chair.send("ShowOnDisplay", mode="auto")
    switch.click()
    assert heard(wall, "sounds/chime.mp3") == ["sounds/chime.mp3"]
    expect(switch).to_have_count(0)
    expect(told).to_have_count(0, timeout=PRESENCE)
    refused_too = projector(refuses=True)
    expect(refused_too.get_by_role("button")).to_be_visible()
    wall.close()
    expect(told).to_be_visible(timeout=PRESENCE)
    context.close()


def test_what_the_commune_recorded_replaces_what_ships(server: Server, chair: Client, projector: Open) -> None:
    dialogue(chair)
    number = call(server, chair) + 1
    organiser = server.staff("organiser")
    address = f"{organiser.url}/api/{organiser.slug}/phrases"
    said = {"id": "record-one", "phrase": f"say_{number}", "language": "Tiếng Việt"}
    organiser.http.post(address, data=said, files={"file": ("2.mp3", mp3())}, timeout=30).raise_for_status()
    page = projector()
    assert call(server, chair) == number
    assert heard(page, "audio/1") == ["sounds/chime.mp3", "sounds/say_moi_so.mp3", "audio/1"]


def test_off_is_silent_and_the_flash_stays(
    server: Server, chair: Client, wall: Page, browser: Browser, sign_in: Callable[[BrowserContext, str], None]
) -> None:
    context = browser.new_context(viewport={"width": 768, "height": 1024}, has_touch=True)
    sign_in(context, "chair")
    tablet = context.new_page()
    tablet.goto(f"{server.url}/moderator/{server.slug}/chair")
    tablet.get_by_role("tab", name="Điều khiển").tap()
    tablet.get_by_role("button", name="Tắt tiếng").tap()
    expect(tablet.get_by_role("button", name="Tắt tiếng")).to_have_attribute("aria-pressed", "true")
    number = call(server, chair)
    expect(wall.locator(".called-number")).to_contain_text(str(number))
    expect(wall.locator(".flash")).to_have_count(1)
    assert wall.evaluate("window.heard") == []
    context.close()


# The microphone is the machine's edge: a tone between two silences stands in for somebody who speaks.
MICROPHONE = """(loudness) => {
  navigator.mediaDevices.getUserMedia = async () => {
    const speaker = new AudioContext();
    const gain = new GainNode(speaker, { gain: 0 });
    const into = new MediaStreamAudioDestinationNode(speaker);
    const tone = new OscillatorNode(speaker, { frequency: 440 });
    tone.connect(gain).connect(into);
    gain.gain.setValueAtTime(loudness, speaker.currentTime + 0.5);
    gain.gain.setValueAtTime(0, speaker.currentTime + 1.2);
    tone.start();
    const heardUntil = speaker.currentTime + 1.4;
    window.hasSpoken = () => speaker.currentTime > heardUntil;
    return into.stream;
  };
}"""


@pytest.fixture
def desk_of_the_organiser(
    server: Server, browser: Browser, sign_in: Callable[[BrowserContext, str], None]
) -> Iterator[Callable[[float], Page]]:
    contexts: list[BrowserContext] = []

    def open_(loudness: float) -> Page:
        context = browser.new_context(viewport={"width": 1366, "height": 768})
        contexts.append(context)
        sign_in(context, "organiser")
        page = context.new_page()
        page.goto(f"{server.url}/moderator/{server.slug}/setup")
        page.evaluate(MICROPHONE, loudness)
        return page

    yield open_
    for context in contexts:
        context.close()


def test_the_commune_records_a_number_on_the_organisers_page(
    server: Server, desk_of_the_organiser: Callable[[float], Page]
) -> None:
    page = desk_of_the_organiser(0.1)
    page.get_by_label("Câu", exact=True).select_option("say_3")
    page.get_by_label("Tiếng", exact=True).fill("Tiếng Việt")
    page.get_by_role("button", name="Ghi âm ngay tại đây").click()
    expect(page.get_by_text("● Đang ghi âm")).to_be_visible()
    page.wait_for_function("() => hasSpoken()")
    page.get_by_role("button", name="Dừng ghi").click()
    expect(page.get_by_text("giây, chưa gửi")).to_be_visible()
    page.get_by_role("button", name="Nghe thử").click()
    assert findings(page) == []
    page.get_by_role("button", name="Gửi lời đọc").click()
    expect(page.get_by_text("Đã có lời đọc “Màn chiếu gọi số: ba”, Tiếng Việt.")).to_be_visible()
    expect(page.get_by_role("button", name="Ghi âm ngay tại đây")).to_be_visible()
    clip = next(c for c in server.staff("chair").view("public")["view"]["clips"] if c["phrase"] == "say_3")
    assert clip["kind"] == "wav"
    content = requests.get(f"{server.url}/d/{server.slug}/audio/{clip['id']}", timeout=30).content
    with wave.open(io.BytesIO(content)) as sound:
        samples = array.array("h", sound.readframes(sound.getnframes()))
        seconds = sound.getnframes() / sound.getframerate()
    assert 0.3 < seconds < 1.2, "the silence at both ends is cut"
    assert max(samples) > 25_000, "it is as loud as the others"


def test_a_silent_recording_is_not_sent(desk_of_the_organiser: Callable[[float], Page]) -> None:
    page = desk_of_the_organiser(0)
    page.get_by_role("button", name="Ghi âm ngay tại đây").click()
    page.wait_for_function("() => hasSpoken()")
    page.get_by_role("button", name="Dừng ghi").click()
    expect(page.get_by_text("Không nghe thấy tiếng nói.")).to_be_visible()
    assert page.get_by_label("Hoặc tệp ghi âm có sẵn").evaluate("one => one.required")
