"""A board's bodies as at a moment."""

from dataclasses import dataclass
from datetime import datetime

from answerable.history.states import Ask, read_together, rows_as_at
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
    agencies = rows_as_at(models.Member, at, **here).values("agency_id")
    members, known, groups = read_together(
        at,
        Ask(_Member, models.Member, here),
        Ask(Agency, models.Agency, {"id__in": agencies}),
        Ask(Group, models.Group, here),
    )
    return Bodies(
        {agency.id: agency for agency in known},
        {group.id: group for group in groups},
        frozenset(member.agency_id for member in members if member.funds),
    )
