# ruff: noqa: E501  (prose of the document)
"""The Ostrey delivery plan: Word, a card of four columns for each action under the headings of its priorities."""

from pathlib import Path

from docx import Document
from docx.document import Document as Doc
from docx.table import Table, _Cell

from tests.reading.corpus.make.word import add_row, fill, shade
from tests.reading.corpus.make.words import Truth, Words

PROSE = """# About this plan
Ostrey Safeguarding Children Board published its neglect strategy in June 2018. It applies to every child up to the age of 16 and, where a child has a disability, to older children too. This plan says how the strategy is being carried out, who is responsible for each part of it and how far each has come. Cards are brought up to date by the lead officers before each meeting of the Board; the cards below are those of 30 August 2019.
# Where we are
In 2018/19 neglect was the main concern in 611 of the 1,402 assessments that social workers completed. The rate of children with a plan because of neglect is 22.4 per 10,000, while the average of similar areas is 19.7. We read this as a sign that neglect is being named more often rather than that there is more of it, but the Board has asked for a closer look at the wards in which the rate is highest.
There were 318 replies to the staff survey of May 2019. Of those who replied 71% feel confident in naming neglect, but no more than 39% in challenging another agency that does not act on it. Housing officers and pharmacists were the least sure of themselves.
# What happens next
The Board will hold a conference on neglect on 7 November 2019, to which all head teachers have been invited. A peer review by a neighbouring board is planned for spring 2020. The strategy will be either closed or renewed by the end of March 2021."""
SHADES = {"Achieved": "92D050", "Progressing": "FFD966", "Stalled": "F4B183"}


def write(words: Words, path: Path) -> None:
    document = Document()
    document.add_heading(words.truth["title"], level=0)
    document.add_paragraph("Paper for the Board – 12 September 2019")
    for line in PROSE.splitlines():
        if line.startswith("# "):
            document.add_heading(line[2:], level=1)
        else:
            document.add_paragraph(line)
    for objective in words.truth["objectives"]:
        document.add_heading(f"{objective['ref']}: {objective['title']}", level=1)
        for action in words.under(objective["ref"]):
            card(document, action)
            document.add_paragraph("")
    document.save(str(path))


def card(document: Doc, action: Truth) -> None:
    table = document.add_table(rows=0, cols=4)
    table.style = "Table Grid"
    wide(table, "Action " + action["ref"]).text = action["text"]
    pair(table, "Lead officer", "\n".join(action["leads"]), "Partners", ", ".join(action["contributors"]))
    pair(table, "Start date", action["start"], "Finish date", action["due_words"])
    if action["ref"] == "2.1":
        document.add_page_break()
        table = document.add_table(rows=0, cols=4)
        table.style = "Table Grid"
    fill(wide(table, "Progress so far"), action["said"])
    pair(table, "Rating", action["status"], "Card updated", "30 August 2019")
    shade(table.rows[-1].cells[1], SHADES[action["status"]])


def wide(table: Table, label: str) -> _Cell:
    """A row of a label and one cell over the other three columns; returns that cell."""
    cells = add_row(table, ["", "", "", ""])
    cells[0].paragraphs[0].add_run(label).bold = True
    merged: _Cell = cells[1].merge(cells[3])
    for paragraph in merged.paragraphs[1:]:
        paragraph._p.getparent().remove(paragraph._p)
    return merged


def pair(table: Table, first: str, one: str, second: str, two: str) -> None:
    cells = add_row(table, ["", one, "", two])
    for cell, label in ((cells[0], first), (cells[2], second)):
        cell.paragraphs[0].add_run(label).bold = True
