# ruff: noqa: E501  (prose of the document)
"""The Marstow tracker: one sheet for each review, the rating before the owner and two columns of progress."""

from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.reading.corpus.make.words import Words

HEADINGS = [
    "Rec.",
    "What the review recommended",
    "Action no.",
    "SMART action",
    "BRAG",
    "Accountable",
    "Target date",
    "Progress March 2019",
    "Progress July 2019",
]
REVIEWS = {"D": "SAR Adult D (published November 2018; a man of 44)", "F": "SAR Adult F"}


def write(words: Words, path: Path) -> None:
    book = Workbook()
    book.remove(book.active)
    for letter, name in REVIEWS.items():
        sheet = book.create_sheet(f"SAR {letter}")
        sheet["B1"] = words.truth["title"]
        sheet["B2"] = name
        sheet.append([])
        sheet.append(HEADINGS)
        for objective in words.truth["objectives"]:
            if objective["ref"].startswith(letter):
                rows(sheet, words, objective)
        sheet.freeze_panes = "A5"
    lists = book.create_sheet("Lists")
    for number, word in enumerate(("BRAG", "Blue", "Red", "Amber", "Green"), start=1):
        lists.cell(number, 1, word)
    lists.sheet_state = "hidden"
    book.save(path)


def rows(sheet: Worksheet, words: Words, objective: dict[str, str]) -> None:
    for number, action in enumerate(words.under(objective["ref"])):
        lead = [objective["ref"], objective["title"]] if number == 0 else [None, None]
        when = action.get("due_date", action.get("due_words"))
        said = ["\n".join(part) or None for part in (action["said"][:1], action["said"][1:])]
        sheet.append(
            [*lead, action["ref"], action["text"], action.get("status"), "; ".join(action["leads"]), when, *said]
        )
        sheet.cell(sheet.max_row, 7).number_format = "dd-mmm-yy"
