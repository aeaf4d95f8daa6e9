"""Word documents to pages: accepted text only, automatic numbers as printed, cells with their fills and pictures."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

from answerable.reading.blocks import Cell, Line, Pages, Table
from answerable.reading.formats.colours import colour_name
from answerable.reading.formats.grid import Placed, rows_of
from answerable.reading.formats.lines import lines_from, tidy
from answerable.reading.formats.numbering import Numbering
from answerable.reading.proposal import BlockKind, Source
from answerable.reading.refusals import Refusal

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# Deleted or moved-away text, field codes, drawings' fall-backs, text boxes (read after their paragraph), note marks.
_PASSED_OVER = {_W + name for name in ("del", "moveFrom", "instrText", "delText", "txbxContent", "rPr", "pPr")}
_PASSED_OVER.add("{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback")
_WRAPPERS = {_W + name for name in ("sdt", "sdtContent", "ins", "moveTo", "smartTag", "customXml")}
# Word's symbol fonts: ticks and crosses mean something, everything else stands for a bullet.
_SYMBOLS = {"fc": "✓", "fe": "☑", "fb": "✗", "fd": "☒", "50": "✓", "4f": "✗"}
_DEEPEST = 30


def read_docx(path: Path) -> Pages:
    """A .docx file; its places are the paragraph's number in the body, or the table's number with row and cell."""
    import docx

    try:
        document = docx.Document(str(path))
        body = document.element.body
    except MemoryError:
        raise
    except Exception as error:  # python-docx lets errors of many kinds through from a damaged package
        if re.search("memory|unknown error", str(error)):  # lxml's own words for having run out of it
            raise MemoryError from error
        raise Refusal(
            "The Word file is damaged and cannot be opened; open it in Word, save it again as .docx and send that copy."
        ) from error
    reader = _Reader(document)
    content = reader.content_of(body)
    titles = [part.text for part in content if isinstance(part, Line) and part.kind == "heading" and part.level == 0]
    content = [
        replace(part, level=1) if isinstance(part, Line) and part.kind == "heading" and not part.level else part
        for part in content
    ]
    return Pages(
        kind="docx", content=content, title=titles[0] if titles else tidy(document.core_properties.title or "")
    )


class _Reader:
    def __init__(self, document: Any) -> None:
        self.styles = {style.get(_W + "styleId"): style for style in document.styles.element.iter(_W + "style")}
        part = next(
            (rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith("/numbering")), None
        )
        self.numbering = Numbering(part.element if part is not None else None)
        self.tables = count(1)
        self.paragraphs = count(1)
        self.captions: list[Line | Table] = []  # the lines that Word knows as captions

    def content_of(self, parent: Any, inside: Source | None = None, depth: int = 0) -> list[Line | Table]:
        """Paragraphs and tables directly in `parent`, through content controls and accepted changes."""
        if depth > _DEEPEST:
            raise Refusal(
                "The tables of the Word file are nested too deep to be read; take the inner tables out and save again."
            )
        found: list[Line | Table] = []
        for element in parent:
            if element.tag == _W + "p":
                found += self.paragraph(element, inside or Source(part="paragraph", line=next(self.paragraphs)), depth)
            elif element.tag == _W + "tbl":
                caption = _words(found.pop()) if found and self.captions and found[-1] is self.captions[-1] else ""
                found.append(replace(self.table(element, inside, depth), caption=caption))
            elif element.tag in _WRAPPERS:
                found += self.content_of(element, inside, depth + 1)
        return found

    # Paragraphs

    def paragraph(self, element: Any, source: Source, depth: int) -> list[Line | Table]:
        pieces = list(_runs(element))
        text = "".join(words for words, _ in pieces)
        weights = [bold or self.style_is_bold(element) for words, bold in pieces if words.strip()]
        heading = self.heading_level(element)
        marker, level = self.number(element)
        kind: BlockKind = "paragraph"
        if heading is not None:
            kind, level = "heading", heading
        elif marker and not re.match(r"\(?\d+(\.\d+)+", marker):
            kind = "item"
        elif marker:
            level = 0
        bold = bool(weights) and all(weights)
        lines: list[Line | Table] = []
        if text.strip() or marker:
            if marker and marker != "•" and not text.strip():
                lines.append(Line(text="", marker=marker, source=source))
            elif text.strip():
                found = lines_from(text, source, kind=kind, level=level, marker=marker, bold=bold)
                if kind == "heading" and len(found) > 1:
                    found = [Line(text=tidy(text), kind=kind, level=level, marker=marker, bold=bold, source=source)]
                linked = [words for words in map(tidy, _links(element)) if words]
                lines += [replace(line, linked=tuple(w for w in linked if w in line.text)) for line in found]
        if lines and any(_name(style) == "caption" for style in self.style_chain(element)):
            self.captions.append(lines[-1])
        for box in element.iter(_W + "txbxContent"):
            if not any(above.tag in _PASSED_OVER - {_W + "txbxContent"} for above in box.iterancestors()):
                lines += self.content_of(box, source, depth + 1)
        return lines

    def property(self, paragraph: Any, name: str) -> Any | None:
        """A paragraph's property `name`, its own or that of its style or the styles below."""
        own = paragraph.find(f"{_W}pPr/{_W}{name}")
        if own is not None:
            return own
        return next(
            (
                found
                for style in self.style_chain(paragraph)
                if (found := style.find(f"{_W}pPr/{_W}{name}")) is not None
            ),
            None,
        )

    def style_chain(self, paragraph: Any) -> list[Any]:
        named = paragraph.find(f"{_W}pPr/{_W}pStyle")
        key = named.get(_W + "val") if named is not None else None
        chain: list[Any] = []
        while key in self.styles and len(chain) < 20:
            chain.append(self.styles[key])
            based = self.styles[key].find(_W + "basedOn")
            key = based.get(_W + "val") if based is not None else None
        return chain

    def heading_level(self, paragraph: Any) -> int | None:
        """0 for a title, 1 to 9 for a heading; None for anything else."""
        for style in self.style_chain(paragraph):
            words = _name(style)
            if words == "title":
                return 0
            if match := re.match(r"heading (\d)", words):
                return int(match[1])
        outline = self.property(paragraph, "outlineLvl")
        depth = int(outline.get(_W + "val", "9")) if outline is not None else 9
        return depth + 1 if depth < 9 else None

    def style_is_bold(self, paragraph: Any) -> bool:
        for style in self.style_chain(paragraph):
            bold = style.find(f"{_W}rPr/{_W}b")
            if bold is not None:
                return _is_on(bold)
        return False

    def number(self, paragraph: Any) -> tuple[str, int]:
        """The automatic marker and the depth of its list (1 = outermost); ("", 0) where there is none."""
        own = self.property(paragraph, "numPr")
        if own is None:
            return "", 0
        number, level = own.find(_W + "numId"), own.find(_W + "ilvl")
        key = number.get(_W + "val") if number is not None else None
        if key is None:  # a style that gives only the depth: the list is named further down
            below = [style.find(f"{_W}pPr/{_W}numPr/{_W}numId") for style in self.style_chain(paragraph)]
            key = next((found.get(_W + "val") for found in below if found is not None), None)
        depth = int(level.get(_W + "val", "0")) if level is not None else 0
        marker = self.numbering.marker(key, depth) if key and key != "0" else None
        return (marker, depth + 1) if marker else ("", 0)

    # Tables

    def table(self, element: Any, inside: Source | None, depth: int) -> Table:
        part = inside.part if inside else f"table {next(self.tables)}"
        placed: list[Placed] = []
        columns: dict[int, tuple[int, int]] = {}  # column -> (row, cell) where the cell that covers it begins
        rows: list[tuple[list[tuple[Cell, int]], bool, Source]] = []
        for number, row in enumerate(_deep(element, "tr"), 1):
            source = inside or Source(part=part, row=number)
            cells, column = [], 0
            skipped = row.find(f"{_W}trPr/{_W}gridBefore")
            if skipped is not None:
                column = int(skipped.get(_W + "val", "0"))
                cells.append((Cell(span=column, source=source), 1))
            for at in _deep(row, "tc"):
                span = _span(at)
                merge = at.find(f"{_W}tcPr/{_W}vMerge")
                if merge is not None and merge.get(_W + "val", "continue") == "continue" and column in columns:
                    origin, index = columns[column]
                    cell, covered = rows[origin][0][index]
                    rows[origin][0][index] = (cell, covered + 1)
                else:
                    columns[column] = (number - 1, len(cells))
                    here = source if inside else replace(source, cell=f"{_letters(column)}{number}")
                    cells.append((self.cell(at, here, span, depth), 1))
                column += span
            rows.append((cells, _is_header(row), source))
        placed = [Placed(cells=cells, header=header, source=source) for cells, header, source in rows]
        return Table(rows=rows_of(placed), source=inside or Source(part=part))

    def cell(self, element: Any, source: Source, span: int, depth: int) -> Cell:
        lines: list[Line] = []
        for part in self.content_of(element, source, depth + 1):
            if isinstance(part, Line):
                lines.append(part)
            else:
                lines += [line for row in part.rows for inner in row.cells for line in inner.lines]
        fill = element.find(f"{_W}tcPr/{_W}shd")
        names = [
            drawn.get("descr") or drawn.get("title") for drawn in element.iter() if str(drawn.tag).endswith("}docPr")
        ]
        return Cell(
            lines=lines,
            shade=colour_name(fill.get(_W + "fill")) if fill is not None else None,
            picture=next((tidy(name) for name in names if name), None),
            span=span,
            source=source,
        )


def _name(style: Any) -> str:
    name = style.find(_W + "name")
    return (name.get(_W + "val") or "").casefold() if name is not None else ""


def _runs(element: Any, bold: bool = False) -> Any:
    """(words, bold) for each piece of text under a paragraph, in order."""
    for child in element:
        tag = child.tag
        if tag in _PASSED_OVER or not isinstance(tag, str):
            continue
        if tag == _W + "r":
            weight = child.find(f"{_W}rPr/{_W}b")
            yield from _runs(child, weight is not None and _is_on(weight))
        elif tag == _W + "t":
            yield child.text or "", bold
        elif tag == _W + "tab":
            yield " ", bold
        elif tag in (_W + "br", _W + "cr"):
            yield "\n", bold
        elif tag == _W + "noBreakHyphen":
            yield "-", bold
        elif tag == _W + "sym":
            yield _SYMBOLS.get((child.get(_W + "char") or "")[-2:].lower(), "•"), bold
        else:
            yield from _runs(child, bold)


def _links(element: Any) -> Iterator[str]:
    """The words of each link under a paragraph that leads to another place of the same document."""
    for link in element.iter(_W + "hyperlink"):
        if link.get(_W + "anchor"):
            yield "".join(words for words, _ in _runs(link))


def _deep(parent: Any, name: str) -> list[Any]:
    """The rows of a table or cells of a row, also those inside content controls and accepted changes."""
    found: list[Any] = []
    for element in parent:
        if element.tag == _W + name:
            if element.find(f"{_W}{name}Pr/{_W}del") is None:
                found.append(element)
        elif element.tag in _WRAPPERS:
            found += _deep(element, name)
    return found


def _is_on(flag: Any) -> bool:
    return flag.get(_W + "val", "true") not in ("0", "false", "off")


def _is_header(row: Any) -> bool:
    flag = row.find(f"{_W}trPr/{_W}tblHeader")
    return flag is not None and _is_on(flag)


def _span(cell: Any) -> int:
    span = cell.find(f"{_W}tcPr/{_W}gridSpan")
    return min(int(span.get(_W + "val", "1")), 100) if span is not None else 1


def _letters(column: int) -> str:
    return chr(ord("A") + column) if column < 26 else f"A{chr(ord('A') + column % 26)}"


def _words(part: Line | Table) -> str:
    return part.text if isinstance(part, Line) else ""
