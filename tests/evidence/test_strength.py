"""Strength is the weakest part, by the printed table and nothing else."""

from dataclasses import replace
from datetime import date
from itertools import product
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.evidence.models import METHODS, PRODUCERS
from answerable.evidence.rules.strength import Basis, Comparing, Method, Producer, assess
from answerable.evidence.rules.strength_table import LEVELS, TABLE

AS_AT = date(2013, 1, 15)
BEST = Basis(
    producer="inspectorate",
    method="inspection",
    period_to=date(2012, 12, 31),
    numerator=30,
    denominator=200,
    full_count=True,
)


def level(**changes: object) -> str:
    return assess(replace(BEST, **changes), as_at=AS_AT).level  # type: ignore[arg-type]  # names are the test's


def test_the_record_and_the_rules_use_the_same_words() -> None:
    assert [key for key, _ in PRODUCERS] == list(get_args(Producer))
    assert [key for key, _ in METHODS] == list(get_args(Method))


def test_an_agencys_figure_without_base_or_method() -> None:
    found = assess(Basis(producer="agency itself", period_to=date(2012, 12, 31), comparing="change only"), as_at=AS_AT)
    assert found.level == "weak"
    assert found.note == "the agency's own figures; change only; base not given"
    assert [(row.dimension, row.level) for row in found.reckoning] == [
        ("source", "weak"),
        ("freshness", "strong"),
        ("base", "weak"),
        ("comparison", "weak"),
    ]
    assert found.raised_by == (
        "an audit or inspection by someone other than the agency",
        "the number it is counted over",
        "both figures and their bases",
    )


@pytest.mark.parametrize(
    ("producer", "method", "expected"),
    [
        ("inspectorate", "inspection", "strong"),
        ("independent", "audit", "strong"),
        ("inspectorate", "not stated", "fair"),
        ("board", "audit", "fair"),
        ("another agency", "records", "fair"),
        ("another agency", "not stated", "weak"),
        ("agency itself", "return", "fair"),
        ("agency itself", "records", "fair"),
        ("agency itself", "inspection", "weak"),  # an internal inspection is its own word
        ("agency itself", "audit", "weak"),
        ("agency itself", "not stated", "weak"),
        ("children or families", "focus group", "weak"),  # by its base
        ("not stated", "inspection", "weak"),
    ],
)
def test_source(producer: str, method: str, expected: str) -> None:
    assert level(producer=producer, method=method) == expected


@pytest.mark.parametrize(
    ("period_to", "expected"),
    [
        (date(2013, 1, 15), "strong"),
        (date(2012, 1, 16), "strong"),
        (date(2012, 1, 15), "fair"),
        (date(2011, 1, 16), "fair"),
        (date(2011, 1, 15), "weak"),
        (date(2010, 1, 15), "not shown"),
        (date(2013, 1, 16), "weak"),
        (None, "not shown"),
    ],
)
def test_freshness(period_to: date | None, expected: str) -> None:
    assert level(period_to=period_to) == expected


def test_expired_evidence_shows_nothing() -> None:
    assert level(expiry=date(2013, 1, 14)) == "not shown"
    assert level(expiry=date(2013, 1, 15)) == "strong"


@pytest.mark.parametrize(
    ("size", "expected"),
    [(100, "strong"), (99, "fair"), (30, "fair"), (29, "weak"), (10, "weak"), (9, "not shown"), (0, "not shown")],
)
def test_base_of_a_sample(size: int, expected: str) -> None:
    assert level(full_count=False, numerator=None, denominator=None, base_n=size) == expected
    assert level(full_count=False, numerator=0, denominator=size) == expected


def test_base_of_a_full_count() -> None:
    assert level(denominator=3, numerator=1) == "strong"
    assert level(denominator=None, numerator=413) == "strong"
    assert level(denominator=None, numerator=None) == "weak"
    assert level(denominator=20, numerator=30) == "not shown"


@pytest.mark.parametrize(
    ("rate", "expected"), [(None, "weak"), (29.9, "weak"), (30, "fair"), (59.9, "fair"), (60, "strong")]
)
def test_survey_answers(rate: float | None, expected: str) -> None:
    assert level(method="survey", response_rate=rate) == expected


def test_a_cause_is_claimed_unless_tested() -> None:
    claimed = assess(BEST, as_at=AS_AT, cause=True)
    assert (claimed.level, claimed.claimed) == ("weak", True)
    assert claimed.raised_by == ("a comparison with a place, a group or a time without it",)
    tested = assess(replace(BEST, tested_cause=True), as_at=AS_AT, cause=True)
    assert (tested.level, tested.claimed) == ("strong", False)
    assert not assess(BEST, as_at=AS_AT).claimed


@pytest.mark.parametrize(
    ("comparing", "expected"),
    [("like with like", "strong"), ("change only", "weak"), ("not alike", "not shown"), ("", "strong")],
)
def test_comparison(comparing: str, expected: str) -> None:
    assert level(comparing=comparing) == expected


@pytest.mark.parametrize(
    ("basis", "note"),
    [
        (BEST, "an inspectorate's inspection; base 200, a full count"),
        (Basis(), "source not stated; base not given; date not given"),
        (replace(BEST, producer="not stated"), "inspection, by whom is not stated; base 200, a full count"),
        (replace(BEST, producer="independent", method="not stated"), "independent figures; base 200, a full count"),
        (
            replace(BEST, producer="children or families", method="survey", response_rate=41.5, full_count=False),
            "survey of children and families; 41.5% answered; base 200",
        ),
        (
            replace(BEST, producer="children or families", method="not stated"),
            "children's and families' own figures; base 200, a full count",
        ),
        (
            replace(BEST, producer="board", method="audit", denominator=1234, period_to=date(2010, 6, 30)),
            "the board's audit; base 1,234, a full count; 24 to under 36 months old",
        ),
    ],
)
def test_note(basis: Basis, note: str) -> None:
    assert assess(basis, as_at=AS_AT).note == note


BASES = st.builds(
    Basis,
    producer=st.sampled_from(get_args(Producer)),
    method=st.sampled_from(get_args(Method)),
    period_to=st.none() | st.dates(date(2008, 1, 1), date(2014, 1, 1)),
    numerator=st.none() | st.integers(-1, 300),
    denominator=st.none() | st.integers(-1, 300),
    base_n=st.none() | st.integers(0, 300),
    response_rate=st.none() | st.floats(0, 100),
    full_count=st.booleans(),
    expiry=st.none() | st.dates(date(2012, 1, 1), date(2014, 1, 1)),
    comparing=st.sampled_from(get_args(Comparing)),
    tested_cause=st.booleans(),
)


@given(BASES, st.booleans())
def test_the_level_is_the_weakest_row_of_the_table(basis: Basis, cause: bool) -> None:
    found = assess(basis, as_at=AS_AT, cause=cause)
    assert set(found.reckoning) <= set(TABLE)
    assert found.level == LEVELS[max(LEVELS.index(row.level) for row in found.reckoning)]
    dimensions = [row.dimension for row in found.reckoning]
    assert len(set(dimensions)) == len(dimensions)
    assert (found.level == "strong") == (found.raised_by == ())


def test_every_row_can_happen_and_says_what_would_raise_it() -> None:
    """The printed table holds no dead line, and whatever is not strong tells how it could be."""
    met = set()
    dates = [None, *(date(year, 6, 30) for year in (2009, 2010, 2011, 2012, 2013))]
    for producer, method, to in product(get_args(Producer), get_args(Method), dates):
        for size, rate, full in product((None, -1, 5, 20, 50, 500), (None, 10, 40, 80), (True, False)):
            basis = Basis(
                producer=producer,
                method=method,
                period_to=to,
                denominator=size,
                response_rate=rate,
                full_count=full,
            )
            met |= set(assess(basis, as_at=AS_AT).reckoning)
    for comparing, tested in product(get_args(Comparing), (True, False)):
        basis = replace(BEST, comparing=comparing, tested_cause=tested, expiry=date(2012, 1, 1))
        met |= set(assess(basis, as_at=AS_AT, cause=True).reckoning)
    assert met == set(TABLE)
    assert len({row.case for row in TABLE}) == len(TABLE)
    assert all(bool(row.raised_by) == (row.level != "strong") for row in TABLE)


@given(BASES, st.dates(date(1990, 1, 1), date(2030, 1, 1)))
def test_leaving_the_date_out_never_helps(basis: Basis, day: date) -> None:
    dated, undated = (assess(replace(basis, period_to=each), as_at=AS_AT) for each in (day, None))
    assert LEVELS.index(undated.level) >= LEVELS.index(dated.level)
