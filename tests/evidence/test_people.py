"""Whether a figure counts children or families: told by the noun that is counted, never guessed to be harmless."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.evidence.rules.people import counts_people

CHILDREN = ["children", "young people", "pupils", "families", "victims", "looked-after children", "care leavers"]
CASES = ["referrals", "child protection plans", "CAFs", "assessments", "section 47 enquiries", "allegations"]
OTHER = ["staff", "schools", "courses", "social workers", "training sessions", "places", "recommendations", "days"]


@given(st.sampled_from(CHILDREN + CASES), st.sampled_from(["", "more ", "new "]), st.integers(0, 10_000))
def test_a_unit_that_names_children_or_cases_tells_whatever_else_is_said(unit: str, which: str, value: int) -> None:
    assert counts_people(what="Staff were told", unit=which + unit, values=[value]) is True


@given(st.sampled_from(OTHER), st.sampled_from(["", "more ", "primary "]), st.integers(0, 10_000))
def test_a_unit_that_names_the_workforce_or_what_is_held_for_it_tells_so(unit: str, which: str, value: int) -> None:
    assert counts_people(what="They were told", unit=which + unit, values=[value]) is False


@given(st.text(alphabet="bcdfgz ", max_size=40))
def test_words_that_nobody_knows_are_never_taken_for_harmless(what: str) -> None:
    assert counts_people(what=what) is None


@pytest.mark.parametrize(
    "what",
    [
        "Children missing from care",
        "referrals from schools",
        "Police notifications of domestic abuse to pilot schools",
        "Number of children on a plan for two years or more",
        "pupils seen by the school nurse",
        "Repeat referrals made by staff",
        "CAFs begun by midwives",
        "Young people’s assaults on one another",
    ],
)
def test_the_noun_that_is_counted_is_of_children(what: str) -> None:
    assert counts_people(what=what) is True


@pytest.mark.parametrize(
    "what",
    [
        "Places taken on courses",
        "practitioners took the course on neglect",
        "Social workers without regular supervision",
        "Case files read by the board",
        "Children’s homes inspected",
        "Serious case reviews begun",
        "Number of training sessions held",
        "Average score before the course",
        "Strands of the action plan",
        "family support workers in post",
        "Schools that say notifications reach them",
    ],
)
def test_the_noun_that_is_counted_is_not(what: str) -> None:
    assert counts_people(what=what) is False


@pytest.mark.parametrize(
    ("what", "unit"),
    [
        ("people answered", "people"),  # of whom?
        ("have answered", ""),
        ("have answered (At its meeting the board asked)", ""),
        ("Find homes for care leavers", ""),  # the homes, or those who live in them?
        ("deaths were preventable", "reviews"),
        ("respondents felt safe", ""),
        ("adults", ""),
    ],
)
def test_where_the_words_do_not_tell_nobody_knows(what: str, unit: str) -> None:
    assert counts_people(what=what, unit=unit) is None


def test_of_whom_and_over_what_tell_for_a_share_and_where_the_unit_does_not() -> None:
    assert counts_people(what="felt unsafe", unit="%", population="young people") is True
    assert counts_people(what="were confident", unit="%", base="primary schools") is False
    assert counts_people(what="were seen in time", unit="half", base="children in care") is True


def test_an_average_is_no_count() -> None:
    assert counts_people(what="children for each social worker", unit="children", values=[3.5]) is False
    assert counts_people(what="children for each social worker", unit="children", values=[3.0]) is True
