# ruff: noqa: E501  (prose of the document)
"""The Culverhay strategy: Markdown, prose first and then a block of labelled lines for each action."""

from pathlib import Path

from tests.reading.corpus.make.words import Truth, Words

TOP = """*Agreed by the Executive of the Culverhay Safeguarding Children Partnership on 3 July 2019*

## Why a strategy

Neglect is the commonest reason for a child in Culverhay to need protection, and it is the one that we find hardest to act on. It rarely comes to us as one event. A health visitor, a neighbour and a teacher may each hold a small part of the picture for years.

The statutory definition is in Working Together. This strategy is about every child and young person up to the age of 18, including those who are not yet born, and it fulfils our duties under the Children Act 1989, section 17.

## What we know

On 31 March 2019, 187 of the 352 children with a child protection plan had it because of neglect. Four years earlier there had been 96 such plans.

In a survey in February 2019 we asked 240 practitioners. 62% felt confident in naming neglect, but just 38% had ever used a tool to assess it.

More children have to go into hospital to have teeth taken out: between 2016/17 and 2017/18 the number rose by 14%.

Our reviews tell the same story as other people's. Plans drift, and each new worker starts again.

## What children say

> "I knew which teachers had biscuits."

> "People kept asking my mum. Nobody asked me."

## Delivery plan

*Position at January 2020*

"""
END = """## How we will keep this alive

The Quality Group looks at the plan each quarter. A multi-agency audit of 30 cases is planned for June 2020 and its results go to the Executive's meeting in September 2020. The strategy itself will be rewritten in spring 2022.

## Where to get help

If you are worried about a child, ring the front door on 01632 960077. In an emergency dial 999.
"""


def write(words: Words, path: Path) -> None:
    page = f"# {words.truth['title']}\n\n{TOP}"
    for priority in words.truth["objectives"]:
        page += f"### {priority['ref']}: {priority['title']}\n\n"
        page += "".join(block(action) for action in words.under(priority["ref"]))
    path.write_text(page + END, encoding="utf-8")


def block(action: Truth) -> str:
    """The action in bold and what there is to say of it, a line each."""
    lines = [f"**{action['ref']} {action['text']}**", "", f"- Lead: {' and '.join(action['leads'])}"]
    if "contributors" in action:
        lines.append(f"- Working with: {', '.join(action['contributors'])}")
    lines.append(f"- By when: {action['due_words']}")
    if action["said"]:
        lines.append(f"- Progress: {' '.join(action['said'])}")
    return "\n".join([*lines, f"- Status: {action['status']}", "", ""])
