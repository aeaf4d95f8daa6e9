"""What a page says of a measure: what its figures bear, and what readers must not take from them."""

from dataclasses import replace

import pytest

from answerable.evidence.charts import series_chart
from answerable.evidence.record import Measure, Observation
from answerable.evidence.sayings import can_be_said, cannot_be_said, definition_words, period_in_full
from tests.evidence.test_wording import MEASURE, SHARE, seen

CHANGED = replace(MEASURE, definitions=[{"from": "2011-01-01", "was": "assessments"}])
YEARS = [replace(seen(value, year), id=year) for value, year in ((10, 2009), (12, 2010), (20, 2011), (22, 2012))]


def test_values_on_either_side_of_a_changed_definition_are_never_compared() -> None:
    assert "Up 2 assessments" in " ".join(can_be_said(CHANGED, YEARS[2:]))
    said = " ".join(can_be_said(CHANGED, YEARS[1:3]))
    assert "not defined alike" in said and "%" not in said
    assert any("1 January 2011" in sentence for sentence in cannot_be_said(CHANGED, YEARS))


def test_the_chart_shows_where_what_is_counted_changed_and_leaves_out_what_was_before() -> None:
    drawn = series_chart(CHANGED, YEARS)
    assert drawn is not None
    chart, words = drawn
    assert [row[2] for row in chart.rows[:2]] == ["counted another way"] * 2
    assert "what is counted changed" in chart.svg and "2009, 2010 (counted another way)" in words
    plain = series_chart(MEASURE, YEARS)
    assert plain is not None and "what is counted changed" not in plain[0].svg


def test_a_comparator_is_drawn_and_named() -> None:
    beside = replace(MEASURE, comparator=15.0, comparator_words="England", comparator_source="National return")
    drawn = series_chart(beside, YEARS)
    assert drawn is not None and "England 15" in drawn[0].svg
    assert "England: 15 assessments (National return)." in can_be_said(beside, YEARS)


@pytest.mark.parametrize(
    ("polarity", "target", "says"),
    [("up", 20.0, "is met"), ("up", 30.0, "is not met"), ("down", 20.0, "is not met"), ("", 20.0, "")],
)
def test_a_target_is_met_only_where_it_is_known_which_way_is_better(polarity: str, target: float, says: str) -> None:
    said = [s for s in can_be_said(replace(MEASURE, polarity=polarity, target=target), YEARS) if "target" in s]
    assert said == ([f"The target of {target:g} assessments {says} by this value."] if says else [])


@pytest.mark.parametrize(
    ("measure", "observation", "small"),
    [
        (replace(MEASURE, people=True), seen(3, 2012), True),
        (replace(MEASURE, people=True), seen(6, 2012), False),
        (replace(MEASURE, people=True), seen(0, 2012), False),
        (replace(MEASURE, people=False), seen(3, 2012), False),
        (replace(MEASURE, people=None), seen(3, 2012), True),
        (replace(SHARE, people=True), seen(25, 2012, numerator=5, denominator=20), True),
        (replace(SHARE, people=True), seen(90, 2012, numerator=18, denominator=20), True),
        (replace(SHARE, people=True), seen(50, 2012, numerator=10, denominator=20), False),
        (replace(SHARE, people=True), seen(25, 2012, base_n=12), True),
        (replace(SHARE, people=False), seen(25, 2012, numerator=5, denominator=20), False),
    ],
)
def test_a_small_count_of_children_is_marked_as_not_for_the_public(
    measure: Measure, observation: Observation, small: bool
) -> None:
    assert any("shown as c" in sentence for sentence in cannot_be_said(measure, [observation])) == small


def test_two_values_a_part_of_a_year_and_a_survey_say_what_they_cannot() -> None:
    said = cannot_be_said(SHARE, [seen(30, 2011), seen(42, 2012, last=9, partial=True)])
    assert [sentence.split(":")[0] for sentence in said] == [
        "That there is a trend",
        "How 2012 compares with a whole year",
        "How many people a percentage stands for",
        "What those who did not answer think.",
    ]


def test_a_period_is_told_in_full_where_its_words_alone_do_not_say() -> None:
    assert period_in_full(seen(1, 2012)) == "2012"
    assert period_in_full(seen(1, 2012, period_words="last year")) == "last year (2012)"
    assert period_in_full(seen(1, 2012, period_from=None, period_words="")) == "not stated"
    assert definition_words(replace(SHARE, population="in care", base_words="all")).endswith("in care; over all (%)")


NOT_ALIKE = "Beside the baseline of 8 assessments ({}): No change is worked out: {}"
ANEW = [{"from": "2010-01-01", "was": "referrals"}]


@pytest.mark.parametrize(
    ("measure", "says", "drawn"),
    [
        ({"baseline_words": "2008"}, "Beside the baseline: Up 14 assessments, from 8 assessments (2008) to 22", True),
        (
            {"baseline_words": "January to September 2008"},
            NOT_ALIKE.format("January to September 2008", "January to September 2008 is 9 months and 2012 is 1 year."),
            False,
        ),
        (
            {"baseline_words": "31 March 2008"},
            NOT_ALIKE.format("31 March 2008", "one figure is as at a date, the other adds up over a period."),
            False,
        ),
        (
            {"baseline_words": "2008", "definitions": ANEW},
            NOT_ALIKE.format("2008", "the two figures are not defined alike."),
            False,
        ),
        (
            {"baseline_words": "before the new team"},
            NOT_ALIKE.format("before the new team", "one of the figures does not say which period it is for."),
            False,
        ),
        ({"baseline_words": "Q1"}, NOT_ALIKE.format("Q1", "one of the figures does not say"), False),
        ({}, NOT_ALIKE.format("period not given", "one of the figures does not say which period"), False),
        ({"baseline": None, "baseline_words": "2008"}, "", False),
    ],
)
def test_a_baseline_is_set_beside_the_newest_value_by_the_rules_of_any_two_figures(
    measure: dict[str, object], says: str, drawn: bool
) -> None:
    beside = replace(MEASURE, **{"baseline": 8.0, **measure})
    said = [sentence for sentence in can_be_said(beside, YEARS) if "aseline" in sentence]
    assert [sentence[: len(says)] for sentence in said] == ([says] if says else [])
    chart = series_chart(beside, YEARS)
    assert chart is not None and ("baseline (2008) 8" in chart[0].svg) is drawn and drawn is ("aseline" in chart[0].svg)


def test_a_baseline_in_per_cent_changes_by_points_and_says_that_its_base_is_not_given() -> None:
    share = replace(SHARE, baseline=30.0, baseline_words="2010")
    [said] = [s for s in can_be_said(share, [seen(42, 2012, denominator=50, numerator=21)]) if "baseline" in s]
    assert "Up 12 percentage points, from 30% (2010) to 42% (2012)." in said and "denominator not given" in said


def test_a_comparator_is_drawn_before_a_baseline() -> None:
    both = replace(MEASURE, comparator=15.0, comparator_words="England", baseline=8.0, baseline_words="2008")
    drawn = series_chart(both, YEARS)
    assert drawn is not None and "England 15" in drawn[0].svg and "baseline" not in drawn[0].svg
