"""What every page of this room begins with: which plan, which record, as at when, and what may be done."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, TypeVar
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Model
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from answerable.access.roles import Permission
from answerable.evidence.models import Measure
from answerable.history.states import read_as_at
from answerable.partnership.models import Agency
from answerable.partnership.pages import BoardRequest
from answerable.plan import models as plan_models
from answerable.plan.record import Round
from answerable.plan.year.record import plans_in_use
from answerable.ui.templatetags.ui import shortened

M = TypeVar("M", bound=Model)
Shape = TypeVar("Shape")
PAGE = 50


def plans_of(request: BoardRequest, at: datetime | None) -> tuple[Any, list[Any]]:
    """The plan that `?plan=` names, else the one that the board works by (None where there is none), and the board's
    others; as at a moment. One query."""
    plans = plans_in_use(request.board.pk, at, timezone.localdate(at) if at else timezone.localdate())
    plan = next((plan for plan in plans if str(plan.id) == request.GET.get("plan")), next(iter(plans), None))
    return plan, [other for other in plans if other is not plan]


def plan_of(request: BoardRequest) -> plan_models.Plan | None:
    """The plan to which something is added: the one that `?plan=` names, else the one that the board works by."""
    plan: plan_models.Plan | None = plans_of(request, None)[0]
    return plan


def asked_plan(request: BoardRequest) -> str:
    """What an address asks so that it stays with the plan that this one names; "" where it names none."""
    plan = request.GET.get("plan", "")
    return urlencode({"plan": plan}) if plan.isascii() and plan.isdecimal() else ""


def list_of(request: BoardRequest, page: str) -> str:
    """The address of a list of this room, of the same plan."""
    address, of_plan = reverse(page, args=[request.board.slug]), asked_plan(request)
    return f"{address}?{of_plan}" if of_plan else address


def rounds_of(request: BoardRequest, plan: int) -> list[Round]:
    """The plan's rounds as at the page's moment, oldest first."""
    rounds = read_as_at(Round, plan_models.Round, request.at, plan_id=plan, withdrawn=False)
    return sorted(rounds, key=lambda round: (round.on, round.id))


def today(request: BoardRequest) -> date:
    """The page's day. Strength is reckoned as at it, as a paper of that day reckons it."""
    return request.as_at or timezone.localdate()


def find(request: BoardRequest, model: type[M], pk: int, *related: str) -> M:
    """A record of the board that is to be changed; 404 where it is not there, or withdrawn."""
    rows = model.objects.seen_by(request.actor)  # type: ignore[attr-defined]  # every model here has the read door
    found: M = get_object_or_404(rows.select_related(*related), board=request.board, pk=pk, withdrawn=False)
    return found


def measure_of(request: BoardRequest, pk: int) -> Measure:
    return find(request, Measure, pk, "plan", "board")


def agencies_of(request: BoardRequest) -> list[tuple[int, str]]:
    """The board's agencies to choose from, as (id, name)."""
    agencies = Agency.objects.filter(members__board=request.board).order_by("sort_key").distinct()
    return list(agencies.values_list("id", "name"))


def actions_of(request: BoardRequest, also: int | None = None) -> list[tuple[int, str]]:
    """The actions of the board's plans, those of the newest first; `also` one that may have been withdrawn."""
    rows = plan_models.Action.objects.seen_by(request.actor).filter(board=request.board)
    there = rows.filter(withdrawn=False, plan__withdrawn=False) | rows.filter(pk=also or 0)
    ordered = there.order_by("-plan_id", "objective__order", "order").values_list("id", "plan__period", "ref", "text")
    return [(pk, f"{period}: {ref} {shortened(text, 90)}") for pk, period, ref, text in ordered]


def refs_of(plan: plan_models.Plan) -> dict[str, int]:
    """The plan's actions by ref."""
    return dict(plan_models.Action.objects.filter(plan=plan, withdrawn=False).values_list("ref", "id"))


def page_of(request: BoardRequest, rows: list[Shape]) -> Page[Shape]:
    return Paginator(rows, PAGE).get_page(request.GET.get("page"))


def show(request: BoardRequest, template: str, context: Mapping[str, Any]) -> HttpResponse:
    """A page that shows; `then` keeps its day and its plan in links to other pages, `of_plan` the plan alone;
    `may_edit` says whether to offer changes."""
    of_plan = asked_plan(request)
    at = urlencode({"at": request.as_at.isoformat()}) if request.as_at else ""
    then = f"?{'&'.join(filter(None, [of_plan, at]))}" if of_plan or at else ""
    may_edit = request.at is None and request.actor.may(Permission.EDIT_EVIDENCE, request.board.pk)
    form = context.get("filters")  # what is wrong with it, the layout sums up
    always = {"then": then, "of_plan": of_plan, "may_edit": may_edit, "form": form, "reckoned_on": today(request)}
    return render(request, template, {**always, **context})
