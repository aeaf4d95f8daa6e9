"""A plan, its aims and its objectives."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from answerable.access.actor import Actor, require
from answerable.access.roles import Permission
from answerable.history.changes import keep, keep_all, read_anew
from answerable.partnership.models import Board
from answerable.plan.changes.records import add, add_all, correct, set_answerers
from answerable.plan.models import Aim, Objective, Plan, PlanRecord, Serves, StatusLevel
from answerable.plan.rules import STANDARD_SCALE, plain


@transaction.atomic
def make_plan(
    *,
    by: Actor,
    board: Board,
    title: str,
    period: str,
    aim_word: str = "Aim",
    objective_word: str = "Objective",
    follows: Plan | None = None,
    known_from: datetime | None = None,
) -> Plan:
    """A new plan for one period; the board's status scale is set up with its first. `follows`: the plan from which it
    is begun."""
    require(by, Permission.EDIT_PLAN, on=board.pk)
    _free_period(board.pk, period)
    if not StatusLevel.objects.filter(board=board).exists():
        levels = [StatusLevel(board=board, order=n, **level) for n, level in enumerate(STANDARD_SCALE)]
        keep_all(levels, by=by, board=board.pk, what="status scale set up", known_from=known_from)
    words = {"title": title, "period": period, "aim_word": aim_word, "objective_word": objective_word}
    plan = Plan(board=board, follows=follows, **words)
    return keep(plan, by=by, board=board.pk, what="plan made", known_from=known_from)


@transaction.atomic
def change_plan(
    *,
    by: Actor,
    plan: Plan,
    title: str,
    period: str,
    aim_word: str,
    objective_word: str,
    reason: str = "",
    since: int | None = None,
) -> Plan:
    """Put right what a plan is called, which period it is for and what it calls its levels. `since`: see
    `read_anew`."""
    require(by, Permission.EDIT_PLAN, on=plan.board_id)
    _free_period(plan.board_id, period, but=plan.pk)
    values = {"title": title, "period": period, "aim_word": aim_word, "objective_word": objective_word}
    correct(by=by, thing=plan, values=values, reason=reason, since=since)
    return plan


def _free_period(board: int, period: str, but: int = 0) -> None:
    """Refuse a period for which the board has another plan."""
    if Plan.objects.filter(board=board, period=period, withdrawn=False).exclude(pk=but).exists():
        raise ValidationError({"period": f"There is a plan for {period} already. Give this one another period."})


@transaction.atomic
def add_aim(*, by: Actor, plan: Plan, ref: str, title: str, reason: str = "") -> Aim:
    """One more aim, after the others."""
    require(by, Permission.EDIT_PLAN, on=plan.board_id)
    read_anew(plan)
    _free(Aim, plan, ref)
    return add(by=by, plan=plan, thing=Aim(ref=ref, title=title, order=last_order(Aim, plan) + 1), reason=reason)


@transaction.atomic
def change_aim(*, by: Actor, aim: Aim, ref: str, title: str, reason: str = "", since: int | None = None) -> Aim:
    """Change an aim's ref or words. `since`: see `read_anew`."""
    require(by, Permission.EDIT_PLAN, on=aim.board_id)
    _free(Aim, aim.plan, ref, but=aim.pk)
    correct(by=by, thing=aim, values={"ref": ref, "title": title}, reason=reason, since=since)
    return aim


@transaction.atomic
def add_objective(
    *,
    by: Actor,
    plan: Plan,
    aim: Aim | None,
    ref: str,
    title: str,
    also_ref: str = "",
    also_text: str = "",
    partnership: str = "",
    leads: Sequence[str] = (),
    serves: Sequence[tuple[str, str, str]] = (),
    reason: str = "",
) -> Objective:
    """One more objective, after the others. `serves`: outside plans and where it comes from, as (kind, words, ref)."""
    require(by, Permission.EDIT_PLAN, on=plan.board_id)
    read_anew(plan)
    _free(Objective, plan, ref)
    said: dict[str, Any] = {"ref": ref, "title": title, "also_ref": also_ref, "also_text": also_text}
    said["partnership"] = partnership
    fresh = Objective(plan=plan, aim=aim, order=last_order(Objective, plan) + 1, **said)
    objective = add(by=by, plan=plan, thing=fresh, reason=reason)
    set_answerers(by=by, of=objective, part="lead", names=leads)
    _set_serves(by=by, objective=objective, serves=serves)
    return objective


@transaction.atomic
def change_objective(
    *,
    by: Actor,
    objective: Objective,
    aim: Aim | None,
    ref: str,
    title: str,
    also_ref: str,
    also_text: str,
    partnership: str,
    leads: Sequence[str],
    serves: Sequence[tuple[str, str, str]],
    reason: str = "",
    since: int | None = None,
) -> Objective:
    """Change what an objective says, who leads it, where it comes from and what it serves. `since`: see `read_anew`."""
    require(by, Permission.EDIT_PLAN, on=objective.board_id)
    read_anew(objective, since=since)
    _free(Objective, objective.plan, ref, but=objective.pk)
    hanging = {
        "leads": set_answerers(by=by, of=objective, part="lead", names=leads),
        "what it comes from and serves": _set_serves(by=by, objective=objective, serves=serves),
    }
    values: dict[str, Any] = {"aim": aim, "ref": ref, "title": title, "also_ref": also_ref, "also_text": also_text}
    values["partnership"] = partnership
    also = [name for name, changed in hanging.items() if changed]
    correct(by=by, thing=objective, values=values, reason=reason, also=also)
    return objective


def _set_serves(*, by: Actor, objective: Objective, serves: Sequence[tuple[str, str, str]]) -> bool:
    """Let these, in this order, be what an objective comes from and serves. Returns whether anything changed."""
    there = {(old.kind, old.words, old.ref): old for old in Serves.objects.filter(objective=objective, withdrawn=False)}
    gone = [old for key, old in there.items() if key not in serves]
    moved = [(there[key], order) for order, key in enumerate(serves) if key in there and there[key].order != order]
    for old in gone:
        correct(by=by, thing=old, values={"withdrawn": True})
    for old, order in moved:
        correct(by=by, thing=old, values={"order": order})
    fresh = [
        Serves(objective=objective, kind=kind, words=words, ref=ref, order=order)
        for order, (kind, words, ref) in enumerate(serves)
        if (kind, words, ref) not in there
    ]
    add_all(by=by, plan=objective.plan, things=fresh)
    return bool(gone or moved or fresh)


def last_order(model: type[PlanRecord], plan: Plan) -> int:
    """The highest order number of a level of the plan, -1 where it has none yet."""
    highest = model._default_manager.filter(plan=plan).aggregate(highest=Max("order"))["highest"]
    return -1 if highest is None else int(highest)


def _free(model: type[Aim | Objective], plan: Plan, ref: str, but: int = 0) -> None:
    """Refuse a ref that another aim or objective of the plan has."""
    others = model._default_manager.filter(plan=plan, withdrawn=False).exclude(pk=but)
    if plain(ref) in {plain(other) for other in others.values_list("ref", flat=True)}:
        name = model._meta.verbose_name
        raise ValidationError({"ref": f"{ref} is the ref of another {name} of this plan. Type another."})
