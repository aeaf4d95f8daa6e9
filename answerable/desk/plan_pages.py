"""The plan on a page, and the same as a file."""

from datetime import date
from functools import cached_property
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from answerable.access.roles import Permission
from answerable.desk import changes, export
from answerable.desk.forms import Filters, asked_in, asked_words
from answerable.desk.frame import read_frame
from answerable.desk.plan_list import PlanList, reading_of
from answerable.desk.plan_rows import sections, whole_plan
from answerable.desk.plan_table import HEADS, table_body
from answerable.desk.rules import MISSING
from answerable.history.reading import head_of
from answerable.partnership.pages import BoardRequest, board_page
from answerable.plan.year.rules import COLOURS, said

PAGE = 50


def today(request: BoardRequest) -> date:
    """The day as at which a page is shown."""
    return request.as_at or timezone.localdate()


class Shown:
    """What one address shows of the plan."""

    def __init__(self, request: BoardRequest) -> None:
        self.request = request
        self.frame = read_frame(request.board.pk, request.at)
        plan = self.frame.plan(request.GET.get("plan", ""))
        self.others = [other for other in self.frame.plans if other != plan]
        self.rounds = self.frame.rounds_of.get(plan.id, []) if plan else []
        self.round = next(iter(self.rounds), None)
        self.agencies = request.actor.agencies(request.board.pk)
        asked = asked_in(request.GET, self.agencies)
        self.list = None
        if plan:
            _, head = head_of(request.board.pk)
            round = self.round.id if self.round else None
            self.list = PlanList(plan, reading_of(plan.id, round, request.at, today(request), head), asked)

    @cached_property
    def form(self) -> Filters:
        assert self.list is not None, "only a plan is filtered"
        return Filters(self.request.GET, self.list, self.frame, has_agency=bool(self.agencies))


@board_page(Permission.READ_PLAN, as_at=True)
def plan(request: BoardRequest) -> HttpResponse:
    """Aims, objectives and actions: how each stands, who leads, what is due, what is missing."""
    shown = Shown(request)
    if shown.list is None or not shown.list.actions:
        return render(request, "desk/no_plan.html", {"plan": shown.list.plan if shown.list else None, "shown": shown})
    found = shown.list
    page: Page[Any] = Paginator(found.in_order, PAGE).get_page(request.GET.get("page"))
    asked = asked_words(found.asked, shown.form)
    missing = found.reading.missing
    shows = sections(found, list(page.object_list), shown.frame)
    stands = shown.frame.stands(found.plan.id)
    at = f"?at={request.as_at:%Y-%m-%d}" if request.as_at else ""
    kept = request.GET.copy()
    kept.pop("page", None)
    return render(
        request,
        "desk/plan.html",
        {
            "shown": shown,
            "plan": found.plan,
            "stands": said(stands),
            "colour": COLOURS[stands],
            "round": shown.round,
            "total": len(found.actions),
            "found": len(found.found),
            "form": shown.form,
            "asked": asked,
            "page": page,
            "heads": HEADS,
            "table": table_body(shows, reverse("desk:plan", args=[request.board.slug]), at),
            "picture": whole_plan(found.plan, found.reading, shown.frame.delivery, shown.frame.impact)
            if not asked and page.number == 1
            else None,
            "lacking": [(code, count, words) for code, (_, words) in MISSING.items() if (count := missing[code])],
            "kept": f"?{kept.urlencode()}" if kept else "",
        },
    )


@require_GET  # nor HEAD: the history would keep that a file was taken
@board_page(Permission.READ_PLAN, as_at=True)
def plan_file(request: BoardRequest, kind: str) -> HttpResponse:
    """Exactly the actions that the page with the same address shows, on all its pages, as a file. The history keeps
    that it was taken."""
    shown = Shown(request)
    if shown.list is None or kind not in export.KINDS:
        raise Http404
    found = shown.list
    content = export.Listed(
        board=request.board.name,
        plan=found.plan,
        round=shown.round,
        as_at=today(request),
        asked=asked_words(found.asked, shown.form),
        total=len(found.actions),
        stands=said(shown.frame.stands(found.plan.id)),
        sections=sections(found, found.in_order, shown.frame, with_origins=True),
    )
    made, content_type = export.KINDS[kind]
    response = HttpResponse(made(content), content_type=content_type)
    name = f"{request.board.slug}-plan-{today(request):%Y-%m-%d}.{kind}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    changes.record_export(by=request.actor, board=request.board, plan=found.plan.id, kind=kind, rows=len(found.found))
    return response
