# ruff: noqa: E501  (prose of the document)
"""The Rookhope account: a PDF of prose in numbered paragraphs."""

from pathlib import Path

from tests.reading.corpus.make.pdf import save, text
from tests.reading.corpus.make.words import Words

SECTIONS: list[tuple[str, list[str]]] = [
    (
        "1. Why this report comes to the Committee",
        [
            "1.1 The Partnership took over from the Local Safeguarding Children Board in September 2018. Under section 16 of the Children Act 2004, as changed in 2017, Rookhope Borough Council, Dalesway Police and Rookhope Clinical Commissioning Group share the duty equally.",
            "1.2 The account was agreed by the three partners in June 2019. The Independent Scrutineer's own view of it is published beside it.",
        ],
    ),
    (
        "2. Contacts and assessments",
        [
            "2.1 There were 8,730 contacts to the front door in 2018/19 against 9,412 in 2017/18, a fall of 7%. About one in ten of the contacts was anonymous.",
            "2.2 Assessments finished within 45 days stood at 86%; in similar areas nearby it is 82%. The number of section 47 enquiries hardly changed.",
        ],
    ),
    (
        "3. Exploitation",
        [
            "3.1 The panel, which began in 2017, looks at children up to the age of 17 and, by agreement, some young adults. The number of children discussed by the panel rose from 27 to 58 in the year. Of the 58 children 49 left the panel with a plan.",
            "3.2 Work with businesses continues:",
            "- 63 businesses have been trained, towards a target of 100 businesses",
            "- a toolkit for disruption will be in use by autumn 2019",
            "- there is no data yet on what became of the children afterwards",
            "3.3 An independent evaluation of the panel will be reported to the Partnership's January meeting.",
        ],
    ),
    (
        "4. What young people say",
        [
            "4.1 The survey was open to every pupil in Years 7 to 11. The response was low: 644 pupils answered, a response rate of 18%. Of those who answered, 41% said that they do not feel safe on the bus or in town after dark.",
            "4.2 More of them can name an adult whom they trust and could talk to: 73%, up from 68% in 2016. The survey will be run again in March 2020.",
        ],
    ),
    (
        "5. Waiting times",
        [
            "5.1 Children who have been abused wait too long for therapy. At the end of the year 131 children were waiting, and the average wait had gone up to 31 weeks from 22 weeks.",
            "5.2 The Clinical Commissioning Group has promised a recovery plan by the end of August 2019.",
        ],
    ),
    (
        "6. What the Committee asked last year",
        [
            "6.1 In July 2018 the Committee made three recommendations. Two have been carried out.",
            "6.2 The third was that all schools check their safer recruitment. So far 38 of 44 schools have done so; the check of the remaining schools will be finished by 20 December 2019.",
        ],
    ),
    (
        "7. Learning from reviews",
        [
            "7.1 The Partnership carried out four rapid reviews in the year and one local review, which will be published in early September 2019. The national panel agreed with three of the four decisions.",
            "7.2 A check of 50 records in May 2019 found that the voice of the child was recorded in 36 of 50 records; a year before it was 29 of 50. Supervision was recorded in fewer than half, and in one service nobody could find the supervision policy.",
            "7.3 The learning group will test in spring 2020 whether the lessons have reached the front line.",
        ],
    ),
    (
        "8. Training",
        [
            "8.1 Courses were attended by 1,204 people from 61 organisations. After three months 57% of those who replied (92 people) could give an example of what they had done differently. General practice remains hard to reach: only 6% of places went to its staff.",
        ],
    ),
    ("9. Money", ["9.1 The partnership spent £218,600 in the year, 54% of it contributed by the council."]),
    (
        "10. What the Committee is asked to do",
        [
            "The Committee is asked to:",
            "- note the account; and",
            "- refer the waiting times for therapy to the Health and Wellbeing Board.",
        ],
    ),
]


def write(words: Words, path: Path) -> None:
    body = (
        f"{text('ROOKHOPE BOROUGH COUNCIL')}\n\n{text('Overview and Scrutiny Committee')}\n\n{text('9 July 2019')}\n\n"
    )
    body += f"= {text(words.truth['title'])}\n\n{text('Report of the Independent Scrutineer and the three safeguarding partners')}\n\n"
    for heading, paragraphs in SECTIONS:
        body += f"== {text(heading)}\n\n"
        for paragraph in paragraphs:
            mark = "- " if paragraph.startswith("- ") else ""
            body += f"{mark}{text(paragraph.removeprefix('- '))}\n\n"
    save(path, body, footer="Rookhope Safeguarding Partnership – Annual Account")
