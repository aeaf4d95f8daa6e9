# ruff: noqa: E501  (prose of the document)
"""The Ormsworth section 11 follow-up: a council's web page around one table."""

from html import escape
from pathlib import Path

from tests.reading.corpus.make.words import Words, html_cell

HEADINGS = [
    "Standard",
    "No.",
    "What needs to improve",
    "Agency responsible",
    "To be done by",
    "Response at October 2015",
    "Score",
]
INTRO = """<p>Every two years the Board asks its members how well they meet their duty under section 11 of the Children Act 2004. In March 2015
we received 21 returns from 23 agencies. Panels of peers then questioned each agency about what it had written. After moderation
77% of the standards were judged to be met, compared with 68% in 2013.</p>
<p>The table below lists only those improvements that the panels thought should be followed up by the Board. Agencies keep their
own plans for the rest. A shorter audit for schools will start in early May 2016.</p>
"""
LEGEND = [("1", "Not met"), ("2", "Partly met"), ("3", "Mostly met"), ("4", "Fully met")]


def write(words: Words, path: Path) -> None:
    title = escape(words.truth["title"])
    rows = "".join(f"<th scope=col>{heading}</th>" for heading in HEADINGS)
    table = f"<table class=govtable>\n<thead><tr>{rows}</tr></thead>\n<tbody>\n"
    for standard in words.truth["objectives"]:
        actions = words.under(standard["ref"])
        extra = 1 if standard["ref"] == "Standard 2" else 0
        first = f'<td rowspan="{len(actions) + extra}"><b>{standard["ref"]}</b><br>{escape(standard["title"])}</td>'
        for action in actions:
            cells = [action["ref"], action["text"], "; ".join(action["leads"]), action["due_words"]]
            table += f"<tr>{first}" + "".join(f"<td>{escape(cell)}</td>" for cell in cells)
            table += f"<td>{html_cell(action['said'])}</td><td align=center>{action['score']}</td></tr>\n"
            first = ""
        if extra:
            table += "<tr><td>&nbsp;</td><td><em>[Insert further actions here]</em></td><td></td><td></td><td></td><td></td></tr>\n"
    table += "</tbody></table>\n"
    key = "".join(f"<li>{code} = {meaning}</li>" for code, meaning in LEGEND)
    page = f"""<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>{title} | OSCB</title><style>td{{vertical-align:top}}</style></head>
<body><div id="cookie">We use cookies to improve this website. <button>Accept</button></div>
<nav><ul><li><a href="/">Home</a></li><li><a href="/worried">Worried about a child?</a></li><li><a href="/training">Training</a></li></ul></nav>
<main><h1>{title}</h1>
{INTRO}{table}<p>Key to scores:</p><ul>{key}</ul>
</main><footer><p>Ormsworth Safeguarding Children Board, County Offices, Ormsworth</p></footer></body></html>
"""
    path.write_text(page, encoding="utf-8")
