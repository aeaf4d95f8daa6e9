"""What the pages of a plan's year look up first, and how each of them is laid out."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from answerable.partnership.editing import Edit
from answerable.partnership.pages import BoardRequest
from answerable.plan.models import Plan
from answerable.plan.year.rules import on_day


def plan_of(request: BoardRequest, pk: int) -> Plan:
    """A plan of the board that stands; else a 404."""
    seen = Plan.objects.seen_by(request.actor).select_related("board")
    plan: Plan = get_object_or_404(seen, board=request.board, pk=pk, withdrawn=False)
    return plan


def found(request: BoardRequest, model: Any, pk: int) -> Any:
    """A record of a plan of the board that stands, with that plan; else a 404."""
    rows = model.objects.seen_by(request.actor).select_related("plan")
    return get_object_or_404(rows, board=request.board, pk=pk, withdrawn=False)


def year_of_plan(request: BoardRequest, plan: int) -> str:
    return reverse("years:year", args=[request.board.slug, plan])


def page(request: BoardRequest, edit: Edit, plan: Plan, title: str, **about: Any) -> HttpResponse:
    """An edit page of a plan's year; `about` may say `save`, `lead`, `caption`, `said` (a comment that is shown)."""
    trail = [
        (plan.title, reverse("plan:levels", args=[request.board.slug, plan.pk])),
        ("The plan’s year", year_of_plan(request, plan.pk)),
    ]
    context = {"title": title, "trail": trail, "cancel": trail[-1][1], "caption": plan.title, **about}
    return edit.page("years/edit.html", context)


def today_words() -> str:
    return on_day(timezone.localdate()).words
