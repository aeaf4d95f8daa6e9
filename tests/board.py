"""One made board with an account for each role, for tests that act on it."""

from dataclasses import dataclass
from datetime import date

from answerable.access.actor import Actor
from answerable.access.models import User
from answerable.access.roles import Role
from answerable.partnership.actor import actor_for
from answerable.partnership.changes import appoint, make_account, make_board
from answerable.partnership.commands import INSTALLER
from answerable.partnership.models import Board

PASSWORD = "correct horse battery staple"


@dataclass
class Made:
    board: Board
    users: dict[Role, User]

    def actor(self, role: Role) -> Actor:
        return actor_for(self.users[role])

    @property
    def manager(self) -> Actor:
        return self.actor(Role.MANAGER)


def make(slug: str = "eastmarsh") -> Made:
    """A board called after `slug`, and an account role@slug.example for each role."""
    board = make_board(
        by=INSTALLER,
        slug=slug,
        name=f"{slug.title()} Safeguarding Children Board",
        short_name=f"{slug[0].upper()}SCB",
        area=slug.title(),
        guidance="2010",
    )
    users = {}
    for role in Role:
        user = make_account(by=INSTALLER, email=f"{role.value}@{slug}.example", password=PASSWORD)
        on = None if role is Role.ADMINISTRATOR else board
        appoint(
            by=INSTALLER,
            board=on,
            name=f"Example {role.value}",
            role=role,
            post=role.value.replace("_", " "),
            starts=date(2012, 1, 1),
            user=user,
        )
        users[role] = user
    return Made(board, users)
