"""The Kettlemoor improvement plan: a sheet for each theme, a band for each recommendation, ratings by shading."""

from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from tests.reading.corpus.make.words import Truth, Words

HEADINGS = ["#", "Action", "Lead", "Supported by", "Start", "End", "BRAG", "Latest position (w/e 14 June 2019)"]
FILLS = {"Blue": "0070C0", "Red": "FF0000", "Amber": "FFC000", "Green": "00B050"}
PEOPLE = [
    ("CM", "Complaints and Advocacy Manager"),
    ("DCS", "Director of Children's Services"),
    ("DSU", "Detective Superintendent"),
    ("HBS", "Head of Business Support"),
    ("HNP", "Head of Probation"),
    ("HPQ", "Head of Practice Quality"),
    ("IC", "Independent Chair"),
    ("PO", "Participation Officer"),
    ("PSW", "Principal Social Worker"),
    ("QAM", "Quality Assurance Manager"),
    ("SMF", "Service Manager, Front Door"),
]


def write(words: Words, path: Path) -> None:
    book = Workbook()
    cover = book.active
    cover.title = "Cover"
    cover["A1"] = words.truth["title"]
    cover["A1"].font = Font(bold=True, size=16)
    cover["A3"] = "Answers the inspectors' letter of December 2018. Kept by the Improvement Team."
    cover["A4"] = "Please shade the BRAG cell and do not type in it."
    for ref, title in words.truth["aims"]:
        page = book.create_sheet(title)
        page["A1"] = f"{ref}: {title}"
        page["A1"].font = Font(bold=True, size=13)
        page.append([])
        page.append(HEADINGS)
        for objective in words.truth["objectives"]:
            if objective["aim"] == ref:
                band(page, objective)
                for action in words.under(objective["ref"]):
                    row(page, action)
    people = book.create_sheet("People")
    people.append(["Initials", "Post"])
    for code, post in PEOPLE:
        people.append([code, post])
    book.save(path)


def band(page: Worksheet, objective: Truth) -> None:
    page.append([f"{objective['ref']}: {objective['title']}"])
    line = page.max_row
    page.merge_cells(start_row=line, start_column=1, end_row=line, end_column=len(HEADINGS))
    page.cell(line, 1).fill = PatternFill("solid", fgColor="D9E1F2")


def row(page: Worksheet, action: Truth) -> None:
    leads = ", ".join(lead.split("|")[0] for lead in action["leads"])
    others = ", ".join(other.split("|")[0] for other in action.get("contributors", []))
    end = action.get("end", action.get("end_words"))
    said = "\n".join(action["said"]) or None
    page.append([action["ref"], action["text"], leads, others or None, action.get("start"), end, None, said])
    line = page.max_row
    for column in (5, 6):
        page.cell(line, column).number_format = "dd/mm/yyyy"
    if "status" in action:
        page.cell(line, 7).fill = PatternFill("solid", fgColor=FILLS[action["status"]])
