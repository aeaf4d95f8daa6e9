# ruff: noqa: E501  (prose of the document)
"""The Thistlebury dataset: CSV in long form, two half-years for each indicator."""

import csv
import io
from pathlib import Path

from tests.reading.corpus.make.words import Words

HEADINGS = ["ID", "Indicator", "Supplied by", "Period", "Value", "Numerator", "Denominator", "Note"]
FIRST, SECOND = "Apr-Sep 2017", "Oct 2017-Mar 2018"
ROWS = [
    [
        "TB01",
        "Single assessments completed within 45 working days (%)",
        "Thistlebury Borough Council",
        FIRST,
        "81.5",
        "612",
        "751",
        "",
    ],
    [
        "TB01",
        "Single assessments completed within 45 working days (%)",
        "Thistlebury Borough Council",
        SECOND,
        "88.3",
        "689",
        "780",
        "",
    ],
    [
        "TB04",
        "Strategy discussions in which health took part (%)",
        "Thistlebury Borough Council",
        FIRST,
        "54.9",
        "167",
        "304",
        "",
    ],
    [
        "TB04",
        "Strategy discussions in which health took part (%)",
        "Thistlebury Borough Council",
        SECOND,
        "71.0",
        "208",
        "293",
        "Telephone conferencing was introduced in October.",
    ],
    ["TB09", "Safeguarding referrals made by ambulance crews", "Vale Ambulance Trust", FIRST, "233", "", "", ""],
    [
        "TB09",
        "Safeguarding referrals made by ambulance crews",
        "Vale Ambulance Trust",
        SECOND,
        "298",
        "",
        "",
        "Crews can now refer from the vehicle.",
    ],
    ["TB12", "Children detained overnight in police custody", "Thistlebury Police", FIRST, "41", "", "", ""],
    ["TB12", "Children detained overnight in police custody", "Thistlebury Police", SECOND, "26", "", "", ""],
    ["TB15", "Permanent exclusions from school", "Thistlebury Borough Council", FIRST, "17", "", "", ""],
    [
        "TB15",
        "Permanent exclusions from school",
        "Thistlebury Borough Council",
        SECOND,
        "29",
        "",
        "",
        "A review of exclusions will be carried out with head teachers in autumn 2018.",
    ],
    [
        "TB18",
        "Students about whom the college raised a safeguarding concern",
        "Thistlebury College",
        FIRST,
        ":",
        "",
        "",
        "The college did not supply this return. It has undertaken to send its data from July 2018.",
    ],
    [
        "TB18",
        "Students about whom the college raised a safeguarding concern",
        "Thistlebury College",
        SECOND,
        "64",
        "",
        "",
        "",
    ],
    [
        "TB21",
        "Women asked about domestic abuse at their antenatal booking (%)",
        "Vale Hospitals",
        FIRST,
        "90.2",
        "1101",
        "1221",
        "",
    ],
    [
        "TB21",
        "Women asked about domestic abuse at their antenatal booking (%)",
        "Vale Hospitals",
        SECOND,
        "92.5",
        "1088",
        "1176",
        "",
    ],
    [
        "TB23",
        "Young people first seen by drug and alcohol services",
        "Thistlebury Public Health",
        FIRST,
        "58",
        "",
        "",
        "",
    ],
    [
        "TB23",
        "Young people first seen by drug and alcohol services",
        "Thistlebury Public Health",
        SECOND,
        "73",
        "",
        "",
        "Schools have been quicker to refer.",
    ],
    [
        "TB24",
        "Children on a protection plan visited within the last ten working days (%)",
        "Thistlebury Borough Council",
        FIRST,
        "86.4",
        "159",
        "184",
        "",
    ],
    [
        "TB24",
        "Children on a protection plan visited within the last ten working days (%)",
        "Thistlebury Borough Council",
        SECOND,
        "83.2",
        "163",
        "196",
        "The figure is too low. Managers will look at each missed visit from May 2018.",
    ],
    ["TB25", "New notifications of private fostering", "Thistlebury Borough Council", FIRST, "c", "", "", ""],
    ["TB25", "New notifications of private fostering", "Thistlebury Borough Council", SECOND, "8", "", "", ""],
]
KEY = "c = suppressed because the number is small; : = not available. Periods run to the last day of the month. Children are people under 18."


def write(words: Words, path: Path) -> None:
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow([words.truth["title"]])
    table.writerow([KEY])
    table.writerow([])
    table.writerow(HEADINGS)
    table.writerows(ROWS)
    path.write_bytes(out.getvalue().encode("utf-8-sig"))
