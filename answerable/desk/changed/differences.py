"""What is different between two moments: for each record that changed, as it was before and as it is after."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Min, OuterRef, Q, QuerySet, Subquery

from answerable.access.actor import Actor
from answerable.access.roles import Permission
from answerable.desk.changed.states import NEEDS, SEEN, TABLES, Change, State, columns
from answerable.desk.visits import Since
from answerable.evidence.models import Observation
from answerable.history.changes import chain_of
from answerable.history.models import Event
from answerable.history.states import state_model
from answerable.intake.models import Document
from answerable.partnership.models import Board
from answerable.plan.models import (
    Round,
)


def _read(by: Actor, board: Board, until: datetime, changed: Mapping[Any, Q | QuerySet[Any]]) -> list[State]:
    """The states up to `until` of what `changed` says has changed, by table. One query."""
    asked = []
    for model, which in changed.items():
        if not by.may(NEEDS.get(model, Permission.READ_PLAN), board.pk):
            continue
        states = state_model(model).objects.filter(board_id=board.pk, history_date__lte=until)
        states = states.filter(which) if isinstance(which, Q) else states.filter(id__in=which)
        if model in SEEN:
            states = states.filter(id__in=SEEN[model](by).values("id"))
        asked.append(states.order_by().values_list(*columns(model)))
    if not asked:
        return []
    first, *others = asked
    return [State(*row) for row in (first.union(*others, all=True) if others else first)]


def _by_record(states: Iterable[State]) -> dict[tuple[str, int], list[State]]:
    found: dict[tuple[str, int], list[State]] = {}
    for state in sorted(states, key=lambda state: (state.known_from, state.number)):
        found.setdefault((state.kind, state.id), []).append(state)
    return found


def _differing(before: State | None, after: State) -> Iterable[Change]:
    """Nothing where nothing that is told differs, or where a record came and went."""
    if (before is None and not after.gone) or (before is not None and before.says != after.says):
        yield Change(before, after)


def between(by: Actor, board: Board, start: datetime, until: datetime) -> list[Change]:
    """What the record says as at `until` and did not say as at `start`. One query."""
    changed = {}
    for model in TABLES:
        states = state_model(model).objects.filter(board_id=board.pk)
        changed[model] = states.filter(history_date__gt=start, history_date__lte=until).values("id")
    found: list[Change] = []
    for states in _by_record(_read(by, board, until, changed)).values():
        known = [state for state in states if state.known_from <= start]
        found += _differing(known[-1] if known else None, states[-1])
    return found


def written_since(by: Actor, board: Board, since: Since, until: datetime) -> list[Change]:
    """What was written after somebody's last visit, whenever it is known from: a report of December that came in
    yesterday is new to whoever was here last week. Two queries.

    Each event about a record left one state of it, so its newest states, as many as events, are the new ones.
    """
    events = Event.objects.filter(chain=chain_of(board.pk), number__gt=since.number).values_list("subject", "fields")
    tables = {model._meta.label: model for model in TABLES}
    written: dict[Any, Counter[int]] = {}
    for subject, fields in events:
        label, _, pk = subject.partition(":")
        if label in tables:
            written.setdefault(tables[label], Counter()).update([int(pk)] if pk else fields)
    changed = {model: any_of(ids) for model, ids in written.items()}
    count = {(model.__name__, pk): times for model, ids in written.items() for pk, times in ids.items()}
    found: list[Change] = []
    for key, states in _by_record(_read(by, board, until, changed)).items():
        new = {state.number for state in sorted(states, key=lambda state: state.number)[-count[key] :]}
        old = [state for state in states if state.number not in new]
        found += _differing(old[-1] if old else None, states[-1])
    return found


def without_repeats(by: Actor, board: Board, changes: list[Change]) -> list[Change]:
    """The same without the new values that only repeat one that was there: a report prints the figures of the report
    before again. One query, none where no value is new."""
    new = {change.after.id for change in changes if change.before is None and change.after.kind == Observation.__name__}
    if not new:
        return changes
    there = Observation.objects.seen_by(by).filter(board=board, withdrawn=False)
    there = there.filter(measure__in=Observation.objects.filter(any_of(new)).values("measure"))
    days = ("period_from", "period_to")
    said: dict[Any, set[int]] = {}
    for pk, start, end, words, *figure in there.values_list("id", *days, "period_words", "measure", "value"):
        said.setdefault(((start, end) if start and end else words.casefold(), *figure), set()).add(pk)
    repeats = {(Observation.__name__, pk) for same in said.values() if same - new for pk in same & new}
    return [change for change in changes if (change.after.kind, change.after.id) not in repeats]


def told_at(board: Board, rounds: Sequence[tuple[int, datetime]]) -> list[datetime]:
    """From when each of some rounds, given with the end of its day, is told: from that day, or where it became known
    later, from when the document that brought it in had been written. One query."""
    brought = state_model(Document).objects.filter(round_id=OuterRef("id"), state=Document.BROUGHT_IN)
    written = brought.filter(known_from=None).order_by("history_date").values("history_date")[:1]
    states = state_model(Round).objects.filter(board_id=board.pk, id__in=[pk for pk, _ in rounds])
    rows = states.order_by().values("id").annotate(first=Min("history_date"), written=Subquery(written))
    known = {row["id"]: max(filter(None, (row["first"], row["written"]))) for row in rows}
    return [max(day, known.get(pk, day)) for pk, day in rounds]


def any_of(ids: Iterable[int]) -> Q:
    """Records with these ids, told as stretches: an import writes thousands in a row, more than a database takes one by
    one."""
    runs: list[list[int]] = []
    for pk in sorted(ids):
        if runs and pk == runs[-1][1] + 1:
            runs[-1][1] = pk
        else:
            runs.append([pk, pk])
    single = [first for first, last in runs if first == last]
    return reduce(or_, (Q(id__range=run) for run in runs if run[0] != run[1]), Q(id__in=single))
