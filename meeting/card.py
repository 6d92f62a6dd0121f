"""Reading the QR of a citizen's card, as a scanner types it. Pure; what it types is hostile or garbled.

The card number only tells that this is a card: it is neither kept nor given back.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from .setup import Village
from .text import clean_line, search_key

SEPARATORS = re.compile(r"[|\t;¦│]|(?<=\d)\s*[/\\](?=\D)|(?<=\D)[/\\]\s*(?=\d)")
CARD_NUMBER = re.compile(r"(?<!\d)\d{12}(?!\d)")
DATE = re.compile(r"(?<!\d)(\d{2})[/.-]?(\d{2})[/.-]?(\d{4})(?!\d)")
SEX = ("nam", "nu")
ADULT = 18
LONGEST, NAME_LIMIT, ADDRESS_LIMIT = 400, 80, 120
# A Vietnamese input method that is on turns these letters into marks, so they never stand in a name otherwise.
GARBLED = re.compile(r"[fjwz0-9\[\]{}]|(.)\1\1", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Card:
    """What a card says. ``village`` is an id of the list or empty; ``doubts`` names the fields to look at."""

    name: str
    birth: date | None
    village: str
    address: str
    doubts: tuple[str, ...]

    def is_adult(self, on: date) -> bool | None:
        """Whether the person is 18 or over on a day (IV.3); ``None`` when the card does not tell."""
        if self.birth is None:
            return None
        return (on.year - self.birth.year, on.month, on.day) >= (ADULT, self.birth.month, self.birth.day)


def is_card(text: str) -> bool:
    """Whether a line looks like a scanned card rather than like a name or a number."""
    return CARD_NUMBER.match(text.strip()) is not None and len(text.strip()) > len("000000000000")


def read(text: str, villages: Sequence[Village]) -> Card | None:
    """What a scanned card says; ``None`` when it is no card at all.

    The fields are found by anchors, because cards have six, seven, eight or more of them: the number stands first, the
    first date is the birth date, the name stands before it, sex and address after.
    """
    line = clean_line(text[:LONGEST].replace("\t", "|"))
    if not is_card(line):
        return None
    rest = CARD_NUMBER.sub("", line, count=1)
    birth_at = _first_date(rest)
    if birth_at is not None:
        name, address = _name_in(rest[: birth_at.start()]), _address_in(rest[birth_at.end() :])
    else:
        name, _, after = " | ".join(_lettered(rest)).partition(" | ")
        name, address = name[:NAME_LIMIT], _address_in(after)
    village = guess_village(address, villages)
    birth = None if birth_at is None else _date(birth_at)
    return Card(name, birth, village, address, _doubts(name, birth, village))


def _first_date(text: str) -> re.Match[str] | None:
    return next((found for found in DATE.finditer(text) if _date(found)), None)


def _date(found: re.Match[str]) -> date | None:
    day, month, year = map(int, found.groups())
    try:
        return date(year, month, day) if year >= 1900 else None
    except ValueError:
        return None


def _fields(text: str) -> list[str]:
    return [field.strip() for field in SEPARATORS.split(text) if field.strip()]


def _name_in(text: str) -> str:
    """The last field with letters before the birth date; an older card's number may stand before it."""
    named = _lettered(text)
    return re.sub(r"^[\d\s]+|[\d\s]+$", "", named[-1])[:NAME_LIMIT] if named else ""


def _lettered(text: str) -> list[str]:
    return [field for field in _fields(text) if any(c.isalpha() for c in field)]


def _address_in(text: str) -> str:
    """What stands between the sex and the day of issue."""
    fields = [f for f in _fields(text) if search_key(f) not in SEX and not DATE.fullmatch(f)]
    fields = [DATE.sub("", re.sub(r"^(nam|nữ|nu)\b", "", f, flags=re.IGNORECASE)).strip() for f in fields]
    return next((f for f in fields if any(c.isalpha() for c in f)), "")[:ADDRESS_LIMIT]


def guess_village(address: str, villages: Sequence[Village]) -> str:
    """The village whose name the address has, spelled as people do ("Bản Ten", "ten"); the longest name wins."""
    parts = {_bare(part) for part in address.split(",")}
    whole = f" {search_key(address)} "
    exact = [v for v in villages if _bare(v.name) in parts]
    inside = [v for v in villages if f" {search_key(v.name)} " in whole.replace(",", " ")]
    found = sorted(exact or inside, key=lambda v: -len(v.name))
    return found[0].id if found else ""


def _bare(name: str) -> str:
    """A village's name without the word for village."""
    return re.sub(r"^(ban|thon|xom|to dan pho|tdp|khu|doi)\s+", "", search_key(name)).strip()


def _doubts(name: str, birth: date | None, village: str) -> tuple[str, ...]:
    wrong = {
        "name": not name or " " not in name or GARBLED.search(search_key(name)) is not None,
        "birth_year": birth is None,
        "village": not village,
    }
    return tuple(field for field, doubtful in wrong.items() if doubtful)
