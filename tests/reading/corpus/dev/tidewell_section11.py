"""The Tidewell section 11 plans: a workbook with a cover and a sheet for each agency."""

from pathlib import Path

from openpyxl import Workbook

from tests.reading.corpus.make.words import Words

HEADINGS = ["Ref", "Standard", "Action", "Lead", "Target Date", "Progress January 2017", "Status"]


def write(words: Words, path: Path) -> None:
    book = Workbook()
    cover = book.active
    cover.title = "Cover"
    cover["A1"] = words.truth["title"]
    cover["A3"] = "Section 11 of the Children Act 2004. Each agency fills in its own sheet. Checked June 2016."
    titles = {o["ref"]: o["title"] for o in words.truth["objectives"]}
    for agency in words.truth["agencies"]:
        sheet = book.create_sheet(agency.split()[1])
        sheet["A1"] = agency
        sheet.append([])
        sheet.append(HEADINGS)
        for action in words.truth["actions"]:
            if action["leads"] == [agency]:
                when = action.get("due_cell", action.get("due_words"))
                standard = f"{action['objective']} – {titles[action['objective']]}"
                said = "\n".join(action["said"])
                row = [action["ref"], standard, action["text"], agency, when, said, action.get("status")]
                sheet.append(row)
        for number in range(3):
            sheet.append([None] * number)
    book.save(path)
