"""What somebody is typing, kept every few seconds so that a closed tab or an expired session loses nothing.

A draft is its writer's alone and no record of the board, so it has no state and no event, and is written here rather
than through a write door; what is sent from it goes through one.

Every form carries a mark, signed, of who was given it. So what is sent after a session has ended is kept for whoever
wrote it and nobody else, whoever signs in next; and a form that is sent twice is taken once.
"""

from datetime import datetime
from secrets import token_hex

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict

from answerable.access.actor import Actor
from answerable.access.models import User
from answerable.keys import hashed
from answerable.partnership.actor import actor_and_boards
from answerable.partnership.models import Board, Draft

MOST = 200_000  # letters in one draft
MOST_DRAFTS = 100  # of one person, not yet sent or thrown away
MARK = "writer"  # the hidden field with the mark
_SALT = "answerable.partnership.drafts"
_NOT_KEPT = ("csrfmiddlewaretoken", "address", "discard", MARK)


Typed = tuple[QueryDict, datetime]  # as it would have been sent, and when it was kept


def _mine(by: Actor, *addresses: str) -> QuerySet[Draft]:
    """What `by` typed at some addresses; an actor without an account typed nothing."""
    there = [address.replace("\x00", "") for address in addresses]
    return Draft.objects.filter(user_id=by.user or 0, address__in=there).exclude(words="")


def read_drafts(by: Actor, *addresses: str) -> dict[str, Typed]:
    """What `by` typed into the forms at these addresses, by address. One query."""
    return {draft.address: (QueryDict(draft.words), draft.kept_at) for draft in _mine(by, *addresses)}


@transaction.atomic
def keep_draft(by: Actor, board: Board, address: str, typed: QueryDict) -> bool:
    """Keep what was typed; returns whether it could be: not without a place on the board, nor beyond `MOST`
    and `MOST_DRAFTS`, nor of a form that was sent already."""
    kept = typed.copy()
    for name in _NOT_KEPT:
        kept.pop(name, None)
    words = kept.urlencode()
    mine = address.startswith(f"/boards/{board.slug}/") and len(address) <= 300 and "\x00" not in address
    if by.user is None or board.pk not in by.boards() or not mine or len(words) > MOST:
        return False
    sent = Draft.objects.filter(user_id=by.user, address=address, sent=hashed(str(typed.get(MARK, ""))))
    if sent.exists():  # the form was sent meanwhile
        return False
    others = Draft.objects.filter(user_id=by.user).exclude(words="").exclude(address=address)
    if others.count() >= MOST_DRAFTS:
        return False
    Draft.objects.update_or_create(user_id=by.user, address=address, defaults={"board": board, "words": words})
    return True


def clear_draft(by: Actor, address: str) -> None:
    """Forget what was typed: it has been thrown away."""
    _mine(by, address).update(words="")


def is_draft(request: HttpRequest) -> bool:
    """Whether it is the script that keeps what is being typed."""
    return request.path.endswith("/draft/") and "discard" not in request.POST


def mark_for(by: Actor) -> str:
    """The mark of a form that is given to `by`: another each time."""
    return signing.dumps([by.user, token_hex(8)], salt=_SALT)


def writer_of(request: HttpRequest) -> int | None:
    """The account that was given the form which was sent, by its mark; None where the mark is not ours or too old."""
    try:
        pk, _ = signing.loads(request.POST.get(MARK, ""), salt=_SALT, max_age=settings.SESSION_COOKIE_AGE)
    except signing.BadSignature:
        return None
    return int(pk) if pk else None


def keep_for_writer(request: HttpRequest, address: str) -> int | None:
    """Keep what was sent to the form at `address` by somebody who is not signed in, or not any more, for whoever was
    given that form; returns their account's id, None where the mark is not ours or the words could not be kept."""
    actor, boards = actor_and_boards(User.objects.filter(pk=writer_of(request) or 0).first())
    board = boards.get(address.removeprefix("/boards/").partition("/")[0])
    return actor.user if board and keep_draft(actor, board, address, request.POST) else None


@transaction.atomic
def sent_first(by: Actor, board: Board, address: str, mark: str) -> bool:
    """Whether the form with this mark is sent for the first time; what was typed is forgotten then. To be asked in the
    transaction that saves what was sent: of two at once the second waits for the first."""
    if by.user is None or not mark:
        clear_draft(by, address)
        return True
    mine = Draft.objects.select_for_update()
    draft, _ = mine.get_or_create(user_id=by.user, address=address[:300], defaults={"board": board})
    sent = hashed(mark)
    if draft.sent == sent:
        return False
    draft.words, draft.sent = "", sent
    draft.save()
    return True
