"""Personal data."""

from dataclasses import dataclass
from typing import Any

from .base import Event


@dataclass(frozen=True, slots=True)
class ValuesErased(Event):
    """Personal values that left the file: pairs of sequence number and field. ``number`` is whose, none at a purge.

    ``texts`` are the keys of the minutes texts in which a name that went still stands.
    """

    of: tuple[Any, ...]
    number: int | None
    values: tuple[str, ...]
    reason: str
    texts: tuple[str, ...] = ()
