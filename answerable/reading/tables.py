"""Rows as they stand, for whoever knows what they mean: no plan is looked for. Those of a spreadsheet, and those of a
form that was filled in in Word."""

from dataclasses import dataclass
from pathlib import Path

from answerable.reading.blocks import Cell, Table
from answerable.reading.formats import read_pages
from answerable.reading.refusals import Refusal

PLACE = "Where it stands"  # the label of a row's place in its workbook


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One sheet's rows, by their numbers in the file (from 1), each with its cells' words; empty rows are left out.
    A CSV file is one sheet without a name."""

    name: str
    rows: list[tuple[int, list[str]]]


def forms_of(path: Path) -> list[list[tuple[str, str]]]:
    """The tables of a Word file as a form fills them: of each, its rows of two cells as (label, answer), the paragraphs
    and list items of an answer each on a line of its own. Of a workbook each row below a sheet's first, with the words
    of the first as labels, and its PLACE. Raises Refusal. Reads in this process, without limits: the child's own work.
    Everyone else calls `child.read_forms_apart`."""
    pages = read_pages(path)
    if pages.kind == "xlsx":
        return [form for part in pages.content if isinstance(part, Table) for form in _forms_in(part)]
    if pages.kind != "docx":
        raise Refusal(
            "The file is no Word document (.docx) and no Excel workbook (.xlsx). Fill in the form that was sent, save "
            "it, send that."
        )
    return [
        [(row.cells[0].text, _lines(row.cells[1])) for row in part.rows if len(row.cells) == 2]
        for part in pages.content
        if isinstance(part, Table)
    ]


def _forms_in(sheet: Table) -> list[list[tuple[str, str]]]:
    heads = [cell.text for cell in sheet.rows[0].cells] if sheet.rows else []
    name = sheet.source.sheet or "the sheet"
    return [
        [(PLACE, f"{name}, row {row.source.row or at}"), *zip(heads, map(_lines, row.cells), strict=False)]
        for at, row in enumerate(sheet.rows[1:], 2)
    ]


def _lines(cell: Cell) -> str:
    said = (f"{line.marker} {line.text}" if line.marker else line.text for line in cell.lines)
    return "\n".join(line.strip() for line in said if line.strip())


def sheets_of(path: Path) -> list[Sheet]:
    """The visible sheets of an Excel workbook or a CSV file that hold anything. Raises Refusal. Reads in this process,
    without limits: the child's own work. Everyone else calls `child.read_sheets_apart`."""
    pages = read_pages(path)
    if pages.kind not in ("xlsx", "csv"):
        raise Refusal(
            "The file is no spreadsheet; save the table as an Excel workbook (.xlsx) or as CSV, or copy its cells and "
            "paste them."
        )
    return [
        Sheet(
            name=part.source.sheet or "",
            rows=[(row.source.row or at, [cell.text for cell in row.cells]) for at, row in enumerate(part.rows, 1)],
        )
        for part in pages.content
        if isinstance(part, Table)
    ]
