"""One live meeting: the only writer. What waits is decided, appended and committed together, then published."""

import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from .actors import Actor, Role
from .commands import Command
from .events import (
    DocumentPublished,
    Event,
    MinutesWritten,
    OpinionRaised,
    PersonCheckedIn,
    PhraseRecorded,
    Recorded,
    ValuesErased,
    from_data,
    to_data,
)
from .evolve import evolve, fold
from .journal import Entry, Journal, StoredResult
from .rules import Rejection, decide
from .state import State

Listener = Callable[[State, State], None]
MILLISECONDS = 1000


class Clock:
    """Milliseconds since the epoch that only ever go forward, whatever is done to the machine's clock.

    The wall clock is read once; from then on time follows the monotonic clock, and never lies before ``not_before``.
    """

    def __init__(self, not_before: int = 0) -> None:
        self._start = max(int(time.time() * MILLISECONDS), not_before)
        self._mark = time.monotonic()

    def now(self) -> int:
        """The present moment in milliseconds since the epoch."""
        return self._start + int((time.monotonic() - self._mark) * MILLISECONDS)


@dataclass(frozen=True, slots=True)
class Ack:
    """A command that was carried out: the last sequence number it brought, and what its sender needs to know."""

    seq: int
    result: Mapping[str, Any]


@dataclass(slots=True)
class _Waiting:
    actor: Actor
    id: str
    command: Command
    outcome: Ack | Rejection | Exception | None = None


@dataclass(slots=True)
class _Batch:
    """What one transaction will hold, and the state it would leave."""

    state: State
    entries: list[Entry] = field(default_factory=list)
    results: dict[tuple[str, str], StoredResult] = field(default_factory=dict)
    done: list[tuple[_Waiting, Ack]] = field(default_factory=list)
    erased: list[tuple[int, str]] = field(default_factory=list)


class Room:
    """A meeting in memory on its journal. ``submit`` may be called from any number of threads or greenlets."""

    def __init__(self, journal: Journal, clock: Clock | None = None) -> None:
        self.journal = journal
        self.state = fold(read(journal))
        self.clock = clock or Clock(self.state.at)
        self._waiting: deque[_Waiting] = deque()
        self._writing = threading.Lock()
        self._listeners: list[Listener] = []

    @property
    def slug(self) -> str:
        """The meeting's short name, as in its addresses."""
        return self.state.expect_setup().slug

    def subscribe(self, listener: Listener) -> None:
        """Call ``listener(old, new)`` after every commit. It must not yield."""
        self._listeners.append(listener)

    def submit(self, actor: Actor, id_: str, command: Command) -> Ack | Rejection:
        """Carry a command out, or say why not; on return an :class:`Ack` is on disk.

        The same ``id_`` of the same actor gives the stored result again. Raises ``JournalError`` when the journal
        could not be written; then nothing has happened.
        """
        mine = _Waiting(actor, id_, command)
        self._waiting.append(mine)
        with self._writing:
            if mine.outcome is None:
                time.sleep(0)  # lets others that are ready join this commit
                self._commit_waiting()
        if isinstance(mine.outcome, Exception):
            raise mine.outcome
        assert mine.outcome is not None
        return mine.outcome

    def close(self) -> None:
        """Give the file back."""
        with self._writing:
            self.journal.close()

    def _commit_waiting(self) -> None:
        waiting = [self._waiting.popleft() for _ in range(len(self._waiting))]
        batch = _Batch(self.state)
        for one in waiting:
            try:
                self._decide(batch, one)
            except Exception as error:  # a fault in one command must not take the others' answers with it
                one.outcome = error
        try:
            if batch.entries:
                self.journal.append(batch.entries, list(batch.results.values()), batch.erased)
        except Exception as error:
            for one, _ in batch.done:
                one.outcome = error
            return
        for one, ack in batch.done:
            one.outcome = ack
        self._publish(batch.state)

    def _publish(self, new: State) -> None:
        old, self.state = self.state, new
        if new is not old:
            for listener in self._listeners:
                listener(old, new)

    def _decide(self, batch: _Batch, one: _Waiting) -> None:
        key = (one.actor.scope, one.id)
        known = batch.results.get(key) or self.journal.result(*key)
        if known is not None:
            batch.done.append((one, Ack(known.seq, known.result)))
            return
        now = self.clock.now()
        events = decide(batch.state, one.command, one.actor, now)
        if isinstance(events, Rejection):
            one.outcome = events
            return
        recorded = list(_placed(batch.state, events, one.actor, f"{one.actor.scope}/{one.id}", now))
        state = fold(recorded, batch.state)
        result, entries = result_of(state, one.actor, events), [to_entry(r) for r in recorded]
        # From here on nothing can fail: a batch's state never runs ahead of its entries.
        batch.state = state
        batch.entries += entries
        batch.erased += [tuple(pair) for one in events if isinstance(one, ValuesErased) for pair in one.of]
        batch.results[key] = StoredResult(*key, state.seq, result)
        batch.done.append((one, Ack(batch.state.seq, result)))


def _placed(state: State, events: Iterable[Event], actor: Actor, command: str, now: int) -> Iterator[Recorded]:
    for seq, event in enumerate(events, state.seq + 1):
        yield Recorded(seq, now, actor, command, event)


def result_of(state: State, actor: Actor, events: Iterable[Event]) -> dict[str, Any]:
    """What the sender of a command needs to know of what came of it: numbers, a code to read out, versions."""
    told: dict[str, Any] = {}
    people: list[dict[str, Any]] = []
    for event in events:
        if isinstance(event, PersonCheckedIn):
            people.append({"number": event.number, "code": state.code(event.number)})
        elif isinstance(event, OpinionRaised):
            told["opinion"] = event.opinion
        elif isinstance(event, MinutesWritten):
            told["version"] = event.version
        elif isinstance(event, DocumentPublished):
            told["document"] = event.document
        elif isinstance(event, PhraseRecorded):
            told["clip"] = event.clip
    return {**told, **(people[0] if people else {}), **({"people": people} if len(people) > 1 else {})}


def to_entry(recorded: Recorded) -> Entry:
    """The journal's row for an event."""
    data, sealed = to_data(recorded.event)
    actor = recorded.actor.to_json()
    return Entry(recorded.seq, recorded.at, actor, recorded.command, type(recorded.event).__name__, data, sealed)


def from_entry(entry: Entry) -> Recorded:
    """The event of a journal's row."""
    actor = Actor(Role(entry.actor["role"]), entry.actor["id"])
    event = from_data(entry.type, entry.data, entry.sealed)
    return Recorded(entry.seq, entry.at, actor, entry.command, event)


def read(journal: Journal) -> Iterator[Recorded]:
    """All events of a journal."""
    return (from_entry(entry) for entry in journal.read())


def found(journal: Journal, event: Event, at: int) -> None:
    """Write the first event of a new meeting."""
    first = Recorded(1, at, Actor(Role.SYSTEM), "", event)
    evolve(State(), first)
    journal.append([to_entry(first)], [])
