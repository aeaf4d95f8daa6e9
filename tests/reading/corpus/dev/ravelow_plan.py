# ruff: noqa: E501  (prose of the document)
"""The Ravelow paper: a covering report and a plan on its side in which each objective is a row across the table."""

from pathlib import Path

from tests.reading.corpus.make.pdf import cell, save, table, text
from tests.reading.corpus.make.words import Truth, Words

HEADINGS = ["Ref", "Action", "Owner", "Due", "Progress and impact at 31 March 2019", "Status"]
COVER: list[tuple[str, list[str]]] = [
    (
        "1. Purpose",
        [
            "1.1 The Partnership's business plan runs for two years from April 2018. This report tells the Committee what was done in the first of them. It was written by the Partnership Manager and agreed with the three chief officers.",
        ],
    ),
    (
        "2. Headlines",
        [
            "2.1 Of the 24 actions in the plan nine are completed, eleven are on track, three are delayed and one has not started. Those that bear most on the Committee's own work are set out in the appendix.",
            "2.2 The number of children with a plan for neglect fell from 96 in March 2018 to 81 in March 2019. Repeat referrals stand at 19.4% against a target of 18%.",
        ],
    ),
    (
        "3. New arrangements",
        [
            "3.1 The Children and Social Work Act 2017 asks the council, the police and the clinical commissioning group to agree how they will work together from now on. The new arrangements will be published on 28 June 2019 and will take effect on 16 September 2019.",
        ],
    ),
    (
        "4. Independent scrutiny",
        [
            "4.1 An independent scrutineer was appointed in January 2019. She spent a week with front-line teams and made five recommendations, all of which have been accepted. A follow-up visit is planned for November 2019.",
        ],
    ),
    (
        "5. Recommendations",
        [
            "5.1 The Committee is asked to:",
            "- comment on the progress made in the first year",
            "- receive a second report when the plan ends",
        ],
    ),
]


def write(words: Words, path: Path) -> None:
    body = (
        f"{text('RAVELOW BOROUGH COUNCIL')}\n\n{text('Families and Communities Overview Committee, 21 May 2019')}\n\n"
    )
    body += f"= {text(words.truth['title'])}\n\n"
    for heading, paragraphs in COVER:
        body += f"== {text(heading)}\n\n"
        for paragraph in paragraphs:
            body += ("- " if paragraph.startswith("- ") else "") + text(paragraph.removeprefix("- ")) + "\n\n"
    body += "#pagebreak()\n\n" + f"== {text('Appendix: Business plan 2018–2020')}\n\n"
    for ref, title in words.truth["aims"]:
        body += f"=== {text(f'{ref}: {title}')}\n\n"
        rows: list[str] = []
        for objective in words.truth["objectives"]:
            if objective["aim"] == ref:
                band = text(f"{objective['ref']}: {objective['title']}")
                rows.append(f"table.cell(colspan: 6, fill: luma(225))[*{band}*]")
                rows += [row(action) for action in words.under(objective["ref"])]
        body += table("(13mm, 52mm, 36mm, 26mm, 1fr, 24mm)", HEADINGS, rows) + "\n"
    save(path, body, footer="Ravelow SCP Business Plan 2018–2020", height="95mm")


def row(action: Truth) -> str:
    plain = [action["ref"], action["text"], " / ".join(action["leads"]), action["due_words"]]
    return ", ".join([*(f"[{text(words)}]" for words in plain), cell(action["said"]), f"[{text(action['status'])}]"])
