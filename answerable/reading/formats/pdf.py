"""PDF with a text layer to pages: ruled tables cell by cell, the rest as paragraphs; running heads and feet dropped."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

from answerable.reading.blocks import Cell, Line, Pages, Table
from answerable.reading.formats.colours import colour_name
from answerable.reading.formats.grid import Placed, rows_of
from answerable.reading.formats.pdf_tables import NEAR, find_tables, stands_in
from answerable.reading.formats.pdf_text import Printed, paragraphs, printed_lines
from answerable.reading.proposal import Source
from answerable.reading.refusals import Refusal

_MOST_PAGES = 300


@dataclass(kw_only=True)
class _Sheet:
    """One page: its printed lines outside tables, its tables with the height at which each begins."""

    number: int
    height: float
    lines: list[Printed]
    tables: list[tuple[float, Table]] = field(default_factory=list)


def read_pdf(path: Path) -> Pages:
    """A PDF; its places are pages. Refuses scans, protected files and pages whose text is torn to shreds."""
    import pdfplumber
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect

    try:
        with pdfplumber.open(path) as document:
            if len(document.pages) > _MOST_PAGES:
                raise Refusal(
                    f"The PDF has {len(document.pages)} pages, and at most {_MOST_PAGES} can be read; send the "
                    f"plan's own pages."
                )
            numbers, edges = count(1), list[float]()
            sheets = []
            for page in document.pages:
                sheets.append(_sheet(page, numbers, edges))
                page.close()
            title = str((document.metadata or {}).get("Title") or "")
    except Refusal:
        raise
    except MemoryError:
        raise
    except Exception as error:  # pdfminer lets errors of many kinds through from a damaged file
        if isinstance(error, PDFPasswordIncorrect | PDFEncryptionError) or "PDFPasswordIncorrect" in repr(error):
            raise Refusal(
                "The PDF is protected by a password; save a copy without a password and send that."
            ) from error
        raise Refusal(
            "The PDF is damaged or only part of it arrived; open it, print it to a new PDF and send that copy, or "
            "the Word file it was made from."
        ) from error
    _check_text(sheets)
    return Pages(kind="pdf", content=_content(sheets), title=title)


def _sheet(page: Any, numbers: Iterator[int], edges: list[float]) -> _Sheet:
    words = page.extract_words(extra_attrs=["fontname", "size"], x_tolerance_ratio=0.18, keep_blank_chars=False)
    tables = []
    boxes = []
    for found in find_tables(page, words, edges):
        x0, top, x1, bottom = found.bbox
        table = _table(page, found, words, f"table {next(numbers)}")
        if len(found.cells) > 1 and any(cell.lines for row in table.rows for cell in row.cells):
            boxes.append((x0, top, x1, bottom))
            tables.append((top, table))
    outside = [word for word in words if not any(stands_in(word, box) for box in boxes)]
    return _Sheet(number=page.page_number, height=float(page.height), lines=printed_lines(outside), tables=tables)


def _table(page: Any, found: Any, words: list[dict[str, Any]], part: str) -> Table:
    lefts = _edges([cell[0] for cell in found.cells])
    tops = _edges([cell[1] for cell in found.cells])
    fills = [rect for rect in page.rects if rect.get("fill") and _inside_box(rect, found.bbox)]
    rows: dict[int, list[tuple[int, Cell, int]]] = {}
    source = Source(part=part, page=page.page_number)
    for box in found.cells:
        row, column = _at(tops, box[1]), _at(lefts, box[0])
        span = max(1, sum(1 for x in lefts if box[0] - NEAR <= x < box[2] - NEAR))
        down = max(1, sum(1 for y in tops if box[1] - NEAR <= y < box[3] - NEAR))
        rows.setdefault(row, []).append((column, _cell(box, words, fills, span, row + 1, source), down))
    placed = [
        Placed(
            cells=[(cell, down) for _, cell, down in sorted(rows[row], key=lambda found: found[0])],
            source=Source(part=part, page=page.page_number, row=row + 1),
        )
        for row in sorted(rows)
    ]
    return Table(rows=rows_of(placed), source=source)


def _cell(box: Any, words: list[dict[str, Any]], fills: list[Any], span: int, row: int, source: Source) -> Cell:
    lines = printed_lines(word for word in words if stands_in(word, box))
    place = Source(part=source.part, page=source.page, row=row)
    padding = min((line.x0 for line in lines), default=box[0]) - box[0]
    return Cell(
        lines=paragraphs(lines, right=box[2] - max(padding, 0.0), source=place),
        shade=_shade(box, fills),
        span=span,
        source=place,
    )


def _edges(places: list[float]) -> list[float]:
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > NEAR:
            found.append(place)
    return found


def _at(edges: list[float], place: float) -> int:
    return min(range(len(edges)), key=lambda at: abs(edges[at] - place))


def _inside_box(rect: Any, box: Any) -> bool:
    return bool(rect["x1"] > box[0] and rect["x0"] < box[2] and rect["bottom"] > box[1] and rect["top"] < box[3])


def _shade(box: Any, fills: list[Any]) -> str | None:
    """The fill behind the middle of a cell; a small coloured blob in it counts too."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    behind = [rect for rect in fills if rect["x0"] <= x <= rect["x1"] and rect["top"] <= y <= rect["bottom"]]
    names = [colour_name(_code(rect.get("non_stroking_color"))) for rect in behind]
    return next((name for name in reversed(names) if name), None)


def _code(colour: Any) -> str | None:
    parts = list(colour) if isinstance(colour, list | tuple) else [colour]
    if any(not isinstance(part, int | float) for part in parts):
        return None
    if len(parts) == 1:
        parts = parts * 3
    elif len(parts) == 4:
        parts = [(1 - part) * (1 - parts[3]) for part in parts[:3]]
    return "".join(f"{round(255 * min(max(part, 0), 1)):02x}" for part in parts) if len(parts) == 3 else None


# From pages to one run of content


def _content(sheets: list[_Sheet]) -> list[Line | Table]:
    running = _running(sheets)
    sizes: Counter[float] = Counter()
    for sheet in sheets:
        for line in sheet.lines:
            sizes[round(line.size, 1)] += len(line.text)
    body = sizes.most_common(1)[0][0] if sizes else 10.0
    right = max((line.x1 for sheet in sheets for line in sheet.lines), default=0.0)
    content: list[Line | Table] = []
    for sheet in sheets:
        kept = [line for line in sheet.lines if not _is_running(line, sheet, running)]
        source = Source(page=sheet.number)
        parts: list[Line | Table] = []
        start = 0.0
        for top, table in [*sheet.tables, (sheet.height + 1, None)]:
            between = [line for line in kept if start <= line.top < top]
            parts += paragraphs(between, right, source, body)
            if table:
                parts.append(table)
            start = top
        if parts and content and _carries_on(content[-1], parts[0]):
            last, first = content.pop(), parts.pop(0)
            assert isinstance(last, Line) and isinstance(first, Line)  # noqa: S101 - _carries_on said so
            content.append(
                Line(
                    text=f"{last.text} {first.text}",
                    kind=last.kind,
                    level=last.level,
                    marker=last.marker,
                    source=last.source,
                )
            )
        content += parts
    return content


def _carries_on(last: Line | Table, first: Line | Table) -> bool:
    """A paragraph that a page end cut in two."""
    if isinstance(last, Table) or isinstance(first, Table) or first.marker or "heading" in (last.kind, first.kind):
        return False
    return not re.search(r"[.!?:;]$", last.text) and first.text[:1].islower()


def _bare(text: str) -> str:
    return re.sub(r"\d+", "#", text).casefold()


def _running(sheets: list[_Sheet]) -> set[str]:
    """The heads and feet that stand on at least half of the pages, page numbers apart."""
    seen: Counter[str] = Counter()
    for sheet in sheets:
        seen.update({_bare(line.text) for line in sheet.lines if _at_edge(line, sheet)})
    return {text for text, pages in seen.items() if pages >= 2 and 2 * pages >= len(sheets)}


def _at_edge(line: Printed, sheet: _Sheet) -> bool:
    """One of the page's first or last two lines, in its outer quarters."""
    outer = line.bottom < sheet.height / 4 or line.top > sheet.height * 3 / 4
    return outer and any(line is edge for edge in [*sheet.lines[:2], *sheet.lines[-2:]])


def _is_running(line: Printed, sheet: _Sheet, running: set[str]) -> bool:
    if not _at_edge(line, sheet):
        return False
    return _bare(line.text) in running or bool(
        re.fullmatch(r"(?:page )?\d{1,3}(?: (?:of|/) \d{1,3})?", line.text.casefold())
    )


def _check_text(sheets: list[_Sheet]) -> None:
    """Refuses pages without a text layer, and text that is single letters or unknown glyphs."""
    texts = [line.text for sheet in sheets for line in sheet.lines]
    texts += [cell.text for sheet in sheets for _, table in sheet.tables for row in table.rows for cell in row.cells]
    words = " ".join(texts).split()
    if len("".join(words)) < 20 * len(sheets):
        raise Refusal(
            "The PDF is a scan: its pages are pictures without a text layer; send the Word file it was made from, "
            "or have its text recognised first."
        )
    single = sum(1 for word in words if len(word) == 1 and word.isalpha())
    unknown = sum(word.count("(cid:") + word.count("\ufffd") for word in words)
    if single > 0.35 * len(words) or unknown > 0.1 * len(words):
        raise Refusal(
            "The words of the PDF are torn into single letters and cannot be put together safely; send the Word "
            "file it was made from."
        )
