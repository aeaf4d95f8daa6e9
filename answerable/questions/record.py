"""The questions of a board's newest plan as they are now, and what became of each.

What the rules look at is read in one query, and the questions are kept in memory under the head of the board's chain of
events, as the plan's list is: every write changes the head, so nothing found before is asked after it.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property, lru_cache
from typing import Any

from django.utils import timezone

from answerable.evidence import models as evidence
from answerable.history.reading import head_of
from answerable.history.states import state_model
from answerable.history.together import Ask, read_all, read_together
from answerable.history.together import Reading as Several
from answerable.partnership.record import bodies_of
from answerable.plan import models as plan
from answerable.plan.record import Plan
from answerable.plan.rules import UNSENT
from answerable.questions import models
from answerable.questions.rules import RULES, facts, find
from answerable.questions.rules.asking import Question
from answerable.questions.rules.record import Record

# Tables of rooms above that the rules look at too: each says here how its rows are read, by the ids of rounds.
ABOVE: dict[str, Callable[[list[int]], Ask]] = {}
SENT = [state for state, _ in plan.Update.STATES if state not in UNSENT]
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

    def called(self, key: str) -> Standing | None:
        return next((one for one in self.every if one.question.key == key), None)


def questions_of(board: int, *, head: str | None = None) -> Questions:
    """The questions of a board's newest plan today. Three queries, one less where the head of its chain is known; two
    less where nothing was written since they were found last."""
    here = {"board_id": board, "withdrawn": False}
    plans, rounds, handled, off = read_together(
        None,
        Ask(Plan, plan.Plan, here),
        Ask(facts.Round, plan.Round, here),
        Ask(HandledRow, models.Handled, {"board_id": board}),
        Ask(OffRow, models.SwitchedOff, here),
    )
    said = {one.key: one for one in handled}
    switched = {one.rule: one for one in off if one.rule in RULES}
    if not plans:
        return Questions(None, None, [], said, switched)
    newest = plans[-1]
    own = tuple(sorted((one for one in rounds if one.plan_id == newest.id), key=lambda one: (one.on, one.id)))
    head = head_of(board)[1] if head is None else head
    record, found = _found(board, newest.id, own, timezone.localdate(), head)
    every = [Standing(one, said.get(one.key)) for one in found if one.rule not in switched]
    return Questions(newest, record, every, said, switched)


@lru_cache(maxsize=16)
def _found(
    board: int, plan: int, rounds: tuple[facts.Round, ...], today: date, head: str
) -> tuple[Record, list[Question]]:
    """What all rules ask of a plan, found when the head of its board's chain of events was `head`."""
    record = read_record(board, plan, rounds, today)
    return record, find(record)


forget = _found.cache_clear


def read_record(board: int, plan_id: int, rounds: Sequence[facts.Round], today: date) -> Record:
    """A plan as the rules look at it. What an agency has not sent is left out, whoever asks. One query."""
    of: dict[str, Any] = {"plan_id": plan_id, "withdrawn": False}
    newest = [one.id for one in rounds[-2:]]
    said = {"round_id": newest, "withdrawn": False}
    asks = {name: Ask(shape, model, of) for name, (shape, model) in _OF_PLAN.items()}
    asks["statements"] = Ask(facts.Statement, plan.Statement, said)
    asks["updates"] = Ask(facts.Update, plan.Update, {**said, "state": SENT})
    asks["levels"] = Ask(facts.Level, plan.StatusLevel, {"board_id": board})
    first = {"plan_id": plan_id, "history_type": "+"}
    asks["begun"] = Ask(facts.Begun, state_model(plan.Action), first)
    asks |= {name: read(newest) for name, read in ABOVE.items()}
    several = Several(list(asks.values()), lambda *rows: dict(zip(asks, rows, strict=True)))
    found, bodies = read_all(None, several, bodies_of(board))
    found["actions"].sort(key=lambda one: (one.order, one.id))
    agencies = {pk: agency.name for pk, agency in bodies.agencies.items()}
    return Record(today=today, rounds=list(rounds), agencies=agencies, **found)


def shared_of(board: int, keys: Collection[str]) -> dict[str, datetime]:
    """Which of these questions are shared, and since when. One query."""
    rows = models.Shared.objects.filter(board_id=board, key__in=keys, withdrawn=False)
    return dict(rows.values_list("key", "shared_at"))
