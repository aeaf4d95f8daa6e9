# ruff: noqa: E501  (prose of the document)
"""The Ilderstone plan: Word tables on a turned page, objectives as rows and ratings as colours."""

from pathlib import Path

from docx import Document
from docx.enum.section import WD_ORIENT

from tests.reading.corpus.make.word import add_row, fill, shade, span_row
from tests.reading.corpus.make.words import Words

HEADINGS = [
    "No.",
    "What we will do",
    "Lead",
    "Partners involved",
    "Timescale",
    "What difference will it make?",
    "Update September 2024",
    "BRAG",
]
COLOURS = {"Blue": "0070C0", "Green": "00B050", "Amber": "FFC000", "Red": "FF0000", "Grey": "BFBFBF"}
KEY = [
    ("Blue", "complete and embedded"),
    ("Green", "on track"),
    ("Amber", "some delay"),
    ("Red", "off track"),
    ("Grey", "not yet started"),
]


def write(words: Words, path: Path) -> None:
    document = Document()
    page = document.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = page.page_height, page.page_width
    document.add_paragraph(words.truth["title"], style="Title")
    document.add_paragraph("Agreed by the Executive on 14 March 2024. Updated for the meeting of 26 September 2024.")
    document.add_paragraph("Why these priorities", style="Heading 1")
    document.add_paragraph(
        "Domestic abuse was a factor in 61% of child protection plans in 2023/24, compared with 55% in 2022/23. Four of our last six rapid reviews were about babies. And in every review we found that we had known the lesson already."
    )
    document.add_paragraph("Key to the BRAG column", style="Heading 2")
    key = document.add_table(rows=0, cols=2)
    key.style = "Table Grid"
    for colour, meaning in KEY:
        shade(add_row(key, [colour, meaning])[0], COLOURS[colour])
    for ref, title in words.truth["aims"]:
        document.add_paragraph(f"{ref}: {title}", style="Heading 1")
        table = document.add_table(rows=0, cols=8)
        table.style = "Table Grid"
        add_row(table, HEADINGS)
        for objective in words.truth["objectives"]:
            if objective["aim"] == ref:
                span_row(table, f"Objective {objective['ref']}: {objective['title']}")
                for action in words.under(objective["ref"]):
                    plain = [action["ref"], action["text"], "\n".join(action["leads"])]
                    plain += ["\n".join(action.get("contributors", [])), action["due_words"], action["difference"]]
                    cells = add_row(table, [*plain, "", ""])
                    fill(cells[6], action["said"])
                    shade(cells[7], COLOURS[action["status"][0]])
        if ref == "Priority 2":
            add_row(table, [""] * 8)
    document.add_paragraph("What happens next", style="Heading 1")
    document.add_paragraph("The next update will be brought to the Executive on 27 March 2025.")
    document.save(str(path))
