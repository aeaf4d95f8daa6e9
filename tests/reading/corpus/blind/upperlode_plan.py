# ruff: noqa: E501  (prose of the document)
"""The Upperlode plan: small wide pages of PDF, objectives in cells that span their actions."""

from pathlib import Path

from tests.reading.corpus.make.pdf import cell, save, table, text
from tests.reading.corpus.make.words import Words

HEADINGS = ["Objective", "Ref", "Activity", "Responsible", "Target date", "Progress at January 2011", "Traffic light"]
WIDTHS = "(38mm, 12mm, 46mm, 36mm, 24mm, 1fr, 18mm)"
TOP = "Progress report to the Board, 20 January 2011. The Board agreed this plan on 18 March 2010. It meets our duties under section 14 of the Children Act 2004."


def write(words: Words, path: Path) -> None:
    body = f"= {text(words.truth['title'])}\n\n{text(TOP)}\n\n"
    for ref, title in words.truth["aims"]:
        body += f"== {text(f'{ref}: {title}')}\n\n"
        rows: list[str] = []
        for objective in words.truth["objectives"]:
            if objective["aim"] == ref:
                rows += rows_of(words, objective["ref"], objective["title"])
        body += table(WIDTHS, HEADINGS, rows) + "\n"
    save(path, body, footer="Upperlode SCB Business Plan", height="82mm")


def rows_of(words: Words, ref: str, title: str) -> list[str]:
    """The rows of one objective; its own cell stands in the first and spans them all."""
    found, actions = [], words.under(ref)
    for number, action in enumerate(actions):
        cells = [f"[{text(f'{ref}: {title}')}]"] if number == 0 else []
        if cells and len(actions) > 1:
            cells = [f"table.cell(rowspan: {len(actions)}, breakable: true){cells[0]}"]
        plain = [action["ref"], action["text"], " / ".join(action["leads"]), action["due_words"]]
        cells += [f"[{text(printed)}]" for printed in plain]
        found.append(", ".join([*cells, cell(action["said"]), f"[{text(action['status'])}]"]))
    return found
