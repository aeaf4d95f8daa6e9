"""Calendar addresses are made, used and withdrawn."""

from datetime import datetime, timedelta
from secrets import token_urlsafe

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from answerable.access.actor import Actor, require
from answerable.access.roles import Permission
from answerable.desk.models import CalendarAddress
from answerable.history.changes import keep, read_anew
from answerable.keys import hashed


@transaction.atomic
def make_address(*, by: Actor, board: int, second_step: bool = False) -> tuple[CalendarAddress, str]:
    """A new address of one's own for a board, in place of the one before, and what stands in it, which is never to be
    had again. `second_step`: whether one was shown in the session."""
    require(by, Permission.READ_PLAN, on=board)
    _withdraw(by, board)
    words = token_urlsafe(32)
    fresh = CalendarAddress(board_id=board, key=hashed(words), second_step=second_step, made_at=timezone.now())
    fresh.user_id = by.user  # type: ignore[assignment]  # nobody without an account holds the permission
    return keep(fresh, by=by, board=None, what="calendar address made"), words


@transaction.atomic
def withdraw_address(*, by: Actor, board: int) -> None:
    """Let one's own address of a board show nothing any more."""
    require(by, Permission.READ_PLAN, on=board)
    _withdraw(by, board)


def _withdraw(by: Actor, board: int) -> None:
    for address in CalendarAddress.objects.filter(user=by.user, board=board, withdrawn_at=None):
        read_anew(address)
        if address.withdrawn_at is None:
            address.withdrawn_at = timezone.now()
            keep(address, by=by, board=None, what="calendar address withdrawn")


def note_reading(*, address: CalendarAddress, now: datetime) -> None:
    """Keep when a calendar program last read at an address, at most once a minute; no event, as it changes nothing."""
    if address.used_at is None or address.used_at < now - timedelta(minutes=1):
        before = Q(used_at=None) | Q(used_at__lt=now - timedelta(minutes=1))
        CalendarAddress.objects.filter(before, pk=address.pk).update(used_at=now)
