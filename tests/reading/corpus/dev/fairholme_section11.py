"""The Fairholme return: CSV with a byte order mark and a legend of scores above the table."""

import csv
from pathlib import Path

from tests.reading.corpus.make.words import Words

HEADINGS = ["Standard", "Item", "Score", "Improvement needed", "Person responsible", "Deadline", "Progress Feb 2011"]
LEGEND = ["0 = Not met", "1 = Partly met", "2 = Mostly met", "3 = Met in full"]


def write(words: Words, path: Path) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        out = csv.writer(file, quoting=csv.QUOTE_ALL)
        out.writerow([words.truth["title"]])
        out.writerow(["Return under section 11 of the Children Act 2004, form sent out September 2010"])
        out.writerow(["Scores:", *LEGEND])
        out.writerow([])
        out.writerow(HEADINGS)
        for objective in words.truth["objectives"]:
            for action in words.under(objective["ref"]):
                level = f"{objective['ref']} - {objective['title']}"
                fixed = [level, action["ref"], action["score"], action["text"]]
                said = " ".join(action["said"]) or " "
                out.writerow([*fixed, "/".join(action["leads"]), action["due_words"], said])
        out.writerow([""] * len(HEADINGS))
