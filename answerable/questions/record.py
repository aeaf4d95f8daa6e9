"""The questions of a board's newest plan as they are now, and what became of each.

What the rules look at is read in one query, and what they ask is kept in memory under the head of the board's chain of
events, as the plan's list is: every write changes the head, so nothing found before is asked after it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

from django.utils import timezone

from answerable.evidence import models as evidence
from answerable.history.reading import head_of
from answerable.history.states import state_model
from answerable.history.together import Ask, read_all, read_together
from answerable.history.together import Reading as Several
from answerable.intake.models import Document
from answerable.papers.models import Paper
from answerable.partnership.record import bodies_of
from answerable.plan import models as plan
from answerable.plan import rows as plan_rows
from answerable.plan.rows import Plan
from answerable.plan.rules import UNSENT
from answerable.plan.year.rules import in_use_of
from answerable.questions import models
from answerable.questions.rules import RULES, facts, find
from answerable.questions.rules.asking import Question
from answerable.questions.rules.record import Record

_SEEN = [state for state, _ in plan.Update.STATES if state not in UNSENT]  # what whoever reads the plan sees
_OF_PLAN: dict[str, tuple[Any, Any]] = {
    "actions": (facts.Action, plan.Action),
    "answerers": (facts.Answerer, plan.Answerer),
    "promises": (facts.Promise, plan.Commitment),
    "shortfalls": (facts.Shortfall, plan.Shortfall),
    "measures": (facts.Measure, evidence.Measure),
    "values": (facts.Value, evidence.Observation),
    "claims": (facts.Claim, evidence.Claim),
    "items": (facts.Item, evidence.Evidence),
    "ties": (facts.Tie, evidence.EvidenceFor),
}


@dataclass(frozen=True)
class HandledRow:
    """What the board said of a question; see `models.Handled`."""

    id: int
    key: str
    rule: str
    asks: str
    facts: str
    state: str
    words: str


@dataclass(frozen=True)
class OffRow:
    id: int
    rule: str
    reason: str


@dataclass(frozen=True)
class Standing:
    """A question with what the board said of it, None for nothing; `stale`: what it rested on has changed since."""

    question: Question
    handled: HandledRow | None

    @property
    def stale(self) -> bool:
        return self.handled is not None and self.handled.facts != self.question.facts

    @property
    def state(self) -> str:
        handled = self.handled
        return models.Handled.OPEN if handled is None or self.stale else handled.state

    @property
    def is_open(self) -> bool:
        return self.state == models.Handled.OPEN


@dataclass(frozen=True)
class Questions:
    """All questions of a plan, the weightiest first, but those of rules that are `off`. `record` is what they were
    found in, None where there is no plan; `handled` by key, also of questions that are not there any more."""

    plan: Plan | None
    record: Record | None
    every: list[Standing]
    handled: dict[str, HandledRow]
    off: dict[str, OffRow] = field(default_factory=dict)

    @cached_property
    def open(self) -> list[Standing]:
        return [one for one in self.every if one.is_open]

    @cached_property
    def _called(self) -> dict[str, Standing]:
        return {one.question.key: one for one in self.every}

    def called(self, key: str) -> Standing | None:
        return self._called.get(key)


def questions_of(board: int) -> Questions:
    """The questions of a board's newest plan today. One query; where something was written since they were found last,
    two more."""
    place = _place(board, timezone.localdate(), head_of(board)[1])
    if not place:
        newest, rounds = _newest(board)
        place.append(_found(board, newest, rounds) if newest else Questions(None, None, [], {}))
    return place[0]


def known_questions(board: int, head: str) -> Questions | None:
    """The same where they were found since something was written last (`head`: of the board's chain of events now),
    else None: for pages that must not take longer the larger the plan is. No query."""
    return next(iter(_place(board, timezone.localdate(), head)), None)


@lru_cache(maxsize=4)  # each holds all that the rules looked at
def _place(board: int, today: date, head: str) -> list[Questions]:
    """Where the questions are kept that were found when the head of a board's chain of events was `head`."""
    return []


forget = _place.cache_clear


def _newest(board: int) -> tuple[Plan | None, list[plan_rows.Round]]:
    """The plan that a board works by, and the rounds of all."""
    here = {"board_id": board, "withdrawn": False}
    steps = Ask(plan_rows.Step, plan.PlanStep, here)
    plans, rounds, taken = read_together(
        None, Ask(Plan, plan.Plan, here), Ask(plan_rows.Round, plan.Round, here), steps
    )
    return in_use_of(plans, taken, timezone.localdate()), rounds


def _found(board: int, newest: Plan, rounds: Sequence[plan_rows.Round]) -> Questions:
    """What the rules ask of a plan, and what became of it. What an agency has not sent is left out, whoever asks. One
    query."""
    own = sorted((one for one in rounds if one.plan_id == newest.id), key=lambda one: (one.on, one.id))
    handled = Several(
        [
            Ask(HandledRow, models.Handled, {"board_id": board}),
            Ask(OffRow, models.SwitchedOff, {"board_id": board, "withdrawn": False}),
        ],
        lambda *both: both,
    )
    rows, bodies, (said, off) = read_all(None, _rows_of(board, newest.id, own), bodies_of(board), handled)
    agencies = {pk: agency.name for pk, agency in bodies.agencies.items()}
    rows["updates"] = [update.whole() for update in rows["updates"]]
    record = Record(today=timezone.localdate(), agencies=agencies, **rows)
    switched = {one.rule: one for one in off if one.rule in RULES}
    by_key = {one.key: one for one in said}
    every = [Standing(one, by_key.get(one.key)) for one in find(record, switched)]
    # Of the values, hundreds of thousands, only those that a question names are kept with it.
    shown = {side.id for one in every for side in one.question.sides if side.kind == "value"}
    kept = replace(record, values=[value for value in record.values if value.id in shown])
    return Questions(newest, kept, every, by_key, switched)


def _rows_of(board: int, plan_id: int, rounds: Sequence[plan_rows.Round]) -> Several:
    """A plan's rows as the rules look at them, by the names that `Record` gives them; of the newest two rounds what was
    said."""
    of: dict[str, Any] = {"plan_id": plan_id, "withdrawn": False}
    newest = [one.id for one in rounds[-2:]]
    said = {"round_id": newest, "withdrawn": False}
    asks = {name: Ask(shape, model, of) for name, (shape, model) in _OF_PLAN.items()}
    asks["statements"] = Ask(facts.Statement, plan.Statement, said)
    asks["updates"] = Ask(facts.Update, plan.Update, {**said, "state": _SEEN})
    asks["levels"] = Ask(facts.Level, plan.StatusLevel, {"board_id": board})
    asks["begun"] = Ask(facts.Begun, state_model(plan.Action), {"plan_id": plan_id, "history_type": "+"})
    asks["rounds"] = Ask(facts.Round, plan.Round, of)
    asks["papers"] = Ask(facts.Drafted, Paper, of)
    asks["documents"] = Ask(facts.Printed, Document, {"round_id": newest, "state": Document.BROUGHT_IN})

    def made(*rows: list[Any]) -> dict[str, Any]:
        found = dict(zip(asks, rows, strict=True))
        found["rounds"].sort(key=lambda one: (one.on, one.id))
        found["actions"].sort(key=lambda one: (one.order, one.id))
        on = rounds[-1].on if rounds else date.max
        found["papers"] = sorted((one for one in found["papers"] if one.as_at >= on), key=lambda one: one.id)[-1:]
        return found

    return Several(list(asks.values()), made)
