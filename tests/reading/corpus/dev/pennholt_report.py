# ruff: noqa: E501  (prose of the document)
"""The Pennholt report: a Word plan whose columns ask questions, objectives merged down over their actions."""

from pathlib import Path

from docx import Document
from docx.document import Document as Doc

from tests.reading.corpus.make.word import add_row, fill
from tests.reading.corpus.make.words import Words

HEADINGS = [
    "What do we want to achieve?",
    "What are we going to do?",
    "Why does it matter?",
    "Who will do it?",
    "When will it be done?",
    "How are we getting on? (September 2012)",
    "Judgement",
]
WHY = {
    "1A": "A baby cannot ask for help.",
    "2A": "Young people tell us more when they are asked soon and by somebody they trust.",
    "2B": "The same addresses come up again and again.",
}


def write(words: Words, path: Path) -> None:
    document = Document()
    document.add_paragraph("PENNHOLT COUNTY COUNCIL")
    document.add_paragraph("CHILDREN AND FAMILIES SCRUTINY COMMITTEE – 24 OCTOBER 2012")
    document.add_heading(words.truth["title"], level=1)
    document.add_paragraph("Report by the Independent Chair of the Board")
    prose(document)
    document.add_page_break()
    for ref, title in words.truth["aims"]:
        document.add_heading(f"Priority {ref}: {title}", level=2)
        table = document.add_table(rows=0, cols=len(HEADINGS))
        table.style = "Table Grid"
        add_row(table, HEADINGS)
        for objective in words.truth["objectives"]:
            if objective["aim"] != ref:
                continue
            top = len(table.rows)
            for number, action in enumerate(words.under(objective["ref"])):
                joined = " and " if action["ref"] == "1A.2" else "\n"
                first = [f"{objective['ref']} {objective['title']}", WHY[objective["ref"]]] if number == 0 else ["", ""]
                cells = add_row(
                    table,
                    [
                        first[0],
                        f"{action['ref']} {action['text']}",
                        first[1],
                        joined.join(action["leads"]),
                        action["due_words"],
                        "",
                        action.get("status", ""),
                    ],
                )
                fill(cells[5], action["said"], bullet="• ")
            for column in (0, 2):
                table.cell(top, column).merge(table.cell(len(table.rows) - 1, column))
    document.save(str(path))


def prose(document: Doc) -> None:
    document.add_heading("1. Introduction", level=2)
    document.add_paragraph(
        "1.1 The Board is a statutory body under section 13 of the Children Act 2004. Its business plan for the year was agreed in April 2012 and has two priorities and twelve actions, of which the seven that fall due first are reported here."
    )
    document.add_paragraph("1.2 The Board's work is paid for by contributions from its partners:")
    for partner in (
        "Pennholt County Council",
        "Northvale Constabulary",
        "Pennholt Primary Care Trust",
        "Northvale Probation Trust",
    ):
        document.add_paragraph(partner, style="List Bullet")
    document.add_heading("2. Child deaths", level=2)
    document.add_paragraph(
        "2.1 Nine of the 12 deaths notified last year have been reviewed. The three outstanding reviews will be completed in January 2013, once the coroner has reported."
    )
    document.add_heading("3. Training", level=2)
    document.add_paragraph(
        "3.1 The programme offers 900 places in the year. By the end of September 512 places had been taken up; 14% of bookings for places were cancelled late. There is no evidence yet that the courses change practice."
    )
    document.add_heading("4. Recommendation", level=2)
    document.add_paragraph("4.1 The Committee is invited to comment on the progress made.")
