# ruff: noqa: E501  (prose of the document)
"""The Copsworth report: a landscape PDF whose tables have ten columns, the objective spanning its actions' rows."""

from pathlib import Path

from tests.reading.corpus.make.pdf import save, text
from tests.reading.corpus.make.words import Truth, Words

HEADINGS = [
    "Objective",
    "Ref",
    "Action",
    "Lead",
    "Partners",
    "Start",
    "End",
    "Progress October 2021",
    "Progress April 2022",
    "RAG",
]
WIDTHS = "(24mm, 12mm, 32mm, 25mm, 22mm, 19mm, 21mm, 1fr, 1.7fr, 11mm)"
KEY = "RAG: B = Done, G = On course, A = Behind, R = Off course"
PROSE = [
    "# About this report",
    "The partners (Copsworth Council, Brackwater Police and Copsworth Integrated Care Board) agreed their plan on 15 April 2021. It follows the arrangements that they published under Working Together 2018. This report goes to the Executive on 12 May 2022 and tells how far each action had come after one year.",
    "# The year in brief",
    "The partnership's website had 18,350 visits in the year, which is 6% more than in the year before. Audits by partners covered 96 cases. Babies under one accounted for 27% of children made subject to a plan, and for 21% in the previous year; we have found no good explanation for this yet. Turnover of social workers went down from 18% to 14%.",
    "Two things stand out from the tables. Schools have taken to the partnership's tools faster than anybody expected, and the parts of the plan that need records from several agencies have been the slowest.",
    "# What happens next",
    "The Executive will receive a further report in November 2022. The Independent Scrutineer will carry out a review of the whole plan in January 2023. A dataset on children who are not in school will be in use by 30 September 2022.",
]


def write(words: Words, path: Path) -> None:
    body = f"= {text(words.truth['title'])}\n\n{text('Executive meeting, 12 May 2022')}\n\n"
    for line in PROSE:
        body += (f"== {text(line[2:])}" if line.startswith("# ") else text(line)) + "\n\n"
    body += text(KEY) + "\n\n"
    for ref, title in words.truth["aims"]:
        body += (
            "" if ref == "Priority 1" else "#pagebreak()\n"
        ) + f"== {text(f'{ref}: {title}')}\n\n#set text(size: 8pt)\n"
        cells = [
            row
            for objective in words.truth["objectives"]
            if objective["aim"] == ref
            for row in rows(objective, words.under(objective["ref"]))
        ]
        head = ", ".join(f"[*{text(heading)}*]" for heading in HEADINGS)
        body += f"#table(columns: {WIDTHS}, table.header({head}),\n" + ",\n".join(cells) + ")\n#set text(size: 9pt)\n"
    save(path, body, landscape=True, footer="Copsworth Safeguarding Children Partnership")


def rows(objective: Truth, actions: list[Truth]) -> list[str]:
    found = [f"table.cell(rowspan: {len(actions)})[{text(objective['ref'] + ' ' + objective['title'])}]"]
    for action in actions:
        cells = [
            action["ref"],
            action["text"],
            "; ".join(action["leads"]),
            "; ".join(action["contributors"]),
            action["start"],
            action["due_words"],
            action["october"],
            action["april"],
            action["status"][0],
        ]
        found += [f"[{text(cell)}]" for cell in cells]
    return found
