# ruff: noqa: E501  (prose of the document)
"""The Millhaven tracker: live and closed actions on two sheets, with a front sheet and a list of values."""

from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from tests.reading.corpus.make.words import Truth, Words

HEADINGS = [
    "ID",
    "Source",
    "Rec no.",
    "Recommendation",
    "Action",
    "Lead",
    "Partner agencies",
    "Target date",
    "Latest update",
    "Updated on",
    "Status",
]
WIDTHS = [7, 22, 8, 36, 36, 24, 22, 18, 46, 12, 12]
FILLS = {"Complete": "9BC2E6", "On track": "A9D08E", "At risk": "FFD966", "Overdue": "FF7C80", "Not started": "EDEDED"}


def write(words: Words, path: Path) -> None:
    book = Workbook()
    front = book.active
    front.title = "Read me"
    front["A1"] = words.truth["title"]
    front["A1"].font = Font(bold=True, size=16)
    front["A2"] = "Position at 27 October 2023"
    front["A4"] = (
        "This workbook holds every action that comes from a practice review or a multi-agency audit. The Learning Group moves an action to the second sheet when it has seen the evidence."
    )
    front["A5"] = "Leads update their own rows by the Friday before each meeting. Please do not add columns."
    live = book.create_sheet("Live actions")
    closed = book.create_sheet("Closed actions")
    for sheet, done in ((live, False), (closed, True)):
        lay_out(sheet, words, done)
    values = book.create_sheet("Lists")
    values["A1"] = "Status"
    for row, status in enumerate(FILLS, 2):
        values.cell(row, 1, status)
    book.save(path)


def lay_out(sheet: Worksheet, words: Words, done: bool) -> None:
    """The headings and the rows of one sheet, a blank row between the sources."""
    sheet.append(HEADINGS)
    for cell, width in zip(sheet[1], WIDTHS, strict=True):
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="D9D9D9")
        sheet.column_dimensions[cell.column_letter].width = width
    for ref, source in words.truth["aims"]:
        if ref != "?1" and not done:
            sheet.append([])
        for objective in words.truth["objectives"]:
            if objective["aim"] == ref:
                for action in words.under(objective["ref"]):
                    if (action["status"] == "Complete") is done:
                        row(sheet, source, objective, action)
    sheet.freeze_panes = "F2"
    sheet.auto_filter.ref = f"A1:K{sheet.max_row}"


def row(sheet: Worksheet, source: str, objective: Truth, action: Truth) -> None:
    due = action.get("due_cell") or action.get("due_month") or action["due_words"]
    values = [action["ref"], source, objective["ref"], objective["title"], action["text"]]
    values += ["; ".join(action["leads"]), "; ".join(action.get("contributors", [])) or None, due]
    values += [" ".join(action["said"]) or None, action.get("updated"), action["status"]]
    sheet.append(values)
    last = sheet.max_row
    for cell in sheet[last]:
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.cell(last, 8).number_format = "mmm-yy" if "due_month" in action else "dd/mm/yyyy"
    sheet.cell(last, 10).number_format = "dd/mm/yyyy"
    sheet.cell(last, 11).fill = PatternFill("solid", fgColor=FILLS[action["status"]])
