"""A plan's year on a page: where it stands, what is next, who was consulted and what became of what they said; and what
becomes of each action when it ends."""

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from answerable.access.roles import Permission
from answerable.history.together import read_all, states_of
from answerable.partnership.pages import BoardRequest, board_page
from answerable.partnership.record import Bodies, bodies_of
from answerable.plan.history_list import history_list
from answerable.plan.models import Plan, PlanStep
from answerable.plan.rules import CLOSED, named
from answerable.plan.year.rules import COLOURS, STEPS, UNAGREED, picture, said
from answerable.years import models
from answerable.years.record import Comment, Ending, Year, ending_of, year_of
from answerable.years.rules import BECAME, BECAME_COLOURS, NOT_SETTLED, came, may_change, no_comment, what_next
from answerable.years.told import told
from answerable.years.views.lookups import plan_of

PAGE = 50
_PAGES = {"consult": "years:consult", "comment": "years:comment", "closing": "years:ending", "next": "years:next"}


@board_page(Permission.READ_PLAN, as_at=True)
def year(request: BoardRequest, plan: int) -> HttpResponse:
    """Where a plan stands and how it came there, what is next, and its consultation."""
    of, board = plan_of(request, plan), request.board.pk
    on = request.as_at or timezone.localdate()
    found, ending, bodies = read_all(request.at, year_of(plan), ending_of(plan, board), bodies_of(board))
    if found is None:
        raise Http404
    of_plan = {"plan_id": plan}
    states = states_of(board, request.at, [(model, of_plan) for model in (PlanStep, models.Consulted, models.Comment)])
    history = Paginator(told(board, states), PAGE).get_page(request.GET.get("history"))
    writers = {state.id: state.user for state in reversed(states) if state.label == "years.Comment"}
    comments = Paginator(found.comments[::-1], PAGE).get_page(request.GET.get("page"))
    stands, writes = found.stands(on), request.at is None
    keeps = writes and request.actor.may(Permission.EDIT_PLAN, board)
    said_by = {one.whose for one in found.comments}
    context = {
        "here": found,
        "stands": said(stands),
        "colour": COLOURS[stands],
        "stated": bool(stands),
        "picture": picture(stands, {one.kind for one in found.steps}),
        "now": _now(request, of, found, ending, stands) if writes else [],
        "steps": [(one, STEPS[one.kind], one.on_from > on) for one in found.steps],
        "last": _last(request, found) if writes else None,
        "consulted": [(one, one.called(bodies), one.whose in said_by) for one in found.consulted],
        "page": comments,
        "comments": [_row(request, one, found, bodies, writers, stands) for one in comments],
        "came": came(one.became for one in found.comments),
        "may_comment": writes and _may_comment(request, stands),
        "keeps": keeps,
        "may_consult": keeps and not no_comment(stands, keeps=True),
        "may_tell": bool(found.consulted) and not no_comment(stands, keeps=False),
        "undecided": len(ending.undecided),
        "fates": len(ending.fates),
        "history": history_list(history),
        "history_page": history,
        "at_day": f"?at={request.as_at:%Y-%m-%d}" if request.as_at else "",
    }
    return render(request, "years/year.html", context)


def _may_comment(request: BoardRequest, stands: str) -> bool:
    keeps = request.actor.may(Permission.EDIT_PLAN, request.board.pk)
    return request.actor.may(Permission.ANSWER_ASK, request.board.pk) and not no_comment(stands, keeps=keeps)


def _last(request: BoardRequest, found: Year) -> int | None:
    """The last step, where the reader may take it back."""
    if not found.steps:
        return None
    last = found.steps[-1]
    if len(found.steps) == 1 and last.kind in UNAGREED:  # without it the plan would count as in force
        return None
    chairs = last.kind == "agreed" and not last.elsewhere
    right = Permission.APPROVE_PAPER if chairs else Permission.EDIT_PLAN
    return last.id if request.actor.may(right, request.board.pk) else None


def _now(request: BoardRequest, plan: Plan, found: Year, ending: Ending, stands: str) -> list[tuple[str, str]]:
    """What the reader does now, as (words, address); "" for what waits for others."""
    may, board = request.actor.may, request.board.pk
    steps = what_next(
        stands,
        keeps=may(Permission.EDIT_PLAN, board),
        agrees=may(Permission.APPROVE_PAPER, board),
        comments=_may_comment(request, stands),
        consulted=len(found.consulted),
        unanswered=sum(not one.became for one in found.comments),
        undecided=len(ending.undecided),
    )
    return [(words, _address(request, plan.pk, found, about)) for about, words in steps]


def _address(request: BoardRequest, plan: int, found: Year, about: str) -> str:
    slug = request.board.slug
    if about.startswith("take "):
        to = about.removeprefix("take ")
        if to == "agreed" and not request.actor.may(Permission.EDIT_PLAN, request.board.pk):
            return reverse("years:agree", args=[slug, plan])
        return reverse("years:take", args=[slug, plan, to.replace(" ", "-")])
    if about == "settle":
        first = next(one.id for one in found.comments if not one.became)
        return reverse("years:settle", args=[slug, first])
    return reverse(_PAGES[about], args=[slug, plan]) if about else ""


def _row(
    request: BoardRequest, one: Comment, found: Year, bodies: Bodies, writers: dict[int, Any], stands: str
) -> dict[str, Any]:
    """One comment as the page shows it; `may_change`: the reader may put it right."""
    board, actor = request.board.pk, request.actor
    about = found.objectives.get(one.objective_id or 0)
    own = actor.user is not None and writers.get(one.id) == actor.user and actor.may(Permission.ANSWER_ASK, board)
    keeps = actor.may(Permission.EDIT_PLAN, board)
    may = request.at is None and may_change(one.elsewhere, own=own, keeps=keeps, runs=stands == "consultation")
    return {
        "one": one,
        "who": one.called(bodies),
        "about": about,
        "name": named(found.plan.objective_word, about.ref) if about else "",
        "became": BECAME.get(one.became, NOT_SETTLED),
        "colour": BECAME_COLOURS[one.became],
        "may_change": may,
    }


def ending_page(request: BoardRequest, plan: int) -> HttpResponse:
    """What becomes of each action of a plan, those without a decision first."""
    of, board = plan_of(request, plan), request.board.pk
    on: date = request.as_at or timezone.localdate()
    found, ending = read_all(request.at, year_of(plan), ending_of(plan, board))
    if found is None:
        raise Http404
    ordered = sorted(ending.fates, key=lambda fate: (bool(fate.becomes), fate not in ending.homeless))
    page = Paginator(ordered, PAGE).get_page(request.GET.get("page"))
    counts = [
        (words, sum(fate.becomes == code for fate in ending.fates))
        for code, words in {**CLOSED, "": "Nobody has said yet"}.items()
    ]
    context = {
        "plan": of,
        "here": found,
        "stands": said(found.stands(on)),
        "colour": COLOURS[found.stands(on)],
        "closed": found.stands(on) == "closed",
        "page": page,
        "rows": [(fate, CLOSED.get(fate.becomes, "Nobody has said yet")) for fate in page],
        "counts": counts,
        "count_heads": ("What becomes of them", "Actions"),
        "undecided": len(ending.undecided),
        "homeless": len(ending.homeless),
        "may_edit": request.at is None and request.actor.may(Permission.EDIT_PLAN, board),
        "at_day": f"?at={request.as_at:%Y-%m-%d}" if request.as_at else "",
    }
    return render(request, "years/ending.html", context)
