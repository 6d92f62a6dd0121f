"""Values that a copy leaves out: it lists them, and they can be put back, because the chain still vouches for them."""

import sqlite3
from collections.abc import Collection, Iterable

from .chain import Value, decode, encode, erasures

LEFT_OUT = "left_out"


def left_out(conn: sqlite3.Connection) -> set[tuple[int, str]]:
    """What this file says it leaves out; nothing where that cannot be read."""
    try:
        row = conn.execute("SELECT value FROM meta WHERE key = ?", (LEFT_OUT,)).fetchone()
        return set(erasures({"of": decode(row[0])})) if row else set()
    except (sqlite3.Error, ValueError, TypeError, RecursionError):
        return set()


def leave_out(conn: sqlite3.Connection, pairs: Collection[tuple[int, str]], secrets: Iterable[str]) -> None:
    """Take values and secrets out of a file that nobody else holds, and the answers that commands were given."""
    conn.executemany("DELETE FROM sealed WHERE seq = ? AND field = ?", pairs)
    conn.executemany("DELETE FROM meta WHERE key = ?", [(key,) for key in secrets])
    conn.execute("DELETE FROM results")
    _list(conn, left_out(conn) | set(pairs))
    conn.execute("VACUUM")


def put_back(conn: sqlite3.Connection, values: Collection[Value]) -> None:
    """Add values again. A transaction is the caller's, and so is the proof that the chain vouches for them."""
    conn.executemany("INSERT INTO sealed VALUES (?, ?, ?, ?)", values)
    _list(conn, left_out(conn) - {(one.seq, one.field) for one in values})


def _list(conn: sqlite3.Connection, pairs: set[tuple[int, str]]) -> None:
    conn.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (LEFT_OUT, encode(sorted(pairs))))
