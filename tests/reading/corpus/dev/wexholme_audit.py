# ruff: noqa: E501  (prose of the document)
"""The Wexholme audit: findings in prose, then a card for each action."""

from pathlib import Path

from tests.reading.corpus.make.words import Truth, Words

TOP = """Wexholme Safeguarding Children Partnership
{rule}

# {title}

Presented to the Quality Assurance Group on 20 June 2019

## Why we did this audit

In February 2019 the executive of the Partnership asked for assurance about strategy discussions, which are held when there is reason to think that a child may be suffering significant harm (section 47). A complaint by a parent and a letter from a head teacher had both suggested that decisions were being taken without the people who knew the child best.

## How we did it

A random sample of 36 discussions held between October and December 2018 was drawn. Six auditors from five agencies, among them Wexholme Council, Northwold Constabulary and Wexholme Community Health Trust, read the records in pairs with the tool of 2017. Where the pair disagreed a third auditor read the record as well.

## What we found

* Health took part in 19 of the 36 discussions (53%). In our audit of 2016 it was 31%.
* Minutes reached every agency by the next working day in seven cases out of 36.
* A decision whether to interview the child jointly was written down in 78% of records, and the reason for the decision in 44%.
* The average delay between the referral and the discussion was 2.6 working days; the longest was 11.
* Four discussions were graded outstanding, 13 good and 15 as requiring improvement. Four were graded inadequate.

We found no evidence that what the child had said made any difference to the decision in the weakest records.

## What practitioners told us

A short survey was sent to 140 staff and 64 replied (46%). Of those who replied, 83% knew who may call a discussion and 29% had been trained to chair one. Too many, in their own words, "make it up as we go along".

## What happens next

The findings will be presented to the Partnership's executive at its September 2019 meeting. Briefings for managers will run in early October 2019. The Quality Assurance Group will audit a further sample in spring 2020.

# Action plan

The position against each action was last updated on 12 June 2019.

"""


def write(words: Words, path: Path) -> None:
    out = TOP.format(title=words.truth["title"], rule="=" * 42)
    for objective in words.truth["objectives"]:
        out += f"## {objective['ref']}: {objective['title']}\n\n"
        out += "".join(card(action) for action in words.under(objective["ref"]))
    path.write_text(out, encoding="utf-8")


def card(action: Truth) -> str:
    lines = [
        ("What", action["text"]),
        ("Who", " and ".join(action["leads"])),
        ("By when", action["due_words"]),
        ("Where we are now", " ".join(action["said"])),
        ("Rating", action["status"]),
    ]
    return f"### Action {action['ref']}\n\n" + "".join(f"**{name}:** {value}  \n" for name, value in lines) + "\n"
