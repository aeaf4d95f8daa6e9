"""Everything a paper is built from, gathered before a word of it is set. Frozen; nothing is looked up later."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from answerable.asks.came import Asked, Came
from answerable.assurance.record import Framework
from answerable.challenges.record import Thread
from answerable.evidence.record import EvidenceRecord
from answerable.evidence.rules.linked_counts import Printed
from answerable.meetings.record import Listed
from answerable.meetings.rows import Seat
from answerable.papers.layout import Layout
from answerable.papers.rules import Written
from answerable.partnership.record import Agency, Bodies
from answerable.plan.charts import status_of
from answerable.plan.record import Action, Commitment, PlanRecord, Promised, Round
from answerable.recommendations.record import RecommendationRecord


@dataclass(frozen=True)
class Level:
    """One level of the board's scale of delivery status."""

    id: int
    code: str
    name: str
    colour: str
    descriptor: str


@dataclass(frozen=True)
class Before:
    """The board's last published paper of the same kind: the day as at which it was drawn, and its plan as that was
    `then` and is `now`, None where the record does not hold it."""

    title: str
    as_at: date
    then: PlanRecord | None
    now: PlanRecord | None


@dataclass(frozen=True, kw_only=True)
class Source:
    """`older`: how many values of the record `evidence` leaves out, since only the newest are printed. `published`: the
    counts that other papers of the board show already. `printed`: the ids of the challenges that the chair lets papers
    print."""

    board: str
    board_short: str
    area: str
    title: str
    committee: str
    meets_on: date
    report_from: str
    author: str
    agenda_item: str
    exempt: bool
    as_at: date
    layout: Layout
    narrative: Mapping[str, Written]
    plan: PlanRecord
    evidence: EvidenceRecord
    recommendations: RecommendationRecord
    bodies: Bodies
    levels: tuple[Level, ...]
    older: int = 0
    names: Mapping[str, int] = field(default_factory=dict)  # of the board's agencies, with whose each is
    acronyms: Mapping[str, str] = field(default_factory=dict)
    status: str = ""
    imprint: tuple[str, ...] = ()
    published: tuple[Printed, ...] = ()
    before: Before | None = None
    asks: tuple[Asked, ...] = ()
    came: Came = Came({}, frozenset())
    threads: tuple[Thread, ...] = ()
    printed: frozenset[int] = frozenset()
    framework: Framework | None = None
    meetings: tuple[Listed, ...] = ()
    seats: tuple[Seat, ...] = ()
    not_asked: tuple[str, ...] = ()  # the agencies that were not asked whether it is accurate, by name

    @property
    def round(self) -> Round | None:
        return self.plan.round

    @property
    def told_rounds(self) -> list[Round]:
        """The rounds of which it tells who answered."""
        return self.plan.rounds if self.layout.whole_year else self.plan.rounds[-1:]

    @property
    def fictional(self) -> bool:
        """Whether anything in the paper is invented for demonstration."""
        return bool(self.round and self.round.fictional)

    @property
    def earlier(self) -> list[Promised]:
        """The promises of earlier reports, with those of the plans before this one that the reader still waits for."""
        newest, titles = self.round, {round.id: round.title for round in self.plan.rounds}
        of_plan = [c for c in self.plan.commitments if not newest or c.round_id != newest.id]
        here = [Promised(c, self.ref(c.action_id, c.section), titles[c.round_id]) for c in of_plan]
        return [*self.plan.promised_before, *here]

    def became(self, promise: Commitment) -> str:
        """What became of a promise as at the paper's day, in words."""
        return promise.standing(self.as_at, self.round.on if self.round else None)

    def status_of(self, action: Action) -> str:
        """An action's delivery status in the newest round, in words; "Not stated" where nobody said."""
        return status_of(self.plan, action, self.levels)

    def agency(self, pk: int | None) -> str:
        body = self.bodies.agencies.get(pk) if pk else None
        return body.name if body else ""

    def called(self, agencies: Iterable[int]) -> tuple[Agency, ...]:
        """Agencies by name, those that the board knows."""
        known = [self.bodies.agencies[pk] for pk in agencies if pk in self.bodies.agencies]
        return tuple(sorted(known, key=lambda agency: agency.sort_key))

    def ref(self, action: int | None, section: str = "") -> str:
        """How a fact says what it is under: its action's ref, else the section of the paper it was read from."""
        return self.plan.action[action].ref if action in self.plan.action else section
