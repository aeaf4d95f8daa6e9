"""One made board with an account for each role, for tests that act on it."""

from dataclasses import dataclass
from datetime import date

from django.test import Client

from answerable.access.actor import INSTALLER, Actor
from answerable.access.models import User
from answerable.access.roles import APPOINTED, ROLES, Permission, Role
from answerable.partnership.actor import actor_for
from answerable.partnership.changes import appoint, make_account, make_board
from answerable.partnership.models import Board

PASSWORD = "correct horse battery staple"


class Users(dict[Role, User]):
    """The accounts of a board's people, role@slug.example, each made and appointed when a test first asks for it."""

    def __init__(self, board: Board) -> None:
        super().__init__()
        self.board = board

    def __missing__(self, role: Role) -> User:
        user = make_account(by=INSTALLER, email=f"{role.value}@{self.board.slug}.example", password=PASSWORD)
        appoint(
            by=INSTALLER,
            board=None if role is Role.ADMINISTRATOR else self.board,
            name=f"Example {role.value}",
            role=role,
            post=role.value.replace("_", " "),
            starts=date(2012, 1, 1),
            ends=date(2999, 1, 1) if ROLES[role].for_a_time else None,
            user=user,
        )
        self[role] = user
        return user


def signed_in(made: "Made", role: Role) -> Client:
    """The browser of the board's person in this role, who has said why they read where that is asked."""
    client = Client()
    client.force_login(made.users[role])
    if Permission.READ_KEPT in ROLES[role].permissions:
        said = client.post(f"/boards/{made.board.slug}/who/why/", {"why": "The inspection of March"})
        assert said.status_code == 302, "the reason was not taken"
    return client


@dataclass
class Made:
    board: Board
    users: Users

    def actor(self, role: Role) -> Actor:
        return actor_for(self.users[role])

    @property
    def manager(self) -> Actor:
        return self.actor(Role.MANAGER)


def make(slug: str = "eastmarsh", *, everybody: bool = False) -> Made:
    """A board called after `slug`. A test that looks at who is there asks for `everybody`: one of each role."""
    board = make_board(
        by=INSTALLER,
        slug=slug,
        name=f"{slug.title()} Safeguarding Children Board",
        short_name=f"{slug[0].upper()}SCB",
        area=slug.title(),
        guidance="2010",
    )
    users = Users(board)
    for role in APPOINTED if everybody else (Role.MANAGER, Role.CHAIR):
        users[role]
    return Made(board, users)
