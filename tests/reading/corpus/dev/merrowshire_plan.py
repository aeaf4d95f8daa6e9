# ruff: noqa: E501  (prose of the document)
"""The Merrowshire business plan: Word, with a page of introduction and a table under each priority."""

from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.shared import Cm

from tests.reading.corpus.make.word import add_row, shade
from tests.reading.corpus.make.words import Words

HEADINGS = ["Ref", "Action", "Lead", "Timescale", "How we will know it has worked"]
WIDTHS = [1.3, 6.2, 3.6, 2.8, 4.3]

FOREWORD = [
    "I am pleased to introduce the business plan of the Merrowshire Safeguarding Children Board. It sets out what the partners have agreed to do together over the coming two years and how we intend to judge whether it has made children safer.",
    "Much has been asked of partners in the past year. Public health has moved to the county council, probation is about to be reorganised and every organisation round the table has less money than before. In such times it is all the more important that we choose a small number of things and do them well.",
    "Independent Chair",
]
CHOICE = [
    "The Board is established under section 13 of the Children Act 2004. Its members held a development day in January 2014, which was attended by 41 people from 19 agencies. They considered the findings of our case reviews, the section 11 audit, the joint strategic needs assessment and a film made by the Youth Cabinet.",
    "Work on private fostering, safer recruitment and allegations against staff is part of our normal business and is not repeated here.",
]
REASONS = {
    "Priority 1": "At 31 December 2013 neglect was the category for 212 of the 430 children who had a child protection plan. In 2011 it accounted for 38% of plans. We also know from our audit last autumn that practitioners struggle to see the pattern over time: chronologies were missing from 14 of the 36 files that were read.",
    "Priority 2": "During 2013 the Constabulary recorded 96 children as missing on several occasions, most of them under 18 and looked after by this or another authority. The multi-agency risk meeting considered 27 children in its first full year. Return interviews took place within 72 hours in only four cases out of ten.",
    "Priority 3": "The governance review described commitment as uneven. Attendance at the Board stood at 74% overall, but the acute trust was represented at just two of the six meetings. The last section 11 return was completed by 17 of 22 organisations.",
}
RESOURCES = "The Board's total budget for the first year of the plan is £186,400. It is made up of contributions from:"
FUNDERS = [
    "Merrowshire County Council",
    "Merrowshire Constabulary",
    "NHS Merrowshire Clinical Commissioning Group",
    "Merrowshire Probation Trust",
    "Cafcass",
]
TRACK = [
    "The Executive will look at the plan every quarter and will ask leads to account for any action that has slipped. A mid-point review will be brought to the Board in March 2015, and the plan will be refreshed by the end of April 2015 so that it can take account of any new guidance.",
    "The Board's Annual Report for 2013/14 will be presented to the Health and Wellbeing Board on 18 September 2014.",
]


def write(words: Words, path: Path) -> None:
    document = Document()
    document.add_heading(words.truth["title"], level=0)
    document.add_paragraph("Business Plan 2014 – 2016", style="Subtitle")
    document.add_paragraph("Approved by the Board on 26 March 2014")
    section(document, "Foreword", FOREWORD)
    section(document, "How we chose our priorities", CHOICE)
    for priority in words.truth["objectives"]:
        section(document, f"{priority['ref']}: {priority['title']}", [REASONS[priority["ref"]]])
        table(document, words, priority["ref"])
    section(document, "Resources", [RESOURCES])
    for funder in FUNDERS:
        document.add_paragraph(funder, style="List Bullet")
    section(document, "Keeping track of the plan", TRACK)
    document.save(str(path))


def section(document: WordDocument, heading: str, paragraphs: list[str]) -> None:
    document.add_heading(heading, level=1)
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)


def table(document: WordDocument, words: Words, priority: str) -> None:
    grid = document.add_table(rows=0, cols=len(HEADINGS))
    grid.style = "Table Grid"
    head = add_row(grid, [""] * len(HEADINGS))
    for cell, heading in zip(head, HEADINGS, strict=True):
        cell.paragraphs[0].add_run(heading).bold = True
        shade(cell, "D9E2F3")
    for action in words.under(priority):
        leads = "\n".join(action["leads"])
        add_row(grid, [action["ref"], action["text"], leads, action["due_words"], action["outcome"]])
    for row in grid.rows:
        for cell, width in zip(row.cells, WIDTHS, strict=True):
            cell.width = Cm(width)
    document.add_paragraph("")
