"""A whole meeting by simulated people, and what a play says when it cannot be."""

import json
import re
from pathlib import Path

import pytest

from meeting.journal import verify_file
from simulation.cast import cast
from simulation.play import play
from tests.conftest import new_meeting, start_server

PACE = "3000"


def test_a_meeting_is_played_to_its_conclusion(tmp_path: Path) -> None:
    data = tmp_path / "data"
    new_meeting(data)
    server = start_server(data)
    links = tmp_path / "links.json"
    links.write_text(json.dumps(server.links))
    command = ["simulate", server.slug, "--url", server.url, "--citizens", "30", "--seed", "2", "--pace", PACE]
    played = server.run(*command, "--links", str(links))
    server.stop()
    assert played.returncode == 0, played.stdout + played.stderr
    told = re.search(r"(\d+) of (\d+) phones are on the server's number (\d+)", played.stdout)
    assert told is not None and told[1] == told[2] and int(told[3]) > 100
    assert "Concluded" in played.stdout and "0 errors" in played.stdout
    assert "Traceback" not in server.log.read_text()
    assert verify_file(data / "xa-mau.db").ok


def test_without_staff_it_ends_when_all_opinions_are_in(tmp_path: Path) -> None:
    data = tmp_path / "data"
    new_meeting(data)
    server = start_server(data)
    server.staff("chair").send("OpenCheckIn")
    links = tmp_path / "links.json"
    links.write_text(json.dumps({"public": server.public}))
    command = ["simulate", server.slug, "--url", server.url, "--citizens", "12", "--pace", PACE, "--links", str(links)]
    played = server.run(*command)
    there = server.citizen().view("public")["view"]
    server.stop()
    assert played.returncode == 0, played.stdout + played.stderr
    expected = sum(one.opinion is not None for one in cast(12, 1, 600))
    assert (there["present"], there["totals"]["opinions"], there["meeting"]["phase"]) == (12, expected, "doors_open")


def test_a_play_without_a_server_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert play("xa-mau", "http://127.0.0.1:9", 3, 1, {"public": "http://127.0.0.1:9/q/x"}, 1000) == 1
    assert "No server" in capsys.readouterr().out


def test_the_same_seed_brings_the_same_people() -> None:
    assert cast(40, 7, 600) == cast(40, 7, 600)
    assert cast(40, 7, 600) != cast(40, 8, 600)
    speakers = [p for p in cast(60, 1, 600) if p.opinion]
    assert 10 < len(speakers) <= 36
    assert all(p.opinion and p.opinion.village == p.person["village"] for p in speakers)
