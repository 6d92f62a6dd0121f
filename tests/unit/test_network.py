"""How phones reach the machine: the Wi-Fi's QR, addresses, the QR that changes every minute."""

import pytest

from live import network
from meeting.state import Network
from tests.unit.builders import OPERATOR, ORGANISER, Meeting


@pytest.mark.parametrize(
    ("known", "payload"),
    [
        (Network("Hoi nghi", "xamau2026"), "WIFI:T:WPA;S:Hoi nghi;P:xamau2026;;"),
        (Network('a;b,c:d"e\\f', "12345678"), 'WIFI:T:WPA;S:a\\;b\\,c\\:d\\"e\\\\f;P:12345678;;'),
        (Network("Mở", "", "nopass"), "WIFI:T:nopass;S:Mở;;"),
        (Network("Kín", "12345678", hidden=True), "WIFI:T:WPA;S:Kín;P:12345678;H:true;;"),
    ],
)
def test_the_text_of_the_wifi_s_qr(known: Network, payload: str) -> None:
    assert network.wifi_payload(known) == payload


def test_addresses_that_phones_reach_come_first() -> None:
    found = [
        ("lo", "127.0.0.1"),
        ("docker0", "172.17.0.1"),
        ("eth0", "8.8.4.4"),
        ("wlan0", "192.168.1.5"),
        ("wlan1", "169.254.3.4"),
        ("eth1", "10.0.0.7"),
    ]
    assert network.reachable(found) == ["192.168.1.5", "10.0.0.7", "8.8.4.4"]
    assert network.reachable([("lo", "127.0.0.1")]) == []
    assert network.addresses()


def test_the_choice_holds_while_the_machine_has_the_address(tmp_path: object) -> None:
    from pathlib import Path

    folder = Path(str(tmp_path))
    assert network.chosen(folder, ["10.0.0.7", "192.168.1.5"]) == "10.0.0.7"
    network.choose(folder, "192.168.1.5")
    assert network.chosen(folder, ["10.0.0.7", "192.168.1.5"]) == "192.168.1.5"
    assert network.chosen(folder, ["10.0.0.7"]) == "10.0.0.7"


def test_the_code_changes_every_minute_and_the_one_before_still_works() -> None:
    assert list(network.codes("venue", False, 0)) == ["venue"]
    at = 1_000_000 * network.WINDOW
    now, before = network.codes("venue", True, at + 5)
    later, still = network.codes("venue", True, at + network.WINDOW)
    assert len({now, before, later, "venue"}) == 4 and still == now
    assert list(network.codes("elsewhere", True, at + 5)) != [now, before]


def test_wifi_is_public_and_can_be_taken_off_again() -> None:
    meeting = Meeting("preparing")
    meeting.do(ORGANISER, "SetWifi", ssid="Hoi nghi", password="xamau2026")
    assert meeting.view("public")["network"]["password"] == "xamau2026"
    assert meeting.rejects(ORGANISER, "SetWifi", ssid="Hoi nghi", password="ngắn") == "password_too_short"
    meeting.do(OPERATOR, "SetWifi", ssid="Mở", password="bỏ đi", security="nopass")
    assert meeting.view("public")["network"]["password"] == ""
    meeting.do(ORGANISER, "SetWifi")
    assert meeting.view("public")["network"]["ssid"] == ""


def test_rotation_is_off_until_it_is_switched_on() -> None:
    meeting = Meeting("preparing")
    assert meeting.rejects(ORGANISER, "SetQrRotation", on=False) == "already_there"
    meeting.do(ORGANISER, "SetQrRotation", on=True)
    meeting.do(ORGANISER, "SetWifi", ssid="Hoi nghi", password="xamau2026")
    assert meeting.view("public")["network"]["rotating"] is True
