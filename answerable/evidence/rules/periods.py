"""How long a period is, and whether two periods may be set side by side.

Source of the rule: Office for Statistics Regulation, Code of Practice for Statistics, Quality Q2 (sound methods:
figures that are compared share definitions and periods); the project's design, "Honest figures".
"""

from calendar import month_name, monthrange
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

# Two periods that are not whole months may differ by this many days (a year of 52 weeks beside a calendar year).
_TOLERANCE_DAYS = 3


@dataclass(frozen=True, kw_only=True)
class Period:
    """A stretch of time, both days inclusive; a moment has `start` and `end` on one day. `words` as printed."""

    start: date
    end: date
    words: str = ""

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"A period cannot end ({self.end}) before it starts ({self.start}).")


def whole_months(period: Period) -> int | None:
    """How many whole months a period covers, whatever their lengths; None where it does not cover whole months.

    1 January to 28 February is two, 15 January to 14 April three, 31 January to 27 February one.
    """
    after = period.end + timedelta(days=1)
    months = (after.year - period.start.year) * 12 + after.month - period.start.month
    clipped = min(period.start.day, monthrange(after.year, after.month)[1])
    return months if months > 0 and after.day == clipped else None


def days(period: Period) -> int:
    """The days a period covers, both ends included."""
    return (period.end - period.start).days + 1


def same_length(one: Period, other: Period) -> bool:
    """Whether two periods are equally long: the same whole months, or the same days give or take three.

    Under four weeks a few days are too large a share to forgive, so the days must be equal.
    """
    months = whole_months(one), whole_months(other)
    if None not in months:
        return months[0] == months[1]
    if min(days(one), days(other)) < 28:
        return days(one) == days(other)
    return abs(days(one) - days(other)) <= _TOLERANCE_DAYS


def same_season(one: Period, other: Period) -> bool:
    """Whether two periods cover the same part of the year, or whole years; otherwise a change may be the season's."""
    months = whole_months(one)
    if months is not None and months % 12 == 0:
        return True
    return (one.start.month, one.end.month) == (other.start.month, other.end.month)


def overlap(one: Period, other: Period) -> bool:
    """Whether two periods share a day."""
    return one.start <= other.end and other.start <= one.end


def is_moment(period: Period) -> bool:
    """Whether the period is one day: a figure as at a date, not one that adds up over time."""
    return period.start == period.end


def is_whole_year(period: Period) -> bool:
    """Whether the period is twelve months, from whatever day."""
    return whole_months(period) == 12


def is_part_of_year(period: Period, others: Sequence[Period], *, today: date) -> bool:
    """Whether a period is only part of the year that its series counts by: it is not over yet, or it is shorter than a
    year while most of the others are whole years. A moment is no part of anything."""
    if is_moment(period):
        return False
    if period.end > today:
        return True
    yearly = sum(is_whole_year(other) for other in others) * 2 > len(others)
    return yearly and days(period) < 365 - _TOLERANCE_DAYS


def place(start: date | None, end: date | None, wider: str) -> tuple[date | None, date | None, str]:
    """What a measure has one value for: a period, of an area. In capitals or not, an area is the same."""
    return start, end, wider.casefold()


def by_area(places: Iterable[tuple[date | None, date | None, str]]) -> dict[str, list[Period]]:
    """The periods of values (from, to, wider area) that have one, by their area without regard to capitals: a series
    of one area says nothing of another's."""
    found: dict[str, list[Period]] = defaultdict(list)
    for start, end, wider in places:
        if start and end:
            found[wider.casefold()].append(Period(start=start, end=end))
    return dict(found)


def months_before(end: date, as_at: date) -> int:
    """Whole months from `end` to `as_at`; negative where `end` is later."""
    months = (as_at.year - end.year) * 12 + as_at.month - end.month
    last = monthrange(as_at.year, as_at.month)[1]
    return months - (as_at.day < min(end.day, last))


def period_words(period: Period) -> str:
    """The period as printed, or in plain words: "2011", "2011/12", "January to September 2012", "31 March 2012"."""
    if period.words:
        return period.words
    start, end = period.start, period.end
    if is_moment(period):
        return _day(start)
    if start.day != 1 or whole_months(period) is None:
        return f"{_day(start)} to {_day(end)}"
    if is_whole_year(period) and start.month == 1:
        return str(start.year)
    if is_whole_year(period) and start.month == 4:
        return f"{start.year}/{end.year % 100:02d}"
    if whole_months(period) == 1:
        return f"{month_name[start.month]} {start.year}"
    first = month_name[start.month] + (f" {start.year}" if start.year != end.year else "")
    return f"{first} to {month_name[end.month]} {end.year}"


def length_words(period: Period) -> str:
    """How long a period is, in words: "9 months", "1 year", "a single day", "10 days"."""
    months = whole_months(period)
    if is_moment(period):
        return "a single day"
    if months is None:
        return f"{days(period)} days"
    if months % 12 == 0:
        return "1 year" if months == 12 else f"{months // 12} years"
    return "1 month" if months == 1 else f"{months} months"


def _day(day: date) -> str:
    return f"{day.day} {month_name[day.month]} {day.year}"
