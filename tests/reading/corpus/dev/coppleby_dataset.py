"""The Coppleby scorecard: an Excel sheet with one row for each indicator and period."""

from pathlib import Path

from openpyxl import Workbook

from tests.reading.corpus.make.words import Words

PERIODS = ["2022/23", "2023/24", "Q1 2024/25"]
VALUES: dict[tuple[str, str], list[int | str]] = {
    ("Strategy meetings with police and health present", "%"): [88, 91, 86],
    ("Missing episodes of children in care", "Count"): [740, 655, 149],
    ("Custody sentences", "Count"): [11, "c", "c"],
}


def write(words: Words, path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet.title = "Data"
    sheet["A1"] = words.truth["title"]
    sheet["A2"] = "c: 1 to 5 children, hidden. Drawn within 72 hours of the quarter's end, July 2024."
    sheet.append([])
    sheet.append(["Period", "Measure", "Unit", "Result"])
    for number, period in enumerate(PERIODS):
        for (name, unit), values in VALUES.items():
            sheet.append([period, name, unit, values[number]])
    book.save(path)
