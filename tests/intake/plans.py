"""A plan in Word as a board might send it, made anew for each test."""

import io

from docx import Document

HEAD = ["Ref", "Action", "Lead", "By when", "Progress December 2012"]
TRAINED = "40 of 52 schools (77%) have sent somebody. The council will write to the others in early January."
ROWS = [
    ["1.1.1", "Train a lead in every school", "Eastmarsh Council", "end of March 2013", TRAINED],
    ["1.1.2", "Ask children in care what they think", "Eastmarsh Police", "June 2013", "A survey was begun."],
    ["1.1.3", "Report to the board", "Chair", "", ""],
]


def word_plan(rows: list[list[str]] = ROWS, *, day: str = "10 December 2012", head: list[str] = HEAD) -> bytes:
    document = Document()
    document.add_heading("Eastmarsh Safeguarding Children Board: business plan 2012/13", 0)
    document.add_paragraph(f"Progress report, {day}")
    document.add_heading("Aim 1: Children are heard", 1)
    document.add_heading("Objective 1.1: Every school knows what to do", 2)
    table = document.add_table(rows=0, cols=len(head))
    for row in [head, *rows]:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def march() -> bytes:
    """The next round: 1.1.1 is reworded, 1.1.2 has gone silent, 1.1.4 is new, 1.1.3 is gone."""
    rows = [
        ["1.1.1", "Train two leads in every school", *ROWS[0][2:4], "All 52 schools have sent somebody."],
        [*ROWS[1][:4], ""],
        ["1.1.4", "Ask again", "Chair", "", "Not begun."],
    ]
    return word_plan(rows, day="20 March 2013", head=[*HEAD[:4], "Progress March 2013"])
