"""What makes a tree unfit to print: found before anything is rendered, said in plain words. Pure."""

from collections import Counter
from collections.abc import Iterator

from answerable.papers.tree import (
    Figure,
    Heading,
    List,
    Node,
    Paper,
    Slide,
    Spans,
    Table,
    anchors,
)


class NotPrintable(ValueError):
    """The paper cannot become an accessible PDF; the message says why."""


def faults(paper: Paper) -> list[str]:
    """Each fault as a sentence; empty where the paper can be printed accessibly, with every link arriving."""
    return list(_faults(paper)) + (list(_faults(paper.summary)) if paper.summary else [])


def _faults(paper: Paper) -> Iterator[str]:
    if not paper.title.strip():
        yield "The paper has no title."
    known = Counter(anchors(paper))
    yield from (f"Two places are both called “{each}”." for each, times in known.items() if times > 1)
    for part, inside in _parts(paper):
        yield from _levels(part, inside)
        for node in inside:
            yield from _node(part, node)
            for spans in _spans(node):
                for span in spans:
                    if span.to and span.to not in known:
                        yield f"{part}: “{span.text}” links to “{span.to}”, which is nowhere in the paper."
    for number, slide in enumerate(paper.slides, 1):
        yield from _slide(f"Slide {number}", slide)


def _parts(paper: Paper) -> Iterator[tuple[str, tuple[Node, ...]]]:
    for section in paper.sections:
        yield f"Section “{section.title}”", section.nodes
    for appendix in paper.appendices:
        yield appendix.label, appendix.nodes


def _levels(part: str, inside: tuple[Node, ...]) -> Iterator[str]:
    above = 1
    for node in inside:
        if isinstance(node, Heading):
            if not 2 <= node.level <= min(above + 1, 3):
                yield f"{part}: the heading “{node.text}” is at level {node.level}, below one at level {above}."
            above = node.level


def _node(part: str, node: Node) -> Iterator[str]:
    match node:
        case Heading(text=text) if not text.strip():
            yield f"{part}: a heading has no words."
        case List(items=items) if len({bool(item.marker) for item in items}) != 1:
            yield f"{part}: a list is empty, or mixes bullets with printed markers."
        case Figure():
            if not node.alt.strip() or not node.title.strip():
                yield f"{part}: a figure has no title or no words for those who cannot see it."
            yield from _table(part, node.data)
        case Table():
            yield from _table(part, node)


def _table(part: str, table: Table) -> Iterator[str]:
    if not table.caption.strip():
        yield f"{part}: a table has no caption."
    if not table.columns or not all(column.title.strip() and column.width > 0 for column in table.columns):
        yield f"{part}: each column of “{table.caption}” needs a title and a width."
    for number, row in enumerate(table.rows, 1):
        if len(row.cells) != len(table.columns):
            yield f"{part}: row {number} of “{table.caption}” has {len(row.cells)} cells, not {len(table.columns)}."
        for cell in row.cells:
            for node in cell:
                yield from _node(f"{part}, row {number} of “{table.caption}”", node)


def _slide(part: str, slide: Slide) -> Iterator[str]:
    if not slide.title.strip():
        yield f"{part} has no title."
    for node in slide.nodes:
        yield from _node(part, node)
    if sum(isinstance(node, Table | Figure) for node in slide.nodes) > 1:
        yield f"{part}, “{slide.title}”, has more than one table or figure."


def _spans(node: Node) -> Iterator[Spans]:
    match node:
        case Heading():
            return
        case List(items=items):
            yield from (item.spans for item in items)
        case Table(rows=rows) | Figure(data=Table(rows=rows)):
            for row in rows:
                for cell in row.cells:
                    for inner in cell:
                        yield from _spans(inner)
        case _:
            yield node.spans
