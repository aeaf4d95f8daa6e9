# ruff: noqa: E501  (prose of the document)
"""The Kelderby plan: a landscape PDF, objectives in rows that span the table, the date last."""

from pathlib import Path

from tests.reading.corpus.make.pdf import cell, save, table, text
from tests.reading.corpus.make.words import Words

HEADINGS = ["No", "Task", "Where we are at January 2015", "R/A/G/B", "Lead partner", "Other partners", "To be done by"]
KEY = "Key: R = Serious delay; A = Some delay; G = On schedule; B = Complete"
INTRODUCTION = (
    "The Board agreed this plan in May 2014 and consulted on it in June 2014. It covers people aged 18 and over; most"
    " of those whom we hear about are over 75, and carers aged 65 or more are a growing part. A peer review was held in"
    " the autumn and its findings will be reported to the Board's April meeting."
)


def write(words: Words, path: Path) -> None:
    body = f"= {text(words.truth['title'])}\n\n{text('Progress report to the Board, 20 January 2015')}\n\n"
    body += f"== {text('Introduction')}\n\n{text(INTRODUCTION)}\n\n{text(KEY)}\n\n"
    for ref, title in words.truth["aims"]:
        body += f"== {text(f'Outcome {ref}: {title}')}\n\n"
        rows: list[str] = []
        for objective in words.truth["objectives"]:
            if objective["aim"] == ref:
                rows.append(
                    f"table.cell(colspan: 7, fill: luma(220))[*{text('Objective ' + objective['ref'] + ' ' + objective['title'])}*]"
                )
                rows += [row(action) for action in words.under(objective["ref"])]
        body += table("(12mm, 1fr, 1.7fr, 18mm, 32mm, 34mm, 26mm)", HEADINGS, rows)
    save(path, body, footer="KSAB delivery plan", landscape=True)


def row(action: dict[str, str]) -> str:
    ends = [
        f"[{text(words)}]"
        for words in (
            action.get("code", ""),
            ", ".join(action["leads"]),
            ", ".join(action["contributors"]),
            action["due_words"],
        )
    ]
    return ", ".join([f"[{text(action['ref'])}]", f"[{text(action['text'])}]", cell(list(action["said"])), *ends])
