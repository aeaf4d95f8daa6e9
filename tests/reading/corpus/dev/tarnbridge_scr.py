# ruff: noqa: E501  (prose of the document)
"""The Tarnbridge action plan: a landscape PDF, one table from beginning to end."""

from pathlib import Path

from tests.reading.corpus.make.pdf import cell, save, table, text
from tests.reading.corpus.make.words import Words

HEADINGS = ["Ref", "Action", "Lead Officer", "Timescale", "Intended outcome", "Progress at 30 September 2013", "RAG"]
COLUMNS = "(11mm, 1.4fr, 36mm, 27mm, 1fr, 1.6fr, 12mm)"
COLOURS = {"C": "#4f94d4", "G": "#8cc96b", "A": "#f7b84b", "R": "#e8604c"}
INTRODUCTION = [
    "The review was commissioned in July 2012 and its overview report was presented to the Board in March 2013. It made five recommendations to the Board and its partners, which are set out below with the actions that have been agreed. Actions that single agencies set themselves are monitored by those agencies and are not included.",
    "The Serious Case Review Sub-Committee goes through this plan at each of its meetings. The Board will receive the next update on 10 December 2013.",
    "The evidence for every completed action is kept in the Board's office. It has been seen by the chair of the sub-committee, who decides whether an action can be closed.",
]
LEGEND = "Key: R = Not on target    A = Some slippage    G = On target    C = Completed"


def write(words: Words, path: Path) -> None:
    body = f"#set text(size: 10.5pt)\n#align(center)[= {text(words.truth['title'])}]\n\n"
    body += f"== {text('Serious Case Review: Child K – Integrated Action Plan')}\n\n"
    body += "".join(text(paragraph) + "\n\n" for paragraph in INTRODUCTION)
    body += f"{text('Position at 30 September 2013')}\n\n{text(LEGEND)}\n\n"
    body += table(COLUMNS, HEADINGS, rows(words))
    save(path, body, landscape=True, footer="Tarnbridge SCB | Child K action plan | Version 4")


def rows(words: Words) -> list[str]:
    found = []
    for recommendation in words.truth["objectives"]:
        whole = text(f"{recommendation['ref']}: {recommendation['title']}")
        found.append(f'table.cell(colspan: 7, fill: rgb("#e3e3e3"))[*{whole}*]')
        for action in words.under(recommendation["ref"]):
            plain = [f"[{text(action[key])}]" for key in ("ref", "text")]
            leads = f"[{text(' / '.join(action['leads']))}]"
            when, outcome = (f"[{text(action[key])}]" for key in ("due_words", "outcome"))
            rag = f'table.cell(fill: rgb("{COLOURS[action["rag"]]}"))[{text(action["rag"])}]'
            found.append(", ".join([*plain, leads, when, outcome, cell(action["said"]), rag]))
    return found
