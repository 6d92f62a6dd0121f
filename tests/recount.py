"""Where every opinion stands, counted once more from nothing but a journal's rows, by a reading of its own."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Data = dict[str, Any]


@dataclass(frozen=True)
class Row:
    seq: int
    role: str
    command: str
    type: str
    data: Data


def rows(file: Path) -> list[Row]:
    """All that a journal holds."""
    with closing(sqlite3.connect(file)) as db:
        found = db.execute("select seq, actor, command, type, data from journal order by seq").fetchall()
    return [
        Row(seq, json.loads(actor)["role"], command, type_, json.loads(data))
        for seq, actor, command, type_, data in found
    ]


def standing(journal: Iterable[Row]) -> list[Row]:
    """What was not taken back by an undo among these rows."""
    all_ = list(journal)
    commands = {row.seq: row.command for row in all_}
    undone = {commands[row.data["action"]] for row in all_ if row.type == "ActionUndone"}
    return [row for row in all_ if row.type != "ActionUndone" and row.command not in undone]


@dataclass
class Recount:
    """``lead`` is whom a co-signer speaks through; ``floor`` are the opinions of the turn that goes on.

    ``before`` is where all stood, and through whom, before the present ``command``; ``stood`` before the conclusion.
    """

    status: dict[int, str] = field(default_factory=dict)
    lead: dict[int, int] = field(default_factory=dict)
    outcomes: dict[int, Data] = field(default_factory=dict)
    spoken: set[int] = field(default_factory=set)
    spoke_alone: set[int] = field(default_factory=set)
    floor: list[int] = field(default_factory=list)
    present: int = 0
    command: str = ""
    before: tuple[dict[int, str], dict[int, int]] = field(default_factory=lambda: ({}, {}))
    stood: tuple[dict[int, str], dict[int, int]] = field(default_factory=lambda: ({}, {}))

    @classmethod
    def of(cls, journal: Iterable[Row]) -> "Recount":
        count = cls()
        for row in standing(journal):
            count._begin(row.command)
            getattr(count, f"_{row.type}", lambda data: None)(row.data)
        return count

    def _begin(self, command: str) -> None:
        """How all stood before the command whose first row comes now."""
        if command != self.command:
            self.command, self.before = command, (dict(self.status), dict(self.lead))

    def totals(self) -> dict[str, int]:
        """As the hall sees them."""
        stand = Counter(self.status.values())
        kinds = Counter(data["outcome"] for data in self.outcomes.values())
        return {
            "opinions": len(self.status) - stand["withdrawn"],
            "spoken": len(self.spoken),
            "waiting": stand["waiting"],
            "heard": stand["heard"] + stand["answering"],
            "written": stand["written"],
            "with_outcome": len(self.outcomes),
            "answered": kinds["answered_here"] + kinds["noted"],
            "to_study": kinds["to_study"] + kinds["to_other_body"],
            "to_higher": kinds["to_higher"],
            "resolved": sum(bool(data["resolved"]) for data in self.outcomes.values()),
        }

    def _group(self, *leads: int) -> list[int]:
        return [one for lead in leads for one in (lead, *(o for o, of in self.lead.items() if of == lead))]

    def _stand(self, status: str, *leads: int) -> None:
        self.status.update(dict.fromkeys(self._group(*leads), status))

    def _part(self, opinion: int, status: str) -> None:
        """For good: whoever spoke through it was heard if it only replied, and waits again otherwise."""
        replies = self.status[opinion] == "replying"
        self.lead.pop(opinion, None)
        for one in self._group(opinion)[1:]:
            del self.lead[one]
            self.status[one] = "heard" if replies else "waiting"
            if not replies:
                self.spoken -= {one} - self.spoke_alone
        self.status[opinion] = status

    # --- what each event says -----------------------------------------------------------------------------------------

    def _PersonCheckedIn(self, data: Data) -> None:
        self.present += 1

    def _OpinionRaised(self, data: Data) -> None:
        self.status[data["opinion"]] = data["status"]

    def _FloorOpinionRaised(self, data: Data) -> None:
        self._OpinionRaised(data)
        if data["status"] == "heard":
            self.spoken.add(data["opinion"])
            self.spoke_alone.add(data["opinion"])

    def _RequestWithdrawn(self, data: Data) -> None:
        self._part(data["opinion"], "withdrawn")

    def _MovedToWritten(self, data: Data) -> None:
        self._part(data["opinion"], "written")

    def _SpeakerRefused(self, data: Data) -> None:
        if data["opinion"] in self.outcomes:
            self._stand("outcome", data["opinion"])
        else:
            self._part(data["opinion"], "refused")

    def _RequestsJoined(self, data: Data) -> None:
        for one in data["others"]:
            self.lead[one], self.status[one] = data["lead"], "joined"

    def _JointLeft(self, data: Data) -> None:
        del self.lead[data["opinion"]]
        self.status[data["opinion"]] = "waiting"

    def _Returned(self, data: Data) -> None:
        self.lead.pop(data["opinion"], None)
        self._stand("joined", data["opinion"])
        self.status[data["opinion"]] = "waiting"

    _Recalled = _Returned

    def _ServedOnPaper(self, data: Data) -> None:
        self.lead.pop(data["opinion"], None)
        self._stand("heard", data["opinion"])
        self.spoken.update(self._group(data["opinion"]))
        self.spoke_alone.add(data["opinion"])

    def _FloorGiven(self, data: Data) -> None:
        self._take("called", [data["opinion"]])

    def _AnswerStarted(self, data: Data) -> None:
        self._take("answering", data["opinions"])

    def _ReplyStarted(self, data: Data) -> None:
        self._take("replying", [data["opinion"]])

    def _take(self, status: str, opinions: list[int]) -> None:
        self.floor = opinions
        self._stand(status, *opinions)

    def _TimerStarted(self, data: Data) -> None:
        self._stand("speaking", *self.floor)
        self.spoken.update(self._group(*self.floor))
        self.spoke_alone.update(self.floor)

    def _TurnEnded(self, data: Data) -> None:
        after = "absent" if data["how"] == "absent" else "heard"
        if data["how"] != "refused":
            for one in self._group(*self.floor):
                own = "joined" if after == "absent" and one in self.lead else after
                self.status[one] = "outcome" if one in self.outcomes else own
        self.floor = []

    def _OutcomeRecorded(self, data: Data) -> None:
        self._stand("outcome", *data["opinions"])
        self.outcomes.update(dict.fromkeys(self._group(*data["opinions"]), data))

    def _MeetingConcluded(self, data: Data) -> None:
        self.stood = self.before

    def _PhaseReopened(self, data: Data) -> None:
        status, lead = self.stood
        again = set(data["waiting"])
        self.lead.update({one: lead[one] for one in again if lead.get(one) in again})
        for one in again:
            self.status[one] = "joined" if one in self.lead else "absent" if status[one] == "absent" else "waiting"
