"""The Carrowdale plan: a spreadsheet saved as CSV in the Windows code page."""

import csv
from pathlib import Path

from tests.reading.corpus.make.words import Words

HEADINGS = ["Section 11 standard", "Gap", "What will be done", "Responsible agency", "Deadline", "Position", "RAG"]


def write(words: Words, path: Path) -> None:
    with path.open("w", encoding="cp1252", newline="") as out:
        table = csv.writer(out)
        blank = [""] * 6
        table.writerow([words.truth["title"], *blank])
        table.writerow(["Duty under section 11 of the Children Act 2004. Position at 28 November 2014", *blank])
        table.writerow(["R = Not begun, A = Part complete, G = Complete", *blank])
        table.writerow(["", *blank])
        table.writerow(HEADINGS)
        for objective in words.truth["objectives"]:
            for number, action in enumerate(words.under(objective["ref"])):
                if action["ref"] == "?6":
                    table.writerow(HEADINGS)
                standard = f"{objective['ref']} – {objective['title']}" if number == 0 else ""
                agencies = "\n".join(action["leads"])
                said = " ".join(action["said"])
                cells = [action["gap"], action["text"], agencies, action["due_words"], said, action["status"][0]]
                table.writerow([standard, *cells])
        table.writerow(["", *blank])
        table.writerow(["Returned by the LSCB Administrator, County Hall", *blank])
