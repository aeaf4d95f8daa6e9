"""The actor: who is asking, with which roles on which boards; and the lock on the write door."""

from dataclasses import dataclass
from typing import NamedTuple

from django.core.exceptions import PermissionDenied
from django.http import Http404

from answerable.access.roles import ROLES, Permission, Role


class Party(NamedTuple):
    """Whoever answers for something: an agency of a board, one of its groups, or a post of no agency, by its id; one of
    the three."""

    agency: int | None = None
    group: int | None = None
    post: int | None = None

    @property
    def key(self) -> str:
        """As a form sends it, such as "agency 3"."""
        return next((f"{kind} {pk}" for kind, pk in self._asdict().items() if pk is not None), "")

    @classmethod
    def of(cls, key: str) -> "Party":
        """The party of such a key; raises ValueError for anything else."""
        kind, _, pk = key.partition(" ")
        if kind not in cls._fields:
            raise ValueError(f"“{key}” is no party.")
        return cls(**{kind: int(pk)})


@dataclass(frozen=True)
class Standing:
    """One current appointment that carries a role. `board` is None for roles of the whole installation; `post` is what
    the board calls it, empty where it goes by the role's own name; `ask` the one ask that a request link opens; `holds`
    the post of no agency that it is, `itself` the group that is the board itself."""

    role: Role
    board: int | None
    agency: int | None = None
    group: int | None = None
    post: str = ""
    ask: int | None = None
    holds: int | None = None
    itself: int | None = None

    @property
    def party(self) -> Party:
        """For which body it answers: a group's chair for the group, a link for whoever is asked, a lead for an agency;
        for none whoever keeps the plan, who writes for others and says so."""
        if self.role is Role.LINK_HOLDER:
            return Party(self.agency, self.group, self.holds)
        if self.role is Role.GROUP_CHAIR:
            return Party(group=self.group)
        return Party(self.agency) if ROLES[self.role].for_agency else Party()

    @property
    def parties(self) -> frozenset[Party]:
        """For whom it answers what a round asks: that body, the post that it is, and for its chair and its business
        manager the board itself."""
        itself = self.itself if ROLES[self.role].for_board else None
        return frozenset({self.party, Party(post=self.holds), Party(group=itself)}) - {Party()}


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

    def agencies(self, board: int, permission: Permission | None = None) -> frozenset[int]:
        """The ids of the agencies of a board for which it is appointed, to what gives `permission` (any, when None): a
        right that one appointment gives is not lent to another."""
        held = [s for s in self.standings if permission is None or permission in ROLES[s.role].permissions]
        return frozenset(s.agency for s in held if s.board == board and s.agency is not None)

    def parties(
        self, board: int, ask: int | None = None, permission: Permission = Permission.ANSWER_ASK
    ) -> frozenset[Party]:
        """For whom this actor answers on a board what a round asks of them (or does what else takes `permission`, for a
        body alone): in any ask where `ask` is None, which takes an appointment; the holder of a request link only in
        its own."""
        held = [s for s in self.standings if s.board == board and s.ask in {None, ask}]
        held = [s for s in held if permission in ROLES[s.role].permissions]
        if permission is Permission.ANSWER_ASK:
            return frozenset(party for s in held for party in s.parties)
        return frozenset(s.party for s in held) - {Party()}

    def answers_for(self, party: Party, board: int, ask: int | None = None) -> bool:
        """Whether this actor answers for somebody on a board (see `parties`)."""
        return party in self.parties(board, ask)


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


def require_answer(by: Actor, party: Party, *, on: int, ask: int) -> None:
    """Let pass whoever answers for a party what an ask asks of it, by appointment or by a link to this very ask, and
    whoever keeps the plan and enters what was said elsewhere."""
    if by.may(Permission.EDIT_PLAN, on):
        return
    require(by, Permission.ANSWER_ASK, on=on)
    if not by.answers_for(party, on, ask):
        raise PermissionDenied("Your role lets you answer for somebody else only.")
