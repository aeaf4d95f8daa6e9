"""A request as a form in Excel: the actions as rows, what was said of each last beside empty columns. It comes back as
the form in Word does (word.filled): the headings are its labels."""

import io
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.writer.excel import save_workbook

from answerable.asks.evidence_form import EVIDENCE, rows_of_evidence
from answerable.asks.figures import FigureAsked
from answerable.asks.record import Part
from answerable.asks.word import ACTION, CHANGES, MARK, last_words, rows_of_figure, rows_of_part
from answerable.plan.record import Levels
from answerable.ui.sheets import text_cell

_READ_ONLY = {
    ACTION,
    EVIDENCE,
    "Figure",
    MARK,
    "What is to be done",
    "What was said last",
    "What is counted",
    "Last values",
}
_WIDTHS = {ACTION: 10, "Figure": 10, MARK: 12}
_HOW = (
    "Write in the columns that are empty or that say what you said. What is locked is there to be read: "
    "by it your answers are known again. Name no child. Save the workbook, then send it back."
)


def excel_form(
    title: str, lead: str, parts: Sequence[Part], changes: str, levels: Levels, figures: Sequence[FigureAsked] = ()
) -> bytes:
    """The form of a request, with what is written already. `lead` says who asks, and by when."""
    book = Workbook(write_only=True)
    about = book.create_sheet("About")
    about.column_dimensions["A"].width = 100
    for words in (title, lead, _HOW):
        about.append([text_cell(about, words, bold=words == title)])
    actions = []
    for part in parts:
        ref, mark, *said = rows_of_part(part, levels)
        before = f"{part.before.round}, by {part.before.whose}: {part.before.text}" if part.before else ""
        shown = [("What is to be done", part.action.text), ("What was said last", before)]
        actions.append([ref, mark, *shown, *said])
    _sheet(book, "Actions", actions)
    _sheet(
        book,
        "Evidence",
        [
            [ref, ("What is to be done", part.action.text), *empty]
            for part in parts
            for ref, *empty in [rows_of_evidence(part.action.ref)]
        ],
    )
    counted = []
    for figure in figures:
        if figure.is_asked:
            number, mark, *typed = rows_of_figure(figure)
            shown = [("What is counted", figure.measure.what), ("Last values", last_words(figure))]
            counted.append([number, mark, *shown, *typed])
    _sheet(book, "Figures", counted)
    _sheet(book, "Changes", [[(CHANGES, changes)]])
    out = io.BytesIO()
    save_workbook(book, out)
    return out.getvalue()


def _sheet(book: Workbook, name: str, rows: Sequence[Sequence[tuple[str, str]]]) -> None:
    """A sheet of these rows under their labels, of which only the answers can be written in; none where there are no
    rows."""
    if not rows:
        return
    sheet = book.create_sheet(name)
    sheet.protection.sheet = True
    sheet.freeze_panes = "B2"
    labels = [label for label, _ in rows[0]]
    for at, label in enumerate(labels):
        sheet.column_dimensions[chr(ord("A") + at)].width = _WIDTHS.get(label, 40)
    sheet.append([text_cell(sheet, label, bold=True) for label in labels])
    for row in rows:
        sheet.append([text_cell(sheet, words, locked=label in _READ_ONLY) for label, words in row])
