# ruff: noqa: E501  (prose of the document)
"""The Marlbridge plan: a workbook with a sheet for each priority, a legend and a sheet of indicators."""

from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.reading.corpus.make.words import Words, kind_of

HEADINGS = [
    "Ref No",
    "What will we do?",
    "Lead",
    "Supported by",
    "By when",
    "Progress at December 2024",
    "Score",
]
LEGEND = [(1, "Off track"), (2, "Behind, recovery agreed"), (3, "On track"), (4, "Complete")]
INDICATORS = [
    ["Indicator", "Unit", "2022/23", "2023/24", "Apr-Dec 2024", "Target 2024/25"],
    ["Repeat child protection plans", "%", 22.4, 19.8, 18.1, 18],
    ["First-time entrants to youth justice", "Number", 96, 81, 55, 75],
    ["Episodes of missing from home or care", "Number", 412, 388, None, None],
    ["Children's views recorded at case closure", "%", None, None, None, "to be set"],
]


def write(words: Words, path: Path) -> None:
    book = Workbook()
    first = book.active
    first.title = "Read me"
    first["A1"] = words.truth["title"]
    first["A2"] = "Fill in one row for each action. Replace this text. Last template change: v2.1 of 2018."
    first["A4"] = "Score"
    first["B4"] = "Meaning"
    for number, (code, meaning) in enumerate(LEGEND, start=5):
        first.cell(number, 1, code)
        first.cell(number, 2, meaning)
    for ref, title in words.truth["aims"]:
        priority(words, book.create_sheet(f"Priority {ref}"), ref, title)
    sheet = book.create_sheet("Indicators")
    for line in INDICATORS:
        sheet.append(line)
    book.save(path)


def priority(words: Words, sheet: Worksheet, ref: str, title: str) -> None:
    sheet["A1"] = f"Priority {ref}: {title}"
    sheet.merge_cells("A1:G1")
    sheet.append([])
    sheet.append(HEADINGS)
    for objective in words.truth["objectives"]:
        if objective["aim"] != ref:
            continue
        sheet.append([f"Objective {objective['ref']}: {objective['title']}"])
        sheet.merge_cells(start_row=sheet.max_row, start_column=1, end_row=sheet.max_row, end_column=7)
        for action in words.under(objective["ref"]):
            sheet.append(
                [
                    action["ref"],
                    action["text"],
                    "; ".join(action["leads"]),
                    "\n".join(action["contributors"]),
                    action.get("due_cell", action.get("due_words")),
                    "\n".join(text for _, text in map(kind_of, action["said"])),
                    action.get("code"),
                ]
            )
            sheet.cell(sheet.max_row, 5).number_format = "dd/mm/yyyy"
