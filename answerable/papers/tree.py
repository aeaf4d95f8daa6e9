"""A paper as a tree of words, before it is HTML, Word, PDF or slides: the only thing the renderers know.

Everything is frozen and pure. Every string is cleaned when a node is made, so no renderer meets a character
that XML or a PDF refuses. A tree goes to JSON and back without loss (`to_json`, `from_json`).
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from inspect import get_annotations
from typing import Annotated, ClassVar, Literal

from pydantic import Field, TypeAdapter

Align = Literal["left", "right", "centre"]

# What XML 1.0 allows (section 2.2, Char), without the controls that reorder text (Unicode bidirectional
# embeddings and overrides): these could make a published sentence read as another.
_NOT_PRINTED = re.compile(
    "[^\t\n\r\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u202a-\u202e\ufeff\ufffc]"
)
_ANCHOR = re.compile(r"[a-z][a-z0-9-]{0,39}")


def clean(text: str) -> str:
    """`text` without characters that cannot be printed; a line end or tab becomes one space."""
    if text.isprintable() and "\ufffc" not in text:  # nearly every text: the rest may still be fit (a fixed space)
        return text
    return re.sub(r"[\t\n\r\u2028\u2029\u0085]+", " ", _NOT_PRINTED.sub("", text))


class _Clean:
    """Cleans every string of a node and refuses an anchor that HTML, Word and PDF could not all carry."""

    # Found once for each class: a large paper has tens of thousands of nodes.
    _texts: ClassVar[tuple[str, ...]]
    _lines: ClassVar[tuple[str, ...]]
    _anchors: ClassVar[tuple[str, ...]]

    def __init_subclass__(cls) -> None:
        kinds = get_annotations(cls)
        cls._texts = tuple(name for name, kind in kinds.items() if kind is str and name != "svg")
        cls._lines = tuple(name for name, kind in kinds.items() if kind == tuple[str, ...])
        cls._anchors = tuple(name for name in cls._texts if name in ("anchor", "to"))

    def __post_init__(self) -> None:
        for name in self._texts:
            value = getattr(self, name)
            if (cleaned := clean(value)) is not value:
                object.__setattr__(self, name, cleaned)
        for name in self._lines:
            object.__setattr__(self, name, tuple(map(clean, getattr(self, name))))
        for name in self._anchors:
            value = getattr(self, name)
            if value and not _ANCHOR.fullmatch(value):
                raise ValueError(f"Anchor {value!r}: use at most 40 of a-z, 0-9 and -, starting with a letter.")


@dataclass(frozen=True, kw_only=True)
class Span(_Clean):
    """A run of words. `to` links to an anchor in the same paper, `url` to another place; never both."""

    text: str
    bold: bool = False
    to: str = ""
    url: str = ""

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.url and not self.url.startswith(("https://", "http://", "mailto:")):
            raise ValueError(f"Link {self.url!r}: only https, http and mailto addresses are linked.")
        if self.url and self.to:
            raise ValueError(f"Link {self.text!r}: give an anchor or an address, not both.")


Spans = tuple[Span, ...]


@dataclass(frozen=True, kw_only=True)
class Heading(_Clean):
    """Inside a section or appendix levels begin at 2. In a table cell it is a bold line, not in the
    outline."""

    kind: Literal["heading"] = "heading"
    text: str
    level: int = 2
    anchor: str = ""


@dataclass(frozen=True, kw_only=True)
class NumberedParagraph(_Clean):
    """A paragraph that members quote by its number ("3.2"); unless given, its anchor follows from that."""

    kind: Literal["numbered"] = "numbered"
    number: str
    spans: Spans
    anchor: str = ""

    def __post_init__(self) -> None:
        if not self.anchor:
            object.__setattr__(self, "anchor", paragraph_anchor(self.number))
        super().__post_init__()


@dataclass(frozen=True, kw_only=True)
class Paragraph(_Clean):
    kind: Literal["paragraph"] = "paragraph"
    spans: Spans
    anchor: str = ""


@dataclass(frozen=True, kw_only=True)
class Item(_Clean):
    """A list item; `marker` as printed ("IV.", "(a)"), empty for a bullet."""

    spans: Spans
    marker: str = ""


@dataclass(frozen=True, kw_only=True)
class List(_Clean):
    """Items that are all bullets or all carry their own printed marker."""

    kind: Literal["list"] = "list"
    items: tuple[Item, ...]


@dataclass(frozen=True, kw_only=True)
class Note(_Clean):
    """Small print beside what it explains: a source, a base, a caution."""

    kind: Literal["note"] = "note"
    spans: Spans


CellNode = Annotated[Heading | Paragraph | List | Note, Field(discriminator="kind")]
Cell = tuple[CellNode, ...]


@dataclass(frozen=True, kw_only=True)
class Column(_Clean):
    """`width` is a share: columns of widths 1, 2, 1 take a quarter, a half and a quarter of the page."""

    title: str
    width: float = 1
    align: Align = "left"


@dataclass(frozen=True, kw_only=True)
class Row(_Clean):
    """One cell per column."""

    cells: tuple[Cell, ...]
    anchor: str = ""


@dataclass(frozen=True, kw_only=True)
class Table(_Clean):
    """A table with one header row (repeated on each page) and no spanned cells. `caption` is as printed."""

    kind: Literal["table"] = "table"
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, kw_only=True)
class Figure(_Clean):
    """A chart: `svg` a whole svg element that this software drew, `alt` what it shows in a sentence, its
    data."""

    kind: Literal["figure"] = "figure"
    title: str
    svg: str
    alt: str
    data: Table


Node = Annotated[Heading | NumberedParagraph | Paragraph | List | Table | Figure | Note, Field(discriminator="kind")]


@dataclass(frozen=True, kw_only=True)
class Section(_Clean):
    """A section of the covering report; `number` may be empty ("Summary")."""

    title: str
    nodes: tuple[Node, ...]
    number: str = ""
    anchor: str = ""


@dataclass(frozen=True, kw_only=True)
class Appendix(_Clean):
    """`label` is "Appendix 1". Each appendix is also its own file."""

    label: str
    title: str
    nodes: tuple[Node, ...]
    landscape: bool = False
    anchor: str = ""


SlideNode = Annotated[Paragraph | List | Table | Figure, Field(discriminator="kind")]


@dataclass(frozen=True, kw_only=True)
class Slide(_Clean):
    """`opening` is the title slide: its paragraphs stand under the title. Other slides hold paragraphs and
    lists, and at most one table or figure. `notes` are what the speaker says, a paragraph each."""

    title: str
    nodes: tuple[SlideNode, ...] = ()
    notes: tuple[str, ...] = ()
    opening: bool = False


@dataclass(frozen=True, kw_only=True)
class HeaderRow(_Clean):
    """One line of the council's header block: "Report from", "Independent chair"."""

    label: str
    value: str


@dataclass(frozen=True, kw_only=True)
class Paper(_Clean):
    """`header` is the council's header block in its order. `status` ("Draft – not for publication") is
    shown on every page and slide, and is empty once published. `dated` is the date of the content: it is
    the only date written into the files, so that the same tree gives the same bytes. `imprint` is what
    stands at the very end: the date the record was read as at, the head of its chain. `author` is a post or
    body, for the files' properties. `summary` is the plain-language page, a paper of one section."""

    title: str
    dated: date
    header: tuple[HeaderRow, ...] = ()
    status: str = ""
    author: str = ""
    language: str = "en-GB"
    sections: tuple[Section, ...] = ()
    appendices: tuple[Appendix, ...] = ()
    slides: tuple[Slide, ...] = ()
    summary: "Paper | None" = None
    imprint: tuple[str, ...] = ()


def words(text: str) -> Spans:
    """Plain words as spans."""
    return (Span(text=text),)


def cell(text: str) -> Cell:
    """A table cell of one plain paragraph; an empty text gives an empty cell."""
    return (Paragraph(spans=words(text)),) if text else ()


def paragraph_anchor(number: str) -> str:
    """The anchor of the numbered paragraph `number`: "3.2" gives "p3-2"."""
    return "p" + re.sub(r"[^a-z0-9]+", "-", number.lower()).strip("-")


def plain(spans: Spans) -> str:
    """The words of `spans` without their marks."""
    return "".join(span.text for span in spans)


def nodes(paper: Paper) -> Iterator[Node]:
    """Every node of the covering report and then of the appendices, in reading order (not inside tables)."""
    parts: tuple[Section | Appendix, ...] = (*paper.sections, *paper.appendices)
    for part in parts:
        yield from part.nodes


HIGH_ROW = 2000  # about half a page


def row_length(table: Table, row: Row) -> float:
    """How high a row will be, in letters of the table's whole width: its fullest cell, each paragraph or item of
    it counting 60 more for its unfinished last line. Above `HIGH_ROW` a row may run over a page."""

    def lengths(node: CellNode) -> list[int]:
        match node:
            case Heading(text=text):
                return [len(text)]
            case List(items=items):
                return [len(plain(item.spans)) for item in items]
            case _:
                return [len(plain(node.spans))]

    whole = sum(column.width for column in table.columns)
    return max(
        sum(60 + length * whole / column.width for node in each for length in lengths(node))
        for each, column in zip(row.cells, table.columns, strict=True)
    )


def anchors(paper: Paper) -> list[str]:
    """Every anchor of the report and its appendices, repeats kept. A link to any other anchor has nothing to
    point at (an appendix alone in its own file) and is printed as plain words."""
    found = [section.anchor for section in paper.sections] + [each.anchor for each in paper.appendices]
    for node in nodes(paper):
        match node:
            case Heading() | NumberedParagraph() | Paragraph():
                found.append(node.anchor)
            case Table(rows=rows) | Figure(data=Table(rows=rows)):
                found.extend(row.anchor for row in rows)
                found.extend(
                    inner.anchor
                    for row in rows
                    for each in row.cells
                    for inner in each
                    if isinstance(inner, Heading | Paragraph)
                )
    return [anchor for anchor in found if anchor]


_TREE = TypeAdapter(Paper)


def to_json(paper: Paper) -> bytes:
    """The whole tree as JSON: the same tree always gives the same bytes."""
    return _TREE.dump_json(paper)


def from_json(text: bytes | str) -> Paper:
    """The tree that `to_json` wrote. Raises pydantic.ValidationError on anything else."""
    return _TREE.validate_json(text)


def digest(paper: Paper) -> str:
    """SHA-256 of the tree in hexadecimal: what the paper says, whatever it is rendered to."""
    return hashlib.sha256(to_json(paper)).hexdigest()
