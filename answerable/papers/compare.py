"""What a paper says now and did not say before: part by part, paragraph by paragraph. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from answerable.papers.tree import Cell, Figure, Heading, List, Node, Paper, Table, plain

Said = tuple[str, str]  # the part of the paper, and one paragraph, item or row of it


@dataclass(frozen=True)
class Difference:
    """Words of one part that are gone (`before`) and that stand in their place (`now`); either may be empty."""

    where: str
    before: tuple[str, ...]
    now: tuple[str, ...]


def said_by(paper: Paper) -> list[Said]:
    """Everything that a paper and its plain summary say, in reading order; marks, pictures and imprint left out."""
    found: list[Said] = [("The paper's first lines", f"{row.label}: {row.value}") for row in paper.header]
    for section in paper.sections:
        found += [(section.title, text) for node in section.nodes for text in texts_of(node)]
    for appendix in paper.appendices:
        where = appendix.label
        for node in appendix.nodes:
            where = f"{appendix.label}, {node.text}" if isinstance(node, Heading) and node.level <= 3 else where
            found += [(where, text) for text in texts_of(node)]
    if paper.summary:
        found += [("Plain-language summary", t) for s in paper.summary.sections for n in s.nodes for t in texts_of(n)]
    return found


def texts_of(node: Node) -> Iterator[str]:
    """The words of a node, paragraph by paragraph, item by item, row by row."""
    match node:
        case Heading():
            yield node.text
        case List():
            yield from (f"{item.marker} {plain(item.spans)}".strip() for item in node.items)
        case Table():
            yield from (" | ".join(_cell(cell) for cell in row.cells) for row in node.rows)
        case Figure():
            yield from texts_of(node.data)
        case _:
            yield plain(node.spans)


def _cell(cell: Cell) -> str:
    return " ".join(text for node in cell for text in texts_of(node))


def differences(before: Sequence[Said], now: Sequence[Said]) -> list[Difference]:
    """What differs, in the order of the paper as it is now; parts that are gone come last."""
    parts = list(dict.fromkeys([*(where for where, _ in now), *(where for where, _ in before)]))
    found = []
    for part in parts:
        old = [text for where, text in before if where == part]
        new = [text for where, text in now if where == part]
        for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            if tag != "equal":
                found.append(Difference(part, tuple(old[a:b]), tuple(new[c:d])))
    return found
