"""Intervals against published examples, against exact sums, and by their properties."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.evidence.rules.denominators import misfit, percentage_words, survey_words
from answerable.evidence.rules.intervals import (
    Z95,
    newcombe,
    share_words,
    wilson,
)

shares = st.integers(1, 5000).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole)))


@pytest.mark.parametrize(
    ("numerator", "denominator", "low", "high"),
    [  # Newcombe, Statistics in Medicine 17 (1998) 857-872, table I, method 3
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_published_examples(numerator: int, denominator: int, low: float, high: float) -> None:
    assert wilson(numerator, denominator) == pytest.approx((low, high), abs=0.00005)


@pytest.mark.parametrize(
    ("one", "other", "low", "high"),
    [  # Newcombe, Statistics in Medicine 17 (1998) 873-890, table II, method 10
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((6, 7), (2, 7), 0.0582, 0.8062),
        ((5, 56), (0, 29), -0.0381, 0.1926),
        ((0, 10), (0, 20), -0.1611, 0.2775),
        ((10, 10), (0, 10), 0.6075, 1.0),
    ],
)
def test_newcombe_published_examples(one: tuple[int, int], other: tuple[int, int], low: float, high: float) -> None:
    assert newcombe(one, other) == pytest.approx((low, high), abs=0.0001)


@given(shares)
def test_wilson_ends_solve_the_score_equation(share: tuple[int, int]) -> None:
    """Each end t is where (p - t)^2 = z^2 t (1 - t) / n: Wilson's definition, in exact fractions."""
    numerator, whole = share
    p, z2 = Fraction(numerator, whole), Fraction(Z95) ** 2
    for end in map(Fraction, wilson(numerator, whole)):
        assert abs((p - end) ** 2 - z2 * end * (1 - end) / whole) < Fraction(1, 10**12)


@given(shares)
def test_wilson_contains_the_share_stays_inside_and_mirrors(share: tuple[int, int]) -> None:
    numerator, whole = share
    low, high = wilson(numerator, whole)
    assert 0 <= low <= numerator / whole <= high <= 1
    assert low < high
    mirrored = wilson(whole - numerator, whole)
    assert mirrored == pytest.approx((1 - high, 1 - low), abs=1e-12)


@given(shares, st.integers(2, 20))
def test_wilson_narrows_with_more(share: tuple[int, int], times: int) -> None:
    low, high = wilson(*share)
    more_low, more_high = wilson(share[0] * times, share[1] * times)
    assert more_high - more_low < high - low


@given(shares, shares)
def test_newcombe_contains_the_difference_and_turns_round(one: tuple[int, int], other: tuple[int, int]) -> None:
    low, high = newcombe(one, other)
    difference = one[0] / one[1] - other[0] / other[1]
    assert -1 <= low <= difference <= high <= 1
    assert newcombe(other, one) == pytest.approx((-high, -low), abs=1e-12)


@pytest.mark.parametrize("share", [(1, 0), (-1, 5), (6, 5)])
def test_what_is_no_share_is_refused(share: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="Not a share"):
        wilson(*share)


def test_share_words() -> None:
    assert share_words(30, 200, full_count=True) == "15.0% (30 of 200)"
    assert share_words(30, 200, full_count=False) == ("15.0% (30 of 200; between 10.7% and 20.6% allowing for chance)")
    assert share_words(3, 8, full_count=False) == "3 of 8: too few to say what share"
    assert share_words(3, 9, full_count=True) == "3 of 9: too few to say what share"
    assert "%" in share_words(3, 10, full_count=True)
    assert share_words(5, 29, full_count=False).endswith("few were asked or looked at)")
    assert "few were" not in share_words(5, 30, full_count=False)


def test_a_percentage_shows_its_base_or_says_that_there_is_none() -> None:
    assert percentage_words(15) == "15% (denominator not given)"
    assert percentage_words(15, numerator=3) == "15% (denominator not given)"
    assert percentage_words(40.5, denominator=1234) == "40.5% of 1,234"
    assert percentage_words(50, denominator=8) == "50% of 8: too few to say what share"
    assert percentage_words(15, numerator=30, denominator=200, full_count=True) == "15.0% (30 of 200)"
    assert percentage_words(15, numerator=250, denominator=200) == "15% (250 of 200 cannot be a share)"


@pytest.mark.parametrize(
    ("value", "numerator", "denominator", "fits"),
    [(33, 1, 3, True), (33.3, 1, 3, True), (33.4, 1, 3, False), (15, 30, 200, True), (14, 30, 200, False)],
)
def test_misfit(value: float, numerator: int, denominator: int, fits: bool) -> None:
    assert (misfit(value, numerator, denominator) == "") is fits


def test_a_survey_says_first_who_answered() -> None:
    unknown = "what those who did not answer think is unknown."
    assert survey_words(None, answered=62, asked=300) == f"20.7% answered (62 of 300): {unknown}"
    assert survey_words(41) == f"41% answered: {unknown}"
    assert survey_words(41, answered=90) == f"41% answered (90 people): {unknown}"
    assert survey_words(None) == f"How many answered is not given, so {unknown}"
    assert survey_words(None, answered=62) == f"62 answered; how many were asked is not given, so {unknown}"
    assert survey_words(100) == "100% answered: everyone who was asked."
