"""The Wendlemarsh tracker: open and closed actions on sheets of their own."""

from datetime import date
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

from tests.reading.corpus.make.words import Truth, Words

HEADINGS = ["Theme", "What the audit found", "Agreed action", "Owner(s)", "Deadline", "Status", "Latest position"]
WIDTHS = [18, 34, 40, 24, 14, 12, 50, 14]


def write(words: Words, path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet.title = "Open actions"
    sheet.append([words.truth["title"]])
    sheet.append(["Actions from the audit of 12 cases involving children aged under 11. Updated 30 June 2023."])
    sheet.append(HEADINGS)
    closed = book.create_sheet("Closed actions")
    closed.append([*HEADINGS, "Date closed"])
    titles = {objective["ref"]: objective["title"] for objective in words.truth["objectives"]}
    for action in words.truth["actions"]:
        row = cells(action, titles[action["objective"]])
        if "closed" in action:
            closed.append([*row, action["closed"]])
        else:
            sheet.append(row)
    for page, head in ((sheet, 3), (closed, 1)):
        for number, width in enumerate(WIDTHS, start=1):
            page.column_dimensions["ABCDEFGH"[number - 1]].width = width
        for cell in page[head]:
            cell.font = Font(bold=True)
        for row in page.iter_rows(min_row=head + 1):
            for cell in row:
                cell.alignment = Alignment(wrap_text=True, vertical="top")
                if cell.is_date:
                    cell.number_format = "d mmm yyyy"
    book.create_sheet("Lists").append(["Not started", "In progress", "Overdue", "Closed"])
    book.save(path)


def cells(action: Truth, theme: str) -> list[object]:
    due = action.get("due_words") or date.fromisoformat(action["due"][0])
    leads = ", ".join(action["leads"])
    return [theme, action["finding"], action["text"], leads, due, action["status"], " ".join(action["said"])]
