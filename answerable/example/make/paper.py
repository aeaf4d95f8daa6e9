"""A board's progress paper as a Word document: a covering report, then one table for each objective."""

from io import BytesIO
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt, RGBColor

from answerable.example.make.archive import settled
from answerable.example.make.lists import ListKind, Lists
from answerable.example.make.styles import BLUE, blank, turn
from answerable.example.make.texts import Piece, pieces
from answerable.example.make.xml import (
    add_field,
    describe,
    element,
    keep_whole,
    keep_with_next,
    repeat_on_each_page,
    shade,
)

_TINT = "E3EBF2"
_SHORT = 900  # a row whose longest cell has fewer characters than this is not broken over a page
_BODY, _CELL = 964, 284  # where list items begin, in twentieths of a point: in the report and in a table cell


def word_file(text: dict[str, Any]) -> bytes:
    """The Word document that `text` (see `texts.load`) describes."""
    return _Paper(text).made()


class _Paper:
    def __init__(self, text: dict[str, Any]) -> None:
        self.text = text
        self.document = blank(text["about"], text["header"]["title"])
        self.lists = Lists(self.document)
        self.tables = 0
        self.shades = {status["word"]: status["shade"] for status in text.get("statuses", [])}

    def made(self) -> bytes:
        self._header_block()
        for section in self.text["sections"]:
            self._section(section)
        self._appendix()
        self.document.add_paragraph(style="Table Text")  # Word wants a paragraph after the last table
        out = BytesIO()
        self.document.save(out)
        return settled(out.getvalue(), dated=self.text["about"]["dated"])

    def _header_block(self) -> None:
        header = self.text["header"]
        self._say(self.document, header["committee"], "Header Block").runs[0].font.all_caps = True
        self._say(self.document, header["date"], "Header Block")
        self._say(self.document, header["title"], "Title")
        last = self._say(self.document, f"**Report from:** {header['report_from']}", "Normal")
        line = element("bottom", val="single", sz="8", space="8", color=BLUE)
        last._p.get_or_add_pPr().insert_element_before(element("pBdr", line), "w:spacing", "w:ind", "w:jc")

    def _section(self, section: dict[str, Any]) -> None:
        heading = self.document.add_heading(section["title"], 1)
        numbered = section.get("numbered", False)
        if numbered:
            self.lists.put(heading, self.lists.sections)
        self._write(self.document, pieces(section.get("text", "")), numbered=numbered)
        for table in section.get("tables", []):
            self._plain_table(table)

    def _appendix(self) -> None:
        appendix = self.text["appendix"]
        turn(self.document, self.text["about"])
        self.document.add_heading(appendix["title"], 1)
        for aim in self.text["aims"]:
            self.document.add_heading(f"Aim {aim['ref']}: {aim['title']}", 2)
            for objective in self.text["objectives"]:
                if objective["ref"].startswith(aim["ref"] + "."):
                    self._objective(objective, appendix)

    def _objective(self, objective: dict[str, Any], appendix: dict[str, Any]) -> None:
        caption = appendix["caption"].format(ref=objective["ref"])
        columns = appendix["columns"]
        actions = [a for a in self.text["actions"] if a["ref"].startswith(objective["ref"] + ".")]
        table = self._table(caption, [column["width"] for column in columns])
        top = table.add_row()
        self._fill(top.cells[0], f"**Obj {objective['ref']}**", _TINT)
        self._fill(top.cells[1].merge(top.cells[-1]), f"**{objective['title']}**" if objective["title"] else "", _TINT)
        repeat_on_each_page(top)
        keep_with_next(top)
        self._column_headings(table, [column["heading"] for column in columns])
        for action in actions:
            row = table.add_row()
            for cell, column in zip(row.cells, columns, strict=True):
                words = action[column["from"]]
                self._fill(cell, f"**{words}**" if column["from"] == "ref" else words, self.shades.get(words))
            if len(max((cell.text for cell in row.cells), key=len)) < _SHORT:
                keep_whole(row)

    def _plain_table(self, described: dict[str, Any]) -> None:
        """A short table that stays on one page, its columns of numbers set right."""
        table = self._table(described["caption"], described["widths"])
        self._column_headings(table, described["columns"])
        for words in described["rows"]:
            for cell, word in zip(table.add_row().cells, words, strict=True):
                self._fill(cell, str(word), self.shades.get(str(word)))
        for at, column in enumerate(zip(*described["rows"], strict=True)):
            if all(isinstance(word, int) for word in column if word != ""):
                for cell in table.columns[at].cells:
                    cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
        for row in table.rows[:-1]:
            keep_with_next(row)

    def _table(self, caption: str, widths: list[float]) -> Any:
        self.tables += 1
        above = self.document.add_paragraph("Table ", "Caption")
        add_field(above, "SEQ Table \\* ARABIC", str(self.tables))
        above.add_run(f". {caption}")
        table = self.document.add_table(0, len(widths), "Table Grid")
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Cm(width)
        sides = ("top", "left", "bottom", "right", "insideH", "insideV")
        lines = [element(side, val="single", sz="4", space="0", color="8A9AA8") for side in sides]
        room = [
            element(side, w=str(w), type="dxa")
            for side, w in (("top", 60), ("left", 100), ("bottom", 20), ("right", 100))
        ]
        properties = table._tbl.tblPr
        properties.insert_element_before(element("tblBorders", *lines), "w:tblLayout")
        properties.insert_element_before(element("tblCellMar", *room), "w:tblLook")
        describe(table, caption, f"{caption}. Its first row or rows are headings.")
        return table

    def _column_headings(self, table: Any, words: list[str]) -> None:
        row = table.add_row()
        for cell, word in zip(row.cells, words, strict=True):
            self._fill(cell, f"**{word}**", BLUE)
            for run in cell.paragraphs[0].runs:
                run.font.color.rgb = RGBColor(255, 255, 255)
        repeat_on_each_page(row)
        keep_with_next(row)

    def _fill(self, cell: Any, text: str, fill: str | None = None) -> None:
        self._write(cell, pieces(text), cell=True)
        if not text.strip():
            cell.paragraphs[0].style = "Table Text"
        elif len(cell.paragraphs) > 1 and not cell.paragraphs[0].text:
            cell._tc.remove(cell.paragraphs[0]._p)  # the empty paragraph that every new cell comes with
        if fill:
            shade(cell, fill)

    def _write(self, place: Any, found: list[Piece], *, numbered: bool = False, cell: bool = False) -> None:
        before, running, last = "", 0, None
        for piece in found:
            if last and piece.kind != before:
                last.paragraph_format.space_after = Pt(8)
                last = None
            if piece.kind == "paragraph":
                style = "Table Text" if cell else "Numbered Paragraph" if numbered else "Normal"
                paragraph = self._say(place, piece.text, style)
                if numbered:
                    self.lists.put(paragraph, self.lists.sections, 1)
            elif piece.kind == "heading":
                self._say(place, piece.text, "Heading 3")
            else:
                if piece.kind != before:
                    running = self.lists.begin(piece.kind, left=_left(piece.kind, cell, numbered))
                style = ("Table " if cell else "List ") + ("Bullet" if piece.kind == "bullet" else "Number")
                last = self._say(place, piece.text, style)
                self.lists.put(last, running)
            before = piece.kind

    def _say(self, place: Any, text: str, style: str) -> Any:
        """A paragraph of `text`, in which **two stars** make bold; every straight quote is an apostrophe."""
        paragraph = place.add_paragraph(style=style)
        for at, part in enumerate(text.replace("'", "’").split("**")):
            if part:
                paragraph.add_run(part).bold = True if at % 2 else None
        return paragraph


def _left(kind: ListKind, cell: bool, numbered: bool) -> int:
    indent = _CELL if cell or not numbered else _BODY
    return indent + 141 if kind == "roman" else indent
