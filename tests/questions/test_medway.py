"""The real paper of 2013, brought in as in the browser: what a careful reader asks of it is asked. Each rule is tested
on words of our own as well, in `test_rules_of_…`; nothing is made for this document."""

import os
from pathlib import Path

import pytest

from answerable.example.load import load
from answerable.questions.record import questions_of
from answerable.questions.rules.asking import Question
from tests.board import Made
from tests.questions.asked import brought

pytestmark = pytest.mark.django_db
REPORT = os.environ.get("ANSWERABLE_MEDWAY_REPORT", "")
ASKED = {
    "part-beside-whole": ("9 months", "1 year"),
    "no-risks": ("no specific risks", "11 shortfalls"),
    "two-dates": ("October 2011", "November 2011"),
    "own-figures": ("Secure Training Centre", "its own"),
    "no-source": ("Cookham Wood", "not state a source"),
    "own-independent": ("1.1.4", "internal inspection"),
}


@pytest.fixture
def asked(made: Made) -> list[Question]:
    if not REPORT:
        pytest.skip("ANSWERABLE_MEDWAY_REPORT names no file: the report is not here")
    brought(made, Path(REPORT))
    return [one.question for one in questions_of(made.board.pk).open]


def test_what_a_careful_reader_asks_of_the_real_paper_is_asked(asked: list[Question]) -> None:
    for rule, words in ASKED.items():
        assert any(one.rule == rule and all(word in one.asks for word in words) for one in asked), rule
    risks = next(one for one in asked if one.rule == "no-risks")
    assert risks.sides[0].kind == "document" and "Risk management" in risks.sides[0].called
    dates = next(one for one in asked if one.rule == "two-dates")
    assert len({side.action for side in dates.sides}) == 2


def test_few_updates_of_the_real_paper_are_said_not_to_mention_their_action(asked: list[Question]) -> None:
    """One of its 15 actions, which was for child protection leads: these the update does not name."""
    (one,) = [one for one in asked if one.rule == "never-mentioned"]
    assert "3.1.1" in one.asks


def test_the_example_board_is_asked_too() -> None:
    example = load()
    found = [one.question for one in questions_of(example.board.pk).open]
    rules = [one.rule for one in found]
    assert {"green-late", "promise-silent", "two-dates", "part-beside-whole", "same-text", "no-source"} <= set(rules)
    assert rules.count("never-mentioned") <= 1  # of 15 actions
