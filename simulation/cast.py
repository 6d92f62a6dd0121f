"""Who comes and what they say: the people and opinions of an example commune, dealt out by a seed."""

import csv
import random
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

EXAMPLES = Path(__file__).parent / "examples"
EXAMPLE = "xa-mau"
MINUTE = 60
WRITES_AT_ONCE = 0.15
WRITES_INSTEAD = 6
COMES_LATE = 0.1
SPEAKERS_PER_PERSON = 0.6
PEOPLE_PER_COMMUNE = 400  # in a larger hall several bring up the same


@dataclass(frozen=True)
class Opinion:
    """What somebody brings up, and what they are told."""

    village: str
    field: str
    minutes: int
    content: str
    official: str
    answer: str
    outcome: Mapping[str, Any]
    due_days: int


@dataclass(frozen=True)
class Persona:
    """One citizen: who it is, when it comes (seconds of the meeting's time), what it wants to say, its temper."""

    person: Mapping[str, str]
    arrives: float
    opinion: Opinion | None = None
    registers: float = 0.0
    written: bool = False
    misses: bool = False
    temper: float = 0.5

    @property
    def name(self) -> str:
        return self.person["name"]


def opinions(example: str = EXAMPLE) -> list[Opinion]:
    """What the people of an example bring up."""
    rows = tomllib.loads((EXAMPLES / example / "opinions.toml").read_text(encoding="utf-8"))["opinions"]
    return [_opinion(row) for row in rows]


def _opinion(row: Mapping[str, Any]) -> Opinion:
    outcome = {
        "outcome": row["outcome"],
        "resolved": row["resolved"],
        "body": row.get("body", ""),
        "expected_by": row.get("expected", ""),
        **({"level": row["level"]} if "level" in row else {}),
    }
    said = {k: row[k] for k in ("village", "field", "minutes", "content", "official", "answer")}
    return Opinion(**said, outcome=outcome, due_days=row.get("due_days", 0))


def people(example: str = EXAMPLE) -> list[dict[str, str]]:
    """The people of an example."""
    with (EXAMPLES / example / "people.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def cast(citizens: int, seed: int, doors: float, example: str = EXAMPLE) -> list[Persona]:
    """Deal people and opinions to ``citizens`` phones; most come in the first ``doors`` seconds."""
    dice = random.Random(seed)
    known = people(example)
    dice.shuffle(known)
    came = [known[i % len(known)] for i in range(citizens)]
    said = _deal(came, opinions(example), dice)
    return [_persona(person, said.get(i), doors, dice, i) for i, person in enumerate(came)]


def _deal(came: Sequence[Mapping[str, str]], said: list[Opinion], dice: random.Random) -> dict[int, Opinion]:
    """Each opinion to somebody of its village, while there is somebody."""
    said = said * (1 + len(came) // PEOPLE_PER_COMMUNE)
    dice.shuffle(said)
    free = list(range(len(came)))
    dice.shuffle(free)
    dealt: dict[int, Opinion] = {}
    for one in said:
        at_home = next((i for i in free if came[i]["village"] == one.village), None)
        if at_home is not None and len(dealt) < max(1, len(came) * SPEAKERS_PER_PERSON):
            free.remove(at_home)
            dealt[at_home] = one
    return dealt


def _persona(
    person: Mapping[str, str], opinion: Opinion | None, doors: float, dice: random.Random, index: int
) -> Persona:
    late = dice.random() < COMES_LATE
    arrives = doors * dice.uniform(1.2, 2.5) if late else doors * dice.uniform(0.0, 0.9)
    registers = arrives + dice.choice((1, 1, 1, 12, 30)) * MINUTE * dice.uniform(0.3, 1.5)
    written = opinion is not None and dice.random() < WRITES_AT_ONCE
    return Persona(person, arrives, opinion, registers, written, index % WRITES_INSTEAD == 4, dice.random())
