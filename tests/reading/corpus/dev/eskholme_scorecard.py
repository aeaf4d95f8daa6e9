# ruff: noqa: E501  (prose of the document)
"""The Eskholme scorecard: a headline sheet and two sheets of indicators with unlike columns."""

from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from tests.reading.corpus.make.words import Words

Row = list[str | float | None]
RED, AMBER, GREEN = "FF0000", "FFC000", "92D050"

HEADLINE = (
    "Contacts at the front door rose by 14% between the first and second quarters, and average caseloads have gone up from 17.2 to 19.8 over the same time. "
    "The chair will bring a challenge to the hospital trust about its returns to the Board's November 2017 meeting."
)

SAFEGUARDING_HEADINGS = [
    "PI",
    "Measure",
    "Good is",
    "2016/17",
    "Q1 2017/18",
    "Q2 2017/18",
    "Target",
    "Analyst's comment",
]
SAFEGUARDING: list[tuple[Row, str | None]] = [
    (["S1", "Referrals to children's social care per 10,000", "–", 512.4, 128.9, 131.2, None, None], None),
    (
        [
            "S2",
            "Assessments completed within 45 days",
            "High",
            0.84,
            0.86,
            0.79,
            0.9,
            "Two teams moved building in August. Service managers will clear the overdue assessments by the end of November 2017.",
        ],
        RED,
    ),
    (["S3", "Children with a child protection plan at the end of the period", "–", 231, 240, 226, None, None], None),
    (["S4", "Children on a plan seen at each planned visit", "High", 0.91, 0.93, 0.94, 0.95, None], AMBER),
    (
        [
            "S5",
            "Conference reports given to parents two days before",
            "High",
            0.47,
            0.52,
            0.5,
            0.75,
            "Poor in every team: parents say that they have no time to read what is said of them. A dip sample will be taken in January 2018.",
        ],
        RED,
    ),
    (["S6", "Plans that are a second or repeat plan", "Low", 0.165, 0.183, 0.179, 0.15, None], RED),
    (["S7", "Care leavers in suitable accommodation", "High", 0.88, "not collected", 0.92, 0.9, None], GREEN),
    (
        [
            "S8",
            "Episodes of children missing from home or care",
            "Low",
            402,
            96,
            118,
            None,
            "Eight children account for 51 of the episodes in Quarter 2. The Missing Panel will report on them to the Board in December 2017.",
        ],
        None,
    ),
]

PARTNER_HEADINGS = ["PI", "Agency", "Measure", "Q2 2017/18", "Q1 2017/18", "2016/17", "Target", "Agency's comment"]
PARTNERS: list[tuple[Row, str | None]] = [
    (["P1", "Hospital trust", "Emergency attendances for self-harm, under 18", 29, 37, 143, None, None], None),
    (
        [
            "P2",
            "Hospital trust",
            "Midwifery referrals with every field filled in (%)",
            72,
            66,
            61,
            85,
            "A new e-form goes live in maternity in early February 2018.",
        ],
        AMBER,
    ),
    (["P3", "Police", "Notifications sent within 24 hours (%)", 88, 82, 70, 90, None], AMBER),
    (
        [
            "P4",
            "Schools",
            "Schools with an up-to-date safeguarding audit",
            "55 of 63",
            "51 of 63",
            "48 of 63",
            "All",
            None,
        ],
        AMBER,
    ),
    (
        ["P5", "Youth offending", "Young people charged with a sexual offence", "*", "*", 7, None, "* fewer than six"],
        None,
    ),
    (["P6", "All", "Staff trained at level 3 (%)", 81, 77, 74, 90, None], AMBER),
]


def write(words: Words, path: Path) -> None:
    book = Workbook()
    cover = book.active
    cover.title = "Headlines"
    cover["A1"] = words.truth["title"]
    cover["A1"].font = Font(bold=True, size=14)
    cover["A2"] = "Data drawn on 9 October 2017. The set of measures was agreed in June 2017."
    cover["A4"] = "Chair's headlines"
    cover["A5"] = HEADLINE
    cover.merge_cells("A5:H5")
    cover["A5"].alignment = Alignment(wrap_text=True)
    cover["A7"] = "Shading of the latest quarter"
    for place, (colour, meaning) in enumerate(((RED, "well off target"), (AMBER, "near target"), (GREEN, "on target"))):
        cover.cell(8 + place, 1).fill = PatternFill("solid", fgColor=colour)
        cover.cell(8 + place, 2, meaning)
    sheet(book.create_sheet("Safeguarding"), "Safeguarding and care", SAFEGUARDING_HEADINGS, SAFEGUARDING, latest=6)
    sheet(book.create_sheet("Partners"), "What partners tell us", PARTNER_HEADINGS, PARTNERS, latest=4)
    book.save(path)


def sheet(page: Worksheet, title: str, headings: list[str], rows: list[tuple[Row, str | None]], *, latest: int) -> None:
    page["A1"] = title
    page["A1"].font = Font(bold=True)
    page.append([])
    page.append(headings)
    for row, colour in rows:
        page.append(row)
        for cell in page[page.max_row]:
            if isinstance(cell.value, float) and cell.value <= 1:
                cell.number_format = "0.0%" if row[0] == "S6" else "0%"
        if colour:
            page.cell(page.max_row, latest).fill = PatternFill("solid", fgColor=colour)
