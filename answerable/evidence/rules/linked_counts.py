"""A table of counts with its totals, and which hidden counts a reader can work out from the rest.

Source: the network argument of D. Gusfield, A graph theoretic approach to statistical data security, SIAM J. Comput. 17
(1988) 552-571: a hidden cell is safe when what is published leaves it another value, which is when it lies on a cycle
of cells that can be raised and lowered in turn.
"""

import heapq
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

Code = Literal["z", ":"]  # not applicable, not available
Cell = int | Code
Place = tuple[int, int]  # row and column from 0; the row after the last and the column after the last are the totals


@dataclass(frozen=True, kw_only=True)
class Counts:
    """A table of true counts, rows of cells; totals are worked out. `z` and `:` add nothing to a total.

    `row_totals` and `column_totals` say whether these are published; the grand total is where both are. A plain list
    with its total is one row with `column_totals=False`.
    ValueError for a negative count or rows of unequal length.
    """

    cells: tuple[tuple[Cell, ...], ...]
    row_totals: bool = True
    column_totals: bool = True

    def __post_init__(self) -> None:
        if not self.cells or any(len(row) != len(self.cells[0]) or not row for row in self.cells):
            raise ValueError("A table needs rows of one length.")
        if any(isinstance(cell, int) and cell < 0 for row in self.cells for cell in row):
            raise ValueError("A count cannot be negative.")

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns, totals not counted."""
        return len(self.cells), len(self.cells[0])

    def values(self) -> dict[Place, int]:
        """Every count and total by place; codes are left out."""
        rows, columns = self.shape
        found = {
            (i, j): cell for i, row in enumerate(self.cells) for j, cell in enumerate(row) if isinstance(cell, int)
        }
        inner = list(found.items())
        for i in range(rows):
            found[i, columns] = sum(value for (row, _), value in inner if row == i)
        for j in range(columns):
            found[rows, j] = sum(value for (_, column), value in inner if column == j)
        found[rows, columns] = sum(value for _, value in inner)
        return found

    def unpublished(self) -> frozenset[Place]:
        """The places of totals that are not published at all."""
        rows, columns = self.shape
        left = {(i, columns) for i in range(rows) if not self.row_totals}
        left |= {(rows, j) for j in range(columns) if not self.column_totals}
        return frozenset(left if self.row_totals and self.column_totals else left | {(rows, columns)})


def recoverable(counts: Counts, hidden: frozenset[Place], *, least: int = 1) -> frozenset[Place]:
    """The hidden places whose count follows from what is shown, for a reader who knows that none is under `least`
    (nought is never hidden)."""
    free = (hidden | counts.unpublished()) & counts.values().keys()
    costs = dict.fromkeys(free, 0)
    return frozenset(place for place in hidden if _cover(counts, place, costs, least) is None)


def cheapest_cover(counts: Counts, place: Place, hidden: set[Place]) -> set[Place]:
    """The cells to hide so that `place` is safe: fewest first, then smallest. There always are some: with everything
    but noughts hidden, any cell can be raised together with its totals."""
    values = counts.values()
    unit = sum(values.values()) + 1
    costs = {at: unit + value for at, value in values.items() if value > 0}
    costs |= dict.fromkeys((hidden | counts.unpublished()) & values.keys(), 0)
    found = _cover(counts, place, costs, least=1)
    assert found is not None
    return found - counts.unpublished()


def _cover(counts: Counts, place: Place, costs: Mapping[Place, int], least: int) -> set[Place] | None:
    """The cheapest cycle of cells through `place` that can be raised and lowered in turn by one without changing a
    row or a column, using only cells in `costs`; None where there is none, that is, where `place` has no other value.
    """
    best: tuple[int, set[Place]] | None = None
    arcs: dict[str, list[tuple[str, int, Place]]] = {}
    for start, end, at in _arcs(counts, costs, least):
        arcs.setdefault(start, []).append((end, costs[at], at))
    for start, end, at in _arcs(counts, [place], least):
        found = _cheapest_path(arcs, end, start, avoid=at)
        if found and (best is None or found[0] < best[0]):
            best = found
    return best[1] if best else None


def _arcs(counts: Counts, places: Iterable[Place], least: int) -> Iterator[tuple[str, str, Place]]:
    """An arc for each way a cell can move: from its row to its column when it adds to both, back when it takes away.

    Totals are held with the sign turned, so that every row and column adds up to nought. A cell that is printed is
    never lowered below `least`; an unpublished total may be, to nought.
    """
    rows, columns = counts.shape
    values, left = counts.values(), counts.unpublished()
    for i, j in places:
        turned = (i == rows) != (j == columns)
        lowest = 0 if (i, j) in left else least
        up, down = (f"row {i}", f"column {j}"), (f"column {j}", f"row {i}")
        raised, lowered = (down, up) if turned else (up, down)
        yield (*raised, (i, j))
        if values[i, j] > lowest:
            yield (*lowered, (i, j))


def _cheapest_path(
    arcs: Mapping[str, list[tuple[str, int, Place]]], start: str, end: str, *, avoid: Place
) -> tuple[int, set[Place]] | None:
    """Dijkstra's shortest path, with the cells on it; `avoid` may not be walked."""
    queue: list[tuple[int, str, tuple[Place, ...]]] = [(0, start, ())]
    done = set()
    while queue:
        cost, node, cells = heapq.heappop(queue)
        if node == end:
            return cost, set(cells)
        if node in done:
            continue
        done.add(node)
        for other, extra, at in arcs.get(node, []):
            if at != avoid and other not in done:
                heapq.heappush(queue, (cost + extra, other, (*cells, at)))
    return None
