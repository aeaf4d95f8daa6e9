# ruff: noqa: E501  (prose of the document)
"""The Harnby plan: Markdown with one pipe table for each priority."""

from pathlib import Path

from tests.reading.corpus.make.words import Truth, Words, cut, md_cell

HEADINGS = "| Ref | What we are going to do | Who will lead | When by | How we will know | Where we are now | RAG |"
RULE = "|" + "---|" * 7
OPENING = """**Version 3, agreed by the Board on 14 November 2013**

## Introduction

Harnby Safeguarding Children Board brings together Harnby Metropolitan Borough Council, the police, the probation service, Harnby Teaching Hospitals NHS Trust, schools and the voluntary sector. This plan says what the Board will do, over and above the everyday work of its members, to make children in Harnby safer. It was written under the statutory guidance of 2010 and has been revised now that new guidance is in force.

## Why these priorities

There are 48,300 children and young people under 18 in Harnby. At 31 March 2013, 212 of them had a child protection plan, compared with 187 a year earlier, and 341 were looked after by the council. Domestic violence featured in 46% of referrals to children's social care. The Board's development day looked at what children, inspectors and front-line staff had said, and kept the list of priorities short on purpose.

## How the plan is watched

The Executive looks at the plan at each of its meetings. A full report on the year will be brought to the Board in May 2014.

**Key to RAG:** R = Not started or stalled; A = Under way with some slippage; G = On course; B = Finished

## The plan
"""


def write(words: Words, path: Path) -> None:
    lines = [f"# {words.truth['title']}", "", OPENING]
    for objective in words.truth["objectives"]:
        lines += [f"### {objective['ref']}: {objective['title']}", "", HEADINGS, RULE]
        for action in words.under(objective["ref"]):
            lines += row(action)
        lines.append("")
    lines += ["*Contact: the Business Unit, Town Hall, Harnby. Page 11*", ""]
    path.write_text("\n".join(lines), encoding="utf-8")


def row(action: Truth) -> list[str]:
    letter = action["status"][0]
    leads = " / ".join(action["leads"])
    cells = [action["ref"], action["text"], leads, action["due_words"], action["know"], md_cell(action["said"]), letter]
    if action["ref"] == "2.2":
        cells[5], rest = cut(action["said"][0], "Harnby Teaching Hospitals")
        return ["| " + " | ".join(cells) + " |", HEADINGS, f"| | | | | | {rest} | |"]
    return ["| " + " | ".join(cells) + " |"]
