"""What somebody is typing, kept every few seconds so that a closed tab or an expired session loses nothing.

A draft is its writer's alone and no record of the board, so it has no state and no event, and is written here rather
than through a write door; what is sent from it goes through one.
"""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.http import QueryDict

from answerable.access.actor import Actor
from answerable.partnership.models import Board, Draft

MOST = 200_000  # letters in one draft
MOST_DRAFTS = 100  # of one person, not yet sent or thrown away
_NOT_KEPT = ("csrfmiddlewaretoken", "address", "discard")


def _mine(by: Actor, address: str) -> QuerySet[Draft]:
    """What `by` typed at `address`; an actor without an account typed nothing."""
    return Draft.objects.filter(user_id=by.user or 0, address=address.replace("\x00", "")).exclude(words="")


def read_draft(by: Actor, address: str) -> tuple[QueryDict, datetime] | None:
    """What `by` typed into the form at `address` and when, as it would have been sent; None where there is nothing."""
    found = _mine(by, address).first()
    return (QueryDict(found.words), found.kept_at) if found else None


@transaction.atomic
def keep_draft(by: Actor, board: Board, address: str, typed: QueryDict) -> bool:
    """Keep what was typed; returns whether it could be: not without a place on the board, nor beyond `MOST`
    and `MOST_DRAFTS`."""
    kept = typed.copy()
    for name in _NOT_KEPT:
        kept.pop(name, None)
    words = kept.urlencode()
    mine = address.startswith(f"/boards/{board.slug}/") and len(address) <= 300 and "\x00" not in address
    if by.user is None or board.pk not in by.boards() or not mine or len(words) > MOST:
        return False
    others = Draft.objects.filter(user_id=by.user).exclude(words="").exclude(address=address)
    if others.count() >= MOST_DRAFTS:
        return False
    Draft.objects.update_or_create(user_id=by.user, address=address, defaults={"board": board, "words": words})
    return True


def clear_draft(by: Actor, address: str) -> None:
    """Forget what was typed: it has been sent, or thrown away."""
    _mine(by, address).update(words="")
