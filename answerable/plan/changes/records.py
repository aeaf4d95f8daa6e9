"""Any record of a plan: added, corrected, withdrawn; and who answers for an objective or an action."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction

from answerable.access.actor import Actor, require
from answerable.access.roles import Permission
from answerable.history.changes import keep, keep_all, read_anew
from answerable.partnership.models import AgencyName, Board, Group
from answerable.plan.models import (
    Action,
    Aim,
    Answerer,
    Commitment,
    Objective,
    Plan,
    PlanRecord,
    Round,
    Statement,
    Update,
)
from answerable.plan.rules import plain

R = TypeVar("R", bound=PlanRecord)
C = TypeVar("C", PlanRecord, Plan)
# What must not be left hanging when something is withdrawn, and what to do with it first.
_HANGS_ON: dict[type[PlanRecord], list[tuple[type[PlanRecord], str, str]]] = {
    Aim: [(Objective, "aim", "objectives stand under it. Put them under another first")],
    Objective: [(Action, "objective", "actions stand under it. Put them under another first, or withdraw them")],
    Action: [
        (Statement, "action", "progress has been written on it. Close it instead"),
        (Update, "action", "an agency has reported on it. Close it instead"),
        (Commitment, "action", "promises have been made on it. Close it instead"),
    ],
}


@transaction.atomic
def add_all(*, by: Actor, plan: Plan, things: Sequence[R], known_from: datetime | None = None) -> list[R]:
    """Add new records of one kind to a plan: its levels, statements and promises, and what rooms above keep of it."""
    require(by, things[0].write_by if things else Permission.EDIT_PLAN, on=plan.board_id)
    for thing in things:
        thing.board_id, thing.plan_id = plan.board_id, plan.pk
    what = f"{things[0]._meta.verbose_name_plural} added" if things else ""
    return keep_all(things, by=by, board=plan.board_id, what=what, known_from=known_from)


@transaction.atomic
def add(*, by: Actor, plan: Plan, thing: R, reason: str = "") -> R:
    """Add one new record to a plan, with the reason for it."""
    require(by, thing.write_by, on=plan.board_id)
    thing.board_id, thing.plan = plan.board_id, plan
    return keep(thing, by=by, board=plan.board_id, what=f"{thing._meta.verbose_name} added", reason=reason)


@transaction.atomic
def correct(
    *,
    by: Actor,
    thing: PlanRecord | Plan,
    values: dict[str, Any],
    reason: str = "",
    known_from: datetime | None = None,
    since: int | None = None,
    also: Sequence[str] = (),
) -> PlanRecord | Plan:
    """Change some columns of a plan or one of its records; nothing happens where nothing differs. `since`: see
    `read_anew`; `also`: see `keep`."""
    require(by, thing.write_by, on=thing.board_id)
    read_anew(thing, since=since)
    for name, value in values.items():
        setattr(thing, name, value)
    what = f"{thing._meta.verbose_name} changed"
    return keep(thing, by=by, board=thing.board_id, what=what, reason=reason, known_from=known_from, also=also)


@transaction.atomic
def correct_all(
    *,
    by: Actor,
    board: Board,
    things: Sequence[tuple[C, dict[str, Any]]],
    reason: str = "",
    known_from: datetime | None = None,
) -> None:
    """Change some columns of many records of one kind at once; the caller holds them (see `keep_all`)."""
    require(by, things[0][0].write_by if things else Permission.EDIT_PLAN, on=board.pk)
    for thing, values in things:
        require(by, thing.write_by, on=thing.board_id)
        for name, value in values.items():
            setattr(thing, name, value)
    what = f"{things[0][0]._meta.verbose_name_plural} changed" if things else ""
    kept, columns = [thing for thing, _ in things], {name for _, values in things for name in values}
    keep_all(kept, by=by, board=board.pk, what=what, known_from=known_from, reason=reason, columns=columns)


@transaction.atomic
def withdraw(*, by: Actor, thing: PlanRecord, reason: str, since: int | None = None) -> PlanRecord:
    """Take a record out of the plan; it stays in the history. Refused while something hangs on it."""
    require(by, thing.write_by, on=thing.board_id)
    read_anew(thing, since=since)
    for model, link, why in _HANGS_ON.get(type(thing), []):
        if model._default_manager.filter(**{link: thing, "withdrawn": False}).exists():
            raise ValidationError(f"This cannot be withdrawn: {why}.")
    if isinstance(thing, Round) and _anything_in(thing):
        raise ValidationError(
            "This cannot be withdrawn: something was asked, reported or promised in it. Withdraw that first; what a "
            "document brought in is undone with the document."
        )
    thing.withdrawn = True
    what = f"{thing._meta.verbose_name} withdrawn"
    return keep(thing, by=by, board=thing.board_id, what=what, reason=reason)


def _anything_in(round: Round) -> bool:
    """Whether any record of any room belongs to a round."""
    if Commitment.objects.filter(outcome_round=round, withdrawn=False).exists():
        return True
    for relation in round._meta.related_objects:
        names = {field.name for field in relation.related_model._meta.get_fields()}
        still = {"withdrawn": False} if "withdrawn" in names else {}
        if relation.related_model._default_manager.filter(**{relation.field.name: round}, **still).exists():
            return True
    return False


@transaction.atomic
def set_answerers(*, by: Actor, of: Action | Objective, part: str, names: Sequence[str]) -> bool:
    """Let these, in this order, lead an objective or action or contribute to it; who is no longer named is withdrawn.
    Returns whether anything changed."""
    require(by, Permission.EDIT_PLAN, on=of.board_id)
    link = {type(of).__name__.lower(): of}
    there = {plain(old.words): old for old in Answerer.objects.filter(**link, part=part, withdrawn=False)}
    wanted = {plain(name): (name, order) for order, name in enumerate(names)}
    changed = False
    for key, old in there.items():
        before = (old.order, old.withdrawn)
        after = (wanted[key][1], False) if key in wanted else (old.order, True)
        if before != after:
            correct(by=by, thing=old, values=dict(zip(("order", "withdrawn"), after, strict=True)))
            changed = True
    new = {key: named for key, named in wanted.items() if key not in there}
    if new:
        bodies = bodies_named(of.board_id)
        fresh = [
            Answerer(part=part, words=name, order=order, **link, **bodies.get(key, {}))
            for key, (name, order) in new.items()
        ]
        add_all(by=by, plan=of.plan, things=fresh)
    return changed or bool(new)


def bodies_named(board: int) -> dict[str, dict[str, Any]]:
    """The agencies and groups that a board knows, by each of their names in plain words, as columns of an Answerer."""
    found: dict[str, dict[str, Any]] = {}
    for group in Group.objects.filter(board_id=board, withdrawn=False):
        found |= {plain(name): {"group": group} for name in (group.name, *group.names.splitlines())}
    names = AgencyName.objects.filter(board_id=board, withdrawn=False).select_related("agency")
    return found | {plain(name.name): {"agency": name.agency} for name in names}
