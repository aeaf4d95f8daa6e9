"""The Saxonby plan: a spreadsheet saved as CSV, strands in rows of their own."""

import csv
from pathlib import Path

from tests.reading.corpus.make.words import Words, kind_of

HEADINGS = [
    "",
    "Ref",
    "Action",
    "Lead agency",
    "Supporting agencies",
    "Timescale",
    "Success measure",
    "Progress September 2015",
    "RAG",
]


def write(words: Words, path: Path) -> None:
    blank = [""] * len(HEADINGS)
    with path.open("w", encoding="utf-8-sig", newline="") as out:
        table = csv.writer(out)
        table.writerow(["", words.truth["title"], *blank[2:]])
        table.writerow(["", "RAGB: Blue = done, Green = going to plan, Amber = behind, Red = stuck", *blank[2:]])
        for strand in words.truth["objectives"]:
            table.writerow(blank)
            table.writerow(["", f"{strand['ref']} - {strand['title']}", *blank[2:]])
            table.writerow(HEADINGS)
            for action in words.under(strand["ref"]):
                marks = {"item": "• ", "paragraph": ""}
                said = "\n".join(marks[kind] + text for kind, text in map(kind_of, action["said"]))
                cells = [action["ref"], action["text"], " / ".join(action["leads"])]
                cells += [", ".join(action.get("contributors", [])), action["due_words"], action["success"]]
                table.writerow(["", *cells, said, action["status"][0]])
