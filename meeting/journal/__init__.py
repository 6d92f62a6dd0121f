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
``file._held``.
"""

from .book import Journal
from .chain import Value
from .entries import Entry, StoredResult, Verdict
from .errors import (
    JournalError,
    JournalExists,
    JournalFull,
    JournalLocked,
    JournalMissing,
    JournalUnwritable,
    NotAMeeting,
)
from .verify import verify_file

__all__ = [
    "Entry",
    "Journal",
    "JournalError",
    "JournalExists",
    "JournalFull",
    "JournalLocked",
    "JournalMissing",
    "JournalUnwritable",
    "NotAMeeting",
    "StoredResult",
    "Value",
    "Verdict",
    "verify_file",
]
