"""How much goes on a slide: sizes, lines and continuations, worked out before anything is drawn. Pure.

Nothing may overflow: a list or table takes the largest letters at which it fits, goes on to a second slide where
it does not fit at 18 points, and is refused where one item alone is too much or the slides become more
than a committee gets.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import takewhile

from answerable.papers.render.widths import column_widths
from answerable.papers.tree import Figure, Item, List, Paragraph, Row, Slide, Span, Table, plain
from answerable.ui.charts.drawing import text_width

MOST = 8  # slides a committee gets
# Points: the slide is 960 by 540 (16:9), the content stands below the title and above the footer.
LEFT, TOP, WIDTH, HEIGHT = 44, 110, 872, 384
OPENING_HEIGHT = 180  # for the words under the title of the first slide
TITLE_HEIGHT, OPENING_TITLE_HEIGHT = 78, 190
TITLE_SIZES, TEXT_SIZES, TABLE_SIZES = (46, 40, 36, 32, 28, 24), (30, 28, 26, 24, 22, 20, 18), (24, 22, 20, 18)
MOST_BESIDE = 558  # the width of a picture that has words beside it, at most
GUTTER, CAPTION, CAPTION_SIZE, INDENT = 24, 30, 18, 30
CELL_PAD, CELL_HEAD = 8, 5  # left and right of a cell's words, above and below
_LEADING, BETWEEN = 1.2, 0.55  # of the letters' size: a line, and the space between paragraphs


class SlideTooFull(ValueError):
    """A slide holds more than fits; the message names it and says what to do."""


@dataclass(frozen=True, kw_only=True)
class Laid:
    """One slide as it will be drawn: `slide` holds what fits, at `size` points under a title of `title_size`."""

    slide: Slide
    title_size: int
    size: int


def lines(text: str, size: float, width: float, bold: bool = False) -> int:
    """Lines that `text` takes in Arial of `size` points in a column `width` points wide; at least one."""
    space, count, used = text_width(" ", size), 1, 0.0
    for word in text.split():
        length = text_width(word, size, bold=bold)
        if used and used + space + length > width:
            count, used = count + 1, 0.0
        if length > width:  # breaks inside the word
            count += math.ceil(length / width) - 1
            length %= width
        used += length + (space if used else 0)
    return count


def picture_size(slide: Slide) -> tuple[float, float]:
    """Width and height in points of the slide's picture, (0, 0) where there is none. One that is nearly as high as
    wide, or that has words, stands on the left; a wide one alone takes the whole width."""
    figure = next((node for node in slide.nodes if isinstance(node, Figure)), None)
    if not figure:
        return 0, 0
    ratio = _ratio(figure)
    most_wide, most_high = (MOST_BESIDE, HEIGHT) if beside(slide) else (WIDTH, HEIGHT - CAPTION)
    wide = min(most_wide, most_high / ratio)
    return wide, wide * ratio


def beside(slide: Slide) -> bool:
    """Whether the slide's words stand beside its picture, the picture's title above them."""
    figures = [node for node in slide.nodes if isinstance(node, Figure)]
    return bool(figures) and (len(slide.nodes) > 1 or _ratio(figures[0]) > (HEIGHT - CAPTION) / MOST_BESIDE)


def _ratio(figure: Figure) -> float:
    """Height by width of a chart, which its viewBox gives."""
    box = re.search(r'viewBox="[\d.]+ [\d.]+ ([\d.]+) ([\d.]+)"', figure.svg)
    return float(box[2]) / float(box[1]) if box else 0.6


def column(slide: Slide) -> float:
    """The width in points of the column that the slide's words have."""
    return WIDTH - GUTTER - picture_size(slide)[0] if beside(slide) else WIDTH


def words_height(slide: Slide, size: int) -> float:
    """Height in points of the slide's paragraphs and lists; 0 where there are none."""
    height = 0.0
    for piece in pieces(slide):
        width = column(slide) - (INDENT if isinstance(piece, Item) else 0)
        bold = any(span.bold for span in piece.spans)
        height += (lines(plain(piece.spans), size, width, bold) * _LEADING + BETWEEN) * size
    return math.ceil(height)


def row_height(table: Table, texts: tuple[str, ...], size: int, bold: bool = False) -> float:
    """Height in points of a table's row on a slide."""
    most = max(
        lines(text, size, width - 2 * CELL_PAD, bold)
        for text, width in zip(texts, table_widths(table, size), strict=True)
    )
    return most * _LEADING * size + 2 * CELL_HEAD


def table_widths(table: Table, size: int) -> list[float]:
    """The widths in points of a table's columns on a slide."""
    return column_widths(table, WIDTH, size, 2 * CELL_PAD)


def row_texts(row: Row) -> tuple[str, ...]:
    """The words of each cell, its paragraphs and items joined by spaces."""
    return tuple(" ".join(_cell_words(row, index)) for index in range(len(row.cells)))


def laid_out(slides: tuple[Slide, ...]) -> list[Laid]:
    """The slides to draw, with continuations. Raises SlideTooFull."""
    laid = [each for number, slide in enumerate(slides, 1) for each in _fitted(slide, number)]
    if len(laid) > MOST:
        raise SlideTooFull(
            f"The slides hold too much: they would take {len(laid)} slides and a committee gets at most {MOST}."
            " Shorten the fullest ones."
        )
    return laid


def _fitted(slide: Slide, number: int) -> Iterator[Laid]:
    rest: Slide | None = slide
    while rest:
        title_size = _title_size(rest, number)
        _check_caption(rest, number)
        size = _size(rest)
        now, later = (rest, None) if size else _cut(rest, number)
        yield Laid(slide=now, title_size=title_size, size=size or _sizes(rest)[-1])
        title = slide.title if slide.title.endswith("(continued)") else f"{slide.title} (continued)"
        rest = replace(slide, title=title, nodes=later, notes=()) if later else None


def _title_size(slide: Slide, number: int) -> int:
    room = OPENING_TITLE_HEIGHT if slide.opening else TITLE_HEIGHT
    for size in TITLE_SIZES if slide.opening else TITLE_SIZES[2:]:
        if lines(slide.title, size, WIDTH, bold=True) * size * _LEADING <= room:
            return size
    raise SlideTooFull(f"Slide {number}: the title “{slide.title}” is too long. Shorten it.")


def _check_caption(slide: Slide, number: int) -> None:
    for node in slide.nodes:
        if isinstance(node, Figure) and not beside(slide) and lines(node.title, CAPTION_SIZE, WIDTH, bold=True) > 1:
            raise SlideTooFull(f"Slide {number}: the figure's title “{node.title}” is too long. Shorten it.")


def _sizes(slide: Slide) -> tuple[int, ...]:
    return TABLE_SIZES if _table(slide) else TEXT_SIZES


def _size(slide: Slide) -> int | None:
    """The largest size at which the whole slide fits."""
    room = OPENING_HEIGHT if slide.opening else HEIGHT
    return next((size for size in _sizes(slide) if _height(slide, size) <= room), None)


def _height(slide: Slide, size: int) -> float:
    table, words = _table(slide), words_height(slide, size)
    if not table:
        return words
    header = row_height(table, tuple(each.title for each in table.columns), size, bold=True)
    rows = sum(row_height(table, row_texts(row), size) for row in table.rows)
    return words + (GUTTER if words else 0) + header + rows


def _cut(slide: Slide, number: int) -> tuple[Slide, tuple[Paragraph | List | Table | Figure, ...]]:
    """As much of `slide` as fits at its smallest size, and the nodes that are left over."""
    size = _sizes(slide)[-1]
    table = _table(slide)
    parts = list(table.rows) if table else list(pieces(slide))
    counts = range(1, len(parts))
    fits = max(takewhile(lambda count: _height(_first(slide, count), size) <= HEIGHT, counts), default=0)
    if not fits or slide.opening or any(isinstance(node, Figure) for node in slide.nodes):
        raise SlideTooFull(
            f"Slide {number}, “{slide.title}”, holds more than fits at {size} points. Shorten it, or make it two."
        )
    if table:
        return _first(slide, fits), (replace(table, rows=table.rows[fits:]),)
    return _first(slide, fits), tuple(_nodes(list(pieces(slide))[fits:]))


def _first(slide: Slide, count: int) -> Slide:
    table = _table(slide)
    if not table:
        return replace(slide, nodes=tuple(_nodes(list(pieces(slide))[:count])))
    shorter = replace(table, rows=table.rows[:count])
    return replace(slide, nodes=tuple(shorter if node is table else node for node in slide.nodes))


def _nodes(words: list[Paragraph | Item]) -> Iterator[Paragraph | List]:
    for piece in words:
        yield List(items=(piece,)) if isinstance(piece, Item) else piece


def pieces(slide: Slide) -> Iterator[Paragraph | Item]:
    """The slide's words, a paragraph or item at a time."""
    for node in slide.nodes:
        if isinstance(node, Figure) and beside(slide):
            yield Paragraph(spans=(Span(text=node.title, bold=True),))
        elif isinstance(node, Paragraph):
            yield node
        elif isinstance(node, List):
            yield from node.items


def _table(slide: Slide) -> Table | None:
    return next((node for node in slide.nodes if isinstance(node, Table)), None)


def _cell_words(row: Row, index: int) -> Iterator[str]:
    for node in row.cells[index]:
        if node.kind == "list":
            yield from (plain(item.spans) for item in node.items)
        else:
            yield node.text if node.kind == "heading" else plain(node.spans)
