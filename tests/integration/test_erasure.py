"""What was erased is gone from the file, and the record still holds; what is due is purged by itself."""

from pathlib import Path

import pytest

from live.chores import do_what_is_due
from live.halls import Halls
from meeting.actors import Actor, Role
from meeting.commands import COMMANDS
from meeting.journal import verify_file
from meeting.room import Ack
from simulation.client import Refused
from tests.conftest import Server, new_meeting, start_server

DAY = 24 * 3600 * 1000
PHONE = "0912 345 678"


def anywhere(data: Path, text: str) -> bool:
    return any(text.encode() in file.read_bytes() for file in data.iterdir() if file.is_file())


def test_an_erased_phone_number_leaves_the_file_of_a_running_server(tmp_path: Path) -> None:
    data = tmp_path / "data"
    new_meeting(data)
    server: Server = start_server(data)
    try:
        server.staff("chair").send("OpenCheckIn")
        phone = server.citizen()
        phone.check_in("Lường Thị Hặc", "ten", phone=PHONE)
        assert anywhere(data, PHONE)
        phone.send("EraseAttendee", number=1, values=["phone"])
        assert not anywhere(data, PHONE)
        assert phone.view("me")["view"]["people"][0]["phone"] == ""
        with pytest.raises(Refused) as refused:
            phone.send("EraseAttendee", number=1, values=["name"])
        assert refused.value.code == "in_the_dossier"
        server.staff("organiser").send("EraseAttendee", number=1, values=["name"], reason="theo đề nghị")
        assert not anywhere(data, "Lường Thị Hặc")
    finally:
        server.stop()
    assert verify_file(data / "xa-mau.db").ok
    again = start_server(data)
    try:
        person = again.staff("desk").view("desk")["view"]["recent"][0]
        assert (person["number"], person["name"], person["phone"]) == (1, "", "")
    finally:
        again.stop()


class Later:
    """A clock that can be moved on."""

    def __init__(self, now: int) -> None:
        self.at = now

    def now(self) -> int:
        self.at += 1
        return self.at


def test_check_in_data_is_purged_when_its_day_has_come(tmp_path: Path) -> None:
    new_meeting(tmp_path)
    halls = Halls(tmp_path)
    (hall,) = halls
    clock = Later(hall.room.state.at)
    hall.room.clock = clock  # type: ignore[assignment]
    chair, organiser = Actor(Role.CHAIR, "chair"), Actor(Role.ORGANISER, "organiser")
    person = {"name": "Lường Thị Hặc", "village": "ten", "adult": True, "phone": PHONE}
    steps = [
        (chair, "OpenCheckIn", {}),
        (Actor(Role.DESK, "desk"), "CheckIn", person),
        (chair, "StartMeeting", {}),
        (chair, "Conclude", {}),
        (chair, "CloseMeeting", {}),
        (organiser, "Finish", {}),
    ]
    for at, (actor, name, said) in enumerate(steps):
        assert isinstance(hall.room.submit(actor, str(at), COMMANDS[name].model_validate(said)), Ack)
    for days, gone in ((29, False), (2, True), (1, True)):
        clock.at += days * DAY
        do_what_is_due(halls)
        assert (hall.room.state.purged_at is not None) is gone
    halls.close()
    assert not anywhere(tmp_path, PHONE) and not anywhere(tmp_path, "Lường Thị Hặc")
    assert verify_file(tmp_path / "xa-mau.db").ok
