"""Cells of a spreadsheet that is made here."""

from typing import Any

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, Protection

from answerable.ui.cells import inert


def text_cell(sheet: Any, value: str, *, bold: bool = False, locked: bool = True) -> WriteOnlyCell:
    """A cell of words that no spreadsheet takes for anything else; on a protected sheet only one that is not `locked`
    can be written in."""
    made = WriteOnlyCell(sheet, value=inert(value)[:32_000])  # a cell holds 32,767 letters
    made.data_type = "s"
    made.alignment = Alignment(wrap_text=True, vertical="top")
    made.font = Font(bold=bold)
    made.protection = Protection(locked=locked)
    return made
