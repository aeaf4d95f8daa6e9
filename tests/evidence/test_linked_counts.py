"""Counts that give a small one away together: over time, as part and whole, and in two papers."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations, product

from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.evidence.rules.linked_counts import Printed, hidden_with
from answerable.evidence.rules.suppression import is_small

MONTHS = [date(2012 + (3 + n) // 12, (3 + n) % 12 + 1, 1) for n in range(13)]


def told(
    count: int, first: int = 0, after: int = 12, *, measure: int = 1, whole: int | None = None, share: bool = False
) -> Printed:
    """A count over some months, the first of them 0, of a measure of one action."""
    return Printed(
        measure=measure,
        place="action 1",
        order=measure,
        what=f"measure {measure}",
        period="",
        start=MONTHS[first],
        end=MONTHS[after] - timedelta(days=1),
        count=count,
        whole=whole,
        share=share,
    )


def hidden_of(lines: list[Printed], published: list[Printed] | None = None) -> set[int]:
    """The places in the list that are hidden, those that are small by themselves with them."""
    small = {
        at
        for at, line in enumerate(lines)
        if is_small(line.count)
        or (line.whole is not None and (is_small(line.whole) or is_small(line.whole - line.count)))
    }
    return small | hidden_with(dict(enumerate(lines)), frozenset(small), published or [])


def test_a_hidden_quarter_does_not_follow_from_the_year_and_the_others() -> None:
    year = [told(10, 0, 3), told(12, 3, 6), told(3, 6, 9), told(9, 9, 12), told(34, 0, 12)]
    assert hidden_of(year) == {2, 3}
    assert hidden_of(year[:4]) == {2}


def test_a_quarter_that_nobody_printed_does_not_either() -> None:
    assert hidden_of([told(10, 0, 3), told(12, 3, 6), told(9, 9, 12), told(34, 0, 12)]) == {2}


def test_two_running_counts_do_not_tell_what_was_added_in_between() -> None:
    assert hidden_of([told(12, 0, 6), told(15, 0, 9)]) == {0}
    assert hidden_of([told(12, 0, 6), told(12, 0, 9)]) == set()
    assert hidden_of([told(12, 0, 6), told(18, 0, 9)]) == set()


def test_nought_is_never_hidden() -> None:
    assert hidden_of([told(0, 0, 3), told(40, 3, 6), told(44, 0, 9)]) == {1}


def test_counts_that_do_not_meet_give_nothing_away() -> None:
    assert hidden_of([told(20, 0, 3), told(23, 4, 6), told(21, 7, 12)]) == set()


def test_two_ones_with_their_sum_are_covered() -> None:
    """Each of two hidden counts that add up to two can only be one, since nought is shown."""
    assert hidden_of([told(1, 0, 3), told(1, 3, 6), told(7, 6, 9), told(2, 0, 6), told(9, 0, 9)]) == {0, 1, 2, 3}


def test_a_part_does_not_follow_from_the_whole_and_the_other_part() -> None:
    seen, girls, boys = told(30, measure=1), told(3, measure=2), told(27, measure=3)
    assert hidden_of([seen, girls, boys]) == {1, 2}
    assert hidden_of([girls, boys, seen]) == {0, 1}, "in any order"
    assert hidden_of([seen, girls, replace(boys, place="action 2")]) == {1}, "counts of another place are others"
    assert hidden_of([seen, girls, told(27, 0, 6, measure=3)]) == {1}, "and those of another period"


def test_one_of_many_parts_does_not_follow_from_the_others() -> None:
    ages = [told(count, measure=2 + at) for at, count in enumerate((12, 4, 22, 9))]
    assert hidden_of([told(47, measure=1), *ages]) == {2, 4}


def test_a_share_gives_its_rest_away_and_so_do_its_parts_elsewhere() -> None:
    share = told(17, measure=1, whole=20, share=True)
    assert hidden_of([share]) == {0}
    assert hidden_of([share, told(17, measure=2), told(20, measure=3)]) == {0, 1}
    assert hidden_of([told(207, whole=210)]) == {0}, "nor does a count beside what it is of"


def test_shares_of_one_whole_give_no_third_away() -> None:
    thirds = [told(count, measure=at, whole=210, share=True) for at, count in enumerate((100, 107, 3))]
    assert hidden_of(thirds) == {0, 2}


def test_a_count_told_twice_in_the_same_words_is_hidden_twice() -> None:
    again = replace(told(12, 3, 6, measure=2), what="measure 1", place="action 2")
    year = [told(10, 0, 3), told(12, 3, 6), told(3, 6, 9), told(25, 0, 9), again]
    assert hidden_of(year) == {0, 2}, "to hide the second quarter here alone would be no use"


def test_a_later_running_count_does_not_give_away_what_an_earlier_paper_hid() -> None:
    first = [told(10, 0, 3), told(12, 3, 6), told(3, 6, 9)]
    assert hidden_of(first) == {2}
    published = first[:2]
    assert hidden_of([*first, told(25, 0, 9)], published) == {2, 3}, "what is public cannot be hidden any more"
    assert hidden_of([told(25, 0, 9)], published) == {0}, "though the paper prints none of them"
    assert hidden_of([told(15, 0, 9)], [told(12, 0, 6)]) == {0}


def test_a_corrected_paper_does_not_give_away_what_it_hides() -> None:
    """The third quarter was 8 and is 3, and the year was 39: what stands as it was published is known."""
    published = [told(10, 0, 3), told(12, 3, 6), told(8, 6, 9), told(9, 9, 12), told(39, 0, 12)]
    corrected = [told(10, 0, 3), told(12, 3, 6), told(3, 6, 9), told(9, 9, 12), told(34, 0, 12)]
    assert hidden_of(corrected, published) == {2, 4}


def test_where_no_count_seems_safe_all_are_hidden() -> None:
    """Two groups and their whole over three quarters, of which the last tells 1, 1 and 2."""
    grid = ((0, 5, 1), (0, 6, 1), (0, 11, 2))
    spans = [(0, 1), (1, 2), (2, 3), (0, 2), (0, 3)]
    lines = [
        told(sum(row[slice(*span)]), 3 * span[0], 3 * span[1], measure=at)
        for span in spans
        for at, row in enumerate(grid)
    ]
    assert hidden_of(lines) == {at for at, line in enumerate(lines) if line.count}


def test_what_is_given_away_already_cannot_be_helped() -> None:
    assert hidden_of([told(40, 9, 12)], [told(12, 0, 6), told(15, 0, 9)]) == set()


spans = st.sets(st.sampled_from(list(combinations(range(13), 2))), min_size=1, max_size=14)


@settings(max_examples=100)
@given(st.lists(st.integers(0, 12), min_size=12, max_size=12), spans)
def test_whatever_is_shown_no_small_count_can_be_worked_out(by_month: list[int], chosen: set[tuple[int, int]]) -> None:
    true = [(span, sum(by_month[slice(*span)])) for span in sorted(chosen)]
    hidden = hidden_of([told(count, *span) for span, count in true])
    assert all(true[at][1] for at in hidden)
    known = {span for at, (span, _) in enumerate(true) if at not in hidden}
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
    assert not [span for span in known if is_small(sum(by_month[slice(*span)]))]


GROUPS, QUARTERS = 2, 3
grids = st.tuples(*[st.tuples(*[st.integers(0, 9)] * QUARTERS)] * GROUPS)
SPANS = [(0, 1), (1, 2), (2, 3), (0, 2), (1, 3), (0, 3)]
periods = st.sets(st.sampled_from(SPANS), min_size=1)


@settings(max_examples=60)
@given(grids, periods, st.data())
def test_no_attacker_who_knows_the_sums_finds_one_value(
    grid: tuple[tuple[int, ...], ...], chosen: set[tuple[int, int]], data: st.DataObject
) -> None:
    """Two groups and their whole over three quarters, in a paper after one that told some of it: whoever tries every
    record that could lie behind what both show finds two values of each small count, hidden or printed nowhere. A
    hidden count may be nought where something is public, else it is known not to be."""
    places = [(group, span) for span in sorted(chosen) for group in range(GROUPS + 1)]

    def count(of: tuple[tuple[int, ...], ...], group: int, span: tuple[int, int]) -> int:
        return sum(sum(row[slice(*span)]) for at, row in enumerate(of) if group in (at, GROUPS))

    lines = [told(count(grid, *at), 3 * at[1][0], 3 * at[1][1], measure=at[0]) for at in places]
    early = data.draw(st.sets(st.sampled_from(sorted(chosen))))
    first = [at for at, (_, span) in enumerate(places) if span in early]
    before = hidden_of([lines[at] for at in first])
    shown_before = [at for n, at in enumerate(first) if n not in before]
    hidden = hidden_of(lines, [lines[at] for at in shown_before]) - set(shown_before)
    small = [place for place in product(range(GROUPS + 1), SPANS) if is_small(count(grid, *place))]
    seen: dict[tuple[int, tuple[int, int]], set[int]] = {place: set() for place in small}
    for steps in product((0, 1, -1), repeat=GROUPS * QUARTERS):
        by = iter(steps)
        other = tuple(tuple(each + next(by) for each in row) for row in grid)
        tells = [count(other, *at) for at in places]
        possible = min(map(min, other)) >= 0 and all(tells[at] or shown_before for at in hidden)
        if possible and all(tells[at] == line.count for at, line in enumerate(lines) if at not in hidden):
            for place in small:
                seen[place].add(count(other, *place))
    assert all(len(values) > 1 for values in seen.values()), (grid, places, hidden, shown_before, seen)
