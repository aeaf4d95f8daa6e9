"""A plan's levels: the plan itself, its aims and objectives, its rounds, and taking a record out."""

from collections import Counter
from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from answerable.access.roles import Permission
from answerable.history.together import states_of
from answerable.partnership.editing import Edit
from answerable.partnership.pages import BoardRequest, board_page
from answerable.plan import changes, forms
from answerable.plan.history_list import history_list
from answerable.plan.models import (
    Action,
    Aim,
    Answerer,
    Commitment,
    Objective,
    Plan,
    PlanRecord,
    Round,
    Serves,
    Shortfall,
    Statement,
    Update,
)
from answerable.plan.record import read_levels, read_objective
from answerable.plan.rules import named
from answerable.plan.told import told
from answerable.plan.views.lookups import address_of, aims_of, ever, found, page, plan_of, trail_to
from answerable.plan.year.rules import COLOURS, NOT_STATED, PARTNERSHIP, by_origin, no_round, on_day, picture, said

PAGE = 50


@board_page(Permission.EDIT_PLAN)
def make_plan(request: BoardRequest) -> HttpResponse:
    """A plan without a document."""
    edit = Edit(request, forms.Plan, values_of=lambda _: {"aim_word": "Aim", "objective_word": "Objective"})
    made: list[Plan] = []

    def save(values: dict[str, Any], _: int | None) -> None:
        draft = values.pop("draft")
        made.append(changes.make_plan(by=request.actor, board=request.board, **values))
        if draft:
            changes.take_step(by=request.actor, plan=made[0], kind="draft", on=on_day(timezone.localdate()))

    if edit.saved(save):
        messages.success(request, "The plan is made. Now add what it sets out to do.")
        return redirect("plan:levels", request.board.slug, made[0].pk)
    return page(edit, "Make a plan", [(request.board.short_name, f"/boards/{request.board.slug}/")])


@board_page(Permission.EDIT_PLAN)
def change_plan(request: BoardRequest, plan: int) -> HttpResponse:
    """A plan's title, its period and what it calls its levels."""
    of = plan_of(request, plan)
    edit = Edit(request, forms.ChangedPlan, values_of=forms.values_of_plan, thing=of)
    if edit.saved(lambda values, since: changes.change_plan(by=request.actor, plan=of, since=since, **values)):
        messages.success(request, "The plan is saved. Papers that are out keep the name they were published with.")
        return redirect(address_of(request, of))
    return page(edit, "Change the plan’s name, period or words", trail_to(request, of))


@board_page(Permission.READ_PLAN, as_at=True)
def levels(request: BoardRequest, plan: int) -> HttpResponse:
    """A plan's aims and objectives, how many actions stand under each, and its rounds."""
    record = read_levels(plan_of(request, plan).pk, request.at)
    if record is None:
        raise Http404
    may_edit = request.at is None and request.actor.may(Permission.EDIT_PLAN, request.board.pk)
    counted = Counter(action.objective_id for action in record.actions)
    # An aim under which nothing stands is a line of the list as well.
    lines: list[tuple[Any, Any]] = [
        (aim, one) for aim in record.aims for one in record.objectives_of.get(aim.id, [None])
    ]
    lines += [(None, one) for one in record.objectives_of.get(None, [])]
    page = Paginator(lines, PAGE).get_page(request.GET.get("page"))

    def shown(aim: Any, under: Iterable[Any]) -> dict[str, Any]:
        word = record.plan.objective_word
        objectives = [(one, named(word, one.ref), counted[one.id]) for one in under if one]
        return {"aim": aim, "name": aim and named(record.plan.aim_word, aim.ref), "objectives": objectives}

    sections = [shown(aim, [one for _, one in same]) for aim, same in groupby(page, key=lambda line: line[0])]
    stands = record.stands(request.as_at or timezone.localdate())
    context = {
        "record": record,
        "may_edit": may_edit,
        "sections": sections,
        "page": page,
        "stands": said(stands),
        "colour": COLOURS[stands],
        "picture": picture(stands, {one.kind for one in record.steps}) if stands else None,
        "no_round": no_round(stands),
    }
    return render(request, "plan/levels.html", context)


@board_page(Permission.READ_PLAN, as_at=True)
def objective(request: BoardRequest, objective: int) -> HttpResponse:
    """An objective: what it says here and elsewhere, who leads it, what it serves, and its actions in order."""
    thing = ever(request, Objective, objective)
    record = read_objective(thing.plan_id, objective, request.at)
    if record is None:
        raise Http404
    shown = next(o for o in record.objectives if o.id == objective)
    stands = record.stands(request.as_at or timezone.localdate())
    hanging = [(model, {"objective_id": objective}) for model in (Answerer, Serves)]
    states = states_of(request.board.pk, request.at, [(Objective, {"id": objective}), *hanging])
    history = Paginator(told(request.board.pk, states), PAGE).get_page(request.GET.get("history"))
    return render(
        request,
        "plan/objective.html",
        {
            "record": record,
            "objective": shown,
            "name": named(record.plan.objective_word, shown.ref),
            "aim": next((aim for aim in record.aims if aim.id == shown.aim_id), None),
            "history": history_list(history),
            "history_page": history,
            "leads": [lead.words for lead in record.answerers],
            "partnership": PARTNERSHIP.get(shown.partnership, NOT_STATED),
            "serves": [one for one in record.serves if not one.kind],
            "origins": by_origin([(one.kind, one.words, one.ref) for one in record.serves]),
            "stands": said(stands),
            "colour": COLOURS[stands],
            "page": Paginator(record.actions, PAGE).get_page(request.GET.get("page")),
            "may_edit": request.at is None and request.actor.may(Permission.EDIT_PLAN, request.board.pk),
        },
    )


@board_page(Permission.EDIT_PLAN)
def add_aim(request: BoardRequest, plan: int) -> HttpResponse:
    of = plan_of(request, plan)
    edit = Edit(request, forms.Aim)
    if edit.saved(lambda values, _: changes.add_aim(by=request.actor, plan=of, **values)):
        messages.success(request, f"{of.aim_word} {edit.form.cleaned_data['ref']} is added.")
        return redirect(address_of(request, of))
    return page(edit, f"Add: {of.aim_word.lower()}", trail_to(request, of))


@board_page(Permission.EDIT_PLAN)
def change_aim(request: BoardRequest, aim: int) -> HttpResponse:
    thing = found(request, Aim, aim)
    edit = Edit(request, forms.Aim, values_of=forms.values_of_aim, thing=thing)
    if edit.saved(lambda values, since: changes.change_aim(by=request.actor, aim=thing, since=since, **values)):
        messages.success(request, f"{named(thing.plan.aim_word, thing.ref)} is saved.")
        return redirect(address_of(request, thing.plan))
    return page(edit, f"Change {named(thing.plan.aim_word, thing.ref)}", trail_to(request, thing.plan))


def _with_aim(values: dict[str, Any]) -> dict[str, Any]:
    """The form's values with the aim as the record that it names, and all that it comes from or serves in one list."""
    chosen = values["aim"]
    kinds = {**forms.ORIGIN_FIELDS, "serves": ""}
    serves = [(kind, words, ref) for name, kind in kinds.items() for words, ref in values[name]]
    rest = {name: value for name, value in values.items() if name not in kinds}
    return {**rest, "aim": Aim.objects.get(pk=chosen) if chosen else None, "serves": serves}


@board_page(Permission.EDIT_PLAN)
def add_objective(request: BoardRequest, plan: int) -> HttpResponse:
    of = plan_of(request, plan)
    under = {"aim": request.GET.get("aim", "")}
    edit = Edit(request, forms.Objective, values_of=lambda _: dict(under), aims=aims_of(of))
    if edit.saved(lambda values, _: changes.add_objective(by=request.actor, plan=of, **_with_aim(values))):
        messages.success(request, f"{of.objective_word} {edit.form.cleaned_data['ref']} is added.")
        return redirect(address_of(request, of))
    return page(edit, f"Add: {of.objective_word.lower()}", trail_to(request, of))


@board_page(Permission.EDIT_PLAN)
def change_objective(request: BoardRequest, objective: int) -> HttpResponse:
    thing = found(request, Objective, objective)
    edit = Edit(request, forms.Objective, values_of=forms.values_of_objective, thing=thing, aims=aims_of(thing.plan))
    name = named(thing.plan.objective_word, thing.ref)
    if edit.saved(
        lambda values, since: changes.change_objective(
            by=request.actor,
            objective=thing,
            since=since,
            **_with_aim(values),
        )
    ):
        messages.success(request, f"{named(thing.plan.objective_word, thing.ref)} is saved.")
        return redirect(address_of(request, thing))
    return page(edit, f"Change {name}", trail_to(request, thing))


@require_POST
@board_page(Permission.EDIT_PLAN)
def move_aim(request: BoardRequest, aim: int) -> HttpResponse:
    """One place up or down among the plan's aims."""
    return _moved(request, found(request, Aim, aim))


@require_POST
@board_page(Permission.EDIT_PLAN)
def move_objective(request: BoardRequest, objective: int) -> HttpResponse:
    """One place up or down under the same aim."""
    return _moved(request, found(request, Objective, objective))


def _moved(request: BoardRequest, thing: Aim | Objective) -> HttpResponse:
    changes.move(by=request.actor, thing=thing, up="up" in request.POST)
    page = request.POST.get("page", "1")
    at = f"?page={page if page.isdecimal() else 1}#{thing._meta.model_name}-{thing.pk}"
    return redirect(f"{address_of(request, thing.plan)}{at}")


@board_page(Permission.EDIT_PLAN)
def open_round(request: BoardRequest, plan: int) -> HttpResponse:
    """A new reporting round."""
    of = plan_of(request, plan)
    edit = Edit(request, forms.Round)
    if edit.saved(lambda values, _: changes.open_round(by=request.actor, plan=of, **values)):
        messages.success(request, f"The round “{edit.form.cleaned_data['title']}” is open. Now ask the agencies.")
        return redirect("asks:list", request.board.slug)
    lead = "Progress is written round by round. From now on every action asks for what was done in this one."
    return page(edit, "Open a round", trail_to(request, of), lead=lead, save="Open the round")


@board_page(Permission.EDIT_PLAN)
def change_round(request: BoardRequest, round: int) -> HttpResponse:
    """A round's name and the day it reports on."""
    thing = found(request, Round, round)
    edit = Edit(request, forms.ChangedRound, values_of=forms.values_of_round, thing=thing)
    if edit.saved(lambda values, since: changes.change_round(by=request.actor, round=thing, since=since, **values)):
        messages.success(request, f"The round “{thing.title}” is saved.")
        return redirect(address_of(request, thing.plan))
    lead = "What was reported in it stays in it. Its day stays between those of the rounds before and after."
    return page(edit, "Change a round", trail_to(request, thing.plan), caption=thing.title, lead=lead)


WITHDRAWN: dict[str, type[PlanRecord]] = {
    "aim": Aim,
    "objective": Objective,
    "action": Action,
    "promise": Commitment,
    "shortfall": Shortfall,
    "progress": Statement,
    "update": Update,
    "round": Round,
}


@board_page(Permission.EDIT_PLAN)
def withdraw(request: BoardRequest, kind: str, pk: int) -> HttpResponse:
    """Take a record that should not be there out of the plan, with the reason."""
    if kind not in WITHDRAWN:
        raise Http404
    thing = found(request, WITHDRAWN[kind], pk)
    edit = Edit(request, forms.Reason, thing=thing)
    action = getattr(thing, "action", None)
    above = thing.plan if kind in ("aim", "round") else action if kind in ("shortfall", "progress", "update") else thing
    if edit.saved(lambda values, since: changes.withdraw(by=request.actor, thing=thing, since=since, **values)):
        messages.success(request, f"The {kind} is withdrawn. It stays in the history.")
        return redirect(address_of(request, action or thing.plan))
    words = [getattr(thing, name, "") for name in ("ref", "title", "text", "what")]
    return page(
        edit,
        f"Withdraw this {kind}",
        trail_to(request, above or thing.plan),
        caption=" ".join(word for word in words if word),
        lead="For what was entered by mistake. It is no longer shown, and stays in the history with your reason.",
        save="Withdraw",
    )
