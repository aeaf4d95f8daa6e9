"""Figures in single sentences, in the manner of boards' papers of many years: what is found, and what is left."""

from datetime import date

import pytest

from answerable.reading.blocks import Line, Passage
from answerable.reading.figures import find_measures
from answerable.reading.proposal import Measure
from tests.reading.figures_said import ACTIONS, FIGURES, NO_FIGURES
from tests.reading.told import figure

WRITTEN = date(2024, 6, 1)


def found(text: str, *, role: str = "statement", kind: str = "paragraph") -> list[str]:
    line = Line(text=text, kind=kind)  # type: ignore[arg-type]  # a block kind
    passage = Passage(lines=[line], role=role, action="1")  # type: ignore[arg-type]  # a role
    return [figure(measure) for measure in find_measures(passage, written=WRITTEN)]


@pytest.mark.parametrize("sentence", FIGURES)
def test_the_figures_of_a_sentence_are_found(sentence: str) -> None:
    kind = "item" if sentence.startswith(("Number of", "Percentage of")) else "paragraph"
    assert found(sentence, kind=kind) == FIGURES[sentence]


def only(text: str) -> Measure:
    (measure,) = find_measures(
        Passage(lines=[Line(text=text)], role="statement", action="1", about="Bring record checks up to date"),
        written=WRITTEN,
    )
    return measure


def test_a_figure_takes_no_period_from_a_promise_beside_it() -> None:
    signed = only("Thirteen of the fourteen agencies have signed; the last will sign in January 2017.")
    assert [value.period for value in signed.values] == [None]


def test_a_figure_that_names_nothing_is_told_by_its_action() -> None:
    assert only("Up from 71% in March 2023 to 94%.").what == "Bring record checks up to date"


@pytest.mark.parametrize(
    ("sentence", "areas"),
    {
        "82% were seen in time, compared with 79% nationally.": [None, "national"],
        "Re-referrals were 21% (England 22%).": [None, "England"],
        "We took part in the national conference and trained 45 staff.": [None],
    }.items(),
)
def test_a_figure_of_a_wider_place_says_so(sentence: str, areas: list[str | None]) -> None:
    passage = Passage(lines=[Line(text=sentence)], role="section", section="s")
    assert [measure.area for measure in find_measures(passage, written=WRITTEN)] == areas


@pytest.mark.parametrize("sentence", NO_FIGURES)
def test_numbers_that_measure_nothing_are_left(sentence: str) -> None:
    assert found(sentence) == []


@pytest.mark.parametrize("wording", ACTIONS)
def test_numbers_in_an_actions_wording_are_targets_or_nothing(wording: str) -> None:
    assert found(wording, role="action") == ACTIONS[wording]
