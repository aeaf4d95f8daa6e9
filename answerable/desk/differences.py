"""What is different between two moments: for each record that changed, as it was before and as it is after.

All tables are asked in one question: each gives its states in the same columns (`State`).
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any

from django.db import models
from django.db.models import Case, F, Min, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Cast, Coalesce, Concat

from answerable.access.actor import Actor
from answerable.access.roles import Permission
from answerable.assurance.models import Uptake
from answerable.challenges.models import Challenge, Step
from answerable.desk.visits import Since
from answerable.evidence.models import Claim, Evidence, Measure, Observation
from answerable.history.changes import chain_of
from answerable.history.models import Event
from answerable.history.states import state_model
from answerable.intake.models import Document
from answerable.meetings.models import Item, Meeting, MinutesStep
from answerable.meetings.rules import OUT
from answerable.papers.models import Paper
from answerable.partnership.models import Agency, Appointment, Board, Group, Member, Person, Post
from answerable.plan.models import (
    Action,
    Aim,
    Answerer,
    Commitment,
    Objective,
    Plan,
    PlanStep,
    Round,
    Shortfall,
    Statement,
    Update,
)
from answerable.plan.reporting import PARTS
from answerable.plan.rules import UNSENT
from answerable.recommendations.models import Recommendation, Response
from answerable.years.models import Carried, Comment


@dataclass(frozen=True)
class State:
    """A record as it was after a change, in columns that all tables share.

    `of` is the action or measure that it is about (and where a link leads), `label` that one's ref or name; `words`,
    `status`, `second` and `due` what the table says under these heads (see `_TABLES`); `gone`: withdrawn or ended.
    """

    kind: str
    id: int
    number: int
    known_from: datetime
    of: int | None
    label: str
    words: str
    status: str
    second: str
    due: str
    value: float | None
    round: int | None
    gone: bool

    @property
    def says(self) -> tuple[Any, ...]:
        """What counts as a difference."""
        return (self.words, self.status, self.second, self.due, self.value, self.gone)


@dataclass(frozen=True)
class Change:
    """One record before and after; `before` is None for a new one."""

    before: State | None
    after: State


def _ref(path: str = "action_id") -> Subquery:
    return Subquery(Action.objects.filter(pk=OuterRef(path)).values("ref")[:1])


def _named(model: Any, path: str, column: str) -> Subquery:
    return Subquery(model.objects.filter(pk=OuterRef(path)).values(column)[:1])


_TEXT, _YES_OR_NO = models.TextField(), models.BooleanField()
# What a board calls an agency: the agency's own name, where it gives it no other.
_CALLED = Member.objects.filter(board_id=OuterRef("board_id"), agency_id=OuterRef("agency_id")).exclude(name="")
AS_CALLED = Coalesce(Subquery(_CALLED.values("name")[:1]), _named(Agency, "agency_id", "name"))
PRINTED = Case(When(delivery="", then=F("status_words")), default=F("delivery"), output_field=_TEXT)
# All that an update says in words, part by part.
_SAID = Concat(*(part for name in PARTS for part in (F(name), Value("\n"))), output_field=_TEXT)
# For each table: what it gives under the heads of a State; the rest is empty.
_TABLES: dict[Any, dict[str, Any]] = {
    Aim: {"label": "ref", "words": "title", "gone": "withdrawn"},
    Objective: {"label": "ref", "words": "title", "gone": "withdrawn"},
    Action: {"of": "id", "label": "ref", "words": "text", "status": "closed", "due": "due_words", "gone": "withdrawn"},
    Answerer: {"of": "action_id", "label": _ref(), "words": "words", "status": "part", "gone": "withdrawn"},
    Round: {"words": "title", "gone": "withdrawn"},
    Statement: {
        "of": "action_id",
        "label": _ref(),
        "words": "text",
        "status": PRINTED,
        "second": "impact",
        "round": "round_id",
        "gone": "withdrawn",
    },
    Update: {
        "of": "action_id",
        "label": _ref(),
        "words": _SAID,
        "second": Coalesce(
            _named(Agency, "agency_id", "name"), _named(Group, "group_id", "name"), _named(Post, "post_id", "name")
        ),
        "round": "round_id",
        # What an agency has not sent yet is not there for others.
        "gone": Case(When(state__in=UNSENT, then=Value(True)), default=F("withdrawn"), output_field=_YES_OR_NO),
    },
    Commitment: {
        "of": "action_id",
        "label": _ref(),
        "words": "what",
        "status": "outcome",
        "second": "outcome_words",
        "due": "due_words",
        "round": "round_id",
        "gone": "withdrawn",
    },
    Challenge: {  # about what, what is asked, whom, and whether papers may print it (1.0)
        "of": "id",
        "words": "about",
        "status": "asked",
        "second": Coalesce(AS_CALLED, _named(Group, "group_id", "name"), F("to_words")),
        "due": "due_words",
        "value": Case(When(printed=True, then=Value(1.0)), default=Value(0.0)),
        "gone": "withdrawn",
    },
    Step: {
        "of": "challenge_id",
        "label": _named(Challenge, "challenge_id", "about"),
        "words": "text",
        "status": "kind",
        "second": "outcome",
        "due": "due_words",
        "gone": "withdrawn",
    },
    PlanStep: {
        "of": "plan_id",
        "label": _named(Plan, "plan_id", "title"),
        "words": "text",
        "status": "kind",
        "due": "on_words",
        "gone": "withdrawn",
    },
    Comment: {  # whose, of which plan, and what became of it
        "of": "plan_id",
        "label": _named(Plan, "plan_id", "title"),
        "words": "text",
        "status": "became",
        "second": Coalesce(AS_CALLED, _named(Group, "group_id", "name"), F("words")),
        "due": "because",
        "gone": "withdrawn",
    },
    Carried: {
        "of": "action_id",
        "label": _ref(),
        "words": _ref("before_id"),
        "second": _named(Plan, "plan_id", "title"),
        "gone": "withdrawn",
    },
    Shortfall: {"of": "action_id", "label": _ref(), "words": "text", "gone": "withdrawn"},
    Observation: {
        "of": "measure_id",
        "label": _named(Measure, "measure_id", "what"),
        "words": "words",
        "value": "value",
        "second": "period_words",
        "round": "round_id",
        "gone": "withdrawn",
    },
    Claim: {
        "of": "measure_id",
        "label": _named(Measure, "measure_id", "what"),
        "words": "statement",
        "gone": "withdrawn",
    },
    Evidence: {"of": "id", "words": "title", "gone": "withdrawn"},
    Uptake: {"of": "agency_id", "label": AS_CALLED, "status": "stage", "gone": "withdrawn"},
    Meeting: {
        "of": "id",
        "label": _named(Group, "group_id", "name"),
        "words": "on",
        "status": "cancelled",
        "second": "place",
        "due": "time",
        "gone": "withdrawn",
    },
    Item: {
        "of": "meeting_id",
        "label": _named(Meeting, "meeting_id", "group__name"),
        "words": "title",
        "due": _named(Meeting, "meeting_id", "on"),
        "gone": "withdrawn",
    },
    MinutesStep: {
        "of": "meeting_id",
        "label": _named(Meeting, "meeting_id", "group__name"),
        "status": "state",
        "due": _named(Meeting, "meeting_id", "on"),
        "gone": "withdrawn",
    },
    Response: {"words": "words", "status": "status", "gone": "withdrawn"},
    Recommendation: {"label": "ref", "words": "text", "gone": "withdrawn"},
    Paper: {"of": "id", "words": "title", "status": "state", "gone": "withdrawn"},
    Document: {
        "of": "id",
        "words": "filename",
        "status": "state",
        "gone": Case(When(state=Document.UNDONE, then=True), default=False),
    },
    Member: {"words": _named(Agency, "agency_id", "name"), "gone": "withdrawn"},
    Group: {"words": "name", "gone": "withdrawn"},
    Appointment: {  # who, as what, for which agency, and on which group (`due`)
        "of": "person_id",
        "label": _named(Person, "person_id", "name"),
        "words": "post",
        "status": "role",
        "second": AS_CALLED,
        "due": _named(Group, "group_id", "name"),
        "gone": Case(When(ends__isnull=False, then=True), default=False),
    },
}
_NEEDS = {Paper: Permission.READ_DRAFTS, Document: Permission.READ_DOUBTS, Appointment: Permission.READ_PEOPLE}
_NEEDS |= dict.fromkeys((Challenge, Step), Permission.READ_CHALLENGES)
_NEEDS |= dict.fromkeys((Meeting, Item, MinutesStep), Permission.READ_MEETINGS)
# Where a door is narrower than the board's: which records are read today, whatever their earlier states say. What is
# told of minutes is that they were circulated or approved, not what they were before.
_SEEN: "dict[Any, Callable[[Actor], QuerySet[Any]]]" = {
    Item: Item.objects.seen_by,
    MinutesStep: lambda by: MinutesStep.objects.seen_by(by).filter(state__in=OUT),
}
_HEADS: "dict[str, models.Field[Any, Any]]" = {
    "of": models.BigIntegerField(),
    **dict.fromkeys(("label", "words", "status", "second", "due"), _TEXT),
    "value": models.FloatField(),
    "round": models.BigIntegerField(),
    "gone": models.BooleanField(),
}


def _columns(model: Any) -> list[Any]:
    given = _TABLES[model]
    columns: list[Any] = [Value(model.__name__, output_field=_TEXT), F("id"), F("history_id"), F("history_date")]
    for head, field in _HEADS.items():
        value = F(given[head]) if isinstance(given.get(head), str) else given.get(head, Value(None))
        column: Any = Cast(value, field)
        if field is _TEXT:
            column = Coalesce(column, Value(""), output_field=_TEXT)
        elif head == "gone":
            column = Coalesce(column, Value(False), output_field=field)
        columns.append(column)
    return columns


def _read(by: Actor, board: Board, until: datetime, changed: Mapping[Any, Q | QuerySet[Any]]) -> list[State]:
    """The states up to `until` of what `changed` says has changed, by table. One query."""
    asked = []
    for model, which in changed.items():
        if not by.may(_NEEDS.get(model, Permission.READ_PLAN), board.pk):
            continue
        states = state_model(model).objects.filter(board_id=board.pk, history_date__lte=until)
        states = states.filter(which) if isinstance(which, Q) else states.filter(id__in=which)
        if model in _SEEN:
            states = states.filter(id__in=_SEEN[model](by).values("id"))
        asked.append(states.order_by().values_list(*_columns(model)))
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
    for model in _TABLES:
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
    tables = {model._meta.label: model for model in _TABLES}
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
