# ruff: noqa: E501  (prose of the document)
"""The Harbourne update: Markdown whose headings are bold lines, with tables that print no refs."""

from pathlib import Path

from tests.reading.corpus.make.words import Words, md_cell

TOP = """**HARBOURNE CITY COUNCIL – CHILDREN'S IMPROVEMENT BOARD**

**3 July 2014**

**{title}**

This update covers the 53 weeks since the plan was made. Version 0.2. Paragraph 3.1 of the inspection report of November 2013 applies throughout.

"""
HEAD = "| Activity | Responsibility | Target Date | Update | Assessment of progress |\n|:--|:--|:-:|:--|--:|\n"


def write(words: Words, path: Path) -> None:
    out = TOP.format(title=words.truth["title"])
    for number, objective in enumerate(words.truth["objectives"]):
        out += f"**Outcome: {objective['title']}**\n\n" + HEAD
        if number == 0:
            out += "| *Describe the activity* | *Post* | *When* | *What has changed?* | *Choose one* |\n"
        for action in words.under(objective["ref"]):
            cells = [
                action["text"],
                "<br />".join(action["leads"]),
                action["due_words"],
                md_cell(action["said"]),
                action.get("status", ""),
            ]
            out += "| " + " | ".join(cells) + " |\n"
        out += "\n"
    path.write_text(out, encoding="utf-8")
