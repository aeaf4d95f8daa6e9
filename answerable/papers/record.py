"""A board's papers, as at a moment."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from answerable.access.actor import Actor
from answerable.access.roles import Permission
from answerable.history.states import rows_as_at
from answerable.papers.models import Paper


def listed(by: Actor, board: int, at: datetime | None) -> QuerySet[Any]:
    """The papers that were there, without the drafts taken back by then; those for the latest meeting first. Whoever
    may not read drafts is given the published ones."""
    rows = rows_as_at(Paper, at, board_id=board, withdrawn=False).defer("layout", "narrative")
    if not by.may(Permission.READ_DRAFTS, board):
        rows = rows.filter(state="published")
    found: QuerySet[Any] = rows.order_by("-meets_on", "-version", "-id")
    return found
