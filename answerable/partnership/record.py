"""A board's bodies as at a moment."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime

from answerable.history.together import Among, Ask, read_together
from answerable.partnership import models


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


@dataclass(frozen=True)
class Bodies:
    """Agencies and groups by id; `funders` are the ids of agencies that pay into the pooled budget."""

    agencies: dict[int, Agency]
    groups: dict[int, Group]
    funders: frozenset[int]


@dataclass(frozen=True)
class _Member:
    id: int
    agency_id: int
    funds: bool


def read_bodies(board: int, at: datetime | None) -> Bodies:
    """One query."""
    here = {"board_id": board}
    agencies = Among(models.Member, "agency_id", here)
    members, known, groups = read_together(
        at,
        Ask(_Member, models.Member, here),
        Ask(Agency, models.Agency, {"id": agencies}),
        Ask(Group, models.Group, here),
    )
    return Bodies(
        {agency.id: agency for agency in known},
        {group.id: group for group in groups},
        frozenset(member.agency_id for member in members if member.funds),
    )


def posts_of(board: int, users: Collection[int]) -> Callable[[int | None, date], str]:
    """Who somebody was on the board on a day, by post: for telling who did what without a name. One query."""
    rows = models.Appointment.objects.filter(board_id=board, person__user_id__in=users).order_by("-starts", "-id")
    known = list(rows.values_list("person__user_id", "post", "role", "starts"))

    def post(user: int | None, on: date) -> str:
        theirs = [(starts, words or role.replace("_", " ")) for pk, words, role, starts in known if pk == user]
        then = [words for starts, words in theirs if starts <= on]
        return next(iter(then or [words for _, words in theirs]), "Somebody who is not on the board")

    return post
