"""Reminders: that one was sent, and whether a round's go by themselves."""

from django.db import transaction
from django.utils import timezone

from answerable.access.actor import Actor, require
from answerable.access.roles import Permission
from answerable.asks.models import Link, Reminding
from answerable.asks.record import goes_by_itself
from answerable.history.changes import keep, read_anew
from answerable.plan.models import Round


@transaction.atomic
def reminded(*, by: Actor, link: Link) -> Link:
    """Keep that whoever holds a link was reminded."""
    require(by, Permission.EDIT_PLAN, on=link.board_id)
    read_anew(link)
    link.reminded_at = timezone.now()
    return keep(link, by=by, board=link.board_id, what="reminder sent")


@transaction.atomic
def remind_daily(*, by: Actor, round: Round) -> Reminding | None:
    """Let the reminders of a round go by themselves, in the name of whoever asks for it (asks.tasks). None where they
    go already; where they stopped, because the one who let them go keeps the plan no more, they go anew."""
    require(by, Permission.EDIT_PLAN, on=round.board_id)
    read_anew(round)
    if goes_by_itself(round):
        return None
    remind_no_more(by=by, round=round)
    fresh = Reminding(board_id=round.board_id, plan_id=round.plan_id, round=round)
    return keep(fresh, by=by, board=round.board_id, what="reminders by themselves")


@transaction.atomic
def remind_no_more(*, by: Actor, round: Round) -> None:
    """Let the reminders of a round go by themselves no more."""
    require(by, Permission.EDIT_PLAN, on=round.board_id)
    read_anew(round)
    for there in Reminding.objects.filter(round=round, withdrawn=False):
        there.withdrawn = True
        keep(there, by=by, board=round.board_id, what="no reminders by themselves")
