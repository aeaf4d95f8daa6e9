# ruff: noqa: E501  (prose of the document)
"""The Galderby action plan: HTML whose author did not close what he opened."""

from html import escape
from pathlib import Path

from tests.reading.corpus.make.words import Truth, Words, html_cell

HEADINGS = ["Recommendation", "No", "Action", "Lead", "Timescale", "Progress", "Status"]
TOP = """<html><head><title>Galderby SCB - serious case reviews</title></head><body>
<h1>Serious Case Review: Child Q</h1>
<h2>Action plan, updated 30 June 2016</h2>
<p>Child Q died in November 2014 at the age of seven weeks. The Board published the overview report on 10 December 2015 and accepted all that it recommends.
<h3>Where we are</h3>
<p>Five of the 12 actions are complete. The Board will look at the whole plan again in early December 2016.
<h3>The plan</h3>
<table border=1>
<tr>"""


def write(words: Words, path: Path) -> None:
    page = TOP + "".join(f"<th>{heading}" for heading in HEADINGS) + "\n"
    for recommendation in words.truth["objectives"]:
        actions = words.under(recommendation["ref"])
        for number, action in enumerate(actions):
            page += "<tr>"
            if number == 0:
                page += (
                    f"<td rowspan={len(actions)}><b>{recommendation['ref']}</b><br>{escape(recommendation['title'])}"
                )
            page += row(action) + "\n"
    page += '</table>\n<p><a href="/scr">Back to serious case reviews</a>\n'
    path.write_text(page, encoding="utf-8")


def row(action: Truth) -> str:
    """The action's cells, none of them closed."""
    plain = [action["ref"], action["text"], "; ".join(action["leads"]), action["due_words"]]
    cells = "".join(f"<td>{escape(text)}" for text in plain)
    return f"{cells}<td>{html_cell(action['said'], close=False)}<td>{action['status']}"
