"""Pages that show several rooms: an action and measures. (Boards, the plan, what changed and search: beside this.)"""

import re
from datetime import date

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from answerable.access.roles import Permission
from answerable.desk import pictures
from answerable.evidence.charts import newest_by_period
from answerable.evidence.record import EvidenceRecord, read_evidence
from answerable.evidence.wording import change_between
from answerable.partnership.pages import BoardRequest, board_page
from answerable.partnership.record import read_bodies
from answerable.plan.models import Action, Plan, StatusLevel
from answerable.plan.record import Commitment, PlanRecord, read_plan
from answerable.plan.rules import standing_of

PAGE = 50


def _plan(request: BoardRequest, without: set[str] | None = None) -> PlanRecord | None:
    """The board's newest plan, or the one that `?plan=` names."""
    plans = Plan.objects.seen_by(request.actor).filter(board=request.board)
    wanted = request.GET.get("plan", "")
    named = re.fullmatch(r"[0-9]{1,18}", wanted)
    plan = plans.filter(pk=wanted).first() if named else plans.order_by("-id").first()
    return read_plan(plan.pk, request.at, without=without or set()) if plan else None


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
