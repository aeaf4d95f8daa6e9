# ruff: noqa: E501  (prose of the document)
"""The Nunbrook scorecard: indicators under section rows, and a sheet of children's answers."""

from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill

from tests.reading.corpus.make.words import Words

HEADINGS = [
    "No.",
    "Indicator",
    "2012/13",
    "2013/14",
    "Q1 2014/15",
    "Q2 2014/15",
    "Q3 2014/15",
    "Target 2014/15",
    "Trend",
    "Comment",
]
COUNT, SHARE, FINE = "#,##0", "0%", "0.0%"
ROWS: list[list[Any]] = [
    ["Early help"],
    [COUNT, 1, "Early help assessments started", 612, 745, 201, 168, 230, None, "▲", None],
    [SHARE, 2, "Early help cases closed with outcomes met", 0.58, 0.61, 0.63, 0.60, 0.66, 0.70, "▲", None],
    ["Child protection"],
    [
        COUNT,
        3,
        "Children with a child protection plan at the end of the period",
        188,
        203,
        211,
        226,
        219,
        None,
        "▼",
        "Close to the average of similar areas.",
    ],
    [
        SHARE,
        4,
        "Initial child protection conferences held in time",
        0.72,
        0.79,
        0.84,
        0.86,
        0.81,
        0.90,
        "▼",
        "Sickness among chairs in November. A third chair starts on 19 January 2015.",
    ],
    [
        FINE,
        5,
        "Child protection plans that lasted two years or more",
        0.061,
        0.048,
        0.039,
        0.042,
        0.053,
        0.05,
        "▲",
        None,
    ],
    ["Vulnerable groups"],
    [
        COUNT,
        6,
        "Episodes of going missing from care",
        154,
        170,
        52,
        65,
        "not available",
        None,
        None,
        "The police could not run the report in Q3 because of the move to a new system. The missing figure will be supplied by the end of February 2015.",
    ],
    [COUNT, 7, "Children known to be privately fostered", 6, 9, 9, 8, 12, None, "▲", None],
    [
        SHARE,
        8,
        "Looked after children placed more than 20 miles from home",
        0.19,
        0.21,
        0.22,
        0.24,
        0.23,
        0.15,
        "▼",
        "Too many children still live a long way from home. The sufficiency strategy goes to Cabinet in March 2015.",
    ],
    ["Workforce"],
    ["0.0", 9, "Average caseload of social workers", 21.4, 19.8, 18.9, 18.5, 17.2, 16, "▼", None],
    [
        COUNT,
        10,
        "Places filled on multi-agency training",
        1240,
        1418,
        366,
        290,
        402,
        None,
        "▲",
        "In Q3 11% of the places that had been booked were not used. E-learning will be included from April 2015.",
    ],
]
ANSWERS = [
    ["Question", "Yes", "No", "Not sure"],
    ["Did your social worker explain why you have a plan?", 49, 7, 8],
    ["Did you have a say at your conference?", 38, 18, 8],
    ["Do you feel safer now?", 51, 5, 8],
]


def write(words: Words, path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet.title = "Scorecard"
    sheet["A1"] = f"{words.truth['title']}: Quarter 3"
    sheet["A1"].font = Font(bold=True, size=14)
    sheet["A2"] = "For the Performance Sub-Group. Local figures, not validated."
    sheet.append([])
    sheet.append(HEADINGS)
    for cell in sheet[4]:
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="BDD7EE")
        cell.alignment = Alignment(wrap_text=True)
    for row in ROWS:
        if len(row) == 1:
            sheet.append(row)
            last = sheet.max_row
            sheet.merge_cells(f"A{last}:J{last}")
            sheet.cell(last, 1).font = Font(bold=True, color="FFFFFF")
            sheet.cell(last, 1).fill = PatternFill("solid", fgColor="44546A")
            continue
        form, *values = row
        sheet.append(values)
        for column in range(3, 9):
            cell = sheet.cell(sheet.max_row, column)
            if not isinstance(cell.value, str):
                cell.number_format = form
        sheet.cell(sheet.max_row, 10).alignment = Alignment(wrap_text=True, vertical="top")
    sheet.column_dimensions["B"].width = 54
    sheet.column_dimensions["J"].width = 70
    voice = book.create_sheet("Children's voice")
    voice["A1"] = "What children told us, October to December 2014 (64 answered)"
    voice["A1"].font = Font(bold=True)
    voice.append([])
    for line in ANSWERS:
        voice.append(line)
    voice.column_dimensions["A"].width = 54
    book.save(path)
