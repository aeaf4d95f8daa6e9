"""Which promise that stands already a document speaks of again. Pure.

A promise is the same where it is made on the same action (or in the same section) in much the same words, and numbers,
for the same day. Where only its words or only its day agree a person is asked.
"""

import re
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import date

from answerable.plan.rules import plain
from answerable.reading.similar import similarity

ALIKE = 0.6  # share of the words that carry meaning, from which two wordings say the same
CERTAIN = 0.8  # the same of promises without a day
RELATED = 0.3  # from which they may
NEW = "new"  # what a person says of a promise that is none of those that stand


@dataclass(frozen=True)
class Promise:
    """`of` is whatever tells one action or section from another."""

    of: Hashable
    what: str
    due_to: date | None = None


@dataclass(frozen=True)
class Match:
    """For one promise of a document: which of the earlier ones it surely is, and which it may be, likeliest first."""

    same: int | None = None
    perhaps: tuple[int, ...] = ()


def _likeness(found: Promise, earlier: Promise) -> tuple[int, float]:
    """How sure it is that two promises are one (2: sure, 1: perhaps, 0: not), and how much alike they are."""
    if found.of != earlier.of:
        return 0, 0.0
    words = 1.0 if plain(found.what) == plain(earlier.what) else similarity(found.what, earlier.what)
    same_day = found.due_to == earlier.due_to
    if words >= ALIKE:
        sure = words >= (ALIKE if found.due_to else CERTAIN) and _numbers(found) == _numbers(earlier)
        return (2 if sure and same_day else 1), words + same_day
    return (1, words) if words >= RELATED and same_day and found.due_to else (0, words)


def _numbers(promise: Promise) -> list[str]:
    return sorted(re.findall(r"\d+", promise.what))


def match(found: Sequence[Promise], earlier: Sequence[Promise]) -> list[Match]:
    """For each promise found, what it is of the earlier ones. No earlier promise is surely two."""
    pairs = [
        (*_likeness(one, other), f, e)
        for f, one in enumerate(found)
        for e, other in enumerate(earlier)
        if one.of == other.of
    ]
    pairs.sort(key=lambda pair: (-pair[0], -pair[1], pair[2], pair[3]))
    same: dict[int, int] = {}
    for sure, _, f, e in pairs:
        if sure == 2 and f not in same and e not in same.values():
            same[f] = e
    perhaps: dict[int, list[int]] = {}
    for sure, _, f, e in pairs:
        if sure and f not in same and e not in same.values():
            perhaps.setdefault(f, []).append(e)
    return [Match(same.get(f), tuple(perhaps.get(f, ()))) for f in range(len(found))]


def settled(matches: Sequence[Match], said: Sequence[str], keys: Sequence[int]) -> list[int | None]:
    """Which earlier promise each one found is, once a person has `said` so of some (NEW, or the key of an earlier one,
    else ""): the row of `keys`, None for a new one. What a person says goes before what was matched, and no earlier
    promise is two."""
    rows = {str(key): row for row, key in enumerate(keys)}
    found: list[int | None] = [None] * len(matches)
    taken: set[int] = set()
    for f, words in enumerate(said):
        row = rows.get(words)
        if row is not None and row not in taken:
            found[f] = row
            taken.add(row)
    for f, one in enumerate(matches):
        if not said[f] and one.same is not None and one.same not in taken:
            found[f] = one.same
            taken.add(one.same)
    return found
