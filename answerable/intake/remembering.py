"""What a person said of a document holds for the next one, where that has the same words. Pure."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from answerable.intake.families import AS_BEFORE, LEFT_OUT, Corrections, rows_of
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


def said_again(whole: Proposal, before: Before) -> Typed:
    """What was last said of the same statuses and leads; a word that is asked is not the one that is stated."""
    return {family: _again(family, whole, before, lambda typed: typed or None) for family in ("statuses", "leads")}


def left_out_again(whole: Proposal, before: Before) -> Typed:
    """What was left out when the same stood in an earlier version of this plan, and not taken in since; and under which
    other words a measure was counted already."""

    def left_out(typed: dict[str, str]) -> dict[str, str]:
        none = typed.get("who") == NONE
        return {"who": NONE} if none else {LEFT_OUT: AS_BEFORE} if typed.get(LEFT_OUT) else {}

    def counted(typed: dict[str, str]) -> dict[str, str]:
        same = typed.get("same", "")
        return left_out(typed) | ({"same": same} if same not in ("", NEW) else {})

    return {f: _again(f, whole, before, counted if f == "measures" else left_out) for f in _TELLING}


def _again(
    family: str, whole: Proposal, before: Before, of: Callable[[dict[str, str]], dict[str, str] | None]
) -> dict[int, dict[str, str]]:
    """By row of a family, what `of` makes of what was typed for the same in the newest document that has it; None is
    no word on it."""
    known: dict[tuple[Any, ...], dict[str, str]] = {}
    for other, corrections in before:
        typed = corrections.get(family, {})
        told = ((key, of(dict(typed.get(row, {})))) for row, key in _keys(family, other))
        known |= {key: words for key, words in told if words is not None}
    return {row: known[key] for row, key in _keys(family, whole) if known.get(key)}


def _keys(family: str, whole: Proposal) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """By what each row of a family is known; of several that are alike, also by which of them it is."""
    times: Counter[tuple[str, ...]] = Counter()
    for row, thing in enumerate(rows_of(family, whole)):
        if family in _TELLING:
            key = tuple(plain(str(getattr(thing, name) or "")) for name in _TELLING[family])
        else:
            key = (as_asked(thing.words),)
        times[key] += 1
        yield row, (*key, times[key])
