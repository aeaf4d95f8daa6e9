# ruff: noqa: E501  (prose of the document)
"""The Brockenhay plan: small landscape pages, so that rows are cut where a page ends."""

from pathlib import Path

from tests.reading.corpus.make.pdf import cell, save, table, text
from tests.reading.corpus.make.words import Words

HEADINGS = ["No.", "Action required", "Why it matters", "Owner", "Target date", "Progress", "Rating"]
PROSE = [
    "# Why this plan was made",
    "Child W died in November 2010. The review that followed was carried out under chapter 8 of the statutory guidance, made four recommendations and was published on 21 July 2011. The child's family have been told of everything in this plan. Actions for single agencies are kept by those agencies and were last checked on 17 January 2012.",
    "# Where we stand",
    "Learning events about the review have reached 348 staff, and 91% of those who filled in a form found them useful or very useful. An audit of visits before the review found that the child had been seen alone in 9 of 20 cases; this winter it was 15 of 20 cases. The Board takes some comfort from this but does not think that the work is finished.",
    "# What will happen next",
    "The plan will be presented to the council's scrutiny committee on 24 April 2012. The audit of visits will be repeated in autumn 2012. A copy of the plan in plain English can be had from the Board's office.",
]


def write(words: Words, path: Path) -> None:
    body = f"= {text(words.truth['title'])}\n\n{text('Updated 14 March 2012')}\n\n"
    for line in PROSE:
        body += (f"== {text(line[2:])}" if line.startswith("# ") else text(line)) + "\n\n"
    for objective in words.truth["objectives"]:
        body += f"== {text(objective['ref'] + ': ' + objective['title'])}\n\n"
        body += table("(12mm, 1fr, 42mm, 40mm, 27mm, 1.5fr, 22mm)", HEADINGS, rows(words, objective["ref"]))
    save(path, body, footer="PROTECT – Brockenhay SCB – Child W action plan", height="118mm")


def rows(words: Words, objective: str) -> list[str]:
    found = []
    for action in words.under(objective):
        plain = [action["ref"], action["text"], action["why"], " / ".join(action["leads"]), action["due_words"]]
        cells = [f"[{text(value)}]" for value in plain]
        found.append(", ".join([*cells, cell(action["said"]), f"[{text(action['status'])}]"]))
    return found
