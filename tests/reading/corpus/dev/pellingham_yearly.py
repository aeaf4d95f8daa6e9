# ruff: noqa: E501  (prose of the document)
"""The Pellingham and Southmarch yearly report: an upright PDF with boxes of figures."""

from pathlib import Path

from tests.reading.corpus.make.pdf import save, table, text
from tests.reading.corpus.make.words import Words

BOXES = [
    ("4,862", "contacts received by the two front doors"),
    ("1,129", "referrals accepted by children's social care"),
    ("47%", "of child protection plans were made because of neglect"),
    ("203", "allegations against people who work with children"),
]
OPENING = """# Foreword from the delegated safeguarding partners
This is our report for the year from April 2023 to March 2024. We publish it because the law asks us to, but also because the children, families and practitioners of Pellingham and Southmarch are entitled to know what difference we make. We have tried to be plain about what has not gone well.
Our arrangements were changed in December 2023 when the two councils agreed to share a business unit and when Working Together 2023 brought in lead and delegated partners. Education now has a seat on our executive.
# Our year in figures
"""
BODY = """# Babies and their families
Non-accidental injury to babies was the subject of two of our earlier reviews. There were 131 pre-birth assessments in 2023/24 (88 in 2022/23), and they are being started earlier in pregnancy. Health visitors report that 92% of new parents were given the ICON messages about coping with crying.
An audit in February 2024 found that fathers were not seen or spoken to often enough: only 13 of the 40 assessments that were read recorded a conversation with the father. A practice guide on working with fathers will be published in January 2025.
# Disabled children
Nineteen disabled children had a child protection plan at the year end, which is fewer than we would expect in a population like ours. During the year 64 members of staff completed training in communicating with children who do not use speech. A multi-agency audit of work with disabled children is planned for spring 2025.
# Harm outside the home
|
The number of children open to the exploitation team was slightly lower than the year before. Offences with knives fell as well, and more children than ever had a return conversation in time. Against this, suspensions from schools in both areas rose by 14%.
By the end of December 2024 the Barnfield Trust will have opened safe spaces in the two bus stations. The education representative is to report on suspensions to the executive meeting in February 2025.
# Learning from reviews
We notified four serious incidents to the national panel. Practitioners who had known the children told reviewers that they had found the process fair. Some 386 practitioners attended our seven-minute briefings or the longer learning events. The local child safeguarding practice review about Child L, which began in October 2023, will be published in November 2024.
# Training
A total of 2,140 training places were taken up, which was 6% fewer than in the previous year. Before their course 55% of participants said that they felt confident to challenge a colleague; afterwards it was 87%. Just 22% answered the follow-up questionnaire, so we cannot say with any assurance whether practice has altered.
# Independent scrutiny
Our scrutineer, in post since May 2023 for 0.6 of the week, spoke with young people aged 11 to 17 and with care leavers over 18 and made seven recommendations. The executive accepted all of them. The scrutineer will return in June 2025 to look at the progress that has been made.
# Money
The partnership is funded by the four bodies shown below. Contributions have not been raised for three years.
"""
YEARS = ["", "2021/22", "2022/23", "2023/24"]
HARM = [
    ["Children open to the exploitation team", "57", "74", "69"],
    ["Offences with knives, victims under 18", "112", "126", "98"],
    ["Return conversations held within three days", "51%", "58%", "73%"],
]
MONEY = [
    ["Pellingham Council", "£98,000"],
    ["Southmarch Borough Council", "£71,500"],
    ["Pellmarch Integrated Care Board", "£84,250"],
    ["Pellmarch Police", "£62,000"],
    ["Total", "£315,750"],
]


def write(words: Words, path: Path) -> None:
    body = f'#text(size: 20pt, fill: rgb("#12436d"), weight: "bold")[{text(words.truth["title"])}]\n\n'
    body += f"#text(size: 15pt)[{text('Yearly Report 2023 – 2024')}]\n\n{text('Published 26 September 2024')}\n\n"
    body += prose(OPENING) + boxes() + prose(BODY)
    body += table("(70mm, 30mm)", ["Partner", "Contribution"], cells(MONEY))
    save(path, body, footer="Pellingham and Southmarch SCP")


def prose(lines: str) -> str:
    body = ""
    for line in lines.splitlines():
        if line == "|":
            body += table("(1fr, 22mm, 22mm, 22mm)", YEARS, cells(HARM)) + "\n"
        else:
            body += f"== {text(line[2:])}\n\n" if line.startswith("# ") else f"{text(line)}\n\n"
    return body


def cells(rows: list[list[str]]) -> list[str]:
    return [", ".join(f"[{text(value)}]" for value in row) for row in rows]


def boxes() -> str:
    drawn = [
        f'rect(width: 100%, height: 26mm, fill: rgb("#e8f1f5"), stroke: none)[#text(size: 16pt, weight: "bold")[{text(number)}]\n\n{text(caption)}]'
        for number, caption in BOXES
    ]
    return "#grid(columns: 4, gutter: 4mm, " + ", ".join(drawn) + ")\n\n"
