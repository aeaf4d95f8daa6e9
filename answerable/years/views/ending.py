"""The pages of a plan that ends: what becomes of each action, carrying one forward, and beginning the next plan."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from answerable.access.roles import Permission
from answerable.history.together import read_all
from answerable.partnership.editing import Edit, Values
from answerable.partnership.pages import BoardRequest, board_page
from answerable.plan.changes import begin_from, close_action
from answerable.plan.models import Action, Objective, Plan
from answerable.plan.rules import named
from answerable.plan.views.lookups import objectives_of
from answerable.plan.year.record import plans_in_use
from answerable.years import changes, forms
from answerable.years.record import Ending, ending_of
from answerable.years.rules import next_one
from answerable.years.views.lookups import found, page, plan_of, year_of_plan
from answerable.years.views.reading import ending_page


@board_page(Permission.READ_PLAN, as_at=True)
def ending(request: BoardRequest, plan: int) -> HttpResponse:
    """What becomes of each action of a plan that ends, those without a decision first."""
    return ending_page(request, plan)


def _places(request: BoardRequest, action: Action) -> list[tuple[Objective, str]]:
    """The objectives of other plans into which an action may be carried: of those begun after its own, and not closed.
    Two queries."""
    plans = plans_in_use(request.board.pk, None, timezone.localdate())
    titles = {plan.pk: plan for plan in plans if plan.pk > action.plan_id and plan.stands != "closed"}
    objectives = Objective.objects.filter(plan__in=titles, withdrawn=False).order_by("plan_id", "order", "id")
    return [
        (one, f"{(of := titles[one.plan_id]).title}, {named(of.objective_word, one.ref)}: {one.title or one.also_text}")
        for one in objectives
    ]


def _start(action: Action, places: list[tuple[Objective, str]]) -> Values:
    """What the form begins with: the copy of the action's own objective, and its words as they are."""
    same = next((one.pk for one, _ in places if one.follows_id and one.follows_id == action.objective_id), "")
    said = {"ref": action.ref, "text": action.text, "due": action.due_words}
    return {"becomes": forms.CARRY if same else "", "objective": str(same), **said}


@board_page(Permission.EDIT_PLAN)
def carry(request: BoardRequest, action: int) -> HttpResponse:
    """Carry an unfinished action into the next plan, or end it with a reason; then the next one without a decision."""
    thing: Action = found(request, Action, action)
    places = _places(request, thing)
    start = _start(thing, places)
    objectives = [(str(one.pk), words[:150]) for one, words in places]
    options: dict[str, Any] = {"objectives": objectives, "closed": thing.closed == "carried forward"}
    edit = Edit(request, forms.Fate, values_of=lambda _: dict(start), thing=thing, **options)

    def save(values: Values, since: int | None) -> None:
        becomes = values.pop("becomes")
        if becomes == forms.CARRY:
            into = Objective.objects.select_related("plan").get(pk=values.pop("objective"))
            changes.carry(by=request.actor, action=thing, objective=into, since=since, **values)
        else:
            close_action(by=request.actor, action=thing, closed=becomes, reason=values["reason"], since=since)

    if edit.saved(save):
        messages.success(request, f"What becomes of action {thing.ref} is kept.")
        return redirect(_after(request, thing))
    lead = "Its rounds and its promises stay where they are, and lead on from here. A promise stays to be kept."
    if not places:
        lead = f"{lead} There is no later plan with objectives to carry it into: begin the next plan first."
    caption = f"{thing.plan.title}, action {thing.ref}: {thing.text}"
    return page(request, edit, thing.plan, f"What becomes of action {thing.ref}?", lead=lead, caption=caption)


def _after(request: BoardRequest, action: Action) -> str:
    """The next action without a decision; the list of all where there is none."""
    read: Ending = read_all(None, ending_of(action.plan_id, request.board.pk))[0]
    ids = [fate.action.id for fate in read.fates if not fate.becomes or fate.action.id == action.pk]
    left = next_one(ids, action.pk)
    if left is None:
        return reverse("years:ending", args=[request.board.slug, action.plan_id])
    return reverse("years:carry", args=[request.board.slug, left])


@board_page(Permission.EDIT_PLAN)
def next_plan(request: BoardRequest, plan: int) -> HttpResponse:
    """Begin a draft from a plan, with the objectives that are chosen."""
    of = plan_of(request, plan)
    objectives = [(str(pk), words) for pk, words in objectives_of(of)]
    start: dict[str, Any] = {"objectives": [pk for pk, _ in objectives]}
    edit = Edit(request, forms.Next, values_of=lambda _: dict(start), objectives=objectives)
    made: list[Plan] = []

    def save(values: Values, _: int | None) -> None:
        chosen = [int(pk) for pk in values.pop("objectives")]
        new: dict[str, Any] = {"by": request.actor, "plan": of, "today": timezone.localdate()}
        made.append(begin_from(**new, objectives=chosen, **values))

    if edit.saved(save):
        messages.success(request, "The draft is begun. Unfinished actions are carried into it one by one.")
        return redirect(year_of_plan(request, made[0].pk))
    lead = "The new plan is a draft: the board goes on working by this one until the new one is in force."
    return page(request, edit, of, "Begin the next plan", lead=lead, save="Begin the draft")
