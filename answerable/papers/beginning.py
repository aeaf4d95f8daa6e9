"""What the form of a new paper begins with, so that nobody types again what the record knows."""

from typing import Any

from django.db.models import Q
from django.utils import timezone

from answerable.access.actor import Actor
from answerable.access.roles import Role
from answerable.papers.models import Paper
from answerable.partnership.models import Appointment
from answerable.plan.models import Plan


def beginning(by: Actor, plan: Plan) -> dict[str, Any]:
    """The words of the board's newest paper for its header, else the posts of the chair and of whoever begins it; as at
    today. Two queries."""
    today = timezone.localdate()
    first: dict[str, Any] = {"title": f"{plan.title} – progress report", "as_at": today}
    before = Paper.objects.seen_by(by).filter(board=plan.board_id).order_by("-id")
    if newest := before.values("committee", "report_from", "author").first():
        return first | newest
    current = Q(ends__isnull=True) | Q(ends__gt=today)
    held = Appointment.objects.seen_by(by).filter(current, board=plan.board_id, starts__lte=today).exclude(post="")
    posts = list(held.order_by("-id").values_list("role", "person__user", "post"))
    author = next((post for _, user, post in posts if user == by.user), "")
    chair = next((post for role, _, post in posts if role == Role.CHAIR.value), "")
    return first | {"author": author, "report_from": chair}
