# ruff: noqa: E501  (prose of the document)
"""The Larkfield plan: one Word table, ratings both shaded and spelt, a legend after it."""

from pathlib import Path

from docx import Document

from tests.reading.corpus.make.word import add_row, fill, shade, span_row
from tests.reading.corpus.make.words import Words

HEADINGS = [
    "Ref No",
    "Specific Actions",
    "Lead",
    "Contributors",
    "Timescale",
    "Progress report January 2018",
    "RAG rating",
]
COLOURS = {"Green": "92D050", "Amber": "FFC000", "Red": "C00000"}


def write(words: Words, path: Path) -> None:
    document = Document()
    document.add_heading(words.truth["title"], level=1)
    table = document.add_table(rows=0, cols=7)
    table.style = "Table Grid"
    add_row(table, HEADINGS)
    for objective in words.truth["objectives"]:
        span_row(table, f"{objective['ref']} – {objective['title']}")
        for action in words.under(objective["ref"]):
            who, others = "\n".join(action["leads"]), "\n".join(action["contributors"])
            cells = add_row(table, [action["ref"], action["text"], who, others, action["due_words"], "", ""])
            fill(cells[5], action["said"])
            if "status" in action:
                cells[6].text = action["status"]
                shade(cells[6], COLOURS[action["status"]])
    add_row(table, [""] * 7)
    document.add_paragraph("Key: Red = off track; Amber = some delay; Green = on track. Page 4 of 12")
    document.save(str(path))
