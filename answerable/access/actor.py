"""The actor: who is asking, with which roles on which boards; and the lock on the write door."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import Http404

from answerable.access.roles import ROLES, Permission, Role


@dataclass(frozen=True)
class Standing:
    """One current appointment that carries a role. `board` is None for roles of the whole installation; `post` is what
    the board calls it, empty where it goes by the role's own name; `ask` the one ask that a request link opens."""

    role: Role
    board: int | None
    agency: int | None = None
    post: str = ""
    ask: int | None = None


@dataclass(frozen=True)
class Actor:
    """Whoever is asking. An actor without standings may do nothing."""

    user: int | None
    standings: tuple[Standing, ...] = ()

    def may(self, permission: Permission, board: int | None) -> bool:
        return any(s.board == board and permission in ROLES[s.role].permissions for s in self.standings)

    def boards(self, permission: Permission | None = None) -> frozenset[int]:
        """The ids of the boards on which this actor has `permission` (any standing at all, when None)."""
        return frozenset(
            s.board
            for s in self.standings
            if s.board is not None and (permission is None or permission in ROLES[s.role].permissions)
        )

    def post(self, permission: Permission, board: int) -> str:
        """The post in which this actor does what takes `permission`: that of the newest appointment which gives it."""
        held = [s for s in self.standings if s.board == board and permission in ROLES[s.role].permissions]
        return (held[-1].post or ROLES[held[-1].role].name) if held else ""

    def is_watched(self, board: int) -> bool:
        """Whether the history keeps what this actor opens on a board."""
        return any(s.board == board and ROLES[s.role].watched for s in self.standings)

    def agencies(self, board: int) -> frozenset[int]:
        return frozenset(s.agency for s in self.standings if s.board == board and s.agency is not None)

    def answers_for(self, agency: int, board: int, ask: int | None = None) -> bool:
        """Whether this actor answers for an agency on a board what a round asks of it: any ask where `ask` is None,
        which takes an appointment; the holder of a request link only its own."""
        return any(
            s.board == board
            and s.agency == agency
            and Permission.ANSWER_ASK in ROLES[s.role].permissions
            and s.ask in {None, ask}
            for s in self.standings
        )


NOBODY = Actor(user=None)
# Whoever types a command that makes boards and accounts: that person has the database and its keys in any case.
INSTALLER = Actor(user=None, standings=(Standing(role=Role.ADMINISTRATOR, board=None),))


def require(by: Actor, permission: Permission, *, on: int | None) -> None:
    """Let `by` pass only with `permission` on the board whose id is `on` (None: the whole installation).

    Raises Http404 for an outsider, who is not even told that the board is there, and PermissionDenied for an insider
    without the right.
    """
    if by.may(permission, on):
        return
    if on is not None and on not in by.boards():
        raise Http404("Not found.")
    raise PermissionDenied(f"Your role does not let you {permission.value}.")
