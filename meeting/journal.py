"""The journal: one SQLite file a meeting, append-only, every row chained to the one before it by its hash.

**What is hashed.** The hash of a row is SHA-256 over eight texts: the hash of the row before it (64 hex
digits), seq, at, actor, command, type, data and sealed as they are stored; each in UTF-8, with its length in
bytes and a colon in front. The hash before the first row is the genesis hash, made the same way of
``HASH_FORMAT`` and the meta row ``slug``, so that rows cannot be moved to another meeting. ``sealed`` is a
JSON object that gives for each personal value SHA-256 over its salt (32 hex digits) and the value; salt and
value stand in a table of their own, so that both can be deleted and the chain still holds.

**Beside the file** stands ``<name>.head``, the last seq and hash: it shows when the end of the journal was
cut off. It is written after each commit, so it may lag behind the journal but never lead it; and without
fsync, for what it loses in a power failure is mended at the next start, and a second fsync would halve what
the journal takes. A head that contradicts the journal is evidence: it is not written any more.

**One connection.** The file is held by exclusive locks, and a process must not open it a second time, not
even to read a byte: closing any descriptor of a file drops all POSIX locks that the process has on it. Hence
``_held``.
"""

import errno
import json
import os
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from io import FileIO
from pathlib import Path
from typing import Any, ClassVar, NamedTuple

from sqlite_utils import Database, Migrations

APPLICATION_ID = int.from_bytes(b"DTHN", "big")
HASH_FORMAT = "doi-thoai journal 1"
FILE_FORMAT = 1
ERASURE = "ValuesErased"

_MAGIC = b"SQLite format 3\0"
_APPLICATION_ID_AT = slice(68, 72)
_HEAD = re.compile(rb"(\d{12}) ([0-9a-f]{64})\n")
_SPARE_BYTES = 1 << 20
_LAST = "SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1"
_Row = tuple[Any, ...]
# The second is what Python makes of SQLite's complaint about damaged text.
_DAMAGE = (sqlite3.Error, UnicodeDecodeError)
_held: dict[Path, object] = {}


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the journal."""

    seq: int
    at: int
    actor: Mapping[str, Any]
    command: str
    type: str
    data: Mapping[str, Any]
    sealed: Mapping[str, str | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class StoredResult:
    """What a command was answered, so that its repetition gets the same."""

    scope: str
    id: str
    seq: int
    result: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a verification found. ``first_bad`` is ``None`` when all is well, or when no row can be named."""

    ok: bool
    entries: int
    head: tuple[int, str]
    first_bad: int | None
    reason: str


class JournalError(Exception):
    """Why a meeting's file cannot be used: a code, and parameters for the sentence about it."""

    code: ClassVar[str]

    def __init__(self, path: Path, **params: str) -> None:
        self.params: dict[str, str] = {"path": str(path), **params}
        super().__init__(f"{self.code}: {self.params}")


class JournalFull(JournalError):
    """The disk is full."""

    code = "journal_full"


class JournalLocked(JournalError):
    """Another server holds the meeting, or this one does already."""

    code = "journal_locked"


class NotAMeeting(JournalError):
    """The file is no meeting, or a damaged or newer one: ``reason`` is foreign, damaged or newer."""

    code = "not_a_meeting"


class JournalUnwritable(JournalError):
    """The file or its folder cannot be written."""

    code = "journal_unwritable"


class JournalMissing(JournalError):
    """There is no such file."""

    code = "journal_missing"


class JournalExists(JournalError):
    """A file is in the way of a new one."""

    code = "journal_exists"


_KINDS: dict[int, type[JournalError]] = {
    sqlite3.SQLITE_FULL: JournalFull,
    sqlite3.SQLITE_BUSY: JournalLocked,
    sqlite3.SQLITE_LOCKED: JournalLocked,
    sqlite3.SQLITE_CORRUPT: NotAMeeting,
    sqlite3.SQLITE_NOTADB: NotAMeeting,
    sqlite3.SQLITE_ERROR: NotAMeeting,
}


def _explained(error: Exception, path: Path) -> Exception:
    """The error to raise in the place of one from the machine."""
    if isinstance(error, sqlite3.ProgrammingError):
        return error
    if isinstance(error, sqlite3.IntegrityError):
        return ValueError(str(error))
    if isinstance(error, OSError):
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        return (JournalFull if full else JournalUnwritable)(path, detail=str(error))
    # The sqlite3 module's own complaints, such as text that is not UTF-8, carry no code.
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
    kind = _KINDS.get(code, JournalUnwritable)
    if code in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN) and _no_space(path):
        kind = JournalFull
    reason = {"reason": "damaged"} if kind is NotAMeeting else {}
    return kind(path, detail=str(error), **reason)


def _no_space(path: Path) -> bool:
    try:
        return shutil.disk_usage(path.parent).free < _SPARE_BYTES
    except OSError:
        return False


@contextmanager
def _explaining(path: Path) -> Iterator[None]:
    try:
        yield
    except (*_DAMAGE, OSError) as error:
        explained = _explained(error, path)
        if explained is error:
            raise
        raise explained from error


# --- text and hashes ------------------------------------------------------------------------------


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"{type(value).__name__} is not JSON")


_encode = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"), default=_plain
).encode
_decode = json.JSONDecoder().decode
# Makes text of any bytes, and the same bytes of that text again.
_lenient = partial(str, encoding="utf-8", errors="surrogateescape")


def _hash(parts: Iterable[str | int], errors: str = "strict") -> str:
    """SHA-256 over texts, each with its length in front."""
    raw = [str(part).encode("utf-8", errors) for part in parts]
    return sha256(b"".join(b"%d:%b" % (len(part), part) for part in raw)).hexdigest()


def _genesis(slug: str) -> str:
    return _hash((HASH_FORMAT, slug), "surrogateescape")


def _sealed_hash(salt: str, value: str, errors: str = "strict") -> str:
    return sha256((salt + value).encode("utf-8", errors)).hexdigest()


class _Value(NamedTuple):
    """A row of the table of personal values."""

    seq: int
    field: str
    salt: str
    value: str


def _storable(one: StoredResult) -> tuple[str, str, int, str]:
    result = _encode(one.result)
    # Raises what cannot be stored, a lone surrogate, before the transaction begins.
    "".join((one.scope, one.id, result)).encode()
    return one.scope, one.id, one.seq, result


def _seal(seq: int, values: Mapping[str, str | None]) -> list[_Value]:
    rows = []
    for name, value in values.items():
        if value is None:
            raise ValueError(f"entry {seq}: {name} has no value to seal")
        rows.append(_Value(seq, name, os.urandom(16).hex(), value))
    return rows


def _erasures(data: object) -> list[tuple[int, str]]:
    """What an erasure lists; raises ``ValueError`` where it lists nothing that can be read."""
    pairs = data.get("of") if isinstance(data, Mapping) else None
    if not isinstance(pairs, Sequence):
        raise ValueError("an erasure lists no values")
    listed = []
    for pair in pairs:
        if not (isinstance(pair, Sequence) and [type(part) for part in pair] == [int, str]):
            raise ValueError("an erasure lists pairs of seq and field")
        listed.append((pair[0], pair[1]))
    return listed


def _check_erasures(entries: Sequence[Entry], erase: Sequence[tuple[int, str]]) -> None:
    """What is deleted must be what the entries say is erased, or the journal would never verify again."""
    erasures = [entry for entry in entries if entry.type == ERASURE]
    listed = [(entry.seq, *pair) for entry in erasures for pair in _erasures(entry.data)]
    if sorted((seq, name) for _, seq, name in listed) != sorted((seq, name) for seq, name in erase):
        raise ValueError(f"the values to erase are not those that {ERASURE} lists")
    if any(seq >= own for own, seq, _ in listed):
        raise ValueError("only values of earlier entries can be erased")


# --- the file -------------------------------------------------------------------------------------

_migrations = Migrations("journal")


@_migrations()
def m001_tables(db: Database) -> None:
    """The first format."""
    journal = {
        "seq": int,
        "at": int,
        "actor": str,
        "command": str,
        "type": str,
        "data": str,
        "sealed": str,
        "hash": str,
    }
    sealed = {"seq": int, "field": str, "salt": str, "value": str}
    results = {"scope": str, "id": str, "seq": int, "result": str}
    meta = {"key": str, "value": str}
    db.table("journal").create(journal, pk="seq", not_null=set(journal) - {"seq"}, strict=True)
    db.table("sealed").create(sealed, pk=("seq", "field"), not_null=set(sealed), strict=True)
    db.table("results").create(results, pk=("scope", "id"), not_null=set(results), strict=True)
    db.table("meta").create(meta, pk="key", not_null=set(meta), strict=True)


def _migrate(conn: sqlite3.Connection) -> None:
    if _pragma(conn, "user_version") != FILE_FORMAT:
        _migrations.apply(Database(conn, recursive_triggers=False, execute_plugins=False))
        conn.execute(f"PRAGMA user_version = {FILE_FORMAT}")


def _pragma(conn: sqlite3.Connection, name: str) -> Any:
    return conn.execute(f"PRAGMA {name}").fetchone()[0]


def _connect(path: Path, mode: str, stack: ExitStack) -> sqlite3.Connection:
    """The one connection to a file, closed when the stack unwinds; it waits for nobody."""
    uri = f"{path.resolve().as_uri()}?mode={mode}"
    conn = sqlite3.connect(uri, uri=True, timeout=0, isolation_level=None, check_same_thread=False)
    stack.callback(conn.close)
    conn.execute("PRAGMA locking_mode = EXCLUSIVE")
    conn.execute("PRAGMA synchronous = FULL")
    # An erased value must be gone from the file, not only from the table.
    conn.execute("PRAGMA secure_delete = ON")
    # A dossier may come from anywhere: nothing in its schema may run.
    conn.execute("PRAGMA trusted_schema = OFF")
    return conn


def _claim(path: Path, stack: ExitStack) -> None:
    """Mark a file as held by this process until the stack unwinds."""
    key, mine = path.resolve(), object()
    if _held.setdefault(key, mine) is not mine:
        raise JournalLocked(path)
    stack.callback(_held.pop, key)


def _check_header(path: Path) -> None:
    """Refuse what is no meeting before SQLite touches it. Only for a file that this process does not hold."""
    if not path.exists():
        raise JournalMissing(path)
    if not path.is_file():
        raise NotAMeeting(path, reason="foreign")
    with path.open("rb") as file:
        header = file.read(100)
    if not header.startswith(_MAGIC) or int.from_bytes(header[_APPLICATION_ID_AT], "big") != APPLICATION_ID:
        raise NotAMeeting(path, reason="foreign")


def _hold(path: Path, stack: ExitStack) -> sqlite3.Connection:
    """Open an existing meeting and keep everybody else out until the stack unwinds."""
    _claim(path, stack)
    _check_header(path)
    conn = _connect(path, "rw", stack)
    if _pragma(conn, "user_version") > FILE_FORMAT:
        raise NotAMeeting(path, reason="newer")
    conn.execute("PRAGMA journal_mode = WAL")
    conn.execute("BEGIN IMMEDIATE")
    conn.execute("COMMIT")
    if conn.execute("SELECT 1 FROM sqlite_master WHERE type IN ('trigger', 'view')").fetchone():
        raise NotAMeeting(path, reason="damaged", detail="its schema holds triggers or views")
    return conn


def _build(path: Path, head: bytes | None, fill: Callable[[sqlite3.Connection], object]) -> None:
    """Make a new file under another name first, so that a crash leaves no half-made meeting."""
    head_path = _head_path(path)
    # What a crash left of an older file by this name, SQLite would play into the new one.
    left = [path.with_name(path.name + suffix) for suffix in ("-wal", "-journal")]
    for taken in (path, head_path, *left):
        if taken.exists():
            raise JournalExists(taken)
    draft = path.with_name(f"{path.name}.draft")
    with ExitStack() as undo, _explaining(path):
        draft.unlink(missing_ok=True)
        undo.callback(_remove, draft)
        with ExitStack() as stack:
            conn = _connect(draft, "rwc", stack)
            conn.execute("PRAGMA journal_mode = MEMORY")
            fill(conn)
        if head is not None:
            undo.callback(_remove, head_path)
            _write_new_head(head_path, head)
        draft.rename(path)
        undo.pop_all()


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink(missing_ok=True)


# --- the head beside the file ---------------------------------------------------------------------


def _head_path(path: Path) -> Path:
    if path.suffix == ".head":
        raise ValueError("a meeting's file cannot be named .head")
    return path.with_suffix(".head")


def _head_line(seq: int, digest: str) -> bytes:
    return b"%012d %b\n" % (seq, digest.encode())


def _parse_head(line: bytes) -> tuple[int, str] | None:
    match = _HEAD.fullmatch(line)
    return (int(match[1]), match[2].decode()) if match else None


def _read_bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _write_new_head(path: Path, line: bytes) -> None:
    """The only fsync it gets: later writes keep its length, so a power failure cannot leave it empty."""
    with path.open("xb") as file:
        file.write(line)
        file.flush()
        os.fsync(file.fileno())


# --- the journal ----------------------------------------------------------------------------------


class Journal:
    """The one open connection to a meeting's file."""

    def __init__(self, path: Path, conn: sqlite3.Connection, stack: ExitStack) -> None:
        self.path = path
        self._conn = conn
        self._stack = stack
        self.meta: dict[str, str] = dict(conn.execute("SELECT key, value FROM meta"))
        if "slug" not in self.meta:
            raise NotAMeeting(path, reason="damaged", detail="it has no slug")
        self._head: tuple[int, str] = conn.execute(_LAST).fetchone() or (0, _genesis(self.meta["slug"]))
        self._head_file = self._keep_head()

    @classmethod
    def create(cls, path: Path, meta: Mapping[str, str]) -> "Journal":
        """A new meeting. Its slug, in ``meta`` or else the file's name, never changes."""
        rows = {"slug": path.stem, **meta}

        def fill(conn: sqlite3.Connection) -> None:
            conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            _migrate(conn)
            conn.executemany("INSERT INTO meta (key, value) VALUES (?, ?)", rows.items())

        _build(path, _head_line(0, _genesis(rows["slug"])), fill)
        return cls.open(path)

    @classmethod
    def open(cls, path: Path) -> "Journal":
        """An existing meeting, brought to the newest format; ``JournalLocked`` at once if it is held."""
        with ExitStack() as stack, _explaining(path):
            conn = _hold(path, stack)
            _migrate(conn)
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
        _check_erasures(entries, erase)
        rows, values, head = self._rows(entries)
        kept = [_storable(one) for one in results]
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
        with _explaining(self.path):
            sealed = self._conn.execute("SELECT seq, field, value FROM sealed")
            values = {(seq, name): value for seq, name, value in sealed}
            rows = self._conn.execute(
                "SELECT seq, at, actor, command, type, data, sealed FROM journal ORDER BY seq"
            ).fetchall()
        return self._entries(rows, values)

    def result(self, scope: str, id: str) -> StoredResult | None:
        """What this command was answered, if it has been carried out."""
        with _explaining(self.path):
            row = self._conn.execute(
                "SELECT seq, result FROM results WHERE scope = ? AND id = ?", (scope, id)
            ).fetchone()
        return StoredResult(scope, id, row[0], _decode(row[1])) if row else None

    def verify(self) -> Verdict:
        """Whether the file still says what was written, and the first entry where it does not."""
        return _verify(self._conn, self.path)

    def backup(self, target: Path) -> None:
        """A consistent copy, with its head. ``target`` must not exist."""
        head = _head_line(*self._head) if self._head_file else _read_bytes(_head_path(self.path))
        _build(target, head, self._conn.backup)

    def close(self) -> None:
        """Give the file back; nothing of it stays in a write-ahead log."""
        self._stack.close()

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with _explaining(self.path):
            try:
                self._conn.execute("BEGIN IMMEDIATE")
                yield
                self._conn.execute("COMMIT")
            except BaseException:
                # SQLite itself may have rolled back already, for instance on a full disk.
                with suppress(sqlite3.Error):
                    self._conn.execute("ROLLBACK")
                raise

    def _rows(self, entries: Sequence[Entry]) -> tuple[list[_Row], list[_Value], tuple[int, str]]:
        """The rows for the journal and for the personal values, and the head that they lead to."""
        rows: list[_Row] = []
        values: list[_Value] = []
        seq, digest = self._head
        for entry in entries:
            seq += 1
            if entry.seq != seq:
                raise ValueError(f"entry {seq} expected, not {entry.seq}")
            own = _seal(seq, entry.sealed)
            sealed = _encode({one.field: _sealed_hash(one.salt, one.value) for one in own})
            row = (
                seq,
                int(entry.at),
                _encode(entry.actor),
                entry.command,
                entry.type,
                _encode(entry.data),
                sealed,
            )
            digest = _hash((digest, *row))
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

    def _entries(self, rows: Iterable[_Row], values: Mapping[tuple[int, str], str]) -> Iterator[Entry]:
        for seq, at, actor, command, type_, data, sealed in rows:
            try:
                names = () if sealed == "{}" else _decode(sealed)
                personal = {name: values.get((seq, name)) for name in names}
                yield Entry(seq, at, _decode(actor), command, type_, _decode(data), personal)
            except (ValueError, TypeError, RecursionError) as error:
                raise NotAMeeting(self.path, reason="damaged", detail=f"entry {seq}") from error

    def _keep_head(self) -> FileIO | None:
        """The head's file, brought up to date after a crash; ``None`` if it does not fit the journal."""
        path = _head_path(self.path)
        told = _parse_head(_read_bytes(path) or b"")
        if told is None or told[1] != self._hash_at(told[0]):
            return None
        file = self._stack.enter_context(path.open("r+b", buffering=0))
        file.write(_head_line(*self._head))
        return file

    def _hash_at(self, seq: int) -> str | None:
        if seq == 0:
            return _genesis(self.meta["slug"])
        row = self._conn.execute("SELECT hash FROM journal WHERE seq = ?", (seq,)).fetchone()
        return str(row[0]) if row else None

    def _write_head(self) -> None:
        if self._head_file:
            # The commit stands whatever becomes of this; the next one brings the head up to date.
            with suppress(OSError):
                self._head_file.seek(0)
                self._head_file.write(_head_line(*self._head))


# --- verification ---------------------------------------------------------------------------------


class _Finding(NamedTuple):
    """Something wrong at an entry, or nowhere in particular."""

    seq: int | None
    reason: str


class _Chain:
    """A walk along the journal as far as it holds: the sealed values it vouches for, and the erased ones."""

    def __init__(self, slug: str) -> None:
        self.sealed: dict[tuple[int, str], str] = {}
        self.erased: dict[tuple[int, str], int] = {}
        self._seq, self._hash = 0, _genesis(slug)

    def walk(self, conn: sqlite3.Connection) -> _Finding | None:
        """Check entry after entry; stop at the first that is wrong."""
        try:
            columns = "seq, at, actor, command, type, data, sealed, hash"
            for row in conn.execute(f"SELECT {columns} FROM journal ORDER BY seq"):
                if finding := self._step(row):
                    return finding
        except _DAMAGE as error:
            return _Finding(self._seq + 1, f"file damaged: {error}")
        return None

    def _step(self, row: _Row) -> _Finding | None:
        seq, expected = row[0], self._seq + 1
        if seq != expected:
            return _Finding(min(seq, expected), "entry missing" if seq > expected else "entry out of place")
        types = [type(column) for column in row[1:]]
        if types != [int] + [str] * 6 or _hash((self._hash, *row[:-1]), "surrogateescape") != row[-1]:
            return _Finding(seq, "entry changed")
        self._seq, self._hash = seq, row[-1]
        return self._note(seq, row[4], row[5], row[6])

    def _note(self, seq: int, type_: str, data: str, sealed: str) -> _Finding | None:
        """Remember what the entry seals and erases. A whole chain may have been forged, so trust no shape."""
        try:
            for pair in _erasures(_decode(data)) if type_ == ERASURE else ():
                if pair not in self.sealed or pair in self.erased:
                    return _Finding(seq, "erased value unknown")
                self.erased[pair] = seq
            self.sealed |= {(seq, name): digest for name, digest in _decode(sealed).items()}
        except (ValueError, AttributeError, RecursionError):
            return _Finding(seq, "entry unreadable")
        return None


def _check_values(conn: sqlite3.Connection, chain: _Chain) -> tuple[list[_Finding], set[tuple[int, str]]]:
    """What is wrong with the personal values that are there, and which the chain vouches for but are not."""
    findings, missing = [], chain.sealed.keys() - chain.erased.keys()
    try:
        for seq, name, salt, value in conn.execute("SELECT seq, field, salt, value FROM sealed"):
            missing.discard((seq, name))
            if (seq, name) in chain.erased:
                findings.append(_Finding(chain.erased[seq, name], "erased value still there"))
            elif not _vouched(chain.sealed.get((seq, name)), salt, value):
                findings.append(_Finding(seq, "sealed value changed"))
    except _DAMAGE as error:
        return [*findings, _Finding(None, f"file damaged: {error}")], set()
    return findings, missing


def _vouched(digest: str | None, salt: object, value: object) -> bool:
    texts = isinstance(salt, str) and isinstance(value, str)
    return texts and digest == _sealed_hash(str(salt), str(value), "surrogateescape")


def _check_head(conn: sqlite3.Connection, path: Path, slug: str) -> tuple[_Finding | None, tuple[int, str]]:
    """What the head beside the file says against the journal, and the journal's own last seq and hash."""
    last: tuple[int, str] = (0, _genesis(slug))
    try:
        last = conn.execute(_LAST).fetchone() or last
        told = _parse_head(_read_bytes(_head_path(path)) or b"")
        if told is None:
            return _Finding(last[0], "head file missing"), last
        if told[0] > last[0]:
            return _Finding(last[0] + 1, "tail missing"), last
        row = conn.execute("SELECT hash FROM journal WHERE seq = ?", (told[0],)).fetchone()
    except _DAMAGE as error:
        return _Finding(None, f"file damaged: {error}"), last
    own = row[0] if row else _genesis(slug)
    return (None if told[1] == own else _Finding(max(told[0], 1), "head differs"), last)


def _check_file(conn: sqlite3.Connection) -> tuple[_Finding | None, str, int]:
    """SQLite's own opinion of the file, the slug, and the number of entries."""
    try:
        report = str(_pragma(conn, "integrity_check"))
        slug = conn.execute("SELECT value FROM meta WHERE key = 'slug'").fetchone()
        count = conn.execute("SELECT count(*) FROM journal").fetchone()[0]
    except sqlite3.ProgrammingError:
        raise
    except _DAMAGE as error:
        return _Finding(None, f"file damaged: {error}"), "", 0
    damage = None if report == "ok" else _Finding(None, f"file damaged: {report.splitlines()[-1]}")
    return damage, str(slug[0]) if slug else "", count


def _verify(conn: sqlite3.Connection, path: Path) -> Verdict:
    conn.text_factory = _lenient
    try:
        damage, slug, count = _check_file(conn)
        chain = _Chain(slug)
        broken = chain.walk(conn)
        head, last = _check_head(conn, path, slug)
        values, missing = _check_values(conn, chain)
    finally:
        conn.text_factory = str
    findings = [one for one in (broken, head, *values, damage) if one]
    if not broken and not head:
        # Past a break the erasure that explains a missing value may be the very entry that is gone.
        findings += [_Finding(seq, "sealed value missing") for seq, _ in sorted(missing)]
    return _judge(findings, count, last)


def _judge(findings: Sequence[_Finding], count: int, last: tuple[int, str]) -> Verdict:
    """The verdict names the first entry that anything is wrong with."""
    if not findings:
        return Verdict(True, count, last, None, "")
    placed = [(one.seq, one.reason) for one in findings if isinstance(one.seq, int)]
    first, reason = min(placed, key=lambda one: one[0]) if placed else (None, findings[0].reason)
    return Verdict(False, count, last, first, reason)


def verify_file(path: Path) -> Verdict:
    """Verify a meeting that no server holds. Of a damaged file it says what it can; the head stays."""
    with ExitStack() as stack:
        try:
            with _explaining(path):
                conn = _hold(path, stack)
        except NotAMeeting as error:
            if error.params["reason"] != "damaged":
                raise
            return Verdict(False, 0, (0, ""), None, f"file damaged: {error.params['detail']}")
        return _verify(conn, path)
