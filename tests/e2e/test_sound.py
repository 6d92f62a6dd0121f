"""The number that is called, heard in the hall: which clips, in which order, how loud, and when not."""

import array
import io
import wave
from collections.abc import Callable, Iterator

import pytest
import requests
from playwright.sync_api import Browser, BrowserContext, Page, expect

from simulation.client import Client
from tests.axe import findings
from tests.conftest import Server
from tests.integration.test_files import mp3

# What the page plays, without the time that it takes: each clip ends at once.
HEARS = """() => {
  window.heard = [];
  window.Audio = class {
    constructor(url) { this.url = url; this.volume = 1; }
    play() {
      window.heard.push([this.url.split("/").slice(-2).join("/"), this.volume]);
      setTimeout(() => this.onended?.());
      return Promise.resolve();
    }
  };
}"""


@pytest.fixture(scope="module")
def chair(server: Server) -> Client:
    chair = server.staff("chair")
    chair.send("OpenCheckIn")
    return chair


@pytest.fixture
def wall(server: Server, browser: Browser, chair: Client) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 720})
    context.add_init_script(f"({HEARS})()")
    page = context.new_page()
    page.goto(f"{server.url}/display/{server.slug}")
    expect(page.locator(".picture")).to_be_visible()
    yield page
    context.close()


def call(server: Server, chair: Client) -> int:
    """Somebody new is called; the number."""
    phone = server.citizen()
    number = int(phone.check_in("Lò Thị Ánh", "ten")["number"])
    opinion = phone.send("RequestToSpeak", field="road", content="Đường hỏng")["result"]["opinion"]
    chair.send("GiveFloor", opinion=opinion)
    return number


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


def test_what_the_commune_recorded_replaces_what_ships(
    server: Server, chair: Client, browser: Browser, sign_in: Callable[[BrowserContext, str], None]
) -> None:
    organiser = server.staff("organiser")
    address = f"{organiser.url}/api/{organiser.slug}/phrases"
    said = {"id": "record-two", "phrase": "say_2", "language": "Tiếng Việt"}
    organiser.http.post(address, data=said, files={"file": ("2.mp3", mp3())}, timeout=30).raise_for_status()
    context = browser.new_context(viewport={"width": 1280, "height": 720})
    context.add_init_script(f"({HEARS})()")
    page = context.new_page()
    page.goto(f"{server.url}/display/{server.slug}")
    expect(page.locator(".picture")).to_be_visible()
    assert call(server, chair) == 2
    assert heard(page, "audio/1") == ["sounds/chime.mp3", "sounds/say_moi_so.mp3", "audio/1"]
    context.close()


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
