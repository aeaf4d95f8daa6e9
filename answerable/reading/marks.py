"""What a text holds at a glance, so that a slow pattern is tried only where it can match.

Most sentences hold no date and no figure; looking for a word in a set costs far less than running every pattern."""

import re
from functools import lru_cache

Needs = tuple[frozenset[str], ...]

_NAMED = {
    "#digit": re.compile(r"\d"),
    "#year": re.compile(r"(?:19|20)\d\d"),
    "#marked": re.compile(r"\d[/.-]\d"),
    "#month": re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"),
    "#quarter": re.compile(r"\bq\s?\d"),
    "#joined": re.compile(r"[a-z]-?\d|\d[a-z]"),
    "#long": re.compile(r"\d[\d\s-]{5}"),
}


@lru_cache(maxsize=2048)
def marks(text: str) -> frozenset[str]:
    """The words of a text in lower case, its signs, and by name: a digit, a year, a month, a quarter, digits joined to
    letters, a long number."""
    lower = text.lower()
    named = [name for name, pattern in _NAMED.items() if pattern.search(lower)]
    return frozenset((*re.findall(r"[a-z]+", lower), *set(lower), *named))


def needs(*groups: str) -> Needs:
    """What a pattern cannot match without: one of each group, alternatives separated by spaces."""
    return tuple(frozenset(group.split()) for group in groups)


def may_match(wanted: Needs, there: frozenset[str]) -> bool:
    """Whether a text with these marks has one of each group."""
    return not any(map(there.isdisjoint, wanted))
