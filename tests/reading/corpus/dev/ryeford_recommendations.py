# ruff: noqa: E501  (prose of the document)
"""The Ryeford tracker: an Excel sheet with merged recommendation cells and coloured ratings."""

from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import PatternFill

from tests.reading.corpus.make.words import Words

HEADINGS = ["Ref", "Recommendation", "Action no", "Action Required", "Responsible", "Deadline", "Update", "RAG"]


def write(words: Words, path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet.title = "Tracker"
    sheet["B1"] = words.truth["title"]
    sheet["B2"] = "Rapid reviews must finish in 15 working days and reviews in 6 months (guidance of 2023)"
    for column, heading in enumerate(HEADINGS, start=1):
        sheet.cell(4, column, heading)
    at = 5
    for objective in words.truth["objectives"]:
        first = at
        sheet.cell(at, 1, objective["ref"])
        sheet.cell(at, 2, objective["title"])
        for action in words.under(objective["ref"]):
            when = action.get("due_date", action.get("due_words"))
            said = "\n".join(action["said"])
            values = [action["ref"], action["text"], "\n".join(action["leads"]), when, said]
            for column, value in enumerate(values, start=3):
                sheet.cell(at, column, value)
            if "due_date" in action:
                sheet.cell(at, 6).number_format = "d mmm yyyy"
            rating = sheet.cell(at, 8, "Amber" if action.get("status") == "Amber" else None)
            if "fill" in action:
                rating.fill = PatternFill("solid", fgColor=action["fill"])
            at += 1
        for column in (1, 2):
            sheet.merge_cells(start_row=first, start_column=column, end_row=at - 1, end_column=column)
    sheet.cell(at + 1, 4, "Actions in all")
    sheet.cell(at + 1, 5, f"=COUNTA(C5:C{at - 1})")
    help_sheet = book.create_sheet("How to use")
    help_sheet["A1"] = "Enter one action in each row. Do not delete columns. Last changed February 2025."
    book.save(path)
