# ruff: noqa: E501  (prose of the document)
"""The Ellerby dashboard: quarters as columns, fractions shown as percentages, domains as rows that span."""

from pathlib import Path

from openpyxl import Workbook

from tests.reading.corpus.make.words import Words

HEADINGS = [
    "Ref",
    "Indicator",
    "Owner",
    "Target",
    "Q1 2021/22",
    "Q2 2021/22",
    "Q3 2021/22",
    "Q4 2021/22",
    "Trend",
    "Comment",
]
ROWS: list[list[str | float | None]] = [
    ["Domain 1: The front door"],
    ["1.01", "Number of contacts", "MASH", None, 2210, 2385, 2467, None, "▲", None],
    [
        "1.02",
        "Contacts with a decision within 24 hours",
        "MASH",
        0.95,
        0.88,
        0.91,
        0.79,
        None,
        "▼",
        "Two vacancies. A dip sample of decisions will be reported in March 2022.",
    ],
    ["1.03", "Re-referrals within 12 months", "Council", 0.2, 0.235, 0.221, 0.208, None, "▼", None],
    ["1.04", "Strategy discussions that health attended", "Health", 1.0, 0.7, 0.77, 0.85, None, "▲", None],
    ["1.05", "Children on a child protection plan", "Council", None, 186, 174, 191, None, "▲", None],
    ["1.06", "Conferences held within 15 days", "Council", 0.85, 0.81, 0.86, 0.9, None, "▲", None],
    ["Domain 2: Harm outside the home"],
    [
        "2.01",
        "Children reported missing",
        "Police",
        None,
        61,
        "not recorded",
        74,
        None,
        "▲",
        "The provider changed in the summer.",
    ],
    [
        "2.02",
        "Missing children offered a return interview within 72 hours",
        "Council",
        0.8,
        "n/a",
        0.52,
        0.66,
        None,
        "▲",
        None,
    ],
    ["2.03", "Children at high risk of exploitation", "Police", None, 34, 31, 40, None, "▲", None],
    [
        "2.05",
        "Rate of hospital admissions for self-harm, per 10,000",
        "Health",
        None,
        9.4,
        10.1,
        "awaited",
        None,
        "▲",
        "Third quarter expected from the hospital in April 2022",
    ],
    ["2.04", "Of these, children under 13", "Police", None, "*", "*", 6, None, "►", "* fewer than six"],
]

FORMATS = {"1.03": "0.0%", "2.05": "0.0"}


def write(words: Words, path: Path) -> None:
    book = Workbook()
    cover = book.active
    cover.title = "Contents"
    cover["A1"] = words.truth["title"]
    cover["A3"] = "Sheet 2: dashboard. Section 47 enquiries are in the council's own report. Drawn on 20 January 2022."
    sheet = book.create_sheet("Dashboard")
    sheet.append(HEADINGS)
    for row in ROWS:
        sheet.append(row)
        if len(row) == 1:
            sheet.merge_cells(start_row=sheet.max_row, start_column=1, end_row=sheet.max_row, end_column=len(HEADINGS))
        for cell in sheet[sheet.max_row]:
            if isinstance(cell.value, float):
                cell.number_format = FORMATS.get(str(row[0]), "0%")
    book.save(path)
