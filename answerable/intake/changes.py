"""Writing what a person confirmed: a whole document in one transaction, or nothing."""

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
from answerable.history.changes import keep
from answerable.intake.models import Document
from answerable.intake.rules import newest_statements, plan_named, unusable
from answerable.intake.writing import Writing
from answerable.partnership.models import Board
from answerable.plan.changes import make_plan, open_round
from answerable.plan.models import Action, Plan
from answerable.reading.letters import without_controls
from answerable.reading.proposal import Proposal

PROPOSAL = TypeAdapter(Proposal)

# A report may be dated by the meeting it is for; a year is a slip, and would shut out every later round.
AHEAD = timedelta(days=366)


@dataclass(frozen=True)
class Imported:
    """What an import did: `written` counts new records by name; empty where the same file had come before."""

    document: Document
    written: dict[str, int]


def already_there(board: Board, content: bytes) -> Document | None:
    return Document.objects.filter(board=board, sha256=hashlib.sha256(content).hexdigest()).first()


def plan_for(board: Board, proposal: Proposal) -> Plan | None:
    """The board's plan that a document reports on: the one that shares most refs of actions with it, at least half."""
    refs = {action.ref for action in proposal.actions}
    shared = Counter(
        Action.objects.filter(board=board, withdrawn=False, ref__in=refs).values_list("plan_id", flat=True)
    )
    plan, count = next(iter(shared.most_common(1)), (None, 0))
    return Plan.objects.get(pk=plan) if plan and count * 2 >= len(refs) else None


def _storable(proposal: Proposal) -> Proposal:
    """The proposal without letters that no database holds."""

    def clean(part: Any) -> Any:
        if isinstance(part, str):
            return without_controls(part)
        if isinstance(part, dict):
            return {name: clean(value) for name, value in part.items()}
        return [clean(value) for value in part] if isinstance(part, list) else part

    return PROPOSAL.validate_python(clean(PROPOSAL.dump_python(proposal, by_alias=True)))


def _printed_day(proposal: Proposal) -> date | None:
    try:
        return date.fromisoformat(proposal.document.date) if proposal.document.date else None
    except ValueError:
        raise ValidationError(f"There is no day {proposal.document.date}. Say which day the document is of.") from None


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
) -> Imported:
    """Write a confirmed proposal as one round of the board's plan. The same bytes a second time write nothing.

    `on` is the document's day where it prints none itself. `known_from_document`: the person says that its facts
    were known from that day; else they are known from now.

    Raises ValidationError where the day is missing or comes before the plan's newest round, where facts are to be
    known from a day that lies ahead, and where the document holds nothing, a ref twice, or more than can be kept.
    """
    require(by, Permission.IMPORT_DOCUMENT, on=board.pk)
    board = Board.objects.select_for_update(no_key=True).get(pk=board.pk)  # one document at a time
    if before := already_there(board, content):
        return Imported(before, {})
    proposal = _storable(proposal)
    if wrong := unusable(proposal):
        raise ValidationError(wrong)
    day = on or _printed_day(proposal)
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
    sha256 = hashlib.sha256(content).hexdigest()
    title, period = plan_named(proposal.document.title or filename, proposal.document.period or f"{day:%B %Y}")
    plan = plan_for(board, proposal) or make_plan(by=by, board=board, title=title, period=period, known_from=known_from)
    round = open_round(
        by=by,
        plan=plan,
        title=next((s.period for s in newest_statements(proposal) if s.period), None) or f"{day:%B %Y}",
        on=day,
        fictional=fictional,
        known_from=known_from,
        source={"document": sha256},
    )
    document = Document(
        board=board,
        filename=without_controls(filename),
        sha256=sha256,
        content=content,
        proposal=PROPOSAL.dump_python(proposal, mode="json", by_alias=True),
        plan=plan,
        round=round,
    )
    keep(document, by=by, board=board.pk, what="document brought in")
    writing = Writing(
        by=by, board=board, plan=plan, round=round, sha256=sha256, known_from=known_from, proposal=proposal
    )
    return Imported(document, writing.write_all())
