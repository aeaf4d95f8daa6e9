"""The Saltby section 11 plan: a spreadsheet saved as CSV, whose last row broke off."""

import csv
import io
from pathlib import Path

from tests.reading.corpus.make.words import Words, kind_of

HEADINGS = ["Key Standard", "Ref", "Action", "Agency", "Deadline", "Self-assessment (0-3)", "Agency response"]
LEGEND = [("0", "Not met"), ("1", "Partly met"), ("2", "Mostly met"), ("3", "Met in full")]


def write(words: Words, path: Path) -> None:
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow([words.truth["title"]])
    table.writerow(["Under section 11 of the Children Act 2004 the Board asked 7 agencies to assess themselves."])
    table.writerow(["Scores: " + "; ".join(f"{code} = {meaning}" for code, meaning in LEGEND)])
    table.writerow([])
    titles = {o["ref"]: o["title"] for o in words.truth["objectives"]}
    table.writerow(HEADINGS)
    for action in words.truth["actions"][:-1]:
        if action["ref"] == "4.1":
            table.writerow([""] * len(HEADINGS))
            table.writerow(HEADINGS)
        said = "\n".join(("• " if kind == "item" else "") + text for kind, text in map(kind_of, action["said"]))
        table.writerow(
            [
                f"{action['objective']}: {titles[action['objective']]}",
                action["ref"],
                action["text"],
                " & ".join(action["leads"]) if action["ref"] != "4.1" else "\n".join(action["leads"]),
                action["due_words"],
                action["score"],
                said,
            ]
        )
    last = words.truth["actions"][-1]
    text = out.getvalue() + f'{last["objective"]}: {titles[last["objective"]]},{last["ref"]},"{last["text"]}'
    path.write_bytes(text.encode("utf-8-sig"))
