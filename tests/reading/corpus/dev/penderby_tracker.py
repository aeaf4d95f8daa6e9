"""The Penderby tracker: a task planner's export as CSV in a Windows code page."""

import csv
import io
from pathlib import Path

from tests.reading.corpus.make.words import Words

HEADINGS = [
    "Task ID",
    "Review",
    "Task Name",
    "Assigned To",
    "Created Date",
    "Due Date",
    "Progress",
    "Priority",
    "Notes",
    "Checklist Items",
]


def write(words: Words, path: Path) -> None:
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(HEADINGS)
    titles = {objective["ref"]: objective["title"] for objective in words.truth["objectives"]}
    for action in words.truth["actions"]:
        table.writerow(
            [
                action["ref"],
                titles[action["objective"]],
                action["text"],
                "; ".join(action["leads"]),
                action["created"],
                action["due_words"],
                action["status"],
                "Important" if action["objective"] == "?2" else "Medium",
                "\n".join(action["said"]),
                "",
            ]
        )
    path.write_bytes(out.getvalue().encode("cp1252"))
