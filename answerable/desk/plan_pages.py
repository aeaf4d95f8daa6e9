"""The plan on a page, and the same as a file."""

from datetime import date
from functools import cached_property
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from answerable.access.roles import Permission
from answerable.desk import changes, export
from answerable.desk.forms import Filters, asked_in, asked_words
from answerable.desk.plan_list import PlanList, read_plans, read_rounds
from answerable.desk.plan_rows import sections, whole_plan
from answerable.desk.rules import MISSING
from answerable.partnership.pages import BoardRequest, board_page
from answerable.plan.models import StatusLevel
from answerable.plan.record import Plan, Round

PAGE = 50


def today(request: BoardRequest) -> date:
    """The day as at which a page is shown."""
    return request.as_at or timezone.localdate()


def plan_asked_for(plans: list[Plan], wanted: str) -> Plan | None:
    """The plan that `?plan=` names, else the newest; None where it is none of the board's."""
    if wanted.isascii() and wanted.isdigit():
        return next((plan for plan in plans if str(plan.id) == wanted), None)
    return plans[0] if plans else None


def read_levels(request: BoardRequest) -> list[StatusLevel]:
    """The board's scales, delivery and impact."""
    return list(StatusLevel.objects.seen_by(request.actor).filter(board=request.board).order_by("order"))


class Shown:
    """What one address shows of the plan."""

    def __init__(self, request: BoardRequest) -> None:
        self.request = request
        self.plans = read_plans(request.board.pk, request.at)
        plan = plan_asked_for(self.plans, request.GET.get("plan", ""))
        self.rounds: list[Round] = read_rounds(plan.id, request.at) if plan else []
        self.agencies = request.actor.agencies(request.board.pk)
        asked = asked_in(request.GET, self.agencies)
        self.list = PlanList(plan, self.round, request.at, today(request), asked) if plan else None

    @property
    def round(self) -> Round | None:
        return self.rounds[0] if self.rounds else None

    @cached_property
    def form(self) -> Filters:
        assert self.list is not None, "only a plan is filtered"
        return Filters(self.request.GET, self.list, self.levels, has_agency=bool(self.agencies))

    @cached_property
    def levels(self) -> list[StatusLevel]:
        return read_levels(self.request)


@board_page(Permission.READ_PLAN)
def plan(request: BoardRequest) -> HttpResponse:
    """Aims, objectives and actions: how each stands, who leads, what is due, what is missing."""
    shown = Shown(request)
    if shown.list is None or not shown.list.total:
        return render(request, "desk/no_plan.html", {"record": shown.list})
    found = shown.list
    page: Page[Any] = Paginator(range(found.found), PAGE).get_page(request.GET.get("page"))
    lines = found.lines(page.start_index() - 1, page.end_index()) if found.found else []
    asked = asked_words(found.asked, shown.form)
    kept = request.GET.copy()
    kept.pop("page", None)
    return render(
        request,
        "desk/plan.html",
        {
            "shown": shown,
            "plan": found.plan,
            "round": shown.round,
            "list": found,
            "form": shown.form,
            "asked": asked,
            "page": page,
            "sections": sections(found, lines, shown.levels),
            "picture": whole_plan(found, shown.levels),
            "whole": not asked and page.number == 1,
            "lacking": [(code, count, words) for code, (_, words) in MISSING.items() if (count := found.missing[code])],
            "kept": f"?{kept.urlencode()}" if kept else "",
        },
    )


@board_page(Permission.READ_PLAN)
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
        total=found.total,
        sections=sections(found, found.lines(), shown.levels),
    )
    made, content_type = export.KINDS[kind]
    response = HttpResponse(made(content), content_type=content_type)
    name = f"{request.board.slug}-plan-{today(request):%Y-%m-%d}.{kind}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    changes.record_export(by=request.actor, board=request.board, plan=found.plan.id, kind=kind, rows=found.found)
    return response
