"""What a text holds at a glance, so that a slow pattern is tried only where it can match.

Most sentences hold no date and no figure; looking for a word in a set costs far less than running every pattern."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Generic, TypeVar

T = TypeVar("T")

Marks = frozenset[str]
Needs = tuple[Marks, ...]

_WORDS_AND_SIGNS = re.compile(r"[a-z]+|[^a-z\s]")
_MONTH_NAMES = """
    january february febuary march april may june july august september october november december
    jan feb mar apr jun jul aug sept sep oct nov dec"""
_MONTHS = frozenset(_MONTH_NAMES.split())
_TOKEN = re.compile(r"(?<!\w)(?:[^\W\d_]+|\d)")
_DIGIT = re.compile(r"\d")
_WITH_DIGITS = {
    "#year": re.compile(r"(?:19|20)\d\d"),
    "#marked": re.compile(r"\d[/.-]\d"),
    "#quarter": re.compile(r"q\s?\d"),
    # A pattern that begins with what it may begin with is searched for fastest, so the digit comes first.
    "#joined": re.compile(r"\d(?:[a-z]|(?<=[a-z]\d)|(?<=[a-z]-\d))"),
    "#long": re.compile(r"\d[\d\s-]{5}"),
    "#first": re.compile(r"\A\s*\(?\d"),
}


@lru_cache(maxsize=2048)
def marks(text: str) -> Marks:
    """The words of a text in lower case, its signs, and by name: a month, a digit, a year, a quarter, digits about a
    sign or joined to letters, a long number, a number that comes first."""
    lower = text.lower()
    found = _WORDS_AND_SIGNS.findall(lower)
    if not _MONTHS.isdisjoint(found):
        found.append("#month")
    if _DIGIT.search(lower):
        found.append("#digit")
        found += [name for name, pattern in _WITH_DIGITS.items() if pattern.search(lower)]
    return frozenset(found)


def needs(*groups: str) -> Needs:
    """What a pattern cannot match without: one of each group, alternatives separated by spaces."""
    return tuple(frozenset(group.split()) for group in groups)


def may_match(wanted: Needs, there: Marks) -> bool:
    """Whether a text with these marks has one of each group."""
    return not any(map(there.isdisjoint, wanted))


class Choice(Generic[T]):
    """Things of which each is tried only on texts that hold what it needs. Texts with the same telling marks have the
    same ones."""

    def __init__(self) -> None:
        self.all: list[tuple[T, Needs]] = []
        self._told: set[str] = set()
        self._by_marks = lru_cache(maxsize=256)(self._with_marks)

    def add(self, thing: T, *wanted: str) -> None:
        """One more thing, and what it needs (see `needs`)."""
        self.all.append((thing, needs(*wanted)))
        self._told.update(*self.all[-1][1])
        self._by_marks.cache_clear()

    def of(self, text: str) -> list[T]:
        """Those to be tried on the text, in the order in which they were added."""
        return self._by_marks(marks(text) & self._told)

    def _with_marks(self, there: Marks) -> list[T]:
        return [thing for thing, wanted in self.all if may_match(wanted, there)]


@lru_cache(maxsize=64)
def _tokens(text: str) -> list[tuple[int, str]]:
    """Where each word, in small letters, and the first digit of each number begins: found once for all who ask."""
    return [(token.start(), token.group()) for token in _TOKEN.finditer(text.lower())]


def openings(text: str, words: frozenset[str], start: int = 0) -> list[int]:
    """Where, from `start` on, one of `words` (in small letters) or, if they hold it, a digit begins."""
    return [at for at, word in _tokens(text) if word in words and at >= start]


def matches_at(pattern: re.Pattern[str], text: str, starts: Iterable[int]) -> Iterator[re.Match[str]]:
    """The matches of a pattern that can begin only at `starts`, in order, none overlapping: as `finditer` has them,
    in a tenth of the time."""
    end = 0
    for start in starts:
        if start >= end and (found := pattern.match(text, start)):
            end = found.end()
            yield found
