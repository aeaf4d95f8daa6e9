"""Whether figures fit one another, and whose word they are: each rule finds its case, and not those near to it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.evidence.rules.periods import Period
from answerable.questions.rules.facts import Claim, Item, Measure, Tie, Value
from answerable.questions.rules.figures import differ, is_part_beside
from tests.questions.records import HOUSING, POLICE, SPRING, SUMMER, asked, record

FELT = Measure(1, "children who said that they felt safe", 1, unit="%", agency_id=HOUSING, producer="agency itself")


def value(pk: int, number: float, year: int = 2030, months: int = 12, **more: Any) -> Value:
    """So many months of a year, from its beginning."""
    ends = date(year, 12, 31) if months == 12 else date(year, months, 30)
    of = {"measure_id": 1, "round_id": SPRING.id, "period_from": date(year, 1, 1), "period_to": ends, **more}
    return Value(pk, value=number, **of)


def test_two_values_for_one_time() -> None:
    values = [value(1, 40, words="40%"), value(2, 46, words="46%", round_id=SUMMER.id)]
    (one,) = asked("contradicts", record(measures=[FELT], values=values))
    assert "46% in June 2031 and 40% in March 2031 for 2030" in one.asks and len(one.sides) == 2


def test_one_measure_told_twice_under_two_names_is_one() -> None:
    again = replace(FELT, id=2, what="Children who said they felt safe", action_id=2)
    values = [value(1, 40), value(2, 46, measure_id=2)]
    assert len(asked("contradicts", record(measures=[FELT, again], values=values))) == 1
    for other in (replace(again, agency_id=POLICE), replace(again, area="Northbank"), replace(again, unit="")):
        assert asked("contradicts", record(measures=[FELT, other], values=values)) == []


@pytest.mark.parametrize(
    "values",
    [
        [value(1, 40), value(2, 46, year=2029)],
        [value(1, 40), value(2, 40, round_id=SUMMER.id)],
        [value(1, 40), value(2, 40.4)],
        [value(1, 40, qualifier="just over"), value(2, 41)],
        [value(1, 40), value(2, 46, period_from=None)],
        [value(1, 40), value(2, 46, measure_id=9)],
        [value(1, 40), value(2, 46, months=9)],
        [value(1, 40), value(2, 46, wider="Kent and Medway")],
    ],
    ids=["another year", "the same", "rounded", "hedged", "no period", "no such measure", "part of it", "wider area"],
)
def test_no_question_where_two_values_can_both_be(values: list[Value]) -> None:
    assert asked("contradicts", record(measures=[FELT], values=values)) == []


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_whether_two_values_differ_does_not_hang_on_their_order(one: float, other: float) -> None:
    left, right = value(1, one), value(2, other)
    assert differ(left, right) == differ(right, left)
    assert not differ(left, replace(right, value=one))


def test_nine_months_beside_whole_years() -> None:
    values = [value(1, 200, 2028), value(2, 400, 2029), value(3, 410, 2030, months=9, partial=True)]
    (one,) = asked("part-beside-whole", record(measures=[FELT], values=values))
    assert "is 9 months and stands beside 2029, which is 1 year" in one.asks and len(one.sides) == 3
    turned = [value(1, 150, 2029, months=9), value(2, 400, 2030)]
    assert len(asked("part-beside-whole", record(measures=[FELT], values=turned))) == 1


@pytest.mark.parametrize(
    "values",
    [
        [value(1, 200, 2029), value(2, 400, 2030)],
        [value(1, 150, 2029, months=9), value(2, 160, 2030, months=9)],
        [value(1, 400, 2030), value(2, 150, 2030, months=9)],
        [value(1, 400, 2029), value(2, 12, 2030, period_from=date(2030, 3, 31), period_to=date(2030, 3, 31))],
        [value(1, 400, 2029), value(2, 150, 2030, months=9, measure_id=2)],
        [value(1, 400, 2029), value(2, 150, period_from=None)],
    ],
    ids=["whole years", "like with like", "a part of that year", "as at a day", "another measure", "no period"],
)
def test_no_question_where_periods_are_alike(values: list[Value]) -> None:
    measures = [FELT, replace(FELT, id=2)]
    assert asked("part-beside-whole", record(measures=measures, values=values)) == []


YEARLY = replace(FELT, frequency="year")


def test_a_measure_that_was_not_counted_when_it_was_due() -> None:
    (one,) = asked("not-counted", record(measures=[YEARLY], values=[value(1, 40, 2029), value(2, 38, 2028)]))
    assert "is counted every year, and there is no value later than 2029: what was counted up to 31 December 2030?" in (
        one.asks
    )
    assert [side.id for side in one.sides] == [1]


@pytest.mark.parametrize(
    ("measure", "values"),
    [
        (YEARLY, [value(1, 40, 2030)]),
        (FELT, [value(1, 40, 2020)]),
        (YEARLY, []),
        (replace(FELT, frequency="quarter"), [value(1, 40, 2031, months=4)]),
    ],
    ids=["counted", "nobody said how often", "nothing yet", "not over"],
)
def test_no_question_where_nothing_is_long_due(measure: Measure, values: list[Value]) -> None:
    assert asked("not-counted", record(measures=[measure], values=values)) == []


def test_part_of_a_time_is_not_the_whole() -> None:
    running = value(2, 12, 2030, months=6, partial=True)
    assert asked("not-counted", record(measures=[YEARLY], values=[value(1, 40, 2029), running]))


def test_a_newer_value_of_a_wider_area_does_not_stand_for_the_measure_s_own() -> None:
    wider = value(2, 50, 2030, wider="Kent and Medway")
    (one,) = asked("not-counted", record(measures=[YEARLY], values=[value(1, 40, 2029), wider]))
    assert "there is no value of its own area later than 2029" in one.asks
    assert asked("not-counted", record(measures=[YEARLY], values=[wider])) == []


days = st.dates(date(2020, 1, 1), date(2030, 12, 31))


@given(days, days, days, days)
def test_of_two_periods_at_most_one_is_the_part(a: date, b: date, c: date, d: date) -> None:
    one, other = (Period(start=min(pair), end=max(pair)) for pair in ((a, b), (c, d)))
    assert not (is_part_beside(one, other) and is_part_beside(other, one)) and not is_part_beside(one, one)


FELL = Claim(1, 1, "change", change_value=28, change_unit="percent", direction="down")


def test_an_agency_s_figures_are_better_and_nobody_else_looked() -> None:
    (one,) = asked("improved-alone", record(measures=[FELT], claims=[FELL]))
    assert one.asks.startswith(
        "Eastmarsh Housing reports 1 change on action 1.1 by its own figures"
    ) and one.agencies == {HOUSING}
    assert one.sides[0].words.endswith("28% lower")
    second = record(measures=[FELT, replace(FELT, id=2)], claims=[FELL, replace(FELL, id=2, measure_id=2)])
    (one,) = asked("improved-alone", second)
    assert "2 changes" in one.asks


@pytest.mark.parametrize(
    "rows",
    [
        {"measures": [replace(FELT, producer="independent")], "claims": [FELL]},
        {"measures": [replace(FELT, producer="not stated")], "claims": [FELL]},
        {"measures": [replace(FELT, polarity="up")], "claims": [FELL]},
        {"measures": [FELT], "claims": [replace(FELL, kind="level")]},
        {
            "measures": [FELT],
            "claims": [FELL],
            "items": [Item(1, "Audit", producer="board")],
            "ties": [Tie(1, 1, None, 1)],
        },
        {
            "measures": [FELT],
            "claims": [FELL],
            "items": [Item(1, "A", producer="inspectorate")],
            "ties": [Tie(1, 1, 1, None)],
        },
    ],
    ids=[
        "independent",
        "not stated",
        "for the worse",
        "a level",
        "an audit of the claim",
        "an inspection of the action",
    ],
)
def test_no_question_where_nothing_is_better_or_somebody_else_looked(rows: dict[str, Any]) -> None:
    assert asked("improved-alone", record(**rows)) == []


def test_an_agency_s_own_figures_say_from_what_they_were_counted() -> None:
    told = [value(1, 40)]
    (one,) = asked("own-figures", record(measures=[FELT], values=told))
    assert one.asks.startswith("1 figure on action 1.1 given by Eastmarsh Housing is its own")
    for other in (
        replace(FELT, method="records"),
        replace(FELT, base_words="all who left"),
        replace(FELT, producer="board"),
        replace(FELT, kind="target"),
    ):
        assert asked("own-figures", record(measures=[other], values=told)) == []
    assert asked("own-figures", record(measures=[FELT])) == []


def test_a_source_that_is_not_stated() -> None:
    bare, told = replace(FELT, producer="not stated"), [value(1, 40)]
    (one,) = asked("no-source", record(measures=[bare], values=told))
    assert one.asks.startswith("1 figure about Eastmarsh Housing on action 1.1 does not state a source")
    two = record(
        measures=[replace(bare, agency_id=None), replace(bare, id=2, agency_id=None)],
        values=[*told, value(2, 1, measure_id=2)],
    )
    assert asked("no-source", two)[0].asks.startswith("2 figures on action 1.1 do not state a source")
    (item,) = asked("no-source", record(items=[Item(1, "Survey of hostels")]))
    assert "Survey of hostels" in item.asks
    audited = {"claims": [FELL], "items": [Item(1, "Audit", producer="board")], "ties": [Tie(1, 1, None, 1)]}
    for rows in (
        {"measures": [FELT], "values": told},
        {"measures": [bare]},
        {"measures": [bare], "values": told, **audited},
    ):
        assert asked("no-source", record(**rows)) == []
