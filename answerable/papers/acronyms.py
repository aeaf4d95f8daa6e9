"""Acronyms are spelt out at their first use in the covering report and in the summary page; those that nobody has
explained are named. Appendices are left alone: they print other people's words. Pure."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from answerable.papers.tree import (
    CellNode,
    Figure,
    Heading,
    List,
    Node,
    NumberedParagraph,
    Paper,
    Section,
    Spans,
    Table,
)

# What every reader of a council paper knows better short than long.
FAMILIAR = frozenset({"UK", "NHS", "GP", "GPs", "PhD", "PDF", "TV", "BBC", "UNICEF", "OK", "ID", "IT", "ICT"})

# Letters, digits and & with at least two capitals ("CSE", "DfE", "eCAF", "C4EO", "H&WB"), perhaps in the plural.
_LIKE_ACRONYM = re.compile(r"(?<![\w&])(?=[\w&]*[A-Z][\w&]*[A-Z])([A-Za-z][A-Za-z0-9&]*?)(s?)(?![\w&])")
_ROMAN = re.compile(r"X{0,3}(IX|IV|V?I{0,3})")


def spelt_out(paper: Paper, names: Mapping[str, str]) -> tuple[Paper, list[str]]:
    """`paper` with each acronym of `names` (acronym to full name) spelt out where it is first used: "Medway
    Safeguarding Children Board (MSCB)"; and a sentence for each acronym that is neither in `names` nor explained
    by the paper itself ("… (ABC)") nor familiar to all."""
    report = _Reader(names)
    sections = tuple(report.section(section) for section in paper.sections)
    problems = report.problems()
    summary = paper.summary
    if summary:
        page = _Reader(names)
        summary = replace(summary, sections=tuple(page.section(section) for section in summary.sections))
        problems += [f"Summary page: {problem}" for problem in page.problems()]
    return replace(paper, sections=sections, summary=summary), problems


class _Reader:
    """Reads in the order of the page and remembers which acronyms the reader has met."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self.names = names
        self.met: set[str] = set()
        self.unknown: dict[str, str] = {}  # acronym to where it is first used
        self.where = ""

    def problems(self) -> list[str]:
        return [
            f"“{acronym}” is used in {where} and spelt out nowhere: give its full name."
            for acronym, where in self.unknown.items()
            if acronym not in self.met
        ]

    def section(self, section: Section) -> Section:
        self.where = f"“{section.title}”"
        title = self.heading(section.title)
        return replace(section, title=title, nodes=tuple(self.node(node) for node in section.nodes))

    def node(self, node: Node) -> Node:
        match node:
            case Table():
                return self.table(node)
            case Figure():
                data = self.table(node.data)
                return replace(node, title=self.heading(node.title), alt=self.heading(node.alt), data=data)
            case NumberedParagraph():
                self.where = f"paragraph {node.number}"
                return replace(node, spans=self.spans(node.spans))
            case _:
                return self.small(node)

    def small(self, node: CellNode) -> CellNode:
        match node:
            case Heading():
                return replace(node, text=self.heading(node.text))
            case List():
                return replace(node, items=tuple(replace(item, spans=self.spans(item.spans)) for item in node.items))
            case _:
                return replace(node, spans=self.spans(node.spans))

    def table(self, table: Table) -> Table:
        caption = self.heading(table.caption)
        rows = tuple(
            replace(row, cells=tuple(tuple(self.small(node) for node in cell) for cell in row.cells))
            for row in table.rows
        )
        return replace(table, caption=caption, rows=rows)

    def spans(self, spans: Spans) -> Spans:
        return tuple(replace(span, text=self.read(span.text, introduce=True)) for span in spans)

    def heading(self, text: str) -> str:
        """In a heading the full name stands alone: brackets there read badly, and the text still explains it."""
        return self.read(text, introduce=False)

    def read(self, text: str, introduce: bool) -> str:
        if text.isupper() and " " in text:  # a title in capitals: its words are no acronyms
            return text
        out, end = "", 0
        for start, stop, acronym, plural in _found(text, self.names):
            before, after = text[end:start], text[stop:]
            explained = before.rstrip().endswith("(") and after.startswith(")") and (out + before).strip(" (")
            if explained:
                self.met.add(acronym)
            elif acronym not in self.names:
                self.unknown.setdefault(acronym, self.where)
            elif acronym not in self.met:
                full = _plural(self.names[acronym]) if plural else self.names[acronym]
                out += _article(before, full) + full
                end = stop
                if owner := re.match("['’]s", after):
                    out, end = out + owner[0], stop + 2
                if introduce:
                    self.met.add(acronym)
                    out += f" ({acronym}{plural})"
                continue
            out += text[end:stop]
            end = stop
        return out + text[end:]


def _found(text: str, names: Iterable[str]) -> list[tuple[int, int, str, str]]:
    """Where each acronym starts and stops in `text`, the acronym itself, and "s" where it is a plural."""
    found = []
    for match in _LIKE_ACRONYM.finditer(text):
        acronym, plural = match.groups()
        if acronym + plural in names:
            acronym, plural = acronym + plural, ""
        if acronym in names or _is_acronym(acronym):
            found.append((match.start(), match.end(), acronym, plural))
    return found


def _is_acronym(word: str) -> bool:
    if len(word) > 6 and word.isalpha():  # a word in capitals for weight
        return False
    small = sum(letter.islower() for letter in word)
    return small <= len(word) - small and not _ROMAN.fullmatch(word) and word not in FAMILIAR


def _plural(name: str) -> str:
    if re.search("[^aeiou]y$", name):
        return f"{name[:-1]}ies"
    return f"{name}es" if name.endswith(("s", "x", "ch", "sh")) else f"{name}s"


def _article(before: str, full: str) -> str:
    """`before` with the "a" or "an" at its end fitted to the full name."""
    article = "an" if full[0].lower() in "aeiou" else "a"
    return re.sub(r"\b([Aa])n?(\s+)$", lambda found: found[1] + article[1:] + found[2], before)
