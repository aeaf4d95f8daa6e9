"""The Lindmere review plan: CSV with the recommendations as rows of their own."""

import csv
from pathlib import Path
from typing import Any

from tests.reading.corpus.make.words import Truth, Words, cut

HEADINGS = ["No.", "Action", "Lead Officer / Agency", "Timescale/Target", "Progress at April 2011", "RAG"]


def write(words: Words, path: Path) -> None:
    with path.open("w", newline="", encoding="utf-8") as out:
        table = csv.writer(out)
        table.writerow([words.truth["title"], "", "", "", "", ""])
        table.writerow(["Key: G = Complete; A = Some delay; R = Not on target", "", "", "", "", ""])
        table.writerow(HEADINGS)
        for number, objective in enumerate(words.truth["objectives"]):
            table.writerow([f"{objective['ref']}: {objective['title']}", "", "", "", "", ""])
            if number:
                table.writerow(HEADINGS)
                table.writerow(["---"] * 6)
            for action in words.under(objective["ref"]):
                rows(table, action)
        table.writerow(["Page 9", "", "", "", "", ""])


def rows(table: Any, action: Truth) -> None:
    ref = action["ref"].split(" > ")[1] + "."
    said = "\n".join(action["said"])
    mark = " / " if "1 > 1" in action["ref"] else "; "
    cells = [ref, action["text"], mark.join(action["leads"]), action["due_words"]]
    if ref != "2." or "Recommendation 2" in action["ref"]:
        table.writerow([*cells, said, action.get("score", "")])
        return
    begun, ended = cut(said, "above the recommended")
    table.writerow([*cells, begun, action["score"]])
    table.writerow(["", "", "", "", ended, ""])
