"""The plan as at a moment: each table read once and stitched. Pages and papers read it for now and then alike."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any, TypeVar

from django.db.models import TextField, Value

from answerable.history.states import state_model
from answerable.history.together import Among, Ask, Reading, read_all
from answerable.plan import models
from answerable.plan.rows import (
    Action,
    Aim,
    Answerer,
    Commitment,
    Moderation,
    Objective,
    Plan,
    Promised,
    Reffed,
    Round,
    Serves,
    Shortfall,
    Split,
    Statement,
    Step,
    Update,
)
from answerable.plan.rules import plain
from answerable.plan.year.rules import stands

Row = TypeVar("Row")


def grouped(rows: Iterable[Row], key: str) -> dict[Any, list[Row]]:
    """Rows by the value of one of their fields."""
    by: dict[Any, list[Row]] = defaultdict(list)
    for row in rows:
        by[getattr(row, key)].append(row)
    return by


@dataclass(frozen=True)
class Level:
    """A level of a board's scale of delivery or impact status."""

    id: int
    scale: str
    code: str
    name: str
    descriptor: str
    colour: str
    order: int


Levels = dict[str, list[Level]]  # by scale, in order


def level_names(levels: Levels) -> dict[tuple[str, str], str]:
    """What the board calls each level, by its scale and code."""
    return {(level.scale, level.code): level.name for scale in levels.values() for level in scale}


@dataclass(frozen=True)
class PlanRecord:
    """A whole plan, or as much of it as one page needs; withdrawn things are left out.

    Everything stands in the plan's order: aims, their objectives, and the actions of those. `rounds` are oldest first.
    """

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
    serves: list[Serves] = field(default_factory=list)
    splits: list[Split] = field(default_factory=list)
    promised_before: list[Promised] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    moderations: list[Moderation] = field(default_factory=list)

    def stands(self, on: date) -> str:
        """Where the plan stands on a day (see `year.rules.stands`)."""
        return stands(self.steps, on)

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
    def answerers_of(self) -> dict[int | None, list[Answerer]]:
        """Answerers by action id."""
        return grouped(self.answerers, "action_id")


_TABLES: dict[str, tuple[Any, Any]] = {
    "aims": (Aim, models.Aim),
    "objectives": (Objective, models.Objective),
    "actions": (Action, models.Action),
    "answerers": (Answerer, models.Answerer),
    "rounds": (Round, models.Round),
    "statements": (Statement, models.Statement),
    "updates": (Update, models.Update),
    "moderations": (Moderation, models.Moderation),
    "commitments": (Commitment, models.Commitment),
    "shortfalls": (Shortfall, models.Shortfall),
    "serves": (Serves, models.Serves),
    "splits": (Split, models.Split),
    "steps": (Step, models.PlanStep),
}


def plan_of(plan: int, board: int | None = None) -> Reading:
    """The plan with this id; None where it was not there yet or is withdrawn. Given its `board`, it comes with what
    that board's earlier plans promised. What objectives serve and how actions were split is for the pages of one."""
    here: dict[str, Any] = {"board_id": board, "withdrawn": False}
    before = [Ask(Plan, models.Plan, here), Ask(Round, models.Round, here), Ask(Commitment, models.Commitment, here)]
    before.append(Ask(Reffed, models.Action, {"id": Among(models.Commitment, "action_id", here)}))
    wanted = dict.fromkeys(_TABLES.keys() - {"serves", "splits", "steps", "moderations"}, [{"plan_id": plan}])
    return _reading(plan, wanted, "plans", before=before if board else ())


def levels_of(board: int) -> Reading:
    """The board's scales of delivery and impact status as they are today, in order."""
    return Reading(
        [Ask(Level, models.StatusLevel, {"board_id": board}, today=True)],
        lambda levels: {
            scale: [level for level in sorted(levels, key=lambda level: level.order) if level.scale == scale]
            for scale in ("delivery", "impact")
        },
    )


def read_scales(board: int) -> Levels:
    """The same, read by themselves. One query."""
    (levels,) = read_all(None, levels_of(board))
    return levels


def action_of(plan: int, action: int) -> Reading:
    """One action of a plan, with what stands above it, those it was split from or into, and all that was said and
    promised of it; None where it was not there then. Its objective's own leads are among the answerers."""
    here: list[dict[str, Any]] = [{"action_id": action}]
    above = Among(models.Action, "objective_id", {"id": action})
    wanted = dict.fromkeys(("statements", "updates", "commitments", "shortfalls"), here)
    wanted |= dict.fromkeys(("aims", "rounds", "steps"), [{"plan_id": plan}])
    wanted |= {"objectives": [{"id": above}], "serves": [{"objective_id": above}]}
    wanted["moderations"] = [{"update_id": Among(models.Update, "id", {"action_id": action})}]
    wanted["answerers"] = [*here, {"objective_id": above, "action_id": None}]
    ends = ({"origin_id": action, "withdrawn": False}, {"part_id": action, "withdrawn": False})
    kin = [Among(models.Split, other, end) for other, end in zip(("part_id", "origin_id"), ends, strict=True)]
    wanted |= {"splits": [*ends], "actions": [{"id": action}, *({"id": other} for other in kin)]}
    return _reading(plan, wanted, "actions", action)


def read_levels(plan: int, at: datetime | None) -> PlanRecord | None:
    """A plan's aims, objectives, actions, rounds and steps. One query."""
    return _part(plan, at, dict.fromkeys(("aims", "objectives", "actions", "rounds", "steps"), [{"plan_id": plan}]))


def read_objective(plan: int, objective: int, at: datetime | None) -> PlanRecord | None:
    """One objective of a plan with the aims, who leads it, what it serves and its actions; None where it was not there
    then. One query."""
    wanted = dict.fromkeys(("actions", "answerers", "serves"), [{"objective_id": objective}])
    wanted |= {"objectives": [{"id": objective}], "aims": [{"plan_id": plan}], "steps": [{"plan_id": plan}]}
    return _part(plan, at, wanted, "objectives")


def read_promise(plan: int, promise: int, action: int | None, at: datetime | None) -> PlanRecord | None:
    """One promise of a plan with the action it was made on and the plan's rounds; None where it was not there then.
    One query."""
    above = {"actions": [{"id": action or 0}], "rounds": [{"plan_id": plan}]}
    return _part(plan, at, {"commitments": [{"id": promise}], **above}, "commitments")


def _before(
    plan: int, plans: list[Plan], rounds: list[Round], promises: list[Commitment], actions: list[Reffed]
) -> list[Promised]:
    """Every promise of the plan just before this one, and those of older plans that are still open, in the order in
    which they were made: so a new plan forgets nothing."""
    began: dict[int, date] = {}
    for round in rounds:
        began[round.plan_id] = min(round.on, began.get(round.plan_id, round.on))
    periods = {one.id: one.period for one in plans if one.id != plan and one.id in began}
    before = [pk for pk in periods if plan not in began or began[pk] < began[plan]]
    last = max(before, key=lambda pk: (began[pk], pk), default=None)
    round_of, refs = {round.id: round for round in rounds}, {action.id: action.ref for action in actions}
    found = []
    for one in promises:
        made_in = round_of.get(one.round_id)
        if made_in and made_in.plan_id in before and (made_in.plan_id == last or one.is_open):
            ref = refs.get(one.action_id or 0, one.section)
            found.append(Promised(one, ref, made_in.title, periods[made_in.plan_id]))
    return sorted(found, key=lambda p: (round_of[p.promise.round_id].on, p.promise.id))


def find_action(plan: int, ref: str) -> int | None:
    """The id of the action of a plan that has this ref, or once had it; None where there is none. One query."""
    wanted = plain(ref)
    _, refs = known_actions(plan)
    return next((pk for other, pk in refs.items() if plain(other) == wanted), None)


def known_actions(plan: int) -> tuple[dict[int, tuple[str, str, str]], dict[str, int]]:
    """A plan's actions as they are now: ref, text and outcome ("" while open) by id, in the plan's order; and the id by
    each ref that one has, and then by each that one once had and none has now. One query."""
    here = models.Action.objects.filter(plan=plan, withdrawn=False)
    states = state_model(models.Action).objects.filter(plan=plan, id__in=here.values("pk"))
    none = Value("", output_field=TextField())
    once = states.order_by().values_list(Value(1), Value(0), "id", "ref", none, none).distinct()
    now = here.order_by().values_list(Value(0), "order", "pk", "ref", "text", "closed")
    texts: dict[int, tuple[str, str, str]] = {}
    ids: dict[str, int] = {}
    for before, _, pk, ref, text, closed in sorted(now.union(once, all=True)):
        if not before:
            texts[pk] = (ref, text, closed)
        ids.setdefault(ref, pk)
    return texts, ids


def _part(
    plan: int, at: datetime | None, wanted: Mapping[str, Sequence[Mapping[str, Any]]], needed: str = "plans"
) -> PlanRecord | None:
    """Of the tables in `wanted` the rows that match one of its conditions; None where there is no `needed` one. One
    query."""
    found: PlanRecord | None = read_all(at, _reading(plan, wanted, needed))[0]
    return found


def _reading(
    plan: int,
    wanted: Mapping[str, Sequence[Mapping[str, Any]]],
    needed: str,
    one: int | None = None,
    before: Sequence[Ask] = (),
) -> Reading:
    """The same as a reading; with `one`, it is the `needed` row of this id that must be there. `before` asks for what
    `_before` takes."""
    pairs = [(name, where) for name, conditions in wanted.items() for where in conditions]
    asks = [Ask(*_TABLES[name], {**where, "withdrawn": False}) for name, where in pairs]

    def made(plans: list[Plan], *found: list[Any]) -> PlanRecord | None:
        rows: dict[str, list[Any]] = defaultdict(list)
        for (name, _), some in zip(pairs, found, strict=False):
            rows[name] += some
        rows["plans"] = plans
        if before:
            rows["promised_before"] = _before(plan, *found[len(pairs) :])
        there = rows[needed] if one is None else [row for row in rows[needed] if row.id == one]
        return _stitched(plans[0], rows) if plans and there else None

    return Reading([Ask(Plan, models.Plan, {"id": plan, "withdrawn": False}), *asks, *before], made)


def _stitched(plan: Plan, found: dict[str, list[Any]]) -> PlanRecord:
    """Everything in the plan's order: an action that was moved or came later stands under its objective."""
    rows: dict[str, list[Any]] = {name: found.get(name, []) for name in _TABLES}
    rows["aims"].sort(key=lambda r: r.order)
    place = {aim.id: number for number, aim in enumerate(rows["aims"])}
    rows["objectives"].sort(key=lambda r: (place.get(r.aim_id, len(place)), r.order))
    place = {objective.id: number for number, objective in enumerate(rows["objectives"])}
    rows["actions"].sort(key=lambda r: (place.get(r.objective_id, len(place)), r.order))
    rows["answerers"].sort(key=lambda r: (r.part != "lead", r.order))
    rows["rounds"].sort(key=lambda r: (r.on, r.id))
    rows["serves"].sort(key=lambda r: r.order)
    rows["promised_before"] = found.get("promised_before", [])
    return PlanRecord(plan=plan, **rows)
