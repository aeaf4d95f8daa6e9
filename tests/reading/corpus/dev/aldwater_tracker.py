"""The Aldwater tracker: findings merged over the rows of their actions, ratings in words and colours."""

from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import PatternFill

from tests.reading.corpus.make.words import Words

HEADINGS = ["No", "Audit ref", "Finding", "Ref No.", "Action", "Owner", "When", "RAG", "Progress"]
TOP = "Reviews must be finished in 6 months and rapid reviews in 15 working days. Form of January 2024."


def write(words: Words, path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet.title = "2023-24"
    sheet["A1"] = words.truth["title"]
    sheet["A2"] = TOP
    sheet.append([])
    sheet.append(HEADINGS[1:])
    for objective in words.truth["objectives"]:
        first = sheet.max_row + 1
        for number, action in enumerate(words.under(objective["ref"])):
            lead = [objective["ref"], objective["title"]] if number == 0 else [None, None]
            when = action.get("due_date", action.get("due_words"))
            rating = "RED" if action["status"] == "Red" else None
            said = "\n".join(action["said"])
            sheet.append([*lead, action["ref"], action["text"], "\n".join(action["leads"]), when, rating, said])
            sheet.cell(sheet.max_row, 7).fill = PatternFill("solid", fgColor=action["fill"])
            sheet.cell(sheet.max_row, 6).number_format = "dd mmmm yyyy"
        for column in (1, 2):
            sheet.merge_cells(start_row=first, start_column=column, end_row=sheet.max_row, end_column=column)
    sheet.append([None, None, None, "Green:", f'=COUNTIF(G5:G{sheet.max_row},"GREEN")'])
    other = book.create_sheet("Notes")
    other["A1"] = "Guidance of 2019: one action in a row. Delete this note."
    book.save(path)
