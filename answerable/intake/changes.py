"""Writing what a person confirmed: a whole document in one transaction, or nothing."""

import hashlib
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from pydantic import TypeAdapter

from answerable.access.actor import Actor, require
from answerable.access.roles import Permission
from answerable.history.changes import keep
from answerable.intake.models import Document
from answerable.intake.rules import plan_named
from answerable.intake.writing import Writing
from answerable.partnership.models import Board
from answerable.plan.changes import make_plan, open_round
from answerable.plan.models import Action, Plan
from answerable.reading.proposal import Proposal

PROPOSAL = TypeAdapter(Proposal)


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

    Raises ValidationError where the day is missing, lies ahead, or comes before the plan's newest round.
    """
    require(by, Permission.IMPORT_DOCUMENT, on=board.pk)
    if before := already_there(board, content):
        return Imported(before, {})
    day = on or (date.fromisoformat(proposal.document.date) if proposal.document.date else None)
    if day is None:
        raise ValidationError("The document prints no date of its own. Say which day it is of.")
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
        title=next((s.period for s in proposal.statements if s.period), None) or f"{day:%B %Y}",
        on=day,
        fictional=fictional,
        known_from=known_from,
        source={"document": sha256},
    )
    document = Document(
        board=board,
        filename=filename,
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
