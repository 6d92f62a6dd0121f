"""The dossier (V.3.3): what it holds of each opinion, what it leaves out, and the totals for the level above. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from .journal import Entry
from .privacy import to_purge
from .protection import outcome_told, sealed, sealed_text, shares_seal
from .state import Attendee, Opinion, Outcome, State
from .views import parts, people

Place = tuple[int, str]
WRITTEN_DOWN = "MinutesWritten"
HALL_NETWORK = "WifiSet"


@dataclass(frozen=True, slots=True)
class Row:
    """One opinion of the dossier. What is sealed has a number and no more: its content is kept apart (III.4, V.3.1).

    ``who`` is the person, ``by`` names who answered, ``outcome`` is what became of it, if anything.
    """

    opinion: int
    number: int
    sealed: bool
    who: Attendee | None
    topic: str
    asked: str
    answered: str
    by: tuple[str, ...]
    outcome: Outcome | None


def rows(state: State) -> list[Row]:
    """What V.3.3 asks for of each opinion that was not withdrawn, in the order of their numbers."""
    return [_row(state, one) for one in _counted(state)]


def _row(state: State, one: Opinion) -> Row:
    if sealed(state, one):
        return Row(one.id, one.number, True, None, one.topic, "", "", (), outcome_told(state, one))
    asked = parts.text_of(state, one, "asked") or one.content
    by = dict.fromkeys(answer["official"]["name"] for answer in parts.answers(state, one))
    answered = parts.text_of(state, one, "answered")
    return Row(one.id, one.number, False, state.person(one.number), one.topic, asked, answered, tuple(by), one.outcome)


def _counted(state: State) -> list[Opinion]:
    return [state.opinions[id_] for id_ in sorted(state.opinions) if state.opinions[id_].status != "withdrawn"]


# --- what it leaves out -----------------------------------------------------------------------------------------------


def not_kept(state: State, entries: Iterable[Entry]) -> set[Place]:
    """Where the journal keeps what the dossier does not need: check-in data (V.3.3) and the hall's network."""
    network = {(entry.seq, name) for entry in entries if entry.type == HALL_NETWORK for name in entry.sealed}
    return network | set(to_purge(state))


def kept_apart(state: State, entries: Iterable[Entry]) -> set[Place]:
    """Where the journal keeps what is sealed: all that was written of III.4 and of complaints passed on by law."""
    return {(entry.seq, name) for entry in entries if _speaks_of_sealed(state, entry) for name in entry.sealed}


def _speaks_of_sealed(state: State, entry: Entry) -> bool:
    """Also what speaks of an opinion that was taken back: nobody knows any more what it was about."""
    if entry.type == WRITTEN_DOWN:
        return sealed_text(state, f"{entry.data['entry']}.{entry.data['part']}")
    about = entry.data.get("opinions", [entry.data["opinion"]] if "opinion" in entry.data else [])
    found = [state.opinions.get(id_) for id_ in about]
    return any(one is None or shares_seal(state, one) for one in found)


# --- totals -----------------------------------------------------------------------------------------------------------


def totals(state: State) -> dict[str, Any]:
    """What the level above counts (VI.1, VI.3): numbers only, no name and no content; III.4 is a number too."""
    setup = state.expect_setup()
    counts = people.counts(state)
    return {
        "unit": setup.unit,
        "name": setup.name,
        "province": setup.province,
        "date": setup.date,
        "regulation": state.expect_regulation().id,
        "phase": state.phase,
        "invited": counts["invited"],
        "present": {"total": state.present, "kind": counts["kind"], "group": counts["group"]},
        "opinions": _opinions(_counted(state)),
    }


def _opinions(counted: list[Opinion]) -> dict[str, Any]:
    done = [one.outcome for one in counted if one.outcome is not None]
    resolved = sum(outcome.resolved for outcome in done)
    return {
        "total": len(counted),
        "resolved": resolved,
        "unresolved": len(counted) - resolved,
        "topic": _by(one.topic for one in counted),
        "outcome": _by(outcome.outcome for outcome in done),
        "level": _by(outcome.level for outcome in done if outcome.level),
        "refused": sum(one.refusal is not None for one in counted),
        "satisfied": _by(one.satisfied for one in counted if one.satisfied),
    }


def _by(keys: Iterable[str]) -> Mapping[str, int]:
    return dict(sorted(Counter(keys).items()))
