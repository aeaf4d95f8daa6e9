"""The Skelbrook review plan: tab-separated values with the recommendations on rows of their own."""

import csv
from pathlib import Path

from tests.reading.corpus.make.words import Words, cut

HEADINGS = ["No.", "Action Required", "Responsibility", "Date", "Progress November 2014", "Status"]


def write(words: Words, path: Path) -> None:
    with path.open("w", newline="", encoding="utf-8") as out:
        table = csv.writer(out, delimiter="\t")
        table.writerow([words.truth["title"], "", "", "", "", ""])
        table.writerow(["Review completed under chapter 4 of the guidance of 2013", "", "", "", "", ""])
        for objective in words.truth["objectives"]:
            table.writerow([f"{objective['ref']}:", objective["title"], "", "", "", ""])
            table.writerow(HEADINGS)
            for action in words.under(objective["ref"]):
                number, said = action["ref"].split(" > ")[1], "\n".join(action["said"])
                first, rest = cut(said, "The tool has been") if action["status"] == "Overdue" else (said, "")
                leads = "\n".join(action["leads"])
                table.writerow([number, action["text"], leads, action["due_words"], first, action["status"]])
                if rest:
                    table.writerow(["", "", "", "", rest, ""])
