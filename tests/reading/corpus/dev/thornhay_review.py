# ruff: noqa: E501  (prose of the document)
"""The Thornhay learning review: an upright PDF of prose whose action plan is paragraphs with labelled lines."""

from pathlib import Path

from tests.reading.corpus.make.pdf import save, text
from tests.reading.corpus.make.words import Truth, Words

SECTIONS: list[tuple[str, list[str]]] = [
    (
        "1. Why this review was held",
        [
            "In December 2021 a boy of 7 was seriously hurt at home. The Partnership considered the case at a rapid review in February 2022 and decided that a full review under Working Together 2018 was not called for, but that there was learning for Thornhay Council, Mereshire Police, Thornhay Homes and the health services. An independent reviewer led the work from March 2022. She met the children's mother, who is 34, and the eldest child, who is 13.",
            "The names of the family have been changed and some details left out so that they cannot be recognised.",
        ],
    ),
    (
        "2. What happened",
        [
            "The family moved to Thornhay in January 2020. Over the 26 months that the review looked at they were known to eleven services. Police officers attended the address 17 times. The children's two schools recorded 29 concerns between them, of which four were passed on to children's social care. Out of 22 health appointments for the youngest child, 14 were missed, and letters were sent to an old address.",
            "Each of these facts was known to somebody. They were put side by side for the first time at the rapid review.",
        ],
    ),
    (
        "3. What we learned",
        [
            "Practitioners liked the mother and wanted her to succeed. That is to their credit, but nobody asked what a day was like for the children. Only three of the 16 practitioners whom we met knew that there was a dangerous dog in the flat.",
            "Supervision notes were found in one in three of the social workers' files. Where there were notes, they were good.",
            "We asked whether the family was unusual. It was not. Across Thornhay, 36% of children who were not brought to appointments in 2021/22 were closed to the service without a call to anyone else; in 2020/21 it was 41%.",
        ],
    ),
    (
        "4. How the learning will be shared",
        [
            "The Partnership will publish a briefing for practitioners in early December 2022. Learning events will be held on 17 January 2023 in each of the district's localities. The reviewer will meet the mother again in November 2022 to tell her what is being done.",
        ],
    ),
]


def write(words: Words, path: Path) -> None:
    body = f"{text('Thornhay Safeguarding Children Partnership')}\n\n= {text(words.truth['title'])}\n\n"
    body += f"{text('Report and action plan agreed by the Partnership on 13 October 2022')}\n\n"
    for heading, paragraphs in SECTIONS:
        body += f"== {text(heading)}\n\n" + "".join(text(paragraph) + "\n\n" for paragraph in paragraphs)
    body += f"== {text('5. Recommendations and action plan')}\n\n"
    body += text("The position given for each action is that of 30 September 2022.") + "\n\n"
    for objective in words.truth["objectives"]:
        body += f"=== {text(objective['ref'] + ': ' + objective['title'])}\n\n"
        body += "".join(entry(action) for action in words.under(objective["ref"]))
    save(path, body, footer="Learning Review: Family W")


def entry(action: Truth) -> str:
    lines = [
        ("Lead", " and ".join(action["leads"])),
        ("Timescale", action["due_words"]),
        ("Status", action["status"]),
    ]
    if action["said"]:
        lines.append(("Progress", " ".join(action["said"])))
    head = f"*{text('Action ' + action['ref'])}* {text(action['text'])}\n\n"
    return head + "".join(f"*{text(name + ':')}* {text(value)}\n\n" for name, value in lines)
