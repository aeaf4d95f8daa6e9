"""Everything that writes a consultation, and carries actions forward from plan to plan."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from answerable.access.actor import Actor, Party, require
from answerable.access.roles import ROLES, Permission
from answerable.history.changes import keep, read_anew
from answerable.partnership.record import is_on_board
from answerable.plan.changes import add_action, add_all, close_action, correct
from answerable.plan.models import Action, Answerer, Objective, Plan
from answerable.plan.rules import day, due_columns, on_columns
from answerable.plan.year.record import stands_now
from answerable.reading.proposal import Due
from answerable.years.models import Carried, Comment, Consulted
from answerable.years.record import may_put_right
from answerable.years.rules import BECAME, no_comment

Whose = Party | str
SOMEBODY_ELSE_S = "Somebody else wrote this, or the consultation is over. Only they may put it right, while it runs."
NOT_YOURS = "Your role lets you speak for somebody else only."


def _whose(board: int, whose: Whose) -> dict[str, Any]:
    """Of whom a record is, as its columns. ValidationError where that agency or group is not on the board."""
    if isinstance(whose, str):
        return {"agency_id": None, "group_id": None, "words": whose}
    if not is_on_board(board, whose):
        raise ValidationError("That is on the board no more. Choose one that is.")
    return {"agency_id": whose.agency, "group_id": whose.group, "words": ""}


def _draft(plan: Plan) -> str:
    """Hold a plan and tell where it stands."""
    read_anew(plan)
    return stands_now(plan, timezone.localdate())


@transaction.atomic
def consult(*, by: Actor, plan: Plan, whom: Sequence[Whose], due: Due | None) -> list[Consulted]:
    """Say who is consulted on a plan, and by when. Whoever is consulted already stays as they are."""
    require(by, Permission.EDIT_PLAN, on=plan.board_id)
    if wrong := no_comment(_draft(plan), keeps=True):
        raise ValidationError(wrong)
    until = day(due.to) if due else None
    if until is not None and until < timezone.localdate():
        raise ValidationError({"due": "That day has passed. Give them time to read it"})
    there = {(c.agency_id, c.group_id, c.words) for c in Consulted.objects.filter(plan=plan, withdrawn=False)}
    fresh = []
    for one in whom:
        made = Consulted(**_whose(plan.board_id, one), **due_columns(due))
        if (made.agency_id, made.group_id, made.words) not in there:
            fresh.append(made)
    return add_all(by=by, plan=plan, things=fresh)


@transaction.atomic
def consult_no_more(*, by: Actor, consulted: Consulted, reason: str) -> Consulted:
    """Take somebody off the list of those who are consulted; what they said stays."""
    require(by, Permission.EDIT_PLAN, on=consulted.board_id)
    correct(by=by, thing=consulted, values={"withdrawn": True}, reason=reason)
    return consulted


@transaction.atomic
def comment(
    *,
    by: Actor,
    plan: Plan,
    whose: Whose,
    text: str,
    on: Due,
    objective: Objective | None = None,
    elsewhere: str = "",
) -> Comment:
    """Say what somebody thinks of a draft plan: for their own agency or group, or from their post, while the
    consultation runs; or, from what was said or written `elsewhere`, as whoever keeps the plan."""
    require(by, Permission.EDIT_PLAN if elsewhere else Permission.ANSWER_ASK, on=plan.board_id)
    keeps = by.may(Permission.EDIT_PLAN, plan.board_id)
    if keeps and not elsewhere:
        raise ValidationError({"elsewhere": "Enter how you know what they said"})
    if not keeps and whose not in speaks_as(by, plan.board_id):
        raise PermissionDenied(NOT_YOURS)
    if wrong := no_comment(_draft(plan), keeps=keeps):
        raise ValidationError(wrong)
    _of_plan(plan, objective)
    _said_on(on)
    said = {"text": text, "elsewhere": elsewhere, "objective": objective, **on_columns(on)}
    made = Comment(board_id=plan.board_id, plan=plan, **said, **_whose(plan.board_id, whose))
    return keep(made, by=by, board=plan.board_id, what="comment on a plan")


def speaks_as(by: Actor, board: int) -> list[Whose]:
    """For whom somebody may say what they think of a plan: their agencies and groups, else from their own post."""
    held = [s for s in by.standings if s.board == board and Permission.ANSWER_ASK in ROLES[s.role].permissions]
    own = sorted({s.party for s in held} - {Party()}, key=lambda party: party.key)
    post = by.post(Permission.ANSWER_ASK, board)
    return [*own] or ([post] if post else [])


def _of_plan(plan: Plan, objective: Objective | None) -> None:
    if objective is not None and (objective.plan_id != plan.pk or objective.withdrawn):
        raise ValidationError({"objective": "That is not there any more. Choose another, or the plan as a whole"})


def _said_on(on: Due) -> None:
    first = day(on.from_)
    if first is None or first > timezone.localdate():
        raise ValidationError({"on": "Write a day that can be found in a calendar, and not one to come"})


def _held(by: Actor, thing: Comment, since: int | None = None) -> None:
    """A comment held to be put right by somebody who may."""
    read_anew(thing, since=since)
    if thing.withdrawn:
        raise ValidationError("This comment was withdrawn meanwhile. Nothing was saved.")
    if not may_put_right(by, thing, _draft(thing.plan)):
        raise PermissionDenied(SOMEBODY_ELSE_S)


@transaction.atomic
def correct_comment(
    *,
    by: Actor,
    thing: Comment,
    text: str,
    on: Due,
    objective: Objective | None,
    reason: str,
    elsewhere: str = "",
    since: int | None = None,
) -> Comment:
    """Put right what a comment says; what it said before stays in its history. What became of it was said of other
    words, and is to be said anew. `since`: see `read_anew`."""
    require(by, Permission.ANSWER_ASK, on=thing.board_id)
    _held(by, thing, since)
    _of_plan(thing.plan, objective)
    _said_on(on)
    where = elsewhere if thing.elsewhere else ""  # what somebody wrote here themselves was said nowhere else
    if (text, objective) != (thing.text, thing.objective):
        thing.became = thing.because = ""
    for name, value in {"text": text, "objective": objective, "elsewhere": where, **on_columns(on)}.items():
        setattr(thing, name, value)
    return keep(thing, by=by, board=thing.board_id, what="comment on a plan corrected", reason=reason)


@transaction.atomic
def withdraw_comment(*, by: Actor, thing: Comment, reason: str) -> Comment:
    """Take a comment back; it stays in the history."""
    require(by, Permission.ANSWER_ASK, on=thing.board_id)
    _held(by, thing)
    thing.withdrawn = True
    return keep(thing, by=by, board=thing.board_id, what="comment on a plan withdrawn", reason=reason)


@transaction.atomic
def settle(*, by: Actor, thing: Comment, became: str, because: str, since: int | None = None) -> Comment:
    """Say what became of a comment, and why or what was changed. `since`: see `read_anew`."""
    require(by, Permission.EDIT_PLAN, on=thing.board_id)
    if became not in BECAME:
        raise ValidationError({"became": f"“{became}” is nothing that becomes of a comment."})
    correct(by=by, thing=thing, values={"became": became, "because": because}, reason=because, since=since)
    return thing


@transaction.atomic
def carry(
    *,
    by: Actor,
    action: Action,
    objective: Objective,
    ref: str,
    text: str,
    due: Due | None,
    reason: str,
    since: int | None = None,
) -> Action:
    """Carry an unfinished action into an objective of another plan, with a link that leads back: there it has its own
    ref, and the same leads and contributors. The old one is closed as carried forward; its promises stay to be kept."""
    require(by, Permission.EDIT_PLAN, on=action.board_id)
    read_anew(action, since=since)
    if action.withdrawn:
        raise ValidationError("This action was withdrawn meanwhile. Nothing was saved.")
    if objective.board_id != action.board_id or objective.plan_id == action.plan_id or objective.withdrawn:
        raise ValidationError({"objective": "Choose an objective of another plan of this board"})
    stands = stands_now(objective.plan, timezone.localdate())
    if stands == "closed":
        raise ValidationError({"objective": "That plan is closed. Choose an objective of one that is not"})
    if action.closed not in {"", "carried forward"}:
        raise ValidationError("This action was closed. Reopen it first, if it is to go on.")
    if Carried.objects.filter(before=action, withdrawn=False, action__withdrawn=False).exists():
        raise ValidationError("This action goes on in another plan already. Split that one, if it is to be two.")
    owners = Answerer.objects.filter(action=action, withdrawn=False).order_by("order", "id")
    parts = {part: [one.words for one in owners if one.part == part] for part in ("lead", "contributor")}
    said: dict[str, Any] = {"ref": ref, "text": text, "due": due, "reason": reason}
    fresh = add_action(by=by, objective=objective, leads=parts["lead"], contributors=parts["contributor"], **said)
    earlier = Carried.objects.filter(action=action, withdrawn=False).first()
    first = earlier.first_id if earlier else action.pk
    add_all(by=by, plan=objective.plan, things=[Carried(first_id=first, before=action, action=fresh)])
    if not action.closed:
        close_action(by=by, action=action, closed="carried forward", reason=reason)
    return fresh
