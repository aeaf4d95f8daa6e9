"""The Cawthwaite delivery plan: a spreadsheet saved as CSV, strands as rows of their own."""

import csv
import io
from pathlib import Path

from tests.reading.corpus.make.words import Words

HEADINGS = [
    "What we will do",
    "Outcome we want",
    "Who leads",
    "Who helps",
    "By when",
    "Where we are, September 2015",
    "BRAG",
]
TOP = "Approved by Cawthwaite Borough Council, Fellside Constabulary and health partners, March 2014. For all under 18."


def write(words: Words, path: Path) -> None:
    out = io.StringIO()
    table = csv.writer(out)
    wide = len(HEADINGS) + 3

    def put(cells: list[str]) -> None:
        table.writerow(cells + [""] * (wide - len(cells)))

    put([words.truth["title"]])
    put([TOP])
    put([])
    put(HEADINGS)
    for strand in words.truth["objectives"]:
        if strand["title"] == "PURSUE":
            put([])
            put(["Cawthwaite SCB CSE Delivery Plan", "", "", "", "", "Page 2 of 4"])
            put(HEADINGS)
        put([strand["title"]])
        for action in words.under(strand["ref"]):
            put(
                [
                    action["text"],
                    action["outcome"],
                    " and ".join(action["leads"]),
                    "\n".join(action["contributors"]),
                    action["due_words"],
                    "\n".join(action["said"]),
                    action["status"],
                ]
            )
    path.write_bytes(out.getvalue().encode("utf-8"))
