"""Where somebody's last visit to a board ended, so that a page can say what changed since.

A visit is its person's alone and no record of the board: it has no state and no event, and is written here rather than
through a write door.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Subquery
from django.utils import timezone

from answerable.access.actor import Actor
from answerable.desk.models import Visit
from answerable.desk.rules import begins_anew
from answerable.history.changes import chain_of
from answerable.history.models import Chain
from answerable.partnership.models import Board

_OFTEN_ENOUGH = timedelta(minutes=5)  # a visit is not written anew with every page


@dataclass(frozen=True)
class Since:
    """The end of somebody's last visit: its moment, the number of the board's newest event then, and how many events
    there have been since."""

    at: datetime
    number: int
    events: int = 0


def last_visit(by: Actor, board: Board) -> Since | None:
    """Note that `by` sees the board now, and say where the visit before this one ended; None for a first visit. One
    query, and one more where it is noted."""
    return visit_and_head(by, board)[0]


def visit_and_head(by: Actor, board: Board) -> tuple[Since | None, str]:
    """The same, with the head of the board's chain of events."""
    now = timezone.now()
    mine = Visit.objects.filter(user_id=by.user or 0, board=board)
    names = ("seen_at", "seen_number", "since_at", "since_number")
    # From the chain's row, which is there before the first visit is.
    chain = Chain.objects.filter(name=chain_of(board.pk)).annotate(
        **{name: Subquery(mine.values(name)[:1]) for name in names}
    )
    found = chain.values_list("head", "number", *names).first()
    if found is None or by.user is None:
        return None, found[0] if found else ""
    head, number, seen_at, seen_number, since_at, since_number = found
    if seen_at is None:
        fresh = Visit(user_id=by.user, board=board, seen_at=now, seen_number=number)
        Visit.objects.bulk_create([fresh], ignore_conflicts=True)  # two pages may be opened at once
        return None, head
    if begins_anew(seen_at, now):
        since_at, since_number = seen_at, seen_number
    if now - seen_at > _OFTEN_ENOUGH:
        mine.update(seen_at=now, seen_number=number, since_at=since_at, since_number=since_number)
    if since_at is None or since_number is None:
        return None, head
    return Since(since_at, since_number, number - since_number), head
