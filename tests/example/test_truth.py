"""What is written beside the example's documents agrees with what they print."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from answerable.example.make.texts import DOCUMENTS, load
from tests.example.truth import DECEMBER, truth_of_december

ALMOST_HALF, ONLY_ONE, TWO = 50, 1, 2  # figures that the document gives in words
WORDED = (ALMOST_HALF, ONLY_ONE, TWO)
NARRATIVE = DOCUMENTS.parent / "narrative.toml"
MARK = re.compile(r"\[\[(?P<ref>[\d.]+): (?P<figure>[^\]]+)\]\]")


def toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text())


def said() -> dict[str, str]:
    """What the December document says of each action, both cells together."""
    return {action["ref"]: action["action"] + action["progress"] for action in load(DECEMBER)["actions"]}


def test_each_true_figure_is_printed_under_its_action() -> None:
    for action in truth_of_december()["actions"]:
        for measure in action.get("measures", []):
            changes = [measure["change"]["v"]] if "change" in measure else []
            numbers = [value["v"] for value in measure.get("values", [])] + changes
            numbers += [measure["target"]] if "target" in measure else []
            for number in set(numbers) - set(WORDED):
                figures = re.findall(r"(?<![\d.])\d+(?![\d.]*\d)", said()[action["ref"]])
                words = "three" in said()[action["ref"]] and number == 3
                assert str(number) in figures or words, (action["ref"], number)


def test_each_true_promise_and_admission_is_worded_under_its_action() -> None:
    for action in truth_of_december()["actions"]:
        whats = [promise["what"] for promise in action.get("commitments", [])] + action.get("shortfalls", [])
        for what in whats:
            assert any(word.lower() in said()[action["ref"]].lower() for word in what.split("|")), what


def test_each_outcome_names_a_promise_of_december() -> None:
    for outcome in toml(DOCUMENTS / "outcomes.toml")["outcome"]:
        text = said()[outcome["action"]].lower()
        assert all(word.lower() in text for word in outcome["words"]), outcome
        assert outcome["outcome"] in ("done", "rescheduled")


def test_the_narrative_marks_figures_that_the_document_prints() -> None:
    found = MARK.findall(NARRATIVE.read_text())
    assert len(found) >= 10
    progress = {action["ref"]: action["progress"] for action in load(DECEMBER)["actions"]}
    for ref, figure in found:
        assert re.search(rf"(?<![\d.]){re.escape(figure)}(?!\d)", progress[ref]), (ref, figure)


def test_the_summary_is_short_and_in_plain_words() -> None:
    text = MARK.sub(lambda mark: mark["figure"], toml(NARRATIVE)["section"]["plain_summary"]["text"])
    words = re.findall(r"[^\s-][^\s]*", text)
    sentences = [part for part in re.split(r"[.:]\s", text) if part.strip()]
    syllables = sum(max(1, len(re.findall(r"[aeiouy]+", re.sub(r"e\b", "", word.lower())))) for word in words)
    # Flesch-Kincaid grade (Kincaid and others, 1975); grade 7 is an age of about twelve.
    grade = 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59
    assert len(words) <= 350 and grade <= 7


@pytest.mark.parametrize("key", ["financial_implications", "legal_implications"])
def test_comments_that_need_an_officer_have_one(key: str) -> None:
    assert toml(NARRATIVE)["section"][key]["post"]
