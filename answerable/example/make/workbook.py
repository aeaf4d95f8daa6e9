"""A measures return as an Excel workbook: one row for each month, and a sheet that says what is counted."""

from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from answerable.example.make.archive import settled
from answerable.example.make.styles import BLUE, TYPEFACE
from answerable.example.make.texts import by_month

_ABOUT = {
    "Measure": "name",
    "Ref": "action",
    "Agency": "agency",
    "What is counted": "counted",
    "Unit": "unit",
    "Better when": "better",
    "Target": "target",
}
_LINE = Side(style="thin", color="8A9AA8")
_HEADING_ROW = 3


def workbook(text: dict[str, Any]) -> bytes:
    """The workbook of the measures in `text` (see `documents/`): months down, measures across."""
    book = Workbook()
    book.remove(book.active)
    described = [[measure.get(key, "") for key in _ABOUT.values()] for measure in text["measures"]]
    _sheet(book, "Monthly figures", text["about"], by_month(text), [18] + [24] * len(text["measures"]))
    _sheet(book, "About the measures", text["about"], [list(_ABOUT), *described], [30, 8, 26, 46, 9, 13, 24])
    book.properties.title = text["about"]["title"]
    book.properties.creator = "Answerable example"
    out = BytesIO()
    book.save(out)
    return settled(out.getvalue(), dated=text["about"]["dated"])


def _sheet(book: Any, name: str, about: dict[str, Any], rows: list[list[Any]], widths: list[int]) -> None:
    sheet = book.create_sheet(name)
    sheet["A1"] = about["title"]
    sheet["A1"].font = Font(name=TYPEFACE, size=13, bold=True, color=BLUE)
    for at, row in enumerate(rows, _HEADING_ROW):
        for column, value in enumerate(row, 1):
            cell = sheet.cell(at, column, None if value == "" else value)
            heading = at == _HEADING_ROW
            cell.font = Font(name=TYPEFACE, size=10, bold=heading, color="FFFFFF" if heading else "1A1A1A")
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.border = Border(top=_LINE, bottom=_LINE, left=_LINE, right=_LINE)
            if heading:
                cell.fill = PatternFill("solid", start_color=BLUE)
    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = f"B{_HEADING_ROW + 1}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"{_HEADING_ROW}:{_HEADING_ROW}"
    sheet.oddHeader.left.text = about["notice"]
    sheet.oddFooter.right.text = "Page &P of &N"
