"""Header rows of two lines: a heading over several columns, and what stands under it."""

from answerable.reading.blocks import Cell, Row
from answerable.reading.formats.grid import columns
from answerable.reading.structure.columns import Column

_LONGEST = 40  # letters in a heading of the second row


def spanned(cells: list[Cell]) -> set[int]:
    """The columns that share a header cell with another."""
    return {at for at, cell in enumerate(cells) if cell.text and sum(cell is other for other in cells) > 1}


def two_rows(upper: list[Column], lower: list[Column]) -> list[Column]:
    """A header of two rows as one: the lower row's words under the upper row's meaning."""
    if len(upper) != len(lower):
        return lower
    return [
        low
        if low.heading == high.heading or not high.heading
        else Column(
            role=high.role if low.role == "other" else low.role, heading=f"{high.heading} {low.heading}".strip()
        )
        for high, low in zip(upper, lower, strict=True)
    ]


def under_header(row: Row, upper: list[Column], covered: set[int]) -> list[Column] | None:
    """The columns, where `row` is the second row of a header: short words under the cells that cover several columns
    (`covered`); None where it is a row of the plan."""
    cells = columns(row)
    filled = [at for at, cell in enumerate(cells) if cell.text]
    if not filled or len(cells) != len(upper) or any(len(cells[at].text) > _LONGEST for at in filled):
        return None
    if not all(at in covered or cells[at].text == upper[at].heading for at in filled):
        return None
    return two_rows(upper, [Column(role="other", heading=cell.text) for cell in cells])
