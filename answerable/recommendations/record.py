"""Recommendations and decisions sought, as at a moment."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from answerable.history.together import Among, Ask, read_together
from answerable.plan.record import grouped
from answerable.recommendations import models


@dataclass(frozen=True)
class Item:
    id: int
    of_id: int
    ref: str
    text: str
    order: int


@dataclass(frozen=True)
class List:
    id: int
    round_id: int
    action_id: int | None
    made_by: str
    made_to: str
    made_on: str
    count: int | None
    response: str


@dataclass(frozen=True)
class Decision:
    id: int
    round_id: int
    text: str
    of: str


@dataclass(frozen=True)
class RecommendationRecord:
    lists: list[List]
    items_of: dict[int, list[Item]]
    decisions: list[Decision]


def read_recommendations(plan: int, at: datetime | None) -> RecommendationRecord:
    """One query."""
    here: dict[str, Any] = {"plan_id": plan, "withdrawn": False}
    return _read(at, here, here, Ask(Decision, models.DecisionSought, here))


def read_recommendations_of(action: int, at: datetime | None) -> RecommendationRecord:
    """The recommendations tied to one action; decisions sought are tied to none. One query."""
    here: dict[str, Any] = {"action_id": action, "withdrawn": False}
    return _read(at, here, {"of_id": Among(models.RecommendationList, "id", here), "withdrawn": False})


def _read(at: datetime | None, here: dict[str, Any], of: dict[str, Any], *decisions: Ask) -> RecommendationRecord:
    """Lists that match `here`, items that match `of`, and decisions where they are asked for."""
    lists, items, *sought = read_together(
        at, Ask(List, models.RecommendationList, here), Ask(Item, models.Recommendation, of), *decisions
    )
    ordered = sorted(items, key=lambda item: item.order)
    return RecommendationRecord(lists, grouped(ordered, "of_id"), sought[0] if sought else [])
