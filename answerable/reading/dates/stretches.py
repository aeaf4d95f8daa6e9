"""The families of dates longer than a month: years, quarters, seasons and the days that part them."""

import re
from datetime import date

from answerable.reading.dates import spans
from answerable.reading.dates.families import Reading, family, full_year, part_name
from answerable.reading.dates.spans import Clock
from answerable.reading.dates.words import (
    DASH,
    DASH_SIGNS,
    ORDINALS,
    PART,
    PART_WORDS,
    SEASON,
    SEASONS,
    SMALL_NUMBERS,
    TERMS,
    YEAR,
)
from answerable.reading.marks import marks

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
    r"(?:Q(?:tr|u)?[.\s]?\s?(?P<n>[1-4])|quarter\s+(?P<w>[1-4]|one|two|three|four)|"
    r"(?P<o>first|second|third|fourth|final|last|1st|2nd|3rd|4th)\s+quarter)"
)


@family(
    rf"(?:(?P<p>{PART})\s+(?:of\s+)?)?(?:(?P<yb>{YEAR}(?:\s?(?:/|{DASH})\s?(?:20)?\d\d)?)\s+)?{_QUARTER}"
    rf"(?:(?P<this>\s+of\s+(?:the|this)\s+(?:financial\s+)?year(?!\s+\d))|,?\s*(?:of\s+|in\s+)?(?:the\s+)?(?:financial\s+year\s+|FY\s?)?[(]?"
    rf"(?P<y>{YEAR}(?:\s?(?:/|{DASH})\s?(?:20)?\d\d)?|\d\d\s?[/-]\s?\d\d|['’]\d\d)[)]?)?",
    "quarter #quarter qtr qu",
)
def quarter(found: re.Match[str], clock: Clock) -> Reading | None:
    """Quarter 4; Q3 2026/27; 2012/13 Q2; Qtr 4; the third quarter of 2012/13; the last quarter of the year"""
    words = (found["n"] or found["w"] or found["o"]).lower()
    number = int(words) if words.isdecimal() else SMALL_NUMBERS.get(words) or ORDINALS[words]
    year_words = found["y"] or found["yb"]
    if year_words is None:
        if words == "last" and not found["this"]:
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
    if length == 3 and found["h"].lower() == "second":
        return None  # one of four quarters, not the latter of two
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


@family(rf"Easter(?:\s+(?P<y>{YEAR}))?", "easter")
def easter(found: re.Match[str], clock: Clock) -> Reading | None:
    """Easter 2015 is the month that its Sunday falls in"""
    year = int(found["y"]) if found["y"] else clock.year_of(4)
    return Reading(spans.month(year, spans.easter(year).month) if year else None, "month", not found["y"])


@family(
    rf"(?:(?:the\s+)?(?:start|beginning)\s+of\s+)?(?:the\s+)?new\s+(?:(?P<k>financial|business|municipal|school|academic)\s+)?year"
    rf"(?:\s+(?P<y>{YEAR}))?",
    "new",
    "year",
)
def new_year(found: re.Match[str], clock: Clock) -> Reading | None:
    """the new year is its first quarter, the new financial or school year its first month"""
    start = {"f": 4, "b": 4, "m": 5, "s": 9, "a": 9}[found["k"][0].lower()] if found["k"] else 1
    year = int(found["y"]) if found["y"] else clock.year_of(start)
    if year is None:
        return Reading(None, "month" if found["k"] else "quarter")
    if found["k"]:
        return Reading(spans.month(year, start), "month", not found["y"])
    return Reading(spans.months(year, 1, 3), "quarter", not found["y"])


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
