"""The Ottermouth workbook: a sheet for each priority, with codes for leads explained on the front sheet."""

from datetime import date
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from tests.reading.corpus.make.words import Truth, Words

HEADINGS = ["Ref", "Outcome sought", "Action", "Lead", "Start date", "End date", "RAG", "Notes"]
GUIDANCE = [
    "e.g. 1.01",
    "from the plan",
    "one action per row",
    "use the codes",
    "dd/mm/yy",
    "dd/mm/yy",
    "list",
    "short!",
]
SHEETS = {"Priority 1": "P1", "Priority 2": "P2", "Priority 3": "P3"}
FILLS = {"Complete": "9DC3E6", "On track": "92D050", "Behind": "FFC000", "Not started": "FFFFFF"}


def write(words: Words, path: Path) -> None:
    book = Workbook()
    front = book.active
    front.title = "Front"
    front["A1"] = words.truth["title"]
    front["A1"].font = Font(bold=True, size=14)
    front["A3"] = (
        "The plan runs for 2 years from 1 April 2018 and is kept by the Business Unit, Ottermouth City Council."
    )
    front["A4"] = "Last updated: January 2019"
    front["A6"] = "Lead codes"
    codes: dict[str, str] = {}
    for action in words.truth["actions"]:
        codes |= dict(lead.split("|") for lead in action["leads"])
    for code in sorted(codes):
        front.append([code, codes[code]])
    for ref, title in words.truth["aims"]:
        sheet = book.create_sheet(SHEETS[ref])
        sheet["A1"] = f"{ref}: {title}"
        sheet["A1"].font = Font(bold=True)
        sheet.append([])
        sheet.append(HEADINGS)
        for cell in sheet[3]:
            cell.font = Font(bold=True, color="FFFFFF")
            cell.fill = PatternFill("solid", fgColor="1F4E79")
        if ref == "Priority 1":
            sheet.append(GUIDANCE)
            for cell in sheet[4]:
                cell.font = Font(italic=True, color="808080")
        for objective in words.truth["objectives"]:
            if objective["aim"] == ref:
                rows(sheet, words, objective)
        sheet.freeze_panes = "A4"
        sheet.column_dimensions["C"].width = 48
        sheet.column_dimensions["H"].width = 60
    book.save(path)


def rows(sheet: Worksheet, words: Words, objective: Truth) -> None:
    outcome = f"{objective['ref']}: {objective['title']}"
    for action in words.under(objective["ref"]):
        leads = "/".join(lead.split("|")[0] for lead in action["leads"])
        end = action.get("due_words") or date.fromisoformat(action["due"][0])
        notes = " ".join(action["said"]) or None
        sheet.append([action["ref"], outcome, action["text"], leads, date(2018, 4, 1), end, action["status"], notes])
        last = sheet.max_row
        for column in (5, 6):
            sheet.cell(last, column).number_format = "dd/mm/yy"
        sheet.cell(last, 7).fill = PatternFill("solid", fgColor=FILLS[action["status"]])
