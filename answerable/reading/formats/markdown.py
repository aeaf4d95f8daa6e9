"""Markdown to pages, including tables whose columns are only parted by tabs, as PDF converters write them."""

import re
from itertools import count

from lxml import html as parser
from markdown_it import MarkdownIt
from markdown_it.token import Token

from answerable.reading.blocks import Cell, Line, Pages, Row, Table
from answerable.reading.formats.html import content_of, lines_in
from answerable.reading.proposal import Source

# "Lead: …" on a line of its own begins a line, although Markdown would run it on.
_LABELLED = re.compile(r"(?<=\S)\n(?=(?:\*\*)?[A-Z][A-Za-z /]{1,25}:)")
# What Markdown changes in a line: its own marks, and what looks like HTML and is none. Other words stay as they are.
_MARKED = re.compile(r"[*_`\[\]\\&!~]|<(?!/?[a-z][a-z0-9]*[ />])")
_RULE = re.compile(r"\s*:?[-–—=]{1,}:?\s*$")


def read_markdown(text: str) -> Pages:
    """A Markdown document; its places are line numbers."""
    markdown = MarkdownIt("commonmark", {"html": True}).enable("table")
    lines = re.split(r"\r\n|\r|\n", text)
    content: list[Line | Table] = []
    numbers = count(1)
    for first, last, tabbed in _runs(lines):
        if tabbed:
            content.append(_tabbed(markdown, lines[first:last], first + 1, f"table {next(numbers)}"))
        else:
            content += _plain(markdown, "\n".join(lines[first:last]), first)
    return Pages(kind="markdown", content=content)


def _runs(lines: list[str]) -> list[tuple[int, int, bool]]:
    """(first, end, is it a tabbed table) for each run of lines; blank lines stay with the run before."""
    runs: list[tuple[int, int, bool]] = []
    fenced = False
    for number, line in enumerate(lines):
        if line.lstrip().startswith(("```", "~~~")):
            fenced = not fenced
        tabbed = not fenced and "\t" in line.rstrip("\n") and bool(line.strip()) and not re.match(r"\s*[-*+>]\s", line)
        if runs and (runs[-1][2] == tabbed or not line.strip()):
            runs[-1] = (runs[-1][0], number + 1, runs[-1][2])
        else:
            runs.append((number, number + 1, tabbed))
    return runs


def _tabbed(markdown: MarkdownIt, lines: list[str], first: int, part: str) -> Table:
    rows = []
    for number, line in enumerate(lines, first):
        parts = line.split("\t")
        if not line.strip() or all(_RULE.match(words) or not words.strip() for words in parts):
            continue
        place = Source(part=part, line=number)
        cells = [Cell(lines=lines_in(_inline(markdown, words), place), source=place) for words in parts]
        rows.append(Row(cells=cells, source=place))
    return Table(rows=rows, source=Source(part=part, line=first))


def _inline(markdown: MarkdownIt, words: str) -> str:
    words = words.strip()
    return markdown.renderInline(words) if _MARKED.search(words) else words


def _plain(markdown: MarkdownIt, text: str, offset: int) -> list[Line | Table]:
    if not text.strip():
        return []
    tokens = markdown.parse(_LABELLED.sub("  \n", text))
    for token in tokens:
        _mark_line(token, offset)
    rendered = markdown.renderer.render(tokens, markdown.options, {})
    content = content_of(parser.fragment_fromstring(rendered, create_parent="div"))
    return [part for part in content if isinstance(part, Table) or part.text]


def _mark_line(token: Token, offset: int) -> None:
    if token.map and token.nesting == 1:
        token.attrSet("data-line", str(token.map[0] + offset + 1))
