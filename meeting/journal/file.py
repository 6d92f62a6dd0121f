"""The file: made whole or not at all, held by one connection of one process, brought to the newest format."""

import sqlite3
from collections.abc import Callable
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any

from sqlite_utils import Database, Migrations

from .errors import JournalExists, JournalLocked, JournalMissing, NotAMeeting, explaining
from .head import head_path, write_new_head

APPLICATION_ID = int.from_bytes(b"DTHN", "big")
FILE_FORMAT = 1
LAST = "SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1"

_MAGIC = b"SQLite format 3\0"
_APPLICATION_ID_AT = slice(68, 72)
_held: dict[Path, object] = {}

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


def migrate(conn: sqlite3.Connection) -> None:
    """Bring an open file to the newest format."""
    if pragma(conn, "user_version") != FILE_FORMAT:
        _migrations.apply(Database(conn, recursive_triggers=False, execute_plugins=False))
        conn.execute(f"PRAGMA user_version = {FILE_FORMAT}")


def pragma(conn: sqlite3.Connection, name: str) -> Any:
    """The value of a pragma."""
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


def hold(path: Path, stack: ExitStack) -> sqlite3.Connection:
    """Open an existing meeting and keep everybody else out until the stack unwinds."""
    _claim(path, stack)
    _check_header(path)
    conn = _connect(path, "rw", stack)
    if pragma(conn, "user_version") > FILE_FORMAT:
        raise NotAMeeting(path, reason="newer")
    conn.execute("PRAGMA journal_mode = WAL")
    conn.execute("BEGIN IMMEDIATE")
    conn.execute("COMMIT")
    if conn.execute("SELECT 1 FROM sqlite_master WHERE type IN ('trigger', 'view')").fetchone():
        raise NotAMeeting(path, reason="damaged", detail="its schema holds triggers or views")
    return conn


def build(path: Path, head: bytes | None, fill: Callable[[sqlite3.Connection], object]) -> None:
    """Make a new file under another name first, so that a crash leaves no half-made meeting."""
    beside = head_path(path)
    # What a crash left of an older file by this name, SQLite would play into the new one.
    left = [path.with_name(path.name + suffix) for suffix in ("-wal", "-journal")]
    for taken in (path, beside, *left):
        if taken.exists():
            raise JournalExists(taken)
    draft = path.with_name(f"{path.name}.draft")
    with ExitStack() as undo, explaining(path):
        draft.unlink(missing_ok=True)
        undo.callback(_remove, draft)
        with ExitStack() as stack:
            conn = _connect(draft, "rwc", stack)
            conn.execute("PRAGMA journal_mode = MEMORY")
            fill(conn)
        if head is not None:
            undo.callback(_remove, beside)
            write_new_head(beside, head)
        draft.rename(path)
        undo.pop_all()


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink(missing_ok=True)
