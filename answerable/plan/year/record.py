"""Where plans stand, as at a moment."""

from datetime import date, datetime
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Coalesce

from answerable.history.states import rows_as_at
from answerable.plan import models
from answerable.plan.year.rules import in_use


def plans_in_use(board: int, at: datetime | None, on: date) -> list[Any]:
    """A board's plans as at a moment, each with where it `stands` on a day, in the order in which the board works by
    them (see `rules.in_use`). One query."""
    return in_use(with_standing(rows_as_at(models.Plan, at, board_id=board, withdrawn=False), at, on))


def with_standing(plans: QuerySet[Any], at: datetime | None, on: date) -> QuerySet[Any]:
    """The same, each with where it `stands`: `rules.stands`, for the database."""
    taken = rows_as_at(models.PlanStep, at, plan_id=OuterRef("id"), withdrawn=False).filter(on_from__lte=on)
    last = Subquery(taken.order_by("-id").values("kind")[:1])
    return plans.annotate(stands=Coalesce(last, Value(""), output_field=TextField()))


def stands_now(plan: models.Plan, on: date) -> str:
    """Where a plan stands on a day, as the record is now. One query."""
    plans = models.Plan.objects.filter(pk=plan.pk)
    found: str = with_standing(plans, None, on).values_list("stands", flat=True).get()
    return found
