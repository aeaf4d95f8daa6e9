# ruff: noqa: E501  (prose of the document)
"""The Ashcombe plan: one Word table for each objective, with milestones and their dates side by side."""

from pathlib import Path

from docx import Document
from docx.table import Table

from tests.reading.corpus.make.word import add_row, fill, span_row
from tests.reading.corpus.make.words import Truth, Words, cut

HEADINGS = ["Ref", "What we will do", "Who", "Milestones", "By when", "Progress to December 2022", "Achieved"]
GLOSSARY = [
    ("HoEH", "Head of Early Help"),
    ("DNSG", "Designated Nurse for Safeguarding"),
    ("DSPP", "Detective Superintendent, Public Protection"),
]
OUTCOME = {"A1": "Children do not live with neglect for long.", "B1": "Children are safe in their neighbourhoods."}


def write(words: Words, path: Path) -> None:
    document = Document()
    document.add_heading(words.truth["title"], level=0)
    document.add_paragraph(
        "Made under Working Together 2018 by the council, the constabulary and Ashcombe and Dale Integrated Care Board. "
        "Agreed in April 2022; refreshed every 2 years."
    )
    for ref, title in words.truth["aims"]:
        document.add_heading(f"{ref}: {title}", level=1)
        for objective in words.truth["objectives"]:
            if objective["aim"] == ref:
                table = document.add_table(rows=0, cols=7)
                block(table, objective)
                for action in words.under(objective["ref"]):
                    row(table, action)
                document.add_paragraph("")
    document.add_heading("Glossary", level=1)
    table = document.add_table(rows=0, cols=2)
    for code, post in GLOSSARY:
        add_row(table, [code, post])
    document.save(str(path))


def block(table: Table, objective: Truth) -> None:
    span_row(table, f"Objective {objective['ref']}: {objective['title']}")
    span_row(table, "Lead: " + objective["leads"][0].split("|")[0])
    span_row(table, "Desired outcome: " + OUTCOME[objective["ref"]])
    add_row(table, HEADINGS)


def row(table: Table, action: Truth) -> None:
    tick = "✓" if "status" in action else ""
    who = "\n".join(lead.split("|")[0] for lead in action["leads"])
    cells = add_row(table, [action["ref"], action["text"], who, "", "", "", tick])
    fill(cells[3], ["- " + milestone for milestone in action["milestones"]])
    fill(cells[4], ["- " + date for date in action["dates"]])
    if action["ref"] != "A1.2":
        fill(cells[5], action["said"])
        return
    begun, ended = cut(action["said"][0], "and one academy chain have not,")
    fill(cells[5], [begun, "Ashcombe and Dale SCP    Page 2 of 15"])
    fill(add_row(table, [""] * 7)[5], [ended])
