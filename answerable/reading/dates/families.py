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
    DASH_SIGNS,
    DAY,
    MONTH,
    MONTHS,
    OPENING_WORDS,
    ORDINALS,
    PART,
    PART_WORDS,
    PARTS,
    SEASON,
    SEASONS,
    SMALL_NUMBERS,
    TERMS,
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


@family(rf"(?P<m>0?[1-9]|1[0-2])/(?P<y>{YEAR})", "#year", "#marked")
def numeric_month(found: re.Match[str], clock: Clock) -> Reading | None:
    """03/2013"""
    return Reading(spans.month(int(found["y"]), int(found["m"])), "month")


@family(
    rf"{WEEKDAY}?(?:the\s+)?(?P<d1>{DAY})(?:\s+(?:of\s+)?(?P<m1>{MONTH})(?:,?\s+(?P<y1>{YEAR}))?)?{TO}{WEEKDAY}?"
    rf"(?:the\s+)?(?P<d2>{DAY})\s+(?:of\s+)?(?P<m2>{MONTH})(?:,?\s*(?P<y2>{YEAR}))?",
    "#month",
    "#digit",
    TO_SIGNS,
)
def day_range(found: re.Match[str], clock: Clock) -> Reading | None:
    """12th-14th November 2012; 28 November to 3 December 2012; 30 December 2012 - 4 January 2013"""
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
    rf"{WEEKDAY}?(?:the\s+)?(?P<d>{DAY})\s*(?:of\s+)?(?P<m>{MONTH})(?:,?\s*(?P<y>{YEAR})|\s+(?P<yy>['’]?\d\d))?"
    rf"|(?P<d3>\d\d?)[-–](?P<m3>{MONTH})[-–](?P<y3>\d{{4}}|\d\d)\b",
    "#month",
    "#digit",
)
def day(found: re.Match[str], clock: Clock) -> Reading | None:
    """14th April; 31 March 2024; Tuesday 15 January 2013; 1 June 13; 30-Sep-19"""
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
_YEAR_WORDS = r"(?:the\s+)?(?:(?:financial|municipal|fiscal|business|plan)\s+year|FY|F/Y)"
_SPLIT_YEAR = rf"(?P<y>{YEAR})\s?(?:/|{DASH})\s?(?P<e>(?:20)?\d\d|\d)(?!\s?%)"


@family(
    rf"(?:(?:the\s+)?(?P<p>{PART})[\s-]+(?:of\s+)?)?(?:(?P<k>{_YEAR_WORDS}|academic\s+year|school\s+year)\s*)?{_SPLIT_YEAR}",
    "#year",
    f"/ {DASH_SIGNS}",
)
def split_year(found: re.Match[str], clock: Clock) -> Reading | None:
    """2012/13, 2014-5, financial year 2012-2013; 2011-2014 is the run of calendar years that it says."""
    first, ending = int(found["y"]), found["e"]
    last = int(str(first)[: 4 - len(ending)] + ending)
    if last != first + 1 and len(ending) < 4 and found.end("e") - found.start("y") > len(ending) + 5:
        return None  # "2012 - 23" is a year and a figure
    part = part_name(found["p"])
    if last == first + 1:
        start = 9 if (found["k"] or "").lower().startswith(("academic", "school")) else 4
        whole = spans.months(first, start, 12)
        if part:
            return Reading(spans.part_of(whole, part), "quarter")
        return Reading(whole, "financial_year" if start == 4 else "year")
    if last <= first or last > first + 12:
        return None
    return Reading((date(first, 1, 1), date(last, 12, 31)), "year")


@family(rf"{_YEAR_WORDS}\s*(?P<a>\d\d)(?:\s?(?:/|{DASH})\s?(?P<b>\d\d))?", "fy f year", "#digit")
def short_financial_year(found: re.Match[str], clock: Clock) -> Reading | None:
    """FY25 is the year that ends in 2025; FY24/25 says both."""
    first = 2000 + int(found["a"])
    if found["b"] is None:
        first -= 1
    elif 2000 + int(found["b"]) != first + 1:
        return None
    return Reading(spans.months(first, 4, 12), "financial_year")


_QUARTER = (
    r"(?:Q\s?(?P<n>[1-4])|quarter\s+(?P<w>[1-4]|one|two|three|four)|"
    r"(?P<o>first|second|third|fourth|final|last)\s+quarter)"
)


@family(
    rf"(?:(?P<p>{PART})\s+(?:of\s+)?)?(?:(?P<yb>{YEAR}(?:\s?(?:/|{DASH})\s?(?:20)?\d\d)?)\s+)?{_QUARTER}"
    rf"(?:,?\s*(?:of\s+|in\s+)?(?:the\s+)?(?:financial\s+year\s+|FY\s?)?[(]?"
    rf"(?P<y>{YEAR}(?:\s?(?:/|{DASH})\s?(?:20)?\d\d)?|\d\d\s?[/-]\s?\d\d|['’]\d\d)[)]?)?",
    "quarter #quarter",
)
def quarter(found: re.Match[str], clock: Clock) -> Reading | None:
    """Quarter 4; Q3 2026/27; 2012/13 Q2; the third quarter of 2012/13"""
    words = (found["n"] or found["w"] or found["o"]).lower()
    number = int(words) if words.isdigit() else SMALL_NUMBERS.get(words) or ORDINALS[words]
    year_words = found["y"] or found["yb"]
    if year_words is None:
        if found["o"] in ("last", "Last"):
            return None
        year = clock.year_of_quarter(number)
        if year is None:
            return Reading(None, "quarter")
    else:
        year = full_year(re.match(r"['’]?\d+", year_words)[0])  # type: ignore[index]
    span = spans.part_of(spans.quarter(year, number, clock.financial_quarters), part_name(found["p"]))
    return Reading(span, "quarter", not year_words)


@family(
    rf"(?:(?:the\s+)?(?P<p>{PART})[\s-]+(?:of\s+)?(?:the\s+)?)?(?P<s>{SEASON})(?P<t>\s+term)?"
    rf"(?:,?\s+(?:of\s+)?(?P<y>{YEAR})(?:\s?(?:/|{DASH})\s?(?:20)?\d\d)?|\s(?P<yy>['’]?\d\d)\b)?",
    "spring summer autumn winter",
)
def season(found: re.Match[str], clock: Clock) -> Reading | None:
    """Autumn 2013; winter 2012/13; summer term 2024; by the end of spring"""
    name, year_words = found["s"].lower(), found["y"] or found["yy"]
    first, last = TERMS[name] if found["t"] and name in TERMS else (SEASONS[name], SEASONS[name] + 2)
    alone = found.group() == found.string.strip()
    if not year_words and not found["t"] and not alone and not _season_of_the_year(found):
        return None
    year = full_year(year_words) if year_words else clock.year_of((last - 1) % 12 + 1)
    if year is None:
        return Reading(None, "season")
    if not year_words and last > 12:
        year -= 1
    return Reading(
        spans.part_of(spans.months(year, first, last - first + 1), part_name(found["p"])),
        "season",
        not year_words,
    )


def _season_of_the_year(found: re.Match[str]) -> bool:
    before = found.string[: found.start("s")].lower()
    return bool(re.search(r"\b(in|by|during|until|for|this|next|the|of|early|late)\s+(the\s+)?$", before))


@family(
    rf"(?:the\s+)?(?P<h>first|second|latter|last)\s+(?P<l>half|six\s+months|quarter|three\s+months|nine\s+months)\s+of\s+"
    rf"(?:the\s+year\s+)?(?P<y>{YEAR})(?P<e>\s?(?:/|{DASH})\s?(?:20)?\d\d)?",
    "#year",
    "half months quarter",
)
def share_of_year(found: re.Match[str], clock: Clock) -> Reading | None:
    """the first half of 2016/17; the second half of 2021; the first nine months of 2023/24"""
    length = {"half": 6, "six": 6, "quarter": 3, "three": 3, "nine": 9}[found["l"].lower().split()[0]]
    offset = 0 if found["h"].lower() == "first" else 12 - length
    start = offset + (3 if found["e"] else 0)
    year = int(found["y"]) + start // 12
    return Reading(spans.months(year, start % 12 + 1, length), "quarter" if length == 3 else "year")


@family(rf"(?:the\s+)?(?P<p>{PART})[\s-]+(?:of\s+)?(?:the\s+year\s+)?(?P<y>{YEAR})", "#year", PART_WORDS)
def part_year(found: re.Match[str], clock: Clock) -> Reading | None:
    """early 2013 is January-March, late 2013 October-December; the end of 2013 is December"""
    year = int(found["y"])
    part = part_name(found["p"])
    if part == "end" and "late" not in found["p"].lower():
        return Reading(spans.month(year, 12), "month")
    return Reading(spans.part_of(spans.months(year, 1, 12), part), "year" if part == "mid" else "quarter")


@family(rf"Christmas(?:\s+(?P<y>{YEAR}))?", "christmas")
def christmas(found: re.Match[str], clock: Clock) -> Reading | None:
    """Christmas 2024 is its December"""
    year = int(found["y"]) if found["y"] else clock.year_of(12)
    return Reading(spans.month(year, 12) if year else None, "month", not found["y"] and year is not None)


_TITLES = (
    "act|regulation|regulations|together|order|rules|bill|code|edition|guidance|education|framework|version|directive|"
    "strategy|policy|procedures|census"
)
_TITLE_WORDS = frozenset(_TITLES.split("|"))
_NOT_A_DATE = re.compile(rf"\b(?:{_TITLES})\s*[(,]?\s*$", re.IGNORECASE)


@family(rf"(?:(?P<k>calendar\s+year)\s+)?(?P<y>{YEAR})", "#year")
def year(found: re.Match[str], clock: Clock) -> Reading | None:
    """2013, but not the year of a law or of guidance ("Children Act 2004")"""
    titled = not found["k"] and not _TITLE_WORDS.isdisjoint(marks(found.string))
    if titled and _NOT_A_DATE.search(found.string, max(0, found.start() - 40), found.start()):
        return None
    return Reading(spans.months(int(found["y"]), 1, 12), "year")


def read_whole(words: str, clock: Clock) -> Reading | None:
    """The reading of words that are one date and nothing else."""
    for pattern, reader in FAMILIES.of(words):
        found = pattern.fullmatch(words.strip())
        if found and (reading := reader(found, clock)):
            return reading
    return None
