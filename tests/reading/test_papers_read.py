"""Committee papers and chapters of annual reports: what they ask, who recommended what, who pays, what they are."""

from pathlib import Path

from answerable.reading.proposal import Proposal
from answerable.reading.read import understand


def read_from(text: str, folder: Path) -> Proposal:
    (folder / "report.md").write_text(text, encoding="utf-8")
    return understand(folder / "report.md")


def test_recommendations_that_someone_made_are_not_asked_of_the_committee(tmp_path: Path) -> None:
    text = "# Chapter 4\n\n## Recommendations\n\nThe scrutineer made two recommendations in her report of May 2021:\n\n"
    found = read_from(text + "1. test the thresholds\n2. hear children\n\nBoth were accepted.\n", tmp_path)
    (made,) = found.recommendations
    assert [item.text for item in made.items] == ["test the thresholds", "hear children"]
    assert found.decisions_sought == []


def test_a_section_headed_decision(tmp_path: Path) -> None:
    found = read_from("# Paper\n\n## Decision\n\nThat the Panel notes the report and asks for another.\n", tmp_path)
    assert [decision.of for decision in found.decisions_sought] == ["Panel"]


def test_those_who_pay_in_by_a_sentence_or_a_table(tmp_path: Path) -> None:
    sentence = "Contributions come from Ham Council (£98,000), NHS Ham CCG (£6,000) and the constabulary (£2,500).\n"
    found = read_from(f"# Report\n\n## Money\n\n{sentence}", tmp_path)
    assert {a.name for a in found.agencies if a.funds} == {"Ham Council", "NHS Ham CCG", "constabulary"}
    rows = "| Partner | 2021/22 |\n|---|---|\n| Ham Council | £145,000 |\n| Cafcass | £550 |\n| Total | £145,550 |\n"
    found = read_from(f"# Report\n\n## Budget\n\n{rows}", tmp_path)
    assert {a.name for a in found.agencies if a.funds} == {"Ham Council", "Cafcass"}


def test_the_title_that_is_called_so_and_the_body_within_a_sentence(tmp_path: Path) -> None:
    head = "Report to the Scrutiny Panel\n\n**Title:** Safer in Ham: priorities and progress\n\n"
    found = read_from(head + "This paper brings the annual report of Ham Safeguarding Children Board.\n", tmp_path)
    assert found.document.title == "Safer in Ham: priorities and progress"
    assert found.document.body == "Ham Safeguarding Children Board"
