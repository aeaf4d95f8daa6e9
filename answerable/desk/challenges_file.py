"""The ledger of challenges as a file: what the page shows, to show what challenge is worth. Pure: no database."""

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from openpyxl import Workbook
from openpyxl.writer.excel import save_workbook

from answerable.challenges.record import Step, Thread
from answerable.challenges.rules import KINDS, OUTCOMES, Standing
from answerable.desk.export import KINDS as FORMATS
from answerable.desk.export import no_picture
from answerable.papers.render.word import word
from answerable.papers.tree import Column, HeaderRow, Heading, Node, Paper, Paragraph, Row, Section, Table, cell, words
from answerable.ui.cells import inert
from answerable.ui.sheets import text_cell

HEADS = {
    "About": 36,
    "Challenged": 26,
    "Raised by": 26,
    "Raised": 18,
    "What was asked": 60,
    "To be answered by": 20,
    "Where it stands": 24,
    "Answered": 18,
    "What changed": 60,
}
STEPS = {"Challenge": 36, "When": 18, "What": 26, "In words": 70, "By when": 18, "Said elsewhere": 30}
Told = tuple[Thread, Standing, str]  # a challenge, where it stands, and whom it went to


@dataclass(frozen=True)
class Taken:
    """What a file is made of. `asked` is what the reader asked for, `counts` what came of those that are told."""

    board: str
    as_at: date
    asked: list[tuple[str, str]]
    told: Sequence[Told]
    counts: list[tuple[str, int]]
    fictional: bool

    @property
    def about(self) -> list[tuple[str, str]]:
        """What a reader of the file has to know of it, as (label, value)."""
        about = [("Board", self.board), ("As at", f"{self.as_at:%-d %B %Y}")]
        if self.fictional:
            about.append(("Example", "Part of this board’s record was invented for demonstration"))
        about += [(f"Only those with {label.lower()}", value) for label, value in self.asked]
        return [*about, ("How it is counted", COUNTED)]

    @property
    def rows(self) -> Iterator[tuple[str, ...]]:
        """One challenge under each of `HEADS`."""
        for thread, standing, to in self.told:
            one = thread.challenge
            answered = next((step.on_words for step in thread.steps if step.kind == "answer"), "Not yet")
            effects = "\n".join(step.text for step in thread.steps if step.kind == "effect")
            said = (one.raised_by, one.on_words, one.asked, one.due_words or "No day was set", standing.words)
            yield (one.about, to, *said, answered, effects or "Nothing is stated")

    @property
    def steps(self) -> Iterator[tuple[str, ...]]:
        """One step under each of `STEPS`."""
        for thread, *_ in self.told:
            for step in thread.steps:
                yield (thread.challenge.about, *_step(step))


COUNTED = (
    "Each challenge is counted once in a row; those that were withdrawn are left out. An answer is in time where the "
    "last day that its date may mean is no later than the day by which it was due. Where numbers are this small, no "
    "share is reckoned."
)


def _step(step: Step) -> tuple[str, ...]:
    what = f"{KINDS[step.kind]}: {OUTCOMES[step.outcome].lower()}" if step.outcome else KINDS[step.kind]
    return (step.on_words, what, step.text, step.due_words, step.elsewhere)


def as_csv(taken: Taken) -> bytes:
    """One table under one line of heads, for other programs to read. UTF-8 with a mark, which Excel needs to know."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([*HEADS, "As at"])
    writer.writerows([*map(inert, row), f"{taken.as_at:%Y-%m-%d}"] for row in taken.rows)
    return out.getvalue().encode("utf-8-sig")


def as_excel(taken: Taken) -> bytes:
    """The ledger on one sheet, every step on another, what came of them on a third, and what it is of on the last."""
    book = Workbook(write_only=True)
    for name, heads, rows in (("Challenges", HEADS, taken.rows), ("Steps", STEPS, taken.steps)):
        sheet = book.create_sheet(name)
        for at, width in enumerate(heads.values()):
            sheet.column_dimensions["ABCDEFGHI"[at]].width = width
        sheet.freeze_panes = "A2"
        sheet.print_title_rows = "1:1"
        sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        sheet.append([text_cell(sheet, head, bold=True) for head in heads])
        for row in rows:
            sheet.append([text_cell(sheet, value) for value in row])
    counts, about = book.create_sheet("What came of them"), book.create_sheet("About")
    for sheet in (counts, about):
        sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 52, 80
    for label, number in taken.counts:
        counts.append([text_cell(counts, label, bold=True), number])
    for label, value in taken.about:
        about.append([text_cell(about, label, bold=True), text_cell(about, value)])
    out = io.BytesIO()
    save_workbook(book, out)
    return out.getvalue()


def as_word(taken: Taken) -> bytes:
    """What came of the challenges first, then each with what was asked and a table of its steps."""
    counts = Table(
        caption="What came of these challenges",
        columns=(Column(title="What", width=3), Column(title="How many", align="right")),
        rows=tuple(Row(cells=(cell(label), cell(f"{number:,}"))) for label, number in taken.counts),
    )
    nodes = tuple(node for told in taken.told for node in _thread(*told))
    paper = Paper(
        title="Challenges, and what came of them",
        dated=taken.as_at,
        author=taken.board,
        header=tuple(HeaderRow(label=label, value=value) for label, value in taken.about),
        sections=(
            Section(title="What came of them", nodes=(counts,)),
            Section(
                title="Each challenge", nodes=nodes or (Paragraph(spans=words("No challenge is as was asked for.")),)
            ),
        ),
    )
    return word(paper, no_picture)


def _thread(thread: Thread, standing: Standing, to: str) -> list[Node]:
    one = thread.challenge
    due = f", to be answered by {one.due_words}" if one.due_words else "; no day was set for the answer"
    nodes: list[Node] = [
        Heading(text=one.about),
        Paragraph(spans=words(f"{one.raised_by} challenged {to}: {one.on_words}{due}.")),
        Paragraph(spans=words(f"Asked: {one.asked}")),
        Paragraph(spans=words(f"Where it stands: {standing.words}.")),
    ]
    heads = {"When": 1.2, "What": 1.6, "In words": 5, "By when": 1.2, "Said elsewhere": 1.6}
    columns = tuple(Column(title=name, width=width) for name, width in heads.items())
    rows = tuple(Row(cells=tuple(map(cell, _step(step)))) for step in thread.steps)
    if rows:
        nodes.append(Table(caption="What came of it", columns=columns, rows=rows))
    else:
        nodes.append(Paragraph(spans=words("Nothing has come of it yet.")))
    return nodes


FILES: dict[str, tuple[Callable[[Taken], bytes], str]] = {
    "docx": (as_word, FORMATS["docx"][1]),
    "xlsx": (as_excel, FORMATS["xlsx"][1]),
    "csv": (as_csv, FORMATS["csv"][1]),
}
