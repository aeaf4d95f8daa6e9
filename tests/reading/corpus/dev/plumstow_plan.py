"""The Plumstow plan: CSV whose level columns are filled only where a level begins."""

import csv
from pathlib import Path

from tests.reading.corpus.make.words import Words

HEADINGS = ["Strategic Aim", "Objective", "Ref", "Action", "Lead", "Timescale", "Progress at October 2010", "Status"]


def write(words: Words, path: Path) -> None:
    aims = dict(words.truth["aims"])
    with path.open("w", encoding="utf-8", newline="") as out:
        table = csv.writer(out)
        table.writerow([words.truth["title"]])
        table.writerow(["Approved by the Board in April 2010; progress reported in October 2010"])
        table.writerow([])
        table.writerow(HEADINGS)
        begun = ""
        for objective in words.truth["objectives"]:
            if objective["ref"] == "Objective 2.2":
                table.writerow(["", "", "", "", "Page 1 of 2"])
                table.writerow(HEADINGS)
            for number, action in enumerate(words.under(objective["ref"])):
                aim = objective["aim"] if objective["aim"] != begun else ""
                begun = objective["aim"]
                table.writerow(
                    [
                        f"{aim}: {aims[aim]}" if aim else "",
                        f"{objective['ref']}: {objective['title']}" if number == 0 else "",
                        action["ref"],
                        action["text"],
                        "; ".join(action["leads"]),
                        action["due_words"],
                        " ".join(action["said"]),
                        action["status"],
                    ]
                )
