"""The chair's tablet at the worst moment: its clock set back, two at once, somebody just gone, nobody there."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from simulation.client import Client
from tests.chair import (
    LANDSCAPE,
    PORTRAIT,
    Citizen,
    Speaker,
    Staff,
    heard,
    in_dialogue,
    opinion,
    primary,
    registered,
    row,
)
from tests.e2e.test_chair_taps import sent, tapping_at_once

# An hour less than it is, whichever way a page asks for the time of day.
SET_BACK = """(() => {
  const Real = Date;
  window.Date = class extends Real {
    constructor(...said) { super(...(said.length ? said : [Real.now() - 3600000])); }
    static now() { return Real.now() - 3600000; }
  };
})()"""

LATE = 60  # seconds, where a wrong clock would be an hour off


def left(chair: Client) -> float:
    """The seconds that the server's clock leaves to who speaks."""
    told = chair.view("public")
    clock = told["view"]["floor"]["clock"]
    return float(clock["allotted"] - (told["at"] - clock["started_at"] - clock["paused"]) / 1000)


def follows_the_server(page: Page, chair: Client) -> None:
    """The clock has gone on, and says what the server's does; how late it is read depends on the machine."""
    before = page.locator(".clock").inner_text()
    page.wait_for_function("(before) => document.querySelector('.clock').innerText !== before", arg=before)
    most = left(chair)
    minutes, seconds = page.locator(".clock").inner_text().split(":")
    assert left(chair) - LATE <= int(minutes) * 60 + int(seconds) <= most + LATE


def test_the_clock_follows_the_server_s_when_the_tablet_s_is_set_back(
    tablet: Any, chair: Client, citizen: Citizen
) -> None:
    in_dialogue(chair)
    speaker = registered(citizen, "Lò Thị Ánh")
    chair.send("GiveFloor", opinion=speaker.opinion, minutes=20)
    page = tablet("chair")
    primary(page).click()
    expect(primary(page)).to_contain_text("Kết thúc phát biểu")
    page.evaluate(SET_BACK)
    follows_the_server(page, chair)
    chair.send("ExtendTime", minutes=1)
    follows_the_server(page, chair)
    page.add_init_script(SET_BACK)
    page.reload()
    page.wait_for_selector("html[data-ready]")
    follows_the_server(page, chair)
    page.get_by_role("button", name="Tạm dừng").click()
    expect(page.locator(".timing__word")).to_have_text("tạm dừng")
    page.get_by_role("button", name="Chạy tiếp").click()
    follows_the_server(page, chair)


def test_chair_and_operator_give_one_minute_between_them(tablet: Any, chair: Client, citizen: Citizen) -> None:
    in_dialogue(chair)
    speaker = registered(citizen, "Lò Thị Ánh")
    chair.send("GiveFloor", opinion=speaker.opinion)
    one, other = tablet("chair"), tablet("operator")
    held: list[Route] = []
    other.route("**/commands", lambda route: held.append(route))
    other.get_by_role("button", name="+1 phút").click()
    expect(other.get_by_role("button", name="+1 phút")).to_have_attribute("aria-busy", "true")
    one.get_by_role("button", name="+1 phút").click()
    expect(one.locator(".clock")).to_have_text("04:00")
    held[0].continue_()
    expect(other.locator(".timing .failure__text")).to_contain_text("vừa thay đổi trên màn hình khác")
    for page in (one, other):
        expect(page.locator(".clock")).to_have_text("04:00")


@pytest.fixture
def listed(staff: Staff) -> Callable[[str], Callable[[], object]]:
    """``listed("Vàng A Lử")()``: puts somebody for health on the list of those who answer, and takes them off it."""
    organiser = staff("organiser")

    def add(name: str) -> Callable[[], object]:
        organiser.send("AddOfficial", name=name, office="Bác sĩ", fields=["health"])
        known = staff("operator").view("chair")["view"]["officials"]
        id_ = next(one["id"] for one in known if one["name"] == name)
        return lambda: organiser.send("RemoveOfficial", official=id_)

    return add


def assigning(page: Page, speaker: Speaker) -> Any:
    """The sheet in which somebody is named to answer."""
    row(page, speaker).locator(".row__open").tap()
    row(page, speaker).get_by_role("button", name="Phân công…").tap()
    return page.get_by_role("dialog")


@pytest.mark.parametrize("size", [LANDSCAPE, PORTRAIT])
def test_who_was_just_taken_off_the_list_is_not_assigned(
    tablet: Any, chair: Client, citizen: Citizen, listed: Any, size: Any
) -> None:
    in_dialogue(chair)
    speaker = registered(citizen, "Lò Thị Ánh")
    take_off = listed("Vàng A Lử")
    page = tablet("chair", size)
    sheet = assigning(page, speaker)

    def taken_off_first(route: Route) -> None:
        take_off()
        route.continue_()

    page.route("**/commands", taken_off_first, times=1)
    sheet.get_by_role("button", name="Vàng A Lử").tap()
    expect(sheet.locator(".failure__text")).to_have_text(re.compile("Người này không có trong danh sách"))
    expect(sheet.get_by_role("button", name="Vàng A Lử")).to_have_count(0)
    assert opinion(chair, speaker)["official"] is None
    sheet.get_by_role("button", name="Tòng Văn Hịa").tap()
    expect(sheet).to_have_count(0)
    assert opinion(chair, speaker)["official"] == "health"


def test_a_tap_meant_for_who_was_just_taken_off_the_list_assigns_nobody_else(
    tablet: Any, chair: Client, citizen: Citizen, listed: Any
) -> None:
    in_dialogue(chair)
    speaker = registered(citizen, "Lò Thị Ánh")
    take_off = listed("Vàng A Lử")
    page = tablet("chair", PORTRAIT)
    button = assigning(page, speaker).get_by_role("button", name="Vàng A Lử")
    expect(button).not_to_have_attribute("aria-disabled", "true")
    names = sent(page)
    tapping_at_once(button)
    take_off()
    page.wait_for_function("() => window.tapped")
    expect(button).to_have_count(0)
    expect(page.get_by_role("dialog").get_by_role("button", name="Tòng Văn Hịa")).not_to_have_attribute(
        "aria-disabled", "true"
    )
    assert names == []


def test_who_was_just_taken_off_the_list_is_not_given_the_floor(
    tablet: Any, chair: Client, citizen: Citizen, listed: Any
) -> None:
    in_dialogue(chair)
    speaker = registered(citizen, "Lò Thị Ánh")
    heard(chair, speaker)
    take_off = listed("Vàng A Lử")
    page = tablet("chair")

    def taken_off_first(route: Route) -> None:
        take_off()
        route.continue_()

    page.route("**/commands", taken_off_first, times=1)
    page.locator(".choices").get_by_role("button", name="Vàng A Lử").tap()
    expect(page.locator(".floor .failure__text")).to_have_text(re.compile("Người này không có trong danh sách"))
    expect(page.locator(".choices").get_by_role("button", name="Vàng A Lử")).to_have_count(0)
    assert opinion(chair, speaker)["status"] == "heard"


def test_an_order_is_chosen_while_nobody_waits(tablet: Any, chair: Client, citizen: Citizen) -> None:
    in_dialogue(chair)
    page = tablet("chair", PORTRAIT)
    page.get_by_role("button", name="Cách xếp thứ tự: Theo đăng ký").tap()
    page.get_by_role("radio", name="Lần lượt từng thôn, bản").tap()
    expect(page.get_by_role("dialog")).to_contain_text("Lúc này không ai đổi chỗ")
    page.get_by_role("button", name="Xếp theo cách này").tap()
    expect(page.locator(".orderbar")).to_contain_text("Từng thôn, bản")
    registered(citizen, "Lò Thị Ánh")
    expect(primary(page)).to_contain_text("Lò Thị Ánh")
    chair.send("ChooseOrder", policy="registration")


def test_a_conclusion_on_its_way_does_not_uncall_who_was_just_called(
    tablet: Any, chair: Client, citizen: Citizen
) -> None:
    in_dialogue(chair)
    speaker = registered(citizen, "Lò Thị Ánh")
    chair.send("SetAgendaItem", item="conclusion")
    page = tablet("chair")
    primary(page).tap()

    def called_first(route: Route) -> None:
        chair.send("GiveFloor", opinion=speaker.opinion)
        route.continue_()

    page.route("**/commands", called_first, times=1)
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Kết luận Hội nghị").tap()
    expect(dialog.locator(".failure__text")).to_contain_text("vừa thay đổi trên màn hình khác")
    expect(dialog).to_contain_text(f"Số {speaker.number} đang được mời cũng thôi phát biểu.")
    assert opinion(chair, speaker)["status"] == "called"
    chair.send("MarkAbsent")
    chair.send("Recall", opinion=speaker.opinion)


def test_an_undo_on_its_way_reaches_nothing_behind_the_conclusion(
    tablet: Any, chair: Client, staff: Staff, citizen: Citizen
) -> None:
    in_dialogue(chair)
    speaker = registered(citizen, "Lò Thị Ánh")
    heard(chair, speaker)
    holder, page = staff("chair"), tablet("operator")

    def concluded_first(route: Route) -> None:
        holder.send("Conclude", remaining="to_study")
        route.continue_()

    page.route("**/commands", concluded_first, times=1)
    undo = page.get_by_role("button", name="Hoàn tác")
    undo.tap()
    expect(undo).to_contain_text("chưa có gì để lấy lại")
    assert opinion(chair, speaker)["outcome"]["outcome"] == "to_study"
    chair.send("ReopenPhase", reason="Kết luận nhầm")
    expect(primary(page)).to_be_visible()
    expect(undo).to_contain_text("chưa có gì để lấy lại")
    assert opinion(chair, speaker)["outcome"]["outcome"] == "to_study"
