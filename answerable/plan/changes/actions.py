"""Actions: added, changed, moved, split, closed and reopened. A ref changes only where a person types another."""

from collections.abc import Sequence
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from answerable.access.actor import Actor, require
from answerable.access.roles import Permission
from answerable.history.changes import read_anew
from answerable.history.states import state_model
from answerable.plan.changes.levels import last_order
from answerable.plan.changes.order import put, sequence_of
from answerable.plan.changes.records import add, add_all, correct, set_answerers
from answerable.plan.models import Action, Answerer, Objective, Plan, Split
from answerable.plan.rules import due_columns, placed
from answerable.reading.proposal import Due


@transaction.atomic
def add_action(
    *,
    by: Actor,
    objective: Objective,
    ref: str,
    text: str,
    due: Due | None,
    leads: Sequence[str],
    contributors: Sequence[str],
    reason: str = "",
) -> Action:
    """One more action, last under its objective. ValidationError where the plan has or had another of this ref."""
    require(by, Permission.EDIT_PLAN, on=objective.board_id)
    plan = objective.plan
    read_anew(plan)
    _free_ref(plan, ref)
    fresh = Action(objective=objective, ref=ref, text=text, order=last_order(Action, plan) + 1, **due_columns(due))
    action = add(by=by, plan=plan, thing=fresh, reason=reason)
    set_answerers(by=by, of=action, part="lead", names=leads)
    set_answerers(by=by, of=action, part="contributor", names=contributors)
    return action


@transaction.atomic
def change_action(
    *,
    by: Actor,
    action: Action,
    text: str,
    due: Due | None,
    leads: Sequence[str],
    contributors: Sequence[str],
    reason: str = "",
    since: int | None = None,
) -> Action:
    """Change what an action says, when it is due and who answers for it. `since`: see `read_anew`."""
    require(by, Permission.EDIT_PLAN, on=action.board_id)
    read_anew(action, since=since)
    hanging = {
        "leads": set_answerers(by=by, of=action, part="lead", names=leads),
        "contributors": set_answerers(by=by, of=action, part="contributor", names=contributors),
    }
    also = [name for name, changed in hanging.items() if changed]
    correct(by=by, thing=action, values={"text": text, **due_columns(due)}, reason=reason, also=also)
    return action


@transaction.atomic
def change_ref(*, by: Actor, action: Action, ref: str, reason: str, since: int | None = None) -> Action:
    """Give an action another ref. The old one stays in its states, finds it still and is given to no other action."""
    require(by, Permission.EDIT_PLAN, on=action.board_id)
    read_anew(action.plan)
    _free_ref(action.plan, ref, but=action.pk)
    correct(by=by, thing=action, values={"ref": ref}, reason=reason, since=since)
    return action


@transaction.atomic
def place_action(
    *,
    by: Actor,
    action: Action,
    objective: Objective | None,
    after: Action | None,
    reason: str,
    since: int | None = None,
) -> Action:
    """Put an action under an objective of its plan, straight after another action there (None: first), and say why:
    what it is done for may be another. Its ref stays as it is."""
    require(by, Permission.EDIT_PLAN, on=action.board_id)
    read_anew(action.plan)
    if objective is not None and objective.plan_id != action.plan_id:
        raise ValidationError("That objective belongs to another plan.")
    target = objective.pk if objective else None
    if after is not None and (after.objective_id != target or after.pk == action.pk):
        raise ValidationError({"after": "That action stands elsewhere. Choose one under the same objective."})
    correct(by=by, thing=action, values={"objective": objective}, reason=reason, since=since)
    sequence = sequence_of(Action, action.plan, target)
    put(by, action, placed(sequence, action.pk, after.pk if after else None), why={action.pk: reason})
    return action


@transaction.atomic
def split_action(
    *, by: Actor, action: Action, text: str, parts: Sequence[tuple[str, str]], reason: str, since: int | None = None
) -> list[Action]:
    """Split an action: it keeps its ref, its history and `text`; each of `parts` (ref, text) is a new action straight
    after it, with the same date, leads and contributors, and a link to where it came from."""
    require(by, Permission.EDIT_PLAN, on=action.board_id)
    read_anew(action.plan)
    correct(by=by, thing=action, values={"text": text}, reason=reason, since=since, also=["parts"])
    due = {name: getattr(action, name) for name in due_columns(None)}
    owners = list(Answerer.objects.filter(action=action, withdrawn=False).order_by("order"))
    made: list[Action] = []
    for ref, words in parts:
        try:
            _free_ref(action.plan, ref)
        except ValidationError as taken:
            raise ValidationError({"parts": taken.messages}) from None
        order = last_order(Action, action.plan) + 1
        part = Action(objective_id=action.objective_id, ref=ref, text=words, order=order, **due)
        made.append(add(by=by, plan=action.plan, thing=part, reason=reason))
        same = [
            Answerer(action=part, part=o.part, words=o.words, order=o.order, agency_id=o.agency_id, group_id=o.group_id)
            for o in owners
        ]
        add_all(by=by, plan=action.plan, things=same)
    add_all(by=by, plan=action.plan, things=[Split(origin=action, part=part) for part in made])
    sequence = sequence_of(Action, action.plan, action.objective_id)
    for before, part in zip([action, *made], made, strict=False):
        sequence = placed(sequence, part.pk, before.pk)
    put(by, action, sequence)
    return made


@transaction.atomic
def close_action(
    *,
    by: Actor,
    action: Action,
    closed: str,
    reason: str,
    known_from: datetime | None = None,
    since: int | None = None,
) -> Action:
    """Close an action with its outcome (`Action.CLOSED`) and why; it stays in the plan and can be reopened."""
    require(by, Permission.EDIT_PLAN, on=action.board_id)
    if closed not in dict(Action.CLOSED):
        raise ValidationError({"closed": f"“{closed}” is not an outcome of an action."})
    correct(by=by, thing=action, values={"closed": closed}, reason=reason, known_from=known_from, since=since)
    return action


@transaction.atomic
def reopen_action(*, by: Actor, action: Action, reason: str, since: int | None = None) -> Action:
    """Open a closed action again."""
    require(by, Permission.EDIT_PLAN, on=action.board_id)
    correct(by=by, thing=action, values={"closed": ""}, reason=reason, since=since)
    return action


def _free_ref(plan: Plan, ref: str, but: int = 0) -> None:
    """Refuse a ref that another action of the plan has, or once had: papers that are out name that one by it."""
    bare = ref.rstrip(" .")
    same = Q(ref__iexact=bare) | Q(ref__iexact=f"{bare}.")
    others = Action.objects.filter(plan=plan, withdrawn=False).exclude(pk=but)
    if others.filter(same).exists():
        raise ValidationError({"ref": f"{ref} is the ref of another action of this plan. Type another."})
    once = state_model(Action).objects.filter(same, plan=plan).values("id")
    if other := others.filter(pk__in=once).first():
        raise ValidationError(
            {"ref": f"{ref} was the ref of what is now action {other.ref}, and is still found by it. Type another."}
        )
