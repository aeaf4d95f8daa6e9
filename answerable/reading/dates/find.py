"""Find the dates in words: in a cell that says when something is due, and in running text."""

import re
from dataclasses import dataclass
from datetime import date

from answerable.reading.dates import relative, stretches  # they add their families
from answerable.reading.dates.families import Reading, matches
from answerable.reading.dates.spans import Clock
from answerable.reading.dates.words import OPEN_WORDS
from answerable.reading.proposal import Due

assert relative and stretches  # noqa: S101

_OPEN = re.compile(rf"(?<!\w)(?:{OPEN_WORDS})(?!\w)", re.IGNORECASE)
_EVENT = re.compile(
    r"^\W*(?:once|when|after|following|upon|on|pending|prior to|before|until|subject to|dependent on|"
    r"as soon as|awaiting|next|at)\s+\w",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Found:
    """A date in a text: `text[start:end]` are its words."""

    start: int
    end: int
    due: Due


def find_dates(text: str, *, written: date | None, past: bool = False, financial_quarters: bool = True) -> list[Found]:
    """The dates in running text, in order, none overlapping; where two readings meet, the longer.

    `written` is the day of writing, from which a missing year is worked out: the coming one, or with `past` the
    one that has been. Meetings ("its January meeting") and events ("once it is evaluated") are dates too."""
    looking_so = matches(text)
    if not looking_so:
        return []
    clock = Clock(written, past, financial_quarters)
    candidates = [
        (found.start(), -found.end(), reading) for found, reader in looking_so if (reading := reader(found, clock))
    ]
    dates: list[Found] = []
    for start, minus_end, reading in sorted(candidates, key=lambda c: c[:2]):
        if not dates or start >= dates[-1].end:
            dates.append(Found(start, -minus_end, _due(text[start:-minus_end], reading)))
    return dates


def parse_due(words: str, *, written: date | None, financial_quarters: bool = True) -> Due | None:
    """What a cell or a phrase says of when something is due; None where it says nothing of it.

    The words are kept whole, conditions too. Several dates are read as the stretch from the first to the last,
    except for those in brackets, which only remark, unless the ones outside lack the year. A date counts before a
    meeting without one, an event and an open word."""
    words = " ".join(words.split())
    if not words:
        return None
    dates = find_dates(words, written=written, financial_quarters=financial_quarters)
    outside = [d for d in dates if not _in_brackets(words, d.start)] or dates
    if all(d.due.year_inferred for d in outside):
        outside = [d for d in dates if not d.due.year_inferred] or outside
    exact = [d.due for d in outside if d.due.from_] or [
        d.due for d in outside if d.due.precision not in ("event", "open")
    ]
    if exact:
        return _joined(words, exact)
    if outside:
        return Due(words=words, precision=outside[0].due.precision)
    if _OPEN.search(words):
        return Due(words=words, precision="open")
    if _EVENT.search(words):
        return Due(words=words, precision="event")
    return None


def _in_brackets(words: str, at: int) -> bool:
    before = words[:at]
    return before.count("(") > before.count(")")


def _joined(words: str, dues: list[Due]) -> Due:
    firsts = [due.from_ for due in dues if due.from_]
    lasts = [due.to for due in dues if due.to]
    return Due(
        words=words,
        from_=min(firsts, default=None),
        to=max(lasts, default=None),
        precision=dues[-1].precision,
        year_inferred=any(due.year_inferred for due in dues),
    )


def _due(words: str, reading: Reading) -> Due:
    first, last = (day.isoformat() for day in reading.span) if reading.span else (None, None)
    return Due(words=words, from_=first, to=last, precision=reading.precision, year_inferred=reading.inferred)
