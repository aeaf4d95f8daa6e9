"""What commands share: a board by its slug, an actor by an e-mail address."""

from django.core.management.base import CommandError

from answerable.access.actor import Actor, Standing
from answerable.access.models import User
from answerable.access.roles import Role
from answerable.partnership.actor import actor_for
from answerable.partnership.models import Board


def board_called(slug: str) -> Board:
    board = Board.objects.filter(slug=slug).first()
    if board:
        return board
    slugs = ", ".join(Board.objects.order_by("slug").values_list("slug", flat=True)) or "none yet"
    raise CommandError(f"There is no board called '{slug}'. Boards here: {slugs}.")


def operator_of(board: Board) -> Actor:
    """Whoever types a command on the machine itself without naming an account: may read the board, and nothing else.

    That person can read the database file as well; the history records the command as typed by nobody's account.
    """
    return Actor(user=None, standings=(Standing(role=Role.CHAIR, board=board.pk),))


def actor_called(email: str) -> Actor:
    user = User.objects.at(email)
    if user and user.is_active:
        return actor_for(user)
    raise CommandError(f"There is no active account with the address '{email}'.")
