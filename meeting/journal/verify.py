"""Whether a file still says what was written."""

import sqlite3
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

from .apart import left_out
from .chain import ERASURE, Row, chained, decode, erasures, genesis, lenient, sealed_hash
from .entries import Verdict
from .errors import DAMAGE, NotAMeeting, explaining
from .file import LAST, hold, pragma
from .head import head_path, parse_head, read_bytes


class _Finding(NamedTuple):
    """Something wrong at an entry, or nowhere in particular."""

    seq: int | None
    reason: str


class _Chain:
    """A walk along the journal as far as it holds: the sealed values it vouches for, and the erased ones."""

    def __init__(self, slug: str) -> None:
        self.sealed: dict[tuple[int, str], str] = {}
        self.erased: dict[tuple[int, str], int] = {}
        self._seq, self._hash = 0, genesis(slug)

    def walk(self, conn: sqlite3.Connection) -> _Finding | None:
        """Check entry after entry; stop at the first that is wrong."""
        try:
            columns = "seq, at, actor, command, type, data, sealed, hash"
            for row in conn.execute(f"SELECT {columns} FROM journal ORDER BY seq"):
                if finding := self._step(row):
                    return finding
        except DAMAGE as error:
            return _Finding(self._seq + 1, f"file damaged: {error}")
        return None

    def _step(self, row: Row) -> _Finding | None:
        seq, expected = row[0], self._seq + 1
        if seq != expected:
            return _Finding(min(seq, expected), "entry missing" if seq > expected else "entry out of place")
        types = [type(column) for column in row[1:]]
        if types != [int] + [str] * 6 or chained((self._hash, *row[:-1]), "surrogateescape") != row[-1]:
            return _Finding(seq, "entry changed")
        self._seq, self._hash = seq, row[-1]
        return self._note(seq, row[4], row[5], row[6])

    def _note(self, seq: int, type_: str, data: str, sealed: str) -> _Finding | None:
        """Remember what the entry seals and erases. A whole chain may have been forged, so trust no shape."""
        try:
            for pair in erasures(decode(data)) if type_ == ERASURE else ():
                if pair not in self.sealed or pair in self.erased:
                    return _Finding(seq, "erased value unknown")
                self.erased[pair] = seq
            self.sealed |= {(seq, name): digest for name, digest in decode(sealed).items()}
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
    except DAMAGE as error:
        return [*findings, _Finding(None, f"file damaged: {error}")], set()
    return findings, missing


def _vouched(digest: str | None, salt: object, value: object) -> bool:
    texts = isinstance(salt, str) and isinstance(value, str)
    return texts and digest == sealed_hash(str(salt), str(value), "surrogateescape")


def _check_head(conn: sqlite3.Connection, path: Path, slug: str) -> tuple[_Finding | None, tuple[int, str]]:
    """What the head beside the file says against the journal, and the journal's own last seq and hash."""
    last: tuple[int, str] = (0, genesis(slug))
    try:
        last = conn.execute(LAST).fetchone() or last
        told = parse_head(read_bytes(head_path(path)) or b"")
        if told is None:
            return _Finding(last[0], "head file missing"), last
        if told[0] > last[0]:
            return _Finding(last[0] + 1, "tail missing"), last
        row = conn.execute("SELECT hash FROM journal WHERE seq = ?", (told[0],)).fetchone()
    except DAMAGE as error:
        return _Finding(None, f"file damaged: {error}"), last
    own = row[0] if row else genesis(slug)
    return (None if told[1] == own else _Finding(max(told[0], 1), "head differs"), last)


def _check_file(conn: sqlite3.Connection) -> tuple[_Finding | None, str, int]:
    """SQLite's own opinion of the file, the slug, and the number of entries."""
    try:
        report = str(pragma(conn, "integrity_check"))
        slug = conn.execute("SELECT value FROM meta WHERE key = 'slug'").fetchone()
        count = conn.execute("SELECT count(*) FROM journal").fetchone()[0]
    except sqlite3.ProgrammingError:
        raise
    except DAMAGE as error:
        return _Finding(None, f"file damaged: {error}"), "", 0
    damage = None if report == "ok" else _Finding(None, f"file damaged: {report.splitlines()[-1]}")
    return damage, str(slug[0]) if slug else "", count


def verify(conn: sqlite3.Connection, path: Path) -> Verdict:
    """Verify a file through the connection that holds it."""
    conn.text_factory = lenient
    try:
        damage, slug, count = _check_file(conn)
        chain = _Chain(slug)
        broken = chain.walk(conn)
        head, last = _check_head(conn, path, slug)
        values, missing = _check_values(conn, chain)
        elsewhere = missing & left_out(conn)
    finally:
        conn.text_factory = str
    findings = [one for one in (broken, head, *values, damage) if one]
    if not broken and not head:
        # Past a break the erasure that explains a missing value may be the very entry that is gone.
        findings += [_Finding(seq, "sealed value missing") for seq, _ in sorted(missing - elsewhere)]
    return _judge(findings, count, last, len(elsewhere))


def _judge(findings: Sequence[_Finding], count: int, last: tuple[int, str], elsewhere: int) -> Verdict:
    """The verdict names the first entry that anything is wrong with."""
    if not findings:
        return Verdict(True, count, last, None, "", elsewhere)
    placed = [(one.seq, one.reason) for one in findings if isinstance(one.seq, int)]
    first, reason = min(placed, key=lambda one: one[0]) if placed else (None, findings[0].reason)
    return Verdict(False, count, last, first, reason)


def verify_file(path: Path) -> Verdict:
    """Verify a meeting that no server holds. Of a damaged file it says what it can; the head stays."""
    with ExitStack() as stack:
        try:
            with explaining(path):
                conn = hold(path, stack)
        except NotAMeeting as error:
            if error.params["reason"] != "damaged":
                raise
            return Verdict(False, 0, (0, ""), None, f"file damaged: {error.params['detail']}")
        return verify(conn, path)
