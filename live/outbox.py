"""The fast push: a broadcast is framed once, and its bytes go straight to each phone's socket (DESIGN.md, section 6).

Stock Socket.IO wakes a writer for each phone, which frames the same text again. Here one invariant takes that place:
**every byte to a websocket goes through** ``Outbox.write``, **which never yields**. What the socket does not take at
once waits in the outbox's own backlog, and a drain task exists only while there is one. A phone whose websocket is not
ready yet (polling, upgrading, packets in its queue) gets its packets by that queue, so that order holds.
"""

import socket
import struct
import time
from collections import deque
from collections.abc import Callable
from typing import Any, Protocol

from engineio import packet as eio_packet
from engineio.socket import Socket
from socketio import packet
from socketio.manager import Manager

MAX_BACKLOG = 1 << 20
PATIENCE = 10.0
TEXT_FRAME = 0x81
LINGER_NOT = struct.pack("ii", 1, 0)


class Engine(Protocol):
    """What the outbox asks of the engine that the door chose."""

    def spawn(self, task: Callable[[], None]) -> object:
        """Run ``task`` beside."""

    def writable(self, fileno: int, seconds: float) -> bool:
        """Wait until the socket takes more; false when it did not in ``seconds``."""


class Outbox:
    """Stands in for a websocket's socket. ``raw`` is the non-blocking socket under ``green``, the engine's own."""

    __slots__ = ("_backlog", "_engine", "_green", "_raw", "_waiting", "gone")

    def __init__(self, green: Any, raw: socket.socket, engine: Engine) -> None:
        self._green, self._raw, self._engine = green, raw, engine
        self._backlog: list[bytes] = []
        self._waiting = 0
        self.gone = False

    def __getattr__(self, name: str) -> Any:
        return getattr(self._green, name)

    def write(self, data: bytes) -> None:
        """Send ``data`` after all that was written before; never yields, never blocks, drops a phone that stalls."""
        if self.gone:
            return
        if self._backlog:
            self._keep(data)
            return
        sent = self._send(data)
        if sent < len(data) and not self.gone:
            self._keep(data[sent:])
            self._engine.spawn(self._drain)

    sendall = write

    def _send(self, data: bytes) -> int:
        try:
            return self._raw.send(data)
        except (BlockingIOError, InterruptedError):
            return 0
        except OSError:
            self.drop()
            return 0

    def _keep(self, data: bytes) -> None:
        self._waiting += len(data)
        self._backlog.append(data)
        if self._waiting > MAX_BACKLOG:
            self.drop()

    def _drain(self) -> None:
        while self._backlog:
            if not self._engine.writable(self._raw.fileno(), PATIENCE):
                self.drop()
                return
            if not self._backlog:
                return
            waiting = b"".join(self._backlog)
            rest = waiting[self._send(waiting) :]
            if not self.gone:
                self._backlog, self._waiting = [rest] if rest else [], len(rest)

    def drop(self) -> None:
        """Hang up: the phone has gone or takes nothing. It comes back by itself and asks for what it missed."""
        self.gone = True
        self._backlog, self._waiting = [], 0
        try:
            self._raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, LINGER_NOT)
            self._raw.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass  # it was closed already


def text_frame(text: str) -> bytes:
    """A whole, unmasked text frame (RFC 6455, section 5.2)."""
    data = text.encode()
    size = len(data)
    if size < 126:
        return bytes((TEXT_FRAME, size)) + data
    if size < 1 << 16:
        return struct.pack("!BBH", TEXT_FRAME, 126, size) + data
    return struct.pack("!BBQ", TEXT_FRAME, 127, size) + data


class Pings:
    """Pings every phone from one task. Stock keeps a sleeping task for each, which is a quarter of a phone's memory."""

    STEP = 1.0

    def __init__(self, server: Any) -> None:
        self._server = server
        self._due: deque[tuple[float, Socket]] = deque()
        self._started = False

    def schedule(self, phone: Socket) -> None:
        """Stands in for ``Socket.schedule_ping``: the next ping comes once the last one was answered."""
        if not phone.last_ping:
            return
        phone.last_ping = None
        self._due.append((time.monotonic() + self._server.ping_interval, phone))
        if not self._started:
            self._started = True
            self._server.start_background_task(self._work)

    def _work(self) -> None:
        while True:
            self._server.sleep(self.STEP)
            while self._due and self._due[0][0] <= time.monotonic():
                self._ping(self._due.popleft()[1])

    @staticmethod
    def _ping(phone: Socket) -> None:
        if not phone.closing and not phone.closed:
            phone.last_ping = time.time()
            phone.send(eio_packet.Packet(eio_packet.PING))


class Outboxes(Manager):
    """Socket.IO's client manager with an outbox for each websocket, by Engine.IO's session id."""

    def __init__(self) -> None:
        super().__init__()
        self.of: dict[str, Outbox] = {}

    def initialize(self) -> None:
        """Called by Socket.IO before the first screen."""
        super().initialize()
        pings = Pings(self.server.eio)
        Socket.schedule_ping = lambda phone: pings.schedule(phone)

    def emit(self, event: str, data: Any, namespace: str, room: Any = None, to: Any = None, **options: Any) -> None:
        """Send an event to a room: framed once, for each that can take it straight away."""
        message = self._message(event, data, namespace)
        if options.get("callback") or options.get("skip_sid") or not isinstance(message, str):
            super().emit(event, data, namespace, room=room, to=to, **options)
            return
        queued = eio_packet.Packet(eio_packet.MESSAGE, message)
        frame = text_frame(queued.encode())
        for _, eio_sid in self.get_participants(namespace, to or room):
            outbox = self._ready(eio_sid)
            if outbox is not None:
                outbox.write(frame)
            else:
                self.server._send_eio_packet(eio_sid, queued)

    def _message(self, event: str, data: Any, namespace: str) -> Any:
        several = list(data) if isinstance(data, tuple) else [] if data is None else [data]
        return self.server.packet_class(packet.EVENT, namespace=namespace, data=[event, *several]).encode()

    def _ready(self, eio_sid: str) -> Outbox | None:
        outbox = self.of.get(eio_sid)
        if outbox is None:
            return None
        found = self.server.eio.sockets.get(eio_sid)
        ready = found and found.upgraded and not found.upgrading and not found.closing and found.queue.empty()
        return outbox if ready else None
