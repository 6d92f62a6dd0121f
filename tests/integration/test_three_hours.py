"""A meeting of three hours with 500 citizens: its totals are counted once more, from nothing but the journal's rows."""

import json
import re
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from meeting.journal import verify_file
from tests.conftest import Server, new_meeting, start_server

PACE = "240"
CITIZENS = "500"


def rows(file: Path) -> list[tuple[str, str, dict[str, Any]]]:
    """Command, type and data of every event that was not taken back."""
    with closing(sqlite3.connect(file)) as db:
        found = [
            (seq, command, type_, json.loads(data))
            for seq, command, type_, data in db.execute("select seq, command, type, data from journal order by seq")
        ]
    commands = {seq: command for seq, command, _, _ in found}
    undone = {commands[data["action"]] for _, _, type_, data in found if type_ == "ActionUndone"}
    return [(c, t, d) for _, c, t, d in found if c not in undone and t != "ActionUndone"]


class Counted:
    """Who spoke and what came of it, by a reading of its own."""

    def __init__(self, events: list[tuple[str, str, dict[str, Any]]]) -> None:
        self.kinds = Counter(type_ for _, type_, _ in events)
        self.signers: dict[int, set[int]] = {}
        self.outcomes: dict[int, dict[str, Any]] = {}
        self.spoken: set[int] = set()
        self.raised: set[int] = set()
        self._called = 0
        for _, type_, data in events:
            getattr(self, f"_{type_}", lambda data: None)(data)

    def _OpinionRaised(self, data: dict[str, Any]) -> None:
        self.raised.add(data["opinion"])

    def _FloorOpinionRaised(self, data: dict[str, Any]) -> None:
        self.raised.add(data["opinion"])
        self.spoken.add(data["opinion"])

    def _RequestWithdrawn(self, data: dict[str, Any]) -> None:
        self.raised.discard(data["opinion"])

    def _RequestsJoined(self, data: dict[str, Any]) -> None:
        self.signers.setdefault(data["lead"], set()).update(data["others"])

    def _JointLeft(self, data: dict[str, Any]) -> None:
        for others in self.signers.values():
            others.discard(data["opinion"])

    def _FloorGiven(self, data: dict[str, Any]) -> None:
        self._called = data["opinion"]

    def _TimerStarted(self, data: dict[str, Any]) -> None:
        self.spoken |= {self._called, *self.signers.get(self._called, set())}

    def _OutcomeRecorded(self, data: dict[str, Any]) -> None:
        for lead in data["opinions"]:
            for opinion in (lead, *self.signers.get(lead, set())):
                self.outcomes[opinion] = data

    def totals(self) -> dict[str, int]:
        """As the hall sees them."""
        kinds = Counter(data["outcome"] for data in self.outcomes.values())
        return {
            "opinions": len(self.raised),
            "spoken": len(self.spoken),
            "with_outcome": len(self.outcomes),
            "answered": kinds["answered_here"] + kinds["noted"],
            "to_study": kinds["to_study"] + kinds["to_other_body"],
            "to_higher": kinds["to_higher"],
            "resolved": sum(bool(data["resolved"]) for data in self.outcomes.values()),
        }


@pytest.mark.long
def test_three_hours_end_with_the_totals_that_the_journal_has(tmp_path: Path) -> None:
    data = tmp_path / "data"
    new_meeting(data)
    server: Server = start_server(data)
    links = tmp_path / "links.json"
    links.write_text(json.dumps(server.links))
    command = ["simulate", server.slug, "--url", server.url, "--citizens", CITIZENS, "--seed", "4", "--pace", PACE]
    played = server.run(*command, "--links", str(links), limit=600)
    view = server.citizen().view("public")["view"]
    server.stop()
    assert played.returncode == 0, played.stdout[-3000:] + played.stderr
    told = re.search(r"(\d+) of (\d+) phones are on the server's number", played.stdout)
    assert told and told[1] == told[2] == CITIZENS and " 0 errors" in played.stdout
    for happened in (
        "taken back",
        "a break of ten minutes",
        "join another's",
        "co-chair takes over",
        "fields take turns",
    ):
        assert happened in played.stdout
    counted = Counted(rows(data / "xa-mau.db"))
    assert counted.kinds["PersonCheckedIn"] == view["present"] == int(CITIZENS)
    assert {key: view["totals"][key] for key in counted.totals()} == counted.totals()
    assert counted.totals()["opinions"] >= 60 and counted.kinds["GavelPassed"] == 2
    assert verify_file(data / "xa-mau.db").ok
