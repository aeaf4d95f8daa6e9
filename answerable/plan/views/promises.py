"""A promise: where it was made, its dates over time and what became of it; and the pages that change one."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from answerable.access.roles import Permission
from answerable.history.together import states_of
from answerable.partnership.editing import Edit
from answerable.partnership.pages import BoardRequest, board_page
from answerable.plan import changes, forms
from answerable.plan.history_list import history_list
from answerable.plan.models import Action, Commitment, Plan, Round
from answerable.plan.record import read_promise
from answerable.plan.rules import STANDING_COLOURS, place_words
from answerable.plan.told import dates_of, told
from answerable.plan.views.lookups import address_of, ever, found, page, plan_of, rounds_of, trail_to
from answerable.plan.views.progress import no_round


@board_page(Permission.READ_PLAN, as_at=True)
def promise(request: BoardRequest, promise: int) -> HttpResponse:
    """One promise and what became of it."""
    thing = ever(request, Commitment, promise)
    record = read_promise(thing.plan_id, promise, thing.action_id, request.at)
    if record is None:
        raise Http404
    shown = record.commitments[0]
    titles = {round.id: round for round in record.rounds}
    states = states_of(request.board.pk, request.at, [(Commitment, {"id": promise})])
    newest = record.round.on if record.round else None
    standing = shown.standing(request.as_at or timezone.localdate(), newest)
    return render(
        request,
        "plan/promise.html",
        {
            "record": record,
            "promise": shown,
            "action": record.actions[0] if record.actions else None,
            "made_in": titles.get(shown.round_id),
            "reported_in": titles.get(shown.outcome_round_id or 0),
            "standing": standing,
            "colour": STANDING_COLOURS[standing],
            "place": place_words(shown.source),
            "dates": dates_of(states),
            "history": history_list(told(request.board.pk, states)),
            "may_edit": request.at is None and request.actor.may(Permission.EDIT_PLAN, request.board.pk),
        },
    )


def _with_round(values: dict[str, Any]) -> dict[str, Any]:
    """The form's values with the round as the record that it names."""
    return {**values, "round": Round.objects.get(pk=values["round"])}


@board_page(Permission.EDIT_PLAN)
def add_promise(request: BoardRequest, action: int) -> HttpResponse:
    """A promise made on an action."""
    thing = found(request, Action, action)
    return _add(request, thing.plan, thing)


@board_page(Permission.EDIT_PLAN)
def add_promise_of_plan(request: BoardRequest, plan: int) -> HttpResponse:
    """A promise that is about no one action, such as one made to the committee."""
    return _add(request, plan_of(request, plan), None)


def _add(request: BoardRequest, plan: Plan, action: Action | None) -> HttpResponse:
    rounds = rounds_of(plan)
    if not rounds:
        return no_round(request, plan)
    edit = Edit(request, forms.Promise, values_of=forms.values_of_promise, rounds=rounds)
    made: list[Commitment] = []

    def save(values: dict[str, Any], _: int | None) -> None:
        made.append(changes.add_commitment(by=request.actor, plan=plan, action=action, **_with_round(values)))

    if edit.saved(save):
        messages.success(request, "The promise is kept. It is asked after once its day has passed.")
        return redirect(address_of(request, action or made[0]))
    caption = f"Action {action.ref}: {action.text}" if action else ""
    return page(edit, "Add a promise", trail_to(request, action or plan), caption=caption)


@board_page(Permission.EDIT_PLAN)
def change_promise(request: BoardRequest, promise: int) -> HttpResponse:
    thing = found(request, Commitment, promise)
    rounds = rounds_of(thing.plan)
    edit = Edit(request, forms.Promise, values_of=forms.values_of_promise, thing=thing, rounds=rounds)

    def save(values: dict[str, Any], since: int | None) -> None:
        changes.change_commitment(by=request.actor, commitment=thing, since=since, **_with_round(values))

    if edit.saved(save):
        messages.success(request, "The promise is saved. What it said before stays in its history.")
        return redirect(address_of(request, thing))
    lead = "To put right what was written down wrongly. If it was put off, say instead what became of it."
    return page(edit, "Change a promise", trail_to(request, thing), lead=lead)


@board_page(Permission.EDIT_PLAN)
def conclude_promise(request: BoardRequest, promise: int) -> HttpResponse:
    """What became of a promise."""
    thing = found(request, Commitment, promise)
    rounds = rounds_of(thing.plan)
    edit = Edit(request, forms.Conclude, values_of=forms.values_of_conclusion, thing=thing, rounds=rounds)

    def save(values: dict[str, Any], since: int | None) -> None:
        changes.conclude_commitment(by=request.actor, commitment=thing, since=since, **_with_round(values))

    if edit.saved(save):
        messages.success(request, "What became of the promise is kept.")
        return redirect(address_of(request, thing))
    return page(edit, "Say what became of a promise", trail_to(request, thing), caption=thing.what)
