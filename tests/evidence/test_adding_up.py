"""Counts of one measure that give a small one away together."""

from datetime import date, timedelta
from itertools import combinations

import hypothesis.strategies as st
from hypothesis import given

from answerable.evidence.rules.adding_up import also_hidden
from answerable.evidence.rules.periods import Period

MONTHS = [date(2012 + (3 + n) // 12, (3 + n) % 12 + 1, 1) for n in range(13)]


def months(first: int, after: int) -> Period:
    return Period(start=MONTHS[first], end=MONTHS[after] - timedelta(days=1))


def test_a_hidden_quarter_does_not_follow_from_the_year_and_the_others() -> None:
    # The third quarter's 3 is hidden already.
    year = [(months(0, 3), 10), (months(3, 6), 12), (months(9, 12), 9), (months(0, 12), 34)]
    assert also_hidden(year) == {2}
    assert also_hidden(year[:3]) == frozenset()


def test_two_running_counts_do_not_tell_what_was_added_in_between() -> None:
    assert also_hidden([(months(0, 6), 12), (months(0, 9), 15)]) == {0}
    assert also_hidden([(months(0, 6), 12), (months(0, 9), 12)]) == frozenset()
    assert also_hidden([(months(0, 6), 12), (months(0, 9), 18)]) == frozenset()


def test_nought_is_never_hidden() -> None:
    assert also_hidden([(months(0, 3), 0), (months(3, 6), 40), (months(0, 9), 44)]) == {1}


def test_counts_that_do_not_meet_give_nothing_away() -> None:
    assert also_hidden([(months(0, 3), 20), (months(4, 6), 23), (months(7, 12), 21)]) == frozenset()


spans = st.sets(st.sampled_from(list(combinations(range(13), 2))), min_size=1, max_size=14)


@given(st.lists(st.integers(0, 12), min_size=12, max_size=12), spans)
def test_whatever_is_shown_no_small_count_can_be_worked_out(by_month: list[int], chosen: set[tuple[int, int]]) -> None:
    true = {(first, after): sum(by_month[first:after]) for first, after in sorted(chosen)}
    shown = [span for span, count in true.items() if not 1 <= count <= 5]
    hidden = also_hidden([(months(*span), true[span]) for span in shown])
    assert all(true[shown[at]] for at in hidden)
    known = {span for at, span in enumerate(shown) if at not in hidden}
    while (
        more := {  # whatever follows by adding two periods that meet, or taking one from another it begins or ends
            span
            for (a, b), (c, d) in combinations(sorted(known), 2)
            for span in ([(a, d)] if b == c else [(b, d)] if a == c else [(a, c)] if b == d else [])
            if span[0] < span[1]
        }
        - known
    ):
        known |= more
    assert not [span for span in known if 1 <= sum(by_month[span[0] : span[1]]) <= 5]
