# ruff: noqa: E501  (prose of the document)
"""The Rushbarrow data return: a long CSV, one value a line."""

import csv
from pathlib import Path

from tests.reading.corpus.make.words import Words

HEADINGS = ["Indicator", "Unit", "Source", "Year", "Value", "Target", "Note"]
YEARS = ["2020/21", "2021/22", "2022/23"]
ROWS: list[tuple[str, str, str, list[str], str, str]] = [
    ("Contacts to the front door", "number", "Council", ["11,482", "12,907", "12,315"], "", ""),
    (
        "Share of contacts that come from schools",
        "%",
        "Council",
        ["14.2", "21.9", "24.3"],
        "",
        "An audit of contacts from schools will be reported in February 2024.",
    ),
    ("Repeat referrals within 12 months", "%", "Council", ["22.6", "20.1", "18.8"], "18.0", ""),
    ("Children with a child protection plan at 31 March", "number", "Council", ["341", "318", "362"], "", ""),
    (
        "Children who went missing from care",
        "number",
        "Police",
        ["88", "94", "126"],
        "",
        "Some private children's homes do not send us their data. An agreement with their providers will be signed by 30 November 2023.",
    ),
    ("Children held in police custody overnight", "number", "Police", ["c", "7", "11"], "", ""),
    (
        "Hospital admissions for self-harm, ages 10 to 17",
        "rate per 10,000",
        "NHS",
        ["41.3", "49.7", ":"],
        "",
        "Not yet published. The figure will be added in December 2023.",
    ),
    ("First-time entrants to youth justice", "number", "Youth Justice Service", ["63", "51", "47"], "", ""),
    (
        "Staff who say that supervision helps them",
        "%",
        "Staff survey",
        [":", "64", "71"],
        "80",
        "The survey was sent to 1,320 staff and 38% replied.",
    ),
]
NOTES = ["c = suppressed because fewer than 5", ": = not available"]


def write(words: Words, path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as out:
        table = csv.writer(out)
        table.writerow([words.truth["title"]])
        table.writerow([])
        table.writerow(HEADINGS)
        for name, unit, source, values, target, note in ROWS:
            for year, value in zip(YEARS, values, strict=True):
                last = year == YEARS[-1]
                table.writerow([name, unit, source, year, value, target if last else "", note if last else ""])
        table.writerow([])
        for line in NOTES:
            table.writerow([line])
