"""A board's bodies as at a moment."""

from dataclasses import dataclass
from datetime import datetime

from answerable.history.states import read_as_at
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
    agency_id: int
    funds: bool


def read_bodies(board: int, at: datetime | None) -> Bodies:
    """Three queries."""
    members = read_as_at(_Member, models.Member, at, board_id=board)
    ids = [member.agency_id for member in members]
    agencies = read_as_at(Agency, models.Agency, at, id__in=ids)
    groups = read_as_at(Group, models.Group, at, board_id=board)
    return Bodies(
        {agency.id: agency for agency in agencies},
        {group.id: group for group in groups},
        frozenset(member.agency_id for member in members if member.funds),
    )
