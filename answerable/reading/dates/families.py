"""The families of written dates: for each a pattern and a function that works out its days.

A function returns None where the words only look like a date ("45/13/2012", "may").
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from answerable.reading.dates import spans
from answerable.reading.dates.spans import Clock, Span
from answerable.reading.dates.words import (
    DASH,
    DAY,
    MONTH,
    MONTHS,
    OPENING_WORDS,
    PART,
    PARTS,
    TO,
    TO_SIGNS,
    WEEKDAY,
    YEAR,
)
from answerable.reading.marks import Choice, marks, matches_at, openings
from answerable.reading.proposal import Precision


@dataclass(frozen=True)
class Reading:
    """What one pattern made of its words."""

    span: Span | None
    precision: Precision
    inferred: bool = False


Reader = Callable[[re.Match[str], Clock], Reading | None]
FAMILIES: Choice[tuple[re.Pattern[str], Reader]] = Choice()
_CAPITAL = re.compile(r"[A-Z]")


def family(pattern: str, *wanted: str) -> Callable[[Reader], Reader]:
    """Add the function to the families, for words that match the pattern as whole words.

    `wanted`: marks of a text without which the pattern cannot match (see `needs`)."""

    def add(reader: Reader) -> Reader:
        compiled = re.compile(rf"(?<![\w/.])(?:{pattern})(?![\w/])", re.IGNORECASE)
        FAMILIES.add((compiled, reader), *wanted)
        return reader

    return add


# Figures and promises are looked for in a passage one after the other, and both ask for its sentences' dates.
@lru_cache(maxsize=64)
def matches(text: str) -> list[tuple[re.Match[str], Reader]]:
    """Every place in running text that looks like a date, family by family."""
    families = FAMILIES.of(text)
    starts = _openings(text) if families else []
    return [(found, reader) for pattern, reader in families for found in matches_at(pattern, text, starts)]


def _openings(text: str) -> list[int]:
    """Where a date may begin: at digits or a word that opens one; a meeting at any name."""
    starts = openings(text, OPENING_WORDS)
    if marks(text).isdisjoint(("meeting", "meetings")):
        return starts
    return sorted({*starts, *(capital.start() for capital in _CAPITAL.finditer(text))})


def month_number(word: str) -> int:
    return MONTHS[word.lower().rstrip(".")]


def full_year(digits: str) -> int:
    digits = digits.strip("'’")
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def part_name(words: str | None) -> str:
    return PARTS[re.sub(r"\s+(the\s+)?", " ", words.lower()).strip("-– ")] if words else ""


def day_number(words: str) -> int:
    return int(re.match(r"\d+", words)[0])  # type: ignore[index]  # the pattern starts with digits


def valid(year: int | None, month: int, day: int) -> date | None:
    """The date, or None where there is no such day."""
    try:
        return date(year, month, day) if year else None
    except ValueError:
        return None


@family(rf"(?P<y>{YEAR})-(?P<m>\d\d)-(?P<d>\d\d)(?:[T ]00:00(?::00)?)?", "#year", "#marked")
def iso_day(found: re.Match[str], clock: Clock) -> Reading | None:
    """2016-12-31, as a workbook or a data file has it."""
    day = valid(int(found["y"]), int(found["m"]), int(found["d"]))
    return Reading((day, day), "day") if day else None


@family(rf"(?P<d>\d{{1,2}})(?P<s>[/.-])(?P<m>\d{{1,2}})(?P=s)(?P<y>{YEAR}|\d\d)", "#marked")
def numeric_day(found: re.Match[str], clock: Clock) -> Reading | None:
    """31/12/2016, day first."""
    day = valid(full_year(found["y"]), int(found["m"]), int(found["d"]))
    return Reading((day, day), "day") if day else None


@family(rf"(?P<m>0?[1-9]|1[0-2])/(?P<y>{YEAR})|(?P<y2>{YEAR})-(?P<m2>0[1-9]|1[0-2])(?!-)", "#year", "#marked")
def numeric_month(found: re.Match[str], clock: Clock) -> Reading | None:
    """03/2013; 2013-03, but 2013-14 is a financial year"""
    if found["y2"]:
        year, number = int(found["y2"]), int(found["m2"])
        return Reading(spans.month(year, number), "month") if number != (year + 1) % 100 else None
    return Reading(spans.month(int(found["y"]), int(found["m"])), "month")


_AND = re.compile(r"\s(?:and|or|&)\s", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?$", re.IGNORECASE)


@family(
    rf"{WEEKDAY}?(?:the\s+)?(?P<d1>{DAY})(?:\s+(?:of\s+)?(?P<m1>{MONTH})(?:,?\s+(?P<y1>{YEAR}))?)?{TO}{WEEKDAY}?"
    rf"(?:the\s+)?(?P<d2>{DAY})\s+(?:of\s+)?(?P<m2>{MONTH})(?:,?\s*(?P<y2>{YEAR}))?",
    "#month",
    "#digit",
    TO_SIGNS,
)
def day_range(found: re.Match[str], clock: Clock) -> Reading | None:
    """12th-14th November 2012; 28 November to 3 December 2012; 30 December 2012 - 4 January 2013; but 4 December and
    12 February are two days"""
    if found["m1"] and _AND.search(found.group()) and not _BETWEEN.search(found.string, 0, found.start()):
        return None
    last_month = month_number(found["m2"])
    first_month = month_number(found["m1"]) if found["m1"] else last_month
    year = int(found["y2"]) if found["y2"] else clock.year_of(last_month)
    if year is None:
        return Reading(None, "day")
    first_year = int(found["y1"]) if found["y1"] else year - (first_month > last_month)
    first = valid(first_year, first_month, day_number(found["d1"]))
    last = valid(year, last_month, day_number(found["d2"]))
    if first is None or last is None or first > last:
        return None
    return Reading((first, last), "day", not found["y2"])


@family(
    rf"{WEEKDAY}?(?:the\s+)?(?P<d>{DAY})\s*(?:of\s+|-(?=[a-z]))?(?P<m>{MONTH})(?:,?\s*(?P<y>{YEAR})|\s+(?P<yy>['’]?\d\d))?(?!-\d)"
    rf"|(?P<d3>\d\d?)[-–](?P<m3>{MONTH})[-–](?P<y3>\d{{4}}|\d\d)\b",
    "#month",
    "#digit",
)
def day(found: re.Match[str], clock: Clock) -> Reading | None:
    """14th April; 31 March 2024; Tuesday 15 January 2013; 1 June 13; 30-Sep-19; 30-Sep"""
    if found["d3"]:
        return _day(found["d3"], found["m3"], found["y3"], clock)
    return _day(found["d"], found["m"], found["y"] or found["yy"], clock)


@family(
    rf"(?P<m>{MONTH})\s+(?P<d>{DAY}),?\s+(?P<y>{YEAR})|(?P<m2>{MONTH})\s+(?P<d2>\d\d?(?:st|nd|rd|th))",
    "#month",
    "#digit",
)
def month_day(found: re.Match[str], clock: Clock) -> Reading | None:
    """March 14th; December 16, 2016"""
    if found["m2"]:
        return _day(found["d2"], found["m2"], None, clock)
    return _day(found["d"], found["m"], found["y"], clock)


def _day(day_words: str, month_words: str, year_words: str | None, clock: Clock) -> Reading | None:
    number = month_number(month_words)
    year = full_year(year_words) if year_words else clock.year_of(number)
    if year is None:
        return Reading(None, "day") if valid(2000, number, day_number(day_words)) else None
    the_day = valid(year, number, day_number(day_words))
    return Reading((the_day, the_day), "day", not year_words) if the_day else None


@family(
    r"(?:week\s+(?:commencing|beginning|of)|w/[cb])\.?:?\s+"
    rf"(?P<rest>[\w/ ]*?(?:{MONTH}|/)\s*\d{{2,4}}|[\w ]*?{MONTH})",
    "week w wc wb",
)
def week(found: re.Match[str], clock: Clock) -> Reading | None:
    """week commencing 14 January 2013"""
    inner = read_whole(found["rest"], clock)
    if inner is None or inner.span is None or inner.precision != "day":
        return None
    first = inner.span[0]
    return Reading((first, date.fromordinal(first.toordinal() + 6)), "day", inner.inferred)


@family(
    rf"(?:(?P<p1>{PART})[\s-]+)?(?P<m1>{MONTH})(?:\s+(?P<y1>{YEAR})|\s?['’-](?P<s1>\d\d))?{TO}(?:(?P<p2>{PART})[\s-]+)?"
    rf"(?P<m2>{MONTH})(?:,?\s*(?P<y2>{YEAR})|\s?['’-](?P<s2>\d\d))?",
    "#month",
    TO_SIGNS,
)
def month_range(found: re.Match[str], clock: Clock) -> Reading | None:
    """June/July 2012; April 2012 to March 2013; December/January 2013"""
    first_month, last_month = month_number(found["m1"]), month_number(found["m2"])
    if not _is_month(found, "m1") or not _is_month(found, "m2"):
        return None
    written_last, written_first = found["y2"] or found["s2"], found["y1"] or found["s1"]
    year = full_year(written_last) if written_last else clock.year_of(last_month)
    if year is None:
        return Reading(None, "month")
    first_year = full_year(written_first) if written_first else year - (first_month > last_month)
    if written_first and not written_last:
        year = first_year + (first_month > last_month)
    first = spans.month(first_year, first_month, part_name(found["p1"]))[0]
    last = spans.month(year, last_month, part_name(found["p2"]))[1]
    return Reading((first, last), "month", not (written_last or written_first)) if first <= last else None


@family(
    rf"(?P<m1>{MONTH})(?:,\s*{MONTH}){{1,4}},?\s+(?:and|&)\s+(?P<m2>{MONTH})(?:\s+(?P<y>{YEAR}))?",
    "#month",
    "and &",
)
def months_listed(found: re.Match[str], clock: Clock) -> Reading | None:
    """January, February and March 2015 is the stretch from the first to the last"""
    first, last = month_number(found["m1"]), month_number(found["m2"])
    year = int(found["y"]) if found["y"] else clock.year_of(last)
    if year is None:
        return Reading(None, "month")
    span = spans.month(year - (first > last), first)[0], spans.month(year, last)[1]
    return Reading(span, "month", not found["y"])


@family(
    rf"(?:(?:the\s+)?(?P<p>{PART})[\s-]+(?:of\s+)?)?(?P<m>{MONTH})"
    rf"(?:,?\s*(?:of\s+)?{DASH}?\s*(?P<y>{YEAR})|(?:\s?['’]|-)(?P<yy>\d\d)(?!\s*%)|\s(?P<bare>\d\d)(?!\s*(?:%|[a-z])))?",
    "#month",
)
def one_month(found: re.Match[str], clock: Clock) -> Reading | None:
    """March 2013; Dec-16; early February 2013; end of January; mid-March"""
    part = part_name(found["p"])
    number = month_number(found["m"])
    year_words = found["y"] or found["yy"] or found["bare"]
    if not year_words and not part and not _is_month(found, "m"):
        return None
    year = full_year(year_words) if year_words else clock.year_of(number)
    precision: Precision = f"{part}_month" if part else "month"  # type: ignore[assignment]  # the three parts
    if year is None:
        return Reading(None, precision)
    return Reading(spans.month(year, number, part), precision, not year_words)


def _is_month(found: re.Match[str], group: str) -> bool:
    """Whether a month's name without a year beside it is one: "may" in running text is not, "in May" is."""
    word = found[group]
    if found.group() == found.string.strip():
        return True
    if word != "May":
        return word[0].isupper()
    before = re.search(r"(\w+)\W*$", found.string[: found.start(group)])
    return before is not None and before[1].lower() in _BEFORE_MAY


_BEFORE_MAY = frozenset(
    ("in", "by", "of", "until", "till", "since", "from", "to", "next", "last", "during", "for", "and", "its", "our")
)


def read_whole(words: str, clock: Clock) -> Reading | None:
    """The reading of words that are one date and nothing else."""
    for pattern, reader in FAMILIES.of(words):
        found = pattern.fullmatch(words.strip())
        if found and (reading := reader(found, clock)):
            return reading
    return None
