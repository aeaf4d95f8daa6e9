"""Small helpers for laying out Word documents."""

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import Table, _Cell

from tests.reading.corpus.make.words import kind_of


def add_row(table: Table, texts: list[str]) -> list[_Cell]:
    """One more row with these texts."""
    cells = list(table.add_row().cells)
    for cell, text in zip(cells, texts, strict=True):
        cell.text = text
    return cells


def span_row(table: Table, text: str) -> None:
    """One more row whose cells are merged into one."""
    cells = table.add_row().cells
    cells[0].merge(cells[-1]).text = text


def shade(cell: _Cell, colour: str) -> None:
    """Fill the cell's background with a hexadecimal colour."""
    fill = OxmlElement("w:shd")
    for name, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", colour)):
        fill.set(qn(name), value)
    cell._tc.get_or_add_tcPr().append(fill)


def fill(cell: _Cell, blocks: list[str], bullet: str | None = None) -> None:
    """Blocks into one cell; items as real list paragraphs, or typed with `bullet` in front."""
    for number, (kind, text) in enumerate(map(kind_of, blocks)):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        if kind == "heading":
            paragraph.add_run(text).bold = True
        elif kind == "item" and bullet is None:
            paragraph.style = "List Bullet"
            paragraph.add_run(text)
        else:
            paragraph.add_run((bullet or "") + text if kind == "item" else text)
