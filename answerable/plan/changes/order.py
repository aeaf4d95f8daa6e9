"""The order in which aims, objectives and actions stand. It is printed with them and claims nothing, so a step up or
down takes no reason; no printed ref changes by it."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from django.core.exceptions import ValidationError
from django.db import transaction

from answerable.access.actor import Actor, require
from answerable.access.roles import Permission
from answerable.history.changes import read_anew
from answerable.plan.changes.records import correct
from answerable.plan.models import Action, Aim, Objective, Plan
from answerable.plan.rules import orders, placed

# What a record stands under; those under the same one stand in an order.
_UNDER: dict[type[Aim | Objective | Action], str] = {Objective: "aim_id", Action: "objective_id"}


@transaction.atomic
def move(*, by: Actor, thing: Aim | Objective | Action, up: bool) -> None:
    """Let an aim, an objective or an action change places with the one before it (`up`) or after it under the same
    one; nothing at either end."""
    require(by, Permission.EDIT_PLAN, on=thing.board_id)
    read_anew(thing.plan)
    read_anew(thing)
    under = _UNDER.get(type(thing), "")
    sequence = sequence_of(type(thing), thing.plan, getattr(thing, under) if under else None)
    if thing.pk not in sequence:
        raise ValidationError("It has been withdrawn meanwhile, so it has no place to move to.")
    at = sequence.index(thing.pk)
    last = len(sequence) - 1
    if (up and at > 0) or (not up and at < last):
        after = at - 2 if up else at + 1
        put(by, thing, placed(sequence, thing.pk, sequence[after] if after >= 0 else None))


def sequence_of(model: type[Aim | Objective | Action], plan: Plan, under: int | None) -> list[int]:
    """The ids of a plan's aims, of an aim's objectives or of an objective's actions in their order."""
    where = {_UNDER[model]: under} if model in _UNDER else {}
    there = model._default_manager.filter(plan=plan, withdrawn=False, **where)
    return list(there.order_by("order", "id").values_list("pk", flat=True))


def put(
    by: Actor,
    thing: Aim | Objective | Action,
    sequence: Sequence[int],
    why: Mapping[int, str] = MappingProxyType({}),
) -> None:
    """Let a thing and those beside it stand in this sequence; `why` one of them was moved, by its id."""
    there = {one.pk: one for one in type(thing)._default_manager.filter(plan=thing.plan, pk__in=sequence)}
    for pk, order in orders(sequence, {pk: one.order for pk, one in there.items()}).items():
        correct(by=by, thing=there[pk], values={"order": order}, reason=why.get(pk, ""))
