"""The fast push beside stock Socket.IO's: one phone on each server, the same meeting, and the same bytes to both."""

import json
import re
import socket
import time
from pathlib import Path
from typing import Any

import pytest

from simulation.wire import Frames, frame, open_websocket
from tests.conftest import Server, new_meeting, start_server

SOON = 15.0
TEXTS = ["Mời bà con vào hội trường.", "x" * 90, "Nghỉ giải lao 10 phút. " * 7]


class Tap:
    """A phone that keeps every byte it was sent after the handshake."""

    def __init__(self, server: Server, cookie: str, auth: dict[str, Any]) -> None:
        self.socket, rest = open_websocket(server.url, cookie)
        self.socket.settimeout(SOON)
        self.bytes, self._frames, self.texts = b"", Frames(), list[str]()
        self._feed(rest)
        self.until(lambda texts: any(t.startswith("0") for t in texts))
        self.socket.sendall(frame(b"40" + json.dumps(auth).encode()))

    def _feed(self, data: bytes) -> None:
        self.bytes += data
        self.texts += [payload.decode() for _, payload in self._frames.feed(data)]

    def until(self, come: Any) -> None:
        deadline = time.monotonic() + SOON
        while not come(self.texts):
            assert time.monotonic() < deadline, self.texts
            self._feed(self.socket.recv(1 << 16))

    def close(self) -> None:
        self.socket.shutdown(socket.SHUT_RDWR)
        self.socket.close()


def heard(data: Path, *options: str) -> bytes:
    """All that one phone was sent while the chair announced; times and session ids made equal."""
    server = start_server(data, *options)
    try:
        chair = server.staff("chair")
        chair.send("OpenCheckIn")
        citizen = server.citizen()
        cookie = "; ".join(f"{c.name}={c.value}" for c in citizen.http.cookies)
        tap = Tap(server, cookie, {"slug": server.slug, "audiences": {"public": 0, "me": 0}, "as": "citizen"})
        tap.until(lambda texts: sum('"view"' in t for t in texts) == 2)
        for text in TEXTS:
            seq = chair.send("Announce", text=text)["seq"]
            tap.until(lambda texts, seq=seq: any(f'"to":{seq},' in t for t in texts))
        tap.close()
        return re.sub(rb'"(sid|at)":("[^"]*"|\d+)', rb'"\1":0', tap.bytes)
    finally:
        server.stop()


@pytest.mark.parametrize("options", [(), ("--engine", "gevent")])
def test_every_byte_is_the_stock_path_s(tmp_path: Path, options: tuple[str, ...]) -> None:
    for name in ("fast", "stock"):
        new_meeting(tmp_path / name)
    assert heard(tmp_path / "fast", *options) == heard(tmp_path / "stock", "--stock-push")
