"""Recommendations and decisions sought, as at a moment."""

from dataclasses import dataclass
from typing import Any

from answerable.history.together import Among, Ask, Reading
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


def recommendations_of_plan(plan: int) -> Reading:
    """Every recommendation under a plan, and the decisions sought."""
    here: dict[str, Any] = {"plan_id": plan, "withdrawn": False}
    return _reading(here, here, Ask(Decision, models.DecisionSought, here))


def recommendations_of(action: int) -> Reading:
    """The recommendations tied to one action; decisions sought are tied to none."""
    here: dict[str, Any] = {"action_id": action, "withdrawn": False}
    return _reading(here, {"of_id": Among(models.RecommendationList, "id", here), "withdrawn": False})


def _reading(here: dict[str, Any], of: dict[str, Any], *decisions: Ask) -> Reading:
    """Lists that match `here`, items that match `of`, and decisions where they are asked for."""

    def made(lists: list[List], items: list[Item], *sought: list[Decision]) -> RecommendationRecord:
        ordered = sorted(items, key=lambda item: item.order)
        return RecommendationRecord(lists, grouped(ordered, "of_id"), sought[0] if sought else [])

    asks = [Ask(List, models.RecommendationList, here), Ask(Item, models.Recommendation, of), *decisions]
    return Reading(asks, made)
