"""What was acknowledged is on disk: through kill -9, and on a full disk."""

import contextlib
import json
import resource
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests

from bench import killstorm
from bench.server import SLUG, Server, links, new_meeting, serve
from simulation.client import Client, Refused
from tests.conftest import run

SMALL_DISK = 4 << 20
SMALL_FILES = 900_000
MANY = 2000


@pytest.mark.long
@pytest.mark.parametrize("first", range(1, 21, 5))
def test_nothing_acknowledged_is_lost_by_kill_9(first: int, tmp_path: Path) -> None:
    told: list[str] = []
    killstorm.storms(tmp_path / "data", range(first, first + 5), told.append)
    assert len(told) == 5


def signed_in(server: Server, data: Path, role: str) -> Client:
    client = Client(server.url, SLUG)
    client.sign_in(links(data)["roles"][role])
    return client


def person(index: int) -> dict[str, Any]:
    return {"name": f"Lò Văn {index}", "village": "ten", "adult": True}


def check_in_until_refused(desk: Client) -> tuple[list[dict[str, Any]], Refused, int]:
    """The acks, the refusal, and the number of the refused one."""
    acks: list[dict[str, Any]] = []
    for i in range(MANY):
        try:
            acks.append(desk.post("CheckIn", person(i), f"id-{i}"))
        except Refused as refused:
            return acks, refused, i
    raise AssertionError("the disk was never full")


def look(server: Server, desk: Client, acks: list[dict[str, Any]]) -> None:
    """The server runs, and shows exactly what it acknowledged."""
    assert requests.get(f"{server.url}/healthz", timeout=10).ok
    there = desk.view("public")
    assert (there["view"]["present"], there["seq"]) == (len(acks), acks[-1]["seq"])
    assert [desk.post("CheckIn", person(i), f"id-{i}") for i in (0, len(acks) - 1)] == [acks[0], acks[-1]]


def goes_on(server: Server, desk: Client, acks: list[dict[str, Any]], index: int) -> None:
    """With room again, the very command that was refused is carried out, once."""
    acks.append(desk.post("CheckIn", person(index), f"id-{index}"))
    assert acks[-1]["seq"] == acks[-2]["seq"] + 1
    look(server, desk, acks)


def holds(data: Path) -> None:
    """The file that the server left verifies."""
    done = run("verify", data / f"{SLUG}.db")
    assert done.returncode == 0, done.stderr


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of a few megabytes, where root can mount one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SMALL_DISK}", "tmpfs", str(folder)]
    try:
        subprocess.run(mount, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("only root can mount a small disk")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True, capture_output=True)


def fill(folder: Path) -> Path:
    """A file that takes the last byte."""
    ballast = folder / "ballast"
    with ballast.open("wb", buffering=0) as file, contextlib.suppress(OSError):
        while file.write(b"x" * 4096):
            pass
    return ballast


def test_a_full_disk_refuses_and_loses_nothing(small_disk: Path) -> None:
    data = small_disk / "data"
    new_meeting(data)
    server = serve(data)
    try:
        signed_in(server, data, "chair").send("OpenCheckIn")
        desk = signed_in(server, data, "desk")
        first = [desk.post("CheckIn", person(i), f"id-{i}") for i in range(5)]
        ballast = fill(small_disk)
        acks, refused, index = check_in_until_refused(desk)
        assert acks[:5] == first
        assert (refused.status, refused.code) == (507, "disk_full")
        assert refused.error["message"].endswith(".")
        look(server, desk, acks)
        ballast.unlink()
        goes_on(server, desk, acks, index)
    finally:
        server.stop()
    holds(data)
    assert "Traceback" not in server.log.read_text()


def test_a_file_that_cannot_grow_refuses_and_loses_nothing(tmp_path: Path) -> None:
    """``ulimit -f``: as a quota, and as disks that fail a write for another reason than being full."""
    data = tmp_path / "data"
    new_meeting(data)
    infinite = resource.RLIM_INFINITY
    server = serve(data, before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (SMALL_FILES, infinite)))
    try:
        signed_in(server, data, "chair").send("OpenCheckIn")
        desk = signed_in(server, data, "desk")
        acks, refused, index = check_in_until_refused(desk)
        assert (refused.status, refused.code) == (507, "not_saved")
        assert json.dumps(refused.error["message"]) and refused.error["message"].endswith(".")
        look(server, desk, acks)
        resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (infinite, infinite))
        goes_on(server, desk, acks, index)
        server.kill()
        server = serve(data)
        desk.url = server.url
        desk.http.headers["Origin"] = server.url
        look(server, desk, acks)
    finally:
        server.stop()
    holds(data)
    assert "Traceback" not in server.log.read_text()


def test_an_id_that_cannot_be_stored_harms_nobody(tmp_path: Path) -> None:
    data = tmp_path / "data"
    new_meeting(data)
    server = serve(data)
    try:
        signed_in(server, data, "chair").send("OpenCheckIn")
        desk = signed_in(server, data, "desk")
        for bad in ("\ud800", "a\0b", "x" * 65):
            with pytest.raises(Refused) as refused:
                desk.post("CheckIn", person(0), bad)
            assert (refused.value.status, refused.value.code) == (400, "bad_json")
        assert desk.post("CheckIn", person(0), "id-0")["result"]["number"] == 1
    finally:
        server.stop()
    assert "Traceback" not in server.log.read_text()
