# ruff: noqa: E501  (prose of the document)
"""The Orlemere section 11 workbook: grades of all agencies, actions by standard, and the meaning of the letters."""

from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from tests.reading.corpus.make.words import Truth, Words

HEADINGS = [
    "Ref",
    "Responsible agency",
    "Gap found",
    "Action agreed",
    "By when",
    "Progress May 2018",
    "Grade Oct 2017",
    "Grade May 2018",
]
GRADES = {"G": ("standard met", "92D050"), "A": ("partly met", "FFC000"), "R": ("not met", "FF5050")}
SUMMARY = [
    ["Agency", "S1", "S2", "S3", "S4", "S5", "S6", "S7", "S8"],
    ["Ambulance Service", "G", "G", "G", "A", "R", "G", "G", "G"],
    ["British Transport Police", "G", "G", "G", "G", "G", "G", "G", "G"],
    ["Cafcass", "G", "G", "G", "G", "G", "G", "G", "G"],
    ["Community Dental Service", "A", "G", "G", "A", "G", "G", "G", "G"],
    ["Community Rehabilitation Company", "G", "G", "R", "A", "G", "G", "G", "G"],
    ["Fire and Rescue Service", "G", "G", "G", "G", "G", "G", "G", "G"],
    ["GP Federation", "G", "G", "G", "A", "G", "G", "G", "R"],
    ["Leisure Trust", "G", "G", "G", "G", "G", "A", "G", "G"],
    ["Orlemere Homes", "G", "G", "G", "G", "G", "G", "G", "G"],
    ["Orlemere Police", "G", "G", "G", "A", "A", "G", "G", "G"],
    ["Youth Justice Service", "G", "G", "A", "G", "G", "G", "G", "G"],
]


def write(words: Words, path: Path) -> None:
    book = Workbook()
    front = book.active
    front.title = "Summary"
    front["A1"] = words.truth["title"]
    front["A1"].font = Font(bold=True, size=14)
    front["A2"] = "Position at 31 May 2018. Carried out under section 11 of the Children Act 2004."
    front["A4"] = (
        "11 of the 13 agencies sent a return by 30 September 2017. The peer challenge day will take place on 10 October 2018."
    )
    front.append([])
    for line in SUMMARY:
        front.append(line)
        for cell in front[front.max_row][1:]:
            if cell.value in GRADES:
                cell.fill = PatternFill("solid", fgColor=GRADES[str(cell.value)][1])
    front.column_dimensions["A"].width = 36
    sheet = book.create_sheet("Improvement actions")
    sheet.append(HEADINGS)
    for cell, width in zip(sheet[1], [9, 26, 34, 36, 18, 44, 9, 9], strict=True):
        cell.font = Font(bold=True)
        sheet.column_dimensions[cell.column_letter].width = width
    for standard in words.truth["objectives"]:
        sheet.append([f"{standard['ref']}: {standard['title']}"])
        last = sheet.max_row
        sheet.merge_cells(start_row=last, start_column=1, end_row=last, end_column=8)
        sheet.cell(last, 1).font = Font(bold=True)
        sheet.cell(last, 1).fill = PatternFill("solid", fgColor="DDEBF7")
        for action in words.under(standard["ref"]):
            row(sheet, action)
    key = book.create_sheet("Grades")
    key.append(["Grade", "Meaning"])
    for letter, (meaning, _) in GRADES.items():
        key.append([letter, meaning])
    book.save(path)


def row(sheet: Worksheet, action: Truth) -> None:
    due = action.get("due_cell") or action["due_words"]
    plain = [action["ref"], action["leads"][0], action["gap"], action["text"], due, " ".join(action["said"]) or None]
    sheet.append([*plain, action["before"], action["grade"]])
    last = sheet.max_row
    sheet.cell(last, 5).number_format = "dd/mm/yyyy"
    for column in range(1, 7):
        sheet.cell(last, column).alignment = Alignment(wrap_text=True, vertical="top")
    for column in (7, 8):
        sheet.cell(last, column).fill = PatternFill("solid", fgColor=GRADES[str(sheet.cell(last, column).value)][1])
