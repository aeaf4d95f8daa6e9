"""A document's own words in reading order, each with its place: what a person checks a proposal against."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from answerable.reading.blocks import Line, Pages, Table
from answerable.reading.letters import shortened
from answerable.reading.proposal import Source

MOST_ROWS = 5_000
MOST_LETTERS = 4_000  # of one cell; a longer one ends in "…"


@dataclass(frozen=True, kw_only=True)
class Printed:
    """One line, or one row of a table: its cells' words, and where it and each of its cells stand."""

    cells: list[str]
    heading: bool = False
    table: bool = False
    source: Source = Source()
    cell_sources: list[Source] = field(default_factory=list)


def printed(pages: Pages) -> list[Printed]:
    """The first `MOST_ROWS` lines and rows of a document."""
    rows = [row for part in pages.content for row in _rows(part)]
    return rows[:MOST_ROWS]


def _rows(part: Line | Table) -> Iterator[Printed]:
    if isinstance(part, Line):
        words = f"{part.marker} {part.text}".strip()
        yield Printed(cells=[shortened(words, MOST_LETTERS)], heading=part.kind == "heading", source=part.source)
        return
    for row in part.rows:
        cells = [
            shortened("\n".join(f"{line.marker} {line.text}".strip() for line in cell.lines), MOST_LETTERS)
            for cell in row.cells
        ]
        if any(cells):
            places = [cell.source for cell in row.cells]
            yield Printed(cells=cells, heading=row.header, table=True, source=row.source, cell_sources=places)


class Places:
    """Where in a document's words facts stand; made once for many look-ups."""

    def __init__(self, rows: Sequence[Printed]) -> None:
        self._at: dict[tuple[object, ...], int] = {}
        for number, row in enumerate(rows):
            for source in (row.source, *row.cell_sources):
                for key in _keys(source):
                    self._at.setdefault(key, number)
        self._words = [" ".join(" ".join(row.cells).casefold().split()) for row in rows]

    def of(self, source: Source) -> int | None:
        """The number of the row that a fact's source names: of the same cell, else of the same row or line, else the
        first on the same page; None where it names none of these."""
        return next((self._at[key] for key in _keys(source) if key in self._at), None)

    def saying(self, words: str) -> list[int]:
        """The rows in which these words stand, whatever their case and spacing."""
        wanted = " ".join(words.casefold().split())
        return [number for number, said in enumerate(self._words) if wanted in said] if wanted else []


def _keys(source: Source) -> Iterator[tuple[object, ...]]:
    """What a place goes by, the most exact first."""
    where = (source.part, source.sheet, source.page)
    if source.row and source.cell:
        yield ("cell", *where, source.row, source.cell)
    if source.row:
        yield ("row", *where, source.row)
    if source.line:
        yield ("line", *where, source.line)
    if source.page:
        yield ("page", source.page)


def place_words(source: Source) -> str:
    """A place as a reader would name it ("table 1, row 3", "page 4").

    >>> place_words(Source(part="table 1", row=3, cell="B3"))
    'table 1, row 3'
    """
    if source.part == "paragraph" and source.line:
        return f"paragraph {source.line}"
    named = [("sheet", source.sheet), ("page", source.page), ("row", source.row)]
    if not source.row:
        named.append(("line", source.line))
    found = [f"{name} {value}" for name, value in named if value]
    return ", ".join(filter(None, [source.part, *found]))
