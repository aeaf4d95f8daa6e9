"""What the committee recommended once it had considered a published paper, and what became of each recommendation."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from answerable.access.roles import Permission
from answerable.desk.changes import note_recommended
from answerable.desk.forms import BecameOf, Recommended
from answerable.desk.models import Considered
from answerable.papers.models import Paper
from answerable.partnership.editing import Edit
from answerable.partnership.pages import BoardRequest, board_page
from answerable.recommendations.changes import respond
from answerable.recommendations.models import Recommendation, Response


@dataclass(frozen=True)
class CameBack:
    """A recommendation on a paper with what was said of it since, oldest first."""

    paper: Paper
    recommendation: Recommendation
    responses: Sequence[Response]

    @property
    def newest(self) -> Response | None:
        return self.responses[-1] if self.responses else None


def came_back(request: BoardRequest, **where: Any) -> list[CameBack]:
    """The recommendations on the published papers that match `where`, those on the newest paper first. Whoever reads
    the paper reads these, whether or not they read the plan. Three queries at most."""
    rows = Considered.objects.seen_by(request.actor).filter(
        board=request.board, withdrawn=False, paper__state="published", of__withdrawn=False, **where
    )
    said = Response.objects.filter(withdrawn=False).order_by("on", "id")
    items = Recommendation.objects.filter(withdrawn=False).order_by("order", "id")
    items = items.prefetch_related(Prefetch("responses", queryset=said))
    found = rows.select_related("paper", "of").prefetch_related(Prefetch("of__items", queryset=items))
    return [
        CameBack(one.paper, item, list(item.responses.all()))
        for one in found.order_by("-paper__meets_on", "-paper_id", "id")
        for item in one.of.items.all()
    ]


def _published(request: BoardRequest, pk: int) -> Paper:
    papers = Paper.objects.seen_by(request.actor).filter(board=request.board, withdrawn=False)
    return get_object_or_404(papers.defer("layout", "narrative", "counts_shown"), pk=pk)


@board_page(Permission.READ_PUBLISHED)
def committee(request: BoardRequest, paper: int) -> HttpResponse:
    """What the committee recommended on one paper, and what became of it."""
    found = _published(request, paper)
    keeps = request.actor.may(Permission.EDIT_PLAN, request.board.pk)
    context = {"paper": found, "rows": came_back(request, paper=found), "keeps": keeps}
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
    considered = Considered.objects.seen_by(request.actor).filter(of=found.of_id, withdrawn=False)
    back = reverse("desk:promises", args=[request.board.slug]) + "?show=recommendations"
    if one := considered.select_related("paper").first():
        back = reverse("desk:committee", args=[request.board.slug, one.paper_id])
    edit = Edit(request, BecameOf)
    if edit.saved(lambda values, since: respond(by=request.actor, recommendation=found, **values)):
        messages.success(request, "What became of it is entered.")
        return redirect(back)
    return _page(edit, "What became of it", back, found.text)


def _page(edit: Edit, title: str, back: str, about: str) -> HttpResponse:
    return edit.page("desk/committee_form.html", {"title": title, "about": about, "cancel": back})
