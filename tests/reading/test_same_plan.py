"""One torn plan, written in every format, reads the same from each."""

import csv
from collections.abc import Callable
from html import escape
from pathlib import Path

import openpyxl
import pytest
from docx import Document

from tests.reading.plans import plan_of

PROSE = [
    "WESTBY SAFEGUARDING CHILDREN BOARD BUSINESS PLAN 2013/14: PROGRESS REPORT",
    "14 January 2014",
    "1. Background",
    "1.1 The plan was agreed in May 2013 after the inspection. Members asked for this report in July.",
    "Aim 1: To keep children safe at home",
]
ROWS = [
    ["Obj 1.1", "Neglect is seen early", ""],
    ["Ref", "Action", "Progress report December 2013"],
    ["1.1.1", "Adopt one tool, and train staff in", "The tool was agreed.\n• 12 of 20 teams use it\n• Schools were"],
    ["--", "---", "--"],
    ["Ref", "Action", "Progress report December 2013"],
    ["", "every agency to use it", "slower to begin\nA review is due in March 2014."],
    ["1.1.2", "Audit 50 files", ""],
    ["Obj 1.2", "", ""],
    ["Ref", "Action", "Progress report December 2013"],
    ["1.2.1", "Report to the board", "Page 4 of 9\nReported in June 2013."],
]


def markdown(path: Path) -> None:
    rows = ["\t".join(cell.replace("\n", "<br>") for cell in row) for row in ROWS]
    path.write_text("\n\n".join(PROSE) + "\n\n" + "\n".join(rows), encoding="utf-8")


def page(path: Path) -> None:
    cells = ["".join(f"<td>{escape(cell).replace(chr(10), '<br>')}" for cell in row) for row in ROWS]
    body = "".join(f"<p>{line}</p>" for line in PROSE) + "<table>" + "".join(f"<tr>{row}" for row in cells) + "</table>"
    path.write_text(f"<html><body>{body}", encoding="utf-8")


def word(path: Path) -> None:
    document = Document()
    for line in PROSE:
        document.add_paragraph(line)
    table = document.add_table(rows=0, cols=3)
    for row in ROWS:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.save(str(path))


def sheet(path: Path) -> None:
    book = openpyxl.Workbook()
    for row in [[line] for line in PROSE] + ROWS:
        book.active.append(row)
    book.save(path)


def values(path: Path) -> None:
    with path.open("w", encoding="utf-16", newline="") as file:
        csv.writer(file, delimiter=";").writerows([[line] for line in PROSE] + ROWS)


@pytest.mark.parametrize(
    ("name", "write"),
    [("p.md", markdown), ("p.html", page), ("p.docx", word), ("p.xlsx", sheet), ("p.csv", values)],
)
def test_the_same_plan_from_every_format(name: str, write: Callable[[Path], None], tmp_path: Path) -> None:
    write(tmp_path / name)
    plan = plan_of(tmp_path / name)
    assert (plan.document.title, plan.document.date) == (PROSE[0], "2014-01-14")
    assert (plan.document.kind, plan.document.period) == ("progress report", "December 2013")
    assert [(aim.ref, aim.title) for aim in plan.aims] == [("Aim 1", "To keep children safe at home")]
    assert [(o.ref, o.title, o.aim) for o in plan.objectives] == [
        ("Obj 1.1", "Neglect is seen early", "Aim 1"),
        ("Obj 1.2", "", "Aim 1"),
    ]
    assert [(a.ref, a.text, a.objective) for a in plan.actions] == [
        ("1.1.1", "Adopt one tool, and train staff in every agency to use it", "Obj 1.1"),
        ("1.1.2", "Audit 50 files", "Obj 1.1"),
        ("1.2.1", "Report to the board", "Obj 1.2"),
    ]
    assert [(s.action, [(b.kind, b.text) for b in s.blocks]) for s in plan.statements] == [
        (
            "1.1.1",
            [
                ("paragraph", "The tool was agreed."),
                ("item", "12 of 20 teams use it"),
                ("item", "Schools were slower to begin"),
                ("paragraph", "A review is due in March 2014."),
            ],
        ),
        ("1.2.1", [("paragraph", "Reported in June 2013.")]),
    ]
    assert [p.section for p in plan.passages if p.role == "section"] == ["1. Background"]
    assert [doubt.where for doubt in plan.doubts] == ["Obj 1.2"]
