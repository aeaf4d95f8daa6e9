"""The Dunholme plan: Word tables with a block of rows above each header, and milestones beside their dates."""

from pathlib import Path

from docx import Document
from docx.table import Table

from tests.reading.corpus.make.word import add_row, fill, span_row
from tests.reading.corpus.make.words import Truth, Words, cut

HEADINGS = ["Ref", "Action", "Lead", "Milestones", "Deadline", "Progress at November 2016", "Done"]
KEY = [
    ("IC", "Independent Chair"),
    ("BM", "Board Manager"),
    ("HSQ", "Head of Safeguarding and Quality"),
    ("PDG", "Practice Development Group"),
]


def write(words: Words, path: Path) -> None:
    document = Document()
    document.add_paragraph(words.truth["title"], style="Title")
    document.add_paragraph("Agreed by the Board in April 2016 after the inspection of 2015. It covers 2 goals.")
    document.add_paragraph("Key to leads", style="Heading 2")
    key = document.add_table(rows=0, cols=2)
    for code, post in KEY:
        add_row(key, [code, post])
    for ref, title in words.truth["aims"]:
        document.add_paragraph(f"{ref}: {title}", style="Heading 1")
        for objective in words.truth["objectives"]:
            if objective["aim"] == ref:
                block(document.add_table(rows=0, cols=7), words, objective)
    document.save(str(path))


def block(table: Table, words: Words, objective: Truth) -> None:
    span_row(table, f"Objective {objective['ref']} {objective['title']}")
    span_row(table, "Lead: " + objective["leads"][0].split("|")[0])
    span_row(table, "What success will look like: partners keep to what they agreed.")
    add_row(table, HEADINGS)
    for action in words.under(objective["ref"]):
        row(table, action)


def row(table: Table, action: Truth) -> None:
    who = " / ".join(lead.split("|")[0] for lead in action["leads"])
    cells = add_row(table, [action["ref"], action["text"], who, "", "", "", "✓" if "status" in action else ""])
    fill(cells[3], action["milestones"])
    fill(cells[4], action["dates"])
    if action["ref"] != "2.1.1":
        fill(cells[5], action["said"])
        return
    begun, ended = cut(action["said"][1], "up from 59% in April 2016.")
    fill(cells[5], [action["said"][0], begun])
    cells[5].add_paragraph("Dunholme SCB Page 13 of 21")
    add_row(table, HEADINGS)
    fill(add_row(table, [""] * 7)[5], [ended, action["said"][2]])
