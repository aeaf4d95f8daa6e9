"""The chair says whether a challenge may be printed in papers that the public reads."""

from django.core.exceptions import ValidationError
from django.db import transaction

from answerable.access.actor import Actor, require
from answerable.access.roles import Permission
from answerable.challenges.changes.holding import hold
from answerable.challenges.models import Challenge
from answerable.history.changes import keep


@transaction.atomic
def let_print(
    *, by: Actor, challenge: Challenge, printed: bool, reason: str = "", since: int | None = None
) -> Challenge:
    """Let a challenge be printed in papers, or not any more, as the chair; or as whoever keeps the ledger, from what
    the chair said elsewhere: `reason` then says where. `since`: the version of the challenge that was read."""
    require(by, Permission.CONCLUDE_CHALLENGE, on=challenge.board_id)
    if by.may(Permission.KEEP_CHALLENGES, challenge.board_id) and not reason.strip():
        raise ValidationError({"reason": "Enter where the chair said so"})
    hold(challenge, since)
    challenge.printed = printed
    what = "challenge may be printed" if printed else "challenge is not to be printed"
    return keep(challenge, by=by, board=challenge.board_id, what=what, reason=reason)
