"""A document's way in: received, read, corrected, confirmed, undone. What is confirmed is written whole or not at
all."""

import hashlib
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from pydantic import TypeAdapter

from answerable.access.actor import Actor, require
from answerable.access.roles import Permission
from answerable.history.changes import keep, keep_all, name_of, read_anew, record
from answerable.intake.correcting import FAMILIES, ROWS
from answerable.intake.models import Correction, Document
from answerable.intake.record import Typed, as_corrected, corrections_of, digest
from answerable.intake.rules import newest_statements, plan_named, unusable
from answerable.intake.undoing import NotUndone, before_it, in_the_way, what_was_written
from answerable.intake.writing import Writing
from answerable.partnership.models import Board
from answerable.plan.changes import correct_all, make_plan, open_round
from answerable.plan.models import Action, Plan
from answerable.reading.child import PROPOSAL, Read
from answerable.reading.letters import without_controls
from answerable.reading.printed import Printed
from answerable.reading.proposal import Proposal

_PRINTED = TypeAdapter(list[Printed])

# A report may be dated by the meeting it is for; a year is a slip, and would shut out every later round.
AHEAD = timedelta(days=366)


@dataclass(frozen=True)
class Imported:
    """What an import did: `written` counts new records by name; empty where the same file had come before."""

    document: Document
    written: dict[str, int]


def already_there(board: Board, content: bytes) -> Document | None:
    """The document that these very bytes were, whatever became of it."""
    return Document.objects.filter(board=board, sha256=hashlib.sha256(content).hexdigest()).first()


def plan_for(board: Board, proposal: Proposal) -> Plan | None:
    """The board's plan that a document reports on: the one that shares most refs of actions with it, at least half."""
    refs = {action.ref for action in proposal.actions}
    sharing = Action.objects.filter(board=board, withdrawn=False, ref__in=refs).select_related("plan")
    shared = Counter(action.plan for action in sharing)
    plan, count = next(iter(shared.most_common(1)), (None, 0))
    return plan if plan and count * 2 >= len(refs) else None


def _storable(proposal: Proposal) -> Proposal:
    """The proposal without letters that no database holds."""
    return PROPOSAL.validate_python(_clean(PROPOSAL.dump_python(proposal, by_alias=True)))


def _printed_day(proposal: Proposal) -> date | None:
    try:
        return date.fromisoformat(proposal.document.date) if proposal.document.date else None
    except ValueError:
        raise ValidationError(f"There is no day {proposal.document.date}. Say which day the document is of.") from None


def _clean(part: Any) -> Any:
    if isinstance(part, str):
        return without_controls(part)
    if isinstance(part, dict):
        return {name: _clean(value) for name, value in part.items()}
    return [_clean(value) for value in part] if isinstance(part, list) else part


def _as_json(proposal: Proposal) -> dict[str, Any]:
    return dict(PROPOSAL.dump_python(proposal, mode="json", by_alias=True))


# Reading


@transaction.atomic
def receive(*, by: Actor, board: Board, filename: str, content: bytes) -> tuple[Document, bool]:
    """Keep a file that waits to be read. The same bytes again lead to the earlier document: the second of the pair says
    whether it is new."""
    require(by, Permission.IMPORT_DOCUMENT, on=board.pk)
    board = Board.objects.select_for_update(no_key=True).get(pk=board.pk)
    if before := already_there(board, content):
        return before, False
    document = Document(
        board=board,
        filename=without_controls(filename),
        sha256=hashlib.sha256(content).hexdigest(),
        content=content,
        state=Document.QUEUED,
    )
    return keep(document, by=by, board=board.pk, what="document received"), True


def _move(document: Document, by: Actor, state: str, **columns: Any) -> None:
    for name, value in {"state": state, **columns}.items():
        setattr(document, name, value)
    keep(document, by=by, board=document.board_id, what=f"document {state}")


@transaction.atomic
def queue(*, by: Actor, document: Document) -> None:
    """Let a document wait to be read once more: one that was refused, cancelled, undone, or never came to an end."""
    require(by, Permission.IMPORT_DOCUMENT, on=document.board_id)
    read_anew(document)
    if document.state in (Document.READ, Document.BROUGHT_IN):
        raise ValidationError("The document has been read already.")
    _move(document, by, Document.QUEUED, refusal="", began_at=None)


@transaction.atomic
def begin_reading(*, by: Actor, document: Document) -> bool:
    """Say that a document is being read; False where it is no longer waiting."""
    require(by, Permission.IMPORT_DOCUMENT, on=document.board_id)
    read_anew(document)
    if document.state != Document.QUEUED:
        return False
    _move(document, by, Document.READING, began_at=timezone.now())
    return True


@transaction.atomic
def cancel(*, by: Actor, document: Document) -> None:
    """Let go of a document that waits or is being read; what is read of it meanwhile is thrown away."""
    require(by, Permission.IMPORT_DOCUMENT, on=document.board_id)
    read_anew(document)
    if document.state not in (Document.QUEUED, Document.READING, Document.READ):
        raise ValidationError(f"The document is {document.state}, so there is nothing to cancel.")
    _move(document, by, Document.CANCELLED)


@transaction.atomic
def refuse(*, by: Actor, document: Document, words: str) -> None:
    """Keep the sentence that says why a document cannot be read."""
    require(by, Permission.IMPORT_DOCUMENT, on=document.board_id)
    read_anew(document)
    if document.state == Document.READING:
        _move(document, by, Document.REFUSED, refusal=words)


@transaction.atomic
def finish_reading(*, by: Actor, document: Document, read: Read) -> None:
    """Keep what was read, for a person to check. Corrections made to the very same proposal before are kept."""
    require(by, Permission.IMPORT_DOCUMENT, on=document.board_id)
    read_anew(document)
    if document.state != Document.READING:
        return
    proposal = _as_json(_storable(read.proposal))
    same = proposal == document.proposal
    printed = _clean(_PRINTED.dump_python(read.printed, mode="json", exclude_defaults=True))
    _move(document, by, Document.READ, proposal=proposal, printed=printed)
    there = {(kept.family, kept.page): kept for kept in Correction.objects.filter(document=document)}
    pages = {(f, n // ROWS + 1) for f in FAMILIES for n in range(0, len(proposal[f]), ROWS)}
    for kept in there.values():
        if not same:
            kept.rows = {}
            keep(kept, by=by, board=document.board_id, what="corrections set aside")
    fresh = [Correction(board_id=document.board_id, document=document, family=f, page=n) for f, n in sorted(pages)]
    keep_all(
        [one for one in fresh if (one.family, one.page) not in there],
        by=by,
        board=document.board_id,
        what="proposal opened for correction",
    )


@transaction.atomic
def correct_page(
    *, by: Actor, correction: Correction, rows: dict[int, dict[str, str]], since: int | None = None
) -> Correction:
    """Keep what a person corrected on one page of a proposal: row → field → words, only what differs from what was
    read. The proposal as first read stays beside it. `since`: see `read_anew`."""
    require(by, Permission.IMPORT_DOCUMENT, on=correction.board_id)
    read_anew(correction, since=since)
    document = Document.objects.defer("content", "printed").get(pk=correction.document_id)
    if document.state != Document.READ:
        raise ValidationError(
            "The document is no longer waiting to be checked. Go back to it to see what became of it."
        )
    correction.rows = {str(row): words for row, words in rows.items() if words}
    typed: Typed = corrections_of(document)
    for row in range((correction.page - 1) * ROWS, correction.page * ROWS):
        typed.setdefault(correction.family, {})[row] = rows.get(row, {})
    _storable(as_corrected(document, typed))  # what comes of it must still be a proposal
    return keep(correction, by=by, board=correction.board_id, what="proposal corrected")


# Bringing in


@transaction.atomic
def confirm(
    *,
    by: Actor,
    document: Document,
    on: date,
    known_from_document: bool,
    checked: str,
    plan: Plan | None = None,
    title: str = "",
    period: str = "",
    since: int | None = None,
) -> Imported:
    """Write a document that a person has read, corrected and confirmed. `checked` is the digest of the corrections that
    the person had before them; for the rest see `import_document` and `read_anew`."""
    require(by, Permission.IMPORT_DOCUMENT, on=document.board_id)
    read_anew(document, since=since)
    if document.state != Document.READ:
        raise ValidationError("The document is no longer waiting to be confirmed.")
    typed = corrections_of(document)
    if digest(typed) != checked:
        raise ValidationError(
            "Somebody corrected something since you opened this page. Look at it again, then confirm."
        )
    return import_document(
        by=by,
        board=document.board,
        filename=document.filename,
        content=bytes(document.content),
        proposal=as_corrected(document, typed),
        on=on,
        known_from_document=known_from_document,
        plan=plan,
        title=title,
        period=period,
    )


@transaction.atomic
def import_document(
    *,
    by: Actor,
    board: Board,
    filename: str,
    content: bytes,
    proposal: Proposal,
    on: date | None = None,
    known_from_document: bool = False,
    fictional: bool = False,
    plan: Plan | None = None,
    title: str = "",
    period: str = "",
) -> Imported:
    """Write a confirmed proposal as one round of the board's plan. The same bytes a second time write nothing.

    `on` is the document's day where it prints none itself. `known_from_document`: the person says that its facts
    were known from that day; else they are known from now. `plan` is the one it reports on, where its actions do not
    tell; `title` and `period` name one that it begins.

    Raises ValidationError where the day is missing or comes before the plan's newest round, where facts are to be
    known from a day that lies ahead, and where the document holds nothing, a ref twice, or more than can be kept.
    """
    require(by, Permission.IMPORT_DOCUMENT, on=board.pk)
    board = Board.objects.select_for_update(no_key=True).get(pk=board.pk)  # one document at a time
    document = already_there(board, content) or Document(
        board=board,
        filename=without_controls(filename),
        sha256=hashlib.sha256(content).hexdigest(),
        content=content,
        state=Document.READ,
    )
    if document.state == Document.BROUGHT_IN:
        return Imported(document, {})
    proposal = _storable(proposal)
    if wrong := unusable(proposal):
        raise ValidationError(wrong)
    day, known_from = _days(on or _printed_day(proposal), known_from_document)
    # The first event takes hold of the board's chain, so all that follow it are this import's own.
    begun = record(by=by, board=board.pk, what="bringing a document in", subject=name_of(board))
    fallbacks = (filename, f"{day:%B %Y}")
    plan = plan_for(board, proposal) or plan or _new_plan(by, board, proposal, known_from, title, period, fallbacks)
    round = open_round(
        by=by,
        plan=plan,
        title=next((s.period for s in newest_statements(proposal) if s.period), None) or f"{day:%B %Y}",
        on=day,
        fictional=fictional,
        known_from=known_from,
        source={"document": document.sha256},
    )
    writing = Writing(
        by=by, board=board, plan=plan, round=round, sha256=document.sha256, known_from=known_from, proposal=proposal
    )
    written = writing.write_all()
    as_written = _as_json(proposal)
    document.proposal = document.proposal or as_written
    _move(
        document,
        by,
        Document.BROUGHT_IN,
        plan=plan,
        round=round,
        confirmed=None if as_written == document.proposal else as_written,
        written=written,
        known_from=known_from,
        wrote=what_was_written(board, since=begun.number),
    )
    return Imported(document, written)


def _days(day: date | None, known_from_document: bool) -> tuple[date, datetime | None]:
    """The document's day, and from when its facts are known where that is not now. Raises ValidationError for a day
    that is missing or cannot be."""
    if day is None:
        raise ValidationError("The document prints no date of its own. Say which day it is of.")
    if day > timezone.localdate() + AHEAD:
        raise ValidationError(
            f"The document is dated {day:%d %B %Y}, more than a year ahead. If that is a slip, say the right day."
        )
    known_from = timezone.make_aware(datetime.combine(day, time())) if known_from_document else None
    if known_from and known_from > timezone.now():
        raise ValidationError(
            f"The document is dated {day:%d %B %Y}, which lies ahead: its facts cannot be known from then."
        )
    return day, known_from


def _new_plan(
    by: Actor,
    board: Board,
    proposal: Proposal,
    known_from: datetime | None,
    title: str,
    period: str,
    fallbacks: tuple[str, str],
) -> Plan:
    """A plan that a document begins; the plan of that period, where there is one that holds no action yet."""
    about = proposal.document
    read_title, read_period = plan_named(about.title or fallbacks[0], about.period or fallbacks[1])
    title, period = title or read_title, period or read_period
    there = Plan.objects.filter(board=board, period=period, withdrawn=False).first()
    if there is None:
        return make_plan(by=by, board=board, title=title, period=period, known_from=known_from)
    if Action.objects.filter(plan=there, withdrawn=False).exists():
        raise ValidationError(
            f"The board has a plan of {period} already, {there.title}, and this document shares fewer than half of its "
            "actions’ refs with it. If it reports on that plan, say so; if it starts another, give it another period."
        )
    return there


# Undoing


@transaction.atomic
def undo_import(*, by: Actor, document: Document, reason: str, since: int | None = None) -> Document:
    """Undo an import by a new change: what it added is withdrawn, what it changed gets back its earlier values. Those
    are known from when the import's facts were. Raises NotUndone, naming them, where anybody has changed any of them
    since or something else rests on them."""
    require(by, Permission.IMPORT_DOCUMENT, on=document.board_id)
    Board.objects.select_for_update(no_key=True).get(pk=document.board_id)
    read_anew(document, since=since)
    if document.state != Document.BROUGHT_IN:
        raise ValidationError("The document is not part of the plan, so there is nothing to undo.")
    if not document.wrote:
        raise ValidationError("The document came in before imports could be undone. Correct what is wrong by hand.")
    found = in_the_way(document)
    if found.sentences:
        raise NotUndone(found)
    for things in before_it(document):
        correct_all(by=by, board=document.board, things=things, reason=reason, known_from=document.known_from)
    document.state = Document.UNDONE
    return keep(document, by=by, board=document.board_id, what="import undone", reason=reason)
