"""One plan as the rules look at it: its rows, and what hangs together."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from answerable.plan.rules import answering
from answerable.questions.rules.facts import (
    Action,
    Answerer,
    Begun,
    Claim,
    Drafted,
    Item,
    Level,
    Measure,
    Printed,
    Promise,
    Round,
    Shortfall,
    Statement,
    Tie,
    Update,
    Value,
)

Row = TypeVar("Row")
# Producers other than the agency that reports, which is no second look at itself; "not stated" is asked about apart.
OUTSIDE = frozenset({"another agency", "board", "independent", "inspectorate", "children or families"})
GOOD = frozenset({"green", "blue", "teal"})  # colours of a level that says that it goes well


@dataclass(frozen=True)
class Record:
    """One plan as it is on the day `today`. `rounds` are oldest first; of the newest two are the statements, updates
    and documents; `papers` tell of the newest. `agencies` are the board's names of them."""

    today: date
    actions: list[Action] = field(default_factory=list)
    begun: list[Begun] = field(default_factory=list)
    answerers: list[Answerer] = field(default_factory=list)
    rounds: list[Round] = field(default_factory=list)
    levels: list[Level] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    updates: list[Update] = field(default_factory=list)
    promises: list[Promise] = field(default_factory=list)
    shortfalls: list[Shortfall] = field(default_factory=list)
    measures: list[Measure] = field(default_factory=list)
    values: list[Value] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)
    documents: list[Printed] = field(default_factory=list)
    papers: list[Drafted] = field(default_factory=list)
    agencies: dict[int, str] = field(default_factory=dict)

    @property
    def newest(self) -> Round | None:
        return self.rounds[-1] if self.rounds else None

    @property
    def before(self) -> Round | None:
        """The round before the newest."""
        return self.rounds[-2] if len(self.rounds) > 1 else None

    @cached_property
    def round(self) -> dict[int, Round]:
        return {one.id: one for one in self.rounds}

    @cached_property
    def action(self) -> dict[int | None, Action]:
        return {one.id: one for one in self.actions}

    @cached_property
    def measure(self) -> dict[int, Measure]:
        return {one.id: one for one in self.measures}

    @cached_property
    def said(self) -> dict[tuple[int, int], Statement]:
        """Statements by (action, round)."""
        return {(one.action_id, one.round_id): one for one in self.statements}

    @cached_property
    def reported(self) -> dict[tuple[int, int], list[Update]]:
        """Updates by (action, round)."""
        return by(self.updates, lambda one: (one.action_id, one.round_id))

    @cached_property
    def newest_said(self) -> dict[int, Statement]:
        """What was said last of each action, by its id."""
        place = {one.id: n for n, one in enumerate(self.rounds)}
        return {one.action_id: one for one in sorted(self.statements, key=lambda one: place.get(one.round_id, -1))}

    @cached_property
    def colours(self) -> dict[tuple[str, str], Level]:
        """Levels by (scale, code)."""
        return {(one.scale, one.code): one for one in self.levels}

    @cached_property
    def promises_of(self) -> dict[int | None, list[Promise]]:
        return by(self.promises, lambda one: one.action_id)

    @cached_property
    def shortfalls_of(self) -> dict[int | None, list[Shortfall]]:
        return by(self.shortfalls, lambda one: one.action_id)

    @cached_property
    def measures_of(self) -> dict[int | None, list[Measure]]:
        return by(self.measures, lambda one: one.action_id)

    @cached_property
    def values_of(self) -> dict[int, list[Value]]:
        return by(self.values, lambda one: one.measure_id)

    @cached_property
    def claims_of(self) -> dict[int, list[Claim]]:
        """By measure."""
        return by(self.claims, lambda one: one.measure_id)

    @cached_property
    def _items(self) -> dict[int, Item]:
        return {one.id: one for one in self.items}

    @cached_property
    def _tied(self) -> dict[tuple[str, int], list[Item]]:
        found: dict[tuple[str, int], list[Item]] = defaultdict(list)
        for tie in self.ties:
            for what, pk in (("action", tie.action_id), ("claim", tie.claim_id)):
                if pk is not None and tie.evidence_id in self._items:
                    found[what, pk].append(self._items[tie.evidence_id])
        return found

    def items_of(self, *, action: int | None = None, claim: int | None = None) -> list[Item]:
        """The evidence items that speak for an action, or for a claim."""
        return [*self._tied.get(("action", action or 0), []), *self._tied.get(("claim", claim or 0), [])]

    @cached_property
    def _answering(self) -> tuple[dict[int | None, list[Answerer]], dict[int | None, list[Answerer]]]:
        return by(self.answerers, lambda one: one.action_id), by(self.answerers, lambda one: one.objective_id)

    def agencies_of(self, action: int | None) -> list[int]:
        """Who leads an action or contributes to it; where no lead is named, who leads its objective."""
        here = self.action.get(action)
        of_actions, of_objectives = self._answering
        above = of_objectives.get(here.objective_id, []) if here and here.objective_id else []
        named = answering(of_actions.get(action, []) if here else [], above)
        return list(dict.fromkeys(one.agency_id for one in named if one.agency_id is not None))

    def named(self, agency: int | None) -> str:
        return self.agencies.get(agency or 0, "")


def by(rows: Iterable[Row], key: Callable[[Row], Hashable]) -> dict[Any, list[Row]]:
    """Rows by what `key` says of each."""
    found: dict[Any, list[Row]] = defaultdict(list)
    for row in rows:
        found[key(row)].append(row)
    return found
