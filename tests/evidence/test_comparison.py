"""What may be said of two figures: the right word for a change, or why there is none."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.evidence.rules.comparison import (
    Observed,
    already_more,
    compare,
    contradicts,
    in_order,
    stated_change,
)
from answerable.evidence.rules.periods import Period


def year(of: int) -> Period:
    return Period(start=date(of, 1, 1), end=date(of, 12, 31))


NINE_MONTHS = Period(start=date(2012, 1, 1), end=date(2012, 9, 30))
FORMS_2010 = Observed(value=199, period=year(2010), running=True)
FORMS_2011 = Observed(value=409, period=year(2011), running=True)
FORMS_2012 = Observed(value=413, period=NINE_MONTHS, running=True, partial=True)
UNSAFE_2010 = Observed(value=44, unit="percent", period=year(2010))
UNSAFE_2012 = Observed(value=23, unit="%", period=year(2012))


def test_a_count_changes_in_its_own_unit_and_per_cent() -> None:
    found = compare(FORMS_2010, FORMS_2011)
    assert found.comparable
    assert found.absolute == 210
    assert found.relative == pytest.approx(105.527, abs=0.001)
    assert found.words == "Up 210, from 199 (2010) to 409 (2011), 105.5% more."
    assert found.cautions == ()


def test_a_percentage_changes_by_points_in_either_printed_order() -> None:
    for one, other in ((UNSAFE_2010, UNSAFE_2012), (UNSAFE_2012, UNSAFE_2010)):
        found = compare(one, other)
        assert (found.absolute, found.unit, found.relative) == (-21, "points", None)
        assert found.words == "Down 21 percentage points, from 44% (2010) to 23% (2012)."
        assert found.cautions == ("Base: denominator not given.",)


def test_nine_months_beside_twelve_is_never_a_change_but_may_already_be_more() -> None:
    found = compare(FORMS_2011, FORMS_2012)
    assert not found.comparable
    assert found.absolute is None and found.relative is None
    assert "%" not in found.words
    assert found.words == (
        "413 (January to September 2012) is already more than 409 in the whole of 2011. "
        "No change is worked out: the figure for January to September 2012 covers only part of its year."
    )
    unflagged = compare(FORMS_2011, replace(FORMS_2012, partial=False, running=False))
    assert unflagged.words == ("No change is worked out: 2011 is 1 year and January to September 2012 is 9 months.")


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        (FORMS_2011, replace(FORMS_2012, value=409)),  # not more
        (FORMS_2011, replace(FORMS_2012, running=False)),  # not known to add up
        (FORMS_2011, replace(FORMS_2012, period=year(2012), partial=False)),  # a whole year
        (FORMS_2012, FORMS_2011),  # the earlier is no whole year
        (FORMS_2011, replace(FORMS_2012, definition="schools as well")),
        (replace(FORMS_2011, partial=True), FORMS_2012),
        (replace(FORMS_2011, period=NINE_MONTHS), FORMS_2012),
    ],
)
def test_already_more_is_said_only_when_it_holds(earlier: Observed, later: Observed) -> None:
    assert already_more(earlier, later) == ""


def test_two_like_parts_of_two_years_compare() -> None:
    before = replace(FORMS_2012, value=300, period=Period(start=date(2011, 1, 1), end=date(2011, 9, 30)))
    assert compare(before, FORMS_2012).absolute == 113


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (UNSAFE_2010, replace(UNSAFE_2012, period=None), "one of the figures does not say which period"),
        (replace(UNSAFE_2010, period=None), replace(UNSAFE_2012, period=None), "neither figure says which period"),
        (UNSAFE_2010, replace(UNSAFE_2012, period=year(2010)), "both figures are for 2010"),
        (UNSAFE_2010, FORMS_2011, "one figure is in percent, the other in numbers"),
        (UNSAFE_2010, replace(UNSAFE_2012, definition="other"), "not defined alike"),
        (
            replace(FORMS_2010, period=Period(start=date(2010, 3, 31), end=date(2010, 3, 31))),
            FORMS_2011,
            "as at a date",
        ),
    ],
)
def test_why_no_change_is_worked_out(one: Observed, other: Observed, why: str) -> None:
    found = compare(one, other)
    assert not found.comparable and found.absolute is None
    assert why in found.words
    assert compare(other, one).comparable is False


def test_no_percentage_of_a_handful() -> None:
    found = compare(replace(FORMS_2010, value=2), replace(FORMS_2011, value=4))
    assert found.relative is None
    assert found.words == "Up 2, from 2 (2010) to 4 (2011)."


def test_no_change() -> None:
    assert compare(UNSAFE_2010, replace(UNSAFE_2012, value=44)).words == "No change, from 44% (2010) to 44% (2012)."


def test_cautions_of_season_and_overlap() -> None:
    spring = replace(FORMS_2010, period=Period(start=date(2012, 1, 1), end=date(2012, 3, 31)))
    summer = replace(FORMS_2011, period=Period(start=date(2012, 4, 1), end=date(2012, 6, 30)))
    assert "season" in compare(spring, summer).cautions[0]
    rolling = replace(FORMS_2011, period=Period(start=date(2010, 7, 1), end=date(2011, 6, 30)))
    assert "overlap" in compare(FORMS_2010, rolling).cautions[0]


def test_chance_is_told_for_samples_only() -> None:
    small = (
        replace(UNSAFE_2010, value=60, numerator=12, denominator=20, sampled=True),
        replace(UNSAFE_2012, value=45, numerator=9, denominator=20, sampled=True),
    )
    assert compare(*small).cautions == ("With samples of this size the change cannot be told from chance.",)
    # 56 of 70 against 48 of 80: 0.0524 to 0.3339 (Newcombe 1998, table II, method 10, example a).
    large = (
        replace(UNSAFE_2010, value=60, numerator=48, denominator=80, sampled=True),
        replace(UNSAFE_2012, value=80, numerator=56, denominator=70, sampled=True),
    )
    assert compare(*large).cautions == ("Allowing for chance the change is between 5.2 and 33.4 percentage points.",)
    everyone = [replace(each, sampled=False) for each in small]
    assert compare(*everyone).cautions == ()


def test_a_base_that_cannot_be_is_no_crash() -> None:
    odd = replace(UNSAFE_2010, numerator=30, denominator=20, sampled=True)
    assert compare(odd, replace(UNSAFE_2012, numerator=5, denominator=20)).comparable


def test_change_only() -> None:
    only = ": change only, the figures it was worked out from are not given."
    assert stated_change(28, "percent", "down") == f"28% lower{only}"
    assert stated_change(5, "points", "up") == f"5 percentage points higher{only}"
    assert stated_change(12, "count", "up") == f"12 higher{only}"
    assert stated_change(None, "percent", "down") == "Said to be lower: no figure is given."


def test_a_stated_change_is_checked_against_its_figures() -> None:
    fall = compare(UNSAFE_2010, UNSAFE_2012)
    assert contradicts(fall, 21, "points", "down") == ""
    assert contradicts(fall, 21, "percent", "down") == "Stated as 21%, but this is 21 percentage points."
    assert contradicts(fall, 30, "points", "down").startswith("Stated as 30, worked out as 21.")
    assert "other way" in contradicts(fall, 21, "points", "up")
    rise = compare(FORMS_2010, FORMS_2011)
    assert contradicts(rise, 106, "percent", "up") == ""  # 105.5, stated without decimals
    assert contradicts(rise, 105.5, "percent", "up") == ""
    assert contradicts(rise, 110, "percent", "up").startswith("Stated as 110, worked out as 105.5.")
    assert contradicts(compare(FORMS_2011, FORMS_2012), 1, "percent", "up") == ""


@given(st.floats(0, 1e6), st.floats(0, 1e6), st.sampled_from(["percent", "", "days"]))
def test_order_of_printing_never_matters_and_the_sign_is_times(first: float, second: float, unit: str) -> None:
    early = Observed(value=first, unit=unit, period=year(2010))
    late = Observed(value=second, unit=unit, period=year(2011))
    assert compare(early, late) == compare(late, early)
    assert in_order(late, early) == (early, late)
    assert compare(early, late).absolute == second - first
