"""The plan's tables of one document, looked at together: where they are headed alike, all their rows tell what a column
holds better than one table's alone."""

from itertools import pairwise

from answerable.reading.blocks import Cell, Pages, Table
from answerable.reading.formats.grid import columns
from answerable.reading.structure.columns import Column
from answerable.reading.structure.damage import is_rule
from answerable.reading.structure.settling import counts_only, heads, settled

Headings = tuple[str, ...]


class PlanTables:
    """`help_rows` are rows that stand word for word under several headers: the form's help on how to fill it in."""

    def __init__(self, pages: Pages) -> None:
        self._heads: dict[int, dict[int, list[Column]]] = {}  # id of a table -> its header rows
        self._bodies: dict[Headings, list[list[Cell]]] = {}
        self._settled: dict[Headings, list[Column]] = {}
        self.help_rows: set[Headings] = set()
        seen: set[Headings] = set()
        for table in pages.content:
            if isinstance(table, Table):
                self._heads[id(table)] = heads(table)
                self._read(table, seen)

    def _read(self, table: Table, seen: set[Headings]) -> None:
        found = self._heads[id(table)]
        for above, below in pairwise([*found, len(table.rows)]):
            rows = [columns(row) for row in table.rows[above + 1 : below]]
            self._bodies.setdefault(_headings(found[above]), []).extend(filter(_is_of_plan, rows))
            first = tuple(cell.text for cell in rows[0]) if rows else ()
            if sum(map(bool, first)) > 2:
                (self.help_rows if first in seen else seen).add(first)

    def heads_of(self, table: Table) -> dict[int, list[Column]]:
        """The table's header rows by number, each column as its heading names it; empty where it is no plan's."""
        return self._heads[id(table)]

    def body_of(self, found: list[Column]) -> list[list[Cell]]:
        """The rows by column under these headings, of all tables that have them; level rows and rules left out."""
        return self._bodies.get(_headings(found), [])

    def settled(self, found: list[Column], rows: list[list[Cell]]) -> list[Column]:
        """The columns with their roles, `rows` being those under them; none where the table only counts actions."""
        known = _headings(found)
        if known not in self._settled:
            self._settled[known] = [] if counts_only(found, rows) else settled(found, rows)
        return self._settled[known]


def _headings(found: list[Column]) -> Headings:
    return tuple(column.heading for column in found)


def _is_of_plan(cells: list[Cell]) -> bool:
    """Whether a row by column is an action's: several cells say something, and not only dashes."""
    return len({id(cell) for cell in cells if cell.text}) > 1 and not is_rule(cells)
