"""Untrusted text made plain: one normal form, nothing invisible, nothing that reorders what is read."""

import unicodedata

KEPT_CONTROLS = frozenset("\n")
DROPPED_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def clean(value: str) -> str:
    """NFC text without control, bidirectional-override and unassigned characters, trimmed at both ends.

    Line breaks become ``\\n``; every other run of white space in a line becomes one space.
    """
    text = value.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    kept = "".join(c for c in text if c in KEPT_CONTROLS or unicodedata.category(c) not in DROPPED_CATEGORIES)
    # Only now: a letter and its mark may have stood on both sides of something dropped.
    normal = unicodedata.normalize("NFC", kept)
    return "\n".join(" ".join(line.split()) for line in normal.split("\n")).strip()


def clean_line(value: str) -> str:
    """Like :func:`clean`, on one line."""
    return " ".join(clean(value).split())


def search_key(value: str) -> str:
    """What a search by name compares: lower case without diacritics, đ as d."""
    decomposed = unicodedata.normalize("NFD", value.lower().replace("đ", "d"))
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).split())
