"""From month, quarter or season to its first and last day. The conventions of the import, in one place.

An early month is days 1-10, mid 11-20, the end its last seven days; an early year January-March, mid
April-September, late October-December; seasons start in March, June, September and December; financial years in April.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

Span = tuple[date, date]


def month(year: int, number: int, part: str = "") -> Span:
    """The month's days, or those of its early, mid or end part."""
    last = monthrange(year, number)[1]
    first, final = {"early": (1, 10), "mid": (11, 20), "end": (last - 6, last)}.get(part, (1, last))
    return date(year, number, first), date(year, number, final)


def months(year: int, first: int, count: int) -> Span:
    """`count` whole months from month `first` of `year`, running into the next year where they must."""
    end = first + count - 2
    return date(year, first, 1), month(year + end // 12, end % 12 + 1)[1]


def back(end: date, count: int) -> date:
    """The first day of the `count` months that end on `end`."""
    index = end.year * 12 + end.month - 1
    if end == month(end.year, end.month)[1]:
        index -= count - 1
        return date(index // 12, index % 12 + 1, 1)
    index -= count
    year, number = index // 12, index % 12 + 1
    return date(year, number, min(end.day, monthrange(year, number)[1]))


def forward(start: date, count: int) -> date:
    """The same day `count` months later, or the last day of a shorter month."""
    index = start.year * 12 + start.month - 1 + count
    year, number = index // 12, index % 12 + 1
    return date(year, number, min(start.day, monthrange(year, number)[1]))


def quarter(year: int, number: int, financial: bool) -> Span:
    """Quarter `number` of the year that starts in `year`; Q1 is April-June if `financial`, else January-March."""
    if not financial:
        return months(year, 3 * number - 2, 3)
    return months(year + 1, 1, 3) if number == 4 else months(year, 3 * number + 1, 3)


def easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar. Source: the anonymous algorithm in Nature, 20 April 1876."""
    century, rest = divmod(year, 100)
    moon = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (year % 19 + 11 * moon + 22 * week) // 451
    number, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, number, day + 1)


def part_of(span: Span, part: str) -> Span:
    """The early, mid or end part of a stretch longer than a month."""
    first, last = span
    if not part:
        return span
    length = (last.year - first.year) * 12 + last.month - first.month + 1
    share = length // 4 if length >= 12 else 1
    start_month = first.month
    if part == "early":
        return months(first.year, start_month, share)
    if part == "end":
        return back(last, share), last
    middle = first.month - 1 + share
    return months(first.year + middle // 12, middle % 12 + 1, max(length - 2 * share, 1))


@dataclass(frozen=True)
class Clock:
    """When the words were written, and which way an unwritten year lies.

    A due date without a year is the first one that is not over when the words were written; a period that is told
    of (`past`) is the last one that had begun."""

    written: date | None
    past: bool = False
    financial_quarters: bool = True

    def year_of(self, number: int) -> int | None:
        """The year of a month written without one."""
        if self.written is None:
            return None
        now = (self.written.year, self.written.month)
        year = self.written.year
        if self.past:
            return year if (year, number) <= now else year - 1
        return year if (year, number) >= now else year + 1

    def year_of_quarter(self, number: int) -> int | None:
        """The year in which the quarter's year starts, for a quarter written without one."""
        if self.written is None:
            return None
        for year in (-1, 0, 1) if not self.past else (1, 0, -1):
            first, last = quarter(self.written.year + year, number, self.financial_quarters)
            if (last <= self.written) if self.past else (last >= self.written):
                return self.written.year + year
        return None

    @property
    def financial_year(self) -> int | None:
        """The year in which the running financial year began."""
        return self.written.year - (self.written.month < 4) if self.written else None
