"""HTML to pages. Also the second half of the Markdown reader, which turns its text into HTML first."""

import re
from itertools import count
from typing import Any

from lxml import etree
from lxml import html as parser
from lxml.html import HtmlElement
from selectolax.lexbor import LexborHTMLParser

from answerable.reading.blocks import Cell, Line, Pages, Table
from answerable.reading.formats.colours import colour_name
from answerable.reading.formats.grid import Placed, rows_of
from answerable.reading.formats.lines import letter, lines_from, roman, tidy
from answerable.reading.proposal import BlockKind, Source
from answerable.reading.refusals import Refusal

_HEADINGS = {f"h{depth}": depth for depth in range(1, 7)}
_BLOCKS = {"p", "div", "ul", "ol", "li", "dl", "dt", "dd", "pre", "blockquote", "section", "article", "main", "header"}
_BLOCKS |= {"footer", "figure", "figcaption", "address", "form", "fieldset", "hr", "details", "summary", "center"}
_BLOCKS |= {"table", "caption", "body", "html", "aside", *_HEADINGS}
_UNSEEN = {"script", "style", "head", "template", "noscript", "nav", "title", "select", "button", "iframe", "object"}
_FILL = re.compile(r"background(?:-color)?\s*:\s*([^;]+)", re.IGNORECASE)
_RGB = re.compile(r"rgba?\((\d+)[,\s]+(\d+)[,\s]+(\d+)")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BOLD = re.compile(r"font-weight\s*:\s*(bold|[6-9]00)")
_SPACES = re.compile(r"[^\S ]\s*| \s+")  # all but single spaces, of which most are
_DEEPEST = 200
_TOO_DEEP = "The document's parts are nested too deep to be read; save it again as plain paragraphs and tables."


def read_html(text: str) -> Pages:
    """The visible content of an HTML document, its places given by line of the source."""
    if re.search(r"<!ENTITY", text, re.IGNORECASE):
        raise Refusal("The file declares XML entities, which can hide an attack; save it again as plain HTML.")
    root = _parsed(text)
    if _depth(root) > _DEEPEST:
        raise Refusal(_TOO_DEEP)  # before the next step, which takes long over such files
    # Old pages leave cells, items and paragraphs open: they are closed as the HTML standard says that browsers do.
    root = _parsed(LexborHTMLParser(text).html or "")
    title = root.findtext(".//title") or ""
    body = root.find("body")
    return Pages(kind="html", content=content_of(root if body is None else body), title=tidy(title))


def _parsed(text: str) -> HtmlElement:
    return parser.document_fromstring(text, parser=parser.HTMLParser(huge_tree=False))


def _depth(root: HtmlElement) -> int:
    """How many elements stand within one another."""
    deepest, depth = 0, 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def content_of(element: HtmlElement) -> list[Line | Table]:
    """Lines and tables under `element`, in reading order."""
    walker = _Walker()
    walker.visit(element, depth=0)
    walker.flush()
    return walker.content


def lines_in(markup: str, source: Source) -> list[Line]:
    """The lines of a fragment of HTML, such as one cell's; tags left open or never opened do not matter."""
    if "<" not in markup and "&" not in markup:
        return lines_from(markup, source)
    fragment = parser.fragment_fromstring(markup, create_parent="div")
    walker = _Walker(source)
    walker.visit(fragment, depth=0)
    walker.flush()
    return flat(walker.content)


def flat(content: list[Line | Table]) -> list[Line]:
    """`content` with every table's cells as lines, row by row: a table inside a cell is read like this."""
    lines: list[Line] = []
    for part in content:
        if isinstance(part, Line):
            lines.append(part)
        else:
            lines += [line for row in part.rows for cell in row.cells for line in cell.lines]
    return lines


class _Walker:
    """Collects text until a block begins or ends, then makes lines of it."""

    def __init__(self, source: Source | None = None) -> None:
        self.content: list[Line | Table] = []
        self.source = source
        self.place = source or Source()
        self.text: list[str] = []
        self.heavy: list[bool] = []
        self.kind: BlockKind = "paragraph"
        self.level = 0
        self.marker = ""
        self.tables = count(1)

    def flush(self) -> None:
        words = "".join(self.text)
        if words and tidy(words):
            bold = all(heavy for text, heavy in zip(self.text, self.heavy, strict=True) if text.strip())
            self.content += lines_from(
                words, self.place, kind=self.kind, level=self.level, marker=self.marker, bold=bold
            )
            self.marker = ""
        self.text, self.heavy = [], []

    def add(self, text: str | None, heavy: bool) -> None:
        if text:
            self.text.append(_SPACES.sub(" ", text) if text != "\n" else text)
            self.heavy.append(heavy)

    def visit(self, element: HtmlElement, depth: int, heavy: bool = False, lists: int = 0) -> None:
        tag = element.tag
        if not isinstance(tag, str) or tag in _UNSEEN:
            return None
        style = element.get("style")
        if style and _HIDDEN.search(style):
            return None
        if depth > _DEEPEST:
            raise Refusal(_TOO_DEEP)
        if tag == "br":
            return self.add("\n", heavy)
        if tag == "table" and not _layout(element):
            self.flush()
            self.content.append(self.table(element))
            return None
        if tag == "dl" and (terms := _terms(element)):
            self.flush()
            self.content.append(self.definitions(element, terms))
            return None
        kept = (self.kind, self.level, self.marker, self.place)
        if tag in _BLOCKS or tag in ("td", "th", "tr"):
            self.flush()
            self.open(element, lists)
        heavy = heavy or tag in ("b", "strong") or bool(style and _BOLD.search(style))
        self.add(element.text, heavy)
        for child in element:
            self.visit(child, depth + 1, heavy, lists + (tag in ("ul", "ol")))
            self.add(child.tail, heavy)
        if tag in _BLOCKS or tag in ("td", "th", "tr"):
            self.flush()
            self.kind, self.level, _, self.place = kept
            self.marker = kept[2] if tag != "li" else ""
        return None

    def open(self, element: HtmlElement, lists: int) -> None:
        tag = element.tag
        if self.source is None:
            self.place = Source(line=_line(element) or self.place.line)
        if tag in _HEADINGS:
            self.kind, self.level, self.marker = "heading", _HEADINGS[tag], ""
        elif tag in ("li", "dd"):
            self.kind, self.level, self.marker = "item", max(lists, 1), _marker(element)

    def table(self, element: HtmlElement) -> Table:
        here = Source(part=f"table {next(self.tables)}", line=_line(element))
        caption = element.find("caption")
        rows = [row for row in element.iter("tr") if next(row.iterancestors("table")) is element]
        placed = []
        for number, row in enumerate(rows, 1):
            cells = [cell for cell in row if cell.tag in ("td", "th")]
            header = row.getparent().tag == "thead" or (bool(cells) and all(cell.tag == "th" for cell in cells))
            place = Source(part=here.part, line=_line(row) or _line(element), row=number)
            placed.append(Placed(cells=[self.cell(cell, place) for cell in cells], header=header, source=place))
        words = tidy(caption.text_content()) if caption is not None else ""
        return Table(rows=rows_of(placed), caption=words, source=here)

    def definitions(self, element: HtmlElement, terms: list[tuple[HtmlElement, HtmlElement]]) -> Table:
        """A list of terms and what is said of each, as a table of two columns."""
        here = Source(part=f"list {next(self.tables)}", line=_line(element))
        placed = []
        for number, pair in enumerate(terms, 1):
            place = Source(part=here.part, line=_line(pair[0]), row=number)
            placed.append(Placed(cells=[self.cell(one, place) for one in pair], source=place))
        return Table(rows=rows_of(placed), source=here)

    def cell(self, element: HtmlElement, place: Source) -> tuple[Cell, int]:
        inner = _Walker(place)
        inner.kind = "paragraph"
        for child in (element,) if not len(element) else ():
            inner.add(child.text, element.tag == "th")
        if len(element):
            inner.add(element.text, False)
            for child in element:
                inner.visit(child, depth=1)
                inner.add(child.tail, False)
        inner.flush()
        pictures = [tidy(image.get("alt", "")) for image in element.iter("img")]
        cell = Cell(
            lines=flat(inner.content),
            shade=_shade(element)
            or next(filter(None, map(_shade, element.iter("td"))), None)
            or _shade(element.getparent()),
            picture=next(filter(None, pictures), None),
            span=_number(element.get("colspan")),
            source=place,
        )
        return cell, _number(element.get("rowspan"))


def _terms(element: HtmlElement) -> list[tuple[HtmlElement, HtmlElement]]:
    """The terms of a definition list, each with its one definition; none where the list is not so regular."""
    parts = [part for part in element.iter("dt", "dd") if next(part.iterancestors("dl")) is element]
    if len(parts) < 4 or [part.tag for part in parts] != ["dt", "dd"] * (len(parts) // 2):
        return []
    return list(zip(parts[::2], parts[1::2], strict=True))


def _layout(table: HtmlElement) -> bool:
    """A table that only arranges the page: it has a single cell, or holds another table and is no grid of its own."""
    if sum(1 for _ in table.iter("td", "th")) <= 1:
        return True
    if not any(inner is not table for inner in table.iter("table")):
        return False
    rows = [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]
    widths = [sum(cell.tag in ("td", "th") for cell in row) for row in rows]
    return sum(width > 2 for width in widths) < 2


def _marker(element: HtmlElement) -> str:
    parent = element.getparent()
    if parent is None or parent.tag != "ol" or re.search(r"list-style(-type)?\s*:\s*none", parent.get("style", "")):
        return "•"
    number = _number(parent.get("start")) + sum(1 for _ in element.itersiblings("li", preceding=True))
    if element.get("value"):
        number = _number(element.get("value"))
    shape: Any = {"a": letter, "i": roman, "A": lambda n: letter(n).upper(), "I": lambda n: roman(n).upper()}
    return shape.get(parent.get("type"), str)(number) + "."


def _number(text: str | None) -> int:
    return min(max(int(text), 1), 1000) if text and text.strip().isdecimal() and len(text) < 9 else 1


def _line(element: HtmlElement) -> int | None:
    printed = element.get("data-line")
    return int(printed) if printed and printed.isdecimal() and len(printed) < 9 else element.sourceline


def _shade(element: HtmlElement | None) -> str | None:
    if element is None:
        return None
    style = _FILL.search(element.get("style", ""))
    code = style[1].strip() if style else element.get("bgcolor")
    if code and (rgb := _RGB.match(code)):
        code = "#" + "".join(f"{min(int(part), 255):02x}" for part in rgb.groups())
    return colour_name(code) or colour_name((code or "").split(" ")[0])
