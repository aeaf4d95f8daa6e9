# ruff: noqa: E501  (prose of the document)
"""The Cleaverton work plan: one Word table with rows for its objectives."""

from pathlib import Path

from docx import Document
from docx.enum.section import WD_ORIENT

from tests.reading.corpus.make.word import add_row, fill, shade, span_row
from tests.reading.corpus.make.words import Words, cut

HEADINGS = ["No", "Task", "Who", "Target date", "Update for September meeting"]
TERMS = [
    "to promote a culture of learning across the agencies that work with children in Cleaverton;",
    "to plan, commission and evaluate multi-agency training;",
    "to run the Board's programme of audit and to report what it finds;",
    "to see that the lessons of reviews are shared and acted upon.",
]


def write(words: Words, path: Path) -> None:
    document = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    section.footer.paragraphs[0].text = "Cleaverton SCB – L&I Sub-Group – Work plan"
    document.add_paragraph("Cleaverton Safeguarding Children Board", style="Subtitle")
    document.add_paragraph(words.truth["title"], style="Title")
    document.add_paragraph("Update presented to the sub-group on 22 September 2015")
    document.add_heading("Purpose of the sub-group", level=2)
    for term in TERMS:
        document.add_paragraph(term, style="List Bullet")
    document.add_heading("Membership", level=2)
    document.add_paragraph(
        "The sub-group is chaired by the Principal Social Worker. Its members come from children's social care, the "
        "youth offending service (YOS), the hospital, community health, the police, schools and the voluntary sector "
        "forum. A lay member attends when she can. Papers are sent out a week before each meeting."
    )
    document.add_heading("Resources", level=2)
    document.add_paragraph(
        "The sub-group relies on the Board's own small team. An apprentice administrator will join the team on "
        "2 November 2015. Audits are carried out by staff lent for the day by partner agencies."
    )
    document.add_heading("Work plan", level=2)
    table = document.add_table(rows=0, cols=5)
    table.style = "Table Grid"
    add_row(table, HEADINGS)
    for objective in words.truth["objectives"]:
        span_row(table, f"{objective['ref']}: {objective['title']}")
        shade(table.rows[-1].cells[0], "D9E2F3")
        for action in words.under(objective["ref"]):
            number = action["ref"].split(" > ")[1]
            cells = add_row(table, [number, action["text"], "\n".join(action["leads"]), action["due_words"], ""])
            if action["ref"] != "Objective 2 > 2":
                fill(cells[4], action["said"])
                continue
            begun, ended = cut(action["said"][0], "from 22% to 14% since then,")
            fill(cells[4], [begun])
            add_row(table, HEADINGS)
            fill(add_row(table, [""] * 5)[4], [ended, *action["said"][1:]])
    document.add_paragraph("Q4 = January to March 2016")
    document.save(str(path))
