"""What the desk's pages show, ready for their templates: rows, pictures with their tables, and words."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from answerable.plan.charts import Level, stands
from answerable.plan.record import Action, Aim, Objective, PlanRecord
from answerable.plan.rules import named
from answerable.ui.charts.drawing import Chart

Levels = Sequence[Level]


@dataclass(frozen=True)
class Picture:
    """A drawing and the same as a table. `reading` says in a sentence what it shows; `narrow` is the drawing for a
    phone, where it has another."""

    svg: SafeString
    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    reading: str = ""
    narrow: str = ""


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
        status, colour = stands(action, statement, levels)
        answerers = record.answerers_of.get(action.id, [])
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


def picture(drawn: Chart, reading: str = "") -> Picture:
    """A chart for a page; `reading` says in a sentence or two what it shows."""
    # The chart builder escapes every word that it draws; nothing else is ever in its SVG.
    svg, narrow = mark_safe(drawn.svg), mark_safe(drawn.narrow)  # noqa: S308
    return Picture(svg, drawn.title, drawn.header, drawn.rows, reading, narrow)
