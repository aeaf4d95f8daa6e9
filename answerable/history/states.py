"""Earlier states of records: every change keeps the record as it was, dated *known from*."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields
from datetime import UTC, date, datetime
from functools import cache
from typing import Any, NamedTuple, TypeVar, get_args, get_origin, get_type_hints

from django.db import models
from django.db.models import F, Value, Window
from django.db.models.functions import JSONObject, RowNumber
from simple_history.models import HistoricalRecords

Shape = TypeVar("Shape")
_ABOUT = ("history_id", "history_date", "history_user_id", "history_change_reason")


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


def version_of(thing: Any) -> int:
    """The number of a record's newest state; 0 for one that has none. One query. Two people who began from different
    versions of a record did not see the same one."""
    newest = thing.history.order_by("-history_id").values_list("history_id", flat=True).first()
    return newest or 0


def rows_as_at(model: Any, at: datetime | None, **where: Any) -> Any:
    """The rows of `model` that match `where`, as they stood at `at` (now when None); one query, model fields only.

    Of two states known from the same moment the one written later counts. A record counts where it matched *then*: it
    may have been withdrawn, or have been elsewhere, before or since.
    """
    if at is None:
        return model.objects.filter(**where)
    states = model.history.model.objects.filter(history_date__lte=at)
    newest = Window(RowNumber(), partition_by="id", order_by=[F("history_date").desc(), F("history_id").desc()])
    ever = states.filter(id__in=states.filter(**where).values("id"))
    stood = ever.annotate(newest=newest).filter(newest=1).values("history_id")
    return model.history.model.objects.filter(history_id__in=stood, **where)


def read_as_at(shape: type[Shape], model: Any, at: datetime | None, **where: Any) -> list[Shape]:
    """The same rows as frozen dataclasses: `shape`'s fields name the columns to read, in order of id. One query."""
    rows = rows_as_at(model, at, **where).order_by("id").values_list(*_columns(shape))
    return [shape(*row) for row in rows]


class Ask(NamedTuple):
    """Rows to read: the frozen dataclass whose fields name their columns, the model, and which rows."""

    shape: type[Any]
    model: Any
    where: dict[str, Any]


def read_together(at: datetime | None, *asks: Ask) -> list[list[Any]]:
    """What `read_as_at` reads, of several tables in one query: a list of `shape`s for each of `asks`, in order of id.

    The tables are joined one under the other as JSON, since their columns differ.
    """
    rows = [
        _as_json(rows_as_at(ask.model, at, **ask.where), number, _columns(ask.shape)) for number, ask in enumerate(asks)
    ]
    found: list[list[Any]] = [[] for _ in asks]
    read = [_reader(ask.shape) for ask in asks]
    for number, row in rows[0].union(*rows[1:], all=True):
        found[number].append(read[number](row))
    return [sorted(same, key=lambda row: row.id) for same in found]


def _as_json(rows: Any, number: int, columns: Iterable[str]) -> Any:
    row = JSONObject(**{name: F(name) for name in columns})
    return rows.order_by().annotate(asked=Value(number), row=row).values_list("asked", "row")


@cache
def _columns(shape: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(shape) if field.init)


@cache
def _reader(shape: type[Shape]) -> Callable[[dict[str, Any]], Shape]:
    """From a row as JSON to the shape: what JSON has no word for is told by the shape's own types."""
    hints = get_type_hints(shape)
    turn = {name: _turns(hints[name]) for name in _columns(shape)}
    turns = {name: how for name, how in turn.items() if how}

    def read(row: dict[str, Any]) -> Shape:
        for name, how in turns.items():
            if row[name] is not None:
                row[name] = how(row[name])
        return shape(**row)

    return read


def _turns(hint: Any) -> Callable[[Any], Any] | None:
    kinds = set(get_args(hint) or (hint,))
    if date in kinds:
        return date.fromisoformat
    if bool in kinds:
        return bool
    if get_origin(hint) in (list, dict):
        return lambda value: json.loads(value) if isinstance(value, str) else value  # SQLite gives the column's text
    return None


class State(NamedTuple):
    """One state of a record: which record ("plan.Action", 7), what of it was kept, from when, by whom and why."""

    label: str
    id: int
    number: int
    at: datetime
    user: int | None
    reason: str
    values: dict[str, Any]


def states_of(at: datetime | None, asks: Sequence[tuple[Any, dict[str, Any]]]) -> list[State]:
    """Every state up to `at` of the records that ever matched, oldest first; `asks` are (model, which rows). One query.

    Columns are given as JSON gives them: a day is its ISO words, a link its number.
    """
    rows = []
    for number, (model, where) in enumerate(asks):
        states = model.history.model.objects.all()
        ever = states.filter(id__in=states.filter(**where).values("id"), **({"history_date__lte": at} if at else {}))
        names = [field.attname for field in model._meta.concrete_fields]
        rows.append(_as_json(ever, number, [*names, *_ABOUT]))
    found = []
    for number, values in rows[0].union(*rows[1:], all=True):
        state, when, user, reason = (values.pop(name) for name in _ABOUT)
        known = datetime.fromisoformat(when)
        known = known if known.tzinfo else known.replace(tzinfo=UTC)
        label = asks[number][0]._meta.label
        found.append((known, number, State(label, values.pop("id"), state, known, user, reason or "", values)))
    return [state for *_, state in sorted(found, key=lambda row: (row[0], row[1], row[2].number))]
