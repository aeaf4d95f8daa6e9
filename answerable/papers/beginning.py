"""What the form of a new paper begins with, so that nobody types again what the record knows."""

from typing import Any

from django.utils import timezone

from answerable.access.actor import Actor
from answerable.access.roles import Permission
from answerable.papers.models import Paper
from answerable.partnership.record import who_may
from answerable.plan.models import Plan


def beginning(by: Actor, plan: Plan) -> dict[str, Any]:
    """The words of the board's newest paper for its header, else the posts of the chair and of whoever begins it; as at
    today. Two queries."""
    today = timezone.localdate()
    first: dict[str, Any] = {"title": f"{plan.title} – progress report", "as_at": today}
    before = Paper.objects.seen_by(by).filter(board=plan.board_id).order_by("-id")
    if newest := before.values("committee", "report_from", "author").first():
        return first | newest
    chairs = who_may(plan.board_id, Permission.APPROVE_PAPER, today).exclude(post="")
    chair = chairs.order_by("-id").values_list("post", flat=True).first()
    return first | {"author": by.post(Permission.WRITE_PAPER, plan.board_id), "report_from": chair or ""}
