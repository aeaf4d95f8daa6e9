# ruff: noqa: E501  (prose of the document)
"""The Hernshaw scorecard: a sheet of indicators in groups and a sheet of notes."""

from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill

from tests.reading.corpus.make.words import Words

HEADINGS = ["Ref", "Indicator", "Good is", "2022/23", "Q2 2023/24", "Q3 2023/24", "Target 2023/24", "Comment"]
Row = tuple[str, str, str, float, float, float, float | None, str]
GROUPS: list[tuple[str, list[Row]]] = [
    (
        "Front door and child protection",
        [
            ("FD1", "Number of contacts to the integrated front door", "–", 9240, 2467, 2590, None, ""),
            (
                "FD2",
                "Re-referrals within 12 months",
                "Low",
                0.23,
                0.21,
                0.18,
                0.2,
                "Better than target for the first time.",
            ),
            (
                "CP1",
                "Initial child protection conferences held within 15 working days",
                "High",
                0.84,
                0.79,
                0.71,
                0.9,
                "Late conferences are put down to the use of agency chairs. Hernshaw Council will have permanent chairs in post by March 2024.",
            ),
            (
                "CP2",
                "Children with a child protection plan, rate per 10,000 aged under 18",
                "–",
                46.2,
                48.8,
                51.3,
                None,
                "",
            ),
        ],
    ),
    (
        "Harm outside the home",
        [
            (
                "HO1",
                "Missing children offered a return home interview who accepted it",
                "High",
                0.62,
                0.7,
                0.74,
                0.8,
                "The new provider starts on 1 April 2024.",
            ),
            (
                "HO2",
                "Children assessed as at high risk of exploitation at the end of the period",
                "Low",
                19,
                24,
                22,
                None,
                "",
            ),
            (
                "HO3",
                "Operation Encompass notifications made before the school day",
                "High",
                0.95,
                0.98,
                0.99,
                1,
                "Dale Police now send them at weekends too.",
            ),
        ],
    ),
    (
        "Health",
        [
            (
                "HE1",
                "Initial health assessments completed on time",
                "High",
                0.55,
                0.41,
                0.38,
                0.85,
                "Two of the five community paediatrician posts are vacant. A recovery plan for the clinic will be reported to the April 2024 meeting of the Executive.",
            )
        ],
    ),
    ("Workforce", [("WF1", "People trained on multi-agency courses", "High", 1704, 365, 512, 1800, "")]),
]
NOTES = [
    "Prepared by the Partnership's analyst on 20 February 2024.",
    "Definitions follow the framework agreed in 2018. Where a target is blank none has been set.",
    "A figure for a quarter is for that quarter alone, not for the year to date.",
]


def write(words: Words, path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet.title = "Scorecard"
    sheet["A1"] = words.truth["title"]
    sheet["A1"].font = Font(bold=True, size=14)
    sheet.merge_cells("A1:H1")
    sheet.append([])
    sheet.append(HEADINGS)
    for cell in sheet[3]:
        cell.font = Font(bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor="1F3864")
    for group, rows in GROUPS:
        sheet.append([group])
        at = sheet.max_row
        sheet.cell(at, 1).fill = PatternFill("solid", fgColor="D9D9D9")
        sheet.merge_cells(start_row=at, start_column=1, end_row=at, end_column=8)
        for row in rows:
            sheet.append(list(row))
            at = sheet.max_row
            share = 0 < row[3] < 1
            for column in range(4, 8):
                sheet.cell(at, column).number_format = "0%" if share else "#,##0" if row[0] != "CP2" else "0.0"
            sheet.cell(at, 8).alignment = Alignment(wrap_text=True)
    notes = book.create_sheet("Notes")
    for number, note in enumerate(NOTES, 1):
        notes.cell(number, 1, note)
    for column, width in zip("ABCDEFGH", (7, 52, 9, 10, 12, 12, 15, 60), strict=True):
        sheet.column_dimensions[column].width = width
    book.save(path)
