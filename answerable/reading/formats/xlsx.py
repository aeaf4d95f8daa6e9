"""Excel workbooks to pages: one table for each visible sheet, under the sheet's name."""

import re
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from answerable.reading.blocks import Cell, Line, Pages, Row, Table
from answerable.reading.formats.colours import colour_name
from answerable.reading.formats.lines import lines_from
from answerable.reading.proposal import Source
from answerable.reading.refusals import Refusal

_MOST_CELLS = 150_000  # openpyxl keeps about 0.5 kB for each
_MOST_COLUMNS = 60
_PLAIN_NAME = re.compile(r"(?:sheet|tabelle|feuil)\s*\d*$", re.IGNORECASE)
# The themes' usual colours, by index: white, black, two neutrals, six accents.
_THEME = ["FFFFFF", "000000", "E7E6E6", "44546A", "4472C4", "ED7D31", "A5A5A5", "FFC000", "5B9BD5", "70AD47"]


def read_xlsx(path: Path) -> Pages:
    """An .xlsx file; its places are sheet, row and cell. What is hidden is left out, and a doubt says so."""
    _check_size(path)
    import openpyxl

    try:
        book = openpyxl.load_workbook(path, data_only=True, keep_links=False)
    except MemoryError:
        raise
    except Exception as error:  # openpyxl lets errors of many kinds through from a damaged package
        raise Refusal(
            "The Excel file is damaged and cannot be opened; open it in Excel, save it again as .xlsx and send "
            "that copy."
        ) from error
    content: list[Line | Table] = []
    doubts: list[str] = []
    for sheet in book.worksheets:
        table = _table(sheet, doubts)
        if not table.rows:
            continue
        if sheet.sheet_state != "visible":
            doubts.append(f"The sheet “{sheet.title}” is hidden and was left out.")
            continue
        if not _PLAIN_NAME.match(sheet.title):
            content.append(Line(text=sheet.title, kind="heading", level=1, source=Source(sheet=sheet.title)))
        content.append(table)
    if not content:
        raise Refusal(
            "The workbook is empty: no visible sheet has anything written in it; check that the right file was sent."
        )
    return Pages(kind="xlsx", content=content, title=book.properties.title or "", doubts=doubts)


def _check_size(path: Path) -> None:
    """Counts the cells before they are loaded: formatted but empty ones take memory too."""
    with ZipFile(path) as package:
        for part in package.namelist():
            if not part.startswith("xl/worksheets/"):
                continue
            cells, tail = 0, b""
            with package.open(part) as stream:
                while chunk := stream.read(1 << 18):
                    cells += (tail + chunk).count(b"<c ")
                    tail = chunk[-2:]
                    if cells > _MOST_CELLS:
                        raise Refusal(
                            f"A sheet of the workbook ({part}) has more than {_MOST_CELLS:,} cells, far more than a "
                            "plan; copy the rows of the plan alone into a new workbook and send that."
                        )


def _table(sheet: Any, doubts: list[str]) -> Table:
    covered: dict[tuple[int, int], tuple[int, int]] = {}
    for area in sheet.merged_cells.ranges:
        if area.size["rows"] * area.size["columns"] > _MOST_CELLS:
            continue
        for row, column in (
            (r, c) for r in range(area.min_row, area.max_row + 1) for c in range(area.min_col, area.max_col + 1)
        ):
            covered[row, column] = (area.min_row, area.min_col)
    made: dict[tuple[int, int], Cell] = {}
    rows: list[Row] = []
    hidden = 0
    width = min(sheet.max_column or 0, _MOST_COLUMNS)
    unseen = _hidden_columns(sheet)
    for number, values in enumerate(sheet.iter_rows(max_col=width), 1):
        cells = []
        for column, at in enumerate(values, 1):
            if column in unseen:
                continue
            origin = covered.get((number, column), (number, column))
            if origin not in made:
                made[origin] = _cell(at if origin == (number, column) else sheet.cell(*origin), sheet.title)
            cells.append(made[origin])
        if not any(cell.lines or cell.shade for cell in cells):
            continue
        if sheet.row_dimensions[number].hidden:
            hidden += any(cell.lines for cell in cells)
            continue
        rows.append(Row(cells=cells, source=Source(sheet=sheet.title, row=number)))
    if hidden:
        doubts.append(
            f"The sheet “{sheet.title}” has {hidden} hidden row{'s' * (hidden > 1)}, left out; unhide what belongs "
            f"to the plan."
        )
    if named := [at.coordinate for at in _first_words(sheet, unseen, width)]:
        doubts.append(f"The sheet “{sheet.title}” has hidden columns, left out: those of {', '.join(named)}.")
    return Table(
        rows=rows if any(cell.lines for row in rows for cell in row.cells) else [], source=Source(sheet=sheet.title)
    )


def _hidden_columns(sheet: Any) -> set[int]:
    """The numbers of the columns that are hidden; Excel keeps neighbours of one look as a single entry."""
    sized = sheet.column_dimensions.values()
    return {at for one in sized if one.hidden and one.min for at in range(one.min, min(one.max, _MOST_COLUMNS) + 1)}


def _first_words(sheet: Any, columns: set[int], width: int) -> list[Any]:
    """The first cell with words of each of the columns that has any."""
    found = []
    for column in sorted(at for at in columns if at <= width):
        cells = (row[0] for row in sheet.iter_rows(min_col=column, max_col=column))
        found += [at for at in [next((cell for cell in cells if cell.value is not None), None)] if at is not None]
    return found


def _cell(at: Any, sheet: str) -> Cell:
    source = Source(sheet=sheet, row=at.row, cell=at.coordinate)
    bold = bool(at.font and at.font.b) if at.value is not None else False
    return Cell(lines=lines_from(_words(at), source, bold=bold), shade=_shade(at), source=source)


def _words(at: Any) -> str:
    """A cell's value as a reader sees it: dates day first, percentages with their sign, numbers as formatted."""
    value, shape = at.value, (at.number_format or "General")
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, datetime | date):
        return _date(value, shape)
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, int | float):
        return _number(float(value), shape)
    return str(value)


def _date(value: datetime | date, shape: str) -> str:
    plain = re.sub(r"\[[^\]]*\]|\"[^\"]*\"", "", shape).lower()
    return value.strftime("%d/%m/%Y") if "d" in plain or "m" not in plain else value.strftime("%B %Y")


def _number(value: float, shape: str) -> str:
    decimals = re.search(r"\.(0+)", shape)
    if "%" in shape:
        return f"{value * 100:.{len(decimals[1]) if decimals else 0}f}%"
    if decimals:
        grouped = "," if "#,##0" in shape else ""
        return f"{value:{grouped}.{len(decimals[1])}f}"
    whole = value == int(value) and abs(value) < 1e15
    return f"{int(value):,}" if whole and "#,##0" in shape else str(int(value)) if whole else f"{value:.10g}"


def _shade(at: Any) -> str | None:
    fill = at.fill
    if fill is None or fill.patternType != "solid":
        return None
    colour = fill.fgColor
    if colour.type == "rgb":
        return colour_name(str(colour.rgb)[-6:])
    if colour.type == "theme" and 0 <= colour.theme < len(_THEME):
        return colour_name(_tinted(_THEME[colour.theme], colour.tint or 0.0))
    if colour.type == "indexed":
        from openpyxl.styles.colors import COLOR_INDEX

        return colour_name(COLOR_INDEX[colour.indexed][-6:]) if colour.indexed < len(COLOR_INDEX) else None
    return None


def _tinted(code: str, tint: float) -> str:
    """A theme colour made lighter (tint above 0) or darker."""
    parts = [int(code[at : at + 2], 16) for at in (0, 2, 4)]
    mixed = [part + (255 - part) * tint if tint > 0 else part * (1 + tint) for part in parts]
    return "".join(f"{round(part):02x}" for part in mixed)
