"""What the desk's pages show, ready for their templates: rows, pictures with their tables, and words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from answerable.evidence.charts import series_chart
from answerable.evidence.models import METHODS, PRODUCERS, Evidence
from answerable.evidence.record import EvidenceRecord, Measure, Observation
from answerable.evidence.rules.strength import Strength
from answerable.evidence.wording import change_words, strength_of, value_words
from answerable.partnership.record import Bodies
from answerable.plan.charts import Level, standing
from answerable.plan.record import Action, Aim, Objective, PlanRecord, Round
from answerable.plan.rules import named
from answerable.ui.charts.drawing import Chart

Levels = Sequence[Level]


@dataclass(frozen=True)
class Picture:
    """A drawing and the same as a table. `reading` says in a sentence what it shows."""

    svg: SafeString
    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    reading: str = ""


@dataclass(frozen=True)
class ActionRow:
    aim: Aim | None
    objective: Objective | None
    action: Action
    status: str
    colour: str
    leads: list[str]
    contributors: list[str]
    said: bool
    aim_name: str
    objective_name: str


def rows(record: PlanRecord, levels: Levels, actions: list[Action]) -> list[ActionRow]:
    """The plan's page, a row for each of `actions`, as in the newest round."""
    aims = {aim.id: aim for aim in record.aims}
    objectives = {objective.id: objective for objective in record.objectives}
    newest = record.round.id if record.round else 0
    found = []
    for action in actions:
        objective = objectives.get(action.objective_id or 0)
        aim = aims.get(objective.aim_id or 0) if objective else None
        statement = record.statement_of.get((newest, action.id))
        status, colour = standing(statement, levels)
        answerers = record.leads_of.get(action.id, [])
        found.append(
            ActionRow(
                aim=aim,
                objective=objective,
                action=action,
                status=status,
                colour=colour,
                leads=[a.words for a in answerers if a.part == "lead"],
                contributors=[a.words for a in answerers if a.part == "contributor"],
                said=bool(statement and statement.text),
                aim_name=named(record.plan.aim_word, aim.ref) if aim else "",
                objective_name=named(record.plan.objective_word, objective.ref) if objective else "",
            )
        )
    return found


def picture_of(drawn: Chart, reading: str = "") -> Picture:
    """A chart for a page; `reading` says in a sentence or two what it shows."""
    # The chart builder escapes every word that it draws; nothing else is ever in its SVG.
    svg = mark_safe(drawn.svg)  # noqa: S308
    return Picture(svg, drawn.title, drawn.header, drawn.rows, reading)


@dataclass(frozen=True)
class Said:
    """What was said of an action in one round; `blocks` know whether they begin or end a list."""

    round: Round
    status: str
    colour: str
    blocks: list[dict[str, Any]]
    updates: list[tuple[str, str]]


def said(record: PlanRecord, action: int, levels: Levels, bodies: Bodies) -> list[Said]:
    """Newest round first."""
    found = []
    for round in reversed(record.rounds):
        statement = record.statement_of.get((round.id, action))
        updates = [u for u in record.updates if (u.round_id, u.action_id) == (round.id, action)]
        if statement is None and not updates:
            continue
        status, colour = standing(statement, levels)
        named = [(bodies.agencies[u.agency_id].name, u.text) for u in updates if u.agency_id in bodies.agencies]
        found.append(Said(round, status, colour, _with_lists(statement.blocks if statement else []), named))
    return found


def _with_lists(blocks: list[dict[str, str]]) -> list[dict[str, Any]]:
    marked: list[dict[str, Any]] = []
    for _, run in groupby(blocks, key=lambda block: block["kind"]):
        same = list(run)
        marked += [{**block, "first": n == 0, "last": n == len(same) - 1} for n, block in enumerate(same)]
    return marked


@dataclass(frozen=True)
class Figure:
    """A measure as a row: its values in words and the strength of the newest."""

    measure: Measure
    values: list[str]
    strength: Strength
    reckoning_head: tuple[str, ...] = ("What", "Finding", "Strength", "Why")

    @property
    def reckoning_rows(self) -> list[tuple[str, ...]]:
        rows = self.strength.reckoning
        return [(row.dimension.capitalize(), row.case, row.level.capitalize(), row.why) for row in rows]

    @property
    def place(self) -> str:
        """Where the document gives it, in words."""
        there = {k: v for k, v in self.measure.source.items() if k != "document"}
        return ", ".join(f"{name} {value}" if name != "part" else str(value) for name, value in there.items())


def figures(evidence: EvidenceRecord, measures: list[Measure], as_at: date) -> list[Figure]:
    found = []
    for measure in measures:
        observations = evidence.observations_of.get(measure.id, [])
        claims = evidence.claims_of.get(measure.id, [])
        claim = claims[-1] if claims else None
        values = [_value(observation, measure) for observation in observations]
        if claim and not observations:
            values = [change_words(claim)] if claim.kind != "level" else ["planned, no value yet"]
        newest = observations[-1] if observations else None
        found.append(Figure(measure, values, strength_of(measure, claim, newest, as_at=as_at)))
    return found


def _value(observation: Observation, measure: Measure) -> str:
    period = f" ({observation.period_words})" if observation.period_words else ""
    return f"{value_words(observation, measure)}{period}{', part of a year' if observation.partial else ''}"


def evidence_rows(evidence: EvidenceRecord, action: int) -> list[tuple[str, ...]]:
    """The evidence that speaks for an action: what it is, its kind, who produced it, how, and when."""
    return [
        (
            item.title,
            dict(Evidence.KINDS)[item.kind],
            dict(PRODUCERS)[item.producer],
            dict(METHODS)[item.method],
            f"{item.on:%-d %B %Y}" if item.on else "Not stated",
        )
        for item in evidence.evidence
        if item.action_id == action
    ]


def chart(measure: Measure, observations: list[Observation]) -> Picture | None:
    """A measure's values in time; None for one value."""
    drawn = series_chart(measure, observations)
    return picture_of(*drawn) if drawn else None
