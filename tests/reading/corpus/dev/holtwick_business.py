# ruff: noqa: E501  (prose of the document)
"""The Holtwick business plan: Markdown tables left by a converter, one for each objective."""

from pathlib import Path

from tests.reading.corpus.make.words import Truth, Words, cut, md_cell

INTRODUCTION = """## Introduction

This document sets out what Holtwick Local Safeguarding Children Board said it would do in 2011/12 and how far it had got at
the half-way point. The plan was approved in April 2011. It takes account of *Working Together 2010*, of the announced
inspection of October 2010 and of the pressures on the budgets of Holtwick Borough Council, Holtwick NHS Primary Care Trust
and the other partners. The Board's functions are set out in regulation 5 of the 2006 Regulations.

Progress was reported by lead officers. The Executive Group looked at each entry and asked for more where it was thin. The
Board will publish its annual report, with the outcome of this plan, in May 2012.
"""
HEADER = ["Ref", "Action", "Responsibility", "By when", "Position at end of September"]


def write(words: Words, path: Path) -> None:
    out = f"# {words.truth['title']}\n\n{INTRODUCTION}\n"
    for ref, title in words.truth["aims"]:
        out += f"## {ref}: {title}\n\n"
        for objective in words.truth["objectives"]:
            if objective["aim"] == ref:
                out += f"**Objective {objective['ref']}: {objective['title']}**\n\n"
                out += line(HEADER) + line(["---"] * 5)
                for action in words.under(objective["ref"]):
                    out += row(action)
                out += "\n"
    path.write_text(out, encoding="utf-8")


def line(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |\n"


def row(action: Truth) -> str:
    who = "<br>".join(action["leads"])
    begun = [action["ref"], action["text"], who, action["due_words"]]
    if action["ref"] != "A2.1":
        return line([*begun, md_cell(action["said"])])
    first, second = cut(action["said"][0], "there were 143 reports of a")
    kept = line([*begun, first])
    return (
        kept
        + line(["", "", "", "", "Holtwick LSCB Page 4"])
        + line(["---"] * 5)
        + line(HEADER)
        + line(["", "", "", "", second])
    )
