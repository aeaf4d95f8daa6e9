# ruff: noqa: E501  (prose of the document)
"""The Tarnbeck improvement plan: a cover of prose, a plan with rows for its areas, and a sheet of indicators."""

from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from tests.reading.corpus.make.words import Words

COLOURS = {"Red": "FF0000", "Amber": "FFC000", "Green": "00B050", "Blue": "0070C0"}
HEADINGS = [
    "RAG",
    "No.",
    "What we will do",
    "What good will look like",
    "By when",
    "Responsible",
    "Progress at November 2023",
]
HELP = [
    "colour only",
    "number",
    "start with a verb",
    "from the child's side",
    "a date, please",
    "a post",
    "what has changed?",
]
COVER = [
    "Tarnbeck Borough Council, Improvement Board, 20 November 2023",
    None,
    "Ofsted inspected services for children in Tarnbeck in July 2022 and made seven recommendations. This plan is how the partnership answers them. It is looked at by the Improvement Board every 6 weeks.",
    "A monitoring visit took place on 4 and 5 October 2023. Inspectors wrote that the pace of change had picked up since the spring.",
    "Inspectors will return in early February 2024 to look at services for care leavers.",
]
INDICATORS = [
    (
        "Contacts decided within one working day",
        "Front door",
        0.48,
        0.90,
        0.66,
        0.74,
        "Steady rise since the new rota.",
    ),
    (
        "Re-referrals within 12 months",
        "Front door",
        0.275,
        0.20,
        0.251,
        0.239,
        "Will be shown by ward from January 2024.",
    ),
    ("Core groups held on time", "Plans", 0.49, 0.85, 0.58, 0.54, None),
    ("Children seen alone at the last visit", "Plans", 0.71, 0.95, 0.80, 0.84, None),
    ("Average caseload of social workers", "Workforce", 24, 17, 21, 20.5, "Newly qualified staff are not counted."),
]


def write(words: Words, path: Path) -> None:
    book = Workbook()
    cover = book.active
    cover.title = "Cover"
    cover["A1"] = words.truth["title"]
    cover["A1"].font = Font(bold=True, size=18)
    cover.column_dimensions["A"].width = 110
    for line, text in enumerate(COVER, 2):
        cover.cell(line, 1, text).alignment = Alignment(wrap_text=True)
    plan(words, book.create_sheet("Plan"))
    indicators(book.create_sheet("Indicators"))
    book.save(path)


def plan(words: Words, sheet: Worksheet) -> None:
    sheet.append(HEADINGS)
    sheet.append(HELP)
    for objective in words.truth["objectives"]:
        if objective["ref"] == "Area 3":
            sheet.append(HEADINGS)
        sheet.append([f"{objective['ref']}: {objective['title']}"])
        line = sheet.max_row
        sheet.merge_cells(start_row=line, start_column=1, end_row=line, end_column=len(HEADINGS))
        sheet.cell(line, 1).font = Font(bold=True)
        sheet.cell(line, 1).fill = PatternFill("solid", fgColor="D9D9D9")
        for number, action in enumerate(words.under(objective["ref"]), 1):
            due = action.get("due_cell", action.get("due_words"))
            leads = "\n".join(action["leads"])
            sheet.append([None, number, action["text"], action["good"], due, leads, "\n".join(action["said"])])
            row = sheet.max_row
            sheet.cell(row, 1).fill = PatternFill("solid", fgColor=COLOURS[action["status"]])
            sheet.cell(row, 5).number_format = "d mmm yyyy"
            for column in range(2, 8):
                sheet.cell(row, column).alignment = Alignment(wrap_text=True, vertical="top")
    for letter, width in zip("ABCDEFG", (6, 6, 40, 34, 20, 28, 60), strict=True):
        sheet.column_dimensions[letter].width = width


def indicators(sheet: Worksheet) -> None:
    sheet.append(
        ["Indicator", "Part of the system", "July 2022 (inspection)", "Target", "Q1 2023/24", "Q2 2023/24", "Comment"]
    )
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for row in INDICATORS:
        sheet.append(list(row))
        for column in range(3, 7):
            cell = sheet.cell(sheet.max_row, column)
            if float(cell.value) < 1:
                cell.number_format = "0.0%" if round(float(cell.value) * 1000) % 10 else "0%"
    sheet.column_dimensions["A"].width = 44
    sheet.column_dimensions["G"].width = 44
