# ruff: noqa: E501  (prose of the document)
"""The Stanmere plan: an upright PDF with small pages, so that a row is cut where the page ends."""

from pathlib import Path

from tests.reading.corpus.make.pdf import cell, save, table, text
from tests.reading.corpus.make.words import Words

HEADINGS = ["Ref", "Action Required", "Responsible Officer", "By when", "Progress", "Assessment"]
LEGEND = ["1 = Not started", "2 = Delayed", "3 = On track", "4 = Complete"]
INTRODUCTION = "This plan answers the inspection of March 2018 and was agreed in May 2018. It covers children under 17 and care leavers up to 21."


def write(words: Words, path: Path) -> None:
    body = f"= {text(words.truth['title'])}\n\n{text('17 September 2018')}\n\n{text(INTRODUCTION)}\n\n"
    body += "Assessment of progress: " + text("; ".join(LEGEND)) + "\n\n"
    for ref, title in words.truth["aims"]:
        body += f"== {text(f'Key priority {ref}: {title}')}\n\n"
        for objective in words.truth["objectives"]:
            if objective["aim"] == ref:
                body += f"=== {text(objective['ref'] + ' ' + objective['title'])}\n\n"
                body += table(
                    "(14mm, 1fr, 34mm, 24mm, 1.6fr, 22mm)", HEADINGS, rows(words, objective["ref"]), repeat=False
                )
    save(path, body, footer="OFFICIAL", height="112mm")


def rows(words: Words, objective: str) -> list[str]:
    found = []
    for action in words.under(objective):
        leads = cell(["- " + lead for lead in action["leads"]])
        if len(action["leads"]) == 1:
            leads = f"[{text(action['leads'][0])}]"
        plain = [f"[{text(action[key])}]" for key in ("ref", "text")]
        when, score = f"[{text(action['due_words'])}]", f"[{text(action.get('score', ''))}]"
        found.append(", ".join([*plain, leads, when, cell(action["said"]), score]))
    return found
