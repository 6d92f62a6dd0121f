"""The blackout sheet as a file: fresh after a change, there after a kill, gone when it is needed no more."""

import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import requests

from tests.conftest import Server, new_meeting, start_server

SOON = 20


@pytest.fixture
def data(tmp_path: Path) -> Path:
    new_meeting(tmp_path / "data")
    return tmp_path / "data"


@pytest.fixture
def server(data: Path) -> Iterator[Server]:
    running = start_server(data)
    yield running
    if running.process.poll() is None:
        running.stop()


def until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + SOON
    while not condition():
        assert time.monotonic() < deadline, "it did not come"
        time.sleep(0.2)


def test_the_file_follows_the_queue_and_outlives_a_power_cut(server: Server, data: Path) -> None:
    operator = server.staff("operator")
    operator.send("OpenCheckIn")
    phone = server.citizen()
    number = phone.check_in("Giàng A Páo", "ten")["number"]
    opinion = phone.send("RequestToSpeak", field="road", content="Đường vào bản <b>sạt lở</b>")["result"]["opinion"]
    other = server.citizen()
    signer = other.check_in("Vàng A Khua", "ten")["number"]
    joined = other.send("RequestToSpeak", field="road", content="Đường vào bản sạt lở")["result"]["opinion"]
    server.staff("secretary1").send("JoinRequests", lead=opinion, others=[joined])
    file = data / "xa-mau-mat-dien.html"
    until(lambda: file.exists() and f"(thay 1 người: số {signer})" in file.read_text("utf-8"))
    text = file.read_text("utf-8")
    assert f"<b>{number}</b>" in text and "&lt;b&gt;sạt lở" in text
    assert "<script" not in text and 'rel="stylesheet"' not in text and "break-after: page" in text
    assert file.stat().st_mode & 0o077 == 0
    server.process.send_signal(signal.SIGKILL)
    server.process.wait(timeout=30)
    assert "Giàng A Páo" in file.read_text("utf-8")
    again = start_server(data)
    try:
        chair = again.staff("chair")
        chair.send("StartMeeting")
        chair.send("EnterServed", numbers=[number])
        until(lambda: "Đã nghe, chờ trả lời (1)" in file.read_text("utf-8"))
        chair.send("RecordOutcome", opinions=[opinion], outcome="noted")
        until(lambda: "Đã có kết quả (1)" in file.read_text("utf-8"))
        assert file.read_text("utf-8").count("☑") == 1
        chair.send("Conclude", remaining="to_study")
        until(lambda: not file.exists())
    finally:
        again.stop()


def test_the_page_to_print_is_for_staff(server: Server) -> None:
    desk = server.staff("desk")
    desk_page = desk.http.get(f"{server.url}/print/xa-mau/blackout", timeout=30)
    assert desk_page.ok and "Phiếu mất điện" in desk_page.text
    operator = server.staff("operator")
    operator.send("OpenCheckIn")
    operator.send("StartMeeting")
    phone = server.citizen()
    phone.check_in("Giàng A Páo", "ten")
    opinion = phone.send("RequestToSpeak", field="road", content="Đường vào bản sạt lở")["result"]["opinion"]
    server.staff("chair").send("Refuse", opinion=opinion, reason="drunk", route="written")

    def printed(role: str) -> str:
        return server.staff(role).http.get(f"{server.url}/print/xa-mau/blackout", timeout=30).text

    for role in ("operator", "chair", "secretary1", "organiser"):
        page = printed(role)
        assert "Từ chối phát biểu, chờ kết quả (1)" in page and "Đường vào bản sạt lở" in page
    assert "Giàng A Páo" in printed("desk") and "sạt lở" not in printed("desk")
    assert requests.get(f"{server.url}/print/xa-mau/blackout", timeout=30).status_code == 401
