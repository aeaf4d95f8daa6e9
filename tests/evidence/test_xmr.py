"""Limits, signals and what they are said to mean."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.evidence.rules.limits import Limits, limits_of, signals_of
from answerable.evidence.rules.xmr import Point, Polarity, Reading, read_series
from answerable.evidence.rules.xmr_words import in_words

STEADY = [10.0, 12, 9, 11, 10, 12, 9, 11, 10, 12, 9, 11]
BOUNDS = Limits(10, 7, 13)  # one "sigma" is 1, two thirds of the way is 2


def series(values: Sequence[float | None]) -> list[Point]:
    return [Point(label=f"month {at + 1}", value=value) for at, value in enumerate(values)]


def reading(values: Sequence[float | None], polarity: Polarity = "down", target: float | None = None) -> Reading:
    return read_series(series(values), polarity=polarity, target=target)


def test_limits_by_hand() -> None:
    """Ranges 2, 3, 2, 1, 2, 3, 2, 1, 2, 3, 2: mean 23/11; mean of the values 126/12 = 10.5."""
    limits = limits_of(STEADY)
    assert limits.mean == 10.5
    assert limits.upper == pytest.approx(10.5 + 2.66 * 23 / 11)
    assert limits.lower == pytest.approx(10.5 - 2.66 * 23 / 11)


def test_ranges_far_over_their_mean_are_dropped_once() -> None:
    """One jump among eleven ranges of 1: the mean range (11 + 20)/12 = 2.583 allows 8.44, so the 20 goes."""
    values = [0.0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 21]
    assert limits_of(values).upper == pytest.approx(27 / 13 + 2.66 * 1)


def test_limits_stop_where_the_measure_does() -> None:
    found = read_series(series([0.0, 3, 1, 4, 0, 2, 5, 1, 0, 3, 2, 4]), lowest=0).limits
    assert found is not None and found.lower == 0
    assert limits_of([0.0, 3, 1, 4, 0, 2, 5, 1, 0, 3, 2, 4]).lower < 0
    shares = read_series(series([100.0, 90, 99, 95, 100, 92, 97, 100, 91, 98, 96, 100]), highest=100).limits
    assert shares is not None and shares.upper == 100


def test_a_drawn_limit_does_not_make_ordinary_figures_unusual() -> None:
    """Two thirds of the way counts to the true limit, beyond what can be, not to the one drawn there."""
    low = read_series(series([0.0, 3, 1, 4, 1, 2, 5, 1, 6, 3, 0, 0]), lowest=0)
    high = read_series(series([100.0, 90, 99, 95, 100, 92, 97, 100, 91, 98, 100, 100]), highest=100)
    assert [each.signals for each in (*low.points, *high.points)] == [()] * 24


@pytest.mark.parametrize(
    ("values", "at", "signals", "way"),
    [
        ([10, 13.1, 10], 1, ("outside",), 1),
        ([10, 6.9, 10], 1, ("outside",), -1),
        ([10, 13, 10], 1, (), 0),  # on the limit is not outside it
        ([12.1, 10, 12.1], 0, ("two of three",), 1),
        ([12.1, 10, 12.1], 1, (), 0),  # the one between is not unusual
        ([7.9, 7.9, 10], 0, ("two of three",), -1),
        ([12.1, 10, 10, 12.1], 0, (), 0),  # two of four
        ([12.1, 10, 7.9], 0, (), 0),  # opposite sides
        ([10, 12, 12], 1, (), 0),  # exactly two thirds of the way is not beyond
        ([11] * 7, 0, ("run",), 1),
        ([9] * 7, 6, ("run",), -1),
        ([11] * 6 + [9], 0, (), 0),
        ([11] * 3 + [10] + [11] * 3, 0, (), 0),  # on the mean breaks a run
        ([8.1, 8.6, 9.1, 9.6, 10.1, 10.6, 11.1], 0, ("trend",), 1),
        ([8.1, 8.6, 9.1, 9.6, 10.1, 10.6, 11.1], 6, ("trend",), 1),
        ([11.1, 10.6, 10.1, 9.6, 9.1, 8.6, 8.1], 3, ("trend",), -1),
        ([8.1, 8.6, 9.1, 9.6, 10.1, 10.6, 10.6], 0, (), 0),  # a flat step breaks a trend
        ([8.1, 8.6, 9.1, 9.6, 10.1, 10.6], 0, (), 0),  # six
        ([15.0, 14.5, 14, 13.6, 13.5, 13.4, 13.1], 6, ("outside", "run", "two of three", "trend"), 1),
    ],
)
def test_signals(values: list[float], at: int, signals: tuple[str, ...], way: int) -> None:
    found = signals_of(values, BOUNDS)[at]
    assert found.signals == signals
    assert found.way == way


def test_equal_values_signal_nothing() -> None:
    assert all(each.variation == "common" for each in reading([0.1] * 15).points)
    # 0.1 + 0.2 is a hair over 0.3 in the machine, which is no change at all.
    assert all(not each.signals for each in signals_of([0.1 + 0.2] * 9, Limits(0.3, 0.3, 0.3)))


@pytest.mark.parametrize(
    ("polarity", "high", "low"),
    [("up", "improvement", "concern"), ("down", "concern", "improvement"), ("", "neutral", "neutral")],
)
def test_what_a_signal_means_depends_on_which_way_is_better(polarity: Polarity, high: str, low: str) -> None:
    assert reading([*STEADY, 30], polarity).variation == high
    assert reading([*STEADY, -9], polarity).variation == low
    assert reading(STEADY, polarity).variation == "common"


@pytest.mark.parametrize(
    ("target", "up", "down"),
    [(1, "passing", "failing"), (30, "failing", "passing"), (10, "hit or miss", "hit or miss")],
)
def test_assurance(target: float, up: str, down: str) -> None:
    assert reading(STEADY, "up", target).assurance == up
    assert reading(STEADY, "down", target).assurance == down
    assert reading(STEADY, "", target).assurance == ""
    assert reading(STEADY[:11], "up", target).assurance == ""


def test_fewer_than_twelve_points_have_no_limits_and_no_judgement() -> None:
    for count in range(12):
        found = reading([float(10 * at) for at in range(count)])
        assert found.limits is None
        assert all(each.variation == "none" and not each.signals for each in found.points)
    assert reading(STEADY).limits is not None


def test_what_does_not_count_is_marked_and_left_out() -> None:
    points = series([*STEADY, None, 400.0])
    points[-1] = replace(points[-1], partial=True)
    points = [Point(label="before", value=900, definition="older form"), *points]
    found = read_series(points)
    assert [each.left_out for each in found.points] == ["other definition", *[""] * 12, "missing", "part of a year"]
    assert found.limits == limits_of(STEADY)
    assert found.points[0].variation == found.points[-1].variation == "none"
    assert in_words(found).endswith(
        "Left out: before (counted another way); month 13 (missing); month 14 (only part of a year)."
    )


def test_a_gap_is_stepped_over() -> None:
    assert reading([*STEADY[:5], None, *STEADY[5:]]).limits == limits_of(STEADY)


def test_limits_start_afresh_only_where_a_person_says_so() -> None:
    later = [each + 20 for each in STEADY]
    whole = reading([*STEADY, *later])
    assert whole.points[-1].variation == "concern"  # a run above the joint mean
    fresh = read_series(series([*STEADY, *later]), polarity="down", rebased_at=[12])
    assert fresh.points[0].limits == limits_of(STEADY)
    assert fresh.limits == limits_of(later)
    assert {each.variation for each in fresh.points} == {"common"}
    begun = read_series(series([*STEADY, 30, 31, 29]), polarity="down", rebased_at=[12])
    assert begun.limits is None and begun.variation == "none"
    assert "3 figures since the limits were set afresh are too few" in in_words(begun)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ([], "There are no figures to show."),
        ([None], "No figure counts. Left out: month 1 (missing)."),
        ([4], "One figure, 4 (month 1): nothing to set it beside."),
        ([4, 8], "From 4 (month 1) to 8 (month 2). Two figures are never a trend."),
        (
            [4, 8, 9],
            "From 4 (month 1) to 9 (month 3). 3 figures are too few to tell a change from chance (12 are needed).",
        ),
        (
            STEADY,
            "The latest figure, 11 (month 12), lies within what this measure does by chance (between 4.9 and 16.1): "
            "nothing shows that it has changed.",
        ),
        (
            [*STEADY, 30],
            "The latest figure, 30 (month 13), is above anything that this measure does by chance: "
            "a cause for concern (lower is better).",
        ),
        (
            [*STEADY, *STEADY, *[8.5] * 7],
            "The latest figures, 7 or more in a row, are all below the average: "
            "a sign of improvement (lower is better).",
        ),
    ],
)
def test_the_chart_read_aloud(values: list[float | None], words: str) -> None:
    assert in_words(reading(values)) == words


def test_the_target_and_earlier_signals_are_read_aloud() -> None:
    found = in_words(reading([40.0, *STEADY], "up", 90), "%")
    assert "Out of the ordinary before: month 1." in found
    assert "The target of 90% will not be met unless something changes." in found


@given(st.lists(st.floats(-1e6, 1e6), min_size=2, max_size=60), st.floats(-1e3, 1e3))
def test_limits_lie_about_the_mean_and_move_with_the_values(values: list[float], shift: float) -> None:
    limits = limits_of(values)
    assert limits.lower <= limits.mean <= limits.upper
    assert limits.upper - limits.mean == pytest.approx(limits.mean - limits.lower, abs=1e-6)
    moved = limits_of([each + shift for each in values])
    assert moved.mean == pytest.approx(limits.mean + shift, abs=1e-3)


@given(st.lists(st.one_of(st.none(), st.integers(0, 40)), max_size=40), st.sampled_from(["up", "down", ""]))
def test_turning_the_chart_over_turns_its_meaning(values: list[int | None], polarity: Polarity) -> None:
    other: dict[str, Polarity] = {"up": "down", "down": "up", "": ""}
    found = reading([None if each is None else float(each) for each in values], polarity)
    turned = reading([None if each is None else -float(each) for each in values], other[polarity])
    assert [each.variation for each in found.points] == [each.variation for each in turned.points]
    assert [each.signals for each in found.points] == [each.signals for each in turned.points]
    assert in_words(found)
