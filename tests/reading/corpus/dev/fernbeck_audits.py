"""The Fernbeck log: CSV in which the audit and what was learned are repeated in every row."""

import csv
from pathlib import Path

from tests.reading.corpus.make.words import Truth, Words

HEADINGS = [
    "Audit",
    "What we learned",
    "Action no.",
    "Responsible",
    "Supporting",
    "What will change",
    "Target date",
    "BRAG",
    "Progress and impact",
]
LEGEND = "BRAG: B = embedded; G = on track; A = at risk; R = overdue"


def write(words: Words, path: Path) -> None:
    aims = dict(words.truth["aims"])
    blank = [""] * (len(HEADINGS) - 1)
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow([words.truth["title"], *blank])
        out.writerow(["Position at 19 January 2024", *blank])
        out.writerow([LEGEND, *blank])
        out.writerow(HEADINGS)
        for objective in words.truth["objectives"]:
            audit = f"{objective['aim']}: {aims[objective['aim']]}"
            if objective["ref"] == "?e":
                out.writerow(["Fernbeck SCP – OFFICIAL", *blank[1:], "Page 2 of 3"])
                out.writerow(HEADINGS)
            for action in words.under(objective["ref"]):
                out.writerow([audit, objective["title"], *row(action)])


def row(action: Truth) -> list[str]:
    leads, others = " / ".join(action["leads"]), "\n".join(action.get("contributors", []))
    said = "\n".join(action["said"])
    return [action["ref"], leads, others, action["text"], action["due_words"], action["brag"], said]
