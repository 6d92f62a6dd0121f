"""Which waiting requests seem to ask for the same: by their field and the words that they share. Pure.

A suggestion only: the chair or a secretary joins them, or does not.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from .protection import sealed
from .state import Opinion, State
from .text import search_key

COMPARED = 60
LEAST_WORDS = 3
LEAST_SHARED = 0.3
SHORTEST_WORD = 2
NAMED_WORDS = 4
WORD = re.compile(r"\w+")
# Words that say nothing of what it is about; without diacritics, as everything is compared.
COMMON = frozenset(
    word
    for line in (
        "ba bac ban bao bi bo cac cai can cap chau cho chua chung co con cu cua cung da dan dang de den deu",
        "di do doi duoc em gi giup hai het hien hoi hon khi khong kinh la lai lam len luc ma mai mat minh moi",
        "mong mot muon nay nen neu ngay nghi nguoi nha nhan nhat nhieu nhu nhung nua o oi ong phai qua ra rat",
        "roi sao se sua tai thang the theo thi thoi tin to toi trong truoc tu va van vao vay ve vi viec voi",
        "xa xem xet xin",
    )
    for word in line.split()
)


@dataclass(frozen=True, slots=True)
class Similar:
    """A request, those that seem to ask for the same, and some words that they share, as the first one wrote them."""

    lead: int
    others: tuple[int, ...]
    words: tuple[str, ...]


def suggestions(state: State) -> list[Similar]:
    """The groups among the first of the queue; nobody is in two. Protected opinions (III.4) are never compared."""
    waiting = [state.opinions[id_] for id_ in state.queue[:COMPARED]]
    left = [one for one in waiting if not sealed(state, one)]
    found: list[Similar] = []
    while left:
        lead, *rest = left
        alike = [one for one in rest if not one.cosigners and _alike(lead, one)]
        if alike:
            found.append(Similar(lead.id, tuple(one.id for one in alike), _shared(lead, alike)))
        left = [one for one in rest if one not in alike]
    return found


def _alike(one: Opinion, other: Opinion) -> bool:
    """The same field, and enough of the words of the shorter one."""
    mine, others = words(one.content), words(other.content)
    shared = len(mine & others)
    return (
        one.field == other.field
        and one.number != other.number
        and shared >= LEAST_WORDS
        and shared >= LEAST_SHARED * min(len(mine), len(others))
    )


def _shared(lead: Opinion, alike: list[Opinion]) -> tuple[str, ...]:
    shared = words(lead.content).intersection(*(words(one.content) for one in alike))
    written = (word for word in WORD.findall(lead.content.lower()) if search_key(word) in shared)
    return tuple(dict.fromkeys(written))[:NAMED_WORDS]


@lru_cache(maxsize=2048)
def words(text: str) -> frozenset[str]:
    """The telling words of a text, without diacritics."""
    found = WORD.findall(search_key(text))
    return frozenset(word for word in found if len(word) >= SHORTEST_WORD and word not in COMMON)
