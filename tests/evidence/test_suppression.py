"""Small counts stay hidden: for every small table a reader with all that is printed finds another possible count."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.evidence.rules.linked_counts import Cell, Counts, Place, recoverable
from answerable.evidence.rules.releases import revealed, small_steps
from answerable.evidence.rules.suppression import Release, protect, published_rate, published_share


def counts(*rows: tuple[Cell, ...], row_totals: bool = True, column_totals: bool = True) -> Counts:
    return Counts(cells=rows, row_totals=row_totals, column_totals=column_totals)


def safe_by_trial(release: Release) -> set[Place]:
    """The hidden places that a reader cannot know, found with no theory: every table that differs from the true one by
    at most one in each hidden cell, has nothing hidden under 1, and prints the same."""
    table = release.counts
    rows, columns = table.shape
    true, left = table.values(), table.unpublished()
    moving = [(i, j) for i, j in release.hidden if i < rows and j < columns]
    safe: set[Place] = set()
    for steps in product((-1, 0, 1), repeat=len(moving)):
        other = [list(row) for row in table.cells]
        for (i, j), step in zip(moving, steps, strict=True):
            other[i][j] = int(true[i, j]) + step
        if min(int(other[i][j]) for i, j in moving) < 1:
            continue
        values = Counts(cells=tuple(map(tuple, other))).values()
        same = all(values[at] == true[at] for at in true if at not in release.hidden | left)
        if same and all(values[at] >= 1 for at in release.hidden):
            safe |= {at for at in release.hidden if values[at] != true[at]}
        if safe == release.hidden:
            break
    return safe


def assert_safe(release: Release) -> None:
    values = release.counts.values()
    small = {at for at, value in values.items() if 1 <= value <= 5} - release.counts.unpublished()
    assert small <= release.hidden
    assert all(values[at] > 0 for at in release.hidden)
    if release.hidden:
        assert safe_by_trial(release) == release.hidden, (release.counts.cells, release.shown())


@pytest.mark.parametrize(("row_totals", "column_totals"), [*product((True, False), repeat=2)])
def test_every_table_of_two_by_two(row_totals: bool, column_totals: bool) -> None:
    for a, b, c, d in product((0, 1, 2, 5, 6, 9), repeat=4):
        assert_safe(protect(counts((a, b), (c, d), row_totals=row_totals, column_totals=column_totals)))


def test_every_list_with_its_total() -> None:
    for size in (1, 2, 3, 4):
        for cells in product((0, 1, 2, 5, 6, 7), repeat=size):
            assert_safe(protect(counts(cells, column_totals=False)))


@settings(max_examples=150, deadline=None)
@given(st.tuples(*[st.tuples(*[st.integers(0, 12)] * 3)] * 2))
def test_larger_tables(cells: tuple[tuple[int, ...], ...]) -> None:
    assert_safe(protect(Counts(cells=cells)))


@settings(max_examples=100, deadline=None)
@given(
    st.integers(1, 6).flatmap(lambda width: st.lists(st.tuples(*[st.integers(0, 40)] * width), min_size=1, max_size=6))
)
def test_nothing_hidden_is_recoverable_in_any_table(rows: list[tuple[int, ...]]) -> None:
    release = protect(Counts(cells=tuple(rows)))
    assert recoverable(release.counts, release.hidden) == frozenset()


def test_one_small_count_takes_three_others_with_it_and_no_more() -> None:
    release = protect(counts((3, 20, 30), (40, 50, 10), (60, 12, 80)))
    assert release.shown() == (
        ("c", "20", "c", "53"),
        ("c", "50", "c", "100"),
        ("60", "12", "80", "152"),
        ("103", "82", "120", "305"),
    )


def test_nought_is_shown_and_codes_stay() -> None:
    release = protect(counts((0, 7, "z"), (":", 1234, 9)))
    assert release.hidden == frozenset()
    assert release.shown() == (("0", "7", "z", "7"), (":", "1,234", "9", "1,243"), ("0", "1,241", "9", "1,250"))


def test_totals_that_are_not_published_hide_nothing() -> None:
    assert protect(counts((3, 20, 30), row_totals=False, column_totals=False)).shown() == (("c", "20", "30"),)
    assert protect(counts((3, 20, 30), column_totals=False)).shown() == (("c", "c", "30", "53"),)
    assert protect(counts((3, 20), (30, 40), column_totals=False)).shown() == (("c", "c", "23"), ("30", "40", "70"))


def test_ones_that_would_give_each_other_away_are_covered() -> None:
    """Four ones in a block, each pair adding to two: since nought is shown, each could only be one."""
    block = counts((1, 1, 9), (1, 1, 8), (9, 8, 7))
    bare = frozenset({(0, 0), (0, 1), (1, 0), (1, 1)})
    assert recoverable(block, bare) == bare
    assert_safe(protect(block))
    assert protect(block).hidden > bare


def test_the_threshold_is_a_setting() -> None:
    table = counts((8, 20), (30, 40))
    assert protect(table).hidden == frozenset()
    assert (0, 0) in protect(table, threshold=10).hidden


@pytest.mark.parametrize("cells", [(), ((),), ((1, 2), (3,)), ((1, -2),)])
def test_what_is_no_table_is_refused(cells: tuple[tuple[int, ...], ...]) -> None:
    with pytest.raises(ValueError, match=r"rows of one length|negative"):
        Counts(cells=cells)


def test_two_releases_together() -> None:
    table = counts((3, 20, 30), (40, 50, 10), (60, 12, 80))
    first = protect(table)
    assert revealed(first, first) == frozenset()
    # Another choice of what to hide beside the same small count: together they leave it alone, and so known.
    second = Release(counts=table, hidden=frozenset({(0, 0), (0, 1), (2, 0), (2, 1)}))
    assert recoverable(table, second.hidden) == frozenset()
    assert revealed(first, second) == first.hidden | second.hidden
    assert revealed(first, Release(counts=table, hidden=frozenset())) == first.hidden


def test_a_total_published_later_gives_a_hidden_count_away() -> None:
    first = protect(counts((3, 20, 30), row_totals=False, column_totals=False))
    second = Release(counts=counts((3, 20, 30), column_totals=False), hidden=first.hidden)
    assert revealed(first, second) == {(0, 0)}


def test_a_running_count_gives_away_what_was_added() -> None:
    march = protect(counts((20, 30), (40, 50)))
    june = protect(counts((22, 38), (46, 50)))
    assert small_steps(march, june) == {(0, 0)}
    assert small_steps(march, march) == frozenset()
    # Hidden in March, the step still follows from the totals of what was added.
    hidden = Release(counts=march.counts, hidden=frozenset({(0, 0)}))
    assert small_steps(hidden, june) == {(0, 0)}
    block = Release(counts=march.counts, hidden=frozenset({(0, 0), (0, 1), (1, 0), (1, 1)}))
    assert small_steps(block, june) == frozenset()


def test_releases_of_other_shapes_are_refused() -> None:
    for compare in (revealed, small_steps):
        with pytest.raises(ValueError, match="same shape"):
            compare(protect(counts((9, 9))), protect(counts((9, 9, 9))))


@settings(max_examples=60, deadline=None)
@given(st.tuples(*[st.tuples(*[st.integers(0, 15)] * 3)] * 3))
def test_a_release_never_reveals_itself(cells: tuple[tuple[int, ...], ...]) -> None:
    release = protect(Counts(cells=cells))
    assert revealed(release, release) == frozenset()


@pytest.mark.parametrize(
    ("numerator", "denominator", "shown"),
    [
        (30, 200, "15.0%"),
        (3, 200, "c"),
        (197, 200, "c"),
        (0, 200, "0.0%"),
        (200, 200, "100.0%"),
        (0, 4, "c"),
        (0, 0, "z"),
        (6, 12, "50.0%"),
    ],
)
def test_published_share(numerator: int, denominator: int, shown: str) -> None:
    assert published_share(numerator, denominator) == shown


def test_published_rate() -> None:
    assert published_rate(40, 20_000, per=10_000) == "20.0"
    assert published_rate(5, 20_000, per=10_000) == "c"
    assert published_rate(0, 20_000, per=10_000) == "0.0"
    assert published_rate(5, 0, per=10_000) == "z"
    with pytest.raises(ValueError, match="Not a share"):
        published_share(3, 2)
