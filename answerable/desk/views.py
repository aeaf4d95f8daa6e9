"""Pages that show several rooms: a person's first page, the plan on a page, an action, measures and promises."""

import re
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from answerable.access.roles import Permission
from answerable.desk import pictures
from answerable.evidence.charts import newest_by_period
from answerable.evidence.record import EvidenceRecord, read_evidence
from answerable.evidence.rules.strength_table import TABLE
from answerable.evidence.wording import change_between
from answerable.history.states import rows_as_at
from answerable.papers.models import Paper
from answerable.partnership.models import Board
from answerable.partnership.pages import BoardRequest, board_page
from answerable.partnership.record import read_bodies
from answerable.plan.models import Action, Plan, StatusLevel
from answerable.plan.record import Commitment, PlanRecord, read_plan
from answerable.plan.rules import standing_of
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
    """The five promises that fall due first among those without an outcome."""
    still_open = [c for c in record.commitments if not c.outcome and c.due_to]
    return sorted(still_open, key=lambda c: c.due_to or date.max)[:5]


@board_page(Permission.READ_PLAN)
def plan(request: BoardRequest) -> HttpResponse:
    """The plan on a page: aims, objectives, actions, with who leads, what is due and how it stands."""
    record = _plan(request, without={"updates", "shortfalls", "commitments"})
    if record is None or not record.actions:
        return render(request, "desk/no_plan.html", {"record": record})
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
def action(request: BoardRequest, action: int) -> HttpResponse:
    """One action: what is to be done, what was said round by round, its figures, promises and recommendations."""
    found = _plan_of_action(request, action)
    record = read_plan(found, request.at)
    if record is None or action not in record.action:
        raise Http404
    levels = _levels(request)
    evidence = read_evidence(found, request.at)
    return render(
        request,
        "desk/action.html",
        {
            "record": record,
            "row": pictures.rows(record, levels, [record.action[action]])[0],
            "rounds": pictures.said(record, action, levels, read_bodies(request.board.pk, request.at)),
            "measures": pictures.figures(evidence, evidence.measures_of.get(action, []), _reckoned_on(request, record)),
            "promises": _became(record, [c for c in record.commitments if c.action_id == action], _today(request)),
            "shortfalls": [s for s in record.shortfalls if s.action_id == action],
            "evidence_head": ("Evidence", "Kind", "Produced by", "How", "When"),
            "evidence": pictures.evidence_rows(evidence, action),
            "may_edit": request.at is None and request.actor.may(Permission.EDIT_PLAN, request.board.pk),
        },
    )


def _plan_of_action(request: BoardRequest, action: int) -> int:
    found = Action.objects.seen_by(request.actor).filter(board=request.board, pk=action).values_list("plan_id").first()
    if found is None:
        raise Http404
    return int(found[0])


def _became(record: PlanRecord, promises: list[Commitment], on: date) -> list[tuple[Commitment, str, str]]:
    """Each promise with the round that made it and what became of it."""
    titles = {round.id: round.title for round in record.rounds}
    newest = record.round.on if record.round else None
    return [
        (
            promise,
            titles[promise.round_id],
            standing_of(outcome=promise.outcome, due_to=promise.due_to, on=on, newest_round_on=newest),
        )
        for promise in promises
    ]


@board_page(Permission.READ_PLAN)
def measures(request: BoardRequest) -> HttpResponse:
    """Every figure that the plan's documents gave, with its source and strength."""
    record = _plan(request, without={"answerers", "updates", "commitments", "shortfalls", "statements", "aims"})
    evidence = read_evidence(record.plan.id, request.at) if record else EvidenceRecord([], [], [], [])
    page = Paginator(evidence.measures, PAGE).get_page(request.GET.get("page"))
    rows = pictures.figures(evidence, list(page.object_list), _reckoned_on(request, record))
    return render(request, "desk/measures.html", {"record": record, "page": page, "rows": rows})


@board_page(Permission.READ_PLAN)
def measure(request: BoardRequest, measure: int) -> HttpResponse:
    """One measure: its values in a chart and a table, where they come from, and what would make them stronger."""
    record = _plan(request, without={"answerers", "updates", "commitments", "shortfalls", "statements", "aims"})
    evidence = read_evidence(record.plan.id, request.at) if record else EvidenceRecord([], [], [], [])
    found = next((m for m in evidence.measures if m.id == measure), None)
    if record is None or found is None:
        raise Http404
    figure = pictures.figures(evidence, [found], _reckoned_on(request, record))[0]
    observations = newest_by_period(evidence.observations_of.get(found.id, []))
    return render(
        request,
        "desk/measure.html",
        {
            "record": record,
            "figure": figure,
            "chart": pictures.chart(found, observations),
            "change": change_between(found, observations),
        },
    )


@board_page(Permission.READ_PLAN)
def promises(request: BoardRequest) -> HttpResponse:
    """Every promise and what became of it, and what the reports admit is missing."""
    record = _plan(request, without={"answerers", "updates", "statements", "aims", "objectives"})
    rows = _became(record, record.commitments, _today(request)) if record else []
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    lists = read_recommendations(record.plan.id, request.at) if record else None
    return render(request, "desk/promises.html", {"record": record, "page": page, "recommendations": lists})


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
