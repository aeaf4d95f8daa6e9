"""An agency's own objectives: added, changed, withdrawn, and the evidence of the register that is tied to them."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import redirect

from answerable.access.roles import Permission
from answerable.assurance import changes, forms, models
from answerable.assurance.changes import NOT_TIED
from answerable.assurance.pages import called, page_of_agency, writes_own
from answerable.assurance.record import may_tie
from answerable.assurance.views.agency import withdrawing
from answerable.evidence.claim_forms import ITEM
from answerable.evidence.models import Evidence
from answerable.evidence.pages import actions_of, find, plan_of
from answerable.partnership.editing import Edit
from answerable.partnership.pages import BoardRequest, board_page

MOST_OFFERED = 200


@board_page(Permission.KEEP_OWN_OBJECTIVES)
def add(request: BoardRequest, agency: int) -> HttpResponse:
    """What an agency wants to be true of its own work."""
    name, back, own = called(request, agency), page_of_agency(request, agency), writes_own(request, agency)
    edit = Edit(request, forms.Objective, actions=actions_of(request), own=own)

    def save(values: dict[str, Any], since: int | None) -> None:
        changes.add_objective(by=request.actor, board=request.board, agency=agency, **values)

    if edit.saved(save):
        messages.success(request, "The own objective is added. Tie to it the evidence that speaks for it.")
        return redirect(back)
    context = {"title": "Add an own objective", "about": name, "trail": (name, back), "cancel": back}
    return edit.page("assurance/edit.html", {**context, "save": "Save the own objective"})


def _own(request: BoardRequest, pk: int) -> tuple[models.OwnObjective, str]:
    """An own objective that the reader may change, and its agency's page."""
    found = find(request, models.OwnObjective, pk)
    writes_own(request, found.agency_id)
    return found, page_of_agency(request, found.agency_id)


@board_page(Permission.KEEP_OWN_OBJECTIVES)
def change(request: BoardRequest, own: int) -> HttpResponse:
    found, back = _own(request, own)
    actions = actions_of(request, found.action_id)
    options: dict[str, Any] = {"actions": actions, "own": writes_own(request, found.agency_id)}
    edit = Edit(request, forms.ChangedObjective, values_of=forms.values_of_objective, thing=found, **options)

    def save(values: dict[str, Any], since: int | None) -> None:
        changes.change_objective(by=request.actor, objective=found, since=since, **values)

    if edit.saved(save):
        messages.success(request, "The own objective is saved.")
        return redirect(back)
    name = called(request, found.agency_id)
    context = {"title": "Change an own objective", "about": name, "trail": (name, back), "cancel": back}
    return edit.page("assurance/edit.html", context)


@board_page(Permission.KEEP_OWN_OBJECTIVES)
def withdraw(request: BoardRequest, own: int) -> HttpResponse:
    found, back = _own(request, own)
    return withdrawing(request, found, title="Withdraw an own objective", about=found.words, back=back)


@board_page(Permission.KEEP_OWN_OBJECTIVES)
def tie(request: BoardRequest, own: int) -> HttpResponse:
    """Choose an item of the register that speaks for an own objective: of the newest, or of those that are looked
    for, since a register grows to tens of thousands. An agency is offered its own."""
    found, back = _own(request, own)
    asked = request.GET.get("q", "").replace("\x00", "").strip()[:100]
    register = Evidence.objects.seen_by(request.actor).filter(board=request.board, withdrawn=False)
    keeps = request.actor.may(Permission.EDIT_EVIDENCE, request.board.pk)
    if not keeps:
        register = register.filter(agency=found.agency_id)
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
    context |= {"of_agency": "" if keeps else called(request, found.agency_id), "own": found}
    context |= {"asked": asked, "more": MOST_OFFERED if len(newest) > MOST_OFFERED else 0}
    trail = (called(request, found.agency_id), back)
    return edit.page("assurance/edit.html", {**context, "trail": trail, "save": "Tie it to the own objective"})


@board_page(Permission.KEEP_OWN_OBJECTIVES)
def show_by(request: BoardRequest, own: int) -> HttpResponse:
    """Add evidence of one's own agency that speaks for an own objective. The board's people add theirs in the register,
    where they say who produced and verified it."""
    found, back = _own(request, own)
    plan = plan_of(request)
    if not writes_own(request, found.agency_id):
        return redirect("evidence:add-item", request.board.slug)
    if plan is None:
        messages.info(request, "Evidence is kept with the board’s plan, and there is none yet.")
        return redirect(back)
    edit = Edit(request, forms.Shown)

    def save(values: dict[str, Any], since: int | None) -> None:
        file = values["file"]
        said = {name: values[name] for name in ITEM if name in values}
        sent = (file.name or "file", file.read()) if file else None
        changes.show_by(by=request.actor, plan=plan, objective=found, values=said, file=sent)

    if edit.saved(save):
        messages.success(request, "The evidence is added, and speaks for the own objective.")
        return redirect(back)
    lead = (
        "Whoever reads the plan sees it: never a child’s name. It stands in the board’s register as your agency’s own."
    )
    context = {"title": "Add evidence of your own", "about": found.words, "lead": lead, "cancel": back}
    trail = (called(request, found.agency_id), back)
    return edit.page("assurance/edit.html", {**context, "trail": trail, "save": "Save the evidence"})


@board_page(Permission.KEEP_OWN_OBJECTIVES)
def untie(request: BoardRequest, tie: int) -> HttpResponse:
    """Let an evidence item speak for an own objective no longer."""
    found = find(request, models.EvidenceOf, tie, "evidence", "objective")
    writes_own(request, found.objective.agency_id)
    if not may_tie(request.actor, found.evidence, request.board.pk):
        raise PermissionDenied(NOT_TIED)
    back = page_of_agency(request, found.objective.agency_id)
    lead = f"It is to speak no longer for: {found.objective.words}"
    return withdrawing(request, found, title="Untie evidence", about=found.evidence.title, back=back, lead=lead)
