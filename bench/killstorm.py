"""Kill the server in the middle of a storm, again and again: whatever was acknowledged is there, and there once.

``python -m bench.killstorm --rounds 200``
"""

import argparse
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import requests

from simulation.client import Client

from .server import RUN, SLUG, links, new_meeting, serve

THREADS = 6
SHORTEST, LONGEST = 0.02, 0.4
# A phone may bring ten others, and send twenty commands at once.
COMPANIONS = 10


class Lost(Exception):
    """Something acknowledged is gone, is there twice, or was changed."""


@dataclass
class Sent:
    """One command, who sent it, and the ack if one came."""

    client: Client
    id: str
    type: str
    data: dict[str, Any]
    ack: dict[str, Any] | None = None


@dataclass
class Storm:
    """What the phones of one round sent."""

    sent: list[Sent] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)

    def blow(self, new_phone: Callable[[], Client], name: str) -> None:
        """One phone after another checks people in, registers, hands in, as fast as it may."""
        for turn in range(1000):
            with suppress(requests.RequestException):
                self._use(new_phone(), f"{name}T{turn}")
            if self.over.is_set():
                return

    def _use(self, phone: Client, name: str) -> None:
        self._send(phone, f"{name}-0", "CheckIn", _person(f"{name} 0"))
        self._send(phone, f"{name}-ask", "RequestToSpeak", {"field": "road", "content": f"Đường của {name}"})
        for i in range(1, COMPANIONS + 1):
            self._send(phone, f"{name}-{i}", "CheckIn", {**_person(f"{name} {i}"), "companion": True})
            if i % 3 == 0:
                self._send(phone, f"{name}-w{i}", "SubmitWritten", {"field": "water", "content": f"Nước {name} {i}"})

    def _send(self, phone: Client, id_: str, type_: str, data: dict[str, Any]) -> None:
        if self.over.is_set():
            return
        one = Sent(phone, id_, type_, data)
        self.sent.append(one)
        try:
            one.ack = phone.post(type_, data, id_)
        except (requests.RequestException, ValueError):
            self.over.set()

    @property
    def acked(self) -> list[Sent]:
        return [one for one in self.sent if one.ack is not None]


def _person(name: str) -> dict[str, Any]:
    return {"name": name, "village": "ten", "adult": True}


class Siege:
    """One meeting whose server is killed in each round."""

    def __init__(self, data: Path) -> None:
        self.data = data
        new_meeting(data)
        self.server = serve(data)
        told = links(data)
        self.public = str(told["public"])
        self.chair = Client(self.server.url, SLUG)
        self.chair.sign_in(told["roles"]["chair"])
        self.chair.send("OpenCheckIn")

    def round(self, seed: int) -> str:
        """Storm, kill, restart, look; a line about it. Raises :class:`Lost`."""
        before = self._people()
        storm = self._storm(seed)
        self.server = serve(self.data)
        self._look(storm, before)
        self._repeat(storm)
        self._verify()
        unsure = len(storm.sent) - len(storm.acked)
        return f"round {seed:4d}: {len(storm.acked):4d} acknowledged, {unsure} unsure, all there once"

    def end(self) -> None:
        """Stop the server, and verify the file that it leaves. Raises :class:`Lost`."""
        self.server.stop()
        self._verify()

    def _new_phone(self) -> Client:
        phone = Client(self.server.url, SLUG)
        phone.scan(self.public)
        return phone

    def _people(self) -> int:
        return int(self.chair.view("public")["view"]["present"])

    def _storm(self, seed: int) -> Storm:
        storm = Storm()
        names = [f"R{seed}P{i}" for i in range(THREADS)]
        threads = [threading.Thread(target=storm.blow, args=(self._new_phone, name)) for name in names]
        for thread in threads:
            thread.start()
        while not storm.acked and not storm.over.is_set():
            time.sleep(0.001)
        time.sleep(random.Random(seed).uniform(SHORTEST, LONGEST))
        self.server.kill()
        storm.over.set()
        for thread in threads:
            thread.join()
        return storm

    def _look(self, storm: Storm, before: int) -> None:
        """As many people as were acknowledged, or the few more whose answer the kill swallowed."""
        for client in {id(one.client): one.client for one in storm.sent}.values():
            _move(client, self.server.url)
        _move(self.chair, self.server.url)
        acked = sum(one.type == "CheckIn" for one in storm.acked)
        unsure = sum(one.type == "CheckIn" for one in storm.sent) - acked
        came = self._people() - before
        if not acked <= came <= acked + unsure:
            raise Lost(f"{acked} check-ins acknowledged, {unsure} unsure, {came} there")

    def _repeat(self, storm: Storm) -> None:
        """The same id again: the same answer, and nothing new comes of it."""
        for one in storm.acked:
            again = one.client.post(one.type, one.data, one.id)
            if again != one.ack:
                raise Lost(f"{one.id}: was {one.ack}, is {again}")
        for client in {id(one.client): one.client for one in storm.acked}.values():
            self._own(client, [one for one in storm.sent if one.client is client])

    def _own(self, client: Client, sent: list[Sent]) -> None:
        """What the phone sees of itself is what it sent, each once."""
        mine = client.view("me")["view"]
        for kind, there in (
            ("name", [p["name"] for p in mine["people"]]),
            ("content", [o["content"] for o in mine["opinions"]]),
        ):
            acked = {one.data[kind] for one in sent if one.ack is not None and kind in one.data}
            known = {one.data[kind] for one in sent if kind in one.data}
            if len(there) != len(set(there)) or not acked <= set(there) <= known:
                raise Lost(f"{kind}: acknowledged {sorted(acked)}, there {sorted(there)}")

    def _verify(self) -> None:
        done = subprocess.run(
            [*RUN, "verify", str(self.data / f"{SLUG}.db")], capture_output=True, text=True, timeout=60
        )
        if done.returncode != 0:
            raise Lost(done.stderr.strip())


def _move(client: Client, url: str) -> None:
    """The server has come back at another port of the same machine."""
    client.url = url
    client.http.headers["Origin"] = url


def storms(data: Path, seeds: range, tell: Callable[[str], object] = print) -> None:
    """Play rounds on one meeting. Raises :class:`Lost` at the first loss."""
    siege = Siege(data)
    try:
        for seed in seeds:
            tell(siege.round(seed))
    finally:
        siege.end()


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        try:
            storms(Path(folder) / "data", range(given.seed, given.seed + given.rounds))
        except Lost as lost:
            print(f"LOST: {lost}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
