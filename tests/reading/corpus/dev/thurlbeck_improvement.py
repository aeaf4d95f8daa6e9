# ruff: noqa: E501  (prose of the document)
"""The Thurlbeck improvement plan: a landscape PDF, a table under each recommendation."""

from pathlib import Path

from tests.reading.corpus.make.pdf import cell, save, table, text
from tests.reading.corpus.make.words import Words

HEADINGS = ["No.", "Action", "Success criteria", "Lead officer", "Completion date", "Progress and impact", "Status"]
COLUMNS = "(10mm, 1fr, 38mm, 32mm, 25mm, 1.7fr, 20mm)"
INTRODUCTION = [
    "Inspectors visited Thurlbeck in May 2011 and their report was published in June 2011. They judged safeguarding services adequate overall, with good capacity to improve. They found committed staff and strong partnerships, but a contact centre in which decisions were sometimes taken by people who were not qualified to take them, and supervision that was uneven.",
    "This plan sets out what Thurlbeck Council, NHS Thurlbeck and their partners are doing about the four recommendations that matter most. Minor points raised by the inspectors are dealt with in service plans.",
]
GOVERNANCE = "The Improvement Board, chaired by the Chief Executive, meets each month. The independent chair of the safeguarding children board is a member. Progress will be reported to the Children's Scrutiny Panel at its March 2012 meeting. Status is given as Achieved, On target or Slipped."


def write(words: Words, path: Path) -> None:
    body = f"= {text(words.truth['title'])}\n\n{text('Progress at 8 December 2011')}\n\n== Introduction\n\n"
    body += "\n\n".join(map(text, INTRODUCTION)) + "\n\n== Governance\n\n" + text(GOVERNANCE) + "\n\n"
    for objective in words.truth["objectives"]:
        rows = []
        for action in words.under(objective["ref"]):
            plain = [
                action["ref"],
                action["text"],
                action["criteria"],
                " / ".join(action["leads"]),
                action["due_words"],
            ]
            cells = [f"[{text(words_of)}]" for words_of in plain]
            rows.append(", ".join([*cells, cell(action["said"]), f"[{text(action['status'])}]"]))
        body += f"== {text(objective['ref'] + ': ' + objective['title'])}\n\n" + table(COLUMNS, HEADINGS, rows) + "\n"
    save(path, body, landscape=True, footer="Thurlbeck Children's Trust")
