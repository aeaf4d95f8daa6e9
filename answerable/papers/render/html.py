"""A paper as accessible HTML: a fragment for the site, and one self-contained page that needs nothing else."""

from collections.abc import Mapping
from html import escape
from pathlib import Path

from answerable.papers.tree import (
    Cell,
    CellNode,
    Figure,
    Heading,
    List,
    Node,
    Note,
    NumberedParagraph,
    Paper,
    Paragraph,
    Row,
    Spans,
    Table,
    anchors,
)

_STYLE = Path(__file__).parent.parent / "static" / "papers" / "paper.css"
_ALIGN = {"left": "", "right": ' class="paper-right"', "centre": ' class="paper-centre"'}


def page(paper: Paper) -> str:
    """A whole HTML document: the style sheet inside, no script, nothing fetched from anywhere."""
    title = f"{paper.title} ({paper.status})" if paper.status else paper.title
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(paper.language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n"
        f'<meta name="author" content="{escape(paper.author)}">\n'
        f"<style>\n{_STYLE.read_text()}{_on_each_page(paper.status)}</style>\n</head>\n"
        '<body class="paper-page">\n<a class="paper-skip" href="#paper-content">Skip to the report</a>\n'
        f'<main id="paper-content" tabindex="-1">\n{body(paper)}</main>\n</body>\n</html>\n'
    )


def _on_each_page(status: str) -> str:
    """The rule that prints the status at the head of each page; every character is escaped as CSS allows."""
    words = "".join(f"\\{ord(character):x} " for character in status)
    font = "font: bold 10pt Arial, Helvetica, sans-serif; color: #801650;"
    return f'@page {{ @top-center {{ content: "{words}"; {font} }} }}\n' if status else ""


def body(paper: Paper, onward: Mapping[str, str] | None = None) -> str:
    """The paper as one `article` with an `h1`: no inline style, no script. Its looks are in `papers/paper.css`.

    `onward` gives, by anchor of a table's row, the address of the site's page about it: the first cell that has no link
    of its own links there."""
    write = _Writer(set(anchors(paper)), onward or {})
    status = f'<p class="paper-status">{escape(paper.status)}</p>\n' if paper.status else ""
    parts = [f'<article class="paper" lang="{escape(paper.language)}">\n{status}<h1>{escape(paper.title)}</h1>\n']
    if paper.header:
        rows = "".join(f"<div><dt>{escape(row.label)}</dt><dd>{escape(row.value)}</dd></div>\n" for row in paper.header)
        parts.append(f'<dl class="paper-details">\n{rows}</dl>\n')
    heads = [
        (each.anchor or f"section-{number}", f"{each.number}. {each.title}" if each.number else each.title)
        for number, each in enumerate(paper.sections, 1)
    ] + [
        (each.anchor or f"appendix-{number}", f"{each.label}: {each.title}")
        for number, each in enumerate(paper.appendices, 1)
    ]
    if len(heads) > 1:
        parts.append(_contents(heads))
    leaves = [(each.nodes, "") for each in paper.sections]
    leaves += [
        (each.nodes, "paper-appendix paper-landscape" if each.landscape else "paper-appendix")
        for each in paper.appendices
    ]
    for (anchor, title), (nodes, kind) in zip(heads, leaves, strict=True):
        parts.append(f'<section class="{kind}">\n{status}' if kind else "<section>\n")
        parts.append(f'<h2 id="{anchor}">{escape(title)}</h2>\n')
        parts.extend(write.node(node) for node in nodes)
        parts.append("</section>\n")
    if paper.imprint:
        lines = "".join(f"<p>{escape(line)}</p>\n" for line in paper.imprint)
        parts.append(f'<footer class="paper-imprint">\n{lines}</footer>\n')
    return "".join(parts) + "</article>\n"


def _contents(heads: list[tuple[str, str]]) -> str:
    items = "".join(f'<li><a href="#{anchor}">{escape(title)}</a></li>\n' for anchor, title in heads)
    return (
        '<nav class="paper-contents" aria-labelledby="paper-contents">\n'
        f'<h2 id="paper-contents">Contents</h2>\n<ul>\n{items}</ul>\n</nav>\n'
    )


def _id(anchor: str) -> str:
    return f' id="{anchor}"' if anchor else ""


class _Writer:
    """Writes nodes; `anchors` are the places in this file that a link may go to, `onward` pages about its rows."""

    def __init__(self, anchors: set[str], onward: Mapping[str, str]) -> None:
        self.anchors = anchors
        self.onward = onward

    def node(self, node: Node) -> str:
        match node:
            case Heading():
                level = min(node.level + 1, 6)
                return f"<h{level}{_id(node.anchor)}>{escape(node.text)}</h{level}>\n"
            case NumberedParagraph():
                number = f'<span class="paper-number">{escape(node.number)}</span> '
                return f'<p class="paper-numbered"{_id(node.anchor)}>{number}{self.spans(node.spans)}</p>\n'
            case Table():
                return self.table(node)
            case Figure():
                return self.figure(node)
            case _:
                return self.small(node)

    def small(self, node: Paragraph | List | Note) -> str:
        match node:
            case Paragraph():
                return f"<p{_id(node.anchor)}>{self.spans(node.spans)}</p>\n"
            case Note():
                return f'<p class="paper-note">{self.spans(node.spans)}</p>\n'
            case List():
                return self.list(node)

    def list(self, node: List) -> str:
        if not any(item.marker for item in node.items):
            return "<ul>\n" + "".join(f"<li>{self.spans(item.spans)}</li>\n" for item in node.items) + "</ul>\n"
        items = "".join(
            f'<li><span class="paper-marker">{escape(item.marker)}</span> {self.spans(item.spans)}</li>\n'
            for item in node.items
        )
        # The role keeps it a list where a browser drops the meaning together with the marker.
        return f'<ol class="paper-marked" role="list">\n{items}</ol>\n'

    def figure(self, node: Figure) -> str:
        return (
            f"<figure>\n<figcaption>{escape(node.title)}</figcaption>\n"
            f'<div role="img" aria-label="{escape(node.alt)}">{node.svg}</div>\n{self.table(node.data)}</figure>\n'
        )

    def table(self, table: Table) -> str:
        whole = sum(column.width for column in table.columns)
        columns = "".join(
            f'<col class="paper-w{max(5, round(20 * column.width / whole) * 5)}">' for column in table.columns
        )
        header = "".join(
            f'<th scope="col"{_ALIGN[column.align]}>{escape(column.title)}</th>' for column in table.columns
        )
        rows = "".join(self.row(table, row) for row in table.rows)
        caption = escape(table.caption)
        # A wide table scrolls inside its own region, which the keyboard must be able to reach.
        return (
            f'<div class="paper-table" role="region" aria-label="{caption}" tabindex="0">\n<table>\n'
            f"<caption>{caption}</caption>\n<colgroup>{columns}</colgroup>\n"
            f"<thead>\n<tr>{header}</tr>\n</thead>\n<tbody>\n{rows}</tbody>\n</table>\n</div>\n"
        )

    def row(self, table: Table, row: Row) -> str:
        written = [self.cell(cell) for cell in row.cells]
        if url := self.onward.get(row.anchor):
            free = next(n for n, words in enumerate(written) if words and "<a " not in words)
            written[free] = f'<a href="{escape(url)}">{written[free]}</a>'
        cells = "".join(
            f"<td{_ALIGN[column.align]}>{words}</td>" for column, words in zip(table.columns, written, strict=True)
        )
        return f"<tr{_id(row.anchor)}>{cells}</tr>\n"

    def cell(self, cell: Cell) -> str:
        match cell:
            case (Paragraph(spans=spans, anchor=""),):
                return self.spans(spans)
            case _:
                return "".join(self.in_cell(node) for node in cell)

    def in_cell(self, node: CellNode) -> str:
        if isinstance(node, Heading):
            return f'<p class="paper-line"{_id(node.anchor)}>{escape(node.text)}</p>\n'
        return self.small(node)

    def spans(self, spans: Spans) -> str:
        out = []
        for span in spans:
            words = escape(span.text)
            if span.bold:
                words = f"<strong>{words}</strong>"
            if span.to in self.anchors:
                words = f'<a href="#{span.to}">{words}</a>'
            elif span.url:
                words = f'<a href="{escape(span.url)}">{words}</a>'
            out.append(words)
        return "".join(out)
