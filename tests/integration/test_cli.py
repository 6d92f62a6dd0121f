"""The command line: help, exit codes, and one sentence for whatever goes wrong."""

import json
import re
import socket
import sqlite3
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
import requests

from simulation.client import Client
from tests.conftest import Done, Server, new_meeting, run, run_program, start_server

COMMANDS = ["serve", "new", "links", "verify", "backup", "export", "import", "simulate", "commands"]


def failed(done: Done, *words: str, code: int = 1) -> None:
    """It failed with one sentence that holds these words."""
    assert done.returncode == code, (done.stdout, done.stderr)
    assert "Traceback" not in done.stderr
    for word in words:
        assert word in done.stderr
    if code == 1:
        assert re.fullmatch(r"Error: [^\n]+\.\n", done.stderr), done.stderr


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a meeting that no server holds."""
    data = tmp_path_factory.mktemp("made") / "data"
    new_meeting(data)
    return data


@pytest.fixture
def stopped(tmp_path: Path) -> Path:
    """A meeting with a few entries, its server stopped."""
    data = tmp_path / "data"
    new_meeting(data)
    server = start_server(data)
    server.staff("chair").send("OpenCheckIn")
    phone = server.citizen()
    phone.check_in("Lò Thị Ánh", "ten")
    phone.send("RequestToSpeak", field="road", content="Đường lầy lội.")
    server.stop()
    return data


# --- help and misuse --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", [[], *([c] for c in COMMANDS)])
def test_help(command: list[str]) -> None:
    done = run(*command, "--help")
    assert done.returncode == 0 and done.stdout.startswith("Usage:") and not done.stderr


@pytest.mark.parametrize(
    "args",
    [
        ["explode"],
        ["--explode"],
        ["serve", "--port", "many"],
        ["serve", "--port", "70000"],
        ["serve", "--engine", "steam"],
        ["new", "--slug", "xa-mau"],
        ["new", "--example", "xa-mau"],
        ["new", "--example", "xa-mau", "--slug", "Xã Mẫu"],
        ["new", "--example", "xa-mau", "--slug", "../xa"],
        ["new", "--example", "xa-mau", "--slug", "server"],
        ["links"],
        ["verify"],
        ["backup", "xa-mau"],
        ["simulate", "xa-mau"],
        ["simulate", "xa-mau", "--url", "http://127.0.0.1:9", "--citizens", "0"],
    ],
)
def test_misuse_ends_with_2(args: list[str], tmp_path: Path) -> None:
    where = ["--data", tmp_path] if args[0] in ("new", "serve") else []
    failed(run(*args, *where), "Error", code=2)
    assert not list(tmp_path.iterdir())


def test_the_program_itself_says_it_in_one_sentence(tmp_path: Path) -> None:
    failed(run_program("verify", tmp_path / "none.db"), "none.db")
    failed(run_program("links"), "SLUG", code=2)


# --- making meetings --------------------------------------------------------------------------------------------------


def test_new_twice_says_that_it_exists(made: Path) -> None:
    before = (made / "xa-mau.db").read_bytes()
    failed(run("new", "--example", "xa-mau", "--slug", "xa-mau", "--data", made), "already exists")
    assert (made / "xa-mau.db").read_bytes() == before


def test_new_knows_its_examples(made: Path) -> None:
    failed(run("new", "--example", "atlantis", "--slug", "a", "--data", made), "atlantis", "xa-mau")


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    failed(run("new", "--example", "xa-mau", "--slug", "a", "--data", blocked / "below"), "--data")
    failed(run("serve", "--port", "0", "--host", "127.0.0.1", "--data", blocked / "below"), "--data")


def test_links_without_a_server(made: Path) -> None:
    done = run("links", "xa-mau", "--json", "--public-url", "http://10.0.0.5:8000", "--data", made)
    found = json.loads(done.stdout)
    assert set(found) == {"slug", "public", "display", "roles"} and found["slug"] == "xa-mau"
    assert found["public"].startswith("http://10.0.0.5:8000/q/")
    assert found["display"] == "http://10.0.0.5:8000/display/xa-mau"
    simple = {"organiser", "operator", "chair", "secretary1", "secretary2", "desk", "observer"}
    assert set(found["roles"]) == simple | {"cochairs", "officials", "villages"}
    assert (len(found["roles"]["cochairs"]), len(found["roles"]["villages"])) == (2, 12)
    failed(run("links", "xa-khac", "--data", made), "xa-khac")
    told = run("links", "xa-mau", "--data", made)
    assert told.returncode == 0 and "secretary2" in told.stdout and "/s/" in told.stdout


class Other(BaseHTTPRequestHandler):
    """Another program, at a port that a server once had."""

    def do_POST(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"not for you")

    def log_message(self, format: str, *args: object) -> None:
        pass


def test_links_where_a_server_was_and_another_program_is(made: Path) -> None:
    with HTTPServer(("127.0.0.1", 0), Other) as other:
        thread = threading.Thread(target=other.serve_forever)
        thread.start()
        (made / ".server.json").write_text(json.dumps({"port": other.server_port, "secret": "gone", "pid": 1}))
        done = run("links", "xa-mau", "--json", "--data", made)
        other.shutdown()
        thread.join()
    (made / ".server.json").unlink()
    assert done.returncode == 0 and json.loads(done.stdout)["slug"] == "xa-mau"


def test_two_officials_of_one_name_have_a_link_each(tmp_path: Path) -> None:
    new_meeting(tmp_path / "data")
    server = start_server(tmp_path / "data")
    try:
        organiser = server.staff("organiser")
        for office in ("Công chức địa chính", "Trưởng trạm y tế"):
            organiser.send("AddOfficial", name="Lò Văn An", office=office, fields=["land"])
        links = server.links["roles"]["officials"]
    finally:
        server.stop()
    named = sorted(name for name in links if name.startswith("Lò Văn An"))
    assert named == ["Lò Văn An, Công chức địa chính", "Lò Văn An, Trưởng trạm y tế"]


def test_links_made_without_a_server_work_when_it_runs(made: Path) -> None:
    link = json.loads(run("links", "xa-mau", "--json", "--data", made).stdout)["roles"]["chair"]
    server = start_server(made)
    try:
        chair = Client(server.url, server.slug)
        chair.sign_in(link)
        assert chair.view("me")["view"]["signed"]["role"] == "chair"
    finally:
        server.stop()


# --- a server that runs -----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server, with a file beside the meeting that is none."""
    data = tmp_path_factory.mktemp("running") / "data"
    new_meeting(data)
    (data / "broken.db").write_text("This is no meeting.\n" * 100)
    server = start_server(data)
    yield server
    server.stop()
    assert "Traceback" not in server.log.read_text()


def test_it_serves_what_it_can_and_says_what_not(running: Server) -> None:
    health = requests.get(f"{running.url}/healthz", timeout=10).json()
    assert health["ok"] and health["meetings"] == ["xa-mau"] and set(health["problems"]) == {"broken"}
    assert "broken.db" in running.log.read_text()
    assert requests.get(f"{running.url}/", timeout=10).status_code == 200


def test_the_log_shows_each_address(running: Server) -> None:
    told = running.log.read_text()
    for address in (f"{running.url}/q/", f"{running.url}/display/xa-mau", f"{running.url}/s/"):
        assert address in told


def test_a_second_server_on_the_same_folder_says_so(running: Server) -> None:
    failed(run("serve", "--port", "0", "--host", "127.0.0.1", "--data", running.data), "Another server")
    assert requests.get(f"{running.url}/healthz", timeout=10).ok
    assert running.run("links", "xa-mau", "--json").returncode == 0  # still asks the first one


def test_a_port_in_use_says_so(made: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        failed(run("serve", "--port", port, "--host", "127.0.0.1", "--data", made), str(port), "--port")


def test_new_while_it_runs(running: Server) -> None:
    assert running.run("new", "--example", "xa-mau", "--slug", "xa-hai").returncode == 0
    assert "xa-hai" in requests.get(f"{running.url}/healthz", timeout=10).json()["meetings"]
    failed(running.run("new", "--example", "xa-mau", "--slug", "xa-hai"), "already exists")
    failed(running.run("links", "xa-khac"))


def test_only_the_secret_opens_the_control(running: Server) -> None:
    control = running.data / ".server.json"
    assert control.stat().st_mode & 0o777 == 0o600
    for headers in ({}, {"Authorization": "Bearer "}, {"Authorization": "Bearer wrong"}):
        answer = requests.post(f"{running.url}/control/xa-mau/links", headers=headers, timeout=10)
        assert answer.status_code == 404


def test_a_copy_while_it_runs(running: Server, tmp_path: Path) -> None:
    running.staff("chair").send("OpenCheckIn")
    running.citizen().check_in("Mùa A Dính", "hang-to-mang")
    copy = tmp_path / "copy.db"
    done = running.run("backup", "xa-mau", "-o", str(copy))
    assert done.returncode == 0, done.stderr
    assert run("verify", copy).returncode == 0
    there = run("verify", running.data / "xa-mau.db")
    assert there.returncode == 0 and "3 entries" in there.stdout
    with sqlite3.connect(copy) as conn:
        assert conn.execute("select count(*) from journal").fetchone() == (3,)
    conn.close()
    failed(running.run("backup", "xa-mau", "-o", str(copy)), "exists")
    failed(running.run("backup", "xa-mau", "-o", str(tmp_path / "no" / "such" / "folder.db")))


# --- verify -----------------------------------------------------------------------------------------------------------


def test_a_whole_file_verifies(stopped: Path, tmp_path: Path) -> None:
    done = run("verify", stopped / "xa-mau.db")
    assert done.returncode == 0 and "4 entries" in done.stdout
    assert run("backup", "xa-mau", "-o", tmp_path / "copy.db", "--data", stopped).returncode == 0
    assert run("verify", tmp_path / "copy.db").returncode == 0
    assert not list(stopped.glob("xa-mau.db-wal"))


@pytest.mark.parametrize(
    ("tampering", "first_bad"),
    [
        ("update journal set data = replace(data, 'road', 'land') where seq = 4", 4),
        ("update journal set at = at + 1 where seq = 2", 2),
        ("delete from journal where seq = 3", 3),
        ("delete from journal where seq = 4", 4),
        ("update sealed set value = 'Người khác' where field = 'name'", 3),
        ("delete from sealed where field = 'content'", 4),
    ],
)
def test_a_changed_file_does_not(stopped: Path, tampering: str, first_bad: int) -> None:
    conn = sqlite3.connect(stopped / "xa-mau.db")
    with conn:
        assert conn.execute(tampering).rowcount == 1
    conn.close()
    failed(run("verify", stopped / "xa-mau.db"), f"first bad sequence number {first_bad} ")


def test_what_is_no_meeting(tmp_path: Path) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("Biên bản")
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as conn:
        conn.execute("create table t (a)")
    conn.close()
    failed(run("verify", text), "not a meeting")
    failed(run("verify", other), "not a meeting")
    failed(run("verify", tmp_path / "missing.db"), "no file")
    assert text.read_text() == "Biên bản"


# --- the commands' page -----------------------------------------------------------------------------------------------


def test_the_page_of_commands_is_up_to_date() -> None:
    done = run("commands", "--check")
    assert done.returncode == 0, done.stderr


def test_a_copy_beside_a_served_meeting_is_verified_from_its_file(server: Server) -> None:
    copy = server.data / "copy.db"
    assert server.run("backup", server.slug, "-o", str(copy)).returncode == 0
    answer = server.run("verify", str(copy))
    assert (answer.returncode, answer.stderr) == (0, "")
