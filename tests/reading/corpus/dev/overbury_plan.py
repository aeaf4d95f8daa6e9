# ruff: noqa: E501  (prose of the document)
"""The Overbury improvement plan: a Word table for each area under its heading."""

from pathlib import Path

from docx import Document

from tests.reading.corpus.make.word import add_row, fill, shade
from tests.reading.corpus.make.words import Words

HEADINGS = ["No", "Action", "Owner", "Deadline", "BRAG", "Progress at March 2023"]
COLOURS = {"Green": "00B050", "Amber": "FFC000", "Red": "FF0000"}


def write(words: Words, path: Path) -> None:
    document = Document()
    document.add_heading(words.truth["title"], level=1)
    document.add_paragraph(
        "Overbury Borough Council was inspected by Ofsted in November 2022 (letter of 21 November 2022)."
    )
    for objective in words.truth["objectives"]:
        document.add_heading(f"{objective['ref']}: {objective['title']}", level=2)
        document.add_paragraph("Table continues overleaf")
        table = document.add_table(rows=0, cols=6)
        add_row(table, HEADINGS)
        for action in words.under(objective["ref"]):
            cells = add_row(
                table, [action["ref"], action["text"], " / ".join(action["leads"]), action["due_words"], "", ""]
            )
            fill(cells[5], action["said"])
            if "status" in action:
                shade(cells[4], COLOURS[action["status"]])
    document.save(str(path))
