"""CSV files to pages: one table, whatever the delimiter."""

import csv
import io
import re

from answerable.reading.blocks import Cell, Pages, Row, Table
from answerable.reading.formats.lines import lines_from
from answerable.reading.proposal import Source
from answerable.reading.refusals import Refusal

_DELIMITERS = ",;\t|"
_MOST_ROWS = 20_000
_FORMULA = re.compile(r"\s*(?:=\s*[\w@+\-('\"]|[+\-@]\s*[A-Za-z]{2,}[\w.]*\(|[+\-@=].*\|.*!)")


def read_csv(text: str) -> Pages:
    """A CSV file; its places are rows and cells as a spreadsheet names them. Refuses cells that hold formulas."""
    rows: list[Row] = []
    delimiter = delimiter_of(text)
    csv.field_size_limit(1_000_000)
    try:
        for number, values in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), 1):
            if number > _MOST_ROWS:
                raise Refusal(
                    f"The file has more than {_MOST_ROWS:,} rows, far more than a plan; send the plan's rows alone."
                )
            rows.append(_row(number, values))
    except csv.Error as error:
        raise Refusal(
            "The file is not a readable CSV: a cell is too long or a quotation mark is never closed; save it again "
            "as CSV UTF-8."
        ) from error
    return Pages(
        kind="csv", content=[Table(rows=[row for row in rows if any(c.lines for c in row.cells)], source=Source())]
    )


def _row(number: int, values: list[str]) -> Row:
    cells = []
    for column, value in enumerate(values):
        place = f"{_letters(column)}{number}"
        if _FORMULA.match(value):
            raise Refusal(
                f"Cell {place} (row {number}) holds a formula, which a spreadsheet would run when the file is "
                "opened; replace it by its value and save the file again."
            )
        source = Source(row=number, cell=place)
        cells.append(Cell(lines=lines_from(value, source), source=source))
    return Row(cells=cells, source=Source(row=number))


def delimiter_of(text: str) -> str:
    """The delimiter under which the first rows have the most cells and agree best on how many."""
    best, most = ",", (0, 0)
    for delimiter in _DELIMITERS:
        rows = []
        try:
            for values in csv.reader(io.StringIO(text[:60_000], newline=""), delimiter=delimiter):
                rows.append(len(values))
                if len(rows) == 40:
                    break
        except csv.Error:
            continue
        wide = [count for count in rows if count > 1]
        common = max(set(wide), key=wide.count) if wide else 0
        score = (wide.count(common), common) if common else (0, 0)
        if score > most:
            best, most = delimiter, score
    return best


def _letters(column: int) -> str:
    return chr(ord("A") + column) if column < 26 else _letters(column // 26 - 1) + _letters(column % 26)
