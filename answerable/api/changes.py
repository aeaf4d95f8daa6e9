"""Tokens are made, used and revoked."""

from datetime import date, datetime, timedelta
from secrets import token_urlsafe

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from answerable.access.actor import Actor, require
from answerable.access.roles import Permission
from answerable.api.models import Token
from answerable.api.rules import BEGINS, last_day
from answerable.history.changes import keep, read_anew
from answerable.keys import hashed


@transaction.atomic
def make_token(
    *,
    by: Actor,
    board: int,
    agency: int | None = None,
    name: str,
    until: date,
    writes: bool = False,
    second_step: bool = False,
) -> tuple[Token, str]:
    """A new token of one's own for a board (and for one of the agencies that one answers for there, both by id), and
    the words of it, which are never to be had again. `second_step`: whether one was shown in the session."""
    require(by, Permission.READ_PUBLISHED, on=board)
    if agency is not None and agency not in by.agencies(board):
        raise ValidationError("You do not answer for that agency on this board. Choose one that you do.")
    today = timezone.localdate()
    if not today <= until <= last_day(today):
        raise ValidationError({"until": f"Enter a day from today to {last_day(today):%-d %B %Y}."})
    words = BEGINS + token_urlsafe(32)
    fresh = Token(board_id=board, agency_id=agency, name=name, key=hashed(words), writes=writes, until=until)
    fresh.second_step = second_step
    fresh.user_id, fresh.made_at = by.user, timezone.now()  # type: ignore[assignment]  # nobody without an account may
    return keep(fresh, by=by, board=None, what="token made"), words


@transaction.atomic
def revoke_token(*, by: Actor, token: Token) -> None:
    """Let a token open nothing any more: one's own, or, for whoever runs the installation, anybody's."""
    if token.user_id != by.user:
        require(by, Permission.RUN_INSTALLATION, on=None)
    read_anew(token)
    if token.revoked_at is None:
        token.revoked_at = timezone.now()
        keep(token, by=by, board=None, what="token revoked")


def note_use(*, token: Token, now: datetime) -> None:
    """Keep when a token was last used, at most once a minute; no event, since what was done with it leaves its own."""
    before = Q(used_at=None) | Q(used_at__lt=now - timedelta(minutes=1))
    if token.used_at is None or token.used_at < now - timedelta(minutes=1):
        Token.objects.filter(before, pk=token.pk).update(used_at=now)
