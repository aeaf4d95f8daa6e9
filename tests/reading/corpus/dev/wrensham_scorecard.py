# ruff: noqa: E501  (prose of the document)
"""The Wrensham scorecard: one sheet of indicators and one of notes."""

from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill

from tests.reading.corpus.make.words import Words

TOP = ["Ref", "Indicator", "Outturn 2015/16", "2016/17", None, "Target 2016/17", "England 2014/15", "RAG", "Commentary"]
SECOND = [None, None, None, "Q1", "Q2", None, None, None, None]
ROWS = [
    (
        "FD1",
        "Contacts to the front door",
        3410,
        902,
        955,
        None,
        None,
        "",
        "Contacts usually rise when schools return. Nothing in the figures suggests a change in thresholds.",
    ),
    (
        "FD2",
        "% of children re-referred within 12 months",
        0.26,
        0.24,
        0.21,
        0.20,
        0.223,
        "A",
        "Improving. An audit of repeat referrals will be finished by the end of February 2017.",
    ),
    (
        "CP1",
        "% of initial conferences held in time",
        0.71,
        0.78,
        0.83,
        0.85,
        0.767,
        "G",
        "Best quarter for three years.",
    ),
    (
        "CP2",
        "Children with a child protection plan, rate per 10,000 under 18",
        41.6,
        44.2,
        46.9,
        None,
        43.1,
        "",
        "Above the England average. No target is set for this indicator.",
    ),
    (
        "CP3",
        "% of conferences for which a GP report was received",
        0.34,
        0.38,
        0.52,
        0.80,
        None,
        "R",
        "Still too many conferences without a report. The Named GP is to bring in a shorter template in December 2016.",
    ),
    (
        "MI1",
        "% of children missing from home who had a return interview",
        "n/a",
        0.63,
        0.59,
        0.90,
        None,
        "R",
        "This indicator was not collected before April 2016. The police and the council will report a deep dive to the January 2017 meeting of the Board.",
    ),
    (
        "TR1",
        "Places attended on multi-agency training",
        1284,
        301,
        188,
        1300,
        None,
        "A",
        "Two courses in August were cancelled when the venue flooded.",
    ),
]
NOTES = [
    "Notes",
    "Q1 is April to June and Q2 is July to September.",
    "RAG: G = target met or within two percentage points; A = within reach; R = well short of target.",
    "England figures come from the Department for Education's latest release. Where none is published the cell is empty.",
    "n/a = not available",
]


def write(words: Words, path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet.title = "Scorecard Q2"
    sheet["A1"] = f"{words.truth['title']} – Performance Scorecard, Quarter 2 2016/17"
    sheet["A1"].font = Font(bold=True, size=14)
    sheet["A2"] = "Prepared for the Performance and Audit Sub-Group"
    sheet.append([])
    sheet.append(TOP)
    sheet.append(SECOND)
    sheet.merge_cells("D4:E4")
    for column in "ABCFGHI":
        sheet.merge_cells(f"{column}4:{column}5")
    colours = {"R": "FF0000", "A": "FFC000", "G": "92D050"}
    for ref, name, *values, rag, comment in ROWS:
        sheet.append([ref, name, *values, rag or None, comment])
        last = sheet.max_row
        for place in range(3, 8):
            cell = sheet.cell(last, place)
            if isinstance(cell.value, float) and cell.value < 1:
                cell.number_format = "0.0%" if place == 7 else "0%"
            elif isinstance(cell.value, int):
                cell.number_format = "#,##0"
        if rag:
            sheet.cell(last, 8).fill = PatternFill("solid", fgColor=colours[rag])
        sheet.cell(last, 9).alignment = Alignment(wrap_text=True, vertical="top")
    sheet.column_dimensions["B"].width = 52
    sheet.column_dimensions["I"].width = 70
    notes = book.create_sheet("Notes")
    for line in NOTES:
        notes.append([line])
    book.save(path)
