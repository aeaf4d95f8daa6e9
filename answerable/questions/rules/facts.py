"""The rows that the rules look at: a few columns of each table, frozen.

The fields are named as the columns that they are read from (`history.together.Ask`). What an agency has not sent is
none of it.
"""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from answerable.plan.rules import standing_of


@dataclass(frozen=True)
class Action:
    id: int
    ref: str
    text: str = ""
    objective_id: int | None = None
    order: int = 0
    due_words: str = ""
    due_to: date | None = None
    closed: str = ""
    source: dict[str, Any] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class Begun:
    """From when an action is known."""

    id: int
    history_date: datetime


@dataclass(frozen=True)
class Answerer:
    id: int
    action_id: int | None
    objective_id: int | None
    agency_id: int | None
    part: str = "lead"


@dataclass(frozen=True)
class Round:
    id: int
    title: str
    on: date
    source: dict[str, Any] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class Level:
    """A level of the board's own scales."""

    id: int
    scale: str
    code: str
    name: str
    colour: str


@dataclass(frozen=True)
class Statement:
    id: int
    round_id: int
    action_id: int
    text: str = ""
    delivery: str = ""
    impact: str = ""
    blocks: list[dict[str, str]] = field(default_factory=list, hash=False)


@dataclass(frozen=True)
class Update:
    id: int
    round_id: int
    action_id: int
    agency_id: int | None
    text: str
    difference: str = ""
    voices: str = ""
    ahead: str = ""

    def whole(self) -> "Update":
        """The same with all that it says as its text, a line for each part."""
        parts = (self.text, self.difference, self.voices, self.ahead)
        return replace(self, text="\n".join(part for part in parts if part.strip()))


@dataclass(frozen=True)
class Promise:
    id: int
    round_id: int
    action_id: int | None
    what: str
    section: str = ""
    due_words: str = ""
    due_to: date | None = None
    outcome: str = ""
    outcome_round_id: int | None = None
    first_due: str = ""

    @property
    def is_open(self) -> bool:
        return not self.outcome or bool(self.outcome == "rescheduled" and self.first_due)

    def is_late(self, today: date, newest: date | None) -> bool:
        """Whether its day has passed without a word of it: see `plan.rules.standing_of`."""
        said = standing_of(
            outcome=self.outcome, due_to=self.due_to, on=today, newest_round_on=newest, moved=bool(self.first_due)
        )
        return said in {"Overdue", "No update received"}


@dataclass(frozen=True)
class Shortfall:
    id: int
    round_id: int
    action_id: int | None
    text: str
    section: str = ""


@dataclass(frozen=True)
class Measure:
    id: int
    what: str
    action_id: int | None = None
    kind: str = "level"
    unit: str = ""
    polarity: str = ""
    agency_id: int | None = None
    area: str = ""
    population: str = ""
    base_words: str = ""
    producer: str = "not stated"
    method: str = "not stated"
    frequency: str = ""


@dataclass(frozen=True, slots=True)  # there are hundreds of thousands
class Value:
    id: int
    measure_id: int
    round_id: int | None
    value: float
    words: str = ""
    qualifier: str = ""
    period_words: str = ""
    period_from: date | None = None
    period_to: date | None = None
    partial: bool = False
    wider: str = ""


@dataclass(frozen=True)
class Claim:
    id: int
    measure_id: int
    kind: str
    round_id: int | None = None
    statement: str = ""
    change_value: float | None = None
    change_unit: str = ""
    direction: str = ""
    attribution: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    id: int
    title: str
    kind: str = "outcome"
    producer: str = "not stated"
    method: str = "not stated"
    agency_id: int | None = None
    on: date | None = None
    findings: str = ""


@dataclass(frozen=True, slots=True)
class Tie:
    """What an evidence item speaks for."""

    id: int
    evidence_id: int
    action_id: int | None
    claim_id: int | None


@dataclass(frozen=True)
class Printed:
    """A document that was brought in, with its own lines and rows, kept as `reading.printed.Printed` has them."""

    id: int
    round_id: int
    filename: str
    printed: list[dict[str, Any]] = field(default_factory=list, hash=False)


@dataclass(frozen=True)
class Drafted:
    """A paper of the board's own, with what people wrote in it: words by section (`papers.models.Paper`)."""

    id: int
    title: str
    as_at: date
    narrative: dict[str, dict[str, str]] = field(default_factory=dict, hash=False)
    layout: dict[str, Any] = field(default_factory=dict, hash=False)


Prose = Printed | Drafted
