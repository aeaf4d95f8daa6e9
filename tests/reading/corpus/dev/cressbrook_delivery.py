# ruff: noqa: E501  (prose of the document)
"""The Cressbrook delivery plan: pipe tables without refs, the owners after the progress."""

from pathlib import Path

from tests.reading.corpus.make.words import Words, cut, md_cell

HEAD = "| What we will do | Position at 31 May 2021 | Owner(s) | Supported by | Complete by | Rating |\n|:---|:---|---|---|:-:|:-:|\n"

TOP = """# {title}

**Paper for the Board, 17 June 2021 (item 6)**

## About this plan

The Board agreed its plan in February 2020 and refreshed it in September 2020, after the first wave of the pandemic. It \
is the plan that Schedule 2 to the Care Act 2014 asks for. Progress is rated by the people who own each action and is \
checked by the Quality Assurance Group: *Done*, *In hand*, or *Slipping*.

## The year in figures

In 2020/21 the council received 1,946 safeguarding concerns, up from 1,702 in 2019/20. Of those 1,946, 611 (31%) went on \
to an enquiry under section 42. Self-neglect now makes up 18% of enquiries, compared with 11% two years ago.

## What has not gone well

We cannot say how many people got the outcome they had asked for: only three of the seven providers record it. The \
Board will look at this again at its September meeting.

## What the Board is asked to do

The Board is asked to agree the revised dates.

"""


def write(words: Words, path: Path) -> None:
    out = TOP.format(title=words.truth["title"])
    for objective in words.truth["objectives"]:
        out += f"## Ambition {objective['ref']} – {objective['title']}\n\n{HEAD}"
        out += "".join(row(words, action["ref"]) for action in words.under(objective["ref"])) + "\n"
    path.write_text(out, encoding="utf-8")


def row(words: Words, ref: str) -> str:
    action = words.action(ref)
    said = md_cell(action["said"])
    text = action["text"].replace("&", "&amp;").replace("person's own words", "person's **own words**")
    leads, others = "; ".join(action["leads"]), "; ".join(action["contributors"])
    rest = f"{leads} | {others} | {action['due_words']} | {action.get('status', '')} |\n"
    if ref == "?5":
        first, last = cut(said, "before a bank holiday, and")
        return f"| {text} | {first} | {rest}{HEAD.splitlines()[0]}\n|  | {last} |  |  |  |  |\n"
    return f"| {text} | {said} | {rest}"
