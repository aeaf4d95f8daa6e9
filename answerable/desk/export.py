"""The plan's list as a file: what the page shows, no more and no less. Pure: no database."""

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from openpyxl import Workbook
from openpyxl.writer.excel import save_workbook

from answerable.desk.plan_rows import PlanRow, Section
from answerable.papers.render.word import word
from answerable.papers.tree import Appendix, Column, HeaderRow, Heading, Node, Paper, Paragraph, Row, Table, cell, words
from answerable.plan.charts import UNDER_NONE
from answerable.plan.record import Plan, Round
from answerable.ui.cells import inert
from answerable.ui.sheets import text_cell

# Each column's heading, and its share of a landscape page.
COLUMNS = {
    "Aim": 0,
    "Objective": 0,
    "Single- or multi-agency": 0,
    "Where it comes from": 0,
    "Action": 1.1,
    "What is to be done": 5,
    "Delivery status": 1.8,
    "Impact status": 1.8,
    "Who leads": 2.4,
    "Due": 1.8,
    "What is missing or late": 2,
}
Cells = tuple[str, ...]


@dataclass(frozen=True)
class Listed:
    """What a file is made of. `stands` is where the plan stands, in words; `asked` what the reader asked for, as
    (field, value)."""

    board: str
    plan: Plan
    round: Round | None
    as_at: date
    asked: list[tuple[str, str]]
    total: int
    stands: str
    sections: list[Section]

    @property
    def rows(self) -> Iterator[Cells]:
        return (cells(section, row) for section in self.sections for row in section.rows)

    @property
    def count(self) -> int:
        return sum(len(section.rows) for section in self.sections)

    @property
    def about(self) -> list[tuple[str, str]]:
        """What a reader of the file has to know of it, as (label, value)."""
        told = [("Board", self.board), ("Plan", self.plan.title), ("Where it stands", self.stands)]
        told.append(("As at", f"{self.as_at:%-d %B %Y}"))
        if self.round:
            told.append(("Progress as reported in", f"{self.round.title}, {self.round.on:%-d %B %Y}"))
        if fictional := self.fictional:
            told.append(("Fictional", fictional))
        told += [(f"Only those with {label.lower()}", value) for label, value in self.asked]
        return [*told, ("Actions shown", f"{self.count} of {self.total}")]

    @property
    def fictional(self) -> str:
        if self.round and self.round.fictional:
            return f"the round “{self.round.title}” was invented for demonstration"
        return ""


def cells(section: Section, row: PlanRow) -> Cells:
    """One action under each of `COLUMNS`."""
    aim = ": ".join(filter(None, [section.aim_name, section.aim_title]))
    line = row.line
    leads = ", ".join(lead.words for lead in line.leads)
    said = (line.ref, row.text, row.status, row.impact, leads, line.due_words, ", ".join(row.missing))
    return (aim, section.whole_name, section.partnership, section.origins, *said)


def as_csv(listed: Listed) -> bytes:
    """One table under one line of heads, for other programs to read, so the day and the round stand in each line. UTF-8
    with a mark, which Excel needs to know it by."""
    out = io.StringIO()
    writer = csv.writer(out)
    heads = [*COLUMNS, "As at", "Round", *(["Fictional"] if listed.fictional else [])]
    writer.writerow(heads)
    round = listed.round.title if listed.round else ""
    after = [f"{listed.as_at:%Y-%m-%d}", inert(round), *([inert(listed.fictional)] if listed.fictional else [])]
    writer.writerows([*map(inert, row), *after] for row in listed.rows)
    return out.getvalue().encode("utf-8-sig")


def as_excel(listed: Listed) -> bytes:
    """The table on one sheet, its heads fixed and filterable; what it is of on another."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Plan")
    widths = {"Aim": 24, "Objective": 32, "Action": 9, "What is to be done": 60}
    for at, name in enumerate(COLUMNS):
        sheet.column_dimensions["ABCDEFGHIJK"[at]].width = widths.get(name, 22)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:K{listed.count + 1}"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.append([text_cell(sheet, name, bold=True) for name in COLUMNS])
    for row in listed.rows:
        sheet.append([text_cell(sheet, value) for value in row])
    about = book.create_sheet("About")
    about.column_dimensions["A"].width, about.column_dimensions["B"].width = 32, 80
    for label, value in listed.about:
        about.append([text_cell(about, label, bold=True), text_cell(about, value)])
    out = io.BytesIO()
    save_workbook(book, out)
    return out.getvalue()


def as_word(listed: Listed) -> bytes:
    """Aims as headings, objectives under them, each with a table of its actions whose heads repeat on every page."""
    fictional = f"Fictional: {listed.fictional}" if listed.fictional else ""
    aims: dict[tuple[str, str], list[Node]] = {}
    heads = tuple(Column(title=name, width=width) for name, width in COLUMNS.items() if width)
    for section in listed.sections:
        aim = (section.aim_name or "Actions", section.aim_title or listed.plan.title)
        nodes = aims.setdefault(aim, [])
        name = [] if section.stands_in else [Heading(text=section.whole_name or UNDER_NONE)]
        rows = tuple(Row(cells=tuple(map(cell, cells(section, row)[4:]))) for row in section.rows)
        table = Table(caption=f"{section.objective_name or 'Other actions'}: how they stand", columns=heads, rows=rows)
        nodes += [*name, *_of_objective(section), table]
    if not aims:
        aims["Actions", listed.plan.title] = [Paragraph(spans=words("No action is as was asked for."))]
    paper = Paper(
        title=listed.plan.title,
        dated=listed.as_at,
        author=listed.board,
        status=fictional,
        header=tuple(HeaderRow(label=label, value=value) for label, value in listed.about),
        appendices=tuple(
            Appendix(label=aim, title=title, nodes=tuple(nodes), landscape=True) for (aim, title), nodes in aims.items()
        ),
    )
    return word(paper, no_picture)


def _of_objective(section: Section) -> list[Node]:
    """Whether one agency can reach it or several together, and where it comes from, in a line."""
    if not section.partnership:
        return []
    origins = section.origins or "not stated"
    line = f"Single- or multi-agency: {section.partnership.lower()}. Where it comes from: {origins}."
    return [Paragraph(spans=words(line))]


def no_picture(svg: str) -> bytes:
    raise NotImplementedError("the list has no pictures")


_OFFICE = "application/vnd.openxmlformats-officedocument."
KINDS: dict[str, tuple[Callable[[Listed], bytes], str]] = {
    "docx": (as_word, f"{_OFFICE}wordprocessingml.document"),
    "xlsx": (as_excel, f"{_OFFICE}spreadsheetml.sheet"),
    "csv": (as_csv, "text/csv; charset=utf-8"),
}
