"""Words at places on a page into printed lines, and printed lines into paragraphs, headings and list items."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from answerable.reading.blocks import Line
from answerable.reading.formats.lines import BULLET, lines_from
from answerable.reading.proposal import BlockKind, Source

_BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
_ORDINAL = re.compile(r"(?:\(?(?:\d{1,2}|[ivx]{1,4}|[IVX]{1,4}|[a-h])[.)]|\d{1,2}(?:\.\d{1,2})+\.?|[-–])$")
_ENDED = re.compile(r"[.!?:;][\"'”’)]*$")


@dataclass(kw_only=True)
class Printed:
    """One printed line: its words and where they stand (points from the page's left and top)."""

    words: list[str]
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool
    first_width: float  # of its first word, a marker and all that clings to it

    @property
    def text(self) -> str:
        return " ".join(self.words)


def printed_lines(words: Iterable[dict[str, Any]]) -> list[Printed]:
    """The words (as pdfplumber gives them, with fontname and size) as lines from the top, each from left to right."""
    rows: list[list[dict[str, Any]]] = []
    for word in sorted(words, key=lambda word: (word["top"] + word["bottom"]) / 2):
        middle = (word["top"] + word["bottom"]) / 2
        if rows and middle < max(other["bottom"] for other in rows[-1]) - 0.25 * (word["bottom"] - word["top"]):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [_line(sorted(row, key=lambda word: word["x0"])) for row in rows]


def _line(words: list[dict[str, Any]]) -> Printed:
    letters = [word for word in words if re.search(r"\w", word["text"])] or words
    return Printed(
        words=[word["text"] for word in words],
        x0=words[0]["x0"],
        x1=words[-1]["x1"],
        top=min(word["top"] for word in words),
        bottom=max(word["bottom"] for word in words),
        size=max(word["size"] for word in letters),
        bold=all(_BOLD.search(word["fontname"]) for word in letters),
        first_width=words[0]["x1"] - words[0]["x0"],
    )


def paragraphs(lines: list[Printed], right: float, source: Source, body: float | None = None) -> list[Line]:
    """Lines of text as paragraphs. `right` is where the text may reach to: a line that stops although the next word
    would have fitted ends its paragraph. `body` is the size of running text; larger letters make headings."""
    found: list[Line] = []
    for group in _groups(lines, right, body):
        text = _joined([line.text for line in group])
        first = group[0]
        kind: BlockKind = "heading" if body and first.size > body * 1.12 and len(text) < 250 else "paragraph"
        level = 0 if kind == "paragraph" or not body else (1 if first.size > body * 1.35 else 2)
        bold = all(line.bold for line in group)
        found += lines_from(text, source, kind=kind, level=level, bold=bold)
    return found


def _groups(lines: list[Printed], right: float, body: float | None) -> list[list[Printed]]:
    groups: list[list[Printed]] = []
    gaps = [after.top - before.bottom for before, after in zip(lines, lines[1:], strict=False)]
    usual = sorted(gap for gap in gaps if gap > -2)[len(gaps) // 4] if gaps else 0.0
    for at, line in enumerate(lines):
        # A heading's lines may be broken anywhere; only a gap parts it from the next.
        edge = 0.0 if body and line.size > body * 1.12 else right
        if at and not _begins(lines[at - 1], line, groups[-1], edge, gaps[at - 1] - usual):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _begins(before: Printed, line: Printed, group: list[Printed], right: float, extra: float) -> bool:
    """Whether `line` begins a paragraph of its own."""
    if BULLET.match(line.words[0]) or extra > 0.45 * line.size or abs(line.size - before.size) > 0.08 * before.size:
        return True
    if line.bold != before.bold and (group[0].bold or line.bold):
        return True
    numbered = _ORDINAL.match(line.words[0]) and len(line.words) > 1 and line.x0 <= group[0].x0 + 1
    if numbered and (_ENDED.search(before.text) or _ORDINAL.match(group[0].words[0])):
        return True
    return before.x1 + 0.35 * line.size + line.first_width < right - 1.5


def _joined(texts: list[str]) -> str:
    """Printed lines as one text; a word parted by a soft hyphen is whole again, a hard hyphen stays."""
    whole = texts[0]
    for text in texts[1:]:
        if whole.endswith(("\u00ad", "\u2010")):
            whole = whole[:-1] + text
        elif re.search(r"[^\W\d_]-$", whole) and text[:1].isalpha() or whole.endswith("/"):
            whole += text
        else:
            whole += " " + text
    return whole
