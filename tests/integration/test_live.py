"""The push: views, deltas and resync over Socket.IO, by a client that knows nothing of ours, on both engines."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import socketio

from meeting.views import apply
from simulation.client import Client
from simulation.screen import same
from tests.conftest import Server, new_meeting, start_server

SOON = 10
ENGINES = ["eventlet", "gevent"]


class Follower:
    """One Socket.IO connection and everything it was sent."""

    def __init__(self, client: Client, audiences: dict[str, int], transport: str = "websocket", **auth: Any) -> None:
        self.events: list[tuple[str, Any]] = []
        self._more = threading.Condition()
        self._left = False
        self.io = socketio.Client(reconnection=False)
        for event in ("view", "delta", "live"):
            self.io.on(event, self._taker(event))
        cookies = "; ".join(f"{c.name}={c.value}" for c in client.http.cookies)
        headers = {"Cookie": cookies, **({"Origin": client.url} if transport == "polling" else {})}
        told = {"slug": client.slug, "audiences": audiences, **auth}
        self.io.connect(client.url, headers=headers, auth=told, transports=[transport], wait_timeout=SOON)

    def drop(self) -> None:
        """Leave as a phone does: without a word. Nothing happens to one that has left."""
        if self._left:
            return
        self._left = True
        if self.io.transport() == "websocket":
            self.io.eio.ws.sock.shutdown(socket.SHUT_RDWR)
            self.io.eio.read_loop_task.join(SOON)
            self.io.eio.ws.shutdown()
        else:
            self.io.disconnect()

    def _taker(self, event: str) -> Callable[[Any], None]:
        def take(data: Any) -> None:
            with self._more:
                self.events.append((event, data))
                self._more.notify_all()

        return take

    def of(self, event: str, audience: str) -> list[Any]:
        """What came so far of one kind."""
        return [data for name, data in self.events if name == event and data.get("audience") == audience]

    def wait(self, condition: Callable[[], Any]) -> Any:
        """Wait until ``condition`` gives something true."""
        deadline = time.monotonic() + SOON
        with self._more:
            while not (found := condition()):
                assert time.monotonic() < deadline, f"did not come; came: {[e for e, _ in self.events]}"
                self._more.wait(0.5)
        return found

    def first(self, event: str, audience: str, after: int = 0) -> Any:
        """Wait for the first packet of a kind, or the first after some."""
        return self.wait(lambda: self.of(event, audience)[after:])[0]

    def reached(self, seq: int, audience: str = "public") -> None:
        """Wait for the delta that leads to ``seq``."""
        self.wait(lambda: any(d["to"] >= seq for d in self.of("delta", audience)))

    def folded(self, audience: str) -> tuple[int, dict[str, Any]]:
        """The sequence number and view that a screen would have now: each delta fits onto what is there."""
        first = self.of("view", audience)[-1]
        seq, view = first["seq"], first["view"]
        for delta in self.of("delta", audience):
            if delta["to"] > seq:
                assert delta["from"] <= seq
                seq, view = delta["to"], apply(view, delta["set"])
        return seq, view


@pytest.fixture(scope="module", params=ENGINES)
def hall(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server on one of the engines, with the doors open."""
    data = tmp_path_factory.mktemp(request.param) / "data"
    new_meeting(data)
    running = start_server(data, "--engine", request.param)
    running.staff("chair").send("OpenCheckIn")
    yield running
    running.stop()
    assert "Traceback" not in running.log.read_text(), running.log.read_text()[-4000:]


@pytest.fixture
def follow() -> Iterator[Callable[..., Follower]]:
    """``follow(client, {"public": 0})``; all are closed at the end."""
    opened: list[Follower] = []

    def open_(*args: Any, **more: Any) -> Follower:
        opened.append(Follower(*args, **more))
        return opened[-1]

    yield open_
    for one in opened:
        one.drop()


def refused(client: Client, audiences: Any, **auth: Any) -> bool:
    """Whether the server turns such a connection away."""
    try:
        Follower(client, audiences, "polling", **auth).drop()
    except socketio.exceptions.ConnectionError:
        return True
    return False


@pytest.mark.parametrize("transport", ["websocket", "polling"])
def test_a_screen_gets_the_view_and_then_deltas(hall: Server, follow: Callable[..., Follower], transport: str) -> None:
    phone = hall.citizen()
    screen = follow(phone, {"public": 0, "me": 0}, transport)
    first = screen.first("view", "public")
    assert first["view"]["meeting"]["phase"] == "doors_open" and abs(first["at"] - phone.view("public")["at"]) < 60_000
    assert screen.first("view", "me")["view"] == {"people": [], "opinions": []}
    phone.check_in("Lò Thị Ánh", "ten")
    ack = phone.send("RequestToSpeak", field="road", content="Đường lầy lội.")
    screen.reached(ack["seq"])
    screen.reached(ack["seq"], "me")
    for audience in ("public", "me"):
        fresh = phone.view(audience)
        seq, view = screen.folded(audience)
        assert (seq, same(view, fresh["view"])) == (fresh["seq"], True)
    assert all(set(d) == {"audience", "from", "to", "at", "set"} for d in screen.of("delta", "public"))
    changed = {k for d in screen.of("delta", "public") for k in d["set"]}
    assert changed == {"present", "queue", "totals"}


def test_who_is_up_to_date_gets_no_view(hall: Server, follow: Callable[..., Follower]) -> None:
    phone = hall.citizen()
    phone.check_in("Quàng Văn Chấp", "na-lom")
    before = follow(phone, {"public": 0, "me": 0})
    seq = before.first("view", "public")["seq"]
    mine = before.first("view", "me")["seq"]
    again = follow(phone, {"public": seq, "me": mine})
    for audience, own in (("public", seq), ("me", mine)):
        delta = again.first("delta", audience)
        assert (delta["from"], delta["to"], delta["set"]) == (own, own, {})
        assert not again.of("view", audience)


def test_who_missed_something_gets_it(hall: Server, follow: Callable[..., Follower]) -> None:
    phone = hall.citizen()
    phone.check_in("Lù Văn Ngọi", "pu-tuu")
    late = follow(phone, {"public": 1, "me": 1})
    for audience in ("public", "me"):
        got = late.first("view", audience)
        assert same(got["view"], phone.view(audience)["view"])


def test_resync_brings_the_whole_view(hall: Server, follow: Callable[..., Follower]) -> None:
    phone = hall.citizen()
    screen = follow(phone, {"public": 0, "me": 0})
    screen.first("view", "public")
    for audience in ("public", "me"):
        screen.io.emit("resync", {"audience": audience})
        got = screen.first("view", audience, 1)
        assert same(got["view"], phone.view(audience)["view"])
    for nonsense in ({"audience": "chair"}, {"audience": None}, "chair", None, {}, {"audience": ["public"]}):
        screen.io.emit("resync", nonsense)
    screen.io.emit("resync", {"audience": "public"})
    screen.first("view", "public", 2)
    assert not screen.of("view", "chair")


@pytest.mark.parametrize(
    "audiences",
    [{"chair": 0}, {"public": 0, "secretary": 0}, {"desk": 0}, {"organiser": 0}, {"nothing": 0}, ["public"], None],
)
def test_a_phone_may_not_follow_more(hall: Server, audiences: Any) -> None:
    assert refused(hall.citizen(), audiences)


def test_who_is_nobody_follows_only_what_is_public(hall: Server, follow: Callable[..., Follower]) -> None:
    nobody = Client(hall.url, hall.slug)
    screen = follow(nobody, {"public": 0})
    screen.first("view", "public")
    assert refused(nobody, {"me": 0})
    assert refused(Client(hall.url, "xa-khac"), {"public": 0})


def test_another_origin_is_refused(hall: Server) -> None:
    phone = hall.citizen()
    cookies = "; ".join(f"{c.name}={c.value}" for c in phone.http.cookies)
    headers = {"Cookie": cookies, "Origin": "http://evil.example"}
    with pytest.raises(socketio.exceptions.ConnectionError):
        socketio.Client(reconnection=False).connect(hall.url, headers=headers, transports=["polling"])


def test_staff_see_who_they_are_and_what_is_sealed(hall: Server, follow: Callable[..., Follower]) -> None:
    secretary = hall.staff("secretary1")
    screen = follow(secretary, {"public": 0, "secretary": 0, "me": 0})
    signed = screen.first("view", "me")["view"]["signed"]
    assert (signed["role"], signed["id"]) == ("secretary", "secretary1")
    screen.first("view", "secretary")
    phone = hall.citizen()
    phone.check_in("Xeo Thị Khăm", "phieng-ban")
    words = "Cán bộ tiếp dân hay cáu gắt."
    ack = phone.send("RequestToSpeak", field="conduct", content=words)
    for audience in ("public", "secretary", "me"):
        screen.reached(ack["seq"], audience)
        assert same(screen.folded(audience)[1], secretary.view(audience)["view"])
    slice_ = f"sealed/{ack['result']['opinion']}"
    assert screen.folded("me")[1][slice_]["content"] == words
    assert words not in str(screen.of("delta", "public")) and words not in str(screen.of("delta", "secretary"))


def test_a_signed_in_phone_can_still_be_a_phone(hall: Server, follow: Callable[..., Follower]) -> None:
    phone = hall.citizen()
    phone.sign_in(hall.link("observer"))
    screen = follow(phone, {"public": 0, "me": 0}, **{"as": "citizen"})
    assert "people" in screen.first("view", "me")["view"]
    assert refused(phone, {"observer": 0}, **{"as": "citizen"})
    assert not refused(phone, {"observer": 0})


def told_phones(screen: Follower, count: int) -> None:
    """Wait until the last that a screen was told of connected phones is ``count``."""
    screen.wait(lambda: [data["phones"] for event, data in screen.events if event == "live"][-1:] == [count])


def test_presence_is_told_to_staff(hall: Server, follow: Callable[..., Follower]) -> None:
    desk = follow(hall.staff("desk"), {"desk": 0})
    told_phones(desk, 0)
    phone = follow(hall.citizen(), {"public": 0})
    told_phones(desk, 1)
    phone.drop()
    told_phones(desk, 0)


def test_a_number_that_only_one_screen_was_told_is_corrected(hall: Server, follow: Callable[..., Follower]) -> None:
    """A phone that is there only while a screen opens is in no round that goes to all."""
    desk = follow(hall.staff("desk"), {"desk": 0})
    first = follow(hall.citizen(), {"public": 0})
    told_phones(desk, 1)
    first.drop()
    told_phones(desk, 0)
    second = follow(hall.citizen(), {"public": 0})
    second.first("view", "public")
    late = follow(hall.staff("desk"), {"desk": 0})
    told_phones(late, 1)
    second.drop()
    told_phones(late, 0)


def test_which_chairs_are_there_is_told_to_the_chairs_screens_alone(
    hall: Server, follow: Callable[..., Follower]
) -> None:
    def told(screen: Follower, there: list[str]) -> None:
        screen.wait(
            lambda: [d["chairs"] for event, d in screen.events if event == "live" and "chairs" in d][-1:] == [there]
        )

    operator = follow(hall.staff("operator"), {"public": 0, "chair": 0})
    desk = follow(hall.staff("desk"), {"public": 0, "desk": 0})
    told(operator, [])
    cochair = follow(hall.staff("cochair1"), {"public": 0, "chair": 0})
    told(operator, ["cochair1"])
    cochair.drop()
    told(operator, [])
    phone = follow(hall.citizen(), {"public": 0})
    told_phones(desk, 1)
    phone.drop()
    assert not any("chairs" in data for event, data in desk.events if event == "live")


def test_only_a_projector_says_that_the_hall_hears_nothing(hall: Server, follow: Callable[..., Follower]) -> None:
    phone = follow(hall.citizen(), {"public": 0})
    phone.io.emit("sound", {"heard": True})
    phone.io.emit("resync", {"audience": "public"})
    phone.wait(lambda: len(phone.of("view", "public")) == 2)
    projector = follow(Client(hall.url, hall.slug), {"public": 0})
    projector.first("view", "public")
    desk = follow(hall.staff("desk"), {"desk": 0})

    def silent() -> bool:
        return [bool(data["silent"]) for event, data in desk.events if event == "live"][-1:] == [True]

    projector.io.emit("sound", {"heard": False})
    desk.wait(silent)
    projector.io.emit("sound", {"heard": True})
    desk.wait(lambda: not silent())


def test_phones_get_fewer_deltas_than_there_are_changes(hall: Server, follow: Callable[..., Follower]) -> None:
    phones = [hall.citizen() for _ in range(6)]
    screen = follow(phones[0], {"public": 0})
    staff = follow(hall.staff("chair"), {"public": 0, "chair": 0})
    begin = screen.first("view", "public")["seq"]
    staff.first("view", "chair")

    def check_in_many(phone: Client) -> int:
        acks = [
            phone.send("CheckIn", name=f"Vì Văn {i}", village="co-muong", adult=True, companion=i > 0)
            for i in range(10)
        ]
        return int(acks[-1]["seq"])

    with ThreadPoolExecutor(len(phones)) as pool:
        last = max(pool.map(check_in_many, phones))
    screen.reached(last)
    staff.reached(last, "chair")
    assert last - begin == 60
    assert 1 <= len(screen.of("delta", "public")) < 60
    assert same(screen.folded("public")[1], phones[0].view("public")["view"])
    assert same(staff.folded("public")[1], phones[0].view("public")["view"])
