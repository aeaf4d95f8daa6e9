# ruff: noqa: E501  (prose of the document)
"""The Ravensby update: Markdown with bold lines for headings and discs for ratings."""

from pathlib import Path

from tests.reading.corpus.make.words import Words, md_cell

TOP = """**{title}**

**Progress report to the Partnership, 19 September 2024**

This plan follows the needs assessment of December 2023 and is for children up to 16.

"""
HEAD = "| Action | Deadline | Lead | Progress | RAG |\n| --- | --- | --- | --- | :-: |\n"


def write(words: Words, path: Path) -> None:
    out = TOP.format(title=words.truth["title"])
    for objective in words.truth["objectives"]:
        out += f"**Aim: {objective['title']}**\n\n{HEAD}"
        for action in words.under(objective["ref"]):
            said = md_cell(action["said"]).replace("34, against 51", "**34**, against **51**")
            leads = "<br>".join(action["leads"])
            out += f"| {action['text']} | {action['due_words']} | {leads} | {said} | {action['disc']} |\n"
            if action["ref"] == "?a":
                out += "| --- | --- | --- | --- | --- |\n"
        out += "\n"
    path.write_text(out, encoding="utf-8")
