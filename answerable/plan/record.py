"""The plan as at a moment: each table read once and stitched. Pages and papers read it for now and then alike."""

from collections import defaultdict
from collections.abc import Container, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any, TypeVar

from answerable.history.states import read_as_at
from answerable.plan import models


@dataclass(frozen=True)
class Plan:
    id: int
    board_id: int
    title: str
    period: str
    aim_word: str
    objective_word: str


@dataclass(frozen=True)
class Aim:
    id: int
    ref: str
    title: str
    order: int


@dataclass(frozen=True)
class Objective:
    id: int
    aim_id: int | None
    ref: str
    title: str
    also_ref: str
    also_text: str
    order: int


@dataclass(frozen=True)
class Action:
    id: int
    objective_id: int | None
    ref: str
    text: str
    order: int
    due_words: str
    due_from: date | None
    due_to: date | None
    source: dict[str, Any] = field(hash=False)


@dataclass(frozen=True)
class Answerer:
    id: int
    objective_id: int | None
    action_id: int | None
    part: str
    words: str
    agency_id: int | None
    group_id: int | None
    order: int


@dataclass(frozen=True)
class Round:
    id: int
    title: str
    on: date
    fictional: bool


@dataclass(frozen=True)
class Statement:
    id: int
    round_id: int
    action_id: int
    text: str
    blocks: list[dict[str, str]] = field(hash=False)
    status_words: str
    delivery: str
    impact: str
    source: dict[str, Any] = field(hash=False)


@dataclass(frozen=True)
class Update:
    id: int
    round_id: int
    action_id: int
    agency_id: int
    text: str
    state: str


@dataclass(frozen=True)
class Commitment:
    id: int
    round_id: int
    action_id: int | None
    section: str
    kind: str
    what: str
    who: str
    meeting: str
    due_words: str
    due_from: date | None
    due_to: date | None
    outcome: str
    outcome_words: str
    outcome_round_id: int | None
    source: dict[str, Any] = field(hash=False)


@dataclass(frozen=True)
class Shortfall:
    id: int
    round_id: int
    action_id: int | None
    section: str
    text: str
    about: str
    source: dict[str, Any] = field(hash=False)


Row = TypeVar("Row")


def grouped(rows: Iterable[Row], key: str) -> dict[Any, list[Row]]:
    """Rows by the value of one of their fields."""
    by: dict[Any, list[Row]] = defaultdict(list)
    for row in rows:
        by[getattr(row, key)].append(row)
    return by


@dataclass(frozen=True)
class PlanRecord:
    """A whole plan, in printed order; withdrawn things are left out. `rounds` are oldest first."""

    plan: Plan
    aims: list[Aim]
    objectives: list[Objective]
    actions: list[Action]
    answerers: list[Answerer]
    rounds: list[Round]
    statements: list[Statement]
    updates: list[Update]
    commitments: list[Commitment]
    shortfalls: list[Shortfall]

    @property
    def round(self) -> Round | None:
        """The newest round."""
        return self.rounds[-1] if self.rounds else None

    @cached_property
    def statement_of(self) -> dict[tuple[int, int], Statement]:
        """Statements by (round id, action id)."""
        return {(s.round_id, s.action_id): s for s in self.statements}

    @cached_property
    def actions_of(self) -> dict[int | None, list[Action]]:
        """Actions by objective id."""
        return grouped(self.actions, "objective_id")

    @cached_property
    def objectives_of(self) -> dict[int | None, list[Objective]]:
        """Objectives by aim id."""
        return grouped(self.objectives, "aim_id")

    @cached_property
    def action(self) -> dict[int, Action]:
        return {action.id: action for action in self.actions}

    @cached_property
    def leads_of(self) -> dict[int | None, list[Answerer]]:
        """Answerers by action id."""
        return grouped(self.answerers, "action_id")


def read_plan(plan: int, at: datetime | None, *, without: Container[str] = ()) -> PlanRecord | None:
    """The plan with this id as at a moment (now when None); None where it was not there yet, or
    is withdrawn.

    Ten queries, less one for each table named in `without` ("updates", "shortfalls" …), which is then empty.
    """
    plans = read_as_at(Plan, models.Plan, at, id=plan, withdrawn=False)
    if not plans:
        return None

    def rows(shape: type[Row], model: Any) -> list[Row]:
        if str(model._meta.verbose_name_plural) in without:
            return []
        return read_as_at(shape, model, at, plan_id=plan, withdrawn=False)

    return PlanRecord(
        plan=plans[0],
        aims=sorted(rows(Aim, models.Aim), key=lambda r: r.order),
        objectives=sorted(rows(Objective, models.Objective), key=lambda r: r.order),
        actions=sorted(rows(Action, models.Action), key=lambda r: r.order),
        answerers=sorted(rows(Answerer, models.Answerer), key=lambda r: (r.part != "lead", r.order)),
        rounds=sorted(rows(Round, models.Round), key=lambda r: (r.on, r.id)),
        statements=rows(Statement, models.Statement),
        updates=rows(Update, models.Update),
        commitments=rows(Commitment, models.Commitment),
        shortfalls=rows(Shortfall, models.Shortfall),
    )
