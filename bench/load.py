"""The load: many phones on one selector in a process of its own, which also sends the changes and reads the one clock.

``python -m bench.load PLAN.json`` prints what it measured as JSON.
"""

import json
import selectors
import socket
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from simulation.wire import CHUNK, TEXT, Frames, frame, open_websocket

LATE = 60


class Http:
    """One kept-alive HTTP connection."""

    def __init__(self, url: str, cookie: str = "") -> None:
        self.url, self.cookie = url, cookie
        at = urlsplit(url)
        self.host = at.netloc
        self.socket = socket.create_connection((at.hostname, at.port), timeout=LATE)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._got = b""

    def send(self, method: str, path: str, body: Any = None) -> None:
        """Send a request."""
        content = b"" if body is None else json.dumps(body).encode()
        head = (
            f"{method} {path} HTTP/1.1\r\nHost: {self.host}\r\nOrigin: {self.url}\r\nCookie: {self.cookie}\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(content)}\r\n\r\n"
        )
        self.socket.sendall(head.encode() + content)

    def take(self) -> bytes | None:
        """Read what has come: the whole answer's head, or nothing yet."""
        data = self.socket.recv(CHUNK)
        if not data:
            raise ConnectionError("the server hung up")
        self._got += data
        head, found, rest = self._got.partition(b"\r\n\r\n")
        if not found:
            return None
        length = next((one for one in head.lower().split(b"\r\n") if one.startswith(b"content-length:")), b":0")
        size = int(length.partition(b":")[2])
        if len(rest) < size:
            return None
        self._got = rest[size:]
        return head

    def ask(self, method: str, path: str, body: Any = None) -> bytes:
        """Send a request and wait; the answer's head."""
        self.send(method, path, body)
        while (head := self.take()) is None:
            pass
        return head


class Phones:
    """Connected phones, and when each got how many changes."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.selector = selectors.DefaultSelector()
        self.changes: list[int] = []
        self._frames: list[Frames] = []
        self._ready = 0

    def connect(self, cookie: str, auth: dict[str, Any], views: int) -> None:
        """One more phone; returns when it has its views."""
        found, rest = open_websocket(self.url, cookie)
        frames, index = Frames(), len(self.changes)
        self.changes.append(0)
        self._frames.append(frames)
        found.setblocking(True)
        found.settimeout(LATE)
        left = views + 1
        while left:
            for opcode, payload in frames.feed(rest):
                if payload.startswith(b"0"):
                    found.sendall(frame(b"40" + json.dumps(auth).encode()))
                elif opcode == TEXT and payload.startswith((b"40", b'42["view"', b'42["delta"')):
                    left -= 1
            rest = found.recv(CHUNK) if left else b""
        found.setblocking(False)
        self.selector.register(found, selectors.EVENT_READ, index)

    def pump(self, seconds: float) -> bool:
        """Take what has come; whether anything had."""
        ready = self.selector.select(seconds)
        for key, _ in ready:
            sock: Any = key.fileobj
            for opcode, payload in self._frames[key.data].feed(sock.recv(CHUNK)):
                if payload.startswith(b'42["delta"'):
                    self.changes[key.data] += 1
                elif opcode == TEXT and payload == b"2":
                    sock.sendall(frame(b"3"))
        return bool(ready)


Change = Callable[[int], tuple[str, Any]]


def one_by_one(phones: Phones, http: Http, change: Change, count: int, pause: float) -> list[float]:
    """Send changes with a pause between; for each the seconds until the last phone had it."""
    took = []
    for i in range(count):
        goal = phones.changes[0] + 1
        begun = time.perf_counter()
        http.send("POST", *change(i))
        while min(phones.changes) < goal:
            if not phones.pump(1.0) and time.perf_counter() - begun > LATE:
                raise TimeoutError("a change did not reach every phone")
        took.append(time.perf_counter() - begun)
        while (head := http.take()) is None:
            pass
        _fine(head)
        quiet = time.perf_counter() + pause
        while (left := quiet - time.perf_counter()) > 0:
            phones.pump(left)
    return took


def _fine(head: bytes) -> None:
    if b" 200 " not in head.split(b"\r\n")[0]:
        raise RuntimeError(head.decode(errors="replace"))


def flood(phones: Phones, http: Http, change: Change, rate: int, seconds: float) -> float:
    """Send changes at a steady rate; the seconds until all was quiet after the last had been sent."""
    begun = time.perf_counter()
    for i in range(int(rate * seconds)):
        while (left := begun + i / rate - time.perf_counter()) > 0:
            phones.pump(left)
        _fine(http.ask("POST", *change(i)))
    sent = last = time.perf_counter()
    while time.perf_counter() - last < 0.5:
        if phones.pump(0.1):
            last = time.perf_counter()
    return last - sent


def hammer(
    url: str, cookie: str, path: str, body: Callable[[int], Any], connections: int, seconds: float
) -> list[float]:
    """Post from many connections, each as soon as it has its answer; the seconds each post took."""
    selector = selectors.DefaultSelector()
    begun: dict[Http, float] = {}
    took: list[float] = []
    for i in range(connections):
        http = Http(url, cookie)
        selector.register(http.socket, selectors.EVENT_READ, http)
        begun[http] = time.perf_counter()
        http.send("POST", path, body(i))
    sent, end = connections, time.perf_counter() + seconds
    while (now := time.perf_counter()) < end:
        for key, _ in selector.select(1.0):
            head = key.data.take()
            if head is None:
                continue
            _fine(head)
            now = time.perf_counter()
            took.append(now - begun[key.data])
            begun[key.data] = now
            key.data.send("POST", path, body(sent))
            sent += 1
    return took


# --- the two plans ----------------------------------------------------------------------------------------------------


def _usage(pid: int) -> tuple[float, int]:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / 100, int(fields[21]) * 4096


def screens(plan: dict[str, Any]) -> dict[str, Any]:
    """Connect phones, send changes, measure."""
    phones, http = Phones(plan["url"]), Http(plan["url"], plan.get("cookie", ""))
    cookies = [_scanned(http, plan) for _ in range(plan["phones"])]
    memory = _usage(plan["pid"])[1]
    begun = time.perf_counter()
    for cookie in cookies:
        phones.connect(cookie, plan["auth"], plan["views"])
    connected = time.perf_counter() - begun
    memory = _usage(plan["pid"])[1] - memory
    change = _change(plan)
    one_by_one(phones, http, change, 10, 0.1)
    cpu = _usage(plan["pid"])[0]
    took = one_by_one(phones, http, lambda i: change(i + 10), plan["changes"], 0.1)
    cpu = (_usage(plan["pid"])[0] - cpu) / plan["changes"]
    flooded = _usage(plan["pid"])[0]
    before = sum(phones.changes)
    late = flood(phones, http, lambda i: change(i + 1000), plan["rate"], plan["seconds"])
    flooded = _usage(plan["pid"])[0] - flooded
    return {
        "took": took,
        "cpu": cpu,
        "memory": memory / plan["phones"],
        "connected": connected,
        "flood_cpu": flooded,
        "flood_late": late,
        "flood_packets": (sum(phones.changes) - before) / plan["phones"],
    }


def _scanned(http: Http, plan: dict[str, Any]) -> str:
    """The cookie of a new phone."""
    if not plan.get("scan"):
        return ""
    mine, http.cookie = http.cookie, ""
    head = http.ask("GET", plan["scan"])
    http.cookie = mine
    line = next(one for one in head.split(b"\r\n") if one.lower().startswith(b"set-cookie:"))
    return line.partition(b":")[2].partition(b";")[0].strip().decode()


def _change(plan: dict[str, Any]) -> Change:
    """The request that changes something: a new announcement."""

    def change(i: int) -> tuple[str, Any]:
        text = f"Mời bà con ổn định chỗ ngồi, hội nghị tiếp tục sau {i} phút nữa."
        if plan["kind"] == "stock":
            shown = {"display": {"mode": "auto", "announcement": text}}
            return "/change", {"audience": "public", "from": i + 2, "to": i + 3, "at": 1795000000000, "set": shown}
        return plan["path"], {"id": f"bench-{i}", "type": "Announce", "data": {"text": text}}

    return change


def posted(plan: dict[str, Any], body: Callable[[int], Any]) -> dict[str, Any]:
    """The same command from many connections."""
    took = hammer(plan["url"], plan["cookie"], plan["path"], body, plan["connections"], plan["seconds"])
    return {"took": took, "rate": len(took) / plan["seconds"]}


def check_ins(plan: dict[str, Any]) -> dict[str, Any]:
    """Check people in."""

    def body(i: int) -> Any:
        person = {"name": f"Lò Văn {i}", "village": "ten", "adult": True}
        return {"id": f"bench-{i}", "type": "CheckIn", "data": person}

    return posted(plan, body)


def announcements(plan: dict[str, Any]) -> dict[str, Any]:
    """Announce one thing after the other: events without people."""

    def body(i: int) -> Any:
        nth = plan["after"] + i
        return {"id": f"bench-{nth}", "type": "Announce", "data": {"text": f"Thông báo {nth}"}}

    return posted(plan, body)


def main() -> None:
    """Carry out the plan in the file named by the only argument."""
    plan = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    measured = {"check-ins": check_ins, "announcements": announcements, "screens": screens}[plan["what"]](plan)
    print(json.dumps(measured))


if __name__ == "__main__":
    main()
