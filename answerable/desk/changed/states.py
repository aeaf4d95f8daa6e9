"""What each table says when it changes, in columns that all tables share (`State`), so that all are asked in one
question."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Case, F, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Cast, Coalesce, Concat

from answerable.access.actor import Actor
from answerable.access.roles import Permission
from answerable.assurance.models import Uptake
from answerable.challenges.models import Challenge, Step
from answerable.evidence.models import Claim, Evidence, Measure, Observation
from answerable.intake.models import Document
from answerable.meetings.models import Item, Meeting, MinutesStep
from answerable.meetings.rules import OUT
from answerable.papers.models import Paper
from answerable.partnership.models import Agency, Appointment, Group, Member, Person, Post
from answerable.plan.models import (
    Action,
    Aim,
    Answerer,
    Commitment,
    Moderation,
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
    `status`, `second` and `due` what the table says under these heads (see `TABLES`); `gone`: withdrawn or ended.
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
TABLES: dict[Any, dict[str, Any]] = {
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
    Moderation: {  # whose verdict (`second`), why, and on which levels the group puts it, delivery and impact a line
        "of": _named(Update, "update_id", "action_id"),
        "label": _named(Update, "update_id", "action__ref"),
        "words": "words",
        "status": "verdict",
        "second": _named(Group, "group_id", "name"),
        "due": Concat(F("delivery"), Value("\n"), F("impact"), output_field=_TEXT),
        "gone": "withdrawn",
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
NEEDS = {Paper: Permission.READ_DRAFTS, Document: Permission.READ_DOUBTS, Appointment: Permission.READ_PEOPLE}
NEEDS |= dict.fromkeys((Challenge, Step), Permission.READ_CHALLENGES)
NEEDS |= dict.fromkeys((Meeting, Item, MinutesStep), Permission.READ_MEETINGS)
# Where a door is narrower than the board's: which records are read today, whatever their earlier states say. What is
# told of minutes is that they were circulated or approved, not what they were before.
SEEN: "dict[Any, Callable[[Actor], QuerySet[Any]]]" = {
    Moderation: Moderation.objects.seen_by,
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


def columns(model: Any) -> list[Any]:
    given = TABLES[model]
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
