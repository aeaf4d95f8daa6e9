"""Walks a document from top to bottom and collects its plan: levels as they open, actions as their rows come."""

import re
from dataclasses import replace
from itertools import zip_longest

from answerable.reading.blocks import Cell, Line, Pages, Row, Table
from answerable.reading.formats.grid import columns
from answerable.reading.structure.actions import ActionReader
from answerable.reading.structure.columns import Column, by_column
from answerable.reading.structure.damage import (
    is_ended,
    is_footer,
    is_rule,
    without_footers,
)
from answerable.reading.structure.draft import Draft, place
from answerable.reading.structure.headers import spanned, two_rows, under_header
from answerable.reading.structure.labels import Level, is_ref, label_in, leading_ref, without_kind
from answerable.reading.structure.registers import register_of, remarks
from answerable.reading.structure.settling import refs_of_levels, settled
from answerable.reading.structure.status import Legend, printed, shaded_column
from answerable.reading.structure.tables import PlanTables

_LEAD_LINE = re.compile(
    r"(?:(?:strategic|executive|overall|senior|objective|priority) )?"
    r"(?:lead(?:s| agency| officer| partner| person)?|responsible(?: officer)?|owner|sponsor|sro|champion)"
    r"\s*[:–-]\s*\S",
    re.IGNORECASE,
)
_CODED = re.compile(r"((?!Q|H)[A-Z]{1,2}\d{1,2})(?:\s*[:.–-]\s+|\s+)([A-Z].*)$")  # "P1 Neglect"

_CODED_LEVEL = re.compile(r"((?!Q\d|H\d)[A-Z]{1,5}\s?\d{1,2}(?:\.\d{1,2})*)\s*[:–—-]\s+(\S.*)$")  # "AFI 1 – Timeliness"


class PlanReader:
    """Feed it a document's lines and tables in order; `draft` is what they hold."""

    def __init__(self, pages: Pages, legend: Legend) -> None:
        self.pages = pages
        self.legend = legend
        self.draft = Draft()
        self.stack: list[Level] = []
        self.tables = PlanTables(pages)
        self.actions = ActionReader(self.draft, legend, self.tables.help_rows)
        self.merged: dict[int, Cell] = {}  # column -> the level cell last met there
        self.spanned: set[int] = set()  # columns whose header cell covers several
        self.above: list[Cell] = []  # the cells of the action row before
        self.heads: dict[int, list[Column]] = {}  # the header rows of the table being read
        self.body: list[list[Cell]] = []  # the rows under the headings being read, in all tables that have them
        self.cut_level: Level | None = None  # the level whose row came last, if nothing came since
        self.next_ref = ""  # the first cell of the row after the one being read
        self.section = ""

    def read(self) -> Draft:
        for part in self.pages.content:
            if isinstance(part, Line):
                self.line(part)
            elif register := register_of(part, self.section):
                self.draft.registers.append(register)
                self.prose(remarks(register), "")
            else:
                self.table(part)
        return self.draft

    # Lines

    def line(self, line: Line) -> None:
        words = printed(line)
        if is_footer(words):
            return
        label = label_in(words, line.source, strict=line.kind != "heading" and not line.bold)
        if label and line.kind == "heading":
            label.depth = line.level or 1
        if label and (line.kind == "heading" or line.bold or len(words) < 250) and line.kind != "item":
            self.level(label)
            if line.kind == "heading":
                self.section = words
                self.draft.prose.append((words, []))
        elif line.kind == "heading":
            self.heading(line, words)
        elif self.is_title(line):
            self.stack[-1].title = line.text
        elif self.stack and not self.draft_has_rows_here() and _LEAD_LINE.match(line.text):
            self.stack[-1].leads.append(line.text)
        else:
            self.prose([line], words)

    def is_title(self, line: Line) -> bool:
        """Whether a line right under a heading that is only a level's name and number ("Recommendation 1") words it."""
        level = self.stack[-1] if self.stack else None
        if level is None or not (level.named and level.depth and level.ref) or level.title or line.marker:
            return False
        return self.section.rstrip(":. ") == level.ref and not self.draft.prose[-1][1] and len(line.text) < 400

    def heading(self, line: Line, words: str) -> None:
        if self.stack and self.section == words and not self.draft.prose[-1][1]:
            return  # a sheet that begins with its own name
        self.section = words
        self.draft.prose.append((words, []))
        depth = line.level or 1
        ref = re.sub(r"[^\d.]", "", line.marker).strip(".")
        title = line.text if ref else words
        if coded := _CODED.match(words):
            ref, title = coded.groups()
        level = Level(kind=f"heading {depth}", ref=ref, title=title, named=False, depth=depth, source=line.source)
        self.level(level)

    def prose(self, lines: list[Line], words: str) -> None:
        if not self.draft.prose:
            self.draft.prose.append((self.section, []))
        self.draft.prose[-1][1].extend(lines)

    def draft_has_rows_here(self) -> bool:
        return bool(self.draft.rows) and self.draft.rows[-1].parents == self.stack

    # Levels

    def level(self, level: Level) -> None:
        """Opens `level`: closes what is of its kind, and headings and rows that only stood below it."""
        for at, upper in enumerate(self.stack):
            same = upper.kind == level.kind
            if same and upper.ref and upper.ref.casefold() == level.ref.casefold():
                upper.title = upper.title or level.title
                del self.stack[at + 1 :]
                return
            if same:
                del self.stack[at:]
                break
        # A heading closes the headings of its depth and below; a level printed in a row or a plain line stays open.
        if level.depth:
            self.stack = [
                upper
                for upper in self.stack
                if upper.depth < level.depth or (upper.depth == level.depth and upper.named and level.named)
            ]
        level.title = without_kind(level.title)
        self.stack.append(level)
        self.draft.levels.append(level)

    # Tables

    def table(self, table: Table) -> None:
        label = label_in(table.caption, table.source) if table.caption else None
        if label and not any(label.ref.casefold() == upper.ref.casefold() for upper in self.stack):
            self.level(label)
        self.heads = self.tables.heads_of(table)
        if not self.heads and not self.continues(table):
            for row in table.rows:
                cells = list({id(cell): cell for cell in row.cells}.values())
                self.loose_row(row, cells)
            return
        self.actions.shaded = self.find_shaded(table)
        after_header = False
        for at, (row, following) in enumerate(zip_longest(table.rows, table.rows[1:])):
            self.next_ref = following.cells[0].text if following and following.cells else ""
            after_header = self.row(row, self.heads.get(at), after_header)

    def continues(self, table: Table) -> bool:
        """A table without a header row that carries on the one before it, as after a page end."""
        widths = {len(columns(row)) for row in table.rows}
        return bool(self.actions.columns) and widths == {len(self.actions.columns)}

    def find_shaded(self, table: Table) -> int | None:
        if not any(cell.shade for row in table.rows for cell in row.cells):
            return None
        named = next(iter(self.heads.values()), self.actions.columns)
        if any(column.role == "status" for column in named):
            return None
        rows = (row for at, row in enumerate(table.rows) if not row.header and at not in self.heads)
        return shaded_column(map(columns, rows))

    def loose_row(self, row: Row, cells: list[Cell]) -> None:
        """A row of a table that is no plan: a level if it is labelled like one, else prose."""
        texts = [cell.text for cell in cells if cell.text]
        if texts and len(texts) <= 2 and (label := self.label(texts, row)):
            self.level(label)
        else:
            self.prose([line for cell in cells for line in cell.lines], "")

    def row(self, row: Row, found: list[Column] | None, after_header: bool) -> bool:
        """Reads one row; `found` are its columns, where it is a header. Returns whether the next row stands right
        under a header."""
        if found and after_header and not self.spanned and self.is_help(found):
            self.draft.doubt(
                place(row.source), f"The row of help under the header was left out: “{row.cells[0].text}”."
            )
            return True
        if found:
            self.body = self.tables.body_of(found)
            found = two_rows(self.actions.columns, found) if after_header else found
            self.actions.columns = self.tables.settled(found, self.body)
            self.merged, self.spanned = {}, spanned(columns(row))
            return True
        if after_header and (lower := under_header(row, self.actions.columns, self.spanned)):
            self.body = [cells for cells in self.body if cells != columns(row)]
            self.actions.columns = settled(lower, self.body)
            return True
        raw = columns(row)
        if _is_running_foot(raw):
            return after_header
        cells = [
            Cell(source=cell.source)
            if at < len(self.above) and cell is self.above[at] and cell.lines
            else replace(cell, lines=without_footers(cell.lines))
            for at, cell in enumerate(raw)
        ]
        same = _merged(raw)
        if is_rule(cells) or not any(_says(cell) for cell in cells):
            return after_header
        distinct = [cells[at] for at in same if _says(cells[at])]
        texts = [" ".join(map(printed, cell.lines)) for cell in distinct]
        if len(same) == 1 and self.stack and _LEAD_LINE.match(texts[0]):
            self.stack[-1].leads += [line.text for line in distinct[0].lines]
            return after_header
        if label := self.level_row(row, cells, distinct, texts):
            self.level(label)
            self.cut_level = label
            return False
        if self.ends_level(row, texts, bool(cells[0].text)):
            return False
        self.cut_level = None
        if len(texts) == 2 and (self.legend.get(texts[0]) == texts[1] or _is_gloss(texts)):
            return False
        if not self.actions.columns:
            self.prose([line for cell in distinct for line in cell.lines], "")
            return False
        if len(distinct) == 1 and len(same) == 1 and len(cells) > 1:
            self.prose(distinct[0].lines, texts[0])
            return False
        self.action_row(row, by_column(cells, row.source, len(self.actions.columns)), raw, after_header)
        return False

    def action_row(self, row: Row, by: list[Cell], raw: list[Cell], after_header: bool) -> None:
        """Reads an action's row: `by` are its cells by column, `raw` those that the row prints."""
        if self.is_note(by):
            self.prose([line for cell in by for line in cell.lines], "")
        elif not self.actions.is_help(by, row.source, after_header):
            self.column_levels(by, row)
            reaching = {at: cell for at, cell in enumerate(raw) if at < len(self.above) and cell is self.above[at]}
            self.actions.read(by, list(self.stack), row.source, short=len(raw) < len(by), reaching=reaching)
            self.above = raw

    def is_note(self, by: list[Cell]) -> bool:
        """Whether a row is a remark below the plan: a sentence in the column of actions, where every action has a ref
        and this row has nothing else."""
        what = by[self.actions.at("what")[0]]
        refs = self.actions.at("ref")
        before = self.draft.rows[-1] if self.draft.rows else None
        alone = [cell for cell in by if _says(cell)] == [what]
        if not (alone and refs and before and before.ref and is_ended(what.text)):
            return False
        return not self.actions.is_continuation(by, what, "")

    def is_help(self, found: list[Column]) -> bool:
        """Whether a row right under a header, which itself reads like one, is the form's help on how to fill it in."""
        filled = [(new, old) for new, old in zip(found, self.actions.columns, strict=False) if new.heading]
        return len(found) == len(self.actions.columns) and all(new.heading != old.heading for new, old in filled)

    def ends_level(self, row: Row, texts: list[str], leads: bool) -> bool:
        """Whether the row is the rest of a level's title, cut by a page end right after it began."""
        level = self.cut_level
        if level is None or leads or len(texts) != 1 or (row.source.page or 0) <= (level.source.page or 0):
            return False
        level.title = f"{level.title} {texts[0]}"
        return True

    def label(self, texts: list[str], row: Row) -> Level | None:
        label = label_in(texts[0], row.source)
        if label is None:
            return None
        for text in texts[1:]:
            if _LEAD_LINE.match(text):
                label.leads.append(text)
            elif label.title:
                return None
            else:
                label.title = text
        return label

    def level_row(self, row: Row, cells: list[Cell], distinct: list[Cell], texts: list[str]) -> Level | None:
        """The level that a row opens: labelled ("Obj 1.1 | title"), or words that run across the whole table."""
        if not distinct or len(distinct) > 3:
            return None
        first = cells.index(distinct[0])
        across = len(distinct) == 1 and sum(cell is distinct[0] or cell == distinct[0] for cell in cells) > 1
        alone = len(distinct) == 1 and first == 0
        if (first == 0 or across) and (label := self.label([texts[0].split("\n")[0], *texts[1:]], row)):
            return self.with_leads(label, distinct[0])
        if first == 0 and len(texts) == 2 and self.is_numbered_level(texts[0]):
            return Level(kind="row", ref=texts[0].rstrip("."), title=texts[1], source=row.source)
        title = texts[0]
        if (
            not (across or (alone and self.actions.columns))
            or len(title) > 160
            or title.endswith((".", "?"))
            or is_ref(title)
        ):
            return None
        shouted = title.isupper() and len(title) > 3  # "PREVENT"
        if alone and not (across or shouted) and self.actions.columns[0].role not in ("ref", "status", "other"):
            return None
        if coded := _CODED_LEVEL.match(title):
            return Level(kind="row", ref=coded[1], title=coded[2], source=row.source)
        ref, rest = leading_ref(title)
        return Level(kind="row", ref=ref, title=rest or title, named=False, source=row.source)

    def is_numbered_level(self, ref: str) -> bool:
        """Whether the next row's number stands below this one's: "1 Neglect" over "1.1", "1a"."""
        bare = ref.strip().rstrip(".")
        below = self.next_ref.strip()
        return is_ref(ref) and bool(re.match(rf"{re.escape(bare)}(?:\.\d|[a-z]\b|(?<=[A-Z])\d)", below))

    def with_leads(self, label: Level, cell: Cell) -> Level:
        lines = [line for line in cell.lines if _LEAD_LINE.match(line.text)]
        if lines and len(cell.lines) > 1:
            first = label_in(printed(cell.lines[0]))
            label.title = first.title if first else label.title
            label.leads += [line.text for line in lines]
        return label

    def column_levels(self, cells: list[Cell], row: Row) -> None:
        """Levels printed in columns of their own, merged downwards, repeated, or printed once and then left empty."""
        refs = refs_of_levels(self.actions.columns, self.body)
        for at in self.actions.at("level"):
            cell = cells[at]
            text = " ".join(map(printed, cell.lines))
            if at in refs.values():
                continue
            if not text or (at in self.merged and self.merged[at].text == cell.text):
                continue
            self.merged[at] = cell
            for lower in [other for other in self.merged if other > at]:
                del self.merged[lower]
            level = _column_level(text, at, row)
            if at in refs and not level.ref:
                level.ref = cells[refs[at]].text
            self.level(level)


def _says(cell: Cell) -> bool:
    return bool(cell.text or any(line.marker for line in cell.lines))


def _is_gloss(texts: list[str]) -> bool:
    """Whether a row of two cells says what initials stand for: "PSW | Principal Social Worker"."""
    initials = "".join(word[0] for word in re.findall(r"[^\W\d_]+", texts[1]) if word[0].isupper())
    return bool(re.fullmatch(r"[A-Z]{2,6}", texts[0])) and texts[0][0] in initials and len(texts[1]) < 80


def _is_running_foot(cells: list[Cell]) -> bool:
    """Whether a row is a page's foot that was caught in the table: a title beside a page number, and nothing else."""
    filled = list({id(cell): cell.text for cell in cells if cell.text}.values())
    pages = [text for text in filled if is_footer(text)]
    titles = [text for text in filled if text not in pages]
    return (
        bool(pages) and len(titles) == 1 and len(titles[0]) < 80 and titles[0][0].isupper() and not is_ended(titles[0])
    )


def _merged(cells: list[Cell]) -> list[int]:
    """The first column of each distinct cell."""
    return [at for at, cell in enumerate(cells) if at == 0 or not any(cell is before for before in cells[:at])]


def _column_level(text: str, at: int, row: Row) -> Level:
    label = label_in(text, row.source)
    if label and label.ref:
        return label
    if coded := _CODED_LEVEL.match(text):
        return Level(kind=f"column {at}", ref=coded[1], title=coded[2], source=row.source)
    ref, title = leading_ref(text)
    if lettered := re.match(r"([A-Z][.)]|\d{1,2}[a-z]?)\s+([A-Z].*)", text):
        ref, title = lettered[1].rstrip(".)"), lettered[2]
    return Level(kind=f"column {at}", ref=ref, title=title, source=row.source)
