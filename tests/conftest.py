"""What all tests share: a browser, and a real server in a process of its own."""

import json
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import requests
from click.testing import CliRunner
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from run import main
from simulation.client import Client

# The shell opens a page with less than half of the whole browser's work.
CHROMIUMS = (Path("/usr/bin/chromium-headless-shell"), Path("/usr/bin/chromium"))

# How long an example takes depends on the machine.
settings.register_profile("any_machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any_machine")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest begins first."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


@pytest.fixture(scope="session")
def chromium_launch() -> dict[str, Any]:
    """Arguments for `playwright.chromium.launch`: the system's Chromium if there is one, no calls home."""
    launch: dict[str, Any] = {
        "headless": True,
        "args": [
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
            "--autoplay-policy=no-user-gesture-required",  # as on a projector that somebody has clicked once
        ],
    }
    if found := next((path for path in CHROMIUMS if path.exists()), None):
        launch["executable_path"] = str(found)
    return launch


# --- a running server -----------------------------------------------------------------------------------------------

ROOT = Path(__file__).resolve().parent.parent
START_LIMIT = 60
NEVER = 10**6  # seconds: who is gone for how long depends on the machine


Done = subprocess.CompletedProcess[str]
PROCESSES = ("serve", "simulate")


def run_program(*args: object, limit: float = 120) -> Done:
    """``python run.py …``, in a process of its own."""
    command = [sys.executable, str(ROOT / "run.py"), *map(str, args)]
    return subprocess.run(command, capture_output=True, text=True, timeout=limit)


def run(*args: object, limit: float = 120) -> Done:
    """``run.py …``: what serves or plays in a process of its own, the rest without the time that one takes to start."""
    if not args or args[0] in PROCESSES or str(args[0]).startswith("-"):
        return run_program(*args, limit=limit)
    words = [str(arg) for arg in args]
    result = CliRunner().invoke(main, words)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Done(words, result.exit_code, result.stdout, result.stderr)


@dataclass
class Server:
    """A server process on a folder of its own, with one meeting made from the example."""

    url: str
    slug: str
    data: Path
    process: subprocess.Popen[bytes]
    log: Path

    def run(self, *args: object, limit: float = 120) -> Done:
        """A command line call on this server's folder, of at most ``limit`` seconds."""
        return run(*args, "--data", self.data, limit=limit)

    @property
    def links(self) -> dict[str, Any]:
        """New sign-in links, asked for as the command line does, without its start-up time."""
        control = json.loads((self.data / ".server.json").read_text())
        headers = {"Authorization": f"Bearer {control['secret']}"}
        return dict(requests.post(f"{self.url}/control/{self.slug}/links", headers=headers, timeout=30).json())

    @property
    def public(self) -> str:
        return str(self.links["public"])

    def link(self, role: str) -> str:
        """A new sign-in link: ``chair``, ``secretary1``, ``cochair1``, ``official:Name``, ``village:Name`` …"""
        roles = self.links["roles"]
        kind, _, name = role.partition(":")
        if name:
            return str(roles[kind + "s"][name])
        return str(roles["cochairs"][int(role[-1]) - 1] if role.startswith("cochair") else roles[role])

    def citizen(self) -> Client:
        """A phone that has scanned the QR."""
        client = Client(self.url, self.slug)
        client.scan(self.public)
        return client

    def staff(self, role: str) -> Client:
        """A signed-in member of staff."""
        client = Client(self.url, self.slug)
        client.sign_in(self.link(role))
        return client

    def stop(self) -> None:
        """End the process as a person would."""
        self.process.terminate()
        self.process.wait(timeout=30)


def start_server(data: Path, *options: str, slug: str = "xa-mau") -> Server:
    """Start a server on a free port of 127.0.0.1 and wait until it answers."""
    log = data.parent / f"{data.name}.log"
    before = log.read_text() if log.exists() else ""
    with log.open("ab") as out:
        command = [sys.executable, str(ROOT / "run.py"), "serve", "--host", "127.0.0.1", "--port", "0"]
        command += ["--gavel-after", str(NEVER), "--data", str(data), *options]
        process = subprocess.Popen(command, stdout=out, stderr=out)
    deadline = time.monotonic() + START_LIMIT
    while time.monotonic() < deadline and process.poll() is None:
        found = re.search(r"serves (http://\S+)/", log.read_text()[len(before) :])
        if found and _answers(found[1]):
            return Server(found[1], slug, data, process, log)
        time.sleep(0.05)
    process.kill()
    raise AssertionError(f"the server did not start: {log.read_text()[-2000:]}")


def _answers(url: str) -> bool:
    try:
        return bool(requests.get(f"{url}/healthz", timeout=2).ok)
    except requests.RequestException:
        return False


def new_meeting(data: Path, slug: str = "xa-mau") -> None:
    """A meeting from the example in ``data``."""
    run("new", "--example", "xa-mau", "--slug", slug, "--data", data).check_returncode()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A fresh server for the tests of one module; its log must stay free of errors."""
    data = tmp_path_factory.mktemp("meeting") / "data"
    new_meeting(data)
    running = start_server(data)
    yield running
    running.stop()
    assert "Traceback" not in running.log.read_text(), running.log.read_text()[-4000:]


@pytest.fixture
def staff(server: Server) -> Callable[[str], Client]:
    """``staff("chair").send("OpenCheckIn")``."""
    return server.staff


@pytest.fixture
def citizen(server: Server) -> Callable[[], Client]:
    """``citizen().check_in(name=…, village=…)``."""
    return server.citizen


@pytest.fixture(scope="session")
def thrown() -> list[str]:
    """What scripts threw on any page of any test of a worker."""
    return []


@pytest.fixture(scope="session")
def browser(chromium_launch: dict[str, Any], thrown: list[str]) -> Iterator[Browser]:
    """One Chromium for the tests of a worker, whose pages are listened to."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(**chromium_launch)
        new_context = chromium.new_context

        def listened(**options: Any) -> BrowserContext:
            context = new_context(**options)
            context.on("weberror", lambda error: thrown.append(str(error.error)))
            return context

        chromium.new_context = listened  # type: ignore[method-assign]
        yield chromium
        chromium.close()


@pytest.fixture(autouse=True)
def no_script_fails(thrown: list[str]) -> Iterator[None]:
    """A script error on any page fails the test in which it came."""
    yield
    said = thrown[:]
    thrown.clear()
    assert said == []


@pytest.fixture
def sign_in(server: Server) -> Callable[[BrowserContext, str], None]:
    """Sign a browser context in: ``sign_in(context, "chair")``."""

    def press(context: BrowserContext, role: str) -> None:
        page = context.new_page()
        page.goto(server.link(role))
        page.get_by_role("button").click()
        page.wait_for_url(re.compile(r"/(moderator|kiosk)/"))
        page.close()

    return press
