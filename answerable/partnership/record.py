"""A board's bodies and people as at a moment."""

from collections import defaultdict
from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from typing import Any

from django.db.models import Q, QuerySet

from answerable.access.actor import Party
from answerable.access.roles import ROLES, Permission
from answerable.history.changes import name_of
from answerable.history.together import Among, Ask, Reading, read_together
from answerable.partnership import models
from answerable.partnership.rules import sort_key


@dataclass(frozen=True)
class Agency:
    id: int
    name: str
    kind: str
    sort_key: str


@dataclass(frozen=True)
class Group:
    id: int
    name: str
    names: str
    kind: str = ""
    sort_key: str = ""
    withdrawn: bool = False


@dataclass(frozen=True)
class Post:
    id: int
    name: str
    agency_id: int | None
    withdrawn: bool = False


@dataclass(frozen=True)
class Bodies:
    """Agencies, groups and posts by id, under the names that the board gives them; also those that have left or were
    merged, since what they said stays theirs. `funders` are the ids of agencies that pay into the pooled budget, `gone`
    of those that are no longer on the board."""

    agencies: dict[int, Agency]
    groups: dict[int, Group]
    funders: frozenset[int]
    gone: frozenset[int] = frozenset()
    posts: dict[int, Post] = field(default_factory=dict)

    def called(self, party: Party) -> str:
        """What the board calls an agency, a group or a post; empty where it knows none by that id."""
        agency, group, post = (pk or 0 for pk in party)
        found = self.agencies.get(agency) or self.groups.get(group) or self.posts.get(post)
        return found.name if found else ""


@dataclass(frozen=True)
class Member:
    id: int
    agency_id: int
    funds: bool
    name: str
    kind: str
    withdrawn: bool


@dataclass(frozen=True)
class AgencyName:
    id: int
    agency_id: int
    name: str


@dataclass(frozen=True)
class Named:
    """A board by its name alone."""

    id: int
    name: str


@dataclass(frozen=True)
class Person:
    id: int
    name: str
    email: str


@dataclass(frozen=True)
class Appointment:
    id: int
    person_id: int
    role: str
    post: str
    agency_id: int | None
    group_id: int | None
    starts: date
    ends: date | None
    holds_id: int | None = None

    def on(self, day: date) -> bool:
        """Whether it stands on that day; the day on which it ends is no longer part of it."""
        return self.starts <= day and (self.ends is None or day < self.ends)


@dataclass(frozen=True)
class Directory:
    """Who is on a board: its bodies, the names of its agencies, the posts that answer for something, and, for those who
    may see them, its people and their appointments (oldest first)."""

    bodies: Bodies
    names: list[AgencyName]
    posts: list[Post]
    people: dict[int, Person] = field(default_factory=dict)
    appointments: list[Appointment] = field(default_factory=list)
    board_name: str = ""

    @cached_property
    def agencies(self) -> list[Agency]:
        """Those on the board, by name."""
        there = [agency for pk, agency in self.bodies.agencies.items() if pk not in self.bodies.gone]
        return sorted(there, key=lambda agency: agency.sort_key)

    @cached_property
    def groups(self) -> list[Group]:
        """Those of the board, by name."""
        return sorted(
            (group for group in self.bodies.groups.values() if not group.withdrawn), key=lambda group: group.sort_key
        )

    @cached_property
    def parties(self) -> dict[str, tuple[Party, str]]:
        """The agencies on the board, then its groups, each by name: which it is and what it is called, by its key."""
        there = [(Party(agency=agency.id), agency.name) for agency in self.agencies]
        there += [(Party(group=group.id), group.name) for group in self.groups]
        return {party.key: (party, name) for party, name in there}

    @cached_property
    def askable(self) -> dict[str, tuple[Party, str]]:
        """The same, and the posts of no agency: whom a round can ask."""
        posts = [(Party(post=post.id), post.name) for post in self.posts if post.agency_id is None]
        return self.parties | {party.key: (party, name) for party, name in posts}

    @cached_property
    def itself(self) -> int | None:
        """The id of the group that is the board itself (models.Group.itself)."""
        own = [g for g in self.groups if g.kind == "board" or (not g.kind and g.name == self.board_name)]
        return min(own, key=lambda g: (g.kind != "board", g.id)).id if own else None

    @cached_property
    def names_of(self) -> dict[int, list[AgencyName]]:
        """By agency id, by name; also the one that the board calls it by."""
        found: dict[int, list[AgencyName]] = defaultdict(list)
        for name in sorted(self.names, key=lambda name: name.name.casefold()):
            found[name.agency_id].append(name)
        return found


def _bodies_of(board: int) -> tuple[Ask, Ask, Ask, Ask]:
    where = {"board_id": board}
    here = Among(models.Member, "agency_id", where)
    return (
        Ask(Member, models.Member, where),
        Ask(Agency, models.Agency, {"id": here}),
        Ask(Group, models.Group, where),
        Ask(Post, models.Post, where),
    )


def _bodies(members: list[Member], agencies: list[Agency], groups: list[Group], posts: list[Post]) -> Bodies:
    places = {member.agency_id: member for member in members}
    named = {
        agency.id: _as_called(agency, places[agency.id].name, places[agency.id].kind)
        for agency in agencies
        if agency.id in places
    }
    return Bodies(
        named,
        {group.id: group for group in groups},
        frozenset(member.agency_id for member in members if member.funds and not member.withdrawn),
        frozenset(member.agency_id for member in members if member.withdrawn),
        {post.id: post for post in posts},
    )


def _as_called(agency: Agency, name: str, kind: str) -> Agency:
    agency = replace(agency, kind=kind or agency.kind)
    return replace(agency, name=name, sort_key=sort_key(name)) if name else agency


def bodies_of(board: int) -> Reading:
    """A board's bodies."""
    return Reading(_bodies_of(board), _bodies)


def read_directory(board: int, at: datetime | None, *, people: bool = False) -> Directory:
    """One query; `people` only for those who may see who is on the board."""
    where = {"board_id": board}
    asks = [
        *_bodies_of(board),
        Ask(AgencyName, models.AgencyName, {**where, "withdrawn": False}),
        Ask(Named, models.Board, {"id": board}),
    ]
    if people:
        appointed = Among(models.Appointment, "person_id", where)
        asks += [
            Ask(Person, models.Person, {"id": appointed}),
            Ask(Appointment, models.Appointment, where),
        ]
    members, agencies, groups, posts, names, boards, *rest = read_together(at, *asks)
    found, appointments = rest or ([], [])
    return Directory(
        _bodies(members, agencies, groups, posts),
        names,
        [post for post in posts if not post.withdrawn],
        {person.id: person for person in found},
        sorted(appointments, key=lambda a: (a.starts, a.id)),
        boards[0].name if boards else "",
    )


def is_on_board(board: int, party: Party) -> bool:
    """Whether an agency is a member of the board today, or a group or a post one of its own."""
    if party.group is not None:
        return models.Group.objects.filter(board=board, pk=party.group, withdrawn=False).exists()
    if party.post is not None:
        return models.Post.objects.filter(board=board, pk=party.post, withdrawn=False).exists()
    return models.Member.objects.filter(board=board, agency=party.agency, withdrawn=False).exists()


def records_of(parties: Collection[Party]) -> list[models.Agency | models.Group | models.Post]:
    """The records of agencies, groups and posts that are known to be there. Three queries."""
    agencies = models.Agency.objects.filter(pk__in=[party.agency for party in parties if party.agency is not None])
    groups = models.Group.objects.filter(pk__in=[party.group for party in parties if party.group is not None])
    posts = models.Post.objects.filter(pk__in=[party.post for party in parties if party.post is not None])
    return [*agencies, *groups, *posts]


def body_of(party: Party) -> Any:
    """The record of one that is known to be there."""
    return records_of([party])[0]


def who_may(board: int | None, permission: Permission, on: date) -> QuerySet[models.Appointment]:
    """The appointments of a board that carry a right on a day, oldest first; whether their people have an account is
    another matter."""
    roles = [role for role, described in ROLES.items() if permission in described.permissions]
    current = models.Appointment.objects.filter(Q(ends=None) | Q(ends__gt=on), board=board, starts__lte=on)
    return current.filter(role__in=roles).order_by("starts", "id")


def posts_of(board: int, users: Collection[int]) -> Callable[[int | None, date], str]:
    """Who somebody was on the board on a day, by post: for telling who did what without a name. One query."""
    rows = models.Appointment.objects.filter(board_id=board, person__user_id__in=users).order_by("-starts", "-id")
    known = list(rows.values_list("person__user_id", "post", "role", "starts"))

    def post(user: int | None, on: date) -> str:
        theirs = [(starts, words or role.replace("_", " ")) for pk, words, role, starts in known if pk == user]
        then = [words for starts, words in theirs if starts <= on]
        return next(iter(then or [words for _, words in theirs]), "Somebody without a post on the board")

    return post


def reason_to_read(user: int | None, board: int) -> str:
    """The record (its name in an event) in which an account said last what it reads a board for; "" where it never did.
    For what programs read in its name: in the browser each session is asked."""
    said = models.ReasonToRead.objects.filter(user=user, board=board).order_by("pk").last()
    return name_of(said) if said else ""
