"""Pages that change an action: what it says, its ref, its place, what is made of it, and whether it is open."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from answerable.access.roles import Permission
from answerable.history.states import state_model
from answerable.partnership.editing import Edit
from answerable.partnership.pages import BoardRequest, board_page
from answerable.plan import changes, forms
from answerable.plan.models import Action, Objective
from answerable.plan.record import find_action
from answerable.plan.rules import named, next_ref
from answerable.plan.views.lookups import address_of, found, objectives_of, page, plan_of, trail_to


@board_page(Permission.EDIT_PLAN)
def add_action(request: BoardRequest, objective: int) -> HttpResponse:
    """One more action under an objective."""
    under = found(request, Objective, objective)
    edit = Edit(request, forms.NewAction, values_of=lambda _: {"ref": _free_ref(under)})
    made: list[Action] = []
    if edit.saved(lambda values, _: made.append(changes.add_action(by=request.actor, objective=under, **values))):
        messages.success(request, f"Action {made[0].ref} is added.")
        return redirect(address_of(request, made[0]))
    caption = f"{named(under.plan.objective_word, under.ref)}: {under.title or under.also_text}"
    return page(edit, "Add an action", trail_to(request, under), caption=caption, save="Add the action")


def _free_ref(objective: Objective) -> str:
    here = Action.objects.filter(objective=objective, withdrawn=False).order_by("order", "id")
    taken = state_model(Action).objects.filter(plan=objective.plan).values_list("ref", flat=True).distinct()
    return next_ref(list(here.values_list("ref", flat=True)), objective.ref, set(taken))


@board_page(Permission.EDIT_PLAN)
def change_action(request: BoardRequest, action: int) -> HttpResponse:
    """What an action says, who answers for it and when it is due."""
    thing = found(request, Action, action)
    edit = Edit(request, forms.Action, values_of=forms.values_of_action, thing=thing)
    if edit.saved(lambda values, since: changes.change_action(by=request.actor, action=thing, since=since, **values)):
        messages.success(request, f"Action {thing.ref} is saved.")
        return redirect(address_of(request, thing))
    return page(edit, f"Change action {thing.ref}", trail_to(request, thing))


@board_page(Permission.EDIT_PLAN)
def change_ref(request: BoardRequest, action: int) -> HttpResponse:
    """Another ref for one action."""
    thing = found(request, Action, action)
    edit = Edit(request, forms.Ref, values_of=lambda action: {"ref": action.ref}, thing=thing)
    before = thing.ref
    if edit.saved(lambda values, since: changes.change_ref(by=request.actor, action=thing, since=since, **values)):
        messages.success(request, f"Action {before} is now action {thing.ref}. {before} still finds it.")
        return redirect(address_of(request, thing))
    lead = (
        "Papers that are out name the action by the ref it has now. That ref will still find it, and no other action "
        "may take it."
    )
    return page(edit, f"Change the ref of action {before}", trail_to(request, thing), caption=thing.text, lead=lead)


@require_POST
@board_page(Permission.EDIT_PLAN)
def move_action(request: BoardRequest, action: int) -> HttpResponse:
    """One place up or down under the same objective."""
    thing = found(request, Action, action)
    changes.move(by=request.actor, thing=thing, up="up" in request.POST)
    if thing.objective_id is None:
        return redirect(address_of(request, thing.plan))
    page = request.POST.get("page", "1")
    return redirect(f"{address_of(request, thing.objective)}?page={page if page.isdecimal() else 1}#a{thing.pk}")


@board_page(Permission.EDIT_PLAN)
def place_action(request: BoardRequest, action: int) -> HttpResponse:
    """Under which objective an action stands, and after which other."""
    thing = found(request, Action, action)
    edit = Edit(request, forms.Place, values_of=_place_of, thing=thing, objectives=objectives_of(thing.plan))

    def save(values: dict[str, Any], since: int | None) -> None:
        objective = Objective.objects.get(pk=values["objective"]) if values["objective"] else None
        after = None
        if values["after"]:
            named = Action.objects.filter(plan=thing.plan, objective=objective, withdrawn=False, ref=values["after"])
            after = named.exclude(pk=thing.pk).first()
            if after is None:
                raise ValidationError({"after": f"There is no other action {values['after']} there. Check the ref."})
        changes.place_action(
            by=request.actor, action=thing, objective=objective, after=after, reason=values["reason"], since=since
        )

    if edit.saved(save):
        messages.success(request, f"Action {thing.ref} has moved. Its ref is as it was.")
        return redirect(address_of(request, thing.objective or thing))
    return page(edit, f"Move action {thing.ref}", trail_to(request, thing), caption=thing.text, save="Move it")


def _place_of(action: Action) -> dict[str, Any]:
    here = Action.objects.filter(plan=action.plan, objective=action.objective_id, withdrawn=False)
    refs = list(here.order_by("order", "id").values_list("pk", "ref"))
    at = next(number for number, (pk, _) in enumerate(refs) if pk == action.pk)
    return {"objective": str(action.objective_id or ""), "after": refs[at - 1][1] if at else ""}


@board_page(Permission.EDIT_PLAN)
def split_action(request: BoardRequest, action: int) -> HttpResponse:
    """Two or more actions out of one."""
    thing = found(request, Action, action)
    edit = Edit(request, forms.Split, values_of=lambda action: {"text": action.text}, thing=thing)
    if edit.saved(lambda values, since: changes.split_action(by=request.actor, action=thing, since=since, **values)):
        refs = ", ".join(ref for ref, _ in edit.form.cleaned_data["parts"])
        messages.success(request, f"Action {thing.ref} is split: {refs}.")
        return redirect(address_of(request, thing))
    lead = (
        f"Action {thing.ref} keeps its ref, its history and what you leave it to do. Each new action begins with the "
        "same leads, contributors and date, and says where it came from."
    )
    return page(edit, f"Split action {thing.ref}", trail_to(request, thing), lead=lead, save="Split it")


@board_page(Permission.EDIT_PLAN)
def close_action(request: BoardRequest, action: int) -> HttpResponse:
    """The end of an action, or another outcome of one that is closed."""
    thing = found(request, Action, action)
    edit = Edit(request, forms.Close, values_of=lambda action: {"closed": action.closed}, thing=thing)
    if edit.saved(lambda values, since: changes.close_action(by=request.actor, action=thing, since=since, **values)):
        messages.success(request, f"Action {thing.ref} is closed.")
        return redirect(address_of(request, thing))
    lead = "It stays in the plan with all that was said of it, and can be reopened."
    title = f"Close action {thing.ref}"
    return page(edit, title, trail_to(request, thing), caption=thing.text, lead=lead, save="Close the action")


@board_page(Permission.EDIT_PLAN)
def reopen_action(request: BoardRequest, action: int) -> HttpResponse:
    thing = found(request, Action, action)
    edit = Edit(request, forms.Reason, thing=thing)
    if edit.saved(lambda values, since: changes.reopen_action(by=request.actor, action=thing, since=since, **values)):
        messages.success(request, f"Action {thing.ref} is open again.")
        return redirect(address_of(request, thing))
    title = f"Reopen action {thing.ref}"
    return page(edit, title, trail_to(request, thing), caption=thing.text, save="Reopen it")


@board_page(Permission.READ_PLAN)
def find(request: BoardRequest, plan: int) -> HttpResponse:
    """The action that has this ref, or once had it."""
    of = plan_of(request, plan)
    form = forms.Find(request.GET if "ref" in request.GET else None)
    if form.is_valid():
        action = find_action(of.pk, form.cleaned_data["ref"])
        if action is not None:
            return redirect("desk:action", request.board.slug, action)
        form.add_error("ref", f"No action of this plan has, or had, the ref {form.cleaned_data['ref']}")
    return render(request, "plan/find.html", {"form": form, "plan": of, "plan_url": address_of(request, of)})
