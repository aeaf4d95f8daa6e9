"""Several tables read at once: rows as at a moment, or every state of some records, in one query each.

A page about one record needs a little of a dozen tables. Asked one by one, most of its time would go into asking; so
here their rows are put one under the other, as JSON since their columns differ. The SQL is the same on both databases
but for the name of one function; every value is a parameter, and every name in it comes from a model.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields
from datetime import UTC, date, datetime
from functools import cache, lru_cache
from sys import intern
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints

from django.db import connection

from answerable.history.changes import chain_of
from answerable.history.models import Event
from answerable.history.states import NEVER_CHANGES, state_model

_ABOUT = ("history_id", "history_date", "history_user_id", "history_change_reason")
_NAME = {"sqlite": "JSON_ARRAY", "postgresql": "JSON_BUILD_ARRAY"}


class Among(NamedTuple):
    """The values of a column of other rows, as at the same moment: {"measure_id": Among(Measure, "id", {…})}."""

    model: Any
    column: str
    where: dict[str, Any]


class Days(NamedTuple):
    """A column's days from the first to the last: {"on": Days(monday, sunday)}."""

    first: date
    last: date


class Ask(NamedTuple):
    """Rows to read: the frozen dataclass whose fields name their columns, the model, and which rows: a value for each
    column that must have it (None: must have none; a list: one of them), `Among` or `Days`. `today`: as they are now,
    whatever the moment."""

    shape: Any
    model: Any
    where: dict[str, Any]
    today: bool = False


def read_together(at: datetime | None, *asks: Ask) -> list[list[Any]]:
    """What `states.read_as_at` reads, of several tables in one query: a list of `shape`s for each of `asks`, in order
    of id."""
    parts = [
        _rows(ask.model, None if ask.today else at, ask.where, _columns(ask.shape), number)
        for number, ask in enumerate(asks)
    ]
    found: list[list[Any]] = [[] for _ in asks]
    for number, row in _fetched(parts):
        found[number].append(_reader(asks[number].shape)(row))
    return [sorted(same, key=lambda row: row.id) for same in found]


class Reading(NamedTuple):
    """What a room reads for a page, and what it makes of the rows: `made` is given a list for each of `asks`."""

    asks: Sequence[Ask]
    made: Callable[..., Any]


def read_all(at: datetime | None, *readings: Reading) -> list[Any]:
    """What is made of each reading; all of them in one query."""
    rows = iter(read_together(at, *(ask for reading in readings for ask in reading.asks)))
    return [reading.made(*(next(rows) for _ in reading.asks)) for reading in readings]


class State(NamedTuple):
    """One state of a record: which record ("plan.Action", 7), what of it was kept, from when it is known, by whom and
    why; and when that was written, which is later than `at` for what a document told of an earlier day."""

    label: str
    id: int
    number: int
    at: datetime
    user: int | None
    reason: str
    values: dict[str, Any]
    written: datetime


def states_of(board: int, at: datetime | None, asks: Sequence[tuple[Any, dict[str, Any]]]) -> list[State]:
    """Every state up to `at` of a board's records that ever matched, oldest first; `asks` are (model, which rows). Two
    queries.

    Columns are given as JSON gives them: a day is its ISO words, a link its number.
    """
    parts = [_states(model, where, number) for number, (model, where) in enumerate(asks)]
    found = []
    for number, row in _fetched(parts):
        model = asks[number][0]
        state, when, user, reason, *kept = row
        values = dict(zip(_own(model), kept, strict=True))
        moment = _when(when)
        about = (model._meta.label, values.pop("id"), state, moment, user, reason or "", values)
        found.append((number, State(*about, written=moment)))
    written = _written(board, [state for _, state in found])
    # States of one moment stand in the order in which their models were asked for.
    return [
        state._replace(written=written.get((state.label, state.number), state.at))
        for _, state in sorted(found, key=lambda one: (one[1].at, one[0], one[1].number))
        if at is None or state.at <= at
    ]


def _written(board: int, states: Sequence[State]) -> dict[tuple[str, int], datetime]:
    """When each of all the states of some records was written, by table and number: each event about a record left one
    state of it, so that the newest belong together. One query."""
    numbers: dict[tuple[str, int], list[int]] = {}
    for state in sorted(states, key=lambda state: state.number):
        numbers.setdefault((state.label, state.id), []).append(state.number)
    subjects = {label for label, _ in numbers} | {f"{label}:{pk}" for label, pk in numbers}
    asked: dict[str, set[int]] = {}
    for label, record in numbers:
        asked.setdefault(label, set()).add(record)
    moments: dict[tuple[str, int], list[datetime]] = {}
    events = Event.objects.filter(chain=chain_of(board), subject__in=subjects).order_by("number")
    for subject, fields_or_ids, moment in events.values_list("subject", "fields", "at"):
        label, _, pk = subject.partition(":")
        # An import's event names every record that it wrote: these few are picked out without a look at each.
        for one in asked[label].intersection([int(pk)] if pk else fields_or_ids):
            moments.setdefault((label, one), []).append(moment)
    return {
        (key[0], number): moment
        for key, mine in numbers.items()
        for number, moment in zip(reversed(mine), reversed(moments.get(key, [])), strict=False)
    }


# Of hundreds of thousands of values most share their days and the words of their periods, each of which is kept once.
@lru_cache(maxsize=4096)
def _day(words: str) -> date:
    return date.fromisoformat(words)


def _shared(words: str) -> str:
    return intern(words) if len(words) <= 60 else words


def _when(words: str) -> datetime:
    """A moment as JSON gives it; SQLite's has no time zone, and is UTC."""
    moment = datetime.fromisoformat(words)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


Part = tuple[str, list[Any]]


def _fetched(parts: Sequence[Part]) -> Iterator[tuple[int, list[Any]]]:
    """Each row with the number of its part; some at a time, since a board has hundreds of thousands."""
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(sql for sql, _ in parts), [value for _, values in parts for value in values])
        while rows := cursor.fetchmany(2000):
            for number, row in rows:
                yield number, json.loads(row) if isinstance(row, str) else row


def _rows(model: Any, at: datetime | None, where: dict[str, Any], columns: Sequence[str], number: int) -> Part:
    source, values = _from(model, at, where)
    return f"SELECT {number}, {_array(tuple(columns))} {source}", values


def _states(model: Any, where: dict[str, Any], number: int) -> Part:
    table = _quoted(state_model(model)._meta.db_table)
    matched, values = _matching(where, None)
    array = _array((*_ABOUT, *_own(model)))
    ever = _one_of(f"SELECT DISTINCT id FROM {table} WHERE {matched}")  # noqa: S608  # names of models
    return f"SELECT {number}, {array} FROM {table} WHERE id {ever}", values  # noqa: S608


def _from(model: Any, at: datetime | None, where: dict[str, Any]) -> Part:
    """FROM and WHERE for the rows that match at a moment: see `states.rows_as_at`, which says the same in the ORM."""
    matched, values = _matching(where, at)
    if at is None:
        return f"FROM {_quoted(model._meta.db_table)} WHERE {matched}", values
    table = _quoted(state_model(model)._meta.db_table)
    fixed = {column: value for column, value in where.items() if column in NEVER_CHANGES}
    enough = bool(fixed) and where.keys() <= {*fixed, "withdrawn"}  # else a plan is read for the few rows that match
    ever, with_values = _matching(fixed if enough else where, at)
    if not enough:
        ever = f"id {_one_of(f'SELECT DISTINCT id FROM {table} WHERE {ever}')}"  # noqa: S608  # names of models
    newest = "ROW_NUMBER() OVER (PARTITION BY id ORDER BY history_date DESC, history_id DESC) AS newest"
    # Taken from, never looked up in again: a database that has not counted its rows yet might do that for each row.
    stood = f"SELECT *, {newest} FROM {table} WHERE history_date <= %s AND {ever}"  # noqa: S608
    return f"FROM ({stood}) AS stood WHERE newest = 1 AND {matched}", [_moment(at), *with_values, *values]


def _matching(where: dict[str, Any], at: datetime | None) -> Part:
    conditions, values = [], []
    for column, value in where.items():
        name = _quoted(column)
        if value is None:
            conditions.append(f"{name} IS NULL")
        elif isinstance(value, Among):
            source, inner = _from(value.model, at, value.where)
            conditions.append(f"{name} {_one_of(f'SELECT {_quoted(value.column)} {source}')}")
            values += inner
        elif isinstance(value, Days):
            conditions.append(f"{name} BETWEEN %s AND %s")
            values += [value.first, value.last]
        elif isinstance(value, list):
            conditions.append(f"{name} IN ({', '.join(['%s'] * len(value))})" if value else "1 = 0")
            values += value
        else:
            conditions.append(f"{name} = %s")
            values.append(value)
    return " AND ".join(conditions), values


def _one_of(these: str) -> str:
    """That a column is one of what `these` selects, which is read once.

    PostgreSQL would make a join of a plain IN, and where its counts of rows are of a time before the rows came, read
    all of them again for each row: minutes instead of moments.
    """
    return f"= ANY(ARRAY({these}))" if connection.vendor == "postgresql" else f"IN ({these})"


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)


def _moment(at: datetime) -> Any:
    return connection.ops.adapt_datetimefield_value(at)


@cache
def _array(columns: tuple[str, ...]) -> str:
    return f"{_NAME[connection.vendor]}({', '.join(_quoted(column) for column in columns)})"


@cache
def _own(model: Any) -> tuple[str, ...]:
    return tuple(field.attname for field in model._meta.concrete_fields)


@cache
def _columns(shape: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(shape) if field.init)


@cache
def _reader(shape: Any) -> Callable[[list[Any]], Any]:
    """From a row as JSON to the shape: what JSON has no word for is told by the shape's own types."""
    hints = get_type_hints(shape)
    turns = [(at, how) for at, name in enumerate(_columns(shape)) if (how := _turns(hints[name]))]

    def read(row: list[Any]) -> Any:
        for at, how in turns:
            if row[at] is not None:
                row[at] = how(row[at])
        return shape(*row)

    return read


def _turns(hint: Any) -> Callable[[Any], Any] | None:
    kinds = set(get_args(hint) or (hint,))
    if datetime in kinds:
        return _when
    if date in kinds:
        return _day
    if bool in kinds:
        return bool
    if get_origin(hint) in (list, dict):
        return lambda value: json.loads(value) if isinstance(value, str) else value  # SQLite gives the column's text
    return _shared if str in kinds else None
