"""Rows of a spreadsheet, pasted or read from a file, as values of a measure: each as it is understood, or what is wrong
with it, where, and how to mend it. Nothing is guessed: a cell that could mean two things is refused.
"""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from answerable.evidence.rules.definitions import wider_words
from answerable.evidence.rules.denominators import misfit
from answerable.evidence.rules.periods import Period, by_area, is_part_of_year, period_words, place
from answerable.reading.dates import parse_period
from answerable.reading.dates.periods import find_periods
from answerable.ui.numbers import is_percent, number, percent

MOST_ROWS = 1000
MOST_AREA = 200  # letters
_LONGEST = 100  # letters of a cell
_HEADINGS = {
    "period": {"period", "month", "quarter", "year", "date", "when", "week", "financial year", "reporting period"},
    "value": {"value", "figure", "count", "number", "total", "%", "percent", "per cent", "percentage", "rate", "share"},
    "numerator": {"numerator", "how many", "part"},
    "denominator": {"denominator", "out of", "base", "of how many", "whole"},
    "wider": {"wider area"},  # not "area": under that most sheets name the measure's own
}
_CALLED = {"wider": "wider area"}
_NUMBER = re.compile(r"[-−+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|[-−+]?\.\d+", re.ASCII)
_HIDDEN = {"c", "x", "z", ":", "*", "-", "–", "..", "n/a", "na", "nil return", "suppressed"}
_NO_AREA = _HIDDEN | {"yes", "no", "none", "nil", "own"}
_TWO_LETTERS = re.compile(r"[^\W\d_]{2}")
_LEFT_OVER = re.compile(r"[\s,.()\[\]:–—-]|\b(?:part|part year|so far|to date)\b", re.IGNORECASE)
_IN_PART = re.compile(r"\b(?:part|part year|so far|to date)\b", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Entered:
    """One value with its period. `derived`: the value was worked out from numerator and denominator. `wider`: the area
    that it is of, where that is wider than the measure's."""

    period: Period
    value: float
    numerator: float | None = None
    denominator: float | None = None
    partial: bool = False
    derived: bool = False
    wider: str = ""

    @property
    def place(self) -> tuple[date | None, date | None, str]:
        return place(self.period.start, self.period.end, self.wider)


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row as the spreadsheet numbers it (from 1): what was typed, and the value understood or what is wrong with
    it. `note` is worth a second look."""

    number: int
    typed: str
    entered: Entered | None = None
    wrong: str = ""
    note: str = ""


class Unread(Exception):  # noqa: N818 - a cell that cannot be read; its text is one plain sentence
    """What is wrong with a cell, and how to mend it."""


def read_period(words: str, *, today: date) -> tuple[Period, bool]:
    """A period as people write it, and whether its words say that it is only part of a year. Raises Unread."""
    words = " ".join(words.split())
    if not words:
        raise Unread("the period is missing. Write it as October 2012, Q1 2012/13 or 2012/13")
    if len(words) > _LONGEST:
        raise Unread(f"“{words[:60]}…” is too long for a period. Write it as October 2012, Q1 2012/13 or 2012/13")
    found, read = find_periods(words, written=today), parse_period(words, written=today)
    left = words
    for each in reversed(found):
        left = left[: each.start] + left[each.end :]
    if not re.search(r"\d", words) or not read.from_ or not read.to or _LEFT_OVER.sub("", left):
        raise Unread(
            f"“{words[:60]}” is not a period that can be read. Write it as October 2012, Q1 2012/13 or 2012/13"
        )
    running = any(each.running for each in found) or bool(_IN_PART.search(left))
    return Period(start=date.fromisoformat(read.from_), end=date.fromisoformat(read.to), words=words), running


def read_number(words: str, unit: str) -> float:
    """A number as people write it, "%" allowed where that is the unit. Raises Unread."""
    plain = words.replace("\xa0", " ").strip()
    if plain.casefold() in _HIDDEN:
        raise Unread(f"“{plain}” stands for a value that is hidden or missing. Leave the row out")
    if not plain:
        raise Unread("the value is missing. Leave the row out, or write 0 if it was nought")
    if plain.endswith("%"):
        if not is_percent(unit):
            raise Unread(f"“{plain[:40]}” is per cent, but this measure is in {unit or 'numbers'}. Write the number")
        plain = plain[:-1].strip()
    if len(plain) > 20 or not _NUMBER.fullmatch(plain):
        raise Unread(f"“{plain[:40]}” is not a number. Write digits alone, such as 42 or 1,234.5")
    return float(plain.replace(",", "").replace("−", "-"))


def read_rows(text: str, *, unit: str, today: date, periods: Mapping[str, Sequence[Period]] | None = None) -> list[Row]:
    """The rows of `text`, tab- or comma-separated, empty ones left out. `periods` are those that the measure has
    already, by area (`by_area`); a period given twice for an area is refused the second time. ValueError, what is wrong
    and how to mend it, where no row can be read, or a column would be left out without a word."""
    try:
        cells = list(csv.reader(io.StringIO(text, newline=""), delimiter="\t" if "\t" in text else ","))
    except csv.Error:
        raise ValueError("A quotation mark is never closed, or a cell is too long. Copy the cells again.") from None
    lines = [(at, [cell.strip() for cell in row]) for at, row in enumerate(cells, 1) if any(c.strip() for c in row)]
    if len(lines) > MOST_ROWS:
        raise ValueError(f"There are {len(lines):,} rows; enter at most {MOST_ROWS:,} at a time.")
    columns = _columns(lines[0][1]) if lines else {}
    heads, lines = (lines[0][1], lines[1:]) if columns else ([], lines)
    if not lines:
        raise ValueError("There are no rows with values. Copy the cells with the periods and their values.")
    figures, others = _left_out(heads, columns, [row for _, row in lines])
    if figures:
        raise ValueError(
            f"{figures} not understood. In the first row name each column period, value, numerator, denominator or "
            "wider area, and leave out what is no part of this measure."
        )
    rows = [_row(at, row, columns, unit, today) for at, row in lines]
    if others:
        rows[0] = replace(rows[0], note=f"{rows[0].note} {others} left out.".strip())
    return _marked(rows, periods or {}, today)


def _columns(first: list[str]) -> dict[str, int]:
    """Which column is which, where the first row is a row of headings; empty where it is not."""
    named = [cell.casefold().strip(" .:") for cell in first]
    found = {what: at for what, words in _HEADINGS.items() for at, cell in enumerate(named) if cell in words}
    if "period" not in found:
        return {}
    others = [at for at, cell in enumerate(named) if cell and at not in found.values()]
    if "value" not in found and "numerator" not in found and len(others) == 1:
        found["value"] = others[0]
    return found


def _left_out(heads: list[str], columns: dict[str, int], rows: list[list[str]]) -> tuple[str, str]:
    """The columns under a row of headings that hold something and are none of `columns`, those with figures and those
    with words alone, each as the beginning of a sentence; "" where there is none."""
    filled = (
        sorted({at for row in rows for at, cell in enumerate(row) if cell} - set(columns.values())) if heads else []
    )
    heading = dict(enumerate(heads))
    figures = [at for at in filled if any(_NUMBER.fullmatch(row[at].rstrip("% ")) for row in rows if at < len(row))]

    def told(some: list[int]) -> str:
        named = [f"{_letter(at)} (“{heading[at][:40]}”)" if heading.get(at) else _letter(at) for at in some]
        return f"Column{'s' * (len(some) > 1)} {', '.join(named)} {'is' if len(some) == 1 else 'are'}" if some else ""

    return told(figures), told([at for at in filled if at not in figures])


def _row(at: int, cells: list[str], columns: dict[str, int], unit: str, today: date) -> Row:
    typed = " | ".join(cells)[:200]
    if not columns and len([cell for cell in cells if cell]) > 2:
        much = "there are more than two cells. Put headings above the columns (period, value, numerator, denominator)"
        return Row(number=at, typed=typed, wrong=f"Row {at}: {much}, or take the commas out of the numbers.")
    columns = columns or {"period": 0, "value": 1}
    read: dict[str, float] = {}
    here = "period"

    def cell(name: str) -> str:
        return cells[columns[name]] if columns.get(name, len(cells)) < len(cells) else ""

    try:
        period, running = read_period(cell("period"), today=today)
        for here in ("numerator", "denominator"):
            if cell(here):
                read[here] = read_number(cell(here), "")
        here, wider = "wider", " ".join(cell("wider").split())
        if wider and (wider.casefold() in _NO_AREA or not _TWO_LETTERS.search(wider)):
            raise Unread(f"“{wider[:60]}” names no area. Leave the cell empty where the value is of the measure’s own")
        if len(wider) > MOST_AREA:
            raise Unread(f"“{wider[:60]}…” is too long for an area: at most {MOST_AREA} letters")
        here = "value"
        derived = not cell("value") and len(read) == 2 and is_percent(unit)
        if derived and not 0 <= read["numerator"] <= read["denominator"] or read.get("denominator", 1) <= 0:
            here = "denominator"
            raise Unread(_no_share(read))
        value = 100 * read["numerator"] / read["denominator"] if derived else read_number(cell("value"), unit)
        if is_percent(unit) and len(read) == 2 and not derived and (why := misfit(value, **read)):
            raise Unread(f"{percent(value)} does not fit: {why}. Put right whichever is wrong")
    except Unread as wrong:
        column = f", column {_letter(columns[here])}" if here in columns else ""
        return Row(number=at, typed=typed, wrong=f"Row {at}{column} ({_CALLED.get(here, here)}): {wrong}.")
    share = is_percent(unit) and 0 < value < 1 and not derived
    note = (
        f"{percent(value, 2)} is less than one per cent. If {percent(100 * value)} is meant, write that."
        if share
        else ""
    )
    entered = Entered(period=period, value=value, partial=running, derived=derived, wider=wider, **read)
    return Row(number=at, typed=typed, entered=entered, note=note)


def _no_share(read: dict[str, float]) -> str:
    shown = " of ".join(number(read[name]) for name in ("numerator", "denominator") if name in read)
    return f"{shown} cannot be a share. The denominator is the whole, above nought, and the numerator a part of it"


def _marked(rows: list[Row], periods: Mapping[str, Sequence[Period]], today: date) -> list[Row]:
    """The same rows, parts of a year marked, and a period that was given already refused."""
    fresh = by_area(row.entered.place for row in rows if row.entered)
    given: dict[tuple[date | None, date | None, str], int] = {}
    found = []
    for row in rows:
        if row.entered is None:
            found.append(row)
            continue
        period = row.entered.period
        first = given.setdefault(row.entered.place, row.number)
        if first != row.number:
            plain = period_words(replace(period, words="")) + wider_words(row.entered.wider)
            wrong = f"Row {row.number}: {plain} is given twice, first in row {first}. Leave one of them out."
            found.append(replace(row, entered=None, wrong=wrong))
            continue
        area = row.entered.place[-1]
        every = [*periods.get(area, ()), *fresh[area]]
        partial = row.entered.partial or is_part_of_year(period, every, today=today)
        found.append(replace(row, entered=replace(row.entered, partial=partial)))
    return found


def _letter(column: int) -> str:
    return chr(ord("A") + column) if column < 26 else _letter(column // 26 - 1) + chr(ord("A") + column % 26)
