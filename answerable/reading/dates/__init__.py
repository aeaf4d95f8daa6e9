"""Dates as people write them: a due date, the dates in a sentence, the period that a figure speaks of."""

from answerable.reading.dates.find import Found, find_dates, parse_due
from answerable.reading.dates.periods import parse_period

__all__ = ["Found", "find_dates", "parse_due", "parse_period"]
