"""Who may speak of a draft paper for an agency."""

from datetime import date

import pytest

from answerable.access.actor import INSTALLER
from answerable.access.roles import Permission, Role
from answerable.partnership.actor import actor_for
from answerable.partnership.changes import appoint
from tests.board import make
from tests.challenges.made import agency_in, lead_of

pytestmark = pytest.mark.django_db


def test_a_right_to_reply_that_one_part_gives_is_not_lent_to_another() -> None:
    """A contributor of the police who is a lay member too may comment on papers, and not in the name of the police."""
    made = make()
    police, board = agency_in(made), made.board.pk
    user = lead_of(made, police, role=Role.AGENCY_CONTRIBUTOR)
    new = {"role": Role.LAY_MEMBER, "post": "Lay member", "name": "Example lead", "starts": date(2012, 1, 1)}
    appoint(by=INSTALLER, board=made.board, user=user, **new)  # type: ignore[arg-type]
    actor = actor_for(user)
    assert actor.may(Permission.REPLY_TO_PAPER, board) and actor.agencies(board) == {police.pk}
    assert not actor.agencies(board, Permission.REPLY_TO_PAPER)
