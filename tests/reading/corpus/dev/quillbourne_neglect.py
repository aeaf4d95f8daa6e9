# ruff: noqa: E501  (prose of the document)
"""The Quillbourne strategy: Markdown prose, and actions as labelled lines under each pledge."""

from pathlib import Path

from tests.reading.corpus.make.words import Words

OPENING = """*Approved by the Board, October 2018*

## Foreword from the Independent Chair

Neglect rarely announces itself. It builds up, one missed appointment and one cold house at a time, and by the time that
somebody puts the pieces together a childhood has gone by. This strategy replaces the one that the Board agreed in
November 2016. It is shorter, and it says who will do what.

I am grateful to colleagues in Quillbourne Council, Quillbourne Community Health Trust, Wold Valley Police and our
schools for the candour with which they took part in the July 2018 workshop.

## What we mean by neglect

We use the definition in *Working Together 2018*: the persistent failure to meet a child's basic physical or
psychological needs, likely to result in the serious impairment of the child's health or development. Neglect may begin
before birth. It is significant harm within the meaning of section 31 of the Children Act 1989.

## The picture in Quillbourne

At 31 March 2018 there were 212 children with a child protection plan in the borough. For 118 of the 212 (56%) the
category was neglect. Two years earlier the proportion was 47%.

Health visitors made 88 referrals about neglect in 2017/18, up from 61 the year before. Dentists, who see most children
at some point, made 3 contacts in 2017/18.

One in five children in Quillbourne lives in a low-income household. Poverty is not neglect, but it makes every other
difficulty harder to bear. In our school survey, which was completed by 1,940 pupils in Years 6 and 8, 9% said that they
often went to bed hungry.

## What our audit told us

Auditors from each of the main partners looked at the records of children whose plans had been made for neglect.
There were 24 files in the sample.

- A graded care profile had been completed in only seven of the 24 cases.
- An up-to-date chronology was found on 11 files.
- The child had been seen alone on 19 files, which is better than we expected.

Taken together the audit says that families wait too long for anything to change. Cases drift from one meeting to the
next and professionals grow used to what they see.

## Delivery plan

Each pledge has an owner on the Board. Actions are numbered so that progress can be followed.
"""

CLOSING = """
## How we will keep track

The Board will publish a one-page summary of this strategy for parents by December 2018. The Neglect Task Group, which
Quillbourne's Consultant in Public Health chairs, will report on progress to the March 2019 meeting of the Board. The
audit is to be repeated in October 2019 with a fresh sample of files.

We intend to review the whole strategy in autumn 2020, when the new safeguarding partners will decide what should follow
it. Copies in large print are available from the Board's office at 47 Castle Street, Monday to Friday from 10 o'clock.
"""


def write(words: Words, path: Path) -> None:
    out = f"# {words.truth['title']}\n\n{OPENING}"
    for pledge in words.truth["objectives"]:
        out += f"\n### {pledge['ref']}: {pledge['title']}\n\n"
        for action in words.under(pledge["ref"]):
            out += f"**{action['ref']}** {action['text']}  \n"
            out += f"*Lead:* {' and '.join(action['leads'])}  \n"
            if "contributors" in action:
                out += f"*Working with:* {', '.join(action['contributors'])}  \n"
            out += f"*When:* {action['due_words']}  \n*How we will know:* {action['know']}\n\n"
    path.write_text(out + CLOSING, encoding="utf-8")
