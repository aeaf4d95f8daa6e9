"""Measures and what was counted, as at a moment."""

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any

from answerable.evidence import models
from answerable.history.together import Among, Ask, read_together
from answerable.plan.record import grouped


@dataclass(frozen=True)
class Measure:
    id: int
    action_id: int | None
    section: str
    what: str
    kind: str
    unit: str
    polarity: str
    agency_id: int | None
    area: str
    population: str
    base_words: str
    target: float | None
    producer: str
    method: str
    order: int
    source: dict[str, Any] = field(hash=False)


@dataclass(frozen=True)
class Observation:
    id: int
    measure_id: int
    round_id: int
    value: float
    words: str
    qualifier: str
    numerator: float | None
    denominator: float | None
    base_n: int | None
    response_rate: float | None
    period_words: str
    period_from: date | None
    period_to: date | None
    partial: bool
    derived: bool


@dataclass(frozen=True)
class Claim:
    id: int
    measure_id: int
    round_id: int
    kind: str
    change_value: float | None
    change_unit: str
    direction: str
    attribution: str
    source: dict[str, Any] = field(hash=False)


@dataclass(frozen=True)
class EvidenceItem:
    id: int
    action_id: int | None
    claim_id: int | None
    title: str
    kind: str
    agency_id: int | None
    producer: str
    method: str
    on: date | None
    expires: date | None


@dataclass(frozen=True)
class EvidenceRecord:
    """Everything that is counted under one plan, measures in the order in which the documents gave them."""

    measures: list[Measure]
    observations: list[Observation]
    claims: list[Claim]
    evidence: list[EvidenceItem]

    @cached_property
    def observations_of(self) -> dict[int, list[Observation]]:
        """By measure id, oldest period first; those without a period come as they were entered."""
        ordered = sorted(self.observations, key=lambda o: (o.period_to or o.period_from or date.min, o.id))
        return grouped(ordered, "measure_id")

    @cached_property
    def claims_of(self) -> dict[int, list[Claim]]:
        return grouped(self.claims, "measure_id")

    @cached_property
    def measures_of(self) -> dict[int | None, list[Measure]]:
        """By action id; None holds those of a section of prose."""
        return grouped(self.measures, "action_id")


def read_evidence(plan: int, at: datetime | None) -> EvidenceRecord:
    """Everything that is counted and can be looked at under one plan. One query."""
    here: dict[str, Any] = {"plan_id": plan, "withdrawn": False}
    return _read(at, here, here)


def read_evidence_of(action: int, at: datetime | None) -> EvidenceRecord:
    """The same for one action. One query."""
    here: dict[str, Any] = {"action_id": action, "withdrawn": False}
    return _read(at, here, {"measure_id": Among(models.Measure, "id", here), "withdrawn": False})


def _read(at: datetime | None, here: dict[str, Any], counted: dict[str, Any]) -> EvidenceRecord:
    """Measures and evidence that match `here`, observations and claims that match `counted`."""
    measures, observations, claims, items = read_together(
        at,
        Ask(Measure, models.Measure, here),
        Ask(Observation, models.Observation, counted),
        Ask(Claim, models.Claim, counted),
        Ask(EvidenceItem, models.Evidence, here),
    )
    return EvidenceRecord(sorted(measures, key=lambda m: (m.order, m.id)), observations, claims, items)
