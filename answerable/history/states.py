"""Earlier states of records: every change keeps the record as it was, dated *known from*."""

from dataclasses import fields
from datetime import datetime
from functools import cache
from typing import Any, TypeVar

from django.db import models
from django.db.models import Exists, OuterRef, Q
from simple_history.models import HistoricalRecords

Shape = TypeVar("Shape")
# Columns that no change of a record touches.
NEVER_CHANGES = {"id", "id__in", "board_id", "plan_id"}


def _user_of(state: Any) -> int | None:
    return state.history_user_id


def _set_user(state: Any, user: int | None) -> None:
    state.history_user_id = user


class States(HistoricalRecords):
    """Keeps each saved state of a model, with the account's number rather than a link (an account may be erased)."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            history_user_id_field=models.BigIntegerField(null=True),
            history_user_getter=_user_of,
            history_user_setter=_set_user,
            history_change_reason_field=models.TextField(blank=True, default=""),
            **options,
        )

    def get_extra_fields(self, model: Any, fields: Any) -> dict[str, Any]:
        """A field of its own for each model: those that inherit `history` would share one, and an update of their
        states would go to whichever model was made last."""
        extra: dict[str, Any] = super().get_extra_fields(model, fields)
        return extra | {name: extra[name].clone() for name in ("history_user_id", "history_change_reason")}


@cache
def state_model(model: Any) -> Any:
    """The model that keeps the earlier states of `model`. Asked once: each look at `history` makes a class anew."""
    return model.history.model


def version_of(thing: Any) -> int:
    """The number of a record's newest state; 0 for one that has none. One query. Two people who began from different
    versions of a record did not see the same one."""
    newest = thing.history.order_by("-history_id").values_list("history_id", flat=True).first()
    return newest or 0


def rows_as_at(model: Any, at: datetime | None, **where: Any) -> Any:
    """The rows of `model` that match `where`, as they stood at `at` (now when None), to filter and count further like
    any others (but not through links, which lead to what the others are today).

    Of two states known from the same moment the one written later counts. A record counts where it matched *then*: it
    may have been withdrawn, or have been elsewhere, before or since.
    """
    if at is None:
        return model.objects.filter(**where)
    states = state_model(model).objects.filter(history_date__lte=at)
    same = states.filter(id=OuterRef("id"))
    later = Q(history_date__gt=OuterRef("history_date")) | Q(
        history_date=OuterRef("history_date"), history_id__gt=OuterRef("history_id")
    )
    # Asked of each row by the index of its record: a database that has not counted its rows yet does no worse.
    return states.filter(~Exists(same.filter(later)), **where)


def read_as_at(shape: type[Shape], model: Any, at: datetime | None, **where: Any) -> list[Shape]:
    """The same rows as frozen dataclasses: `shape`'s fields name the columns to read, in order of id. One query."""
    return shaped(shape, rows_as_at(model, at, **where).order_by("id"))


def shaped(shape: type[Shape], rows: Any) -> list[Shape]:
    """Rows as frozen dataclasses, in the order that they have. One query."""
    names = [field.name for field in fields(shape) if field.init]  # type: ignore[arg-type]  # a dataclass
    return [shape(*row) for row in rows.values_list(*names)]
