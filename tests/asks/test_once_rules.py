"""What is true of words that are said to two boards at once."""

from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.asks.once.rules import by_likeness, likeliest, lost, own_words, said_too, shut, twice, words_of
from answerable.plan.reporting import COLUMNS, PARTS, Report

SAYINGS = st.sampled_from(["", " ", "We held a course.", "We  held a\r\ncourse.", "Forty came.", "Nobody came."])
REPORTS = st.builds(Report, **dict.fromkeys(COLUMNS, SAYINGS))
TICKED = st.sets(st.sampled_from(list(PARTS)))


@given(REPORTS, REPORTS, TICKED)
def test_only_the_parts_that_are_ticked_are_said_too(mine: Report, theirs: Report, parts: set[str]) -> None:
    now = asdict(said_too(mine, theirs, parts))
    assert {name: now[name] for name in parts} == {name: asdict(mine)[name] for name in parts}
    left = set(COLUMNS) - parts
    assert {name: now[name] for name in left} == {name: asdict(theirs)[name] for name in left}


@given(REPORTS, REPORTS, REPORTS, TICKED)
def test_no_word_goes_that_was_not_said_here_unless_it_is_told(
    before: Report, mine: Report, theirs: Report, parts: set[str]
) -> None:
    gone = lost(before, mine, theirs, parts)
    now = said_too(mine, theirs, parts)
    for name in PARTS:
        was, becomes, here = (getattr(one, name).split() for one in (theirs, now, before))
        assert (name in gone) == (bool(was) and was != becomes and was != here)


@given(REPORTS, REPORTS)
def test_words_that_go_on_together_are_never_in_the_way(before: Report, mine: Report) -> None:
    """What was said at both boards at once is changed at both at once, round after round."""
    assert lost(before, mine, said_too(before, Report(), PARTS), PARTS) == []
    assert lost(before, mine, said_too(mine, Report(), PARTS), PARTS) == []
    assert lost(before, mine, Report(delivery="done"), PARTS) == []


@given(REPORTS, REPORTS)
def test_words_of_its_own_are_those_that_could_be_lost(before: Report, theirs: Report) -> None:
    other = Report(**dict.fromkeys(PARTS, "Something else altogether."))
    assert own_words(before, theirs) == lost(before, other, theirs, PARTS)


@given(st.text(max_size=40), st.dictionaries(st.integers(), st.text(max_size=40), max_size=6))
def test_every_action_stays_to_be_chosen(text: str, others: dict[int, str]) -> None:
    assert sorted(by_likeness(text, others)) == sorted(others)
    assert likeliest(text, others) in {None, next(iter(by_likeness(text, others)), None)}


def test_the_likeliest_action_is_told_and_none_where_none_is_like_it() -> None:
    others = {
        1: "Audit 40 files on supervision each quarter",
        2: "Train 200 staff in early help",
        3: "Publish leaflets",
    }
    assert likeliest("Deliver training in early help to all staff", others) == 2
    assert likeliest("Quarterly audit of supervision files", others) == 1
    assert likeliest("Appoint a designated doctor", others) is None and likeliest("x", {}) is None
    assert by_likeness("Leaflets", others)[0] == 3


@pytest.mark.parametrize(
    ("state", "accepted", "why"),
    [
        ("open", False, ""),
        ("sent back", False, ""),
        ("submitted", False, "is sent already"),
        ("accepted", True, "is sent already"),
        ("sent back", True, "is accepted there already"),
    ],
)
def test_what_is_sent_or_accepted_is_shut(state: str, accepted: bool, why: str) -> None:
    assert shut(state, accepted) == why


def test_a_draft_is_known_by_its_words() -> None:
    assert words_of(Report(text="A")) == words_of(Report(text="A", delivery="done")) != words_of(Report(difference="A"))
    assert twice([1, None, None, 2]) == set() and twice([3, 3]) == {3}
