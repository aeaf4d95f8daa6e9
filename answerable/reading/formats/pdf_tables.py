"""Where the tables of a PDF page are: drawn with rules on all sides, or with horizontal rules alone."""

from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

Box = tuple[float, float, float, float]  # left, top, right, bottom in points
Words = list[dict[str, Any]]

NEAR = 3.0  # points within which two rules are one
_FOOT = 0.92  # share of the page's height from which a rule belongs to the page's foot
_GAP = 5.0  # points between words of different columns, at the least
_HEADS = 4  # headings side by side that tell a table without any rules


@dataclass(kw_only=True)
class Found:
    """A table's cells, each a box; a cell that covers several columns or rows is one box."""

    cells: list[Box] = field(default_factory=list)

    @property
    def bbox(self) -> Box:
        lefts, tops, rights, bottoms = zip(*self.cells, strict=True)
        return min(lefts), min(tops), max(rights), max(bottoms)


def find_tables(page: Any, words: Words, edges: list[float]) -> list[Found]:
    """The tables of a page. `edges` are the upright edges of columns on the page before, for a table without upright
    rules that carries on; they are kept up to date here."""
    drawn = [Found(cells=list(t.cells)) for t in page.find_tables({"snap_tolerance": NEAR, "join_tolerance": NEAR})]
    drawn = [table for table in drawn if _holds_its_words(table, words)]
    rules = _long_rules(page)
    if len(rules) < 2 and not any(len({cell[0] for cell in table.cells}) > 1 for table in drawn):
        return _unruled(words, edges)
    if len(rules) < 2 or all(any(t.bbox[1] - NEAR <= rule <= t.bbox[3] + NEAR for t in drawn) for rule in rules):
        return drawn
    heads = [t for t in drawn if len({cell[1] for cell in t.cells}) == 1 and len(t.cells) > 1]
    grids = [t for t in drawn if len({c[0] for c in t.cells}) > 1 and len({c[1] for c in t.cells}) > 1]
    if not heads:
        within = [word for word in words if rules[0] - 1 <= word["top"] and word["bottom"] <= rules[-1] + 1]
        gutters = _gutters([word for line in _lines(within) if len(_starts_of_columns(line)) > 1 for word in line])
        if len(gutters) >= 2 and len(rules) > 2:
            edges[:] = [min(w["x0"] for w in within) - 2, *gutters, max(w["x1"] for w in within) + 2]
    return grids + [t for t in _between_rules(rules, heads, words, edges) if not _overlaps(t, grids)]


def _holds_its_words(table: Found, words: Words) -> bool:
    """Whether the words that stand where a table was drawn stand in its cells. Where they do not, only shades and marks
    of a table were drawn with edges, and what lies between them would be lost."""
    within = [word for word in words if stands_in(word, table.bbox)]
    held = sum(any(stands_in(word, cell) for cell in table.cells) for word in within)
    return 20 * held >= 19 * len(within)


def stands_in(word: dict[str, Any], box: Box) -> bool:
    x, y = (word["x0"] + word["x1"]) / 2, (word["top"] + word["bottom"]) / 2
    return box[0] - 1 <= x <= box[2] + 1 and box[1] - 1 <= y <= box[3] + 1


def _long_rules(page: Any) -> list[float]:
    """The heights of the horizontal rules that run over much of the page, its foot left out."""
    long = [e["top"] for e in page.horizontal_edges if e["x1"] - e["x0"] > 0.4 * float(page.width)]
    found: list[float] = []
    for top in sorted(long):
        if top < _FOOT * float(page.height) and (not found or top - found[-1] > NEAR):
            found.append(top)
    return found


def _between_rules(rules: list[float], heads: list[Found], words: Words, edges: list[float]) -> list[Found]:
    """Tables whose rows lie between horizontal rules; their columns are those of a shaded header row, or `edges`."""
    tables: list[Found] = []
    table: Found | None = None
    for top, bottom in pairwise(rules):
        head = next((t for t in heads if abs(t.bbox[1] - top) <= NEAR and abs(t.bbox[3] - bottom) <= NEAR), None)
        inside = [word for word in words if top - 1 <= (word["top"] + word["bottom"]) / 2 <= bottom + 1]
        if head:
            edges[:] = sorted({round(cell[0], 1) for cell in head.cells}) + [head.bbox[2]]
        if not edges or not inside or (head is None and _crosses(inside, edges)):
            lines = _lines(inside)
            if table and len(lines) == 1 and len(_starts_of_columns(lines[0])) == 1 and lines[0][0]["x0"] >= edges[0]:
                table.cells.append((edges[0], top, edges[-1], bottom))  # a band across the table: a level's title
            else:
                table = None
            continue
        if table is None or head:
            table = Found()
            tables.append(table)
        table.cells += [(left, top, right, bottom) for left, right in pairwise(edges)]
    return tables


def _crosses(words: Words, edges: list[float]) -> bool:
    """Whether words run over an edge between columns, as those of a paragraph or a heading do."""
    for edge in edges[1:-1]:
        if any(word["x0"] < edge < word["x1"] for word in words):
            return True
        for word in words:
            if not 0 <= edge - word["x1"] < _GAP:
                continue
            beside = [o["x0"] for o in words if abs(o["top"] - word["top"]) < NEAR and 0 <= o["x0"] - edge < _GAP]
            if beside and min(beside) - word["x1"] < _GAP:
                return True
    return words[0]["x0"] < edges[0] - NEAR or max(word["x1"] for word in words) > edges[-1] + NEAR


def _overlaps(table: Found, others: list[Found]) -> bool:
    return any(table.bbox[1] < other.bbox[3] - NEAR and table.bbox[3] > other.bbox[1] + NEAR for other in others)


def _gutters(words: Words) -> list[float]:
    """The middles of the upright bands, five points wide or more, that no word stands in."""
    found = []
    covered = sorted((word["x0"], word["x1"]) for word in words)
    reach = covered[0][1] if covered else 0.0
    for x0, x1 in covered:
        if x0 - reach >= _GAP:
            found.append((reach + x0) / 2)
        reach = max(reach, x1)
    return found


def _unruled(words: Words, edges: list[float]) -> list[Found]:
    """A table set by white space alone: under a line of four headings or more, a row begins at each line that has
    words in the first column, and the table ends at the first line that runs over the edges of the columns. One that
    carries on from the page before (`edges`) begins with its first columns empty."""
    lines = _lines(words)
    tables: list[Found] = []
    starts: list[float] = []
    carried = bool(lines and edges and lines[0][0]["x0"] > edges[1] and not _crosses(lines[0], edges))
    if carried:
        starts.append(lines[0][0]["top"] - 1)

    def close(bottom: float) -> None:
        rows = [*starts, bottom]
        if len(starts) > 1 or (starts and carried and not tables):
            boxes = [(left, top, right, low) for top, low in pairwise(rows) for left, right in pairwise(edges)]
            tables.append(Found(cells=boxes))
        starts.clear()

    bottom = 0.0
    for line in lines:
        begins = _starts_of_columns(line)
        top = min(word["top"] for word in line) - 1
        if not starts and len(begins) >= _HEADS:
            edges[:] = [*(x - 2 for x in begins), max(word["x1"] for word in words) + 2]
            starts.append(top)
        elif starts and _crosses(line, edges):
            close(bottom)
        elif starts and line[0]["x0"] < edges[1]:
            starts.append(top)
        bottom = max(word["bottom"] for word in line) + 1
    close(bottom)
    return tables


def _lines(words: Words) -> list[Words]:
    """Words by the line they are printed on, from the top down and from left to right."""
    lines: list[Words] = []
    for word in sorted(words, key=lambda word: (word["bottom"], word["x0"])):
        if lines and abs(lines[-1][0]["bottom"] - word["bottom"]) <= NEAR:
            lines[-1].append(word)
        else:
            lines.append([word])
    return lines


def _starts_of_columns(line: Words) -> list[float]:
    """Where the words begin that stand well apart from those before them."""
    apart = [after["x0"] for before, after in pairwise(line) if after["x0"] - before["x1"] > 2 * _GAP]
    return [line[0]["x0"], *apart]
