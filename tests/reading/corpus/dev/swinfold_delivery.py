# ruff: noqa: E501  (prose of the document)
"""The Swinfold delivery plan: a wide CSV with the levels repeated on every row and empty columns at the right."""

import csv
from pathlib import Path

from tests.reading.corpus.make.words import Words

HEADINGS = [
    "Aim No.",
    "Strategic Aim",
    "Obj No.",
    "Objective",
    "Action No.",
    "Action",
    "Measure of success",
    "Lead",
    "Supported by",
    "Start",
    "Finish",
    "Progress at October 2015",
    "Progress at January 2016",
    "RAG",
]
TOP = [
    "The plan was agreed by the Board in March 2015 and covers the Board's duties under the Children Act 2004. Swinfold Council, Eastvale Police and Swinfold Clinical Commissioning Group contribute to the Board's budget.",
    "RAG: C = Completed; G = On track; A = Behind but recoverable; R = Off track",
]
EMPTY = ["", "", ""]


def write(words: Words, path: Path) -> None:
    aims = dict(words.truth["aims"])
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        for line in (words.truth["title"], *TOP, ""):
            out.writerow([line, *[""] * (len(HEADINGS) - 1), *EMPTY])
        out.writerow(HEADINGS + EMPTY)
        for objective in words.truth["objectives"]:
            if objective["ref"] == "2.1":
                out.writerow(HEADINGS + EMPTY)
            for action in words.under(objective["ref"]):
                level = [objective["aim"], aims[objective["aim"]], objective["ref"], objective["title"]]
                what = [action["ref"], action["text"], action["success"]]
                who = ["; ".join(action["leads"]), "; ".join(action["contributors"])]
                rest = [action["start"], action["due_words"], action["october"], action["january"], action["status"][0]]
                out.writerow(level + what + who + rest + EMPTY)
