"""The Kirkholme tracker: a workbook whose first sheet is guidance and whose second is the tracker."""

from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import PatternFill

from tests.reading.corpus.make.words import Words

HEADINGS = ["Rec no", "Recommendation", "Ref", "Action", "Owner(s)", "Target date", "Update", "Rating"]


def write(words: Words, path: Path) -> None:
    book = Workbook()
    guide = book.active
    guide.title = "Guidance"
    guide["A1"] = "Use one row for an action. Issued 2021."
    sheet = book.create_sheet("Recommendations")
    sheet["A1"] = words.truth["title"]
    sheet.append(HEADINGS)
    for objective in words.truth["objectives"]:
        first = sheet.max_row + 1
        for action in words.under(objective["ref"]):
            when = action.get("due_date", action.get("due_words"))
            said, rating = "\n".join(action["said"]), "Green" if action["status"] == "Green" else None
            top = [objective["ref"], objective["title"]] if sheet.max_row + 1 == first else [None, None]
            leads = "\n".join(action["leads"])
            sheet.append([*top, action["ref"], action["text"], leads, when, said, rating])
            sheet.cell(sheet.max_row, 8).fill = PatternFill("solid", fgColor=action["fill"])
        for column in (1, 2):
            sheet.merge_cells(start_row=first, start_column=column, end_row=sheet.max_row, end_column=column)
    book.save(path)
