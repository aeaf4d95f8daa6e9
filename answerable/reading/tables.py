"""A spreadsheet's rows as they stand, for whoever knows what the columns mean: no plan is looked for."""

from dataclasses import dataclass
from pathlib import Path

from answerable.reading.blocks import Table
from answerable.reading.formats import read_pages
from answerable.reading.refusals import Refusal


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One sheet's rows, by their numbers in the file (from 1), each with its cells' words; empty rows are left out.
    A CSV file is one sheet without a name."""

    name: str
    rows: list[tuple[int, list[str]]]


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
