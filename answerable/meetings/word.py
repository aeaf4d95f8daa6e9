"""An agenda and minutes as Word files, as boards send them round."""

import io
from collections.abc import Sequence
from datetime import date

from docx import Document

from answerable.meetings.record import Gathering, Item, came_words, left_out_words, named
from answerable.meetings.rules import KINDS, STATES
from answerable.partnership.record import Bodies
from answerable.reading.letters import without_controls

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class _Sheet:
    """A Word document with what these files are made of."""

    def __init__(self, board: str, found: Gathering, bodies: Bodies, what: str) -> None:
        self.document = Document()
        here = found.meeting
        self.document.add_heading(without_controls(f"{bodies.groups[here.group_id].name}: {what}"), level=0)
        where = ", ".join(filter(None, [f"{here.on:%A %-d %B %Y}", here.time, here.place]))
        self.words(board)
        self.words(where)

    def words(self, words: str, style: str | None = None) -> None:
        for line in words.splitlines():
            if line.strip():
                self.document.add_paragraph(without_controls(line.strip()), style=style)

    def heading(self, words: str, level: int = 1) -> None:
        self.document.add_heading(without_controls(words), level=level)

    def table(self, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        table = self.document.add_table(rows=1, cols=len(head), style="Table Grid")
        for cell, words in zip(table.rows[0].cells, head, strict=True):
            cell.text = words
            cell.paragraphs[0].runs[0].bold = True
        for row in rows:
            for cell, words in zip(table.add_row().cells, row, strict=True):
                cell.text = without_controls(words)

    def bytes(self) -> bytes:
        out = io.BytesIO()
        self.document.save(out)
        return out.getvalue()


def _titled(number: int, item: Item) -> str:
    return f"{number}. {item.title}{' (confidential)' if item.confidential else ''}"


def agenda_document(board: str, found: Gathering, bodies: Bodies) -> bytes:
    """The agenda: each item with what it is for, who brings it, how long it may take, and its papers."""
    sheet = _Sheet(board, found, bodies, "agenda")
    rows = [
        (
            _titled(n, item),
            KINDS[item.kind],
            item.brings,
            f"{item.minutes} minutes" if item.minutes else "",
        )
        for n, item in enumerate(found.agenda, start=1)
    ]
    sheet.table(("Item", "For", "Brought by", "Time"), rows)
    for n, item in enumerate(found.agenda, start=1):
        papers = found.papers_of.get(item.id, [])
        if item.asks or papers:
            sheet.heading(_titled(n, item))
            sheet.words(item.asks)
            sheet.words("\n".join(f"Paper: {paper.title} ({paper.filename})" for paper in papers))
    if found.arising:
        sheet.heading("Matters arising")
        sheet.table(
            ("Agreed on", "What", "By when"),
            [
                (f"{meeting.on:%-d %B %Y}", came.outcome.text, came.promise.due_words if came.promise else "")
                for meeting, _, came in found.arising
            ],
        )
    return sheet.bytes()


def minutes_document(board: str, found: Gathering, bodies: Bodies, today: date) -> bytes:
    """The minutes: who came, what was declared, and of each item what was said and what came of it; with where the
    minutes stand, since a draft goes round as well."""
    sheet = _Sheet(board, found, bodies, "minutes")
    last = found.way[-1] if found.way else None
    sheet.words(
        f"{STATES[found.state]}{f', {last.on:%-d %B %Y}' if last else ''}. Taken from the record on {today:%-d %B %Y}."
    )
    if found.entered:
        sheet.heading("Who came")
        rows = [(named(seat, bodies), came_words(there)) for seat, there in found.filled]
        sheet.table(("Seat", "How it was filled"), rows)
        sheet.words(_quorum(found, bodies))
    if found.meeting.others:
        sheet.heading("Also there", level=2)
        sheet.words(found.meeting.others)
    if found.interests or found.left_out:
        sheet.heading("Interests declared")
        for one in found.interests:
            sheet.words(f"{one.post}: {one.words} What was done: {one.done}".replace("\n", " "))
        sheet.words(left_out_words(found.left_out))
    for n, item in enumerate(found.agenda, start=1):
        sheet.heading(_titled(n, item))
        sheet.words(item.minute or "Nothing was minuted.")
        for came in found.came_of.get(item.id, []):
            promise = came.promise
            due = f" By {promise.due_words}." if promise and promise.due_words else ""
            who = f"{promise.who}: " if promise and promise.who else ""
            sheet.words(
                f"{came.outcome.kind.capitalize()}: {who}{came.outcome.text}{due}".replace("\n", " "), "List Bullet"
            )
    return sheet.bytes()


def _quorum(found: Gathering, bodies: Bodies) -> str:
    one = found.quorum(bodies)
    if one.met is None:
        return "The terms of reference ask for no quorum."
    return "There was a quorum." if one.met else "There was no quorum."
