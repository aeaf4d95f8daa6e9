"""A plan's year: its steps, and a new plan that is begun from an old one."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from answerable.access.actor import Actor, require
from answerable.access.roles import Permission
from answerable.history.changes import keep, read_anew
from answerable.plan.changes.levels import make_plan
from answerable.plan.changes.records import add_all
from answerable.plan.models import Action, Aim, Answerer, Objective, Plan, PlanStep, Round, Serves, Statement
from answerable.plan.rules import on_columns
from answerable.plan.year.rules import STEPS, UNAGREED, is_finished, on_day, wrong_day, wrong_step
from answerable.reading.proposal import Due


def _right(kind: str, elsewhere: str) -> Permission:
    """What it takes to take a step: a plan is agreed by the chair, or in a meeting, of which whoever keeps the plan
    enters where that was."""
    return Permission.APPROVE_PAPER if kind == "agreed" and not elsewhere else Permission.EDIT_PLAN


@transaction.atomic
def take_step(
    *, by: Actor, plan: Plan, kind: str, on: Due, text: str = "", elsewhere: str = "", since: int | None = None
) -> PlanStep:
    """Take one step of a plan's year. `text` is the reason or what was decided; `elsewhere` the meeting that agreed it.
    `since`: the version of the plan that was read, so that two who take a step at once meet."""
    right = _right(kind, elsewhere)
    require(by, right, on=plan.board_id)
    read_anew(plan, since=since)
    if plan.withdrawn:
        raise ValidationError("This plan was withdrawn meanwhile. Nothing was saved.")
    before = _steps(plan)
    now = before[-1].kind if before else ""
    undecided = len(undecided_of(plan)) if kind == "closed" else 0
    reported = Round.objects.filter(plan=plan, withdrawn=False).exists()
    if wrong := wrong_step(now, kind, reason=text, reported=reported, undecided=undecided):
        raise ValidationError(wrong)
    not_before = before[-1].on_from if before else None
    if wrong := wrong_day(kind, on, today=timezone.localdate(), not_before=not_before):
        raise ValidationError({"on": wrong})
    step = PlanStep(kind=kind, post=by.post(right, plan.board_id), text=text, elsewhere=elsewhere, **on_columns(on))
    return _keep(by, plan, step, f"plan: {STEPS[kind].lower()}", text)


def _keep(by: Actor, plan: Plan, step: PlanStep, what: str, reason: str = "") -> PlanStep:
    """Keep a step; the plan has a new version with it."""
    step.board_id, step.plan = plan.board_id, plan
    kept = keep(step, by=by, board=plan.board_id, what=what, reason=reason)
    keep(plan, by=by, board=plan.board_id, what="plan moved on", also=["steps"])
    return kept


@transaction.atomic
def withdraw_step(*, by: Actor, step: PlanStep, reason: str) -> PlanStep:
    """Take the last step of a plan back, which was entered by mistake: it stands again where it stood before. A plan
    that begins as a draft stays one."""
    require(by, _right(step.kind, step.elsewhere), on=step.board_id)
    read_anew(step.plan)
    read_anew(step)
    taken = _steps(step.plan)
    if step.withdrawn or taken[-1] != step:
        raise ValidationError("Another step was taken since. Only the last one can be taken back.")
    before = taken[-2].kind if len(taken) > 1 else ""
    if before in UNAGREED and Round.objects.filter(plan=step.plan, withdrawn=False).exists():
        raise ValidationError("The plan has been reported on, so it cannot be a draft again. Change it as it is.")
    if not before and step.kind in UNAGREED:
        raise ValidationError(
            "Without its first step the plan would count as in force. If it is agreed, take the next step; if it is "
            "not wanted, withdraw the plan."
        )
    step.withdrawn = True
    return _keep(by, step.plan, step, "step of a plan withdrawn", reason)


def _steps(plan: Plan) -> list[PlanStep]:
    return list(PlanStep._default_manager.filter(plan=plan, withdrawn=False).order_by("id"))


def undecided_of(plan: Plan) -> list[Action]:
    """The actions of a plan that are not finished and of which nobody has said what becomes of them (see
    `rules.is_finished`). Two queries."""
    said = Statement.objects.filter(plan=plan, withdrawn=False, round__withdrawn=False).exclude(delivery="")
    newest = dict(said.order_by("round__on", "round_id").values_list("action_id", "delivery"))
    actions = Action.objects.filter(plan=plan, withdrawn=False, closed="").order_by("order", "id")
    return [one for one in actions if not is_finished(closed=one.closed, delivery=newest.get(one.pk, ""))]


@transaction.atomic
def begin_from(*, by: Actor, plan: Plan, title: str, period: str, objectives: Collection[int], today: date) -> Plan:
    """Begin a draft from an earlier plan: the `objectives` that were chosen (their ids), with the aims above them, are
    copied as new records that lead back to the old ones, with their refs as printed, who leads them, where they come
    from and what they serve. Actions are carried forward one by one, with their thread."""
    require(by, Permission.EDIT_PLAN, on=plan.board_id)
    words: dict[str, Any] = {"aim_word": plan.aim_word, "objective_word": plan.objective_word}
    fresh = make_plan(by=by, board=plan.board, title=title, period=period, follows=plan, **words)
    take_step(by=by, plan=fresh, kind="draft", on=on_day(today))
    of = {"plan": plan, "withdrawn": False}
    chosen = list(Objective.objects.filter(**of, pk__in=objectives).order_by("order", "id"))
    above = {one.aim_id for one in chosen}
    aims = {aim.pk: _copied(aim, ("ref", "title", "order")) for aim in Aim.objects.filter(**of) if aim.pk in above}
    add_all(by=by, plan=fresh, things=list(aims.values()))
    names = ("ref", "title", "also_ref", "also_text", "partnership", "order")
    new = {one.pk: _copied(one, names, aim=aims.get(one.aim_id or 0)) for one in chosen}
    add_all(by=by, plan=fresh, things=list(new.values()))
    for model, columns in ((Answerer, ("part", "words", "agency_id", "group_id")), (Serves, ("kind", "words", "ref"))):
        hanging = model.objects.filter(**of, objective__in=chosen, **_ON_OBJECTIVE[model]).order_by("order", "id")
        copies = [
            model(**{name: getattr(one, name) for name in (*columns, "order")}, objective=new[one.objective_id or 0])
            for one in hanging
        ]
        add_all(by=by, plan=fresh, things=copies)
    return fresh


_ON_OBJECTIVE: dict[Any, dict[str, Any]] = {Answerer: {"action": None}, Serves: {}}


def _copied(thing: Any, columns: tuple[str, ...], **more: Any) -> Any:
    return type(thing)(**{name: getattr(thing, name) for name in columns}, follows=thing, **more)
