"""A list of those invited, as CSV or XLSX, read row by row with each row's fate. Hostile files end in a sentence."""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from meeting.state import State
from meeting.text import clean_line, search_key

MOST_ROWS = 500
MOST_CELLS = 12
UNPACKED = 20 << 20  # bytes: more than any list, less than a bomb
HEADERS = {
    "name": ("ho ten", "ho va ten", "ten", "dai bieu"),
    "position": ("chuc vu",),
    "organisation": ("don vi", "co quan", "to chuc"),
    "group": ("nhom", "nhom dai bieu", "cap"),
    "village": ("thon ban", "thon", "ban", "thon, ban", "to dan pho"),
}


class Unreadable(ValueError):
    """No list: ``code`` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Row:
    """One row of the file: what it says, its number there, and what becomes of it ("" is taken)."""

    at: int
    said: dict[str, Any]
    fate: str


def read(content: bytes, state: State) -> list[Row]:
    """The rows below the header. Raises :class:`Unreadable`."""
    table = iter(_table(content))
    columns = _columns(next(table, ()))
    rows = [(at, cells) for at, cells in enumerate(table, 2) if any(cells)]
    if not rows:
        raise Unreadable("list_empty")
    if len(rows) > MOST_ROWS:
        raise Unreadable("list_too_long")
    return list(_fates(rows, columns, state))


def _table(content: bytes) -> Iterable[Sequence[str]]:
    return _sheet(content) if content[:2] == b"PK" else _lines(content)


def _sheet(content: bytes) -> Iterator[list[str]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(part.file_size for part in packed.infolist()) > UNPACKED:
                raise Unreadable("list_too_long")
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        for _, cells in zip(range(MOST_ROWS + 2), book.worksheets[0].iter_rows(values_only=True), strict=False):
            yield [clean_line(str(cell)) if cell is not None else "" for cell in cells[:MOST_CELLS]]
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, IndexError, OSError) as error:
        raise error if isinstance(error, Unreadable) else Unreadable("no_list") from error


def _lines(content: bytes) -> list[list[str]]:
    text = _text(content)
    first = text.partition("\n")[0]
    separator = max(";\t,", key=first.count)
    rows = csv.reader(io.StringIO(text), delimiter=separator)
    try:
        return [[clean_line(cell) for cell in cells[:MOST_CELLS]] for cells in rows][: MOST_ROWS + 2]
    except csv.Error as error:
        raise Unreadable("no_list") from error


def _text(content: bytes) -> str:
    marked = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return content.decode(marked)
    except UnicodeDecodeError as error:
        raise Unreadable("list_not_unicode") from error


def _columns(header: Sequence[str]) -> dict[str, int]:
    """Which column holds what, by headers written with or without diacritics."""
    plain = [search_key(cell) for cell in header]
    found = {name: plain.index(word) for name, words in HEADERS.items() for word in words[::-1] if word in plain}
    if "name" not in found:
        raise Unreadable("list_without_names")
    return found


def _fates(rows: list[tuple[int, Sequence[str]]], columns: dict[str, int], state: State) -> Iterator[Row]:
    known = {_key(d.group, d.village, d.name, d.position) for d in state.delegates.values()}
    for at, cells in rows:
        said, fate = _said(cells, columns, state)
        key = _key(said["group"], said["village"], said["name"], said["position"])
        if not fate and key in known:
            fate = "row_twice"
        known.add(key)
        yield Row(at, said, fate)


def _key(group: str, village: str | None, name: str, position: str) -> tuple[str, str | None, str, str]:
    return group, None if group else village, search_key(name), search_key(position)


def _said(cells: Sequence[str], columns: dict[str, int], state: State) -> tuple[dict[str, Any], str]:
    text = {name: cells[at] if at < len(cells) else "" for name, at in columns.items()}
    groups = {search_key(word): g.id for g in state.expect_regulation().delegate_groups for word in (g.id, g.label)}
    villages = {search_key(word): v.id for v in state.expect_setup().villages for word in (v.id, v.name, _bare(v.name))}
    group, village = search_key(text.get("group", "")), search_key(text.get("village", ""))
    said = {
        "name": text.get("name", "")[:80],
        "position": text.get("position", "")[:120],
        "organisation": text.get("organisation", "")[:120],
        "group": groups.get(group, ""),
        "village": villages.get(village),
    }
    wrong = {
        "row_without_name": not said["name"],
        "row_unknown_group": bool(group) and group not in groups,
        "row_unknown_village": bool(village) and village not in villages,
        "row_nowhere": not said["group"] and said["village"] is None,
    }
    return said, next((code for code, holds in wrong.items() if holds), "")


def _bare(name: str) -> str:
    return name.partition(" ")[2]
