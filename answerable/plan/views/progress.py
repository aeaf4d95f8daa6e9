"""What is said of an action: its progress in a round, and what is missing or weak."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from answerable.access.roles import Permission
from answerable.partnership.editing import Edit
from answerable.partnership.pages import BoardRequest, board_page
from answerable.plan import changes, forms
from answerable.plan.models import Action, Plan, Round, Statement
from answerable.plan.views.lookups import address_of, found, levels_of, page, rounds_of, trail_to


@board_page(Permission.EDIT_PLAN)
def progress(request: BoardRequest, action: int, round: int) -> HttpResponse:
    """The board's words on an action in a round, with its delivery and impact status."""
    thing = found(request, Action, action)
    within = found(request, Round, round)
    said = Statement.objects.filter(action=thing, withdrawn=False, round__withdrawn=False).order_by("-round__on", "-id")
    here = next((statement for statement in said.filter(round=within)), None)
    edit = Edit(request, forms.Progress, values_of=forms.values_of_statement, thing=here, levels=levels_of(request))

    def save(values: dict[str, Any], _: int | None) -> None:
        changes.write_statement(by=request.actor, action=thing, round=within, since=edit.version, **values)

    if edit.saved(save):
        messages.success(request, f"Progress in “{within.title}” is saved.")
        return redirect(f"{address_of(request, thing)}#r{within.pk}")
    earlier = said.filter(round__on__lte=within.on).exclude(round=within).select_related("round").first()
    return page(
        edit,
        f"Progress of action {thing.ref}",
        trail_to(request, thing),
        caption=f"{within.title}: {thing.text}",
        earlier=earlier,
    )


@board_page(Permission.EDIT_PLAN)
def add_shortfall(request: BoardRequest, action: int) -> HttpResponse:
    """What is admitted to be missing or weak."""
    thing = found(request, Action, action)
    rounds = rounds_of(thing.plan)
    if not rounds:
        return no_round(request, thing.plan)
    edit = Edit(request, forms.Shortfall, rounds=rounds)

    def save(values: dict[str, Any], _: int | None) -> None:
        values = {**values, "round": Round.objects.get(pk=values["round"])}
        changes.add_shortfall(by=request.actor, plan=thing.plan, action=thing, **values)

    if edit.saved(save):
        messages.success(request, "It is kept, and shown until it is withdrawn.")
        return redirect(address_of(request, thing))
    lead = "Say what is missing or weak before somebody else finds it. It is the first thing that members read for."
    return page(edit, "Add a shortfall", trail_to(request, thing), caption=f"Action {thing.ref}", lead=lead)


def no_round(request: BoardRequest, plan: Plan) -> HttpResponse:
    """What is said belongs to a round: without one, that comes first."""
    messages.info(request, "Open a round first: what is said or promised belongs to the round in which it was.")
    return redirect("plan:open-round", request.board.slug, plan.pk)
