# ruff: noqa: E501  (prose of the document)
"""The Haxelby scorecard: one sheet of indicators, one of definitions."""

from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill

from tests.reading.corpus.make.words import Words

HEADINGS = [
    "Ref",
    "Indicator",
    "Good is",
    "Target 2016/17",
    "2015/16 outturn",
    "Q1 2016/17",
    "Q2 2016/17",
    "RAG",
    "Commentary",
]
ROWS: list[list[Any]] = [
    [
        "A1",
        "Number of contacts to children's social care",
        "-",
        None,
        9874,
        2611,
        2402,
        None,
        "The fall follows the usual pattern over the school holidays.",
    ],
    [
        "A2",
        "% of repeat referrals",
        "Low",
        20,
        24.6,
        23.1,
        21.9,
        "Amber",
        "Steady improvement. Managers now sign off every decision to close.",
    ],
    [
        "B1",
        "% of initial child protection conferences held in time",
        "High",
        90,
        77.2,
        81.5,
        68.8,
        "Red",
        "Sickness among conference chairs. Nine conferences were postponed in the quarter because they were not quorate. An extra chair will start in early December 2016.",
    ],
    [
        "B2",
        "% of conferences for which the GP sent a report",
        "High",
        50,
        14.3,
        17.7,
        None,
        "Red",
        "The CCG could not supply a Q2 return. A shorter form for GPs will be issued in January 2017.",
    ],
    [
        "C1",
        "Number of missing episodes",
        "Low",
        None,
        733,
        208,
        241,
        None,
        "Two thirds of episodes in the quarter were from children's homes. The police will meet the homes' managers on 25 November 2016.",
    ],
    [
        "C2",
        "Number of children known to be privately fostered",
        "High",
        None,
        7,
        9,
        12,
        "Green",
        "The campaign at language schools is having an effect.",
    ],
]
FILLS = {"Red": "FF0000", "Amber": "FFC000", "Green": "00B050"}
DEFINITIONS = [
    ("A2", "A referral within 12 months of an earlier one for the same child."),
    ("B1", "Held within 15 working days of the strategy discussion at which section 47 enquiries were decided upon."),
    ("C1", "As recorded by the police; one child may have several episodes."),
]


def write(words: Words, path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet.title = "Scorecard Q2"
    sheet["A1"] = words.truth["title"]
    sheet["A1"].font = Font(bold=True, size=14)
    sheet["A2"] = "Position at the end of September 2016, for the Performance Sub-Group"
    sheet.append([])
    sheet.append(HEADINGS)
    for cell in sheet[4]:
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="DDDDDD")
    for row in ROWS:
        sheet.append(row)
        if row[7]:
            sheet.cell(sheet.max_row, 8).fill = PatternFill("solid", fgColor=FILLS[row[7]])
        sheet.cell(sheet.max_row, 9).alignment = Alignment(wrap_text=True, vertical="top")
    sheet.column_dimensions["B"].width = 50
    sheet.column_dimensions["I"].width = 70
    notes = book.create_sheet("Definitions")
    notes.append(["Definitions agreed by the Sub-Group on 4 July 2016"])
    for definition in DEFINITIONS:
        notes.append(definition)
    book.save(path)
