"""Doubts about dates: one event given twice, and what is past spoken of as coming."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations

from answerable.reading.blocks import Passage
from answerable.reading.doubts.places import at, place, quote, sentences
from answerable.reading.marks import marks
from answerable.reading.names.spotting import mentions
from answerable.reading.proposal import Commitment, Doubt, Proposal

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)}) (?P<year>20\d\d)"
_INSPECTED = (
    re.compile(
        rf"\binspect(?:ion|ed)\b(?:[^.;]{{0,60}}?\b(?:in|of|on|during))? (?:early |late |mid )?(?:\d+ "
        rf")?{_MONTH}",
        re.I,
    ),
    re.compile(rf"\b{_MONTH} (?:\w+ ){{0,4}}inspection", re.IGNORECASE),
)
_NOT_THE_EVENT = re.compile(r"\b(?:publish|report (?:was|is)|since|next|will|re-?inspect|due)\w*\b", re.IGNORECASE)
_COMING = re.compile(r"\b(?:will|shall|due|planned|scheduled|expected|(?:is|are) to|to be|intends?)\b", re.IGNORECASE)
CLOSE = 3  # months: two inspections by one inspectorate are rarely nearer than that


def inspections_in(sentence: str) -> Iterator[tuple[str, int]]:
    """The inspections by an inspectorate that a sentence dates by month: the inspectorate as printed, and the months
    since the year 0.

    >>> list(inspections_in("Ofsted, in its inspection of October 2011, found it good."))
    [('Ofsted', 24141)]
    """
    if "nspect" not in sentence or "#year" not in marks(sentence):
        return
    for match in (m for pattern in _INSPECTED for m in pattern.finditer(sentence)):
        by = next((m.spelling for m in mentions(sentence) if m.kind == "inspectorate"), None)
        if by and not _NOT_THE_EVENT.search(match.group()) and "internal" not in match.group().lower():
            yield by, int(match["year"]) * 12 + _MONTHS.index(match["month"].title())


def one_inspection_two_dates(proposal: Proposal, passages: Sequence[Passage]) -> Iterator[Doubt]:
    """An inspectorate's inspection is given in two neighbouring months: one inspection, or two?"""
    seen: dict[tuple[str, int], str] = {}
    for passage, sentence in sentences(passages):
        for inspection in inspections_in(sentence):
            seen.setdefault(inspection, place(passage))
    for (one, first), (other, second) in combinations(sorted(seen), 2):
        if one == other and 0 < second - first <= CLOSE:
            yield Doubt(
                where=seen[one, first],
                message=f"An inspection by {one} is given as {month_words(first)} in {seen[one, first]} and as "
                f"{month_words(second)} in {seen[other, second]}: one inspection or two?",
            )


def month_words(months: int) -> str:
    """A month, counted from the year 0, in words."""
    return f"{_MONTHS[months % 12]} {months // 12}"


def past_spoken_of_as_future(proposal: Proposal, passages: Sequence[Passage]) -> Iterator[Doubt]:
    """A promise whose last day was already past on the document's date."""
    if not proposal.document.date:
        return
    written = date.fromisoformat(proposal.document.date)
    for promise in proposal.commitments:
        due = promise.due
        if due is None or due.to is None or due.year_inferred:
            continue
        if date.fromisoformat(due.to) < written and _spoken_of(promise, due.words, passages):
            yield Doubt(
                where=at(promise.action, promise.section),
                message=f"{quote(promise.what)} is spoken of as coming, but “{due.words}” was past on the "
                f"document's date.",
            )


def _spoken_of(promise: Commitment, when: str, passages: Sequence[Passage]) -> bool:
    """Whether the report's own prose, not a plan's wording or a column of dates, speaks of `when` as coming."""
    here = [p for p in passages if (p.action, p.section) == (promise.action, promise.section)]
    told = sentences(here, "statement", "section")
    return any(when.lower() in sentence.lower() and _COMING.search(sentence) for _, sentence in told)
