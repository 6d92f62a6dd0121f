"""The one open connection to a meeting's file: append, read, verify, back up."""

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from io import FileIO
from pathlib import Path

from . import apart
from .chain import Row, Value, chained, check_erasures, decode, encode, genesis, seal, sealed_hash, storable
from .entries import Entry, StoredResult, Verdict
from .errors import NotAMeeting, explaining
from .file import APPLICATION_ID, LAST, build, hold, migrate
from .head import head_line, head_path, parse_head, read_bytes
from .verify import verify


class Journal:
    """The one open connection to a meeting's file."""

    def __init__(self, path: Path, conn: sqlite3.Connection, stack: ExitStack) -> None:
        self.path = path
        self._conn = conn
        self._stack = stack
        self.meta: dict[str, str] = dict(conn.execute("SELECT key, value FROM meta"))
        if "slug" not in self.meta:
            raise NotAMeeting(path, reason="damaged", detail="it has no slug")
        self._head: tuple[int, str] = conn.execute(LAST).fetchone() or (0, genesis(self.meta["slug"]))
        self._head_file = self._keep_head()

    @classmethod
    def create(cls, path: Path, meta: Mapping[str, str]) -> "Journal":
        """A new meeting. Its slug, in ``meta`` or else the file's name, never changes."""
        rows = {"slug": path.stem, **meta}

        def fill(conn: sqlite3.Connection) -> None:
            conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            migrate(conn)
            conn.executemany("INSERT INTO meta (key, value) VALUES (?, ?)", rows.items())

        build(path, head_line(0, genesis(rows["slug"])), fill)
        return cls.open(path)

    @classmethod
    def open(cls, path: Path) -> "Journal":
        """An existing meeting, brought to the newest format; ``JournalLocked`` at once if it is held."""
        with ExitStack() as stack, explaining(path):
            conn = hold(path, stack)
            migrate(conn)
            journal = cls(path, conn, stack)
            journal._stack = stack.pop_all()
            return journal

    @property
    def head(self) -> tuple[int, str]:
        """The last seq and hash: 0 and the genesis hash in an empty journal."""
        return self._head

    def set_meta(self, key: str, value: str) -> None:
        """Keep a fact about the meeting that is no event. The chain does not cover it."""
        if key == "slug":
            raise ValueError("the slug is part of the hash chain")
        with self._transaction():
            self._conn.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (key, value))
        self.meta[key] = value

    def append(
        self,
        entries: Sequence[Entry],
        results: Sequence[StoredResult],
        erase: Sequence[tuple[int, str]] = (),
    ) -> None:
        """Write everything in one transaction; on return it is on disk.

        ``erase`` names by seq and field the personal values to delete: exactly those that the
        ``ValuesErased`` entries among ``entries`` list. Raises ``JournalError`` when it cannot be written and
        ``ValueError`` for what must not be; either way nothing has been, and the journal goes on.
        """
        check_erasures(entries, erase)
        rows, values, head = self._rows(entries)
        kept = [storable(one) for one in results]
        with self._transaction():
            self._conn.executemany("INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
            self._conn.executemany("INSERT INTO sealed VALUES (?, ?, ?, ?)", values)
            self._conn.executemany("INSERT INTO results VALUES (?, ?, ?, ?)", kept)
            if erase:
                self._erase(erase)
        self._head = head
        self._write_head()
        if erase:
            self._forget()

    def read(self) -> Iterator[Entry]:
        """All entries, with their personal values; what was erased is ``None``."""
        with explaining(self.path):
            sealed = self._conn.execute("SELECT seq, field, value FROM sealed")
            values = {(seq, name): value for seq, name, value in sealed}
            rows = self._conn.execute(
                "SELECT seq, at, actor, command, type, data, sealed FROM journal ORDER BY seq"
            ).fetchall()
        return self._entries(rows, values)

    def result(self, scope: str, id: str) -> StoredResult | None:
        """What this command was answered, if it has been carried out."""
        with explaining(self.path):
            row = self._conn.execute(
                "SELECT seq, result FROM results WHERE scope = ? AND id = ?", (scope, id)
            ).fetchone()
        return StoredResult(scope, id, row[0], decode(row[1])) if row else None

    def verify(self) -> Verdict:
        """Whether the file still says what was written, and the first entry where it does not."""
        return verify(self._conn, self.path)

    def backup(self, target: Path) -> None:
        """A consistent copy, with its head. ``target`` must not exist."""
        head = head_line(*self._head) if self._head_file else read_bytes(head_path(self.path))
        build(target, head, self._conn.backup)

    def excerpt(self, target: Path, leave_out: Collection[tuple[int, str]], secrets: Iterable[str] = ()) -> None:
        """A copy without these personal values, which it lists, and without these secrets of ``meta``."""

        def fill(conn: sqlite3.Connection) -> None:
            self._conn.backup(conn)
            apart.leave_out(conn, leave_out, secrets)

        build(target, head_line(*self._head), fill)

    def values(self, pairs: Iterable[tuple[int, str]]) -> list[Value]:
        """These personal values with their salts, to be kept apart; what is not here is passed over."""
        wanted = set(pairs)
        with explaining(self.path):
            rows = self._conn.execute("SELECT seq, field, salt, value FROM sealed ORDER BY seq, field").fetchall()
        return [Value(*row) for row in rows if row[:2] in wanted]

    def put_back(self, values: Collection[Value]) -> None:
        """Add values that this copy leaves out. ``ValueError`` where one is not what was written."""
        with self._transaction():
            expected = apart.left_out(self._conn)
            for one in values:
                if (one.seq, one.field) not in expected or not self._vouches(one):
                    raise ValueError(f"{one.field} of entry {one.seq} is not what was left out")
            apart.put_back(self._conn, values)

    def _vouches(self, one: Value) -> bool:
        row = self._conn.execute("SELECT sealed FROM journal WHERE seq = ?", (one.seq,)).fetchone()
        return row is not None and decode(row[0]).get(one.field) == sealed_hash(one.salt, one.value)

    def close(self) -> None:
        """Give the file back; nothing of it stays in a write-ahead log."""
        self._stack.close()

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with explaining(self.path):
            try:
                self._conn.execute("BEGIN IMMEDIATE")
                yield
                self._conn.execute("COMMIT")
            except BaseException:
                # SQLite itself may have rolled back already, for instance on a full disk.
                with suppress(sqlite3.Error):
                    self._conn.execute("ROLLBACK")
                raise

    def _rows(self, entries: Sequence[Entry]) -> tuple[list[Row], list[Value], tuple[int, str]]:
        """The rows for the journal and for the personal values, and the head that they lead to."""
        rows: list[Row] = []
        values: list[Value] = []
        seq, digest = self._head
        for entry in entries:
            seq += 1
            if entry.seq != seq:
                raise ValueError(f"entry {seq} expected, not {entry.seq}")
            own = seal(seq, entry.sealed)
            sealed = encode({one.field: sealed_hash(one.salt, one.value) for one in own})
            row = (
                seq,
                int(entry.at),
                encode(entry.actor),
                entry.command,
                entry.type,
                encode(entry.data),
                sealed,
            )
            digest = chained((digest, *row))
            rows.append((*row, digest))
            values += own
        return rows, values, (seq, digest)

    def _erase(self, erase: Sequence[tuple[int, str]]) -> None:
        deleted = self._conn.executemany("DELETE FROM sealed WHERE seq = ? AND field = ?", erase).rowcount
        if deleted != len(erase):
            raise ValueError("a value to erase does not exist")

    def _forget(self) -> None:
        """Empty the write-ahead log, which still holds the erased values."""
        with suppress(sqlite3.Error):
            self._conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def _entries(self, rows: Iterable[Row], values: Mapping[tuple[int, str], str]) -> Iterator[Entry]:
        for seq, at, actor, command, type_, data, sealed in rows:
            try:
                names = () if sealed == "{}" else decode(sealed)
                personal = {name: values.get((seq, name)) for name in names}
                yield Entry(seq, at, decode(actor), command, type_, decode(data), personal)
            except (ValueError, TypeError, RecursionError) as error:
                raise NotAMeeting(self.path, reason="damaged", detail=f"entry {seq}") from error

    def _keep_head(self) -> FileIO | None:
        """The head's file, brought up to date after a crash; ``None`` if it does not fit the journal."""
        path = head_path(self.path)
        told = parse_head(read_bytes(path) or b"")
        if told is None or told[1] != self._hash_at(told[0]):
            return None
        file = self._stack.enter_context(path.open("r+b", buffering=0))
        file.write(head_line(*self._head))
        return file

    def _hash_at(self, seq: int) -> str | None:
        if seq == 0:
            return genesis(self.meta["slug"])
        row = self._conn.execute("SELECT hash FROM journal WHERE seq = ?", (seq,)).fetchone()
        return str(row[0]) if row else None

    def _write_head(self) -> None:
        if self._head_file:
            # The commit stands whatever becomes of this; the next one brings the head up to date.
            with suppress(OSError):
                self._head_file.seek(0)
                self._head_file.write(head_line(*self._head))
