"""The Whitcombe plan: a PDF of three levels, its rows cut where small pages end."""

from pathlib import Path

from tests.reading.corpus.make.pdf import cell, save, table, text
from tests.reading.corpus.make.words import Words

HEADINGS = ["Ref", "Action", "Lead agency", "Target date", "Update January 2023", "Score"]
INTRODUCTION = (
    "Agreed in June 2022, after the visit by Ofsted in March 2022. It is about children under 18 who are harmed outside"
    " the home. Progress is scored as follows: 0 = Not begun, 1 = At risk, 2 = In hand, 3 = Done."
)


def write(words: Words, path: Path) -> None:
    body = f"= {text(words.truth['title'])}\n\n{text('6 February 2023')}\n\n{text(INTRODUCTION)}\n\n"
    for ref, title in words.truth["aims"]:
        body += f"== {text(f'Strategic Priority {ref}: {title}')}\n\n"
        for objective in words.truth["objectives"]:
            if objective["aim"] == ref:
                body += f"=== {text('Objective ' + objective['ref'] + ': ' + objective['title'])}\n\n"
                widths = "(16mm, 62mm, 34mm, 26mm, 1fr, 16mm)"
                body += table(widths, HEADINGS, rows(words, objective["ref"]), repeat=False)
    save(path, body, footer="Whitcombe SCP 14", height="96mm")


def rows(words: Words, objective: str) -> list[str]:
    found = []
    for action in words.under(objective):
        plain = [action["ref"], action["text"], " / ".join(action["leads"]), action["due_words"]]
        cells = [f"[{text(printed)}]" for printed in plain]
        found.append(", ".join([*cells, cell(action["said"]), f"[{action['score']}]"]))
    return found
