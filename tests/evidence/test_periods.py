"""Lengths of periods, whatever the lengths of months."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.evidence.rules.periods import (
    Period,
    length_words,
    months_before,
    period_words,
    same_length,
    same_season,
    whole_months,
)


def period(start: str, end: str, words: str = "") -> Period:
    return Period(start=date.fromisoformat(start), end=date.fromisoformat(end), words=words)


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        ("2012-01-01", "2012-12-31", 12),
        ("2012-01-01", "2012-09-30", 9),
        ("2012-02-01", "2012-02-29", 1),
        ("2013-02-01", "2013-02-28", 1),
        ("2012-04-01", "2013-03-31", 12),
        ("2012-01-15", "2012-04-14", 3),
        ("2013-01-31", "2013-02-27", 1),
        ("2012-01-01", "2012-09-29", None),
        ("2012-01-01", "2012-01-01", None),
    ],
)
def test_whole_months(start: str, end: str, months: int | None) -> None:
    assert whole_months(period(start, end)) == months


def test_a_period_cannot_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="cannot end"):
        period("2012-02-01", "2012-01-31")


def test_lengths_forgive_month_lengths_but_not_parts_of_a_year() -> None:
    year = period("2011-01-01", "2011-12-31")
    assert same_length(year, period("2012-01-01", "2012-12-31"))  # a leap year
    assert same_length(year, period("2012-01-02", "2012-12-30"))  # 52 weeks
    assert same_length(period("2012-01-01", "2012-03-31"), period("2012-04-01", "2012-06-30"))
    assert not same_length(year, period("2012-01-01", "2012-09-30"))
    assert not same_length(year, period("2012-01-01", "2012-11-30"))
    assert not same_length(year, period("2012-01-01", "2012-12-26"))  # 361 days
    assert not same_length(period("2012-01-01", "2012-01-07"), period("2012-01-08", "2012-01-15"))


@given(st.dates(date(1990, 1, 1), date(2040, 1, 1)), st.integers(1, 36), st.integers(0, 36))
def test_the_same_whole_months_are_the_same_length_wherever_they_start(start: date, months: int, shift: int) -> None:
    first = start.replace(day=1)

    def made(begin: int) -> Period:
        def day(add: int) -> date:
            month = first.month - 1 + add
            return date(first.year + month // 12, month % 12 + 1, 1)

        return Period(start=day(begin), end=day(begin + months) - timedelta(days=1))

    assert whole_months(made(shift)) == months
    assert same_length(made(0), made(shift))


def test_the_same_season() -> None:
    assert same_season(period("2011-01-01", "2011-09-30"), period("2012-01-01", "2012-09-30"))
    assert not same_season(period("2012-01-01", "2012-03-31"), period("2012-04-01", "2012-06-30"))
    assert same_season(period("2011-01-01", "2011-12-31"), period("2011-04-01", "2012-03-31"))


@pytest.mark.parametrize(
    ("end", "as_at", "months"),
    [
        ("2012-12-31", "2013-01-15", 0),
        ("2012-01-31", "2013-01-31", 12),
        ("2012-01-31", "2013-01-30", 11),
        ("2012-01-31", "2012-02-29", 1),
        ("2013-12-31", "2013-01-15", -12),
    ],
)
def test_months_before(end: str, as_at: str, months: int) -> None:
    assert months_before(date.fromisoformat(end), date.fromisoformat(as_at)) == months


@pytest.mark.parametrize(
    ("start", "end", "words", "length"),
    [
        ("2011-01-01", "2011-12-31", "2011", "1 year"),
        ("2011-04-01", "2012-03-31", "2011/12", "1 year"),
        ("1999-04-01", "2000-03-31", "1999/00", "1 year"),
        ("2012-01-01", "2012-09-30", "January to September 2012", "9 months"),
        ("2011-09-01", "2012-08-31", "September 2011 to August 2012", "1 year"),
        ("2012-02-01", "2012-02-29", "February 2012", "1 month"),
        ("2012-03-31", "2012-03-31", "31 March 2012", "a single day"),
        ("2012-03-05", "2012-03-11", "5 March 2012 to 11 March 2012", "7 days"),
        ("2010-01-01", "2011-12-31", "January 2010 to December 2011", "2 years"),
    ],
)
def test_words(start: str, end: str, words: str, length: str) -> None:
    assert period_words(period(start, end)) == words
    assert length_words(period(start, end)) == length
    assert period_words(period(start, end, "as printed")) == "as printed"
