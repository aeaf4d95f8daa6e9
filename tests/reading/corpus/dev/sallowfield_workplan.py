# ruff: noqa: E501  (prose of the document)
"""The Sallowfield work plan: a sheet for each priority and one with the key."""

from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from tests.reading.corpus.make.words import Words

HEADINGS = ["Ref", "Task", "Responsibility", "Start", "Finish", "Update January 2015", "RAG"]
KEY = [("B", "Completed"), ("G", "On track"), ("A", "Behind, will recover"), ("R", "Off track")]


def write(words: Words, path: Path) -> None:
    book = Workbook()
    cover = book.active
    cover.title = "Key"
    cover["A1"] = words.truth["title"]
    cover["A1"].font = Font(bold=True, size=16)
    cover["A3"] = (
        "Agreed in April 2014, following the development day of December 2013. The Business Group looks at it every 8 weeks."
    )
    cover["A5"] = "RAG rating"
    for number, (code, meaning) in enumerate(KEY):
        cover.cell(6 + number, 1, code)
        cover.cell(6 + number, 2, meaning)
    for ref, title in words.truth["aims"]:
        sheet = book.create_sheet(ref)
        sheet["A1"] = f"{ref}: {title}"
        sheet["A1"].font = Font(bold=True)
        sheet.append([])
        sheet.append(HEADINGS)
        for cell in sheet[sheet.max_row]:
            cell.font = Font(bold=True)
        for objective in words.truth["objectives"]:
            if objective["aim"] == ref:
                objective_rows(sheet, words, objective["ref"], objective["title"])
        for column, width in zip("ABCDEFG", (8, 40, 26, 14, 20, 60, 6), strict=True):
            sheet.column_dimensions[column].width = width
    last = book.worksheets[-1]
    last.cell(last.max_row + 2, 2, "Printed copies are out of date as soon as they are printed.")
    book.save(path)


def objective_rows(sheet: Worksheet, words: Words, ref: str, title: str) -> None:
    at = sheet.max_row + 1
    if ref.endswith(".2"):
        at += 1
    sheet.cell(at, 1, f"Objective {ref} – {title}").fill = PatternFill("solid", fgColor="D9E2F3")
    sheet.merge_cells(start_row=at, start_column=1, end_row=at, end_column=7)
    for action in words.under(ref):
        at += 1
        when = action.get("due_date", action.get("due_words"))
        values = [
            action["ref"],
            action["text"],
            " / ".join(action["leads"]),
            action["start"],
            when,
            "\n".join(action["said"]),
            action["code"],
        ]
        for column, value in enumerate(values, 1):
            sheet.cell(at, column, value or None).alignment = Alignment(wrap_text=True, vertical="top")
        sheet.cell(at, 5).number_format = "dd/mm/yyyy"
