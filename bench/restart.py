"""What a start costs when the meeting's file holds a long day: the server's CPU until its first page is out."""

import tempfile
from collections.abc import Callable
from pathlib import Path

import requests

from .server import SLUG, Server, new_meeting, serve

EVENTS = 20_000
Fill = Callable[[Server, Path, int], None]  # more events into a running server's meeting, given how many it has


def first_page(data: Path) -> float:
    """Seconds of CPU that a server takes from its start until the projector's page and its view are out."""
    server = serve(data)
    try:
        for path in (f"/display/{SLUG}", f"/api/{SLUG}/view?audience=public"):
            requests.get(server.url + path, timeout=60).raise_for_status()
        return server.usage()[0]
    finally:
        server.stop()


def _events(server: Server) -> int:
    return int(requests.get(f"{server.url}/api/{SLUG}/view?audience=public", timeout=60).json()["seq"])


def starts(folder: Path, fill: Fill) -> tuple[float, float, int]:
    """CPU of a start on ``EVENTS`` events and on a new meeting, in seconds, and how many events there were."""
    new, long = (Path(tempfile.mkdtemp(dir=folder)) / "data" for _ in range(2))
    for data in (new, long):
        new_meeting(data)
    server = serve(long)
    try:
        while (events := _events(server)) < EVENTS:
            fill(server, long, events)
    finally:
        server.stop()
    return first_page(long), first_page(new), events
