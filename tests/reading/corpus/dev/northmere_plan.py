# ruff: noqa: E501  (prose of the document)
"""The Northmere plan: a web page saved from Word, with row spans and lists that are never closed."""

from html import escape
from pathlib import Path

from tests.reading.corpus.make.words import Truth, Words, html_cell

HEADINGS = [
    "Theme",
    "Objective",
    "Ref",
    "What will it do?",
    "Lead",
    "Milestones",
    "Target dates",
    "Progress",
    "Achieved",
]

INTRODUCTION = """<h1>{title}</h1>
<p>Paper for the Safeguarding Executive, 12 February 2020</p>
<h2>1. Introduction</h2>
<p>The Children Act 1989 and Working Together 2018 set out what partners must do. This plan covers two years. A yearly
report will be published by the end of September 2020.</p>
<h2>2. What the Executive is asked to do</h2>
<p>The Executive is asked to agree the revised dates in the table.</p>
<h2>3. Plan</h2>
"""


def write(words: Words, path: Path) -> None:
    rows = ""
    for ref, title in words.truth["aims"]:
        under = [o for o in words.truth["objectives"] if o["aim"] == ref]
        aim_rows = sum(len(words.under(o["ref"])) for o in under)
        lead = f"<td rowspan={aim_rows}><b>Theme {ref}:</b>&nbsp;{title}</td>"
        for objective in under:
            actions = words.under(objective["ref"])
            lead += f'<td rowspan="{len(actions)}">{objective["ref"]}.&nbsp;{objective["title"]}</td>'
            for action in actions:
                rows += "<tr>" + lead + cells(action) + "\n"
                lead = ""
    head = "".join(f"<th>{heading}</th>" for heading in HEADINGS)
    page = INTRODUCTION.format(title=words.truth["title"])
    path.write_text(
        f"<html><head><meta charset=utf-8><title>Template v3</title></head><body>{page}<table border=1><tr>{head}</tr>\n{rows}</table>"
        "<p>Printed from the partnership's website &ndash; page 1</p></body></html>",
        encoding="utf-8",
    )


def cells(action: Truth) -> str:
    """One row's own cells; only every other cell is closed."""
    milestones = "<ul>" + "".join(f"<li>{escape(m)}" for m in action["milestones"])
    dates = "<br>".join(f"\uf0b7&nbsp;{date}" for date in action["dates"])
    tick = "&#10003;" if "status" in action else "&nbsp;"
    return (
        f"<td>{action['ref']}<td>{escape(action['text'])}</td><td>{' / '.join(action['leads'])}<td>{milestones}</td>"
        f"<td>{dates}<td>{html_cell(action['said'], close=False)}</td><td>{tick}</td></tr>"
    )
