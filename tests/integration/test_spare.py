"""A server that ends leaves nothing behind, and a spare laptop goes on from a copy made while it ran."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.conftest import Server, new_meeting, start_server


@pytest.mark.parametrize("engine", ["eventlet", "gevent"])
def test_a_server_that_is_stopped_closes_its_files(engine: str, tmp_path: Path) -> None:
    data = tmp_path / "data"
    new_meeting(data)
    server = start_server(data, "--engine", engine)
    server.staff("chair").send("OpenCheckIn")
    server.stop()
    assert server.process.returncode == 0
    assert not [p.name for p in data.iterdir() if p.name.endswith(("-wal", "-shm"))]


def test_a_spare_laptop_goes_on_with_every_phone(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    new_meeting(first)
    server = start_server(first)
    server.staff("chair").send("OpenCheckIn")
    phone = server.citizen()
    told = phone.check_in("Lường Thị Hặc", "ten")
    second.mkdir()
    assert server.run("backup", "xa-mau", "-o", str(second / "xa-mau.db")).returncode == 0
    server.process.kill()  # the laptop is dead
    server.process.wait(timeout=30)
    spare: Server = start_server(second, "--port", str(urlsplit(server.url).port))
    try:
        assert spare.url == server.url
        assert phone.view("me")["view"]["people"][0]["code"] == told["code"]
        phone.send("RequestToSpeak", field="road", content="Đường vào bản sạt lở.")
        assert [place["number"] for place in spare.staff("desk").view("public")["view"]["queue"]] == [told["number"]]
    finally:
        spare.stop()
