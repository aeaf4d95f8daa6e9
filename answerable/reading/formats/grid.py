"""Cells as they are marked up (with row and column spans) into rows whose columns stand under each other."""

from dataclasses import dataclass

from answerable.reading.blocks import Cell, Row
from answerable.reading.proposal import Source


@dataclass(frozen=True, kw_only=True)
class Placed:
    """One row as marked up: each cell with the number of rows it covers."""

    cells: list[tuple[Cell, int]]
    header: bool = False
    source: Source = Source()


def rows_of(placed: list[Placed]) -> list[Row]:
    """Rows in which a cell that covers several rows stands in each of them as the very same `Cell` object.

    What reads the rows can so tell a merged cell (same object) from words that are repeated.
    """
    rows: list[Row] = []
    hanging: dict[int, tuple[Cell, int]] = {}  # column -> the cell that reaches down into it, rows still to cover
    for row in placed:
        cells: list[Cell] = []
        column = 0
        waiting = list(row.cells)
        following: dict[int, tuple[Cell, int]] = {}
        while waiting or column in hanging:
            if column in hanging:
                cell, left = hanging.pop(column)
            else:
                cell, left = waiting.pop(0)
            cells.append(cell)
            if left > 1:
                following[column] = (cell, left - 1)
            column += cell.span
        for at, (cell, left) in hanging.items():
            if left > 1 and at > column:
                following[at] = (cell, left - 1)
        hanging = following
        rows.append(Row(cells=cells, header=row.header, source=row.source))
    return rows


def columns(row: Row) -> list[Cell]:
    """The row's cells by column: a cell that spans several stands once for each."""
    return [cell for cell in row.cells for _ in range(cell.span)]
