# ruff: noqa: E501  (prose of the document)
"""The Castlewick section 11 plan: a workbook saved as CSV, with the empty columns that Excel leaves."""

import csv
from pathlib import Path

from tests.reading.corpus.make.words import Words, kind_of

HEADINGS = [
    "Standard",
    "Ref",
    "Gap identified",
    "Action to address gap",
    "Responsible officer",
    "By when",
    "RAG",
    "Six-month review (June 2018)",
]
TOP = [
    "Section 11 improvement plan 2017-18",
    "Sent to the Mereshire Safeguarding Children Board on 24 November 2017 with the council's self-assessment under section 11 of the Children Act 2004.",
]
EMPTY = ["", ""]


def write(words: Words, path: Path) -> None:
    width = len(HEADINGS)
    titles = {standard["ref"]: standard["title"] for standard in words.truth["objectives"]}
    with path.open("w", encoding="utf-8-sig", newline="") as out:
        table = csv.writer(out)
        for line in [words.truth["title"], *TOP]:
            table.writerow([line] + [""] * (width - 1) + EMPTY)
        table.writerow([""] * width + EMPTY)
        table.writerow(HEADINGS + EMPTY)
        for ref, title in titles.items():
            if ref != "Standard 1":
                table.writerow([""] * width + EMPTY)
            for action in words.under(ref):
                marks = {"item": "- ", "paragraph": ""}
                said = "\n".join(marks[kind] + text for kind, text in map(kind_of, action["said"]))
                cells = [f"{ref}: {title}", action["ref"], action["gap"], action["text"]]
                cells += [" / ".join(action["leads"]), action["due_words"], action["status"], said]
                table.writerow(cells + EMPTY)
