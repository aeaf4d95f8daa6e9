"""Which time is due to be counted: the rule, and the words of a page."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.evidence.record import Measure, Observation
from answerable.evidence.rules.frequency import FREQUENCIES, due, next_due, overdue
from answerable.evidence.wording import often_words

often = st.sampled_from(sorted(FREQUENCIES))
days = st.dates(date(2000, 1, 1), date(2050, 12, 31))


@pytest.mark.parametrize(
    ("frequency", "counted", "following"),
    [
        ("month", date(2031, 1, 31), date(2031, 2, 28)),
        ("month", date(2031, 2, 28), date(2031, 3, 31)),
        ("month", date(2032, 1, 30), date(2032, 2, 29)),
        ("quarter", date(2030, 12, 31), date(2031, 3, 31)),
        ("half", date(2031, 3, 31), date(2031, 9, 30)),
        ("year", date(2032, 2, 29), date(2033, 2, 28)),
        ("year", date(2031, 3, 14), date(2032, 3, 14)),
        ("", date(2031, 3, 31), None),
        ("year", None, None),
    ],
)
def test_the_time_that_is_counted_next(frequency: str, counted: date | None, following: date | None) -> None:
    assert next_due(frequency, counted) == following


@pytest.mark.parametrize(
    ("frequency", "as_at", "last"),
    [
        ("quarter", date(2031, 3, 30), None),
        ("quarter", date(2031, 3, 31), date(2031, 3, 31)),
        ("quarter", date(2031, 9, 29), date(2031, 6, 30)),
        ("month", date(2031, 3, 1), date(2031, 2, 28)),
        ("half", date(2031, 6, 30), date(2031, 6, 30)),
        ("year", date(2031, 12, 30), None),
        ("", date(2040, 1, 1), None),
    ],
)
def test_what_is_due_by_a_day_after_a_count_to_the_end_of_2030(frequency: str, as_at: date, last: date | None) -> None:
    assert due(frequency, date(2030, 12, 31), as_at) == last


@given(often, days, days)
def test_what_is_due_is_over_and_the_time_after_it_is_not(frequency: str, counted: date, as_at: date) -> None:
    last, following = due(frequency, counted, as_at), next_due(frequency, counted)
    assert following is not None and following > counted
    if last is None:
        assert following > as_at
        return
    assert following <= last <= as_at
    months = FREQUENCIES[frequency][1]
    assert (as_at - last) <= timedelta(days=31 * months + 1)


@given(often, days, days)
def test_what_is_asked_after_is_due_already(frequency: str, counted: date, today: date) -> None:
    late, now = overdue(frequency, counted, today), due(frequency, counted, today)
    assert late is None or (now is not None and late <= now)


def test_a_page_says_how_often_and_what_is_due() -> None:
    made = Measure(
        1, None, "", "visits", "level", "%", "up", None, "", "", "", None, "", "", 1, {}, frequency="quarter"
    )

    def value(to: date, *, partial: bool = False) -> Observation:
        return Observation(1, 1, None, 4, "", "", None, None, None, None, "", date(2030, 1, 1), to, partial, False)

    counted = [value(date(2030, 12, 31)), value(date(2031, 3, 31), partial=True)]
    assert often_words(made, counted, date(2031, 3, 30)) == "Every quarter; next: up to 31 March 2031"
    assert often_words(made, counted, date(2031, 8, 1)) == "Every quarter; due: up to 30 June 2031"
    assert often_words(made, [], date(2031, 8, 1)) == "Every quarter; no value yet"
