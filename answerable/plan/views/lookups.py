"""What the pages that keep the plan look up first, and how each of them is laid out."""

from typing import Any, TypeVar, cast

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from answerable.partnership.editing import Edit
from answerable.partnership.pages import BoardRequest
from answerable.plan.models import Action, Aim, Commitment, Objective, Plan, PlanRecord, Round
from answerable.plan.rules import named

R = TypeVar("R", bound=PlanRecord)
Trail = list[tuple[str, str]]


def plan_of(request: BoardRequest, pk: int) -> Plan:
    plan: Plan = get_object_or_404(Plan.objects.seen_by(request.actor), board=request.board, pk=pk)
    return plan


def found(request: BoardRequest, model: type[R], pk: int) -> R:
    """A record of the board's plan that has not been withdrawn, with its plan; else a 404."""
    rows = model.objects.seen_by(request.actor).select_related("plan")
    return cast(R, get_object_or_404(rows, board=request.board, pk=pk, withdrawn=False))


def ever(request: BoardRequest, model: type[R], pk: int) -> R:
    """A record of the board's plan, withdrawn or not: whether it was there as at a day, its reader says."""
    return cast(R, get_object_or_404(model.objects.seen_by(request.actor), board=request.board, pk=pk))


def address_of(request: BoardRequest, thing: Any) -> str:
    """Where a plan, an objective, an action or a promise is read."""
    names = {Plan: "plan:levels", Objective: "plan:objective", Action: "desk:action", Commitment: "plan:promise"}
    return reverse(names[type(thing)], args=[request.board.slug, thing.pk])


def rounds_of(plan: Plan) -> list[tuple[int, str]]:
    """A plan's rounds, newest first, as (id, words)."""
    rounds = Round.objects.filter(plan=plan, withdrawn=False).order_by("-on", "-id")
    return [(round.pk, f"{round.title}, {round.on:%-d %B %Y}") for round in rounds]


def aims_of(plan: Plan) -> list[tuple[int, str]]:
    aims = Aim.objects.filter(plan=plan, withdrawn=False).order_by("order", "id")
    return [(aim.pk, f"{named(plan.aim_word, aim.ref)}: {aim.title}"[:120]) for aim in aims]


def objectives_of(plan: Plan) -> list[tuple[int, str]]:
    objectives = Objective.objects.filter(plan=plan, withdrawn=False).order_by("order", "id")
    return [(o.pk, f"{named(plan.objective_word, o.ref)}: {o.title or o.also_text}"[:120]) for o in objectives]


def page(edit: Edit, title: str, trail: Trail, **about: Any) -> HttpResponse:
    """An edit page of the plan. `trail` are the pages above it, as (label, address); Cancel leads to the last. `about`
    may say `caption`, `lead` (a sentence before the form), `save` (the button) and `earlier` (words to compare with).
    """
    return edit.page("plan/edit.html", {"title": title, "trail": trail, "cancel": trail[-1][1], **about})


def trail_to(request: BoardRequest, thing: Any) -> Trail:
    """The way down to a plan, an objective, an action or a promise."""
    plan = thing if isinstance(thing, Plan) else thing.plan
    trail = [(plan.title, address_of(request, plan))]
    if isinstance(thing, Objective):
        trail.append((named(plan.objective_word, thing.ref), address_of(request, thing)))
    elif isinstance(thing, Action):
        trail.append((f"Action {thing.ref}", address_of(request, thing)))
    elif isinstance(thing, Commitment):
        trail.append(("Promise", address_of(request, thing)))
    return trail
