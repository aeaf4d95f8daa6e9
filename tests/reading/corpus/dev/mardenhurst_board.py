# ruff: noqa: E501  (prose of the document)
"""The Mardenhurst improvement plan: one wide PDF table with workstreams as rows across it."""

from pathlib import Path

from tests.reading.corpus.make.pdf import cell, save, table, text
from tests.reading.corpus.make.words import Words

HEADINGS = ["Ref", "Action", "Owner", "Deadline", "Progress since the last meeting", "BRAG"]
INTRODUCTION = [
    "In November 2015 inspectors judged the Board to be inadequate. Mardenhurst Council, Wealdshire Police and health partners set up an Improvement Board, which first met on 18 January 2016 and is chaired by a former chief executive.",
    "This version was prepared for the Improvement Board's meeting and shows the position at the end of September 2016. Changes of date need the agreement of the Improvement Board.",
]
KEY = ["B = Complete", "G = On track", "A = Some delay", "R = Serious delay"]


def write(words: Words, path: Path) -> None:
    body = f"= {text(words.truth['title'])}\n\n{text('Version 6, 7 October 2016')}\n\n"
    body += "".join(text(paragraph) + "\n\n" for paragraph in INTRODUCTION)
    rows = []
    for stream in words.truth["objectives"]:
        rows.append(f"table.cell(colspan: 6, fill: luma(215))[*{text(stream['ref'] + ': ' + stream['title'])}*]")
        for action in words.under(stream["ref"]):
            plain = [f"[{text(action[key])}]" for key in ("ref", "text")]
            who = f"[{text(chr(10).join(action['leads']))}]"
            rest = [f"[{text(action['due_words'])}]", cell(action["said"]), f"[{text(action['code'])}]"]
            rows.append(", ".join([*plain, who, *rest]))
    body += table("(14mm, 1fr, 58mm, 34mm, 1.4fr, 16mm)", HEADINGS, rows)
    body += f"\n{text('Key to BRAG: ' + '; '.join(KEY) + '.')}\n"
    save(path, body, footer="Mardenhurst SCB – OFFICIAL SENSITIVE", height="100mm")
