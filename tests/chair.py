"""What the tests of the chair's tablet share: where a test begins, who waits, and what the screen shows."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page, ViewportSize

from simulation.client import Client
from tests.axe import SCRIPT as AXE

LANDSCAPE = ViewportSize(width=1024, height=768)
PORTRAIT = ViewportSize(width=768, height=1024)

Staff = Callable[[str], Client]
Citizen = Callable[[], Client]


def in_dialogue(chair: Client) -> None:
    """The meeting is in the speaking item and the floor is free, wherever the test before left it."""
    now = chair.view("public")["view"]
    if now["meeting"]["phase"] == "preparing":
        chair.send("OpenCheckIn")
        now = chair.view("public")["view"]
    if now["meeting"]["phase"] == "doors_open":
        chair.send("StartMeeting")
        now = chair.view("public")["view"]
    free_floor(chair, now["floor"])
    if now["agenda"]["current"] != "dialogue":
        chair.send("SetAgendaItem", item="dialogue")
    if not now["meeting"]["registration"]:
        chair.send("OpenRegistration")
    for row in chair.view("public")["view"]["queue"]:
        chair.send("ToWritten", opinion=row["opinion"])
    left = chair.view("chair")["view"]["conclusion"]["unanswered"]
    if left:
        chair.send("RecordOutcome", opinions=left, outcome="noted")


def free_floor(chair: Client, floor: dict[str, Any] | None) -> None:
    if floor is None:
        return
    if floor["stage"] == "called":
        chair.send("MarkAbsent")
    else:
        chair.send("EndAnswer" if floor["kind"] == "answer" else "EndSpeech")


@dataclass
class Speaker:
    """A citizen who waits in the queue: the phone, the person's number, the opinion's."""

    phone: Client
    number: int
    opinion: int


def registered(citizen: Citizen, name: str, field: str = "health", content: str = "Trạm y tế thiếu thuốc.") -> Speaker:
    """Somebody new, checked in and registered to speak."""
    phone = citizen()
    number = phone.check_in(name, "ten")["number"]
    return Speaker(phone, number, phone.send("RequestToSpeak", field=field, content=content)["result"]["opinion"])


def heard(chair: Client, *speakers: Speaker) -> None:
    """Each of them has spoken and waits for an answer."""
    for speaker in speakers:
        chair.send("GiveFloor", opinion=speaker.opinion)
        chair.send("StartTimer")
        chair.send("EndSpeech")


def opinion(chair: Client, speaker: Speaker) -> dict[str, Any]:
    """The opinion as the chair's view has it."""
    return dict(chair.view("chair")["view"][f"opinion/{speaker.opinion}"])


def primary(page: Page) -> Any:
    return page.locator(".primary__button")


def hand_on(page: Page) -> None:
    """The gavel goes to somebody without a screen, which is asked first."""
    page.get_by_role("dialog").get_by_role("button", name="Vẫn trao quyền").tap()


def row(page: Page, speaker: Speaker) -> Any:
    return page.locator(f'.row[data-opinion="{speaker.opinion}"]')


def serious(page: Page) -> list[str]:
    """What axe finds serious or worse, in one line each."""
    page.evaluate(AXE)
    found = page.evaluate("async () => (await axe.run()).violations")
    return [
        f"{v['id']}: {n['html'][:120]}" for v in found if v["impact"] in ("serious", "critical") for n in v["nodes"]
    ]


def fits(page: Page) -> bool:
    """No scroll bar across, and the one thing to do inside the picture."""
    box = primary(page).bounding_box()
    size = page.viewport_size
    across = page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    return bool(across and box and size and box["height"] >= 56 and box["y"] + box["height"] <= size["height"])
