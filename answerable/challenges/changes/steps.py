"""What came of a challenge: answers, what was done, the chair's conclusion, and what changed. Each is kept for ever."""

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from answerable.access.actor import Actor, require
from answerable.access.roles import Permission
from answerable.challenges.changes.holding import days_fit, hold
from answerable.challenges.models import Challenge, Step
from answerable.challenges.record import answers, may_put_right
from answerable.challenges.rules import in_order, may_conclude
from answerable.evidence.models import Evidence, Measure
from answerable.history.changes import keep, read_anew
from answerable.plan.rules import due_columns, on_columns
from answerable.reading.proposal import Due

NOT_YOURS = (
    "This challenge went to somebody else. Whoever answers for them writes here; the business manager enters what they "
    "said elsewhere."
)
SOMEBODY_ELSE_S = "Somebody else wrote this. Only they may put it right."
_WHAT = {"answer": "challenge answered", "effect": "effect of a challenge stated"}


def _right(kind: str, elsewhere: str) -> Permission:
    """What it takes to write a step: whoever keeps the ledger enters what was said `elsewhere`."""
    if elsewhere:
        return Permission.KEEP_CHALLENGES
    return Permission.CONCLUDE_CHALLENGE if kind == "conclusion" else Permission.ANSWER_CHALLENGE


@transaction.atomic
def say(
    *,
    by: Actor,
    challenge: Challenge,
    kind: str,
    text: str,
    on: Due,
    due: Due | None = None,
    elsewhere: str = "",
    shown_by: Measure | Evidence | None = None,
    known_from: datetime | None = None,
) -> Step:
    """Answer a challenge, or say what was done or changed: for the agency that it went to; or, from what was said or
    written `elsewhere`, as whoever keeps the ledger. `shown_by` is what shows an effect, `due` the day for which a
    review is planned."""
    require(by, _right(kind, elsewhere), on=challenge.board_id)
    _says_it(by, challenge, kind, elsewhere)
    hold(challenge)
    days_fit(on, due, challenge)
    step = Step(challenge=challenge, kind=kind, text=text, elsewhere=elsewhere, **due_columns(due), **on_columns(on))
    for name, value in _shown_by(challenge, shown_by).items():
        setattr(step, name, value)
    return _keep(by, challenge, step, _WHAT.get(kind, "step of a challenge entered"), known_from)


def _says_it(by: Actor, challenge: Challenge, kind: str, elsewhere: str) -> None:
    """Let somebody write only what is theirs to say, unless it was said `elsewhere`. Who keeps the ledger says nothing
    of their own in it, so that no answer and no conclusion can be taken for somebody else's."""
    if elsewhere:
        return
    if by.may(Permission.KEEP_CHALLENGES, challenge.board_id):
        raise ValidationError({"elsewhere": "Enter where it was said or written"})
    if kind != "conclusion" and not answers(by, challenge, challenge.board_id):
        raise PermissionDenied(NOT_YOURS)


def _shown_by(challenge: Challenge, shown_by: Measure | Evidence | None) -> dict[str, Any]:
    if shown_by is not None and (shown_by.board_id != challenge.board_id or shown_by.withdrawn):
        raise ValidationError({"shown_by": "That is not there any more. Choose something else, or nothing"})
    return {
        "measure": shown_by if isinstance(shown_by, Measure) else None,
        "evidence": shown_by if isinstance(shown_by, Evidence) else None,
    }


def _keep(by: Actor, challenge: Challenge, step: Step, what: str, known_from: datetime | None = None) -> Step:
    """Keep a step; the challenge has a new version with it, so that two who write to one thread meet."""
    step.board_id = challenge.board_id
    kept = keep(step, by=by, board=step.board_id, what=what, known_from=known_from)
    keep(challenge, by=by, board=step.board_id, what="challenge moved on", known_from=known_from, also=["steps"])
    return kept


@transaction.atomic
def conclude(
    *,
    by: Actor,
    challenge: Challenge,
    outcome: str,
    text: str,
    on: Due,
    due: Due | None = None,
    elsewhere: str = "",
    since: int | None = None,
    known_from: datetime | None = None,
) -> Step:
    """What the chair concluded, in a meeting that `elsewhere` names where whoever keeps the ledger enters it. `due` is
    the day for what is still sought. `since`: the version of the challenge that was read."""
    require(by, _right("conclusion", elsewhere), on=challenge.board_id)
    _says_it(by, challenge, "conclusion", elsewhere)
    hold(challenge, since)
    days_fit(on, due, challenge)
    _stands(challenge, outcome)
    said = {"outcome": outcome, "text": text, "elsewhere": elsewhere}
    step = Step(challenge=challenge, kind="conclusion", **said, **due_columns(due), **on_columns(on))
    return _keep(by, challenge, step, "challenge concluded", known_from)


def _stands(challenge: Challenge, outcome: str) -> None:
    steps = in_order(challenge.steps.filter(withdrawn=False).order_by("id"))
    if wrong := may_conclude(steps, outcome):
        raise ValidationError(wrong)


def _held(by: Actor, step: Step, since: int | None = None) -> Challenge:
    """A step and its challenge, held to be put right by somebody who may."""
    if not may_put_right(by, step):
        raise PermissionDenied(SOMEBODY_ELSE_S)
    challenge = step.challenge
    hold(challenge)
    read_anew(step, since=since)
    if step.withdrawn:
        raise ValidationError("This step was withdrawn meanwhile. Nothing was saved.")
    return challenge


def _not_concluded_upon(challenge: Challenge, step: Step) -> None:
    """Refuse to change what an agency wrote here itself once the chair has concluded: the conclusion was of those
    words."""
    later = challenge.steps.filter(withdrawn=False, kind="conclusion", pk__gt=step.pk)
    if step.kind != "conclusion" and not step.elsewhere and later.exists():
        raise ValidationError("The chair has concluded upon these words. Say in another answer what is right.")


@transaction.atomic
def correct_step(
    *,
    by: Actor,
    step: Step,
    text: str,
    on: Due,
    reason: str,
    due: Due | None = None,
    outcome: str = "",
    elsewhere: str = "",
    shown_by: Measure | Evidence | None = None,
    since: int | None = None,
) -> Step:
    """Put right what a step says; what it said before stays in the history. `since`: see `read_anew`."""
    require(by, _right(step.kind, step.elsewhere), on=step.board_id)
    challenge = _held(by, step, since)
    _not_concluded_upon(challenge, step)
    days_fit(on, due, challenge)
    if outcome:
        _stands(challenge, outcome)
    where = elsewhere if step.elsewhere else ""  # what somebody wrote here themselves was said nowhere else
    said = {"text": text, "outcome": outcome, "elsewhere": where, **_shown_by(challenge, shown_by)}
    for name, value in {**said, **on_columns(on), **due_columns(due)}.items():
        setattr(step, name, value)
    keep(step, by=by, board=step.board_id, what="step of a challenge corrected", reason=reason)
    keep(challenge, by=by, board=step.board_id, what="challenge moved on", also=["steps"])
    return step


@transaction.atomic
def withdraw_step(*, by: Actor, step: Step, reason: str) -> Step:
    """Take a step back that was entered by mistake. It counts no more, and stays in the history with its reason."""
    require(by, _right(step.kind, step.elsewhere), on=step.board_id)
    challenge = _held(by, step)
    left = in_order(challenge.steps.filter(withdrawn=False).exclude(pk=step.pk).order_by("id"))
    outcome = next((one.outcome for one in reversed(left) if one.kind == "conclusion"), "")
    if may_conclude(left, outcome):
        raise ValidationError("The chair was assured by this answer. The chair’s conclusion is withdrawn first.")
    _not_concluded_upon(challenge, step)
    step.withdrawn = True
    keep(step, by=by, board=step.board_id, what="step of a challenge withdrawn", reason=reason)
    keep(challenge, by=by, board=step.board_id, what="challenge moved on", also=["steps"])
    return step
