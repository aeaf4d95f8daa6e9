"""A document is confirmed, and undone later if need be. What is confirmed is written whole or not at all."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from types import MappingProxyType
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from answerable.access.actor import Actor, require
from answerable.access.roles import Permission
from answerable.history.changes import keep, name_of, read_anew, record
from answerable.intake.changes.keeping import already_there, as_json, changed, new_document, storable
from answerable.intake.changes.reading import begin_reading, finish_reading, queue, receive
from answerable.intake.correcting import Besides, besides
from answerable.intake.models import Document
from answerable.intake.record import as_corrected, as_read, corrections_of, digest, plan_for
from answerable.intake.rules import newest_statements, plan_named, unusable
from answerable.intake.undoing import NotUndone, before_it, in_the_way, printed_in, what_was_written
from answerable.intake.writing import Writing
from answerable.papers.changes import tell_of_undoing
from answerable.partnership.models import Board
from answerable.plan.changes import close_action, correct_all, make_plan, open_round
from answerable.plan.models import Action, Plan
from answerable.reading.child import Read
from answerable.reading.proposal import Proposal

# A report may be dated by the meeting it is for; a year is a slip, and would shut out every later round.
AHEAD = timedelta(days=366)
_NOTHING = Besides()
_NONE: Mapping[int, str] = MappingProxyType({})


@dataclass(frozen=True)
class Imported:
    """What an import did: `written` counts new records by name; empty where the same file had come before."""

    document: Document
    written: dict[str, int]


def _printed_day(proposal: Proposal) -> date | None:
    try:
        return date.fromisoformat(proposal.document.date) if proposal.document.date else None
    except ValueError:
        raise ValidationError(f"There is no day {proposal.document.date}. Say which day the document is of.") from None


# Bringing in


@transaction.atomic
def confirm(
    *,
    by: Actor,
    document: Document,
    on: date | None,
    known_from_document: bool,
    checked: str,
    fictional: bool = False,
    plan: Plan | None = None,
    title: str = "",
    period: str = "",
    closed: Mapping[int, str] = _NONE,
    why_closed: str = "",
    since: int | None = None,
) -> Imported:
    """Write a document that a person has read, corrected and confirmed. `checked` is the digest of the corrections that
    the person had before them; for `closed` and `why_closed` see `Besides`, for the rest `import_document` and
    `read_anew`."""
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
        fictional=fictional,
        plan=plan,
        title=title,
        period=period,
        said=replace(besides(as_read(document), typed), closed=closed, why_closed=why_closed),
    )


@transaction.atomic
def bring_in(
    *,
    by: Actor,
    board: Board,
    filename: str,
    content: bytes,
    read: Read,
    on: date | None,
    known_from_document: bool,
    checked: str,
    fictional: bool = False,
) -> Imported:
    """Receive a file that was read already and confirm it at once, as one that waits in the browser is; one that does
    wait there is taken as it was corrected there."""
    require(by, Permission.IMPORT_DOCUMENT, on=board.pk)
    document, _ = receive(by=by, board=board, filename=filename, content=content)
    if document.state != Document.READ:
        if document.state != Document.QUEUED:
            queue(by=by, document=document)
        begin_reading(by=by, document=document)
        finish_reading(by=by, document=document, read=read)
    return confirm(
        by=by,
        document=document,
        on=on,
        known_from_document=known_from_document,
        checked=checked,
        fictional=fictional,
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
    said: Besides = _NOTHING,
) -> Imported:
    """Write a confirmed proposal as one round of the board's plan. The same bytes a second time write nothing.

    `on` is the document's day where it prints none itself. `known_from_document`: the person says that its facts
    were known from that day; else they are known from now. `plan` is the one it reports on, where its actions do not
    tell; `title` and `period` name one that it begins. `said` is what a person says besides.

    Raises ValidationError where the day is missing or comes before the plan's newest round, where facts are to be
    known from a day that lies ahead, and where the document holds nothing, a ref twice, or more than can be kept.
    """
    require(by, Permission.IMPORT_DOCUMENT, on=board.pk)
    board = Board.objects.select_for_update(no_key=True).get(pk=board.pk)  # one document at a time
    document = already_there(board, content) or new_document(board, filename, content, Document.READ)
    if document.state == Document.BROUGHT_IN:
        return Imported(document, {})
    proposal = storable(proposal)
    if wrong := unusable(proposal):
        raise ValidationError([problem.words for problem in wrong])
    day, known_from = _days(on or _printed_day(proposal), known_from_document)
    # The first event takes hold of the board's chain, so all that follow it are this import's own.
    begun = record(by=by, board=board.pk, what="bringing a document in", subject=name_of(board))
    fallbacks = (filename, f"{day:%B %Y}")
    plan = plan_for(board, proposal) or plan or _new_plan(by, board, proposal, known_from, title, period, fallbacks)
    said_in = next((s.period for s in newest_statements(proposal) if s.period), None) or f"{day:%B %Y}"
    source = {"document": document.sha256}
    round = open_round(
        by=by, plan=plan, title=said_in, on=day, fictional=fictional, known_from=known_from, source=source
    )
    written = Writing(
        by=by,
        board=board,
        plan=plan,
        round=round,
        origin=source,
        known_from=known_from,
        proposal=proposal,
        besides=said,
    ).write_all()
    for action in Action.objects.filter(plan=plan, pk__in=list(said.closed), closed="", withdrawn=False):
        outcome = said.closed[action.pk]
        close_action(by=by, action=action, closed=outcome, reason=said.why_closed, known_from=known_from)
    wrote = what_was_written(board, since=begun.number)
    changed(document, plan=plan, round=round, known_from=known_from, written=written, wrote=wrote)
    return Imported(_brought_in(by, document, as_json(proposal)), written)


def _brought_in(by: Actor, document: Document, as_written: Any) -> Document:
    """Keep the document as brought in: what was written of it, beside what was read where that differs."""
    read = document.proposal or as_written
    confirmed = None if read == as_written else as_written
    changed(document, state=Document.BROUGHT_IN, proposal=read, confirmed=confirmed)
    return keep(document, by=by, board=document.board_id, what=f"document {document.state}")


def _days(day: date | None, known_from_document: bool) -> tuple[date, datetime | None]:
    """The document's day, and from when its facts are known where that is not now. Raises ValidationError for a day
    that is missing or cannot be."""
    if day is None:
        raise ValidationError({"on": "The document prints no date of its own. Say which day it is of."})
    if day > timezone.localdate() + AHEAD:
        raise ValidationError(
            {"on": f"It is dated {day:%d %B %Y}, more than a year ahead. If that is a slip, say the right day."}
        )
    known_from = timezone.make_aware(datetime.combine(day, time())) if known_from_document else None
    if known_from and known_from > timezone.now():
        raise ValidationError(
            {"known": f"It is dated {day:%d %B %Y}, which lies ahead: its facts cannot be known from then."}
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
        words = (
            f"The board has a plan of {period} already, {there.title}, and this document shares fewer than half of its "
            "actions’ refs with it. If it reports on that plan, say so; if it starts another, give it another period."
        )
        raise ValidationError({"period": words})
    return there


# Undoing


@transaction.atomic
def undo_import(
    *, by: Actor, document: Document, reason: str, known: Collection[int] = (), since: int | None = None
) -> Document:
    """Undo an import by a new change: what it added is withdrawn, what it changed gets back its earlier values. Those
    are known from when the import's facts were. Raises NotUndone, naming them, where anybody has changed any of them
    since or something else rests on them. `known` are the papers (their ids) of which whoever undoes it knows that they
    print it: without them it is refused, and each published one is told of it."""
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
    papers = printed_in(document)
    if unknown := [paper.title for paper in papers if paper.pk not in known]:
        raise ValidationError(f"{'; '.join(unknown)}: print what this document brought in. Tick that you know it.")
    for things in before_it(document):
        correct_all(by=by, board=document.board, things=things, reason=reason, known_from=document.known_from)
    tell_of_undoing(by=by, papers=papers, words=f"the import of {document.filename}. {reason}")
    document.state = Document.UNDONE
    return keep(document, by=by, board=document.board_id, what="import undone", reason=reason)
