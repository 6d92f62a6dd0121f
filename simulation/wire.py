"""Many Socket.IO connections on one thread: what a browser's websocket does, lean enough for thousands of phones."""

import base64
import heapq
import json
import os
import random
import selectors
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

Handler = Callable[[str, Any], None]
TEXT, BINARY, CLOSE, PING, PONG = 1, 2, 8, 9, 10
LONG, LONGER = 126, 127
CONNECT_LIMIT = 30
RETRY_FIRST, RETRY_LAST = 0.3, 5.0
CHUNK = 1 << 16


class Broken(Exception):
    """The connection is gone or never came about."""


# All phones get the same packet: it is parsed once. Nobody may change what comes out.
@lru_cache(maxsize=64)
def _parsed(text: str) -> Any:
    return json.loads(text)


def frame(payload: bytes, opcode: int = TEXT) -> bytes:
    """A masked websocket frame, as clients send it."""
    size = len(payload)
    if size < LONG:
        head = bytes((0x80 | opcode, 0x80 | size))
    elif size < 1 << 16:
        head = bytes((0x80 | opcode, 0x80 | LONG)) + size.to_bytes(2, "big")
    else:
        head = bytes((0x80 | opcode, 0x80 | LONGER)) + size.to_bytes(8, "big")
    mask = os.urandom(4)
    key = int.from_bytes((mask * (size // 4 + 1))[:size], "big")
    return head + mask + (int.from_bytes(payload, "big") ^ key).to_bytes(size, "big")


class Frames:
    """Cuts what a server sends into (opcode, payload)."""

    def __init__(self, rest: bytes = b"") -> None:
        self._buffer = bytearray(rest)
        self._parts: list[bytes] = []
        self._opcode = TEXT

    def feed(self, data: bytes) -> Iterator[tuple[int, bytes]]:
        """Add bytes; the messages that are now complete."""
        self._buffer += data
        while (found := self._cut()) is not None:
            final, opcode, payload = found
            if opcode >= CLOSE:
                yield opcode, payload
                continue
            self._opcode = opcode or self._opcode
            self._parts.append(payload)
            if final:
                whole, self._parts = b"".join(self._parts), []
                yield self._opcode, whole

    def _cut(self) -> tuple[bool, int, bytes] | None:
        buffer = self._buffer
        if len(buffer) < 2:
            return None
        size, start = buffer[1] & 0x7F, 2
        if size >= LONG:
            start = 4 if size == LONG else 10
            if len(buffer) < start:
                return None
            size = int.from_bytes(buffer[2:start], "big")
        if len(buffer) < start + size:
            return None
        found = bool(buffer[0] & 0x80), buffer[0] & 0x0F, bytes(buffer[start : start + size])
        del buffer[: start + size]
        return found


def open_websocket(url: str, cookies: str = "") -> tuple[socket.socket, bytes]:
    """A websocket to the server's Socket.IO, and what it sent already. Raises :class:`Broken`."""
    at = urlsplit(url)
    key = base64.b64encode(os.urandom(16)).decode()
    lines = [
        "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1",
        f"Host: {at.netloc}",
        f"Origin: {url}",
        "Upgrade: websocket",
        "Connection: Upgrade",
        f"Sec-WebSocket-Key: {key}",
        "Sec-WebSocket-Version: 13",
        *([f"Cookie: {cookies}"] if cookies else []),
    ]
    answer = b""
    try:
        found = socket.create_connection((at.hostname, at.port or 80), timeout=CONNECT_LIMIT)
        found.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        found.sendall("\r\n".join([*lines, "", ""]).encode())
        while b"\r\n\r\n" not in answer:
            if not (more := found.recv(CHUNK)):
                raise Broken("closed while connecting")
            answer += more
    except OSError as error:
        raise Broken(str(error)) from error
    head, _, rest = answer.partition(b"\r\n\r\n")
    if b" 101 " not in head.split(b"\r\n")[0]:
        found.close()
        raise Broken(head.split(b"\r\n")[0].decode(errors="replace"))
    found.setblocking(False)
    return found, rest


class Wire:
    """One screen's connection. It comes back by itself until it is closed, and says each time what it has."""

    def __init__(self, loop: "Wires", cookies: str, auth: Callable[[], dict[str, Any]], handler: Handler) -> None:
        self.loop, self.cookies, self.auth, self.handler = loop, cookies, auth, handler
        self.connected = threading.Event()
        self.refused: Any = None
        self.closed = False
        self.reconnects = -1
        self._socket: socket.socket | None = None
        self._frames = Frames()
        self._wait = RETRY_FIRST

    def emit(self, event: str, data: Any) -> None:
        """Send one event; nothing happens while there is no connection."""
        self.send("42" + json.dumps([event, data], ensure_ascii=False))

    def send(self, text: str, opcode: int = TEXT) -> None:
        """Send one packet."""
        if self._socket is None:
            return
        try:
            self._socket.sendall(frame(text.encode(), opcode))
        except OSError:
            self.loop.later(0, self.drop)

    def close(self) -> None:
        """Leave for good."""
        self.closed = True
        self.loop.later(0, self.drop)

    # --- on the loop's thread -----------------------------------------------------------------------------------------

    def dial(self) -> None:
        """Connect, or try again later."""
        if self.closed:
            return
        try:
            self._socket, rest = open_websocket(self.loop.url, self.cookies)
        except Broken:
            self._again()
            return
        self.reconnects += 1
        self._frames = Frames()
        self.loop.selector.register(self._socket, selectors.EVENT_READ, self)
        self._take(rest)

    def drop(self) -> None:
        """The connection is gone."""
        if self._socket is None:
            return
        with suppress(KeyError, ValueError):
            self.loop.selector.unregister(self._socket)
        self._socket.close()
        self._socket = None
        self.connected.clear()
        if not self.closed:
            self._again()

    def _again(self) -> None:
        self.loop.later(self._wait * random.uniform(0.5, 1.5), self.dial)
        self._wait = min(self._wait * 2, RETRY_LAST)

    def read(self) -> None:
        """Take what has come."""
        assert self._socket is not None
        try:
            data = self._socket.recv(CHUNK)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        if data:
            self._take(data)
        else:
            self.drop()

    def _take(self, data: bytes) -> None:
        for opcode, payload in self._frames.feed(data):
            if opcode == TEXT:
                self._packet(payload.decode())
            elif opcode == PING:
                self.send(payload.decode(), PONG)
            elif opcode == CLOSE:
                self.drop()
                return

    def _packet(self, text: str) -> None:
        if text.startswith("42"):
            event, data = _parsed(text[2:])
            self.handler(event, data)
        elif text == "2":
            self.send("3")
        elif text.startswith("0"):
            self.send("40" + json.dumps(self.auth()))
        elif text.startswith("40"):
            self._wait = RETRY_FIRST
            self.connected.set()
        elif text.startswith("44"):
            self.refused = _parsed(text[2:])
            self.closed = True
            self.drop()
        elif text.startswith(("41", "1")):
            self.drop()


class Wires:
    """The thread that all connections live on."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.selector = selectors.DefaultSelector()
        self.failure: BaseException | None = None
        self._jobs: list[tuple[float, int, Callable[[], None]]] = []
        self._count = 0
        self._guard = threading.Lock()
        self._wake_read, self._wake_write = socket.socketpair()
        self._wake_read.setblocking(False)
        self.selector.register(self._wake_read, selectors.EVENT_READ, None)
        self._open = True
        self._thread = threading.Thread(target=self._run, name="wires", daemon=True)
        self._thread.start()

    def connect(self, cookies: str, auth: Callable[[], dict[str, Any]], handler: Handler) -> Wire:
        """A new connection; ``handler(event, data)`` runs on this thread and must be quick."""
        wire = Wire(self, cookies, auth, handler)
        self.later(0, wire.dial)
        return wire

    def later(self, seconds: float, job: Callable[[], None]) -> None:
        """Run ``job`` on this thread."""
        with self._guard:
            self._count += 1
            heapq.heappush(self._jobs, (time.monotonic() + seconds, self._count, job))
        with suppress(OSError):
            self._wake_write.send(b"x")

    def close(self) -> None:
        """End the thread and every connection."""
        self._open = False
        self.later(0, lambda: None)
        self._thread.join(timeout=10)
        for key in list(self.selector.get_map().values()):
            key.fileobj.close()  # type: ignore[union-attr]
        self._wake_write.close()
        self.selector.close()

    def _run(self) -> None:
        try:
            while self._open:
                for key, _ in self.selector.select(self._pause()):
                    self._ready(key.data)
                for job in self._due():
                    job()
        except BaseException as error:
            self.failure = error
            raise

    def _ready(self, wire: Wire | None) -> None:
        if wire is not None:
            wire.read()
            return
        with suppress(BlockingIOError):
            self._wake_read.recv(CHUNK)

    def _pause(self) -> float | None:
        with self._guard:
            return max(0.0, self._jobs[0][0] - time.monotonic()) if self._jobs else None

    def _due(self) -> list[Callable[[], None]]:
        due, now = [], time.monotonic()
        with self._guard:
            while self._jobs and self._jobs[0][0] <= now:
                due.append(heapq.heappop(self._jobs)[2])
        return due
