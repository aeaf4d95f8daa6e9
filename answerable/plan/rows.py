"""The rows of a plan's tables as pages and papers hold them: frozen, as they were at a moment."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from answerable.access.actor import Party
from answerable.plan.rules import standing_of


@dataclass(frozen=True)
class Plan:
    id: int
    board_id: int
    title: str
    period: str
    aim_word: str
    objective_word: str
    follows_id: int | None = None


@dataclass(frozen=True)
class Step:
    """One step of a plan's year."""

    id: int
    plan_id: int
    kind: str
    on_words: str
    on_from: date
    post: str
    text: str
    elsewhere: str


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
    partnership: str = ""
    follows_id: int | None = None


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
    closed: str = ""


@dataclass(frozen=True)
class Reffed:
    """An action by its ref alone."""

    id: int
    ref: str


@dataclass(frozen=True)
class Serves:
    id: int
    objective_id: int
    words: str
    ref: str
    order: int
    kind: str = ""


@dataclass(frozen=True)
class Split:
    id: int
    origin_id: int
    part_id: int


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
    plan_id: int = 0


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
    agency_id: int | None
    group_id: int | None
    post_id: int | None
    text: str
    difference: str
    voices: str
    ahead: str
    delivery: str
    impact: str
    because: str
    forecast: str
    state: str
    on_behalf: str

    @property
    def party(self) -> Party:
        return Party(self.agency_id, self.group_id, self.post_id)


@dataclass(frozen=True)
class Moderation:
    id: int
    update_id: int
    group_id: int
    verdict: str
    delivery: str
    impact: str
    words: str
    said: str
    on_behalf: str


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
    first_due: str = ""

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to keep it: nothing is said of it, or it was put off to a new date."""
        return not self.outcome or bool(self.outcome == "rescheduled" and self.first_due)

    def standing(self, on: date, newest_round_on: date | None) -> str:
        """What became of it as at the day `on`: see `plan.rules.standing_of`."""
        return standing_of(
            outcome=self.outcome,
            due_to=self.due_to,
            on=on,
            newest_round_on=newest_round_on,
            moved=bool(self.first_due),
        )


@dataclass(frozen=True)
class Shortfall:
    id: int
    round_id: int
    action_id: int | None
    section: str
    text: str
    about: str
    source: dict[str, Any] = field(hash=False)


@dataclass(frozen=True)
class Promised:
    """A promise with where it was made: the ref of its action (or the words of its section) and the round; `period`:
    that of its plan, "" for the plan that was asked of."""

    promise: Commitment
    ref: str
    made_in: str
    period: str = ""
