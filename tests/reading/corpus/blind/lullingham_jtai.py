# ruff: noqa: E501  (prose of the document)
"""The Lullingham plan: one long Word table with areas merged down and a row continued over the page."""

from pathlib import Path

from docx import Document
from docx.enum.section import WD_ORIENT

from tests.reading.corpus.make.word import add_row
from tests.reading.corpus.make.words import Truth, Words, cut

HEADINGS = ["Area for improvement", "No", "Action", "Owner", "Start", "End", "Progress at 10 June 2019", "Status"]


def write(words: Words, path: Path) -> None:
    document = Document()
    page = document.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = page.page_height, page.page_width
    page.footer.paragraphs[0].text = "Lullingham Joint Improvement Plan v3"
    document.add_heading(words.truth["title"], level=0)
    document.add_paragraph("Version 3, 10 June 2019")
    document.add_heading("What the inspectors said", level=1)
    document.add_paragraph(
        "The joint targeted area inspection of our response to child exploitation took place in November 2018. The letter of 11 January 2019 praised the commitment of staff and named four areas for improvement. They are set out in the first column of the plan."
    )
    document.add_heading("What is changing for children", level=1)
    document.add_paragraph(
        "Repeat missing episodes have gone down from 212 a quarter before the inspection to 168 now."
    )
    document.add_paragraph(
        "Two thirds of the young people to whom we spoke said that there was a worker whom they trusted."
    )
    document.add_paragraph("Five adults have been convicted. A peer challenge is arranged for early October 2019.")
    document.add_heading("The plan", level=1)
    table = document.add_table(rows=0, cols=8)
    table.style = "Table Grid"
    add_row(table, HEADINGS)
    for area in words.truth["objectives"]:
        merged = None
        for action in words.under(area["ref"]):
            cut_here = action["ref"] == "4.2"
            begun, ended = cut(action["said"][0], "mostly lists of") if cut_here else (" ".join(action["said"]), "")
            plain = [action["ref"], action["text"], owner(action), action["start"], action["due_words"], begun]
            cells = add_row(table, ["", *plain, action["status"]])
            if merged is None:
                cells[0].text = f"{area['ref']}: {area['title']}"
                merged = cells[0]
            else:
                merged = merged.merge(cells[0])
            if cut_here:
                add_row(table, HEADINGS)
                merged = add_row(table, ["", "", "", "", "", "", ended, ""])[0]
    document.save(str(path))


def owner(action: Truth) -> str:
    lines = ["Lead: " + "; ".join(action["leads"])]
    if "contributors" in action:
        lines.append("Support: " + "; ".join(action["contributors"]))
    return "\n".join(lines)
