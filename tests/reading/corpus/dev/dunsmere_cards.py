# ruff: noqa: E501  (prose of the document)
"""The Dunsmere action plan: a small Word table for each action."""

from pathlib import Path

from docx import Document
from docx.document import Document as Paper

from tests.reading.corpus.make.word import add_row, fill
from tests.reading.corpus.make.words import Truth, Words

BACKGROUND = [
    "Ash, aged 15, was found seriously injured in November 2021. Ash had lived with a grandmother for most of the year before, had a child protection plan, and had stopped going to school. The review was led by a reviewer from outside the islands. Its report is published alongside this response.",
    "The safeguarding partners (Dunsmere Islands Council, the police and the integrated care board) accept the three recommendations in full. They thank Ash and Ash's family, who read the report in draft and asked that professionals should stop saying that young people are hard to reach.",
    "Dunsmere is a small place, in which practitioners know one another well. The reviewer found that to be a strength, and also a reason why some questions were never asked.",
]
HOW = "The Practice Improvement Group looks at the plan at each of its meetings. An action is marked complete only when the Group has seen evidence. Positions in use: Not started, On track, Delayed, Complete."
PROMPT = "[Describe what has been done and attach the evidence]"


def write(words: Words, path: Path) -> None:
    document = Document()
    document.add_heading(words.truth["title"], level=0)
    document.add_paragraph("Dunsmere Safeguarding Children Partnership")
    document.add_paragraph("Position at 6 October 2022")
    document.add_heading("Background", level=1)
    for paragraph in BACKGROUND:
        document.add_paragraph(paragraph)
    document.add_heading("How the plan is overseen", level=1)
    document.add_paragraph(HOW)
    document.add_heading("Action plan", level=1)
    for objective in words.truth["objectives"]:
        document.add_heading(objective["ref"], level=2)
        document.add_paragraph(objective["title"]).runs[0].italic = True
        for action in words.under(objective["ref"]):
            card(document, action)
            document.add_paragraph("")
    document.save(str(path))


def card(document: Paper, action: Truth) -> None:
    table = document.add_table(rows=0, cols=2)
    table.style = "Table Grid"
    add_row(table, ["Action " + action["ref"], action["text"]])
    add_row(table, ["Lead", "\n".join(action["leads"])])
    add_row(table, ["Supported by", ", ".join(action["contributors"])])
    add_row(table, ["To be completed by", action["due_words"]])
    cells = add_row(table, ["Progress and evidence", PROMPT])
    if action["said"]:
        cells[1].text = ""
        fill(cells[1], action["said"])
    add_row(table, ["Position", action["status"]])
    for row in table.rows:
        for run in row.cells[0].paragraphs[0].runs:
            run.bold = True
