"""Finds the headings of a document that does not mark them up, and the sub-headings inside a cell."""

import re
from dataclasses import replace

from answerable.reading.blocks import Line, Pages, Row, Table
from answerable.reading.structure.columns import labelled
from answerable.reading.structure.damage import is_footer, looks_like_heading
from answerable.reading.structure.labels import label_in
from answerable.reading.structure.settling import heads

_FRAMED = ("xlsx", "csv")  # formats in which prose, too, stands in cells
_NUMBER = re.compile(r"(\d{1,2})\.?$")
_DATE = re.compile(
    r"^\W*(?:\w+day,?\s+)?\d{1,2}(?:st|nd|rd|th)?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\s+\d{4}\W*$",
    re.IGNORECASE,
)
_LONGEST = 120  # characters of a heading
_NOT_HEADING = re.compile(
    r"[@|]|https?:|\b(?:lead(?: \w+)?|owner|tel|e-?mail|from|author|to|date|date of meeting|agenda item)\s*:|\d{5,}"
    r"|^(?:due(?: date)?|by when|deadline|time ?scale|target date|status|rag|progress|update|support|partners)\s*:",
    re.IGNORECASE,
)


def with_headings(pages: Pages) -> Pages:
    """The same pages, with every line that stands as a heading marked as one."""
    deepest = max(
        (part.level for part in pages.content if isinstance(part, Line) and part.kind == "heading"), default=0
    )
    content = [part for whole in pages.content for part in (_unframed(whole) if pages.kind in _FRAMED else [whole])]
    for at, part in enumerate(content):
        if not isinstance(part, Line) or part.kind == "heading":
            continue
        before = content[at - 1] if at else None
        after = next((later for later in content[at + 1 :] if isinstance(later, Table) or later.text), None)
        if _numbered(part, before, after) or _standing(part, after):
            content[at] = replace(part, kind="heading", level=deepest + 1 if deepest else _level(part))
    return replace(pages, content=content)


def _unframed(part: Line | Table) -> list[Line | Table]:
    """A sheet's table without the lines of prose that stand above its header (or, where it has none, anywhere)."""
    if isinstance(part, Line):
        return [part]
    head = next(iter(heads(part)), len(part.rows))
    lines: list[Line | Table] = []
    rows: list[Row] = []
    for at, row in enumerate(part.rows):
        filled = list({id(cell): cell for cell in row.cells if cell.text}.values())
        prose = at < head and len(filled) == 1 and not rows
        if prose and not label_in(filled[0].text):
            lines += filled[0].lines
        else:
            rows.append(row)
    return [*lines, replace(part, rows=rows)] if rows else lines


def _level(line: Line) -> int:
    return 1 if line.text.isupper() else 2


def _numbered(line: Line, before: Line | Table | None, after: Line | Table | None) -> bool:
    """ "1. Background" over "1.1 …", or over a paragraph that is no item of the same list."""
    number = _NUMBER.match(line.marker)
    if not number or len(line.text) > 110 or re.search(r"[.;:,?]$", line.text):
        return False
    if isinstance(after, Line) and re.match(rf"{number[1]}\.\d", after.marker):
        return True
    if isinstance(after, Table):
        return False
    listed = isinstance(before, Line) and before.kind == "item" and before.marker.rstrip(".").isdecimal()
    follows = isinstance(after, Line) and after.kind == "paragraph" and len(after.text) > len(line.text)
    return follows and not listed and looks_like_heading(line.text)


def _standing(line: Line, after: Line | Table | None) -> bool:
    """Short words on their own above something: bold, in capitals, or plainly a title."""
    words = line.text
    if len(words) >= _LONGEST:
        return False
    listed = line.kind == "item" and not (line.bold and line.marker[:1].isdecimal())
    if listed or labelled(words) or _DATE.match(words) or _NOT_HEADING.search(words) or is_footer(words):
        return False
    if words.isupper():
        return len(words.split()) > 2 or looks_like_heading(words)
    if line.bold:
        return looks_like_heading(words.rstrip(":")) or (bool(line.marker) and len(words) < 90 and words[-1:] != ".")
    if line.marker or not looks_like_heading(words):
        return False
    if isinstance(after, Table):
        return not label_in(words) and ": " not in words
    if after is None or after.kind == "heading" or "," in words:
        return False
    return len(after.text) > 40 or after.kind == "item"


def cell_headings(lines: list[Line]) -> list[Line]:
    """The lines of a cell, with a short line that stands over others marked as a sub-heading."""
    found = list(lines)
    for at, line in enumerate(found):
        if line.kind != "paragraph" or line.marker or at + 1 == len(found):
            continue
        after = found[at + 1]
        short = looks_like_heading(line.text) or (line.bold and len(line.text) < 90 and not line.text.endswith("."))
        over = after.kind == "item" or line.bold or (len(after.text) > 2 * len(line.text) and line.text.istitle())
        if short and over and not re.search(r"[:.]$", line.text):
            found[at] = replace(line, kind="heading")
    return found
