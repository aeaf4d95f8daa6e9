"""Reviews of one agency's framework, or of the whole: kept, corrected and withdrawn."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from answerable.access.roles import Permission
from answerable.assurance import changes, forms, models
from answerable.assurance.pages import called, page_of_agency
from answerable.assurance.views.agency import withdrawing
from answerable.evidence.pages import find
from answerable.partnership.editing import Edit
from answerable.partnership.models import Group
from answerable.partnership.pages import BoardRequest, board_page

WHOLE = "The whole framework"


def _groups(request: BoardRequest, also: int | None = None) -> list[tuple[int, str]]:
    """The board's groups by name; `also` the one that made the review, whatever became of it."""
    rows = Group.objects.seen_by(request.actor).filter(board=request.board)
    there = rows.filter(withdrawn=False) | rows.filter(pk=also or 0)
    return list(there.order_by("sort_key").values_list("id", "name"))


def _about(request: BoardRequest, agency: int | None) -> str:
    return WHOLE if agency is None else called(request, agency)


def _add(request: BoardRequest, agency: int | None) -> HttpResponse:
    about, back = _about(request, agency), page_of_agency(request, agency)
    edit = Edit(request, forms.Review, groups=_groups(request))

    def save(values: dict[str, Any], since: int | None) -> None:
        changes.add_review(by=request.actor, board=request.board, agency=agency, values=values)

    if edit.saved(save):
        messages.success(request, "The review is kept.")
        return redirect(back)
    context = {
        "title": "Record a review",
        "about": about,
        "trail": None if agency is None else (about, back),
        "cancel": back,
    }
    return edit.page("assurance/edit.html", {**context, "save": "Save the review"})


@board_page(Permission.EDIT_EVIDENCE)
def add(request: BoardRequest, agency: int) -> HttpResponse:
    return _add(request, agency)


@board_page(Permission.EDIT_EVIDENCE)
def add_whole(request: BoardRequest) -> HttpResponse:
    return _add(request, None)


@board_page(Permission.EDIT_EVIDENCE)
def change(request: BoardRequest, review: int) -> HttpResponse:
    found = find(request, models.Review, review)
    about, back = _about(request, found.agency_id), page_of_agency(request, found.agency_id)
    groups = _groups(request, found.group_id)
    edit = Edit(request, forms.ChangedReview, values_of=forms.values_of_review, thing=found, groups=groups)

    def save(values: dict[str, Any], since: int | None) -> None:
        changes.change_review(by=request.actor, review=found, values=values, reason=values["reason"], since=since)

    if edit.saved(save):
        messages.success(request, "The review is saved.")
        return redirect(back)
    trail = (about, back) if found.agency_id else None
    context = {"title": "Correct a review", "about": about, "trail": trail, "cancel": back}
    return edit.page("assurance/edit.html", context)


@board_page(Permission.EDIT_EVIDENCE)
def withdraw(request: BoardRequest, review: int) -> HttpResponse:
    found = find(request, models.Review, review)
    about = f"{_about(request, found.agency_id)}, {found.on:%-d %B %Y}"
    back = page_of_agency(request, found.agency_id)
    return withdrawing(request, found, title="Withdraw a review", about=about, back=back)
