"""A meeting of three hours with 500 citizens: its totals are counted once more, from nothing but the journal's rows."""

import json
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from meeting.journal import verify_file
from simulation.client import Client
from tests.conftest import Server, new_meeting, start_server
from tests.recount import Recount, Row, rows, standing

PACE = "240"
CITIZENS = 500
LOOKS = 1.0
SAID = (
    "called by mistake, taken back",
    "ended too soon, taken back",
    "a break of ten minutes",
    "join another's",
    "fields take turns",
    "the co-chair takes over",
    "chair and operator give one minute at once",
    "somebody speaks up from the seat",
    "noted by mistake, taken back",
    "a number is given the floor",
    "who waits is refused",
    "refused by mistake, taken back",
    "the speaker is refused",
    "the reply is refused",
    "the power was off",
)


@contextmanager
def onlookers(public: Client, operator: Client) -> Iterator[list[dict[str, Any]]]:
    """What a phone and the operator's screen show again and again while the meeting goes on, and at its end."""
    seen: list[dict[str, Any]] = []
    over = Event()

    def look() -> None:
        while True:
            last = over.wait(LOOKS)
            seen.extend((public.view("public"), operator.view("chair")))
            if last:
                return

    with ThreadPoolExecutor(1) as eyes:
        looking = eyes.submit(look)
        try:
            yield seen
        finally:
            over.set()
        looking.result()


def recounted(told: dict[str, Any], journal: list[Row]) -> None:
    """What a screen showed is what the journal says up to the event that the screen was at."""
    view, count = told["view"], Recount.of(row for row in journal if row.seq <= told["seq"])
    if "totals" in view:
        assert (view["totals"], view["present"]) == (count.totals(), count.present), told["seq"]
    else:
        cards = [card for key, card in view.items() if key.startswith("opinion/")]
        assert {card["id"]: card["status"] for card in cards} == count.status, told["seq"]


@pytest.mark.long
def test_three_hours_end_with_the_totals_that_the_journal_has(tmp_path: Path) -> None:
    data = tmp_path / "data"
    new_meeting(data)
    server: Server = start_server(data)
    links = tmp_path / "links.json"
    links.write_text(json.dumps(server.links))
    command = ["simulate", server.slug, "--url", server.url, "--citizens", CITIZENS, "--seed", "4", "--pace", PACE]
    with onlookers(server.citizen(), server.staff("operator")) as seen:
        played = server.run(*command, "--links", str(links), limit=600)
    server.stop()
    assert played.returncode == 0, played.stdout[-3000:] + played.stderr
    told = re.search(r"(\d+) of (\d+) phones are on the server's number", played.stdout)
    assert told and told[1] == told[2] == str(CITIZENS) and " 0 errors" in played.stdout
    assert [words for words in SAID if words not in played.stdout] == []
    journal = rows(data / "xa-mau.db")
    for one in seen:
        recounted(one, journal)
    assert verify_file(data / "xa-mau.db").ok
    what_happened(standing(journal))
    assert max(one["view"]["totals"]["waiting"] for one in seen[::2]) > 0
    count = Recount.of(journal)
    assert count.totals()["opinions"] >= 60 and count.present == CITIZENS + 1, "one came in from the floor"


def what_happened(journal: list[Row]) -> None:
    """What the meeting is to have had, whatever it said of itself."""

    def of(type_: str) -> list[dict[str, Any]]:
        return [row.data for row in journal if row.type == type_]

    assert len(of("GavelPassed")) == 2 and len(of("ServedOnPaper")) == 2
    assert [refused["route"] for refused in of("SpeakerRefused")].count("office") == 2
    assert len(of("SpeakerRefused")) == 3
    assert [raised["status"] for raised in of("FloorOpinionRaised")].count("heard") == 2
    assert len(of("FloorOpinionRaised")) == 3
    assert any(len(answer["opinions"]) > 1 for answer in of("AnswerStarted"))
    pressed = {row.type for row in journal if row.role == "operator"}
    assert pressed >= {"FloorGiven", "TurnEnded"}
    (joint,) = of("RequestsJoined")
    assert joint["lead"] in Recount.of(journal).spoken
