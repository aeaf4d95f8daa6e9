"""What a person said of a document holds for the next one, where that has the same words. Pure."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from answerable.intake.families import AS_BEFORE, LEFT_OUT, Corrections, Words, rows_of, words_of
from answerable.intake.rules import section_key
from answerable.intake.same_promise import NEW
from answerable.intake.who_is_who import NONE
from answerable.plan.rules import as_asked, plain
from answerable.reading.proposal import Proposal

Before = Sequence[tuple[Proposal, Corrections]]  # documents as they were read, the oldest first
Typed = dict[str, dict[int, dict[str, str]]]
# By what one is known to be the same in another version.
_TELLING = {
    "agencies": ("name",),
    "aims": ("ref", "title"),
    "objectives": ("ref", "title"),
    "actions": ("ref", "text"),
    "statements": ("action", "text"),
    "measures": ("action", "section", "what", "unit"),
    "commitments": ("action", "section", "what"),
    "shortfalls": ("action", "section", "text"),
    "recommendations": ("made_by", "date"),
    "decisions_sought": ("text",),
}
# What of levels, actions and measures stays as it was corrected, where the document's own words for it are the same.
_WORDED = {
    "aims": ("ref", "title"),
    "objectives": ("ref", "title"),
    "actions": ("ref", "text", "leads", "contributors", "due"),
    "measures": ("what", "unit", "base", "target"),
}


def said_again(whole: Proposal, before: Before) -> Typed:
    """What was last said of the same statuses and leads; a word that is asked is not the one that is stated."""
    return {family: _again(family, whole, before, lambda typed: typed or None) for family in ("statuses", "leads")}


def corrected_again(whole: Proposal, before: Before) -> Typed:
    """What was left out when the same stood in an earlier version of this plan, and not taken in since; under which
    other words a measure was counted already; and how levels, actions and measures were worded."""

    def left_out(typed: Words) -> Words:
        none = typed.get("who") == NONE
        return {"who": NONE} if none else {LEFT_OUT: AS_BEFORE} if typed.get(LEFT_OUT) else {}

    def worded(family: str) -> Callable[[Words], Words]:
        return lambda typed: left_out(typed) | {n: w for n, w in typed.items() if n in _WORDED[family]}

    def counted(typed: Words) -> Words:
        same = typed.get("same", "")
        return worded("measures")(typed) | ({"same": same} if same not in ("", NEW) else {})

    of = {**{family: worded(family) for family in _WORDED}, "measures": counted}
    return {family: _again(family, whole, before, of.get(family, left_out)) for family in _TELLING}


def _again(family: str, whole: Proposal, before: Before, of: Callable[[Words], Words | None]) -> dict[int, Words]:
    """By row of a family, what `of` makes of what was typed for the same in the newest document that has it, where the
    field's own words are the same now; None is no word on it."""
    known: dict[tuple[Any, ...], dict[str, tuple[str, str]]] = {}  # by field, the own words and those typed over them
    for other, corrections in before:
        typed = corrections.get(family, {})
        for row, key in _keys(family, other):
            if (words := of(dict(typed.get(row, {})))) is not None:
                own = words_of(family, row, other, {}) if words else {}
                known[key] = {name: (plain(own.get(name, "")), word) for name, word in words.items()}
    found: dict[int, Words] = {}
    for row, key in _keys(family, whole):
        own = words_of(family, row, whole, {}) if known.get(key) else {}
        again = {n: word for n, (then, word) in known.get(key, {}).items() if then == plain(own.get(n, ""))}
        found |= {row: again} if again else {}
    return found


def _keys(family: str, whole: Proposal) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """By what each row of a family is known; of several that are alike, also by which of them it is."""
    times: Counter[tuple[str, ...]] = Counter()
    for row, thing in enumerate(rows_of(family, whole)):
        if family in _TELLING:
            named = {name: str(getattr(thing, name) or "") for name in _TELLING[family]}
            key = tuple(section_key(words) if name == "section" else plain(words) for name, words in named.items())
        else:
            key = (as_asked(thing.words),)
        times[key] += 1
        yield row, (*key, times[key])
