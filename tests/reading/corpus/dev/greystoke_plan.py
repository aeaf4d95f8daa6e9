"""The Greystoke plan: a PDF with headings for strands and objectives above its tables."""

from pathlib import Path

from tests.reading.corpus.make.pdf import cell, save, table, text
from tests.reading.corpus.make.words import Words

HEADINGS = ["Ref", "Action", "Responsible", "Timescale", "Progress June 2018", "Rating"]


def write(words: Words, path: Path) -> None:
    body = f"= {text(words.truth['title'])}\n\n{text('Strategy Group, 20 June 2018')}\n\n"
    body += text("Written in October 2017 to replace the plan of 2015; covers people up to 19.") + "\n\n"
    for ref, title in words.truth["aims"]:
        body += f"== {text(f'Theme {ref}: {title}')}\n\n"
        for objective in words.truth["objectives"]:
            if objective["aim"] == ref:
                body += f"=== {text('Objective ' + objective['ref'] + ' ' + objective['title'])}\n\n"
                widths = "(14mm, 60mm, 36mm, 24mm, 1fr, 24mm)"
                body += table(widths, HEADINGS, rows(words, objective["ref"])) + "\n"
    save(path, body, footer="Greystoke and Lune", height="92mm")


def rows(words: Words, objective: str) -> list[str]:
    found = []
    for action in words.under(objective):
        plain = [action["ref"], action["text"], " / ".join(action["leads"]), action["due_words"]]
        cells = [f"[{text(printed)}]" for printed in plain]
        found.append(", ".join([*cells, cell(action["said"]), f"[{text(action['status'])}]"]))
    return found
