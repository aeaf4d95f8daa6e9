# ruff: noqa: E501  (prose of the document)
"""The Marrowby report: Markdown prose, then the work plan as one wide pipe table with a key beneath it."""

from pathlib import Path

from tests.reading.corpus.make.words import Truth, Words, md_cell

TOP = """# {title}

Executive meeting, 5 March 2019

## Courses and who came

Between April and December 2018 there were 1,527 places taken up on our courses, compared with 1,368 between April and \
December 2017, a rise of 12%. Schools took 39% of the places, social care 24% and the police 3%. \
Marrowby and Vale Hospital Trust has begun to send its newly qualified nurses. The voluntary sector is still \
thinly represented, although its courses are free and most are held in the evening.

The sub-group was re-formed in September 2018 and met for the last time before this report on 22 February 2019.

## What difference it makes

Participants score their own confidence out of ten. On average it was 5.8 before a course and 7.9 after it. A third of managers \
had discussed the course with the person they sent. We do not know whether any of this reaches families.

The university's evaluation of the neglect course will be published by the end of September 2019.

## Social workers

Vacancies among social workers have gone down from 22% of posts to 15%. The average caseload is 17.3, against a target of 16. \
A teaching academy will open on 2 September 2019, with placements for 18 students. A paper on retention pay will be brought \
to the Executive's May 2019 meeting.

## What the Executive is asked to do

The Executive is asked to:

1. approve the charging policy; and
2. note the work plan.

## Work Plan 2017/18 (updated for 2018/19)

"""
HEAD = "| Theme | Ref | Task | Owner | Start | Finish | Where we are at February 2019 | RAG |"
RULE = "|---|---|---|---|---|---|---|:-:|"
KEY = "Key: C = Complete; G = On track; A = Amber; R = Red; N = Not begun\n"


def write(words: Words, path: Path) -> None:
    lines = [HEAD, RULE]
    for objective in words.truth["objectives"]:
        for number, action in enumerate(words.under(objective["ref"])):
            if action["ref"] == "LW8":
                lines.append(RULE.replace(":-:", "---"))
            lines.append(row(objective["title"] if number == 0 else "", action))
    path.write_text(TOP.format(title=words.truth["title"]) + "\n".join(lines) + "\n\n" + KEY, encoding="utf-8")


def row(theme: str, action: Truth) -> str:
    text = action["text"].replace("|", "\\|").replace("&", "&amp;")
    theme = f"**{theme}**" if theme else ""
    cells = [theme, action["ref"], text, "<br>".join(action["leads"]), action["start"], action["due_words"]]
    return "| " + " | ".join([*cells, md_cell(action["said"]), action["status"][0]]) + " |"
