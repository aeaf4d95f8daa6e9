# ruff: noqa: E501  (prose of the document)
"""The Quenmoor data report: a wide CSV with two rows of headings and remarks at the end of each line."""

import csv
from pathlib import Path

from tests.reading.corpus.make.words import Words

HEADINGS = [
    ["", "", "", "Full year", "Full year", "2013/14", "2013/14", "2013/14", "", "", ""],
    [
        "Ref",
        "What we measure",
        "Source",
        "2011/12",
        "2012/13",
        "Q1",
        "Q2",
        "Q3",
        "Target",
        "Trend",
        "What this tells us",
    ],
]
ROWS = [
    ["A. Demand"],
    [
        "A1",
        "Contacts received by children's social care",
        "Council",
        "8,120",
        "8,644",
        "2,205",
        "2,310",
        "2,287",
        "",
        "↔",
        "",
    ],
    ["A2", "Contacts that became a referral", "Council", "31%", "29%", "27%", "25%", "26%", "", "↔", ""],
    [
        "A3",
        "Common assessments begun",
        "All agencies",
        "402",
        "515",
        "140",
        "122",
        "151",
        "",
        "↑",
        "Schools began 96 of the 151 assessments in Q3.",
    ],
    ["B. Protection"],
    [
        "B1",
        "Initial conferences held within 15 days",
        "Council",
        "78%",
        "81%",
        "83%",
        "74%",
        "69%",
        "90%",
        "↓",
        "Posts of conference chairs have been vacant since the summer; all of them will be filled by the end of March 2014.",
    ],
    ["B2", "Children with a child protection plan", "Council", "188", "203", "211", "219", "224", "", "↑", ""],
    [
        "B3",
        "Plans that have lasted two years or more",
        "Council",
        "6.1%",
        "5.4%",
        "5.0%",
        "4.8%",
        "n/a",
        "5%",
        "",
        "Q3 is awaited from the new system.",
    ],
    ["B4", "Allegations against staff and volunteers", "Council", "97", "110", "31", "24", "28", "", "↔", ""],
    ["C. Vulnerable groups"],
    [
        "C1",
        "Incidents of children missing",
        "Police",
        "260",
        "301",
        "88",
        "93",
        "71",
        "",
        "↓",
        "An audit of repeat incidents has begun and its findings will be reported in May 2014.",
    ],
    [
        "C2",
        "Return interviews held after an incident",
        "Council",
        "45%",
        "52%",
        "49%",
        "58%",
        "66%",
        "85%",
        "↑",
        "Better, but still too low. A new contract starts on 1 April 2014, and the Board will look at the results at its July 2014 meeting.",
    ],
    ["C3", "Conceptions per 1,000 girls under 18", "Public Health", "33.2", "29.8", ":", ":", ":", "", "↓", ""],
    [
        "C4",
        "Police notifications of domestic incidents to schools",
        "Police",
        "n/a",
        "n/a",
        "n/a",
        "342",
        "377",
        "",
        "↑",
        "Not counted before July 2013.",
    ],
]


def write(words: Words, path: Path) -> None:
    width = len(HEADINGS[1])
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        out = csv.writer(file)
        for line in (words.truth["title"], "Prepared for the Quality and Performance Group, 17 January 2014", ""):
            out.writerow([line, *[""] * (width - 1)])
        out.writerows(HEADINGS)
        for row in ROWS:
            out.writerow([*row, *[""] * (width - len(row))])
        out.writerow(["n/a = not available; : = published once a year", *[""] * (width - 1)])
