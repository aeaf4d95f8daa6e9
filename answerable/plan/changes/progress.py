"""What is said of the plan round by round: rounds, progress statements with their status, stated shortfalls."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from answerable.access.actor import Actor, require, require_answer
from answerable.access.roles import Permission
from answerable.history.changes import EditedMeanwhile, keep, read_anew
from answerable.history.states import version_of
from answerable.partnership.record import is_on_board
from answerable.plan.changes.records import add, correct
from answerable.plan.models import Action, Body, Plan, Round, Shortfall, Statement, StatusLevel, Update, columns_of
from answerable.plan.notation import blocks_of, text_of
from answerable.plan.reporting import Report, report_of
from answerable.plan.rules import UNSENT, on_behalf
from answerable.plan.year.record import stands_now
from answerable.plan.year.rules import no_round


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
    """A new reporting round of the plan, as at the day `on`: that of the document that reports it. One that is opened
    by hand must not be there already; a draft and a closed plan take none."""
    require(by, Permission.EDIT_PLAN, on=plan.board_id)
    if wrong := no_round(stands_now(plan, timezone.localdate())):
        raise ValidationError(wrong)
    if source is None:
        _free_round(plan, title, on)
    newest = Round.objects.filter(plan=plan, withdrawn=False).order_by("-on").first()
    if newest and on < newest.on:
        words = (
            f"This is dated {on:%-d %B %Y}, before the plan's newest round ({newest.title}, "
            f"{newest.on:%-d %B %Y}). Bring rounds in from the oldest to the newest."
        )
        raise ValidationError({"on": words})
    fresh = Round(board_id=plan.board_id, plan=plan, title=title, on=on, fictional=fictional, source=source or {})
    return keep(fresh, by=by, board=plan.board_id, what="round opened", known_from=known_from)


@transaction.atomic
def change_round(*, by: Actor, round: Round, title: str, on: date, reason: str = "", since: int | None = None) -> Round:
    """Put right what a round is called and which day it reports on. The day passes no other round's: what was said in
    one would else come before what it answers. `since`: see `read_anew`."""
    require(by, Permission.EDIT_PLAN, on=round.board_id)
    read_anew(round.plan)
    read_anew(round, since=since)
    _free_round(round.plan, title, on, but=round.pk)
    others = Round.objects.filter(plan=round.plan, withdrawn=False).exclude(pk=round.pk).order_by("on", "id")
    for other in others:
        comes_before = (other.on, other.pk) < (round.on, round.pk)
        if comes_before != ((other.on, other.pk) < (on, round.pk)):
            side = "after" if comes_before else "before"
            words = f"The round “{other.title}” is dated {other.on:%-d %B %Y}, and this one comes {side} it."
            raise ValidationError({"on": f"{words} Enter a day that keeps the rounds in order."})
    correct(by=by, thing=round, values={"title": title, "on": on}, reason=reason)
    return round


def _free_round(plan: Plan, title: str, on: date, but: int = 0) -> None:
    """Refuse a name that another round of the same day has."""
    same = Round.objects.filter(plan=plan, withdrawn=False, on=on, title__iexact=title).exclude(pk=but)
    if same.exists():
        raise ValidationError({"title": f"The plan has a round “{title}” as at that day already. Write in that one."})


@transaction.atomic
def write_statement(
    *,
    by: Actor,
    action: Action,
    round: Round,
    typed: str,
    delivery: str = "",
    impact: str = "",
    reason: str = "",
    since: int | None = None,
) -> Statement:
    """Write, or write anew, the board's words on an action in a round (`typed` in the plain notation) and its status.

    A status as printed goes once a person has put the action on another level. `since` is the version from which the
    person began, 0 where there was no statement yet. Raises EditedMeanwhile where there is a newer one.
    """
    require(by, Permission.EDIT_PLAN, on=action.board_id)
    read_anew(action)
    if round.plan_id != action.plan_id:
        raise ValidationError("That round belongs to another plan.")
    on_the_scale(action.board_id, delivery=delivery, impact=impact)
    blocks = blocks_of(typed)
    said = {"text": text_of(blocks), "blocks": blocks, "delivery": delivery, "impact": impact}
    there = Statement.objects.filter(round=round, action=action).first()
    if there is None:
        return add(by=by, plan=action.plan, thing=Statement(round=round, action=action, **said), reason=reason)
    begun = 0 if there.withdrawn else version_of(there)
    if since is not None and since != begun:
        raise EditedMeanwhile(there)
    printed = there.status_words if delivery == there.delivery else ""
    values = {**said, "status_words": printed, "withdrawn": False}
    correct(by=by, thing=there, values=values, reason=reason)
    return there


@transaction.atomic
def write_update(
    *,
    by: Actor,
    action: Action,
    round: Round,
    party: Body,
    report: Report,
    state: str,
    reason: str = "",
    ask: int | None = None,
) -> Update:
    """What an agency or a group (`party`) reports on an action in a round, where it has not reported in it yet.
    `state`: `Update.STATES`.

    Whoever keeps the plan may write for any; whoever is asked their own words, until they have sent them, through the
    door of the ask that they answer (`ask`: its id; asks/changes). What the board itself sends takes a `reason`, which
    stands beside it until it is confirmed (rules.on_behalf)."""
    of = columns_of(party)
    fresh = Update(board_id=action.board_id, plan=action.plan, round=round, action=action, state=state, **of)
    _require(by, fresh, state, ask)
    read_anew(action)
    if round.plan_id != action.plan_id:
        raise ValidationError("That round belongs to another plan.")
    _of_one_party(fresh)
    on_the_scale(action.board_id, delivery=report.delivery, impact=report.impact)
    _say(fresh, report)
    fresh.on_behalf = _on_behalf(by, fresh, True, state, reason, ask)
    what = "update drafted" if state in UNSENT else "update added"
    return keep(fresh, by=by, board=action.board_id, what=what, reason=reason)


@transaction.atomic
def correct_update(
    *,
    by: Actor,
    update: Update,
    party: Body,
    report: Report | None,
    state: str,
    reason: str = "",
    since: int | None = None,
    ask: int | None = None,
) -> Update:
    """Put right what an agency or a group reports: who it is, its words (None: they stay) and where it stands. `since`:
    see `read_anew`. Who may: see `write_update`."""
    _require(by, update, state, ask)
    read_anew(update.action)  # two that report for one party at once must not both be let in
    read_anew(update, since=since)
    _require(by, update, "draft" if update.state == "proposed" else update.state, ask)
    before, report = update.party, report or report_of(update)
    for name, value in columns_of(party).items():
        setattr(update, name, value)
    rewritten = update.party != before or report != report_of(update)
    if update.party != before:
        _require(by, update, state, ask)
        _of_one_party(update)
    on_the_scale(update.board_id, delivery=report.delivery, impact=report.impact)
    update.on_behalf = _on_behalf(by, update, rewritten, state, reason, ask)
    _say(update, report)
    update.state = state
    return keep(update, by=by, board=update.board_id, what="update changed", reason=reason)


def _say(update: Update, report: Report) -> None:
    for name, value in asdict(report).items():
        setattr(update, name, value)


def _on_behalf(by: Actor, update: Update, rewritten: bool, state: str, reason: str, ask: int | None) -> str:
    """See rules.on_behalf: of an update that is not saved yet, and of the state that it will have."""
    own = by.answers_for(update.party, update.board_id, ask)
    was = update.state if update.pk else ""
    try:
        return on_behalf(
            own=own, rewritten=rewritten, was=was, becomes=state, before=update.on_behalf, reason=reason.strip()
        )
    except ValueError:
        words = "Say how you know it, such as “E-mail of 3 May from its deputy”: these are the agency’s words"
        raise ValidationError({"reason": words}) from None


def _require(by: Actor, update: Update, state: str, ask: int | None) -> None:
    """Let pass whoever keeps the plan, and whoever answers for the party while an update is its own or is sent."""
    if by.may(Permission.EDIT_PLAN, update.board_id):
        return
    require(by, Permission.ANSWER_ASK, on=update.board_id)
    if ask is None:
        raise PermissionDenied("An agency writes where it is asked: in the answer to a request that is open.")
    require_answer(by, update.party, on=update.board_id, ask=ask)
    if state not in {*UNSENT, "submitted"}:
        raise PermissionDenied("This has been accepted. Ask the board to send it back.")


def _of_one_party(update: Update) -> None:
    """Refuse a party that is not on the board, or has reported on this action in this round already."""
    if not is_on_board(update.board_id, update.party):
        raise ValidationError({"party": "That one is not on the board. Choose one that is."})
    same = Update.objects.filter(round=update.round, action=update.action, withdrawn=False, **update.party._asdict())
    if same.exclude(pk=update.pk).exists():
        raise ValidationError({"party": "It has reported on this action in this round already. Write in that one."})


@transaction.atomic
def set_status(*, by: Actor, statement: Statement, delivery: str = "", impact: str = "", reason: str = "") -> Statement:
    """Put a statement on a level of the board's own scales; empty takes the level away."""
    require(by, Permission.EDIT_PLAN, on=statement.board_id)
    read_anew(statement)
    on_the_scale(statement.board_id, delivery=delivery, impact=impact)
    statement.delivery, statement.impact = delivery, impact
    return keep(statement, by=by, board=statement.board_id, what="status set", reason=reason)


@transaction.atomic
def add_shortfall(
    *, by: Actor, plan: Plan, round: Round, action: Action | None, text: str, about: str = "", reason: str = ""
) -> Shortfall:
    """What is admitted in a round to be missing or weak."""
    require(by, Permission.EDIT_PLAN, on=plan.board_id)
    thing = Shortfall(round=round, action=action, text=text, about=about)
    return add(by=by, plan=plan, thing=thing, reason=reason)


def on_the_scale(board: int, **codes: str) -> None:
    """Refuse a status that is not on the board's own scale."""
    for scale, code in codes.items():
        levels = StatusLevel.objects.filter(board_id=board, scale=scale)
        if code and not levels.filter(code=code).exists():
            names = ", ".join(levels.order_by("order").values_list("code", flat=True))
            raise ValidationError(f"'{code}' is not on the board's scale of {scale} status: {names}.")
