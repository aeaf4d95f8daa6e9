"""An agency's own objectives: added, changed, withdrawn, and the evidence of the register that is tied to them."""

from typing import Any

from django.contrib import messages
from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import redirect

from answerable.access.roles import Permission
from answerable.assurance import changes, forms, models
from answerable.assurance.pages import called, page_of_agency
from answerable.assurance.views.agency import withdrawing
from answerable.evidence.models import Evidence
from answerable.evidence.pages import actions_of, find
from answerable.partnership.editing import Edit
from answerable.partnership.pages import BoardRequest, board_page

MOST_OFFERED = 200


@board_page(Permission.EDIT_EVIDENCE)
def add(request: BoardRequest, agency: int) -> HttpResponse:
    name, back = called(request, agency), page_of_agency(request, agency)
    edit = Edit(request, forms.Objective, actions=actions_of(request))

    def save(values: dict[str, Any], since: int | None) -> None:
        changes.add_objective(by=request.actor, board=request.board, agency=agency, **values)

    if edit.saved(save):
        messages.success(request, "The own objective is added. Tie to it the evidence that speaks for it.")
        return redirect(back)
    context = {"title": "Add an own objective", "about": name, "trail": (name, back), "cancel": back}
    return edit.page("assurance/edit.html", {**context, "save": "Save the own objective"})


def _own(request: BoardRequest, pk: int) -> tuple[models.OwnObjective, str]:
    found = find(request, models.OwnObjective, pk)
    return found, page_of_agency(request, found.agency_id)


@board_page(Permission.EDIT_EVIDENCE)
def change(request: BoardRequest, own: int) -> HttpResponse:
    found, back = _own(request, own)
    actions = actions_of(request, found.action_id)
    edit = Edit(request, forms.ChangedObjective, values_of=forms.values_of_objective, thing=found, actions=actions)

    def save(values: dict[str, Any], since: int | None) -> None:
        changes.change_objective(by=request.actor, objective=found, since=since, **values)

    if edit.saved(save):
        messages.success(request, "The own objective is saved.")
        return redirect(back)
    name = called(request, found.agency_id)
    context = {"title": "Change an own objective", "about": name, "trail": (name, back), "cancel": back}
    return edit.page("assurance/edit.html", context)


@board_page(Permission.EDIT_EVIDENCE)
def withdraw(request: BoardRequest, own: int) -> HttpResponse:
    found, back = _own(request, own)
    return withdrawing(request, found, title="Withdraw an own objective", about=found.words, back=back)


@board_page(Permission.EDIT_EVIDENCE)
def tie(request: BoardRequest, own: int) -> HttpResponse:
    """Choose an item of the register that speaks for an own objective: of the newest, or of those that are looked
    for, since a register grows to tens of thousands."""
    found, back = _own(request, own)
    asked = request.GET.get("q", "").replace("\x00", "").strip()[:100]
    register = Evidence.objects.seen_by(request.actor).filter(board=request.board, withdrawn=False)
    tied = models.EvidenceOf.objects.filter(objective=found, withdrawn=False)
    free = register.exclude(pk__in=tied.values("evidence")).filter(title__icontains=asked)
    newest = list(free.order_by(F("on").desc(nulls_last=True), "-id").only("title", "kind", "on")[: MOST_OFFERED + 1])
    words: dict[str, list[tuple[int, str]]] = {}
    for item in sorted(newest[:MOST_OFFERED], key=lambda item: (item.title.casefold(), item.pk)):
        dated = f"{item.title}, {item.on:%-d %B %Y}" if item.on else item.title
        words.setdefault(item.kind, []).append((item.pk, dated))
    choices = [(label, words[kind]) for kind, label in forms.KINDS.items() if kind in words]
    edit = Edit(request, forms.Tie, items=choices)

    def save(values: dict[str, Any], since: int | None) -> None:
        item = find(request, Evidence, values["evidence"])
        changes.tie(by=request.actor, evidence=item, objective=found)

    if edit.saved(save):
        messages.success(request, "The evidence is tied to the own objective.")
        return redirect(back)
    context = {"title": "Tie evidence to an own objective", "about": found.words, "cancel": back, "register": True}
    context |= {"asked": asked, "more": MOST_OFFERED if len(newest) > MOST_OFFERED else 0}
    trail = (called(request, found.agency_id), back)
    return edit.page("assurance/edit.html", {**context, "trail": trail, "save": "Tie it to the own objective"})


@board_page(Permission.EDIT_EVIDENCE)
def untie(request: BoardRequest, tie: int) -> HttpResponse:
    """Let an evidence item speak for an own objective no longer."""
    found = find(request, models.EvidenceOf, tie, "evidence", "objective")
    back = page_of_agency(request, found.objective.agency_id)
    lead = f"It is to speak no longer for: {found.objective.words}"
    return withdrawing(request, found, title="Untie evidence", about=found.evidence.title, back=back, lead=lead)
