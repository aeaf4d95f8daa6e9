"""What the desk writes: that somebody took the record out, a scrutineer's notes, and what committees sent back."""

from collections.abc import Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404
from django.utils import timezone

from answerable.access.actor import Actor, require
from answerable.access.roles import Permission
from answerable.desk.models import Considered, Note
from answerable.history.changes import keep, read_anew, record
from answerable.papers.models import Paper
from answerable.partnership.models import Board
from answerable.plan.models import Round
from answerable.recommendations.changes import receive


@transaction.atomic
def record_export(*, by: Actor, board: Board, plan: int, kind: str, rows: int) -> None:
    """Keep in the history that somebody took `rows` actions of a plan out as a file."""
    require(by, Permission.READ_PLAN, on=board.pk)
    record(by=by, board=board.pk, what="plan exported", subject=f"plan.Plan:{plan}", fields=[kind, rows])


@transaction.atomic
def record_challenges_export(*, by: Actor, board: Board, kind: str, rows: int) -> None:
    """Keep in the history that somebody took `rows` challenges out as a file."""
    require(by, Permission.READ_CHALLENGES, on=board.pk)
    record(
        by=by, board=board.pk, what="challenges exported", subject=f"partnership.Board:{board.pk}", fields=[kind, rows]
    )


@transaction.atomic
def record_history_export(*, by: Actor, board: Board) -> None:
    """Keep in the history that somebody took the events out as a file."""
    require(by, Permission.READ_HISTORY, on=board.pk)
    record(by=by, board=board.pk, what="history exported", subject="history.Event")


@transaction.atomic
def write_note(*, by: Actor, board: Board, title: str, text: str) -> Note:
    """A new private note. Its event stands in the installation's chain, since nobody on the board is told of it."""
    require(by, Permission.KEEP_NOTES, on=board.pk)
    note = Note(board=board, post=by.post(Permission.KEEP_NOTES, board.pk), title=title, text=text)
    note.author_id = by.user  # type: ignore[assignment]  # nobody without an account holds the permission
    return keep(note, by=by, board=None, what="private note written")


@transaction.atomic
def change_note(*, by: Actor, note: Note, title: str, text: str, since: int | None = None) -> Note:
    """Change what one's own note says, until it is shared."""
    require(by, Permission.KEEP_NOTES, on=note.board_id)
    _own(by, note, since)
    note.title, note.text = title, text
    return keep(note, by=by, board=None, what="private note changed")


@transaction.atomic
def share_note(*, by: Actor, note: Note, since: int | None = None) -> Note:
    """Let everybody read a note who reads what the board keeps to itself. It is not taken back."""
    require(by, Permission.KEEP_NOTES, on=note.board_id)
    _own(by, note, since)
    note.shared_at = timezone.now()
    return keep(note, by=by, board=note.board_id, what="note shared")


def _own(by: Actor, note: Note, since: int | None) -> None:
    if note.author_id != by.user:
        raise Http404("Not found.")
    read_anew(note, since=since)
    if note.shared_at:
        raise ValidationError("It is shared already, and stays as it was shared. Write another note.")


@transaction.atomic
def note_recommended(*, by: Actor, paper: Paper, on: date, texts: Sequence[str]) -> Considered:
    """What a committee recommended on the day on which it considered a published paper. It stands under the round that
    the paper tells."""
    require(by, Permission.EDIT_PLAN, on=paper.board_id)
    if paper.state != "published":
        raise ValidationError("The paper is not published yet, so no committee has considered it.")
    rounds = Round.objects.filter(plan=paper.plan_id, withdrawn=False, on__lte=paper.as_at).order_by("-on", "-id")
    round = rounds.select_related("plan").first()
    if round is None:
        raise ValidationError("The paper’s plan has no round that the paper could tell. Open the round first.")
    of = receive(by=by, round=round, made_by=paper.committee or "The committee", on=on, texts=texts)
    return keep(
        Considered(board_id=paper.board_id, paper=paper, of=of), by=by, board=paper.board_id, what="paper considered"
    )
