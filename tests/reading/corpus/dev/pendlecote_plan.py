"""The Pendlecote plan: a PDF with headings for ambitions and outcomes."""

from pathlib import Path

from tests.reading.corpus.make.pdf import cell, save, table, text
from tests.reading.corpus.make.words import Words

HEADINGS = ["Ref", "What we will do", "Who leads", "By when", "How it is going", "Status"]


def write(words: Words, path: Path) -> None:
    body = f"= {text(words.truth['title'])}\n\n{text('Delivery Group, 11 October 2021')}\n\n"
    body += text("This plan replaces that of 2019 and is about everyone up to 17.") + "\n\n"
    for ref, title in words.truth["aims"]:
        body += f"== {text(f'Ambition {ref}: {title}')}\n\n"
        for objective in words.truth["objectives"]:
            if objective["aim"] == ref:
                body += f"=== {text('Outcome ' + objective['ref'] + ' – ' + objective['title'])}\n\n"
                widths = "(14mm, 58mm, 36mm, 24mm, 1fr, 26mm)"
                body += table(widths, HEADINGS, rows(words, objective["ref"])) + "\n"
    save(path, body, footer="Pendlecote SP", height="88mm")


def rows(words: Words, objective: str) -> list[str]:
    found = []
    for action in words.under(objective):
        plain = [action["ref"], action["text"], " / ".join(action["leads"]), action["due_words"]]
        cells = [f"[{text(printed)}]" for printed in plain]
        found.append(", ".join([*cells, cell(action["said"]), f"[{text(action['status'])}]"]))
    return found
