"""What the server does by itself during a meeting: the gavel of an absent holder, the end of registration."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import socketio

from live.halls import Halls
from live.watch import Watch
from meeting.actors import Actor, Role
from meeting.commands import (
    CheckIn,
    Command,
    GiveFloor,
    OpenCheckIn,
    RequestToSpeak,
    SetAgendaItem,
    SetRegistrationEnd,
    StartMeeting,
    StartTimer,
)
from meeting.room import Ack
from simulation.client import Client, Refused
from tests.conftest import Server, new_meeting, start_server

SOON = 15
MINUTE = 60_000


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    new_meeting(tmp_path / "data")
    running = start_server(tmp_path / "data", "--gavel-after", "2")
    yield running
    running.stop()
    assert "Traceback" not in running.log.read_text()


def until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + SOON
    while not condition():
        assert time.monotonic() < deadline, "it did not come"
        time.sleep(0.1)


def tablet(client: Client) -> socketio.Client:
    """The chair's tablet, connected."""
    screen = socketio.Client(reconnection=False)
    cookies = "; ".join(f"{c.name}={c.value}" for c in client.http.cookies)
    told = {"slug": client.slug, "audiences": {"chair": 0}}
    screen.connect(client.url, headers={"Cookie": cookies}, auth=told, transports=["websocket"], wait_timeout=SOON)
    return screen


def test_the_gavel_is_taken_only_while_its_holder_is_gone(server: Server) -> None:
    chair, cochair = server.staff("chair"), server.staff("cochair1")
    chair.send("OpenCheckIn")
    screen = tablet(chair)

    def gone() -> bool:
        return bool(cochair.view("chair")["view"]["holder_gone"])

    until(lambda: not gone())
    with pytest.raises(Refused, match="holder_is_there"):
        cochair.send("TakeGavel")
    screen.disconnect()
    until(gone)
    screen = tablet(chair)
    until(lambda: not gone())
    screen.disconnect()
    until(gone)
    cochair.send("TakeGavel")
    assert cochair.view("chair")["view"]["gavel"] == "cochair1"
    with pytest.raises(Refused, match="no_gavel"):
        chair.send("StartMeeting")


@dataclass
class Hands:
    """A clock that a test turns."""

    at: int

    def now(self) -> int:
        return self.at


def test_whom_the_time_left_does_not_reach_is_offered_to_write_without_anybody_pressing(tmp_path: Path) -> None:
    new_meeting(tmp_path)
    halls = Halls(tmp_path)
    (hall,) = halls
    clock = Hands(hall.room.clock.now())
    hall.room.clock = clock  # type: ignore[assignment]
    watch = Watch(halls, gone_after=10**9)
    chair, desk = Actor(Role.CHAIR, "chair"), Actor(Role.DESK, "desk")

    def do(actor: Actor, command: Command) -> dict[str, Any]:
        clock.at += MINUTE
        ack = hall.room.submit(actor, str(clock.at), command)
        assert isinstance(ack, Ack)
        return dict(ack.result)

    for step in (OpenCheckIn(), StartMeeting(), SetAgendaItem(item="dialogue")):
        do(chair, step)
    for n in range(5):
        number = do(desk, CheckIn(name=f"Lò Thị {n}", village="ten", adult=True))["number"]
        opinion = do(desk, RequestToSpeak(number=number, field="road", content="Đường hỏng"))["opinion"]
        if n < 4:
            do(chair, GiveFloor(opinion=opinion, expected=hall.room.state.floor_seq))
            do(chair, StartTimer(expected=hall.room.state.floor_seq))
    watch.look()
    assert not hall.room.state.opinions[opinion].offered_writing
    clock.at += 200 * MINUTE
    watch.look()
    watch.look()
    assert hall.room.state.opinions[opinion].offered_writing
    halls.close()


def test_registration_closes_by_itself_after_a_restart_too(tmp_path: Path) -> None:
    new_meeting(tmp_path)
    halls = Halls(tmp_path)
    (hall,) = halls
    for id_, command in enumerate((OpenCheckIn(), SetRegistrationEnd(minutes=10))):
        assert isinstance(hall.room.submit(Actor(Role.CHAIR, "chair"), str(id_), command), Ack)
    until_ = hall.room.state.registration_until
    assert until_ is not None
    halls.close()
    halls = Halls(tmp_path)
    (hall,) = halls
    clock = Hands(until_ - 1)
    hall.room.clock = clock  # type: ignore[assignment]
    watch = Watch(halls, gone_after=10**9)
    watch.look()
    assert hall.room.state.registration
    clock.at = until_
    watch.look()
    watch.look()
    assert not hall.room.state.registration
    halls.close()


class Broken:
    """A clock that fails as no other part does."""

    def now(self) -> int:
        raise ValueError("no time")


def test_a_meeting_that_fails_keeps_the_others_from_nothing(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    for slug in ("xa-mot", "xa-hai"):
        new_meeting(tmp_path, slug)
    halls = Halls(tmp_path)
    failing, other = halls
    for hall in (failing, other):
        for id_, command in enumerate((OpenCheckIn(), SetRegistrationEnd(minutes=10))):
            hall.room.submit(Actor(Role.CHAIR, "chair"), str(id_), command)
    assert other.room.state.registration_until is not None
    failing.room.clock = Broken()  # type: ignore[assignment]
    other.room.clock = Hands(other.room.state.registration_until)  # type: ignore[assignment]
    watch = Watch(halls, gone_after=10**9)
    watch.look()
    assert not other.room.state.registration
    assert [failing.slug in record.getMessage() for record in caplog.records if record.levelname == "ERROR"] == [True]
    failing.room.clock = other.room.clock
    watch.look()
    assert not failing.room.state.registration
    halls.close()
