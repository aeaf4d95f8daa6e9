"""What commands share: a board by its slug, an actor by an e-mail address."""

from django.core.management.base import CommandError

from answerable.access.actor import Actor
from answerable.access.models import User
from answerable.partnership.actor import actor_for
from answerable.partnership.models import Board


def board_called(slug: str) -> Board:
    board = Board.objects.filter(slug=slug).first()
    if board:
        return board
    slugs = ", ".join(Board.objects.order_by("slug").values_list("slug", flat=True)) or "none yet"
    raise CommandError(f"There is no board called '{slug}'. Boards here: {slugs}.")


def actor_called(email: str) -> Actor:
    user = User.objects.filter(email__iexact=email, is_active=True).first()
    if user:
        return actor_for(user)
    raise CommandError(f"There is no active account with the address '{email}'.")
