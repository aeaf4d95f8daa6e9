"""What is true of the desk's pages: what an action may lack, words to look for, when somebody comes back."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

# What an action may lack, or be late with, by code: what to call it beside one action, and of how many.
MISSING = {
    "lead": ("No lead", "without a lead"),
    "date": ("No date", "without a date"),
    "update": ("No update this round", "without an update this round"),
    "late": ("Past its day", "not done and past the day"),
    "promise": ("Overdue promise", "with an overdue promise"),
}

MOST_WORDS = 8
_QUOTED = re.compile(r'["“”]([^"“”]+)["“”]|(\S+)')


def words_of(typed: str) -> list[str]:
    """What somebody typed into a search box as words that must all be there; quoted words stay together.

    >>> words_of('survey "children in care" ')
    ['survey', 'children in care']
    """
    found = [(quoted or word).strip(' "“”') for quoted, word in _QUOTED.findall(typed.replace("\x00", ""))]
    return list(dict.fromkeys(word for word in found if word))[:MOST_WORDS]


A_VISIT = timedelta(hours=4)


def begins_anew(seen_at: datetime, now: datetime) -> bool:
    """Whether somebody who was last seen at `seen_at` comes back for another visit, rather than going on with one."""
    return now - seen_at > A_VISIT


def in_context(said: str, words: Sequence[str], *, around: int = 110) -> list[tuple[str, bool]]:
    """The part of a text in which words were found, as (part, whether it is one of the words), from a little before the
    first of them; all of a short text.

    >>> in_context("A survey was run.", ["survey"])
    [('A ', False), ('survey', True), (' was run.', False)]
    """
    flat = " ".join(said.split())
    pattern = re.compile("|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)), re.I)
    first = pattern.search(flat) if words else None
    start = max(0, first.start() - around) if first else 0
    if start:
        start = flat.find(" ", start, first.start() if first else None) + 1 or start
    end = len(flat) if len(flat) - start <= 3 * around else flat.rfind(" ", start, start + 3 * around)
    end = end if end > start else start + 3 * around
    shown = ("… " if start else "") + flat[start:end] + (" …" if end < len(flat) else "")
    parts, at = [], 0
    for found in pattern.finditer(shown) if words else ():
        parts += [(shown[at : found.start()], False), (found[0], True)]
        at = found.end()
    return [part for part in [*parts, (shown[at:], False)] if part[0]]
