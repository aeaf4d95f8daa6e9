# ruff: noqa: E501  (prose of the document)
"""The Lodeham improvement plan: one sheet, areas merged down over their actions."""

from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from tests.reading.corpus.make.words import Words

HEADINGS = [
    "Area for improvement",
    "Ref",
    "Action",
    "Action\nowner",
    "Partners\ninvolved",
    "Completion\ndate",
    "Impact we\nexpect",
    "Progress update\n30 August 2019",
    "Status",
]
TOP = [
    "Ofsted inspected services for children in need of help and protection in Lodeham from 4 February 2019 and published its report on 29 March 2019.",
    "Lodeham Borough Council and its safeguarding partners answer here for the four areas that the report says need to improve. Completed actions stay on the sheet.",
]


def write(words: Words, path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet.title = "Plan"
    sheet["A1"] = words.truth["title"]
    sheet["A1"].font = Font(bold=True, size=14)
    for number, line in enumerate(TOP, 2):
        sheet.cell(number, 1, line)
        sheet.merge_cells(start_row=number, start_column=1, end_row=number, end_column=9)
    header(sheet, 5)
    at = 6
    for number, area in enumerate(words.truth["objectives"]):
        if number == 2:
            header(sheet, at + 1)
            at += 2
        first = at
        sheet.cell(at, 1, f"{area['ref']}: {area['title']}")
        for action in words.under(area["ref"]):
            values = [
                action["ref"],
                action["text"],
                "\n".join(action["leads"]),
                ", ".join(action.get("contributors", [])),
                action.get("due_date", action.get("due_words")),
                action["impact"],
                "\n".join(action["said"]),
                action["status"],
            ]
            for column, value in enumerate(values, 2):
                sheet.cell(at, column, value or None).alignment = Alignment(wrap_text=True, vertical="top")
            sheet.cell(at, 6).number_format = "d mmm yyyy"
            sheet.cell(at, 9).fill = PatternFill("solid", fgColor=action["fill"])
            at += 1
        sheet.merge_cells(start_row=first, start_column=1, end_row=at - 1, end_column=1)
        sheet.cell(first, 1).alignment = Alignment(wrap_text=True, vertical="center")
    for column, width in zip("ABCDEFGHI", (24, 6, 40, 24, 24, 16, 32, 56, 12), strict=True):
        sheet.column_dimensions[column].width = width
    book.save(path)


def header(sheet: Worksheet, at: int) -> None:
    for column, heading in enumerate(HEADINGS, 1):
        cell = sheet.cell(at, column, heading)
        cell.font = Font(bold=True)
        cell.alignment = Alignment(wrap_text=True)
