"""The example's documents: shipped as made, told in our own words, set as a council would want them."""

import os
import re
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from openpyxl import load_workbook

from answerable.example.make.archive import members
from answerable.example.make.files import FILES, made
from answerable.example.make.texts import DOCUMENTS, Piece, pieces

DECEMBER = "medway-2012-13-december-2012.docx"
MARCH = "medway-2012-13-march-2013-fictional.docx"
OBJECTIVES = ["1.1", "1.2", "2.1", "2.2", "2.3", "3.1", "3.2"]
ACTIONS_IN_EACH = [6, 2, 1, 1, 1, 2, 2]
# Names of bodies may stand in both; longest first, so that the whole name goes.
BODIES = [
    "children and young people overview and scrutiny committee",
    "children family court advisory and support service",
    "her majesty's young offenders institute",
    "quality assurance and case file audit group",
    "hmp yoi cookham wood",
    "medway secure training centre",
    "medway council",
    "kent probation",
    "kent police",
    "nhs medway",
]


def document(name: str) -> Any:
    return Document(BytesIO((DOCUMENTS / name).read_bytes()))


def workbook() -> Any:
    return load_workbook(DOCUMENTS / "medway-measures-fictional.xlsx")


def actions(name: str) -> dict[str, list[str]]:
    """The cells of each action's row, by its ref."""
    rows = [row for table in document(name).tables if table.cell(0, 0).text[:4] == "Obj " for row in table.rows[2:]]
    return {row.cells[0].text: [cell.text for cell in row.cells] for row in rows}


def plain(words: str) -> list[str]:
    """The words alone, each body's name taken as one."""
    found = " ".join(re.findall(r"[a-z0-9]+(?:'[a-z]+)?", words.lower().replace("’", "'")))
    for body in BODIES:
        found = re.sub(rf"(?:\b{body} ?\b)+", "body ", found)
    return re.sub(r"\b(?:body )+", "body ", found).split()


@pytest.mark.parametrize("name", sorted(FILES))
def test_the_shipped_file_is_what_its_text_makes(name: str) -> None:
    assert members((DOCUMENTS / name).read_bytes()) == members(made(name))


@pytest.mark.parametrize("name", sorted(FILES))
def test_making_twice_gives_the_same_bytes(name: str) -> None:
    assert made(name) == made(name)


@pytest.mark.parametrize("path", sorted(DOCUMENTS.parent.rglob("*.toml")), ids=lambda path: path.name)
def test_no_sentence_of_the_real_report_is_copied(path: Path) -> None:
    real = os.environ.get("ANSWERABLE_MEDWAY_REPORT")
    if not real:
        pytest.skip("ANSWERABLE_MEDWAY_REPORT does not name the report to compare with")
    theirs = plain(re.sub(r"<[^>]+>", " ", Path(real).read_text()))
    ours = plain(path.read_text())
    runs = {tuple(theirs[at : at + 8]) for at in range(len(theirs) - 7)}
    copied = [" ".join(ours[at : at + 8]) for at in range(len(ours) - 7) if tuple(ours[at : at + 8]) in runs]
    assert copied == []


def test_a_text_is_cut_at_its_marks() -> None:
    assert pieces("One.\n\n### Two\n\n- three\n- four\n\nI. five\n2. six\n-7 is no item\n") == [
        Piece(kind="paragraph", text="One."),
        Piece(kind="heading", text="Two"),
        Piece(kind="bullet", text="three"),
        Piece(kind="bullet", text="four"),
        Piece(kind="roman", text="five"),
        Piece(kind="number", text="six"),
        Piece(kind="paragraph", text="-7 is no item"),
    ]


def test_december_has_the_plan_of_the_real_report() -> None:
    tables = document(DECEMBER).tables
    assert [table.cell(0, 0).text for table in tables] == [f"Obj {o}" for o in OBJECTIVES]
    assert [len(table.rows) - 2 for table in tables] == ACTIONS_IN_EACH
    refs = [row.cells[0].text for table in tables for row in table.rows[2:]]
    each = zip(OBJECTIVES, ACTIONS_IN_EACH, strict=True)
    assert refs == [f"{objective}.{n}" for objective, count in each for n in range(1, count + 1)]
    assert [bool(table.cell(0, 1).text) for table in tables] == [True] * 5 + [False, True]


def test_december_prints_no_lead_no_date_and_no_status() -> None:
    headings = {tuple(cell.text for cell in table.rows[1].cells) for table in document(DECEMBER).tables}
    assert headings == {("Ref", "Action", "Progress report December 2012")}


@pytest.mark.parametrize("name", sorted(name for name in FILES if name.endswith(".docx")))
def test_word_files_can_be_found_ones_way_about_in(name: str) -> None:
    word = document(name)
    assert word.core_properties.title and word.core_properties.language == "en-GB"
    levels = [int(p.style.name[-1]) for p in word.paragraphs if re.fullmatch(r"Heading \d", p.style.name)]
    assert levels[0] == 1 and all(b - a <= 1 for a, b in zip(levels, levels[1:], strict=False))
    for table in word.tables:
        assert table._tbl.xpath("./w:tblPr/w:tblDescription/@w:val")[0]
        assert len(table._tbl.xpath("./w:tr[1]/w:trPr/w:tblHeader")) == 1
    blank = [p for p in word.paragraphs[:-1] if not p.text and not p._p.xpath("./w:pPr/w:sectPr")]
    assert blank == []


@pytest.mark.parametrize("name", sorted(name for name in FILES if name.endswith(".docx")))
def test_lists_are_words_own_lists(name: str) -> None:
    word = document(name)
    for paragraph in word.element.body.iter(qn("w:p")):
        style = paragraph.style or ""
        if style.startswith(("ListBullet", "ListNumber", "TableBullet", "TableNumber")):
            assert paragraph.xpath("./w:pPr/w:numPr/w:numId/@w:val")
        assert not re.match(r"[•\-] |[IVX]+\. |\d+\. ", "".join(paragraph.itertext()))


def test_the_second_round_says_on_every_page_that_it_is_fictional() -> None:
    word = document(MARCH)
    assert all("FICTIONAL" in section.header.paragraphs[0].text for section in word.sections)
    captions = [p.text for p in word.paragraphs if p.style.name == "Caption"]
    assert len(captions) == len(word.tables) and all("FICTIONAL" in caption for caption in captions)
    titles = [p.text for p in word.paragraphs if p.style.name == "Title"] + [word.core_properties.title]
    assert all(title.startswith("FICTIONAL second round for demonstration") for title in titles)
    for sheet in workbook():
        assert "FICTIONAL" in sheet["A1"].value and "FICTIONAL" in sheet.oddHeader.left.text


def test_the_second_round_has_the_same_plan_with_a_lead_and_a_status_for_each_action() -> None:
    before, after = actions(DECEMBER), actions(MARCH)
    assert {ref: row[1] for ref, row in before.items()} == {ref: row[1] for ref, row in after.items()}
    assert all(row[3] and row[4] for row in after.values())
    words = {row.cells[0].text for row in document(MARCH).tables[0].rows[1:]}
    assert {row[5] for row in after.values()} == words


def test_one_action_falls_silent_and_one_repeats_itself() -> None:
    before, after = actions(DECEMBER), actions(MARCH)
    assert [ref for ref, row in after.items() if not row[2]] == ["1.1.5"]
    assert [ref for ref, row in after.items() if row[2] == before[ref][2]] == ["3.2.2"]


def test_the_return_has_a_row_for_each_month_and_agrees_with_both_papers() -> None:
    sheet = workbook()["Monthly figures"]
    rows = list(sheet.iter_rows(min_row=3, values_only=True))
    raised = {month: value for month, value, *_ in rows[1:]}
    assert len(raised) == 15
    assert sum(list(raised.values())[:9]) == 413  # December's figure for January to September 2012
    assert sum(list(raised.values())[:12]) == 561 and sum(list(raised.values())[12:]) == 186
    assert sum(row[2] for row in rows[4:16]) == 342 and sum(row[3] or 0 for row in rows[1:]) == 214
    printed = next(t for t in document(MARCH).tables if t.cell(0, 0).text == "Month")
    assert [[cell.text for cell in row.cells] for row in printed.rows] == [
        ["" if value is None else str(value) for value in row] for row in rows
    ]


@pytest.mark.parametrize("path", sorted(DOCUMENTS.glob("*.toml")), ids=lambda path: path.name)
def test_no_address_stands_in_the_texts(path: Path) -> None:
    assert not re.search(r"@|https?:|www\.|\b0\d{3,4} ?\d{5,6}\b", path.read_text())
