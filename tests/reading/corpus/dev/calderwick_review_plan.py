# ruff: noqa: E501  (prose of the document)
"""The Calderwick review plan: one Word table whose ratings are colours only."""

from pathlib import Path

from docx import Document
from docx.enum.section import WD_ORIENT

from tests.reading.corpus.make.word import add_row, fill, shade, span_row
from tests.reading.corpus.make.words import Words

HEADINGS = [
    "No.",
    "Action required",
    "Responsible officer",
    "Planned completion date",
    "Update at December 2012",
    "RAG",
]
HELP = [
    "",
    "What will be done? Start with a verb.",
    "Post, not name",
    "dd/mm/yyyy",
    "What has changed for children?",
    "",
]
COLOURS = {"Green": "00B050", "Amber": "FFC000", "Red": "FF0000", "Blue": "0070C0"}


def write(words: Words, path: Path) -> None:
    document = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    section.footer.paragraphs[0].text = "Calderwick LSCB – Restricted – page 3 of 15"
    document.add_paragraph("CALDERWICK LOCAL SAFEGUARDING CHILDREN BOARD")
    document.add_heading(words.truth["title"], level=0)
    document.add_heading("Background", level=1)
    document.add_paragraph(
        "This plan answers the overview report completed in November 2011 under regulation 5 of the 2006 Regulations and"
        " chapter 8 of Working Together 2010 (paragraph 7.1). Progress will be reviewed at the Board's March 2013 meeting."
    )
    table = document.add_table(rows=0, cols=6)
    table.style = "Table Grid"
    for number, objective in enumerate(words.truth["objectives"]):
        if number != 1:
            add_row(table, HEADINGS)
        if number == 0:
            add_row(table, HELP)
        span_row(table, f"{objective['ref']}: {objective['title']}")
        for action in words.under(objective["ref"]):
            cells = add_row(
                table,
                [
                    action["ref"].split(" > ")[1],
                    action["text"],
                    " / ".join(action["leads"]),
                    action["due_words"],
                    "",
                    "",
                ],
            )
            fill(cells[4], action["said"], bullet="\uf0b7 ")
            if "status" in action:
                shade(cells[5], COLOURS[action["status"]])
    add_row(table, ["", "[Insert further actions here]", "", "", "", ""])
    document.save(str(path))
