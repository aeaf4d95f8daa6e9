"""What every format is first read into: lines and tables in reading order, each with its place in the source.

The format readers (markdown, html, docx, xlsx, csv, pdf) know only these shapes; what is understood from them
(structure, figures, dates, names) never asks which format they came from.
"""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from answerable.reading.proposal import Block, BlockKind, Source


@dataclass(frozen=True, kw_only=True)
class Line:
    """One paragraph, heading or list item. `level` is the heading's or the list's depth (1 = outermost, 0 = none),
    `marker` the list marker as printed ("I.", "•", "2.1"), already taken off `text`. `linked` are the words in it that
    link to another place of the same document: what they say stands there."""

    text: str
    kind: BlockKind = "paragraph"
    level: int = 0
    marker: str = ""
    bold: bool = False
    linked: tuple[str, ...] = ()
    source: Source = Source()

    def block(self) -> Block:
        return Block(kind=self.kind, text=self.text)


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One table cell. `shade` is the name of its fill colour ("green"), `picture` the alternative text of an image in
    it; both None where there is none. `span` counts the columns it covers."""

    lines: list[Line] = field(default_factory=list)
    shade: str | None = None
    picture: str | None = None
    span: int = 1
    source: Source = Source()

    @cached_property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines).strip()


@dataclass(frozen=True, kw_only=True)
class Row:
    cells: list[Cell]
    header: bool = False
    source: Source = Source()


@dataclass(frozen=True, kw_only=True)
class Table:
    rows: list[Row]
    caption: str = ""
    source: Source = Source()


@dataclass(frozen=True, kw_only=True)
class Pages:
    """A whole document as read: its format, its content in reading order, and what the reader itself doubted."""

    kind: Literal["markdown", "html", "docx", "xlsx", "csv", "pdf"]
    content: list[Line | Table]
    title: str = ""
    doubts: list[str] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class Passage:
    """A run of lines that one action's cell or one section of prose holds: what the text rules look for facts in.

    Exactly one of `action` (its ref as in the proposal) and `section` (its heading, number included: "5. Child death
    overview") is set. `role` says whether the lines say what is to be done ("action", an action's or an objective's
    wording), how it goes ("statement") or are a report's prose ("section"). `agency` is set once the names rules have
    split the passage by who speaks. `period` is the reporting period's words ("December 2012"), `about` the wording of
    the action that a statement tells of."""

    lines: list[Line]
    role: Literal["action", "statement", "section"]
    action: str | None = None
    section: str | None = None
    agency: str | None = None
    period: str | None = None
    about: str = ""
    source: Source = Source()
