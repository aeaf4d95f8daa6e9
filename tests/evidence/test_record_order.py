"""In which order a measure's values are told."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from answerable.evidence.record import Observation, in_time


def value(pk: int, to: date | None = None, measure: int = 1) -> Observation:
    return Observation(pk, measure, 1, float(pk), "", "", None, None, None, None, "", None, to, False, False)


def order(*values: Observation) -> list[int]:
    return [one.id for one in in_time(list(values))]


def test_a_value_without_a_period_stands_where_it_was_told() -> None:
    assert order(value(1, date(2010, 12, 31)), value(2)) == [1, 2]
    assert order(value(1), value(2, date(2012, 12, 31))) == [1, 2]
    assert order(value(1, date(2012, 3, 31)), value(2), value(3, date(2011, 3, 31))) == [3, 1, 2]


def test_values_of_other_measures_do_not_move_it() -> None:
    assert order(value(1, date(2010, 1, 1), 1), value(2, date(2020, 1, 1), 2), value(3, None, 1)) == [1, 3, 2]


@given(st.lists(st.none() | st.dates(), max_size=12))
def test_every_value_is_told_once_and_those_with_a_period_in_time(days: list[date | None]) -> None:
    values = [value(n, day) for n, day in enumerate(days, 1)]
    found = in_time(values)
    assert sorted(one.id for one in found) == [one.id for one in values]
    dated = [one.period_to for one in found if one.period_to]
    assert dated == sorted(dated)
