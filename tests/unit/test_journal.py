"""The journal: what is acknowledged stays, what is changed shows, and one server holds the file."""

import errno
import hashlib
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meeting.journal import Entry, Journal, JournalError, StoredResult, Verdict, verify_file

ROOT = Path(__file__).parents[2]
COLUMNS = ("at", "actor", "command", "type", "data", "sealed", "hash")


def entry(seq: int, **changes: Any) -> Entry:
    actor = {"role": "citizen", "id": f"d{seq}"}
    sealed: dict[str, str | None] = {"name": f"Nguyễn Văn {seq}", "phone": f"091{seq:07d}"}
    made = Entry(seq, 1_700_000_000_000 + seq, actor, f"d{seq}/{seq}", "PersonCheckedIn", {"number": seq}, sealed)
    return replace(made, **changes)


def plain(seq: int) -> Entry:
    return entry(seq, type="FloorGiven", sealed={})


def erasure(seq: int, *pairs: tuple[int, str]) -> Entry:
    return entry(seq, type="ValuesErased", data={"of": [list(pair) for pair in pairs]}, sealed={})


def without(one: Entry, *names: str) -> Entry:
    return replace(one, sealed={name: None if name in names else value for name, value in one.sealed.items()})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "xuan-hoa.db"


@pytest.fixture
def journal(path: Path) -> Iterator[Journal]:
    with closing(Journal.create(path, {"slug": "xuan-hoa"})) as made:
        yield made


def written(path: Path, entries: list[Entry], erase: list[tuple[int, str]] | None = None) -> Path:
    """A closed journal that holds these entries."""
    with closing(Journal.create(path, {"slug": "xuan-hoa"})) as made:
        made.append(entries, [], erase or [])
    return path


def edit(path: Path, sql: str, *values: Any) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        conn.execute(sql, values)


def rows(path: Path, sql: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as conn:
        return conn.execute(sql).fetchall()


def in_another_process(code: str, *arguments: object, **options: Any) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, **options)


def listing(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


def code_of(action: Callable[..., object], *arguments: Any) -> tuple[str, dict[str, str]]:
    """The code and the parameters of the error that the action raises."""
    with pytest.raises(JournalError) as caught:
        action(*arguments)
    return caught.value.code, caught.value.params


# --- write and read -------------------------------------------------------------------------------


def test_a_new_journal_is_empty_and_verifies(journal: Journal) -> None:
    seq, digest = journal.head
    assert (seq, list(journal.read())) == (0, [])
    assert journal.verify() == Verdict(True, 0, (0, digest), None, "")
    assert journal.meta == {"slug": "xuan-hoa"}


def test_entries_come_back_as_they_were_written(path: Path, journal: Journal) -> None:
    odd = {"text": 'đ\0"\\\n\u2028😀', "list": [1, 2.5, None, True], "nested": {"b": 1, "a": {}}}
    entries = [entry(1), entry(2, data=odd, command="", sealed={"note": "một\0hai"}), plain(3)]
    journal.append(entries[:1], [])
    journal.append(entries[1:], [])
    assert list(journal.read()) == entries
    journal.close()
    with closing(Journal.open(path)) as again:
        assert list(again.read()) == entries
        assert again.head == journal.head
        assert again.verify().ok


def test_mappings_of_any_kind_are_written(journal: Journal) -> None:
    nested = MappingProxyType({"of": MappingProxyType({"a": 1})})
    journal.append([entry(1, data=nested)], [])
    assert next(journal.read()).data == {"of": {"a": 1}}


def test_the_file_holds_compact_canonical_json(journal: Journal, path: Path) -> None:
    journal.append([entry(1, data={"b": "ý kiến", "a": [1, 2]})], [])
    journal.close()
    assert rows(path, "SELECT data FROM journal") == [('{"a":[1,2],"b":"ý kiến"}',)]


def test_personal_values_stand_only_in_their_own_table(path: Path) -> None:
    written(path, [entry(1)])
    (row,) = rows(path, "SELECT * FROM journal")
    assert "Nguyễn Văn 1" not in repr(row)
    salts = rows(path, "SELECT salt FROM sealed")
    assert len(set(salts)) == 2
    assert {len(salt) for (salt,) in salts} == {32}


def test_the_chain_is_the_documented_one(path: Path) -> None:
    written(path, [entry(1), plain(2)])
    before = rows(path, "SELECT hash FROM journal ORDER BY seq")
    forge(path)
    assert rows(path, "SELECT hash FROM journal ORDER BY seq") == before
    assert verify_file(path).ok


def test_a_result_is_stored_with_its_batch(path: Path, journal: Journal) -> None:
    results = [StoredResult("d1", "a", 1, {"number": 1}), StoredResult("d2", "a", 2, {"code": "Đ7"})]
    journal.append([entry(1), entry(2)], results)
    journal.append([], [StoredResult("d3", "a", 2, {})])
    journal.close()
    with closing(Journal.open(path)) as again:
        assert [again.result("d1", "a"), again.result("d2", "a")] == results
        assert again.result("d3", "a") == StoredResult("d3", "a", 2, {})
        assert again.result("d1", "b") is None
        assert again.verify().ok


def test_a_result_cannot_be_stored_twice(journal: Journal) -> None:
    journal.append([entry(1)], [StoredResult("d1", "a", 1, {"number": 1})])
    head = journal.head
    with pytest.raises(ValueError, match="UNIQUE"):
        journal.append([entry(2)], [StoredResult("d1", "a", 2, {"number": 2})])
    assert journal.head == head
    assert journal.result("d1", "a") == StoredResult("d1", "a", 1, {"number": 1})
    journal.append([entry(2)], [])
    assert journal.verify().ok


@pytest.mark.parametrize("seq", [0, 1, 3, -2])
def test_sequence_numbers_have_no_gaps(journal: Journal, seq: int) -> None:
    journal.append([entry(1)], [])
    with pytest.raises(ValueError, match="entry 2 expected"):
        journal.append([entry(seq)], [])
    with pytest.raises(ValueError, match="entry 3 expected"):
        journal.append([entry(2), entry(2)], [])
    assert list(journal.read()) == [entry(1)]


LONE = "\ud83d"


@pytest.mark.parametrize(
    "bad",
    [
        {"data": {"text": LONE}},
        {"data": {LONE: 1}},
        {"data": {"number": float("nan")}},
        {"actor": {"id": LONE}},
        {"command": LONE},
        {"type": LONE},
        {"sealed": {"name": LONE}},
        {"sealed": {LONE: "name"}},
        {"sealed": {"name": None}},
    ],
    ids=str,
)
def test_what_cannot_be_stored_is_refused_before_the_transaction(journal: Journal, bad: dict[str, Any]) -> None:
    statements: list[str] = []
    journal._conn.set_trace_callback(statements.append)
    with pytest.raises(ValueError):
        journal.append([entry(1), entry(2, **bad)], [])
    assert (statements, journal.head[0]) == ([], 0)


@pytest.mark.parametrize("field", ["scope", "id", "result"])
def test_a_result_that_cannot_be_stored_is_refused_before_the_transaction(journal: Journal, field: str) -> None:
    bad: dict[str, Any] = {field: {"a": LONE} if field == "result" else LONE}
    statements: list[str] = []
    journal._conn.set_trace_callback(statements.append)
    with pytest.raises(ValueError):
        journal.append([entry(1)], [replace(StoredResult("d1", "a", 1, {}), **bad)])
    assert (statements, journal.head[0]) == ([], 0)


def test_what_is_not_json_is_refused(journal: Journal) -> None:
    with pytest.raises(TypeError, match="set is not JSON"):
        journal.append([entry(1, data={"needs": {1}})], [])
    assert journal.head[0] == 0


def test_a_number_too_large_for_the_file_leaves_it_as_it_was(journal: Journal) -> None:
    with pytest.raises(OverflowError):
        journal.append([entry(1), entry(2, at=1 << 70)], [])
    journal.append([entry(1)], [])
    assert list(journal.read()) == [entry(1)]


def test_meta_is_kept(path: Path, journal: Journal) -> None:
    journal.set_meta("public_url", "http://192.168.1.10:8000")
    journal.set_meta("public_url", "http://192.168.1.11:8000")
    journal.close()
    with closing(Journal.open(path)) as again:
        assert again.meta == {"slug": "xuan-hoa", "public_url": "http://192.168.1.11:8000"}
        assert again.verify().ok


def test_the_slug_never_changes(journal: Journal) -> None:
    with pytest.raises(ValueError, match="slug"):
        journal.set_meta("slug", "other")


def test_the_slug_is_the_files_name_unless_told(tmp_path: Path) -> None:
    with closing(Journal.create(tmp_path / "dong-van.db", {})) as made:
        assert made.meta["slug"] == "dong-van"


# --- the file -------------------------------------------------------------------------------------


def test_close_leaves_one_file_and_its_head(path: Path, journal: Journal) -> None:
    journal.append([entry(1)], [])
    journal.close()
    journal.close()
    assert listing(path.parent) == ["xuan-hoa.db", "xuan-hoa.head"]
    assert path.with_suffix(".head").read_text() == f"{1:012d} {journal.head[1]}\n"
    with pytest.raises(sqlite3.ProgrammingError):
        journal.append([entry(2)], [])
    with pytest.raises(sqlite3.ProgrammingError):
        journal.verify()


def test_a_second_server_is_turned_away_at_once(path: Path, journal: Journal) -> None:
    journal.append([entry(1)], [])
    link = path.with_name("link.db")
    link.symlink_to(path)
    assert code_of(Journal.open, path) == ("journal_locked", {"path": str(path)})
    assert code_of(Journal.open, link)[0] == "journal_locked"
    assert code_of(verify_file, path)[0] == "journal_locked"
    opener = """
import sys, sqlite3
from pathlib import Path
from meeting.journal import Journal, JournalError, verify_file
for action in (Journal.open, verify_file):
    try:
        action(Path(sys.argv[1]))
    except JournalError as error:
        print(error.code)
try:
    sqlite3.connect(sys.argv[1], timeout=0).execute("SELECT * FROM journal")
except sqlite3.OperationalError as error:
    print(error)
"""
    with in_another_process(opener, path) as other:
        assert other.communicate()[0].splitlines() == ["journal_locked", "journal_locked", "database is locked"]
    journal.append([entry(2)], [])
    journal.close()
    with closing(Journal.open(path)) as again:
        assert again.head[0] == 2


def test_a_failed_open_holds_nothing(path: Path) -> None:
    path.write_text("not a meeting")
    assert code_of(Journal.open, path)[0] == "not_a_meeting"
    path.unlink()
    written(path, [entry(1)])


def test_create_replaces_nothing(path: Path) -> None:
    written(path, [entry(1)])
    assert code_of(Journal.create, path, {}) == ("journal_exists", {"path": str(path)})
    path.unlink()
    head = path.with_suffix(".head")
    assert code_of(Journal.create, path, {}) == ("journal_exists", {"path": str(head)})
    assert listing(path.parent) == ["xuan-hoa.head"]


@pytest.mark.parametrize("suffix", ["-wal", "-journal"])
def test_create_does_not_take_over_what_a_crash_left(path: Path, suffix: str) -> None:
    left = path.with_name(path.name + suffix)
    left.write_bytes(b"")
    assert code_of(Journal.create, path, {}) == ("journal_exists", {"path": str(left)})
    assert listing(path.parent) == [left.name]


def test_a_missing_meeting_is_named(tmp_path: Path) -> None:
    assert code_of(Journal.open, tmp_path / "none.db")[0] == "journal_missing"
    assert code_of(verify_file, tmp_path / "none.db")[0] == "journal_missing"
    assert listing(tmp_path) == []


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path, journal: Journal) -> None:
    (tmp_path / "file").write_text("")
    for target in (tmp_path / "none" / "a.db", tmp_path / "file" / "a.db"):
        assert code_of(Journal.create, target, {})[0] == "journal_unwritable"
        assert code_of(journal.backup, target)[0] == "journal_unwritable"


def test_a_file_that_cannot_be_written_is_named(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(path, [entry(1)])
    connect = sqlite3.connect

    def without_permission(name: str, **options: Any) -> sqlite3.Connection:
        return connect(name.replace("mode=rw", "mode=ro"), **options)

    # File modes would not do: they do not bind root.
    monkeypatch.setattr(sqlite3, "connect", without_permission)
    assert code_of(Journal.open, path)[0] == "journal_unwritable"
    assert code_of(verify_file, path)[0] == "journal_unwritable"


def test_a_meeting_cannot_be_named_like_its_head(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="head"):
        Journal.create(tmp_path / "a.head", {})


@pytest.mark.parametrize("content", [b"", b"Xin ch\xc3\xa0o", b"SQLite format 3\0", bytes(4096)])
def test_another_file_is_no_meeting(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    for action in (Journal.open, verify_file):
        code, params = code_of(action, path)
        assert (code, params["reason"]) == ("not_a_meeting", "foreign")
    assert path.read_bytes() == content
    assert listing(path.parent) == [path.name]


def test_a_folder_is_no_meeting(tmp_path: Path) -> None:
    assert code_of(Journal.open, tmp_path)[1]["reason"] == "foreign"


def test_another_database_is_no_meeting_and_is_left_alone(path: Path) -> None:
    edit(path, "CREATE TABLE journal (seq INTEGER)")
    content = path.read_bytes()
    assert code_of(Journal.open, path)[1]["reason"] == "foreign"
    assert path.read_bytes() == content


def test_a_newer_format_is_left_alone(path: Path) -> None:
    written(path, [entry(1)])
    edit(path, "PRAGMA user_version = 2")
    content = path.read_bytes()
    for action in (Journal.open, verify_file):
        assert code_of(action, path) == (
            "not_a_meeting",
            {"path": str(path), "reason": "newer"},
        )
    assert path.read_bytes() == content


def test_an_older_format_is_migrated(path: Path) -> None:
    written(path, [entry(1)])
    edit(path, "PRAGMA user_version = 0")
    Journal.open(path).close()
    assert rows(path, "PRAGMA user_version") == [(1,)]


@pytest.mark.parametrize(
    "sql",
    [
        "DROP TABLE journal",
        "DROP TABLE meta",
        "DELETE FROM meta",
        "CREATE TRIGGER t AFTER INSERT ON journal BEGIN DELETE FROM sealed; END",
        "CREATE VIEW v AS SELECT 1",
    ],
)
def test_a_file_with_other_tables_is_damaged(path: Path, sql: str) -> None:
    written(path, [entry(1)])
    edit(path, sql)
    code, params = code_of(Journal.open, path)
    assert (code, params["reason"]) == ("not_a_meeting", "damaged")


def test_a_file_with_a_trigger_does_not_verify(path: Path) -> None:
    written(path, [entry(1)])
    edit(path, "CREATE TRIGGER t AFTER INSERT ON journal BEGIN DELETE FROM sealed; END")
    verdict = verify_file(path)
    assert (verdict.ok, verdict.reason) == (False, "file damaged: its schema holds triggers or views")


@pytest.mark.parametrize(
    ("column", "value"), [("data", b"{"), ("actor", b"\xff"), ("sealed", b"1"), ("data", b"[" * 100_000)]
)
def test_reading_a_damaged_row_says_so(path: Path, column: str, value: bytes) -> None:
    written(path, [entry(1)])
    edit(path, f"UPDATE journal SET {column} = CAST(? AS TEXT)", value)
    with closing(Journal.open(path)) as again:
        code, params = code_of(lambda: list(again.read()))
        assert (code, params["reason"]) == ("not_a_meeting", "damaged")
        assert again.verify().first_bad == 1


# --- the disk -------------------------------------------------------------------------------------


class Edge:
    """A connection that fails at one statement, as the machine would make it fail."""

    def __init__(self, conn: sqlite3.Connection, at: str, code: int) -> None:
        self._conn, self._at, self._code = conn, at, code

    def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
        if sql.startswith(self._at):
            error = sqlite3.OperationalError("the machine's own words")
            error.sqlite_errorcode = self._code
            raise error
        return self._conn.execute(sql, *values)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._conn, name)


def test_a_full_disk_takes_nothing_and_is_survived(journal: Journal, path: Path) -> None:
    journal.append([entry(1)], [])
    head = journal.head
    limit = journal._conn.execute("PRAGMA max_page_count").fetchone()[0]
    pages = journal._conn.execute("PRAGMA page_count").fetchone()[0]
    journal._conn.execute(f"PRAGMA max_page_count = {pages}").fetchone()
    batch = [entry(seq, data={"text": "x" * 2000}) for seq in range(2, 50)]
    assert code_of(journal.append, batch, [StoredResult("d", "1", 2, {})])[0] == "journal_full"
    assert journal.head == head
    assert list(journal.read()) == [entry(1)]
    assert journal.result("d", "1") is None
    assert journal.verify().ok
    journal._conn.execute(f"PRAGMA max_page_count = {limit}").fetchone()
    journal.append(batch, [StoredResult("d", "1", 2, {})])
    assert journal.head[0] == 49
    journal.close()
    assert verify_file(path).ok


@pytest.mark.parametrize("at", ["BEGIN", "COMMIT"])
@pytest.mark.parametrize(
    ("failure", "code"),
    [
        (sqlite3.SQLITE_FULL, "journal_full"),
        (sqlite3.SQLITE_IOERR_WRITE, "journal_unwritable"),
        (sqlite3.SQLITE_READONLY_DBMOVED, "journal_unwritable"),
        (sqlite3.SQLITE_BUSY, "journal_locked"),
        (sqlite3.SQLITE_CORRUPT, "not_a_meeting"),
    ],
)
def test_a_failed_commit_takes_nothing_and_is_survived(journal: Journal, at: str, failure: int, code: str) -> None:
    conn, head = journal._conn, journal.head
    journal._conn = Edge(conn, at, failure)  # type: ignore[assignment]
    assert code_of(journal.append, [entry(1)], [])[0] == code
    assert code_of(journal.set_meta, "a", "b")[0] == code
    assert (journal.head, journal.meta) == (head, {"slug": "xuan-hoa"})
    journal._conn = conn
    assert list(journal.read()) == []
    journal.append([entry(1)], [])
    assert journal.verify().ok


@pytest.mark.parametrize(("free", "code"), [(4096, "journal_full"), (1 << 30, "journal_unwritable")])
def test_an_io_error_on_a_full_disk_is_told_as_that(
    journal: Journal, monkeypatch: pytest.MonkeyPatch, free: int, code: str
) -> None:
    usage = shutil.disk_usage(".")._replace(free=free)
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: usage)
    journal._conn = Edge(journal._conn, "COMMIT", sqlite3.SQLITE_IOERR_FSYNC)  # type: ignore[assignment]
    assert code_of(journal.append, [entry(1)], [])[0] == code


@pytest.mark.parametrize(("number", "code"), [(errno.ENOSPC, "journal_full"), (errno.EROFS, "journal_unwritable")])
def test_a_meeting_that_cannot_be_made_leaves_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    def fail(_: int) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fail)
        assert code_of(Journal.create, path, {})[0] == code
    assert listing(path.parent) == []
    written(path, [entry(1)])


def test_a_head_that_cannot_be_written_delays_nobody(journal: Journal, path: Path) -> None:
    class Broken:
        def seek(self, _: int) -> int:
            raise OSError(errno.EIO, "broken")

    kept = journal._head_file
    journal._head_file = Broken()  # type: ignore[assignment]
    journal.append([entry(1)], [])
    journal._head_file = kept
    assert journal.verify().ok
    assert path.with_suffix(".head").read_text().startswith("000000000000 ")
    journal.append([entry(2)], [])
    assert path.with_suffix(".head").read_text() == f"{2:012d} {journal.head[1]}\n"


# --- crashes --------------------------------------------------------------------------------------

WRITER = """
import os, sys
from pathlib import Path
from meeting.journal import Entry, Journal, StoredResult

class Dying:
    def __init__(self, conn): self.conn = conn
    def __getattr__(self, name): return getattr(self.conn, name)
    def execute(self, sql, *values):
        if sql == sys.argv[2]:
            os._exit(9)
        return self.conn.execute(sql, *values)

journal = Journal.open(Path(sys.argv[1]))
dies_at = int(sys.argv[3])
while True:
    seq = journal.head[0]
    if seq >= dies_at:
        journal._conn = Dying(journal._conn)
    entries = [Entry(seq + n, n, {"role": "system", "id": ""}, "", "T", {"x": "y" * 300}, {"name": str(seq + n)})
               for n in (1, 2, 3)]
    journal.append(entries, [StoredResult("s", str(seq + 3), seq + 3, {"n": seq + 3})])
    print(journal.head[0], flush=True)
"""


def check_after_crash(path: Path, acked: int) -> None:
    before = path.with_suffix(".head").read_bytes()
    assert verify_file(path).ok
    assert path.with_suffix(".head").read_bytes() == before
    with closing(Journal.open(path)) as again:
        entries = list(again.read())
        assert again.head[0] == len(entries) >= acked
        assert len(entries) % 3 == 0
        assert [one.sealed["name"] for one in entries] == [str(one.seq) for one in entries]
        assert again.result("s", str(acked)) == StoredResult("s", str(acked), acked, {"n": acked})
        assert again.verify().ok
        again.append([entry(again.head[0] + 1)], [])
    assert verify_file(path).ok
    assert listing(path.parent) == ["xuan-hoa.db", "xuan-hoa.head"]


def test_kill_9_loses_nothing_acknowledged(path: Path, journal: Journal) -> None:
    journal.close()
    with in_another_process(WRITER, path, "", 1 << 30) as writer:
        assert writer.stdout is not None
        acked = [int(writer.stdout.readline()) for _ in range(40)]
        writer.send_signal(signal.SIGKILL)
        acked += [int(line) for line in writer.stdout if line.endswith("\n")]
    check_after_crash(path, acked[-1])


@pytest.mark.parametrize("at", ["BEGIN IMMEDIATE", "COMMIT"])
def test_a_crash_inside_a_transaction_leaves_none_of_it(path: Path, journal: Journal, at: str) -> None:
    journal.close()
    with in_another_process(WRITER, path, at, 30) as writer:
        acked = [int(line) for line in writer.communicate()[0].split()]
    assert writer.returncode == 9
    assert acked[-1] == 30
    with closing(Journal.open(path)) as again:
        assert again.head[0] == 30
    check_after_crash(path, 30)


def test_a_head_that_lags_after_a_crash_is_brought_up_to_date(path: Path, journal: Journal) -> None:
    journal.append([entry(1)], [])
    lagging = path.with_suffix(".head").read_bytes()
    journal.append([entry(2), entry(3)], [])
    head = journal.head
    journal.close()
    path.with_suffix(".head").write_bytes(lagging)
    assert verify_file(path) == Verdict(True, 3, head, None, "")
    assert path.with_suffix(".head").read_bytes() == lagging
    Journal.open(path).close()
    assert path.with_suffix(".head").read_text() == f"{3:012d} {head[1]}\n"


def test_a_draft_left_by_a_crash_is_in_nobodys_way(path: Path) -> None:
    path.with_name("xuan-hoa.db.draft").write_bytes(b"half")
    written(path, [entry(1)])
    assert listing(path.parent) == ["xuan-hoa.db", "xuan-hoa.head"]


# --- erasure --------------------------------------------------------------------------------------


def test_an_erased_value_is_gone_from_the_file_and_the_chain_holds(path: Path, journal: Journal) -> None:
    secret = "Nguyễn Thị Bí Mật " * 400
    first = entry(1, sealed={"name": secret, "phone": "0912345678"})
    journal.append([first, entry(2)], [])
    journal.append([erasure(3, (1, "name"), (1, "phone"), (2, "phone"))], [], [(1, "phone"), (1, "name"), (2, "phone")])
    files = b"".join(file.read_bytes() for file in path.parent.iterdir() if file != path)
    assert "Bí Mật".encode() not in files
    assert list(journal.read())[:2] == [without(first, "name", "phone"), without(entry(2), "phone")]
    journal.append([erasure(4, (2, "name"))], [], [(2, "name")])
    assert journal.verify().ok
    journal.close()
    assert "Bí Mật".encode() not in path.read_bytes()
    assert b"0912345678" not in path.read_bytes()
    assert verify_file(path).ok


def test_a_value_can_be_erased_in_the_batch_that_brought_it(journal: Journal) -> None:
    journal.append([entry(1), erasure(2, (1, "name"))], [], [(1, "name")])
    assert next(journal.read()) == without(entry(1), "name")
    assert journal.verify().ok


@pytest.mark.parametrize(
    ("made", "erase"),
    [
        (plain(3), [(1, "name")]),
        (erasure(3, (1, "name")), []),
        (erasure(3, (1, "name")), [(1, "phone")]),
        (erasure(3, (1, "name")), [(1, "name"), (2, "name")]),
        (erasure(3, (1, "other")), [(1, "other")]),
        (erasure(3, (1, "name"), (1, "name")), [(1, "name"), (1, "name")]),
        (erasure(3, (3, "name")), [(3, "name")]),
        (erasure(3, (9, "name")), [(9, "name")]),
        (replace(erasure(3), data={}), []),
        (replace(erasure(3), data={"of": [1]}), []),
        (replace(erasure(3), data={"of": [["name", 1]]}), []),
        (replace(erasure(3), data={"of": ["ab"]}), []),
    ],
)
def test_an_erasure_that_could_not_be_verified_is_refused(
    journal: Journal, made: Entry, erase: list[tuple[int, str]]
) -> None:
    journal.append([entry(1), entry(2)], [])
    with pytest.raises(ValueError):
        journal.append([made], [], erase)
    assert list(journal.read()) == [entry(1), entry(2)]
    assert journal.verify().ok


# --- backup ---------------------------------------------------------------------------------------


def test_a_backup_reads_the_same_and_verifies(path: Path, journal: Journal) -> None:
    journal.append([entry(1), entry(2), erasure(3, (1, "name"))], [StoredResult("d", "1", 3, {})], [(1, "name")])
    target = path.with_name("copy.db")
    journal.backup(target)
    journal.append([entry(4)], [])
    assert listing(path.parent) == [
        "copy.db",
        "copy.head",
        "xuan-hoa.db",
        "xuan-hoa.db-wal",
        "xuan-hoa.head",
    ]
    verdict = verify_file(target)
    assert (verdict.ok, verdict.entries) == (True, 3)
    with closing(Journal.open(target)) as copy:
        assert list(copy.read()) == list(journal.read())[:3]
        assert copy.result("d", "1") == journal.result("d", "1")
        assert copy.meta == journal.meta
        copy.append([entry(4)], [])
        assert copy.verify().ok
    assert journal.verify().ok


def test_a_backup_replaces_nothing(path: Path, journal: Journal) -> None:
    target = path.with_name("copy.db")
    target.write_text("mine")
    assert code_of(journal.backup, target) == ("journal_exists", {"path": str(target)})
    assert code_of(journal.backup, path)[0] == "journal_exists"
    assert target.read_text() == "mine"


@pytest.mark.parametrize("head", [b"%012d %064d\n" % (9, 9), None])
def test_a_backup_carries_the_evidence_along(path: Path, head: bytes | None) -> None:
    written(path, [entry(1)])
    if head:
        path.with_suffix(".head").write_bytes(head)
    else:
        path.with_suffix(".head").unlink()
    with closing(Journal.open(path)) as again:
        again.backup(path.with_name("copy.db"))
        expected = again.verify()
    assert not expected.ok
    assert verify_file(path.with_name("copy.db")) == expected


# --- tampering ------------------------------------------------------------------------------------


def forge(path: Path) -> None:
    """Make the whole chain and the head anew, as somebody who knows how they are made could."""

    def digest(*texts: object) -> str:
        raw = [str(text).encode() for text in texts]
        return hashlib.sha256(b"".join(str(len(one)).encode() + b":" + one for one in raw)).hexdigest()

    before = digest("doi-thoai journal 1", "xuan-hoa")
    seq = 0
    for seq, *columns in rows(path, "SELECT seq, at, actor, command, type, data, sealed FROM journal ORDER BY seq"):
        before = digest(before, seq, *columns)
        edit(path, "UPDATE journal SET hash = ? WHERE seq = ?", before, seq)
    path.with_suffix(".head").write_text(f"{seq:012d} {before}\n")


def loosen(path: Path, table: str) -> None:
    """Take a table's types and constraints away."""
    edit(path, f"ALTER TABLE {table} RENAME TO old")
    edit(path, f"CREATE TABLE {table} AS SELECT * FROM old")
    edit(path, "DROP TABLE old")


@pytest.fixture
def sample(path: Path) -> Path:
    """Six entries; 4 erases the name of 2."""
    return written(path, [entry(1), entry(2), plain(3), erasure(4, (2, "name")), entry(5), plain(6)], [(2, "name")])


def first_bad(path: Path) -> int | None:
    verdict = verify_file(path)
    assert not verdict.ok
    assert verdict.reason
    return verdict.first_bad


@pytest.mark.parametrize("value", ["NULL", "x'7b7d'", "5"])
@pytest.mark.parametrize("column", COLUMNS)
def test_a_changed_type_shows(sample: Path, column: str, value: str) -> None:
    loosen(sample, "journal")
    assert verify_file(sample).ok
    edit(sample, f"UPDATE journal SET {column} = {value} WHERE seq = 3")
    assert first_bad(sample) == 3


def test_the_same_time_as_a_text_shows(sample: Path) -> None:
    edit(sample, "ALTER TABLE journal RENAME TO old")
    edit(sample, "CREATE TABLE journal (seq INTEGER, at, actor, command, type, data, sealed, hash)")
    edit(sample, "INSERT INTO journal SELECT * FROM old")
    edit(sample, "UPDATE journal SET at = CAST(at AS TEXT) WHERE seq = 3")
    assert first_bad(sample) == 3


@pytest.mark.parametrize("column", ["seq", "field", "salt", "value"])
@pytest.mark.parametrize("value", ["NULL", "x'7b7d'"])
def test_a_changed_type_of_a_sealed_value_shows(sample: Path, column: str, value: str) -> None:
    loosen(sample, "sealed")
    assert verify_file(sample).ok
    edit(sample, f"UPDATE sealed SET {column} = {value} WHERE seq = 5 AND field = 'name'")
    assert first_bad(sample) == 5


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ('{"of":[[2,"other"]]}', 4),
        ('{"of":[[5,"name"]]}', 4),
        ('{"of":[[4,"name"]]}', 4),
        ('{"of":[[2,"name"],[2,"name"]]}', 4),
        ('{"of":[[1,"name"],[2,"name"]]}', 4),
        ('{"of":5}', 4),
        ('{"of":[5]}', 4),
        ("[]", 4),
        ("no", 4),
        ("[" * 100_000, 4),
        ('{"of":[]}', 2),
    ],
)
def test_an_erasure_in_a_forged_chain_shows(sample: Path, data: str, expected: int) -> None:
    edit(sample, "UPDATE journal SET data = ? WHERE seq = 4", data)
    forge(sample)
    assert first_bad(sample) == expected


@pytest.mark.parametrize("sealed", ["[]", "no", '{"name":1,"phone":[]}', "{}"])
def test_sealed_hashes_in_a_forged_chain_show(sample: Path, sealed: str) -> None:
    edit(sample, "UPDATE journal SET sealed = ? WHERE seq = 5", sealed)
    forge(sample)
    assert first_bad(sample) == 5


def test_an_erased_value_that_stands_shows_at_its_erasure(path: Path) -> None:
    written(path, [entry(1)])
    kept = rows(path, "SELECT * FROM sealed WHERE field = 'name'")[0]
    with closing(Journal.open(path)) as again:
        again.append([plain(2), erasure(3, (1, "name"))], [], [(1, "name")])
    assert verify_file(path).ok
    edit(path, "INSERT INTO sealed VALUES (?, ?, ?, ?)", *kept)
    assert first_bad(path) == 3


def test_an_erasure_cut_off_is_not_blamed_on_the_entry_it_emptied(sample: Path) -> None:
    edit(sample, "DELETE FROM journal WHERE seq >= 4")
    edit(sample, "DELETE FROM sealed WHERE seq >= 4")
    assert verify_file(sample).reason == "tail missing"
    assert first_bad(sample) == 4


def test_rows_of_another_meeting_show(sample: Path) -> None:
    edit(sample, "UPDATE meta SET value = 'other' WHERE key = 'slug'")
    assert first_bad(sample) == 1
    edit(sample, "DELETE FROM meta")
    assert first_bad(sample) == 1


def test_another_slug_on_an_empty_journal_shows(path: Path, journal: Journal) -> None:
    journal.close()
    edit(path, "UPDATE meta SET value = 'other' WHERE key = 'slug'")
    assert first_bad(path) == 1


@pytest.mark.parametrize("content", [None, b"", b"x", b"000000000006 abc\n", b"\xff" * 78])
def test_a_missing_or_garbled_head_shows(sample: Path, content: bytes | None) -> None:
    head = sample.with_suffix(".head")
    head.unlink()
    if content is not None:
        head.write_bytes(content)
    verdict = verify_file(sample)
    assert (verdict.ok, verdict.first_bad, verdict.reason) == (False, 6, "head file missing")
    with closing(Journal.open(sample)) as again:
        again.append([plain(7)], [])
        assert again.verify().first_bad == 7
    assert (head.read_bytes() if head.exists() else None) == content


def test_evidence_of_a_missing_tail_is_never_overwritten(sample: Path) -> None:
    head = sample.with_suffix(".head").read_bytes()
    edit(sample, "DELETE FROM journal WHERE seq > 4")
    edit(sample, "DELETE FROM sealed WHERE seq > 4")
    with closing(Journal.open(sample)) as again:
        assert again.verify().first_bad == 5
        again.append([plain(5)], [])
        assert again.verify().first_bad == 6
        again.append([plain(6), plain(7)], [])
        assert (again.verify().first_bad, again.verify().reason) == (6, "head differs")
    assert sample.with_suffix(".head").read_bytes() == head


def test_a_damaged_page_gives_a_verdict(path: Path) -> None:
    written(path, [entry(seq, data={"text": "x" * 500}) for seq in range(1, 101)])
    with path.open("r+b") as file:
        file.seek(8 * 4096)
        file.write(b"\xff" * (path.stat().st_size - 8 * 4096))
    assert not verify_file(path).ok


def test_a_damaged_index_gives_a_verdict_without_an_entry(sample: Path) -> None:
    edit(sample, "PRAGMA writable_schema = ON")
    with closing(sqlite3.connect(sample, isolation_level=None)) as conn:
        conn.execute("PRAGMA writable_schema = ON")
        conn.execute("DELETE FROM sqlite_master WHERE name = '_sqlite_migrations'")
    verdict = verify_file(sample)
    assert (verdict.ok, verdict.first_bad) == (False, None)
    assert verdict.reason.startswith("file damaged: ")


# Each way of tampering changes the closed file and gives the smallest seq that is affected.
Tamper = Callable[[st.DataObject, Path], int]


def drawn_row(data: st.DataObject, path: Path, table: str) -> tuple[Any, ...]:
    return data.draw(st.sampled_from(rows(path, f"SELECT * FROM {table} ORDER BY seq")), table)


def other_text(data: st.DataObject, old: str) -> bytes:
    """The text with one byte changed, put in or taken out; it need not be UTF-8 any more."""
    raw = bytearray(old.encode())
    at = data.draw(st.integers(0, len(raw)), "position")
    byte = data.draw(st.integers(1, 255), "byte")
    if at == len(raw):
        raw.append(byte)
    elif data.draw(st.booleans(), "change"):
        raw[at] ^= byte
    else:
        del raw[at]
    return bytes(raw)


def change_entry(data: st.DataObject, path: Path) -> int:
    seq, *values = drawn_row(data, path, "journal")
    column = data.draw(st.sampled_from(COLUMNS), "column")
    old = values[COLUMNS.index(column)]
    if isinstance(old, int):
        delta = data.draw(st.integers(-(1 << 40), 1 << 40).filter(bool))
        edit(path, "UPDATE journal SET at = ? WHERE seq = ?", old + delta, seq)
    else:
        edit(path, f"UPDATE journal SET {column} = CAST(? AS TEXT) WHERE seq = ?", other_text(data, old), seq)
    return int(seq)


def last(path: Path) -> int:
    return int(rows(path, "SELECT max(seq) FROM journal")[0][0])


def delete_entry(data: st.DataObject, path: Path) -> int:
    seq = drawn_row(data, path, "journal")[0]
    edit(path, "DELETE FROM journal WHERE seq = ?", seq)
    return int(seq)


def cut_tail(data: st.DataObject, path: Path) -> int:
    seq = drawn_row(data, path, "journal")[0]
    edit(path, "DELETE FROM journal WHERE seq >= ?", seq)
    if data.draw(st.booleans(), "values too"):
        edit(path, "DELETE FROM sealed WHERE seq >= ?", seq)
    return int(seq)


def move_entry(data: st.DataObject, path: Path) -> int:
    seq = drawn_row(data, path, "journal")[0]
    new = data.draw(st.sampled_from([-3, 0, last(path) + 1, last(path) + 7]), "new seq")
    edit(path, "UPDATE journal SET seq = ? WHERE seq = ?", new, seq)
    return int(min(seq, new))


def swap_entries(data: st.DataObject, path: Path) -> int:
    one, two = sorted((drawn_row(data, path, "journal")[0], drawn_row(data, path, "journal")[0]))
    if one == two:
        return change_entry(data, path)
    for old, new in ((one, -99), (two, one), (-99, two)):
        edit(path, "UPDATE journal SET seq = ? WHERE seq = ?", new, old)
    return int(one)


def add_entry(data: st.DataObject, path: Path) -> int:
    _, *values = drawn_row(data, path, "journal")
    seq = data.draw(st.sampled_from([0, last(path) + 1]), "new seq")
    edit(path, "INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, ?)", seq, *values)
    return int(seq)


def change_value(data: st.DataObject, path: Path) -> int:
    seq, *values = drawn_row(data, path, "sealed")
    column = data.draw(st.sampled_from(("field", "salt", "value")), "column")
    new = other_text(data, values[("field", "salt", "value").index(column)])
    edit(path, f"UPDATE sealed SET {column} = CAST(? AS TEXT) WHERE seq = ? AND field = ?", new, seq, values[0])
    return int(seq)


def move_value(data: st.DataObject, path: Path) -> int:
    seq, name, *_ = drawn_row(data, path, "sealed")
    new = data.draw(st.sampled_from([0, last(path) + 1]), "new seq")
    edit(path, "UPDATE sealed SET seq = ? WHERE seq = ? AND field = ?", new, seq, name)
    return int(min(seq, new))


def delete_value(data: st.DataObject, path: Path) -> int:
    seq, name, *_ = drawn_row(data, path, "sealed")
    edit(path, "DELETE FROM sealed WHERE seq = ? AND field = ?", seq, name)
    return int(seq)


def add_value(data: st.DataObject, path: Path) -> int:
    seq = data.draw(st.integers(-1, last(path) + 2), "seq")
    edit(path, "INSERT INTO sealed VALUES (?, 'added', 'salt', 'value')", seq)
    return int(seq)


def restore_value(data: st.DataObject, path: Path) -> int:
    erasures = rows(path, "SELECT seq, data FROM journal WHERE type = 'ValuesErased'")
    erased = [(seq, *pair) for seq, text in erasures for pair in json.loads(text)["of"]]
    if not erased:
        return add_value(data, path)
    seq, of, name = data.draw(st.sampled_from(erased), "erased")
    edit(path, "INSERT INTO sealed VALUES (?, ?, 'salt', 'value')", of, name)
    return int(seq)


def change_head(data: st.DataObject, path: Path) -> int:
    head = path.with_suffix(".head")
    seq = int(head.read_text().split()[0])
    head.write_text(f"{seq:012d} {data.draw(st.text('0123456789abcdef', min_size=64, max_size=64))}\n")
    return seq


def advance_head(data: st.DataObject, path: Path) -> int:
    head = path.with_suffix(".head")
    seq, digest = head.read_text().split()
    head.write_text(f"{int(seq) + data.draw(st.integers(1, 100)):012d} {digest}\n")
    return int(seq) + 1


WAYS: list[Tamper] = [
    *(change_entry, delete_entry, cut_tail, move_entry, swap_entries, add_entry),
    *(change_value, move_value, delete_value, add_value, restore_value, change_head, advance_head),
]


def drawn_journal(data: st.DataObject, path: Path) -> list[Entry]:
    """A journal of a few entries, some of which erase values of earlier ones."""
    standing: list[tuple[int, str]] = []
    entries, erase = [], []
    shapes = data.draw(st.lists(st.sampled_from(["person", "plain", "erasure"]), max_size=8), "shapes")
    for seq, shape in enumerate(["person", *shapes, "person"], 1):
        if shape == "erasure" and standing:
            gone = data.draw(st.lists(st.sampled_from(standing), min_size=1, max_size=3, unique=True), "erased")
            standing = [pair for pair in standing if pair not in gone]
            erase += gone
            entries.append(erasure(seq, *gone))
        elif shape == "person":
            standing += [(seq, "name"), (seq, "phone")]
            entries.append(entry(seq))
        else:
            entries.append(plain(seq))
    written(path, entries, erase)
    return entries


def assert_open_agrees(path: Path, expected: int) -> None:
    """A server that takes the file in finds the same, unless it refuses the file."""
    try:
        again = Journal.open(path)
    except JournalError as error:
        assert error.params["reason"] == "damaged"
        return
    with closing(again):
        assert again.verify().first_bad == expected


@pytest.mark.parametrize("tamper", WAYS)
@settings(max_examples=25)
@given(data=st.data())
def test_tampering_shows_at_the_first_entry_it_touched(tamper: Tamper, data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "xuan-hoa.db"
        drawn_journal(data, path)
        assert verify_file(path).ok
        expected = tamper(data, path)
        assert first_bad(path) == expected
        assert_open_agrees(path, expected)


@settings(max_examples=150)
@given(data=st.data())
def test_a_file_damaged_anywhere_never_brings_the_server_down(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "xuan-hoa.db"
        written(path, [entry(seq, data={"text": "x" * 300}) for seq in range(1, 31)])
        with closing(Journal.open(path)) as intact:
            before = list(intact.read())
        at = data.draw(st.integers(0, path.stat().st_size - 1), "offset")
        with path.open("r+b") as file:
            file.seek(at)
            file.write(data.draw(st.binary(min_size=1, max_size=64), "bytes"))
        try:
            verdict = verify_file(path)
            with closing(Journal.open(path)) as again:
                after = list(again.read())
        except JournalError:
            return
        assert not verdict.ok or after == before
