"""The Pickerdale register: merged cells that a spreadsheet left empty when it was saved as CSV."""

import csv
from pathlib import Path

from tests.reading.corpus.make.words import Words

HEADINGS = [
    "Risk no.",
    "Risk",
    "Likelihood (1-5)",
    "Impact (1-5)",
    "Score",
    "Action ref",
    "Mitigating action",
    "Action owner",
    "Deadline",
    "Progress",
    "Action status",
    "",
]


def write(words: Words, path: Path) -> None:
    blank = [""] * len(HEADINGS)
    with path.open("w", encoding="cp1252", newline="") as out:
        table = csv.writer(out)
        table.writerow([words.truth["title"]] + blank[1:])
        table.writerow(["Reviewed by the Executive on 9 October 2025"] + blank[1:])
        table.writerow(blank)
        table.writerow(HEADINGS)
        for risk in words.truth["objectives"]:
            first = [risk["ref"], risk["title"], *risk["scores"]]
            for action in words.under(risk["ref"]):
                cells = [action["ref"], action["text"], "; ".join(action["leads"]), action["due_words"]]
                table.writerow([*first, *cells, " ".join(action["said"]), action["status"], ""])
                first = [""] * 5
        table.writerow(blank)
        table.writerow(["Score = likelihood x impact. Risks that score 15 or more are reported to the lead partners."])
        table.writerow(["Next full review: 15 January 2026"])
