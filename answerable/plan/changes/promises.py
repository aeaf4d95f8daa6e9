"""Commitments: what was promised, when it is due now, and what became of it."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from answerable.access.actor import Actor, require
from answerable.access.roles import Permission
from answerable.history.changes import keep, read_anew
from answerable.plan.changes.records import add, correct
from answerable.plan.models import Action, Commitment, Plan, Round
from answerable.plan.rules import OUTCOMES, due_columns
from answerable.reading.proposal import Due


@transaction.atomic
def add_commitment(
    *,
    by: Actor,
    plan: Plan,
    round: Round,
    action: Action | None,
    what: str,
    kind: str = "other",
    who: str = "",
    due: Due | None = None,
    meeting: str = "",
    reason: str = "",
) -> Commitment:
    """A promise made in a round."""
    require(by, Permission.EDIT_PLAN, on=plan.board_id)
    said = {"what": what, "kind": kind, "who": who, "meeting": meeting}
    thing = Commitment(round=round, action=action, **said, **due_columns(due))
    return add(by=by, plan=plan, thing=thing, reason=reason)


@transaction.atomic
def minute_commitment(
    *, by: Actor, round: Round, action: Action | None, what: str, who: str, due: Due | None, section: str
) -> Commitment:
    """A promise that a meeting agreed, entered by whoever takes its minutes; `section` says where it stands there."""
    require(by, Permission.KEEP_MEETINGS, on=round.board_id)
    said = {"what": what, "who": who, "section": section}
    thing = Commitment(board_id=round.board_id, plan_id=round.plan_id, round=round, action=action, **said)
    for name, value in due_columns(due).items():
        setattr(thing, name, value)
    return keep(thing, by=by, board=round.board_id, what="commitment added")


@transaction.atomic
def change_commitment(
    *,
    by: Actor,
    commitment: Commitment,
    round: Round,
    what: str,
    kind: str,
    who: str,
    due: Due | None,
    meeting: str,
    reason: str = "",
    since: int | None = None,
) -> Commitment:
    """Put a promise right where it was written down wrongly. One that is put off is concluded as rescheduled."""
    require(by, Permission.EDIT_PLAN, on=commitment.board_id)
    said = {"round": round, "what": what, "kind": kind, "who": who, "meeting": meeting}
    correct(by=by, thing=commitment, values={**said, **due_columns(due)}, reason=reason, since=since)
    return commitment


@transaction.atomic
def conclude_commitment(
    *,
    by: Actor,
    commitment: Commitment,
    outcome: str,
    words: str = "",
    round: Round | None = None,
    due: Due | None = None,
    known_from: datetime | None = None,
    since: int | None = None,
) -> Commitment:
    """Say what became of a promise: done, rescheduled (to `due`, where the new date is known; the old one stays in the
    history) or stopped by agreement; in `words`, and in which round it was said. `outcome` empty: open again."""
    require(by, Permission.EDIT_PLAN, on=commitment.board_id)
    read_anew(commitment, since=since)
    if outcome and outcome not in OUTCOMES:
        raise ValidationError(f"'{outcome}' is not an outcome; choose one of {', '.join(OUTCOMES)}.")
    if due is not None and outcome == "rescheduled":
        commitment.first_due = commitment.first_due or commitment.due_words or commitment.meeting or "no date"
        for name, value in due_columns(due).items():
            setattr(commitment, name, value)
    commitment.outcome, commitment.outcome_words, commitment.outcome_round = outcome, words, round
    what = "commitment concluded" if outcome else "commitment open again"
    return keep(commitment, by=by, board=commitment.board_id, what=what, known_from=known_from, reason=words)
