"""The outbox: what goes to a phone's socket is stock's bytes, in order, whatever the phone takes, and never waits."""

import socket
import struct
from collections.abc import Callable, Iterator

import pytest

from live.outbox import MAX_BACKLOG, PATIENCE, Outbox, text_frame


class Engine:
    """Tasks run when the test says so, and the socket is writable when it says so."""

    def __init__(self) -> None:
        self.tasks: list[Callable[[], None]] = []
        self.before_write: Callable[[], bool] = lambda: True
        self.asked: list[float] = []

    def spawn(self, task: Callable[[], None]) -> None:
        self.tasks.append(task)

    def writable(self, fileno: int, seconds: float) -> bool:
        self.asked.append(seconds)
        return self.before_write()


@pytest.fixture
def pair() -> Iterator[tuple[socket.socket, socket.socket]]:
    ours, phone = socket.socketpair()
    ours.setblocking(False)
    phone.setblocking(False)
    yield ours, phone
    ours.close()
    phone.close()


def taken(phone: socket.socket) -> bytes:
    """All that the phone can read now."""
    got = b""
    try:
        while data := phone.recv(1 << 16):
            got += data
    except BlockingIOError:
        pass
    return got


def fill(ours: socket.socket) -> bytes:
    """Write until the socket takes no more."""
    sent = b""
    try:
        while True:
            sent += b"x" * ours.send(b"x" * 4096)
    except BlockingIOError:
        return sent


@pytest.mark.parametrize("size", [0, 1, 125, 126, 127, 65_535, 65_536, 70_000])
def test_a_frame_is_what_stock_sends(size: int) -> None:
    """RFC 6455, section 5.2: a final text frame, the length in one, three or nine bytes, no mask."""
    text = "a" * size
    head = {True: struct.pack("!BB", 0x81, size & 0x7F)}.get(
        size < 126,
        struct.pack("!BBH", 0x81, 126, size) if 126 <= size < 65_536 else struct.pack("!BBQ", 0x81, 127, size),
    )
    assert text_frame(text) == head + text.encode()


def test_the_length_counts_bytes() -> None:
    frame = text_frame("Giàng A Páo")
    assert frame[1] == len("Giàng A Páo".encode()) and frame[2:].decode() == "Giàng A Páo"


def test_what_fits_goes_at_once(pair: tuple[socket.socket, socket.socket]) -> None:
    engine = Engine()
    outbox = Outbox(pair[0], pair[0], engine)
    outbox.write(b"one")
    outbox.sendall(b"two")
    assert taken(pair[1]) == b"onetwo" and engine.tasks == []


def test_what_does_not_fit_waits_and_keeps_its_order(pair: tuple[socket.socket, socket.socket]) -> None:
    ours, phone = pair
    engine = Engine()
    outbox = Outbox(ours, ours, engine)
    before = fill(ours)
    frames = [bytes([i]) * 50_000 for i in range(10)]
    for one in frames:
        outbox.write(one)
    assert len(engine.tasks) == 1, "one drain, however much waits"
    got = b""

    def read_some() -> bool:
        nonlocal got
        got += taken(phone)
        return True

    engine.before_write = read_some
    engine.tasks.pop()()
    got += taken(phone)
    assert got == before + b"".join(frames)
    assert not outbox.gone and engine.asked == [PATIENCE] * len(engine.asked)
    outbox.write(b"again")
    assert taken(phone) == b"again"


def test_what_is_written_while_draining_comes_after(pair: tuple[socket.socket, socket.socket]) -> None:
    ours, phone = pair
    engine = Engine()
    outbox = Outbox(ours, ours, engine)
    before = fill(ours)
    outbox.write(b"first")

    def another() -> bool:
        outbox.write(b"second")
        engine.before_write = lambda: True
        assert taken(phone) == before
        return True

    engine.before_write = another
    engine.tasks.pop()()
    assert taken(phone) == b"firstsecond" and engine.tasks == []


def test_a_phone_that_takes_nothing_is_dropped(pair: tuple[socket.socket, socket.socket]) -> None:
    ours, phone = pair
    engine = Engine()
    outbox = Outbox(ours, ours, engine)
    fill(ours)
    outbox.write(b"waits")
    engine.before_write = lambda: False
    engine.tasks.pop()()
    assert outbox.gone
    outbox.write(b"nobody hears this")
    taken(phone)
    assert phone.recv(1) == b"", "hung up"


def test_memory_for_a_stalled_phone_is_bounded(pair: tuple[socket.socket, socket.socket]) -> None:
    ours, _ = pair
    engine = Engine()
    outbox = Outbox(ours, ours, engine)
    fill(ours)
    for _ in range(MAX_BACKLOG // 50_000 + 2):
        outbox.write(b"x" * 50_000)
    assert outbox.gone and len(engine.tasks) == 1
    engine.tasks.pop()()


def test_a_phone_that_has_gone_harms_nobody(pair: tuple[socket.socket, socket.socket]) -> None:
    ours, phone = pair
    phone.close()
    outbox = Outbox(ours, ours, Engine())
    outbox.write(b"x")
    outbox.write(b"x")
    assert outbox.gone
