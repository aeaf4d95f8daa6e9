"""What the form of a new paper begins with, so that nobody types again what the record knows."""

from typing import Any

from django.utils import timezone

from answerable.access.actor import Actor
from answerable.access.roles import Permission
from answerable.papers.layout import KINDS
from answerable.papers.models import Paper
from answerable.papers.rules import due_by
from answerable.partnership.record import who_may
from answerable.plan.models import Plan


def beginning(by: Actor, plan: Plan, kind: str) -> dict[str, Any]:
    """The words of the board's newest paper of the same kind for its header, else the posts of the chair and of whoever
    begins it; as at today. Two queries."""
    today = timezone.localdate()
    first: dict[str, Any] = {"title": titled(plan, kind), "as_at": today}
    if not KINDS[kind].agenda:
        first["meets_on"] = due_by(today)
    before = Paper.objects.seen_by(by).filter(board=plan.board_id, kind=kind).order_by("-id")
    if newest := before.values("committee", "report_from", "author").first():
        return first | newest
    chairs = who_may(plan.board_id, Permission.APPROVE_PAPER, today).exclude(post="")
    chair = chairs.order_by("-id").values_list("post", flat=True).first()
    return first | {"author": by.post(Permission.WRITE_PAPER, plan.board_id), "report_from": chair or ""}


def titled(plan: Plan, kind: str) -> str:
    """What a paper of a kind is called, until somebody calls it something else."""
    name = KINDS[kind].name
    return f"{plan.title} – {name[:1].lower()}{name[1:]}"
