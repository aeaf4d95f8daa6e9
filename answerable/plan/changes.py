"""Everything that writes the plan: its levels, its rounds, what is said in them and what was promised."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction

from answerable.access.actor import Actor, require
from answerable.access.roles import Permission
from answerable.history.changes import keep, keep_all, read_anew
from answerable.partnership.models import AgencyName, Board, Group
from answerable.plan.models import Action, Answerer, Commitment, Plan, PlanRecord, Round, Statement, StatusLevel
from answerable.plan.rules import OUTCOMES, STANDARD_SCALE, due_columns, plain
from answerable.reading.proposal import Due

R = TypeVar("R", bound=PlanRecord)
C = TypeVar("C", PlanRecord, Plan)


@transaction.atomic
def make_plan(
    *,
    by: Actor,
    board: Board,
    title: str,
    period: str,
    aim_word: str = "Aim",
    objective_word: str = "Objective",
    known_from: datetime | None = None,
) -> Plan:
    """A new plan for one period; the board's status scale is set up with its first."""
    require(by, Permission.EDIT_PLAN, on=board.pk)
    if not StatusLevel.objects.filter(board=board).exists():
        levels = [StatusLevel(board=board, order=n, **level) for n, level in enumerate(STANDARD_SCALE)]
        keep_all(levels, by=by, board=board.pk, what="status scale set up", known_from=known_from)
    plan = Plan(board=board, title=title, period=period, aim_word=aim_word, objective_word=objective_word)
    return keep(plan, by=by, board=board.pk, what="plan made", known_from=known_from)


@transaction.atomic
def open_round(
    *,
    by: Actor,
    plan: Plan,
    title: str,
    on: date,
    fictional: bool = False,
    known_from: datetime | None = None,
    source: dict[str, Any] | None = None,
) -> Round:
    """A new reporting round of the plan, reported by a document of the day `on`."""
    require(by, Permission.EDIT_PLAN, on=plan.board_id)
    newest = Round.objects.filter(plan=plan, withdrawn=False).order_by("-on").first()
    if newest and on < newest.on:
        raise ValidationError(
            f"This document is dated {on:%d %B %Y}, before the plan's newest round ({newest.title}, "
            f"{newest.on:%d %B %Y}). Bring rounds in from the oldest to the newest."
        )
    fresh = Round(board_id=plan.board_id, plan=plan, title=title, on=on, fictional=fictional, source=source or {})
    return keep(fresh, by=by, board=plan.board_id, what="round opened", known_from=known_from)


@transaction.atomic
def add_all(*, by: Actor, plan: Plan, things: Sequence[R], known_from: datetime | None = None) -> list[R]:
    """Add new records of one kind to a plan: its levels, statements and promises, and what rooms above keep of it."""
    require(by, things[0].write_by if things else Permission.EDIT_PLAN, on=plan.board_id)
    for thing in things:
        thing.board_id, thing.plan_id = plan.board_id, plan.pk
    what = f"{things[0]._meta.verbose_name_plural} added" if things else ""
    return keep_all(things, by=by, board=plan.board_id, what=what, known_from=known_from)


@transaction.atomic
def correct(
    *,
    by: Actor,
    thing: PlanRecord | Plan,
    values: dict[str, Any],
    reason: str = "",
    known_from: datetime | None = None,
    since: int | None = None,
) -> PlanRecord | Plan:
    """Change some columns of a plan or one of its records; nothing happens where nothing differs. `since`: see
    `read_anew`."""
    require(by, thing.write_by, on=thing.board_id)
    read_anew(thing, since=since)
    for name, value in values.items():
        setattr(thing, name, value)
    what = f"{thing._meta.verbose_name} changed"
    return keep(thing, by=by, board=thing.board_id, what=what, reason=reason, known_from=known_from)


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
def set_status(*, by: Actor, statement: Statement, delivery: str = "", impact: str = "", reason: str = "") -> Statement:
    """Put a statement on a level of the board's own scales; empty takes the level away."""
    require(by, Permission.EDIT_PLAN, on=statement.board_id)
    read_anew(statement)
    for scale, code in (("delivery", delivery), ("impact", impact)):
        levels = StatusLevel.objects.filter(board_id=statement.board_id, scale=scale)
        if code and not levels.filter(code=code).exists():
            names = ", ".join(levels.order_by("order").values_list("code", flat=True))
            raise ValidationError(f"'{code}' is not on the board's scale of {scale} status: {names}.")
    statement.delivery, statement.impact = delivery, impact
    return keep(statement, by=by, board=statement.board_id, what="status set", reason=reason)


@transaction.atomic
def conclude_commitment(
    *,
    by: Actor,
    commitment: Commitment,
    outcome: str,
    words: str = "",
    round: Round | None = None,
    known_from: datetime | None = None,
) -> Commitment:
    """Say what became of a promise: done, rescheduled or stopped by agreement."""
    require(by, Permission.EDIT_PLAN, on=commitment.board_id)
    read_anew(commitment)
    if outcome not in OUTCOMES:
        raise ValidationError(f"'{outcome}' is not an outcome; choose one of {', '.join(OUTCOMES)}.")
    commitment.outcome, commitment.outcome_words, commitment.outcome_round = outcome, words, round
    return keep(commitment, by=by, board=commitment.board_id, what="commitment concluded", known_from=known_from)


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
    correct(by=by, thing=action, values={"text": text, **due_columns(due)}, reason=reason, since=since)
    for part, names in (("lead", leads), ("contributor", contributors)):
        _set_answerers(by=by, action=action, part=part, names=names)
    return action


def _set_answerers(*, by: Actor, action: Action, part: str, names: Sequence[str]) -> None:
    """Let these, in this order, be an action's leads or contributors; who is no longer named is withdrawn."""
    there = {plain(old.words): old for old in Answerer.objects.filter(action=action, part=part, withdrawn=False)}
    wanted = {plain(name): (name, order) for order, name in enumerate(names)}
    for key, old in there.items():
        values = {"order": wanted[key][1]} if key in wanted else {"withdrawn": True}
        correct(by=by, thing=old, values=values)
    bodies = bodies_named(action.board_id)
    fresh = [
        Answerer(action=action, part=part, words=name, order=order, **bodies.get(key, {}))
        for key, (name, order) in wanted.items()
        if key not in there
    ]
    if fresh:
        add_all(by=by, plan=action.plan, things=fresh)


def bodies_named(board: int) -> dict[str, dict[str, Any]]:
    """The agencies and groups that a board knows, by each of their names in plain words, as columns of an Answerer."""
    found: dict[str, dict[str, Any]] = {}
    for group in Group.objects.filter(board_id=board):
        found |= {plain(name): {"group": group} for name in (group.name, *group.names.splitlines())}
    names = AgencyName.objects.filter(board_id=board).select_related("agency")
    return found | {plain(name.name): {"agency": name.agency} for name in names}
