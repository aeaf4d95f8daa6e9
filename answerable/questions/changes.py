"""What may happen to a question: set aside, answered, asked again, shared; and rules switched off and on."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from answerable.access.actor import Actor, require
from answerable.access.roles import Permission
from answerable.history.changes import EditedMeanwhile, keep, read_anew
from answerable.history.states import version_of
from answerable.partnership.models import Board
from answerable.questions.models import Handled, Shared, SwitchedOff
from answerable.questions.rules import RULES
from answerable.questions.rules.asking import Question


@transaction.atomic
def set_aside(
    *, by: Actor, board: Board, question: Question, words: str, seen: str | None = None, since: int | None = None
) -> Handled:
    """Ask a question no longer, and why, as long as what it rests on stays as it is. `seen`: what it rested on when it
    was read (`Question.facts`); `since`: the version of what had been said of it, 0 for nothing. Raises EditedMeanwhile
    where somebody has said something else since."""
    require(by, Permission.HANDLE_QUESTIONS, on=board.pk)
    return _handle(by, board, question, Handled.SET_ASIDE, words, seen, since)


@transaction.atomic
def note_answer(
    *, by: Actor, board: Board, question: Question, words: str, seen: str | None = None, since: int | None = None
) -> Handled:
    """Keep what the answer to a question is, for the board alone; the rest as in `set_aside`."""
    require(by, Permission.HANDLE_QUESTIONS, on=board.pk)
    return _handle(by, board, question, Handled.ANSWERED, words, seen, since)


@transaction.atomic
def ask_again(*, by: Actor, board: Board, question: Question) -> Handled:
    """Ask a question that was set aside or answered; what was said of it stays in its history."""
    require(by, Permission.HANDLE_QUESTIONS, on=board.pk)
    return _handle(by, board, question, Handled.OPEN, "", None, None)


def _handle(
    by: Actor, board: Board, question: Question, state: str, words: str, seen: str | None, since: int | None
) -> Handled:
    if seen not in {None, question.facts}:
        raise ValidationError("What this rests on has changed since you opened the page. Read it again, then decide.")
    Board.objects.select_for_update(no_key=True).get(pk=board.pk)  # two people may be the first to say something of it
    there = Handled.objects.filter(board=board, key=question.key).first()
    if since is not None and since != (version_of(there) if there else 0):
        raise EditedMeanwhile(there or Handled(board=board))
    handled = there or Handled(board=board, key=question.key, rule=question.rule)
    handled.asks, handled.facts, handled.state, handled.words = question.asks, question.facts, state, words
    said = {Handled.OPEN: "question asked again", Handled.ANSWERED: "question answered"}
    return keep(handled, by=by, board=board.pk, what=said.get(state, "question set aside"))


@transaction.atomic
def share(*, by: Actor, board: Board, question: Question, seen: str | None = None) -> Shared:
    """Let the scrutiny officer and members read a question as it stands; never what the board noted of it. One that is
    shared already is left as it is."""
    require(by, Permission.SHARE_QUESTION, on=board.pk)
    if seen not in {None, question.facts}:
        raise ValidationError("What this rests on has changed since you opened the page. Read it again, then decide.")
    Board.objects.select_for_update(no_key=True).get(pk=board.pk)
    there = Shared.objects.filter(board=board, key=question.key, withdrawn=False).first()
    if there:
        return there
    post = by.post(Permission.SHARE_QUESTION, board.pk)
    shared = Shared(board=board, key=question.key, asks=question.asks, post=post, shared_at=timezone.now())
    return keep(shared, by=by, board=board.pk, what="question shared")


@transaction.atomic
def stop_sharing(*, by: Actor, shared: Shared, reason: str) -> Shared:
    """Show a shared question no longer. Whoever has read it has read it."""
    require(by, Permission.SHARE_QUESTION, on=shared.board_id)
    read_anew(shared)
    shared.withdrawn = True
    return keep(shared, by=by, board=shared.board_id, what="question no longer shared", reason=reason)


@transaction.atomic
def switch_off(*, by: Actor, board: Board, rule: str, reason: str) -> SwitchedOff:
    """Let a rule ask nothing on this board, and why. One that is off stays off for the reason that was given first."""
    require(by, Permission.HANDLE_QUESTIONS, on=board.pk)
    if rule not in RULES:
        raise ValidationError("There is no such rule.")
    Board.objects.select_for_update(no_key=True).get(pk=board.pk)
    there = SwitchedOff.objects.filter(board=board, rule=rule, withdrawn=False).first()
    return there or keep(
        SwitchedOff(board=board, rule=rule, reason=reason), by=by, board=board.pk, what="rule switched off"
    )


@transaction.atomic
def switch_on(*, by: Actor, off: SwitchedOff) -> SwitchedOff:
    """Let a rule ask again."""
    require(by, Permission.HANDLE_QUESTIONS, on=off.board_id)
    read_anew(off)
    off.withdrawn = True
    return keep(off, by=by, board=off.board_id, what="rule switched on")
