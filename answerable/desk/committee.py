"""What the committee recommended once it had considered a published paper, and what became of each recommendation."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.db.models import OuterRef, Prefetch, Subquery
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from answerable.access.roles import Permission
from answerable.desk.changes import note_recommended
from answerable.desk.forms import BecameOf, ForRecommendation, Recommended, TakeAway
from answerable.desk.models import Considered
from answerable.papers.models import Paper
from answerable.partnership.editing import Edit
from answerable.partnership.pages import BoardRequest, board_page
from answerable.plan.models import Commitment, Round
from answerable.plan.rules import STANDING_COLOURS, standing_of
from answerable.recommendations.changes import promise_for, put_beside, respond, take_away
from answerable.recommendations.models import Promised, Recommendation, Response
from answerable.ui.templatetags.ui import shortened

MOST_OFFERED = 300  # promises, the newest first


@dataclass(frozen=True)
class CameBack:
    """A recommendation on a paper with what was said of it since, oldest first, and the promises that answer it, each
    with how it stands and in which colour."""

    paper: Paper
    recommendation: Recommendation
    responses: Sequence[Response]
    promises: Sequence[tuple[Promised, str, str]] = ()

    @property
    def newest(self) -> Response | None:
        return self.responses[-1] if self.responses else None


def came_back(request: BoardRequest, **where: Any) -> list[CameBack]:
    """The recommendations on the published papers that match `where`, those on the newest paper first. Whoever reads
    the paper reads these, whether or not they read the plan; of a promise they read the words that were put here, and
    how it stands. Five queries at most."""
    rows = Considered.objects.seen_by(request.actor).filter(
        board=request.board, withdrawn=False, paper__state="published", of__withdrawn=False, **where
    )
    said = Response.objects.filter(withdrawn=False).order_by("on", "id")
    items = Recommendation.objects.filter(withdrawn=False).order_by("order", "id")
    reported = Round.objects.filter(plan=OuterRef("commitment__plan"), withdrawn=False).order_by("-on")
    kept = Promised.objects.filter(withdrawn=False, commitment__withdrawn=False).select_related("commitment")
    promised = kept.annotate(reported=Subquery(reported.values("on")[:1])).order_by("id")
    items = items.prefetch_related(Prefetch("responses", queryset=said))
    items = items.prefetch_related(Prefetch("promised", queryset=promised))
    today = timezone.localdate()
    found = rows.select_related("paper", "of").prefetch_related(Prefetch("of__items", queryset=items))
    return [
        CameBack(one.paper, item, list(item.responses.all()), [_stands(it, today) for it in item.promised.all()])
        for one in found.order_by("-paper__meets_on", "-paper_id", "id")
        for item in one.of.items.all()
    ]


def _stands(promised: Any, today: date) -> tuple[Promised, str, str]:
    one = promised.commitment
    moved = bool(one.first_due)
    stands = standing_of(
        outcome=one.outcome, due_to=one.due_to, on=today, newest_round_on=promised.reported, moved=moved
    )
    return promised, stands, STANDING_COLOURS[stands]


def _published(request: BoardRequest, pk: int) -> Paper:
    papers = Paper.objects.seen_by(request.actor).filter(board=request.board, withdrawn=False)
    return get_object_or_404(papers.defer("layout", "narrative", "counts_shown"), pk=pk)


@board_page(Permission.READ_PUBLISHED)
def committee(request: BoardRequest, paper: int) -> HttpResponse:
    """What the committee recommended on one paper, and what became of it."""
    found = _published(request, paper)
    keeps = request.actor.may(Permission.EDIT_PLAN, request.board.pk)
    reads = request.actor.may(Permission.READ_PLAN, request.board.pk)
    context = {"paper": found, "rows": came_back(request, paper=found), "keeps": keeps, "reads_plan": reads}
    return render(request, "desk/committee.html", context)


@board_page(Permission.EDIT_PLAN)
def add(request: BoardRequest, paper: int) -> HttpResponse:
    """Enter what the committee recommended."""
    found = _published(request, paper)
    back = reverse("desk:committee", args=[request.board.slug, found.pk])
    if found.state != "published":
        return redirect(back)
    edit = Edit(request, Recommended, values_of=lambda _: {"on": found.meets_on})
    if edit.saved(lambda values, since: note_recommended(by=request.actor, paper=found, **values)):
        return redirect(back)
    return _page(edit, "What the committee recommended", back, found.title)


@board_page(Permission.EDIT_PLAN)
def answer(request: BoardRequest, recommendation: int) -> HttpResponse:
    """Enter what became of one recommendation, whoever made it."""
    rows = Recommendation.objects.seen_by(request.actor).filter(board=request.board, withdrawn=False)
    found = get_object_or_404(rows.select_related("plan"), pk=recommendation)
    back = _back(request, found)
    edit = Edit(request, BecameOf)
    if edit.saved(lambda values, since: respond(by=request.actor, recommendation=found, **values)):
        messages.success(request, "What became of it is entered.")
        return redirect(back)
    return _page(edit, "What became of it", back, found.text)


def _back(request: BoardRequest, found: Recommendation) -> str:
    """The address of the page that shows a recommendation."""
    considered = Considered.objects.seen_by(request.actor).filter(of=found.of_id, withdrawn=False)
    if one := considered.first():
        return reverse("desk:committee", args=[request.board.slug, one.paper_id])
    return reverse("desk:promises", args=[request.board.slug]) + "?show=recommendations"


@board_page(Permission.EDIT_PLAN)
def promise(request: BoardRequest, recommendation: int) -> HttpResponse:
    """Put a promise beside a recommendation: one that the plan has, or a new one that begins from what was said."""
    rows = Recommendation.objects.seen_by(request.actor).filter(board=request.board, withdrawn=False)
    found = get_object_or_404(rows.select_related("plan"), pk=recommendation)
    there = found.promised.filter(withdrawn=False).values("commitment")
    here = {"board": request.board, "withdrawn": False, "plan__withdrawn": False}
    kept = Commitment.objects.seen_by(request.actor).filter(**here).exclude(outcome="stopped").exclude(pk__in=there)
    promises = {one.pk: one for one in kept.order_by("-plan_id", "-id")[:MOST_OFFERED]}
    said = found.responses.filter(withdrawn=False).order_by("-on", "-id").values_list("words", flat=True).first()
    offered = [(pk, _offered(one)) for pk, one in promises.items()]
    edit = Edit(request, ForRecommendation, values_of=lambda _: {"what": said or ""}, promises=offered)

    def save(values: dict[str, Any], _: int | None) -> None:
        about: dict[str, Any] = {"by": request.actor, "recommendation": found}
        if values["promise"]:
            put_beside(**about, promise=promises[int(values["promise"])])
        else:
            promise_for(**about, what=values["what"], who=values["who"], due=values["due"])

    back = _back(request, found)
    if edit.saved(save):
        messages.success(request, "The promise stands beside the recommendation.")
        return redirect(back)
    return _page(edit, "A promise that answers it", back, found.text)


def _offered(one: Commitment) -> str:
    return f"{shortened(one.what, 120)}{f', by {one.due_words}' if one.due_words else ''}"


@board_page(Permission.EDIT_PLAN)
def take_promise_away(request: BoardRequest, promised: int) -> HttpResponse:
    """Let a promise stand beside a recommendation no more."""
    rows = Promised.objects.seen_by(request.actor).filter(board=request.board, withdrawn=False)
    found = get_object_or_404(rows.select_related("recommendation"), pk=promised)
    back = _back(request, found.recommendation)
    edit = Edit(request, TakeAway)
    if edit.saved(lambda values, since: take_away(by=request.actor, promised=found, **values)):
        messages.success(request, "It stands beside the recommendation no more. The promise stays in the plan.")
        return redirect(back)
    return _page(edit, "Take a promise away from a recommendation", back, found.words)


def _page(edit: Edit, title: str, back: str, about: str) -> HttpResponse:
    return edit.page("desk/committee_form.html", {"title": title, "about": about, "cancel": back})
