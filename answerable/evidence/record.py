"""Measures and what was counted, as at a moment."""

from collections.abc import Collection, Container
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any

from answerable.evidence import models
from answerable.history.together import Among, Ask, Reading, read_all
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
    people: bool | None = None
    baseline: float | None = None
    baseline_words: str = ""
    comparator: float | None = None
    comparator_words: str = ""
    comparator_source: str = ""
    definitions: list[dict[str, str]] = field(default_factory=list, hash=False)
    plan_id: int = 0
    frequency: str = ""

    @property
    def changed_on(self) -> list[date]:
        """The days from which something else was counted, oldest first."""
        return [date.fromisoformat(change["from"]) for change in self.definitions]


@dataclass(frozen=True, slots=True)  # there are hundreds of thousands
class Observation:
    id: int
    measure_id: int
    round_id: int | None
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
    source: dict[str, Any] = field(default_factory=dict, hash=False)
    wider: str = ""


@dataclass(frozen=True)
class Claim:
    id: int
    measure_id: int
    round_id: int | None
    kind: str
    change_value: float | None
    change_unit: str
    direction: str
    attribution: str
    source: dict[str, Any] = field(hash=False)
    statement: str = ""
    plan_id: int = 0


@dataclass(frozen=True)
class ClaimValue:
    """Which value a claim rests on."""

    id: int
    claim_id: int
    observation_id: int


@dataclass(frozen=True)
class EvidenceItem:
    id: int
    title: str
    kind: str
    agency_id: int | None
    producer: str
    method: str
    on: date | None
    expires: date | None
    base_n: int | None
    response_rate: float | None
    compares: bool
    verifier: str
    findings: str
    plan_id: int


@dataclass(frozen=True)
class EvidenceLink:
    """What an evidence item speaks for: an action or a claim."""

    id: int
    evidence_id: int
    action_id: int | None
    claim_id: int | None


@dataclass(frozen=True)
class EvidenceRecord:
    """Everything that is counted under one plan, measures in the order in which the documents gave them."""

    measures: list[Measure]
    observations: list[Observation]
    claims: list[Claim]
    evidence: list[EvidenceItem]
    links: list[EvidenceLink] = field(default_factory=list)
    claim_values: list[ClaimValue] = field(default_factory=list)

    @cached_property
    def observations_of(self) -> dict[int, list[Observation]]:
        """By measure id, oldest period first; those without a period come as they were entered."""
        return grouped(in_time(self.observations), "measure_id")

    @cached_property
    def stated_of(self) -> dict[int, list[Claim]]:
        """By measure id, what a document states of it; a claim that somebody added is weighed on a page of its own."""
        return grouped([claim for claim in self.claims if not claim.statement], "measure_id")

    @cached_property
    def measures_of(self) -> dict[int | None, list[Measure]]:
        """By action id; None holds those of a section of prose."""
        return grouped(self.measures, "action_id")

    @cached_property
    def measure(self) -> dict[int, Measure]:
        return {measure.id: measure for measure in self.measures}

    @cached_property
    def items_of_actions(self) -> dict[int | None, list[EvidenceItem]]:
        """The items that speak for each action, by its id."""
        return self._speaking("action_id")

    @cached_property
    def items_of_claims(self) -> dict[int | None, list[EvidenceItem]]:
        """The items that speak for each claim, by its id."""
        return self._speaking("claim_id")

    def _speaking(self, key: str) -> dict[int | None, list[EvidenceItem]]:
        items = {item.id: item for item in self.evidence}
        links = grouped(self.links, key)
        return {
            of: [items[link.evidence_id] for link in some if link.evidence_id in items] for of, some in links.items()
        }

    @cached_property
    def _named(self) -> dict[int, list[ClaimValue]]:
        return grouped(self.claim_values, "claim_id")

    def values_of(self, claim: Claim) -> list[Observation]:
        """The values that a claim rests on, in time order: those it names; else, where a document made it, what that
        document gave (a change also the value before it); else the newest of its measure. Two for a change or a
        cause, one for a level."""
        named = {value.observation_id for value in self._named.get(claim.id, [])}
        ordered = self.observations_of.get(claim.measure_id, [])
        if chosen := [o for o in ordered if o.id in named]:
            return chosen
        most = 1 if claim.kind == "level" else 2
        return (ordered if claim.round_id is None else _given_by(claim, ordered))[-most:]


def _given_by(claim: Claim, ordered: list[Observation]) -> list[Observation]:
    """Of the values of its measure those that the document of a claim gave, after those of documents before it; none
    where it gave none. What was told or entered later says nothing of what it claimed."""
    made_in = claim.round_id or 0
    given = [o for o in ordered if o.round_id == made_in]
    own = [o for o in given if o.source == claim.source] or given  # it may speak of one measure in two places
    if not own or claim.kind == "level":
        return own
    before = ordered[: ordered.index(own[0])]
    return [o for o in before if o.round_id and o.round_id < made_in] + own


def in_time(observations: list[Observation]) -> list[Observation]:
    """The values of each measure, oldest period first. One without a period stands where it was told: "down from 33% in
    2010 to 15%" ends with the 15%, and "up from 120 to 139 in 2012" begins with the 120."""
    found: list[Observation] = []
    for values in grouped(sorted(observations, key=lambda o: o.id), "measure_id").values():
        placed = sorted((o for o in values if _ends(o)), key=lambda o: (_ends(o), o.id))
        for one in values:
            if not _ends(one):
                before = max((o for o in placed if o.id < one.id), key=lambda o: o.id, default=None)
                placed.insert(placed.index(before) + 1 if before else 0, one)
        found += placed
    return found


def _ends(observation: Observation) -> date | None:
    return observation.period_to or observation.period_from


_TABLES: dict[str, tuple[Any, Any]] = {
    "measures": (Measure, models.Measure),
    "observations": (Observation, models.Observation),
    "claims": (Claim, models.Claim),
    "evidence": (EvidenceItem, models.Evidence),
    "links": (EvidenceLink, models.EvidenceFor),
    "claim_values": (ClaimValue, models.ClaimValue),
}


def read_evidence(plan: int, at: datetime | None, *, without: Container[str] = ()) -> EvidenceRecord:
    """Everything that is counted and can be looked at under one plan; tables named in `without` ("claims",
    "claim_values" …) are left empty. One query."""
    found: EvidenceRecord = read_all(at, evidence_of_plan(plan, without))[0]
    return found


def evidence_of_plan(plan: int, without: Container[str] = ()) -> Reading:
    """The same for a page that reads more."""
    here: dict[str, Any] = {"plan_id": plan, "withdrawn": False}
    return _reading({name: here for name in _TABLES if name not in without})


def evidence_of(action: int) -> Reading:
    """The same for one action."""
    here: dict[str, Any] = {"action_id": action, "withdrawn": False}
    counted = {"measure_id": Among(models.Measure, "id", here), "withdrawn": False}
    speaking = {"id": Among(models.EvidenceFor, "evidence_id", here), "withdrawn": False}
    wanted = {"measures": here, "observations": counted, "claims": counted, "evidence": speaking, "links": here}
    return _reading(wanted)


def evidence_of_measures(measures: Collection[int]) -> Reading:
    """The same for some measures of a plan, by their ids: with their values, and what is said of them."""
    of: dict[str, Any] = {"measure_id": list(measures), "withdrawn": False}
    return _reading({"measures": {"id": list(measures)}, "observations": of, "claims": of})


def evidence_of_claims(**which: Any) -> Reading:
    """The same for the claims that match `which`: with their measures, the values of those, and what speaks for
    them."""
    claims = {**which, "withdrawn": False}
    of = {"measure_id": Among(models.Claim, "measure_id", claims), "withdrawn": False}
    measures = {"id": Among(models.Claim, "measure_id", claims), "withdrawn": False}
    links = {"claim_id": Among(models.Claim, "id", claims), "withdrawn": False}
    evidence = {"id": Among(models.EvidenceFor, "evidence_id", links), "withdrawn": False}
    return _reading(
        {
            "measures": measures,
            "observations": of,
            "claims": claims,
            "evidence": evidence,
            "links": links,
            "claim_values": links,
        }
    )


def evidence_of_measure(measure: int, board: int) -> Reading:
    """The same for one measure of a board, without the evidence that speaks for its claims."""
    of: dict[str, Any] = {"measure_id": measure, "withdrawn": False}
    named = {"claim_id": Among(models.Claim, "id", of), "withdrawn": False}
    here = {"id": measure, "board_id": board, "withdrawn": False}
    return _reading({"measures": here, "observations": of, "claims": of, "claim_values": named})


def _reading(wanted: dict[str, dict[str, Any]]) -> Reading:
    """Of the tables in `wanted` the rows that match its conditions."""

    def made(*rows: list[Any]) -> EvidenceRecord:
        found = dict(zip(wanted, rows, strict=True))
        every: dict[str, list[Any]] = {name: found.get(name, []) for name in _TABLES}
        every["measures"].sort(key=lambda measure: (measure.order, measure.id))
        return EvidenceRecord(**every)

    return Reading([Ask(*_TABLES[name], where) for name, where in wanted.items()], made)
