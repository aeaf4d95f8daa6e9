# ruff: noqa: E501  (prose of the document)
"""The Crosswold action plan: one Word table, recommendations as merged rows, colours for the state."""

from pathlib import Path

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.table import Table

from tests.reading.corpus.make.word import add_row, fill, shade, span_row
from tests.reading.corpus.make.words import Truth, Words, cut

HEADINGS = ["No.", "Action", "Lead officer", "Timescale", "Progress at October 2012", "RAG"]
INTRO = [
    "Child F died in March 2011. The Board commissioned a serious case review under chapter 8 of Working Together 2010; the overview report was accepted on 21 March 2012 and its executive summary has been published.",
    "This plan covers the recommendations made to more than one agency. Each agency has its own plan for the recommendations of its individual management review, and the Serious Case Review Sub-Committee, on which Crosswold Council and the health bodies are represented, looks at both every other month. Work began in February 2012.",
]
KEY = [("00B050", "Complete"), ("FFC000", "In progress"), ("FF0000", "Overdue")]


def write(words: Words, path: Path) -> None:
    document = Document()
    page = document.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = page.page_height, page.page_width
    page.header.paragraphs[0].text = "RESTRICTED – not for onward circulation"
    page.footer.paragraphs[0].text = "Crosswold Safeguarding Children Board"
    document.add_heading(words.truth["title"], level=1)
    for paragraph in INTRO:
        document.add_paragraph(paragraph)
    key = document.add_table(rows=1, cols=6)
    for number, (colour, meaning) in enumerate(KEY):
        shade(key.rows[0].cells[2 * number], colour)
        key.rows[0].cells[2 * number + 1].text = meaning
    document.add_paragraph("")
    table = document.add_table(rows=0, cols=6)
    table.style = "Table Grid"
    add_row(table, HEADINGS)
    for recommendation in words.truth["objectives"]:
        if recommendation["ref"] == "Recommendation 3":
            add_row(table, HEADINGS)
        span_row(table, f"{recommendation['ref']}: {recommendation['title']}")
        for action in words.under(recommendation["ref"]):
            row(table, action)
    document.save(str(path))


def row(table: Table, action: Truth) -> None:
    number = action["ref"].split(" > ")[1]
    said = action["said"]
    rest = ""
    if action["ref"] == "Recommendation 2 > 1":
        first, rest = cut(said[0], "Ward managers say that the")
        said = [first]
    cells = add_row(table, [number, action["text"], "\n".join(action["leads"]), action["due_words"], "", ""])
    fill(cells[4], said)
    if "fill" in action:
        shade(cells[5], action["fill"])
    if rest:
        add_row(table, ["", "", "", "", rest, ""])
