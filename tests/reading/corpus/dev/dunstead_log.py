"""The Dunstead log: CSV with semicolons in the Windows code page, the date raised beside the deadline."""

import csv
from pathlib import Path

from tests.reading.corpus.make.words import Words

HEADINGS = ["Log no.", "Raised on", "Area of work", "Deadline", "What is to be done", "Assigned to", "Latest", "State"]


def write(words: Words, path: Path) -> None:
    with path.open("w", encoding="cp1252", newline="") as file:
        out = csv.writer(file, delimiter=";", quoting=csv.QUOTE_MINIMAL)
        out.writerow([words.truth["title"], *[""] * 7])
        out.writerow(HEADINGS)
        for objective in words.truth["objectives"]:
            for action in words.under(objective["ref"]):
                fixed = [action["ref"], action["raised"], objective["title"], action["due_words"], action["text"]]
                said = "\n".join(action["said"])
                out.writerow([*fixed, " & ".join(action["leads"]), said, action["status"]])
        out.writerow(["28 closed in 2023 are in the archive", *[""] * 7])
