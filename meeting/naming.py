"""Names taken out of what everybody may read (DOMAIN.md, Public results). Pure.

Words are compared without case and whichever vowel bears the tone ("Hoà", "Hòa"), in any composed form. Names of two
words or more go wherever they stand; a single one only after a title, because "Hoa" and "Ý" are words too.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from .state import Attendee, State

TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
WORD = re.compile(r"\w+")
GAP = re.compile(r"[\s.'’()-]*")
# The public view is made anew at every event, while texts and names hardly change.
KNOWN_WORDS, KNOWN_TEXTS, KNOWN_HALLS = 8192, 1024, 8

Words = tuple[str, ...]


@lru_cache(KNOWN_WORDS)
def _key(word: str) -> str:
    letters = unicodedata.normalize("NFD", word.casefold())
    return "".join(sorted(letters, key=lambda letter: letter in TONES))


TITLES = frozenset(map(_key, ("ông", "bà", "anh", "chị", "cô", "chú", "bác", "cụ", "em")))


@dataclass(frozen=True, slots=True, eq=False)
class Names:
    """The numbers of whole names, and the given names by which a title may call somebody."""

    numbers: dict[Words, int]
    begin: frozenset[str]
    longest: int
    given: frozenset[str]


def names_of(state: State, people: Iterable[Attendee]) -> Names:
    """What these people are called or were before a correction; an official's given name stays the official's."""
    setup = state.expect_setup()
    officials = (setup.chair, *setup.cochairs, *setup.secretaries, *setup.officials)
    called = ((name, one.number) for one in people for name in (one.name, *one.former))
    return _names(tuple(called), tuple(one.name for one in officials))


@lru_cache(KNOWN_HALLS)
def _names(called: tuple[tuple[str, int], ...], officials: tuple[str, ...]) -> Names:
    numbers = {words: number for name, number in called if (words := _words(name))}
    given = {words[-1] for words in numbers} - {word for name in officials for word in _words(name)[-1:]}
    begin = frozenset(words[0] for words in numbers)
    return Names(numbers, begin, max(map(len, numbers), default=0), frozenset(given))


def _words(name: str) -> Words:
    return tuple(_key(word) for word in WORD.findall(unicodedata.normalize("NFC", name)))


@lru_cache(KNOWN_TEXTS)
def unnamed(text: str, names: Names) -> str:
    """The text with numbers in the place of names."""
    text = unicodedata.normalize("NFC", text)
    told, at = [], 0
    for start, end, instead in _found(text, names):
        told += [text[at:start], instead]
        at = end
    return "".join([*told, text[at:]])


def _found(text: str, names: Names) -> Iterator[tuple[int, int, str]]:
    """Where a name stands, and what stands there instead."""
    words = list(WORD.finditer(text))
    keys = [_key(word[0]) for word in words]
    at = 0
    while at < len(words):
        length = _longest(text, words, keys, at, names)
        if length:
            number = names.numbers[tuple(keys[at : at + length])]
            yield words[at].start(), words[at + length - 1].end(), f"số {number}"
        elif at and keys[at - 1] in TITLES and words[at][0][0].isupper() and _beside(text, words[at - 1 : at + 1]):
            yield words[at].start(), words[at].end(), _called(words[at][0], names)
        at += max(length, 1)


def _longest(text: str, words: Sequence[re.Match[str]], keys: Sequence[str], at: int, names: Names) -> int:
    """How many words from ``at`` on are somebody's whole name."""
    if keys[at] not in names.begin:
        return 0
    lengths = range(min(names.longest, len(keys) - at), 1, -1)
    fit = (n for n in lengths if tuple(keys[at : at + n]) in names.numbers and _beside(text, words[at : at + n]))
    return next(fit, 0)


def _beside(text: str, words: Sequence[re.Match[str]]) -> bool:
    """Whether nothing stands between the words but what may stand in a name."""
    return all(GAP.fullmatch(text, left.end(), right.start()) for left, right in pairwise(words))


def _called(word: str, names: Names) -> str:
    """Who gave one word only is a number; of a given name, which may be somebody else's too, the initial stays."""
    number = names.numbers.get((_key(word),))
    if number is not None:
        return f"số {number}"
    return word[0] if _key(word) in names.given else word


def texts_naming(state: State, people: Iterable[Attendee]) -> tuple[str, ...]:
    """The keys of the minutes texts in which one of these people is named."""
    names = names_of(state, people)
    return tuple(key for key, text in sorted(state.texts.items()) if any(_tells(text.text, names)))


def _tells(text: str, names: Names) -> Iterator[bool]:
    normal = unicodedata.normalize("NFC", text)
    return (normal[start:end] != instead for start, end, instead in _found(normal, names))
