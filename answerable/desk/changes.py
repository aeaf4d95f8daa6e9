"""What the desk writes: that somebody took the record out."""

from django.db import transaction

from answerable.access.actor import Actor, require
from answerable.access.roles import Permission
from answerable.history.changes import record
from answerable.partnership.models import Board


@transaction.atomic
def record_export(*, by: Actor, board: Board, plan: int, kind: str, rows: int) -> None:
    """Keep in the history that somebody took `rows` actions of a plan out as a file."""
    require(by, Permission.READ_PLAN, on=board.pk)
    record(by=by, board=board.pk, what="plan exported", subject=f"plan.Plan:{plan}", fields=[kind, rows])
