"""Acronyms are spelt out once, where they are first read, and nobody's unexplained letters slip through."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.papers.acronyms import spelt_out
from answerable.papers.tree import Heading, NumberedParagraph, Paper, Paragraph, Section, plain, words
from tests.papers.sample import bullets, numbered, paper

NAMES = {
    "NSCB": "Northmere Safeguarding Children Board",
    "SCR": "serious case review",
    "CSE": "child sexual exploitation",
    "IRO": "independent reviewing officer",
    "H&WB": "health and wellbeing board",
    "CCG": "clinical commissioning body",
}


def report(*paragraphs: str, title: str = "Background") -> Paper:
    nodes = tuple(numbered(f"1.{number}", text) for number, text in enumerate(paragraphs, 1))
    return replace(
        paper(rows=1), summary=None, appendices=(), sections=(Section(number="1", title=title, nodes=nodes),)
    )


def read(*paragraphs: str) -> tuple[list[str], list[str]]:
    out, problems = spelt_out(report(*paragraphs), NAMES)
    return [plain(node.spans) for node in out.sections[0].nodes if isinstance(node, NumberedParagraph)], problems


def test_the_first_use_is_spelt_out_and_only_the_first() -> None:
    texts, problems = read("The NSCB met. NSCB agreed.", "The NSCB plans.")
    assert texts == [
        "The Northmere Safeguarding Children Board (NSCB) met. NSCB agreed.",
        "The NSCB plans.",
    ]
    assert problems == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two SCRs began.", "Two serious case reviews (SCRs) began."),
        ("The NSCB’s plan.", "The Northmere Safeguarding Children Board’s (NSCB) plan."),
        ("An SCR began.", "A serious case review (SCR) began."),
        ("a IRO spoke", "an independent reviewing officer (IRO) spoke"),
        ("The H&WB agreed.", "The health and wellbeing board (H&WB) agreed."),
        ("A serious case review (SCR) began; the SCR ends.", "A serious case review (SCR) began; the SCR ends."),
        ("The non-CSE cases", "The non-child sexual exploitation (CSE) cases"),
        ("NSCBX is another", "NSCBX is another"),
    ],
)
def test_the_words_around_it_stay_right(text: str, expected: str) -> None:
    assert read(text)[0] == [expected]


def test_an_unknown_acronym_is_named_with_its_place_unless_the_paper_explains_it() -> None:
    _, problems = read("The DfE wrote.", "A new form (eXYZ) began.", "Later eXYZ and C4EO ended; so did eXYZ.")
    assert problems == [
        "“DfE” is used in paragraph 1.1 and spelt out nowhere: give its full name.",
        "“C4EO” is used in paragraph 1.3 and spelt out nowhere: give its full name.",
    ]


def test_roman_numbers_names_capitals_and_what_everybody_knows_are_no_acronyms() -> None:
    assert read("Objectives I, II, IV and VII; the NHS; McTavish; YouTube; Q3; an URGENTLY needed fix")[1] == []
    assert read("BUSINESS PLAN OF THE YEAR")[1] == []


def test_a_heading_takes_the_full_name_and_leaves_the_explanation_to_the_text() -> None:
    out, _ = spelt_out(report("The CSE group met.", title="What CSE is"), NAMES)
    assert out.sections[0].title == "What child sexual exploitation is"
    assert plain(out.sections[0].nodes[0].spans) == "The child sexual exploitation (CSE) group met."  # type: ignore[union-attr]  # a numbered paragraph


def test_lists_and_the_summary_page_are_read_and_appendices_are_not_touched() -> None:
    section = Section(title="S", nodes=(Heading(text="H"), bullets("the NSCB"), Paragraph(spans=words("NSCB"))))
    whole = replace(paper(rows=1), sections=(section,), summary=report("NSCB and QQQ"))
    out, problems = spelt_out(whole, NAMES)
    assert "Board (NSCB)" in str(out.sections[0].nodes[1])
    assert "(NSCB)" not in str(out.sections[0].nodes[2])
    assert out.summary
    assert "Board (NSCB)" in str(out.summary.sections)
    assert problems == ["Summary page: “QQQ” is used in paragraph 1.1 and spelt out nowhere: give its full name."]
    assert out.appendices == whole.appendices


@given(st.lists(st.sampled_from(["NSCB", "SCRs", "the", "(CSE)", "met", "CCG’s", "an", "ZZZ"]), max_size=12))
def test_every_known_acronym_is_introduced_at_most_once_and_reading_again_changes_nothing(text: list[str]) -> None:
    once, problems = spelt_out(report(" ".join(text)), NAMES)
    words_of = plain(once.sections[0].nodes[0].spans)  # type: ignore[union-attr]  # a numbered paragraph
    for acronym, name in NAMES.items():
        assert words_of.count(name) <= 1
        assert words_of.count(f"({acronym}") <= max(1, text.count(f"({acronym})"))
    assert spelt_out(once, NAMES) == (once, problems)
