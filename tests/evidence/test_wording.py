"""Values, changes and bases in words, as a page and a paper say them."""

from dataclasses import replace
from datetime import date

import pytest

from answerable.evidence.record import Claim, Measure, Observation
from answerable.evidence.wording import (
    base_words,
    change_between,
    change_words,
    newest_strength,
    strength_of,
    value_words,
)

MEASURE = Measure(
    *(1, 1, "", "common assessments started", "series", "assessments", "", None, "", "", "", None),
    *("not stated", "not stated", 0, {}),
)
SHARE = replace(MEASURE, kind="level", unit="%", method="survey")


def seen(value: float, year: int, last: int = 12, **more: object) -> Observation:
    end = date(year, last, 30 if last == 9 else 31)
    found = Observation(
        *(1, 1, 1, value, "", "", None, None, None, None, str(year)), *(date(year, 1, 1), end, False, False)
    )
    return replace(found, **more)


CLAIM = Claim(1, 1, 1, "change", 28.0, "percent", "down", "", {})


@pytest.mark.parametrize(
    ("observation", "measure", "words"),
    [
        (seen(13, 2012), MEASURE, "13 assessments"),
        (seen(41, 2012, words="40%", qualifier="just over"), SHARE, "just over 40%"),
        (seen(40, 2012, words="just over 40%", qualifier="just over"), SHARE, "just over 40%"),
        (seen(1234.5, 2012), SHARE, "1,234.5%"),
    ],
)
def test_a_value_keeps_its_hedge_and_its_unit(observation: Observation, measure: Measure, words: str) -> None:
    assert value_words(observation, measure) == words


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        (CLAIM, "28% lower (change only)"),
        (replace(CLAIM, change_unit="points"), "28 percentage points lower (change only)"),
        (replace(CLAIM, change_value=None), "lower (no figure given)"),
        (replace(CLAIM, change_value=3, change_unit="count", direction=""), "3 changed (change only)"),
    ],
)
def test_a_change_without_its_figures_says_so(claim: Claim, words: str) -> None:
    assert change_words(claim) == words


def test_a_percentage_without_a_base_is_labelled_and_a_survey_names_its_rate_first() -> None:
    assert base_words(SHARE, seen(69, 2012)) == "denominator not given"
    surveyed = base_words(replace(SHARE, base_words="primary schools"), seen(74, 2012, response_rate=42))
    assert surveyed.startswith("42% answered") and surveyed.endswith("primary schools")
    assert base_words(SHARE, seen(50, 2012, numerator=6, denominator=12)) == "6 of 12"


def test_a_base_without_its_numerator_is_told_and_a_full_count_is_called_one_in_both_places() -> None:
    assert base_words(SHARE, seen(80, 2013, denominator=190)) == "of 190"
    assert base_words(SHARE, seen(80, 2013, denominator=190), hidden=True) == "number not shown"
    assert base_words(MEASURE, seen(12, 2012)) == "a full count"
    note = strength_of(MEASURE, None, seen(12, 2012), as_at=date(2013, 1, 15)).note
    assert note == "source not stated; a full count"


def test_nine_months_beside_a_whole_year_is_no_rate_of_growth() -> None:
    words = change_between(MEASURE, [seen(409, 2011), seen(413, 2012, last=9, partial=True)])
    assert "is already more than 409 assessments in the whole of 2011" in words
    assert "%" not in words


def test_shares_change_in_percentage_points() -> None:
    words = change_between(SHARE, [seen(33, 2010), seen(15, 2012)])
    assert "18 percentage points" in words and "18%" not in words


def test_one_value_says_nothing_of_a_change() -> None:
    assert change_between(MEASURE, [seen(13, 2012)]) == ""


def test_a_change_that_is_only_stated_is_never_strong() -> None:
    strength = strength_of(
        replace(MEASURE, producer="inspectorate", method="inspection"), CLAIM, None, as_at=date(2013, 1, 1)
    )
    assert strength.level in {"weak", "not shown"} and "change only" in strength.note
    caused = strength_of(SHARE, replace(CLAIM, attribution="the training"), seen(15, 2012), as_at=date(2013, 1, 1))
    assert caused.claimed and caused.level in {"weak", "not shown"}


def test_a_part_of_all_that_there_is_is_no_sample() -> None:
    """Five of nine schools are five of all there are: nothing was left to chance. Of a survey they would be few."""
    schools, seen_of = replace(MEASURE, kind="level", unit="schools"), seen(5, 2012, numerator=5, denominator=9)
    own = replace(schools, producer="agency itself", method="records")
    found = strength_of(own, None, seen_of, as_at=date(2013, 1, 15))
    assert (found.level, found.note) == ("fair", "the agency's own records; base 9, a full count")
    assert strength_of(schools, None, seen_of, as_at=date(2013, 1, 15)).level == "weak", "nobody says whose it is"
    for sampled in (replace(own, method="survey"), replace(own, unit="%", method="not stated")):
        assert strength_of(sampled, None, seen_of, as_at=date(2013, 1, 15)).level == "not shown"


def test_without_a_value_or_a_change_there_is_nothing_to_judge() -> None:
    level = replace(CLAIM, kind="level")
    assert newest_strength(MEASURE, None, None, as_at=date(2013, 1, 15)) is None
    assert newest_strength(MEASURE, level, None, as_at=date(2013, 1, 15)) is None
    stated = newest_strength(MEASURE, CLAIM, None, as_at=date(2013, 1, 15))
    assert stated and "change only" in stated.note
