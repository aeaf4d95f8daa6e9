"""The Penwick plan: a PDF whose tables run over the ends of pages."""

from pathlib import Path

from tests.reading.corpus.make.pdf import cell, save, table, text
from tests.reading.corpus.make.words import Words

HEADINGS = ["No.", "Specific Actions", "Lead Person(s)", "Timescale", "Update November 2016", "Status"]
FOREWORD = (
    "This plan was agreed by the Board in May 2016, after the peer review of 2015. It has 2 priorities and says who"
    " answers for each action. A child is anyone under 18."
)


def write(words: Words, path: Path) -> None:
    body = f"#align(center)[#text(size: 18pt)[*{text(words.truth['title'])}*]]\n\n"
    body += f"= Foreword\n\n{text(FOREWORD)}\n\n"
    for objective in words.truth["objectives"]:
        body += f"= {text(objective['ref'] + ': ' + objective['title'])}\n\n"
        body += table("(10mm, 52mm, 34mm, 26mm, 1fr, 22mm)", HEADINGS, rows(words, objective["ref"])) + "\n"
    save(path, body, footer="Penwick and Vale SCB – Official", height="104mm")


def rows(words: Words, objective: str) -> list[str]:
    found = []
    for action in words.under(objective):
        ref = action["ref"].split(" > ")[1]
        plain = [ref, action["text"], " / ".join(action["leads"]), action["due_words"]]
        cells = [f"[{text(words)}]" for words in plain]
        found.append(", ".join([*cells, cell(action["said"]), f"[{text(action.get('status', ''))}]"]))
    return found
