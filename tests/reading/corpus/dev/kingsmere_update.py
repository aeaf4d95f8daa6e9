"""The Kingsmere update: Markdown tables without refs under bold lines."""

from pathlib import Path

from tests.reading.corpus.make.words import Words, md_cell

TOP = """Template: Action plan 2018 (delete before use)

# {title}

Kingsmere Metropolitan Council, 22 April 2021

The strategy group meets every 3 weeks. Neglect of children up to 17 is its only business.

"""
HEAD = "| What will we do? | Who | By when? | Where are we now? | How is it going? |\n|---|---|---|---|---|\n"


def write(words: Words, path: Path) -> None:
    out = TOP.format(title=words.truth["title"])
    for objective in words.truth["objectives"]:
        out += f"**Theme: {objective['title']}**\n\n{HEAD}"
        out += "| *Begin with a verb* | *Post* | *Month and year* | *Say what has changed* | *One of three* |\n"
        for action in words.under(objective["ref"]):
            leads, said = "<br>".join(action["leads"]), md_cell(action["said"])
            when, status = action.get("due_words", ""), action.get("status", "")
            out += f"| {action['text']} | {leads} | {when} | {said} | {status} |\n"
        out += "\n"
    path.write_text(out, encoding="utf-8")
