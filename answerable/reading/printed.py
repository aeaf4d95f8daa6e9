"""A document's own words in reading order, each with its place: what a person checks a proposal against."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from answerable.reading.blocks import Line, Pages, Table
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
        yield Printed(cells=[_short(words)], heading=part.kind == "heading", source=part.source)
        return
    for row in part.rows:
        cells = [_short("\n".join(f"{line.marker} {line.text}".strip() for line in cell.lines)) for cell in row.cells]
        if any(cells):
            places = [cell.source for cell in row.cells]
            yield Printed(cells=cells, heading=row.header, table=True, source=row.source, cell_sources=places)


def _short(words: str) -> str:
    return words if len(words) <= MOST_LETTERS else words[: MOST_LETTERS - 1] + "…"


def place_of(source: Source, rows: Sequence[Printed]) -> int | None:
    """Which of `rows` a fact stands in, None where that cannot be told: the row of the same cell, else of the same row
    or line, else the first on the same page."""
    for asked in (("part", "sheet", "page", "row", "cell", "line"), ("part", "sheet", "page", "row", "line")):
        for number, row in enumerate(rows):
            if any(_same(source, place, asked) for place in (row.source, *row.cell_sources)):
                return number
    if source.page is None:
        return None
    return next((number for number, row in enumerate(rows) if row.source.page == source.page), None)


def _same(source: Source, place: Source, asked: Sequence[str]) -> bool:
    """Whether both name the same place, in everything that `source` says of those; it must say a row or line."""
    wanted = {name: getattr(source, name) for name in asked if getattr(source, name) not in (None, "")}
    if not {"row", "line", "cell"} & set(wanted):
        return False
    return all(getattr(place, name) == value for name, value in wanted.items())


def rows_saying(words: str, rows: Sequence[Printed]) -> list[int]:
    """The rows in which these words stand, whatever their case and spacing."""
    wanted = " ".join(words.casefold().split())
    if not wanted:
        return []
    return [n for n, row in enumerate(rows) if wanted in " ".join(" ".join(row.cells).casefold().split())]


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
