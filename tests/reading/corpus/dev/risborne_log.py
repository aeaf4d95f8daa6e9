"""The Risborne log: a list exported as CSV."""

import csv
from pathlib import Path

from tests.reading.corpus.make.words import Words

HEADINGS = ["ID", "Date Raised", "Action", "Assigned To", "Due Date", "Status", "Latest Update", "Date Closed"]


def write(words: Words, path: Path) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as out:
        table = csv.writer(out, quoting=csv.QUOTE_ALL)
        table.writerow(HEADINGS)
        for action in words.truth["actions"]:
            table.writerow(
                [
                    action["ref"],
                    action["raised"],
                    action["text"],
                    "; ".join(action["leads"]),
                    action["due_words"],
                    action["status"],
                    "\n".join(action["said"]),
                    action.get("closed", ""),
                ]
            )
