"""The texts that are stored, the hashes over them, and what an entry seals and erases."""

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from hashlib import sha256
from typing import Any, NamedTuple

from .entries import Entry, StoredResult

HASH_FORMAT = "doi-thoai journal 1"
ERASURE = "ValuesErased"
Row = tuple[Any, ...]


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"{type(value).__name__} is not JSON")


encode = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"), default=_plain
).encode
decode = json.JSONDecoder().decode
# Makes text of any bytes, and the same bytes of that text again.
lenient = partial(str, encoding="utf-8", errors="surrogateescape")


def chained(parts: Iterable[str | int], errors: str = "strict") -> str:
    """SHA-256 over texts, each with its length in front."""
    raw = [str(part).encode("utf-8", errors) for part in parts]
    return sha256(b"".join(b"%d:%b" % (len(part), part) for part in raw)).hexdigest()


def genesis(slug: str) -> str:
    """The hash before a meeting's first row."""
    return chained((HASH_FORMAT, slug), "surrogateescape")


def sealed_hash(salt: str, value: str, errors: str = "strict") -> str:
    """What an event holds of a personal value."""
    return sha256((salt + value).encode("utf-8", errors)).hexdigest()


class Value(NamedTuple):
    """A row of the table of personal values."""

    seq: int
    field: str
    salt: str
    value: str


def storable(one: StoredResult) -> tuple[str, str, int, str]:
    """A result as its row; ``ValueError`` for what cannot be stored."""
    result = encode(one.result)
    # Raises what cannot be stored, a lone surrogate, before the transaction begins.
    "".join((one.scope, one.id, result)).encode()
    return one.scope, one.id, one.seq, result


def seal(seq: int, values: Mapping[str, str | None]) -> list[Value]:
    """Rows for the personal values of an entry, each with a salt of its own."""
    rows = []
    for name, value in values.items():
        if value is None:
            raise ValueError(f"entry {seq}: {name} has no value to seal")
        rows.append(Value(seq, name, os.urandom(16).hex(), value))
    return rows


def erasures(data: object) -> list[tuple[int, str]]:
    """What an erasure lists; raises ``ValueError`` where it lists nothing that can be read."""
    pairs = data.get("of") if isinstance(data, Mapping) else None
    if not isinstance(pairs, Sequence):
        raise ValueError("an erasure lists no values")
    listed = []
    for pair in pairs:
        if not (isinstance(pair, Sequence) and [type(part) for part in pair] == [int, str]):
            raise ValueError("an erasure lists pairs of seq and field")
        listed.append((pair[0], pair[1]))
    return listed


def check_erasures(entries: Sequence[Entry], erase: Sequence[tuple[int, str]]) -> None:
    """What is deleted must be what the entries say is erased, or the journal would never verify again."""
    erasing = [entry for entry in entries if entry.type == ERASURE]
    listed = [(entry.seq, *pair) for entry in erasing for pair in erasures(entry.data)]
    if sorted((seq, name) for _, seq, name in listed) != sorted((seq, name) for seq, name in erase):
        raise ValueError(f"the values to erase are not those that {ERASURE} lists")
    if any(seq >= own for own, seq, _ in listed):
        raise ValueError("only values of earlier entries can be erased")
