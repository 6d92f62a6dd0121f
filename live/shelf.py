"""The files beside a meeting's journal: ``<slug>.files/<sha256>``, each under the name that its content gives it.

A file is on disk before the event that names it, and is never changed: so it can be copied while the server runs, as
long as the journal is copied first.
"""

import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path

from meeting.events import DocumentPublished, PhraseRecorded
from meeting.journal import Entry

NAME = re.compile(r"[0-9a-f]{64}")
INCOMING = ".incoming-"


@dataclass(frozen=True, slots=True)
class Shelf:
    """The folder of one meeting's files."""

    folder: Path

    @classmethod
    def beside(cls, journal: Path) -> "Shelf":
        """The shelf that belongs to a journal's file, also to a copy of it."""
        return cls(journal.with_suffix(".files"))

    def path(self, name: str) -> Path:
        """Where the file of this SHA-256 stands. Anything else than a SHA-256 raises ``ValueError``."""
        if not NAME.fullmatch(name):
            raise ValueError(f"{name!r} is not a file's name")
        return self.folder / name

    @contextmanager
    def incoming(self) -> Iterator[Path]:
        """A folder for what is not checked yet, gone afterwards; what a crash left of earlier ones goes too."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for left in self.folder.glob(f"{INCOMING}*"):
            shutil.rmtree(left, ignore_errors=True)
        with tempfile.TemporaryDirectory(prefix=INCOMING, dir=self.folder, ignore_cleanup_errors=True) as found:
            yield Path(found)

    def put(self, files: Mapping[str, Path]) -> None:
        """Take files, already on disk and on the same file system, under these names. Durable on return."""
        for name, source in files.items():
            if not source.is_file() or source.is_symlink():
                raise ValueError(f"{source} is not a plain file")
            source.replace(self.path(name))
        _sync_folder(self.folder)

    def fault(self, name: str) -> str:
        """What is wrong with a file: ``missing``, ``changed`` (its content is not what its name says), or nothing."""
        try:
            with self.path(name).open("rb") as file:
                return "" if file_digest(file, "sha256").hexdigest() == name else "changed"
        except OSError:
            return "missing"

    def copy_to(self, other: "Shelf") -> int:
        """Copy every file to another shelf, on disk on return; how many there were."""
        names = sorted(p.name for p in self.folder.glob("*") if NAME.fullmatch(p.name))
        if names:
            other.folder.mkdir(parents=True, exist_ok=True)
        for name in names:
            shutil.copyfile(self.path(name), other.path(name))
            with other.path(name).open("rb+") as file:
                os.fsync(file.fileno())
        if names:
            _sync_folder(other.folder)
        return len(names)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows has no such thing
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def named_in(entries: Iterable[Entry]) -> dict[str, str]:
    """The files that a journal's entries name, those of withdrawn documents too, and what each belongs to."""
    found: dict[str, str] = {}
    for entry in entries:
        if entry.type == DocumentPublished.__name__:
            found |= dict.fromkeys((entry.data["sha256"], *entry.data["pages"]), entry.data["title"])
        elif entry.type == PhraseRecorded.__name__:
            found[entry.data["sha256"]] = f"{entry.data['phrase']}, {entry.data['language']}"
    return found
