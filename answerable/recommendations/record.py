"""Recommendations and decisions sought, as at a moment."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from answerable.history.states import Ask, read_together, rows_as_at
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
    where = {"plan_id": plan, "withdrawn": False}
    lists, items, decisions = read_together(
        at,
        Ask(List, models.RecommendationList, where),
        Ask(Item, models.Recommendation, where),
        Ask(Decision, models.DecisionSought, where),
    )
    return RecommendationRecord(lists, grouped(sorted(items, key=lambda i: i.order), "of_id"), decisions)


def read_recommendations_of(action: int, at: datetime | None) -> RecommendationRecord:
    """The recommendations tied to one action; decisions sought are tied to none. One query."""
    here: dict[str, Any] = {"action_id": action, "withdrawn": False}
    lists = rows_as_at(models.RecommendationList, at, **here).values("id")
    found, items = read_together(
        at,
        Ask(List, models.RecommendationList, here),
        Ask(Item, models.Recommendation, {"of_id__in": lists, "withdrawn": False}),
    )
    return RecommendationRecord(found, grouped(sorted(items, key=lambda i: i.order), "of_id"), [])
