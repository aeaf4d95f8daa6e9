"""The quality assurance framework as at a moment: who has taken it up, and what the evidence shows of each own
objective; and the same of the board's plan."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property, lru_cache
from typing import Any

from answerable.access.actor import Actor, Party
from answerable.access.roles import Permission
from answerable.assurance import models
from answerable.assurance.rules import Cells, Standing, cells, lacks, shows, standing, urgency
from answerable.evidence import models as evidence
from answerable.evidence.record import EvidenceItem
from answerable.history.together import Among, Ask, Reading, read_all
from answerable.partnership.models import Member
from answerable.partnership.record import Agency, Bodies, bodies_of
from answerable.plan import models as plan
from answerable.plan.record import grouped, read_levels
from answerable.plan.rows import Reffed
from answerable.plan.rules import named


@dataclass(frozen=True)
class Uptake:
    id: int
    agency_id: int
    stage: str
    on: date | None
    words: str
    proposed: str
    proposed_words: str
    waits: bool


@dataclass(frozen=True)
class OwnObjective:
    id: int
    agency_id: int
    words: str
    action_id: int | None
    order: int
    on_behalf: str


@dataclass(frozen=True)
class Tie:
    """Which own objective an evidence item speaks for."""

    id: int
    evidence_id: int
    objective_id: int


@dataclass(frozen=True)
class Review:
    id: int
    agency_id: int | None
    group_id: int | None
    on: date
    words: str
    conclusion: str
    next_due: date


@dataclass(frozen=True)
class Row:
    """One line of a matrix: what it is about, with the page that it leads to, and what the evidence shows. `items` are
    those that speak for it, each with the id of its tie where it is an own objective; `on_behalf` how the board knows
    the words of one."""

    words: str
    cells: Cells
    id: int = 0
    action: Reffed | None = None
    items: list[tuple[EvidenceItem, int]] = field(default_factory=list)
    on_behalf: str = ""

    @property
    def shows(self) -> str:
        return shows(self.cells)

    @property
    def missing(self) -> set[str]:
        return lacks(self.cells)


@dataclass(frozen=True)
class Part:
    """One agency's part of the framework: its stage (None: it has not taken it up), its own objectives in their order,
    and how its reviews stand."""

    agency: Agency
    uptake: Uptake | None
    rows: list[Row]
    reviewed: Standing[Review]

    @property
    def order(self) -> tuple[int, str, int]:
        return urgency([row.cells for row in self.rows]), self.agency.sort_key, self.agency.id


@dataclass(frozen=True)
class Framework:
    """All of it, on a day."""

    day: date
    bodies: Bodies
    uptakes: list[Uptake]
    objectives: list[OwnObjective]
    ties: list[Tie]
    reviews: list[Review]
    items: list[EvidenceItem]
    actions: list[Reffed]

    @cached_property
    def parts(self) -> list[Part]:
        """Those of the agencies on the board that take part, those with only activity first."""
        there = [uptake.agency_id for uptake in self.uptakes if uptake.agency_id not in self.bodies.gone]
        return sorted((self.part(agency) for agency in there), key=lambda part: part.order)

    @cached_property
    def others(self) -> list[Agency]:
        """The agencies on the board that have not taken it up, by name."""
        there = [one for pk, one in self.bodies.agencies.items() if pk not in self.bodies.gone | self._stages.keys()]
        return sorted(there, key=lambda agency: (agency.sort_key, agency.id))

    def part(self, agency: int) -> Part:
        mine = sorted(self._objectives_of.get(agency, []), key=lambda one: (one.order, one.id))
        rows = [self._row(objective) for objective in mine]
        reviewed = standing(self.reviews, agency, self.day)
        return Part(self.bodies.agencies[agency], self._stages.get(agency), rows, reviewed)

    @property
    def whole(self) -> Standing[Review]:
        """How the reviews of the whole framework stand."""
        return standing(self.reviews, None, self.day)

    @cached_property
    def overdue(self) -> int:
        """How many agencies' reviews are overdue."""
        return sum(part.reviewed.overdue for part in self.parts)

    def reviews_of(self, agency: int | None) -> list[tuple[Review, str]]:
        """The reviews of an agency and those of the whole, newest first, each with who made it."""
        mine = [review for review in self.reviews if review.agency_id in {agency, None}]
        newest = sorted(mine, key=lambda review: (review.on, review.id), reverse=True)
        groups = self.bodies.groups
        return [(one, groups[one.group_id].name if one.group_id in groups else "The board") for one in newest]

    @cached_property
    def _stages(self) -> dict[int, Uptake]:
        return {uptake.agency_id: uptake for uptake in self.uptakes}

    @cached_property
    def _objectives_of(self) -> dict[int, list[OwnObjective]]:
        return grouped(self.objectives, "agency_id")

    @cached_property
    def _ties_of(self) -> dict[int, list[Tie]]:
        return grouped(self.ties, "objective_id")

    @cached_property
    def _item(self) -> dict[int, EvidenceItem]:
        return {item.id: item for item in self.items}

    @cached_property
    def _action(self) -> dict[int, Reffed]:
        return {action.id: action for action in self.actions}

    def _row(self, of: OwnObjective) -> Row:
        ties = [tie for tie in self._ties_of.get(of.id, []) if tie.evidence_id in self._item]
        items = [(self._item[tie.evidence_id], tie.id) for tie in ties]
        items.sort(key=lambda one: (one[0].on or date.min, one[0].id), reverse=True)
        found = cells([item for item, _ in items], self.day)
        return Row(of.words, found, of.id, self._action.get(of.action_id or 0), items, of.on_behalf)


def framework_of(board: int, day: date) -> Reading:
    """A board's framework, as it stands on a day."""
    here: dict[str, Any] = {"board_id": board, "withdrawn": False}
    tied = {"id": Among(models.EvidenceOf, "evidence_id", here), "withdrawn": False}
    served = {"id": Among(models.OwnObjective, "action_id", here), "withdrawn": False}
    bodies = bodies_of(board)
    asks = [
        Ask(Uptake, models.Uptake, here),
        Ask(OwnObjective, models.OwnObjective, here),
        Ask(Tie, models.EvidenceOf, here),
        Ask(Review, models.Review, here),
        Ask(EvidenceItem, evidence.Evidence, tied),
        Ask(Reffed, plan.Action, served),
    ]
    return Reading([*asks, *bodies.asks], lambda *rows: Framework(day, bodies.made(*rows[6:]), *rows[:6]))


@lru_cache(maxsize=4)
def read_framework(board: int, at: datetime | None, day: date, head: str) -> Framework:
    """One query. Kept for as long as the head of the board's chain of events is `head`: until anything is written."""
    found: Framework = read_all(at, framework_of(board, day))[0]
    return found


@dataclass(frozen=True)
class Section:
    """An objective of the board's plan, and a line for each agency whose evidence speaks for its actions."""

    name: str
    title: str
    id: int | None
    rows: list[Row]


NO_AGENCY = "Agency not stated"


@dataclass(frozen=True)
class _Item:
    """Of an evidence item what the matrix looks at."""

    id: int
    kind: str
    agency_id: int | None
    on: date | None
    expires: date | None


@dataclass(frozen=True)
class _Link:
    id: int
    evidence_id: int
    action_id: int | None


@lru_cache(maxsize=4)
def read_plan_matrix(board: int, plan_id: int, at: datetime | None, day: date, head: str) -> list[Section]:
    """What evidence that is tied to actions shows of each objective of a plan, agency by agency. Two queries; kept like
    the framework, since a plan has tens of thousands of items."""
    record = read_levels(plan_id, at)
    if record is None:
        return []
    here = {"plan_id": plan_id, "withdrawn": False}
    asks = [Ask(_Item, evidence.Evidence, here), Ask(_Link, evidence.EvidenceFor, here)]
    (items, links), bodies = read_all(at, Reading(asks, lambda *rows: rows), bodies_of(board))
    item_of = {item.id: item for item in items}
    speaking: dict[int | None, list[_Item]] = {}
    for link in links:
        if link.evidence_id in item_of:
            speaking.setdefault(link.action_id, []).append(item_of[link.evidence_id])
    word = record.plan.objective_word
    sections: list[tuple[str, str, int | None, list[Any]]] = [
        (named(word, objective.ref), objective.title, objective.id, record.actions_of.get(objective.id, []))
        for objective in record.objectives
    ]
    sections.append(("Actions under no objective", "", None, record.actions_of.get(None, [])))
    return [
        Section(name, title, pk, _by_agency(_speaking(speaking, actions), bodies, day))
        for name, title, pk, actions in sections
        if pk or actions
    ]


def _speaking(items_of: dict[int | None, list[_Item]], actions: Iterable[Any]) -> list[_Item]:
    """The items that speak for any of these actions, each once."""
    return list({item.id: item for action in actions for item in items_of.get(action.id, [])}.values())


def _by_agency(items: list[_Item], bodies: Bodies, day: date) -> list[Row]:
    rows = []
    for agency, mine in grouped(items, "agency_id").items():
        there = bodies.agencies.get(agency or 0)
        key = (there is None, there.sort_key if there else "")
        rows.append((key, Row(there.name if there else NO_AGENCY, cells(mine, day), there.id if there else 0)))
    return [row for _, row in sorted(rows, key=lambda one: one[0])]


@dataclass(frozen=True)
class Waits:
    """What the framework waits for: of how many agencies the review is overdue, how many propose another stage than the
    board has set, and which (by id) have set no objective of their own."""

    reviews: int = 0
    stages: int = 0
    without: frozenset[int] = frozenset()


@dataclass(frozen=True)
class _Set:
    id: int
    agency_id: int


def waits_of(board: int, day: date) -> Reading:
    """What the framework waits for on a day."""
    here: dict[str, Any] = {"board_id": board, "withdrawn": False}
    on_board = {**here, "agency_id": Among(Member, "agency_id", here)}

    def made(uptakes: list[Uptake], reviews: list[Review], own: list[_Set]) -> Waits:
        overdue = sum(standing(reviews, uptake.agency_id, day).overdue for uptake in uptakes)
        without = {uptake.agency_id for uptake in uptakes} - {one.agency_id for one in own}
        return Waits(overdue, sum(uptake.waits for uptake in uptakes), frozenset(without))

    asks = [Ask(Uptake, models.Uptake, on_board), Ask(Review, models.Review, here)]
    return Reading([*asks, Ask(_Set, models.OwnObjective, here)], made)


def answers_for(actor: Actor, agency: int, board: int) -> bool:
    """Whether somebody answers for an agency in the framework: sets its objectives and shows what speaks for them."""
    return Party(agency) in actor.parties(board, permission=Permission.KEEP_OWN_OBJECTIVES)


def may_keep(actor: Actor, agency: int, board: int) -> bool:
    """Whether somebody writes what is an agency's: for it, or as one of the board's people."""
    return actor.may(Permission.EDIT_EVIDENCE, board) or answers_for(actor, agency, board)


def may_tie(actor: Actor, item: evidence.Evidence | EvidenceItem, board: int) -> bool:
    """Whether somebody ties and unties an item: one of the board's people any, an agency its own."""
    return may_keep(actor, item.agency_id or 0, board)


def may_withdraw(actor: Actor, thing: models.FrameworkRecord) -> bool:
    """Whether somebody takes back a record: an agency its own objectives, and from these its own evidence."""
    if isinstance(thing, models.OwnObjective):
        return may_keep(actor, thing.agency_id, thing.board_id)
    if isinstance(thing, models.EvidenceOf):
        own = may_keep(actor, thing.objective.agency_id, thing.board_id)
        return own and may_tie(actor, thing.evidence, thing.board_id)
    return actor.may(Permission.EDIT_EVIDENCE, thing.board_id)


def spoken_for(board: int, item: int, at: datetime | None) -> list[tuple[int, str, str]]:
    """The own objectives for which an evidence item speaks: the agency's id and name, and the words. One query."""
    tied = {"evidence_id": item, "board_id": board, "withdrawn": False}
    where = {"id": Among(models.EvidenceOf, "objective_id", tied), "withdrawn": False}
    objectives, bodies = read_all(
        at, Reading([Ask(OwnObjective, models.OwnObjective, where)], lambda rows: rows), bodies_of(board)
    )
    found = [(bodies.agencies[one.agency_id], one) for one in objectives if one.agency_id in bodies.agencies]
    found.sort(key=lambda pair: (pair[0].sort_key, pair[1].order, pair[1].id))
    return [(agency.id, agency.name, one.words) for agency, one in found]
