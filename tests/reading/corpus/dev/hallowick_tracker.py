# ruff: noqa: E501  (prose of the document)
"""The Hallowick tracker: a wide sheet with two rows of headings, levels merged down, and a key on another sheet."""

from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from tests.reading.corpus.make.words import Truth, Words

GROUPS = [("Business plan", 1, 4), ("Ownership", 5, 6), ("Timescale", 7, 8), ("Progress", 9, 10), ("RAG", 11, 12)]
HEADINGS = [
    "Priority",
    "Workstream",
    "Ref",
    "Action",
    "Lead officer",
    "Supporting partners",
    "Start date",
    "End date",
    "Update Q2 (July to September)",
    "Update Q3 (October to December)",
    "Previous RAG",
    "Current RAG",
]
WIDTHS = [18, 22, 8, 38, 26, 24, 13, 18, 44, 52, 10, 10]
KEY = [
    ("B", "Complete", "0070C0"),
    ("G", "On track", "00B050"),
    ("A", "Slipping", "FFC000"),
    ("R", "Off track", "FF0000"),
    ("W", "Not yet due", "FFFFFF"),
]


def write(words: Words, path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet.title = "Tracker"
    sheet["A1"] = words.truth["title"]
    sheet["A1"].font = Font(bold=True, size=16)
    sheet["A2"] = "Business Management Group, 8 February 2024"
    sheet["A3"] = (
        "Kept by the partnership's business unit for Hallowick Council, Mereshire Police and the integrated care board. Leads are asked to send their updates a week before the group meets."
    )
    for heading, first, last in GROUPS:
        cell = sheet.cell(5, first, heading)
        cell.font, cell.alignment = Font(bold=True), Alignment(horizontal="center")
        sheet.merge_cells(start_row=5, start_column=first, end_row=5, end_column=last)
    for column, (heading, width) in enumerate(zip(HEADINGS, WIDTHS, strict=True), 1):
        sheet.cell(6, column, heading).font = Font(bold=True)
        sheet.column_dimensions[sheet.cell(6, column).column_letter].width = width
    line = 7
    for ref, title in words.truth["aims"]:
        top = line
        sheet.cell(line, 1, f"{ref}: {title}")
        for objective in words.truth["objectives"]:
            if objective["aim"] == ref:
                line = workstream(sheet, line, objective, words.under(objective["ref"]))
        sheet.merge_cells(start_row=top, start_column=1, end_row=line - 1, end_column=1)
    sheet.freeze_panes = "E7"
    sheet.auto_filter.ref = f"A6:L{line - 1}"
    key = book.create_sheet("Key")
    key.append(["RAG", "Meaning"])
    for letter, meaning, _ in KEY:
        key.append([letter, meaning])
    book.save(path)


def workstream(sheet: Worksheet, line: int, objective: Truth, actions: list[Truth]) -> int:
    """The rows of one workstream; returns the row after them."""
    colours = {letter: colour for letter, _, colour in KEY}
    sheet.cell(line, 2, f"{objective['ref']} {objective['title']}")
    for row, action in enumerate(actions, line):
        due = action.get("due_cell", action.get("due_words"))
        fixed = [action["ref"], action["text"]]
        people = ["; ".join(action["leads"]), "; ".join(action["contributors"]) or None]
        said = [action["first"] or None, action["second"] or None]
        values = [*fixed, *people, action["start"], due, *said, *action["codes"]]
        for column, value in enumerate(values, 3):
            cell = sheet.cell(row, column, value)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if column in (7, 8):
                cell.number_format = "dd/mm/yyyy"
            if column > 10:
                cell.fill = PatternFill("solid", fgColor=colours[str(value)])
    end = line + len(actions)
    if len(actions) > 1:
        sheet.merge_cells(start_row=line, start_column=2, end_row=end - 1, end_column=2)
    return end
