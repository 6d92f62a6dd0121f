"""The dossier as a file that the commune keeps, and the totals for the level above (V.3.3, VI.1).

What is sealed (III.4, complaints passed on by law) is in neither: on request its texts go into an envelope of their
own, and come back from there.
"""

import json
import os
import secrets
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from live.halls import is_slug
from live.shelf import Shelf, named_in
from meeting import dossier
from meeting.evolve import fold
from meeting.journal import Journal, Value, Verdict, verify_file
from meeting.room import read
from meeting.state import DoesNotApply, State

from . import archive
from .archive import Archive, NotADossier
from .table import write_table

ENVELOPE = "doi-thoai envelope 1"
FILES = "tep/"
DEVICE_KEY = "device_key"


@dataclass(frozen=True, slots=True)
class Written:
    """What went into a dossier: entries of the journal, published files, and the texts that are kept apart."""

    entries: int
    files: int
    apart: int


def write(copy: Path, shelf: Shelf, target: Path, envelope: Path | None) -> Written:
    """Make the dossier of a meeting from a copy of its file; ``envelope``: what is sealed goes there."""
    with _opened(copy) as (journal, state), tempfile.TemporaryDirectory(prefix="doi-thoai-") as folder:
        entries = list(journal.read())
        apart = dossier.kept_apart(state, entries)
        values = journal.values(apart)
        members = _members(journal, state, Path(folder), apart | dossier.not_kept(state, entries))
        files = sorted(named_in(entries))
        members |= {f"{FILES}{name}": shelf.path(name) for name in files}
        seq, head = journal.head
        about = {"kind": "dossier", "slug": journal.meta["slug"], "seq": seq, "head": head}
        archive.write(target, about, members)
        if envelope is not None:
            _write_envelope(envelope, journal.meta["slug"], values)
    return Written(seq, len(files), len(values))


def write_totals(copy: Path, target: Path) -> None:
    """Make the file for the level above: numbers, no name and no content."""
    with _opened(copy) as (journal, state), tempfile.TemporaryDirectory(prefix="doi-thoai-") as folder:
        totals = _totals(state, Path(folder))
        archive.write(target, {"kind": "totals", "slug": journal.meta["slug"]}, {"tong-so.json": totals})


@contextmanager
def _opened(path: Path) -> Iterator[tuple[Journal, State]]:
    journal = Journal.open(path)
    try:
        yield journal, fold(read(journal))
    finally:
        journal.close()


def _members(journal: Journal, state: State, folder: Path, left_out: set[dossier.Place]) -> dict[str, Path]:
    meeting = folder / "hoi-nghi.db"
    journal.excerpt(meeting, left_out, (DEVICE_KEY,))
    table = folder / "y-kien.xlsx"
    write_table(state, dossier.rows(state), table)
    named = {path.name: path for path in (meeting, meeting.with_suffix(".head"), table)}
    return {**named, "tong-so.json": _totals(state, folder)}


def _totals(state: State, folder: Path) -> Path:
    path = folder / "tong-so.json"
    path.write_text(json.dumps(dossier.totals(state), ensure_ascii=False, indent=2), encoding="utf-8")
    return path


def _write_envelope(path: Path, slug: str, values: list[Value]) -> None:
    """Only its owner may open it: what to do with it the law says, not this file."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as out:
        json.dump({"form": ENVELOPE, "slug": slug, "values": values}, out, ensure_ascii=False)


# --- back -------------------------------------------------------------------------------------------------------------


def check(path: Path) -> Verdict:
    """Whether a dossier holds: every file its sum, the journal its chain. Raises :class:`NotADossier`."""
    found = archive.read(path)
    with tempfile.TemporaryDirectory(prefix="doi-thoai-") as folder:
        members = archive.unpack(found, Path(folder))
        return _verified(found, members)


def _verified(found: Archive, members: Mapping[str, Path]) -> Verdict:
    if found.about.get("kind") != "dossier" or not {"hoi-nghi.db", "hoi-nghi.head"} <= members.keys():
        raise NotADossier("no_meeting")
    for name, told in found.sums.items():
        if name.startswith(FILES) and told != name.removeprefix(FILES):
            raise NotADossier("changed", name)
    return verify_file(members["hoi-nghi.db"])


def restore(path: Path, folder: Path, envelope: Path | None) -> str:
    """Make a meeting of a dossier in ``folder``; its slug. Raises :class:`NotADossier` and ``JournalError``."""
    found = archive.read(path)
    with tempfile.TemporaryDirectory(prefix=".incoming-", dir=folder) as aside:
        members = archive.unpack(found, Path(aside))
        verdict = _verified(found, members)
        if not verdict.ok:
            raise NotADossier("changed", f"hoi-nghi.db, {verdict.reason}")
        with closing(Journal.open(members["hoi-nghi.db"])) as journal:
            slug = _slug(journal)
            if (folder / f"{slug}.db").exists():
                raise NotADossier("exists", slug)
            _put_back(journal, envelope)
            journal.set_meta(DEVICE_KEY, secrets.token_hex(32))
            _shelve(members, Shelf.beside(folder / f"{slug}.db"))
            journal.backup(folder / f"{slug}.db")
    return slug


def _slug(journal: Journal) -> str:
    """The short name of the meeting in a journal from elsewhere, whose chain holds but may say anything."""
    slug = journal.meta["slug"]
    try:
        meant = fold(read(journal)).expect_setup().slug
    except (DoesNotApply, ArithmeticError, AssertionError, AttributeError, LookupError, TypeError, ValueError) as error:
        raise NotADossier("changed", "hoi-nghi.db") from error
    if meant != slug or not is_slug(slug):
        raise NotADossier("changed", "hoi-nghi.db")
    return slug


def _shelve(members: Mapping[str, Path], shelf: Shelf) -> None:
    files = {name.removeprefix(FILES): path for name, path in members.items() if name.startswith(FILES)}
    if files:
        shelf.folder.mkdir(parents=True, exist_ok=True)
        shelf.put(files)


def _put_back(journal: Journal, envelope: Path | None) -> None:
    slug = journal.meta["slug"]
    if envelope is None:
        return
    try:
        journal.put_back(_read_envelope(envelope, slug))
    except ValueError as error:
        raise NotADossier("other_envelope", slug) from error


def _read_envelope(path: Path, slug: str) -> list[Value]:
    try:
        told: Any = json.loads(path.read_text(encoding="utf-8"))
        if (told["form"], told["slug"]) != (ENVELOPE, slug):
            raise NotADossier("other_envelope", slug)
        return [Value(int(seq), str(name), str(salt), str(value)) for seq, name, salt, value in told["values"]]
    except (ValueError, KeyError, TypeError) as error:
        raise NotADossier("foreign", path.name) from error
