"""The Skerrick action log: an export whose first line is the header, in the old Windows encoding."""

import csv
from pathlib import Path

from tests.reading.corpus.make.words import Words

HEADINGS = ["Action No.", "Date of meeting", "Action", "Owner", "Deadline", "Status", "Comments"]


def write(words: Words, path: Path) -> None:
    with path.open("w", encoding="cp1252", newline="") as out:
        table = csv.writer(out)
        table.writerow(HEADINGS)
        for action in words.truth["actions"]:
            owner, comments = "; ".join(action["leads"]), " ".join(action["said"])
            due = action.get("due_words", "")
            table.writerow([action["ref"], action["raised"], action["text"], owner, due, action["status"], comments])
        for _ in range(3):
            table.writerow([""] * len(HEADINGS))
