"""Small counts stay hidden: whatever is shown, a reader with all that is printed finds another possible count."""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from answerable.evidence.rules.suppression import Counts, also_hidden, is_small, published_share
from answerable.evidence.rules.working_out import Form, Reader, form, value

Cell = tuple[int, int]
Table = tuple[tuple[int, ...], ...]


def table(cells: Table) -> tuple[Counts, dict[Cell, int]]:
    """A table with its totals, all printed: the row after the last and the column after the last are the totals."""
    rows, columns = len(cells), len(cells[0])
    true: dict[Cell, int] = {(i, j): cells[i][j] for i in range(rows) for j in range(columns)}
    places = [(i, j) for i in range(rows + 1) for j in range(columns + 1)]

    def under(i: int, j: int) -> Form:
        inner = ((a, b) for a, b in true if i in (a, rows) and j in (b, columns))
        return frozenset((cell, 1) for cell in inner)

    forms = [under(*place) for place in places]
    small = [each for each in forms if is_small(value(each, true))]
    single: list[Form] = [frozenset({(cell, 1)}) for cell in true]
    counts = Counts(lines={at: [each] for at, each in enumerate(forms)}, rising=single, small=small, true=true)
    return counts, true


def hidden_in(counts: Counts) -> frozenset[int]:
    small = frozenset(line for line, forms in counts.lines.items() if is_small(value(forms[0], counts.true)))
    return small | also_hidden(counts, small)


def known_by_trial(counts: Counts, hidden: frozenset[int]) -> set[int]:
    """The hidden lines that a reader knows, found with no theory: every record that differs from the true one by at
    most one in each unknown, has no hidden count under 1, and prints the same."""
    unknowns = list(counts.true)
    lines = {line: forms[0] for line, forms in counts.lines.items()}
    told = {line: value(each, counts.true) for line, each in lines.items()}
    known = set(hidden)
    for steps in product((0, 1, -1), repeat=len(unknowns)):
        other = {one: counts.true[one] + step for one, step in zip(unknowns, steps, strict=True)}
        if min(other.values()) < 0:
            continue
        tells = {line: value(each, other) for line, each in lines.items()}
        if all(tells[line] == told[line] if line not in hidden else tells[line] >= 1 for line in lines):
            known -= {line for line in hidden if tells[line] != told[line]}
        if not known:
            break
    return known


def assert_safe(cells: Table) -> None:
    counts, true = table(cells)
    hidden = hidden_in(counts)
    assert all(value(counts.lines[line][0], true) > 0 for line in hidden), "nought is shown"
    assert known_by_trial(counts, hidden) == set(), (cells, hidden)


def test_every_table_of_two_by_two() -> None:
    for a, b, c, d in product((0, 1, 2, 5, 6, 9), repeat=4):
        assert_safe(((a, b), (c, d)))


def test_every_list_with_its_total() -> None:
    for size in (1, 2, 3, 4):
        for cells in product((0, 1, 2, 5, 6, 7), repeat=size):
            assert_safe((cells,))


@settings(max_examples=60)
@given(st.tuples(*[st.tuples(*[st.integers(0, 12)] * 3)] * 2))
@example(((5, 1, 5), (1, 5, 1)))
def test_larger_tables(cells: Table) -> None:
    assert_safe(cells)


def test_one_small_count_takes_few_others_with_it() -> None:
    counts, _ = table(((3, 20, 30), (40, 50, 10), (60, 12, 80)))
    assert sorted(value(counts.lines[line][0], counts.true) for line in hidden_in(counts)) == [3, 12, 20, 60]


def test_ones_that_would_give_each_other_away_are_covered() -> None:
    """Four ones in a block, each pair adding to two: since nought is shown, each could only be one."""
    counts, _ = table(((1, 1, 9), (1, 1, 8), (9, 8, 7)))
    assert len(hidden_in(counts)) > 8  # the ones and the four twos that they add up to


def test_what_is_public_cannot_be_hidden_so_another_count_is() -> None:
    counts, true = table(((3, 20, 30),))
    told = [forms[0] for forms in counts.lines.values() if value(forms[0], true) == 20]
    later = replace(counts, public=told)
    assert {value(counts.lines[line][0], true) for line in hidden_in(later)} == {3, 30}
    assert {value(counts.lines[line][0], true) for line in hidden_in(counts)} == {3, 20}


def test_a_reader_adds_and_takes_away() -> None:
    a, b, c = (frozenset({(number, 1)}) for number in range(3))
    reader = Reader([form((a, 1), (b, 1)), form((b, 1), (c, 1)), c])
    assert reader.follows(form((a, 1), (c, 2))) and reader.follows(a)
    assert not Reader([form((a, 1), (b, 1))]).follows(a)


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


def test_what_is_no_share_is_refused() -> None:
    with pytest.raises(ValueError, match="Not a share"):
        published_share(3, 2)
