"""How often something is counted, and what is due by a day: the time since the newest value, in steps of that length.

A value is due once its time is over. Which time that is follows from the last one that was counted, so a measure whose
years end in March is asked for years that end in March.
"""

from calendar import monthrange
from datetime import date

# By code: what a page calls it, and of how many months the value is.
FREQUENCIES = {
    "month": ("Every month", 1),
    "quarter": ("Every quarter", 3),
    "half": ("Every six months", 6),
    "year": ("Every year", 12),
}
AS_IT_COMES = "As it comes, or not stated"
GRACE = 3  # months in which a figure is made and agreed: from then on it is asked after


def next_due(frequency: str, counted_to: date | None) -> date | None:
    """The last day of the time that is to be counted next, after what was counted to `counted_to`; None where nobody
    said how often, or nothing was counted yet.

    >>> next_due("quarter", date(2030, 12, 31)), next_due("month", date(2031, 1, 30)), next_due("", date(2030, 12, 31))
    (datetime.date(2031, 3, 31), datetime.date(2031, 2, 28), None)
    """
    return None if counted_to is None or not frequency else _later(counted_to, FREQUENCIES[frequency][1])


def due(frequency: str, counted_to: date | None, as_at: date) -> date | None:
    """The last day of the newest time that is over by a day and was not counted; None where none is.

    >>> due("quarter", date(2030, 12, 31), date(2031, 8, 1)), due("year", date(2030, 12, 31), date(2031, 8, 1))
    (datetime.date(2031, 6, 30), None)
    """
    first = next_due(frequency, counted_to)
    if counted_to is None or first is None or first > as_at:
        return None
    months = FREQUENCIES[frequency][1]
    steps = ((as_at.year - counted_to.year) * 12 + as_at.month - counted_to.month) // months
    last = _later(counted_to, steps * months)
    return last if last <= as_at else _later(counted_to, (steps - 1) * months)


def overdue(frequency: str, counted_to: date | None, today: date) -> date | None:
    """What is due, as `due` has it, and has been for longer than `GRACE`; None where nothing is.

    >>> overdue("quarter", date(2030, 12, 31), date(2031, 6, 29)), overdue("quarter", date(2030, 12, 31), date.max)
    (None, datetime.date(9999, 9, 30))
    """
    return due(frequency, counted_to, _later(today, -GRACE))


def _later(day: date, months: int) -> date:
    """So many months on; the last day of a month stays the last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    year, last = min(year, date.max.year), monthrange(min(year, date.max.year), month + 1)[1]
    ends = day.day == monthrange(day.year, day.month)[1]
    return date(year, month + 1, last if ends else min(day.day, last))
