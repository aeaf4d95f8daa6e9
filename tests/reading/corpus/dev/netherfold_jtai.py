# ruff: noqa: E501  (prose of the document)
"""The Netherfold tracker: a workbook with a sheet for each priority and merged areas for improvement."""

from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from tests.reading.corpus.make.words import Truth, Words

HEADINGS = [
    "Area for improvement",
    "Ref",
    "Action",
    "Lead",
    "Supporting partners",
    "Start date",
    "Due date",
    "BRAG",
    "Progress update (November 2024)",
]
WIDTHS = [28, 6, 44, 26, 26, 12, 14, 9, 60]
COLOURS = {"Blue": "5B9BD5", "Red": "FF0000", "Amber": "FFC000", "Green": "92D050", "Grey": "BFBFBF"}
LEGEND = [
    ("Blue", "Complete and evidenced"),
    ("Red", "Overdue"),
    ("Amber", "At risk"),
    ("Green", "On track"),
    ("Grey", "Not started"),
]
READ_ME = [
    "JTAI Improvement Plan",
    "Inspectors visited in March 2024 and their letter asked for a written statement of proposed action. This workbook is how the delivery group keeps track of it.",
    "Leads update the last column by the first Friday of the month. Please do not add columns.",
]


def write(words: Words, path: Path) -> None:
    book = Workbook()
    front = book.active
    front.title = "Read me"
    front["A1"] = words.truth["title"]
    for number, line in enumerate(READ_ME, start=2):
        front.cell(number, 1, line)
    front["A7"] = "BRAG rating"
    for number, (colour, meaning) in enumerate(LEGEND, start=8):
        front.cell(number, 1, colour).fill = PatternFill("solid", fgColor=COLOURS[colour])
        front.cell(number, 2, meaning)
    for ref, title in words.truth["aims"]:
        sheet = book.create_sheet(ref)
        sheet["A1"] = f"{ref}: {title}"
        sheet["A1"].font = Font(bold=True, size=14)
        sheet.append([])
        sheet.append(HEADINGS)
        if ref == "Priority 3":
            sheet.append(
                ["(copy from letter)", "0.0", "(What will be done?)", "(Job title)", "", "", "", "", "(Delete row)"]
            )
        for objective in words.truth["objectives"]:
            if objective["aim"] == ref:
                rows(sheet, objective, words.under(objective["ref"]))
        for column, width in zip("ABCDEFGHI", WIDTHS, strict=True):
            sheet.column_dimensions[column].width = width
        sheet.freeze_panes = "A4"
    lists = book.create_sheet("Lists")
    for row in zip(COLOURS, ["Yes", "No", "", "", ""], strict=True):
        lists.append(list(row))
    book.save(path)


def rows(sheet: Worksheet, objective: Truth, actions: list[Truth]) -> None:
    first = sheet.max_row + 1
    for number, action in enumerate(actions):
        sheet.append(
            [
                objective["title"] if number == 0 else None,
                action["ref"],
                action["text"],
                action["leads"][0],
                "; ".join(action.get("contributors", [])) or None,
                action["start"],
                action.get("due_date", action.get("due_words")),
                action["rag"],
                "\n".join(action["said"]) or None,
            ]
        )
        last = sheet.max_row
        sheet.cell(last, 8).fill = PatternFill("solid", fgColor=COLOURS[action["rag"]])
        for column in (6, 7):
            sheet.cell(last, column).number_format = "dd/mm/yyyy"
        for column in range(1, 10):
            sheet.cell(last, column).alignment = Alignment(wrap_text=True, vertical="top")
    if len(actions) > 1:
        sheet.merge_cells(start_row=first, start_column=1, end_row=sheet.max_row, end_column=1)
