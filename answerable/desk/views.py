"""Pages that show several rooms: a person's first page, the plan on a page, an action and promises."""

import re
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from answerable.access.roles import Permission
from answerable.desk import pictures
from answerable.desk.action import became
from answerable.evidence.rules.strength_table import TABLE
from answerable.history.states import rows_as_at
from answerable.papers.models import Paper
from answerable.partnership.models import Board
from answerable.partnership.pages import BoardRequest, board_page
from answerable.plan.models import Plan, StatusLevel
from answerable.plan.record import Commitment, PlanRecord, read_plan
from answerable.recommendations.record import read_recommendations

PAGE = 50


def first(request: HttpRequest) -> HttpResponse:
    """A person's way in: straight to the only board, else a choice of boards, else what to do without one."""
    boards = Board.objects.filter(id__in=request.actor.boards()).order_by("name")  # type: ignore[attr-defined]
    if len(boards) == 1:
        return redirect("desk:board", boards[0].slug)
    return render(request, "desk/first.html", {"boards": boards})


@board_page(Permission.READ_PUBLISHED)
def board(request: BoardRequest) -> HttpResponse:
    """A board's first page: the plan at a glance for those who may read it, and the papers."""
    context: dict[str, Any] = {"papers": Paper.objects.seen_by(request.actor).filter(board=request.board)[:5]}
    if request.actor.may(Permission.READ_PLAN, request.board.pk):
        record = _plan(request, without={"answerers", "updates", "aims"})
        context["record"] = record
        context["picture"] = pictures.at_a_glance(record, _levels(request)) if record else None
        context["due"] = _due(record) if record else []
    return render(request, "desk/board.html", context)


def _plan(request: BoardRequest, without: set[str] | None = None) -> PlanRecord | None:
    """The board's newest plan as at the page's moment, or the one that `?plan=` names."""
    there = rows_as_at(Plan, request.at, board_id=request.board.pk, withdrawn=False).order_by("-id")
    plans = there.values_list("id", flat=True)
    wanted = request.GET.get("plan", "")
    named = re.fullmatch(r"[0-9]{1,18}", wanted)
    plan = plans.filter(id=wanted).first() if named else plans.first()
    return read_plan(plan, request.at, without=without or set()) if plan else None


def _levels(request: BoardRequest) -> list[StatusLevel]:
    levels = StatusLevel.objects.seen_by(request.actor).filter(board=request.board, scale="delivery")
    return list(levels.order_by("order"))


def _today(request: BoardRequest) -> date:
    return request.as_at or timezone.localdate()


def _reckoned_on(request: BoardRequest, record: PlanRecord | None) -> date:
    """The day as at which strength is reckoned: the newest round's, which the page names, or the page's own if earlier.
    A plan that nobody has reported on for years would otherwise show its age as weak evidence."""
    newest = record.round if record else None
    return min(_today(request), newest.on) if newest else _today(request)


def _due(record: PlanRecord) -> list[Commitment]:
    """The five promises that fall due first among those that are still to be kept."""
    still_open = [c for c in record.commitments if c.is_open and c.due_to]
    return sorted(still_open, key=lambda c: c.due_to or date.max)[:5]


@board_page(Permission.READ_PLAN)
def plan(request: BoardRequest) -> HttpResponse:
    """The plan on a page: aims, objectives, actions, with who leads, what is due and how it stands."""
    record = _plan(request, without={"updates", "shortfalls", "commitments"})
    if record is None or not record.actions:
        may_edit = request.at is None and request.actor.may(Permission.EDIT_PLAN, request.board.pk)
        return render(request, "desk/no_plan.html", {"record": record, "may_edit": may_edit})
    levels = _levels(request)
    page = Paginator(record.actions, PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "desk/plan.html",
        {
            "record": record,
            "page": page,
            "sections": pictures.sections(pictures.rows(record, levels, list(page.object_list))),
            "picture": pictures.at_a_glance(record, levels),
        },
    )


@board_page(Permission.READ_PLAN)
def promises(request: BoardRequest) -> HttpResponse:
    """Every promise of a plan and what became of it, what the reports admit is missing, and the way to other plans'."""
    record = _plan(request, without={"answerers", "updates", "statements", "aims", "objectives", "actions"})
    rows = became(record, record.commitments, _today(request)) if record else []
    lists = read_recommendations(record.plan.id, request.at) if record else None
    plans = Plan.objects.seen_by(request.actor).filter(board=request.board).order_by("-id")
    return render(
        request,
        "desk/promises.html",
        {
            "record": record,
            "page": Paginator(rows, PAGE).get_page(request.GET.get("page")),
            "recommendations": [(found, lists.items_of.get(found.id, [])) for found in lists.lists] if lists else [],
            "may_edit": request.at is None and request.actor.may(Permission.EDIT_PLAN, request.board.pk),
            "others": [(plan.pk, plan.period) for plan in plans if record is None or plan.pk != record.plan.id],
        },
    )


def how_to_read(request: HttpRequest) -> HttpResponse:
    """Strength, status and charts explained to an elected member."""
    return render(
        request,
        "desk/how_to_read.html",
        {
            "table_caption": "The rules of strength",
            "table_head": ("What", "Case", "Strength", "Why"),
            "table_rows": [(row.dimension.capitalize(), row.case, row.level, row.why) for row in TABLE],
        },
    )
