# ruff: noqa: E501  (prose of the document)
"""The Brayford learning review: one small form for each action under its recommendation."""

from pathlib import Path

from docx import Document
from docx.document import Document as Doc

from tests.reading.corpus.make.word import add_row, fill
from tests.reading.corpus.make.words import Words


def write(words: Words, path: Path) -> None:
    document = Document()
    document.add_paragraph("BRAYFORD LSCB – LEARNING AND IMPROVEMENT GROUP")
    document.add_heading(words.truth["title"], level=0)
    document.add_paragraph("25 April 2017")
    document.add_heading("Introduction", level=1)
    document.add_paragraph(
        "The review looked at a family of four children who moved house seven times between 2013 and 2015. It was not a"
        " serious case review: chapter 4 of Working Together 2015 lets a board learn from other cases too. The Board"
        " accepted the review in December 2016. The group will revisit this plan on 17 October 2017."
    )
    document.add_heading("What children told us", level=1)
    document.add_paragraph(
        "The participation team spoke to pupils who had changed school in the year. Some 70% of the children had not been"
        " told about the move until the week before, and they said that nobody had asked them about it."
    )
    document.add_heading("Action plan", level=1)
    for objective in words.truth["objectives"]:
        document.add_heading(f"{objective['ref']}: {objective['title']}", level=2)
        for action in words.under(objective["ref"]):
            form(document, action)
            document.add_paragraph()
    document.sections[0].footer.paragraphs[0].text = "Official – sensitive when complete"
    document.save(str(path))


def form(document: Doc, action: dict[str, str]) -> None:
    table = document.add_table(rows=0, cols=2)
    table.style = "Table Grid"
    add_row(table, ["Action no.", action["ref"]])
    add_row(table, ["ACTION" if action["ref"] == "2.1" else "Action", action["text"]])
    add_row(table, ["Lead", "\n".join(action["leads"])])
    add_row(table, ["To be completed by", action["due_words"]])
    if action["ref"] == "2.1":
        add_row(table, ["", ""])
    fill(add_row(table, ["Position at April 2017", ""])[1], list(action["said"]))
    add_row(table, ["Status", action["status"]])
