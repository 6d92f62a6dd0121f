"""No tap on the chair's tablet does something that the pressed words did not say."""

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Request, expect

from simulation.client import Client
from tests.chair import PORTRAIT, Citizen, heard, in_dialogue, opinion, primary, registered

# Taps what stands at the same place as soon as words have changed and nothing is under way: the quickest second finger.
TAPS_AT_ONCE = """(button, watched) => {
  const box = button.getBoundingClientRect();
  const under = () => document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)?.closest("button");
  const words = () => (watched ? document.querySelector(watched) : under())?.innerText.replace("đang gửi…", "").trim();
  const before = words();
  window.tapped = "";
  const look = () => {
    const now = words();
    if (window.tapped || !now || now === before || document.querySelector("[aria-busy]")) return;
    window.tapped = now;
    under().dispatchEvent(new PointerEvent("pointerdown", { bubbles: true }));
    under().click();
  };
  const all = { subtree: true, childList: true, characterData: true, attributes: true };
  new MutationObserver(look).observe(document.body, all);
}"""


def tapping_at_once(button: Locator, watched: str = "") -> None:
    button.evaluate(TAPS_AT_ONCE, watched)


def tapped(page: Page, words: str) -> None:
    """The second finger has come down on ``words``, and the screen has come to rest since."""
    page.wait_for_function("(words) => window.tapped.includes(words)", arg=words)
    expect(primary(page)).not_to_have_attribute("aria-disabled", "true")


def sent(page: Page) -> list[str]:
    """The commands that this tablet sends from now on, by name."""
    names: list[str] = []

    def note(request: Request) -> None:
        if request.url.endswith("/commands"):
            names.append(str((request.post_data_json or {})["type"]))

    page.on("request", note)
    return names


def test_a_second_tap_on_an_outcome_calls_nobody(tablet: Any, chair: Client, citizen: Citizen) -> None:
    in_dialogue(chair)
    first, second = registered(citizen, "Lò Thị Ánh"), registered(citizen, "Giàng A Páo")
    heard(chair, first)
    page = tablet("chair", PORTRAIT)
    page.get_by_role("button", name="Ghi kết quả, không cần trả lời").tap()
    outcome = page.locator(".primary__button.outcome")
    expect(outcome).not_to_have_attribute("aria-disabled", "true")
    names = sent(page)
    tapping_at_once(outcome)
    outcome.tap()
    tapped(page, "Mời ông/bà Giàng A Páo")
    assert names == ["RecordOutcome"]
    assert opinion(chair, second)["status"] == "waiting"


@pytest.mark.parametrize("change", ["withdrawn", "reordered"])
def test_a_tap_meant_for_one_calls_nobody_else(tablet: Any, chair: Client, citizen: Citizen, change: str) -> None:
    in_dialogue(chair)
    first, second = registered(citizen, "Lò Thị Ánh"), registered(citizen, "Giàng A Páo")
    page = tablet("chair", PORTRAIT)
    expect(primary(page)).to_contain_text("Mời ông/bà Lò Thị Ánh")
    names = sent(page)
    tapping_at_once(primary(page))
    if change == "withdrawn":
        first.phone.send("Withdraw", opinion=first.opinion)
    else:
        chair.send("Reorder", opinion=second.opinion, before=first.opinion, reason="elderly")
    tapped(page, "Mời ông/bà Giàng A Páo")
    assert names == []


def test_a_finger_that_came_down_on_other_words_does_nothing(tablet: Any, chair: Client, citizen: Citizen) -> None:
    in_dialogue(chair)
    first = registered(citizen, "Lò Thị Ánh")
    registered(citizen, "Giàng A Páo")
    page = tablet("chair", PORTRAIT)
    expect(primary(page)).to_contain_text("Mời ông/bà Lò Thị Ánh")
    names = sent(page)
    box = primary(page).bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    first.phone.send("Withdraw", opinion=first.opinion)
    expect(primary(page)).to_contain_text("Mời ông/bà Giàng A Páo")
    expect(primary(page)).not_to_have_attribute("aria-disabled", "true")
    page.mouse.up()
    assert names == []
    primary(page).tap()
    expect(primary(page)).to_contain_text("Bắt đầu")


def test_a_second_tap_on_undo_takes_back_one_thing(tablet: Any, chair: Client, citizen: Citizen) -> None:
    in_dialogue(chair)
    first, second = registered(citizen, "Lò Thị Ánh"), registered(citizen, "Giàng A Páo")
    heard(chair, first, second)
    for speaker in (first, second):
        chair.send("RecordOutcome", opinions=[speaker.opinion], outcome="noted")
    page = tablet("chair", PORTRAIT)
    undo = page.get_by_role("button", name="Hoàn tác")
    expect(undo).to_contain_text(f"kết quả số {second.number}")
    names = sent(page)
    tapping_at_once(undo)
    undo.tap()
    tapped(page, f"kết quả số {first.number}")
    assert names == ["Undo"]
    assert [opinion(chair, one)["outcome"] is None for one in (first, second)] == [False, True]


def test_a_second_tap_gives_no_second_minute(tablet: Any, chair: Client, citizen: Citizen) -> None:
    in_dialogue(chair)
    speaker = registered(citizen, "Lò Thị Ánh")
    chair.send("GiveFloor", opinion=speaker.opinion)
    page = tablet("chair", PORTRAIT)
    more = page.get_by_role("button", name="+1 phút")
    names = sent(page)
    tapping_at_once(more, ".clock")
    more.tap()
    tapped(page, "04:00")
    expect(page.locator(".clock")).to_have_text("04:00")
    assert names == ["ExtendTime"]


def test_undo_says_which_action_it_was_offered_for(tablet: Any, chair: Client, citizen: Citizen) -> None:
    """What another tablet did while this one's tap was under way is not taken back in its place."""
    in_dialogue(chair)
    first, second = registered(citizen, "Lò Thị Ánh"), registered(citizen, "Giàng A Páo")
    chair.send("Reorder", opinion=second.opinion, before=first.opinion, reason="elderly")
    page = tablet("chair", PORTRAIT)
    held: list[Any] = []
    page.route("**/commands", lambda route: held.append(route))
    undo = page.get_by_role("button", name="Hoàn tác")
    undo.tap()
    expect(undo).to_have_attribute("aria-busy", "true")
    chair.send("ToWritten", opinion=second.opinion)
    expect(undo).to_contain_text("thành ý kiến viết")
    held[0].continue_()
    expect(page.locator(".head .failure__text")).to_contain_text("vừa thay đổi trên màn hình khác")
    assert opinion(chair, second)["status"] == "written"
