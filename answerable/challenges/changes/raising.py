"""A challenge is raised, put right, or withdrawn."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from answerable.access.actor import Actor, require
from answerable.access.roles import Permission
from answerable.challenges.changes.holding import days_fit, hold
from answerable.challenges.models import Challenge
from answerable.challenges.record import wrote
from answerable.evidence.models import Evidence, Measure
from answerable.history.changes import keep
from answerable.partnership.models import Agency, Board, Group, Member
from answerable.plan.models import Action, Objective
from answerable.plan.rules import due_columns, on_columns
from answerable.reading.proposal import Due

To = Agency | Group | str
Thing = Action | Objective | Measure | Evidence
NOT_THERE = "It is on the board no more. Choose whom to challenge from those that are"


@transaction.atomic
def raise_challenge(
    *,
    by: Actor,
    board: Board,
    to: To,
    about: str,
    asked: str,
    way: str,
    raised_by: str,
    on: Due,
    due: Due | None = None,
    thing: Thing | None = None,
    known_from: datetime | None = None,
) -> Challenge:
    """Challenge an agency, a group of the board, or a post in words. `on` is the day on which it was raised, `due` the
    day by which it is to be answered, `thing` what of the plan it is about besides its words."""
    require(by, Permission.RAISE_CHALLENGE, on=board.pk)
    days_fit(on, due)
    if thing is not None and (thing.board_id != board.pk or thing.withdrawn):
        raise ValidationError("What this is about is not there any more. Raise it in words alone.")
    said = {"about": about, "asked": asked, "way": way, "raised_by": raised_by}
    link: dict[str, Any] = {type(thing).__name__.lower(): thing} if thing is not None else {}
    challenge = Challenge(board=board, **said, **link, **_to(board.pk, to), **on_columns(on), **due_columns(due))
    return keep(challenge, by=by, board=board.pk, what="challenge raised", known_from=known_from)


def _to(board: int, to: To, before: Challenge | None = None) -> dict[str, Any]:
    """Whom a challenge goes to, as its columns. One that has left may stay where it was (`before`)."""
    body = to.pk if not isinstance(to, str) else None
    if isinstance(to, Agency):
        stays = before is not None and before.agency_id == body
        if not stays and not Member.objects.filter(board=board, agency=to, withdrawn=False).exists():
            raise ValidationError({"to": NOT_THERE})
        return {"agency": to, "group": None, "to_words": ""}
    if isinstance(to, Group):
        stays = before is not None and before.group_id == body
        if to.board_id != board or (to.withdrawn and not stays):
            raise ValidationError({"to": NOT_THERE})
        return {"agency": None, "group": to, "to_words": ""}
    return {"agency": None, "group": None, "to_words": to}


def _right(by: Actor, challenge: Challenge) -> Permission:
    """What it takes to put a challenge right: whoever raised it may, and whoever keeps the ledger."""
    return Permission.RAISE_CHALLENGE if wrote(by, challenge) else Permission.KEEP_CHALLENGES


@transaction.atomic
def correct_challenge(
    *,
    by: Actor,
    challenge: Challenge,
    to: To,
    about: str,
    asked: str,
    way: str,
    raised_by: str,
    on: Due,
    due: Due | None,
    reason: str,
    since: int | None = None,
) -> Challenge:
    """Put right what was written down of a challenge; what it said before stays in its history. `since`: see
    `read_anew`."""
    require(by, _right(by, challenge), on=challenge.board_id)
    hold(challenge, since)
    days_fit(on, due)
    columns = on_columns(on)
    if challenge.steps.filter(withdrawn=False, on_to__lt=columns["on_from"]).exists():
        raise ValidationError({"on": "A step of it was taken before that day. Check both days"})
    said = {"about": about, "asked": asked, "way": way, "raised_by": raised_by}
    went_to = _to(challenge.board_id, to, challenge)
    own = challenge.steps.filter(withdrawn=False, elsewhere="").exclude(kind="conclusion")
    if any(getattr(challenge, name) != value for name, value in went_to.items()) and own.exists():
        words = (
            "They have answered it themselves, and their words would be somebody else’s. Withdraw it, and raise it anew"
        )
        raise ValidationError({"to": words})
    for name, value in {**said, **went_to, **columns, **due_columns(due)}.items():
        setattr(challenge, name, value)
    return keep(challenge, by=by, board=challenge.board_id, what="challenge corrected", reason=reason)


@transaction.atomic
def withdraw_challenge(*, by: Actor, challenge: Challenge, reason: str) -> Challenge:
    """Take a challenge back. It is counted no more, and stays to be read with its reason."""
    require(by, _right(by, challenge), on=challenge.board_id)
    hold(challenge)
    challenge.withdrawn = True
    return keep(challenge, by=by, board=challenge.board_id, what="challenge withdrawn", reason=reason)
