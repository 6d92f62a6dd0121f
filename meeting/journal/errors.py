"""Why a meeting's file cannot be used, from what SQLite and the machine say."""

import errno
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar

_SPARE_BYTES = 1 << 20
# The second is what Python makes of SQLite's complaint about damaged text.
DAMAGE = (sqlite3.Error, UnicodeDecodeError)


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
def explaining(path: Path) -> Iterator[None]:
    """Raise what the machine says as a :class:`JournalError`."""
    try:
        yield
    except (*DAMAGE, OSError) as error:
        explained = _explained(error, path)
        if explained is error:
            raise
        raise explained from error
