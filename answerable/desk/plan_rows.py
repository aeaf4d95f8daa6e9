"""The plan's list as its page and its files show it: rows in words and colours, by objective, and the picture."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby

from answerable.desk.frame import Frame, Level
from answerable.desk.pictures import Picture, picture
from answerable.desk.plan_list import ActionLine, ObjectiveLine, PlanList, Reading
from answerable.desk.rules import MISSING
from answerable.plan.charts import NOT_STATED, UNDER_NONE, drawn, name_of
from answerable.plan.record import Plan
from answerable.plan.rules import named
from answerable.plan.year.rules import PARTNERSHIP
from answerable.ui.charts.matrix import ObjectiveRow

Scale = tuple[Level, ...]
MOST_ROWS = 40  # of a picture that is taken in at once


@dataclass(frozen=True)
class PlanRow:
    """An action; `missing` in words."""

    line: ActionLine
    text: str
    status: str
    colour: str
    impact: str
    impact_colour: str
    missing: list[str]


@dataclass(frozen=True)
class Section:
    """The rows of one objective; `begins`: the first under its aim. `stands_in`: it only stands in the aim's place, for
    actions right under the aim, and has no name but the aim's. `partnership` is whether one agency can reach it or
    several together, and `origins` where it comes from, in words ("" for rows under none)."""

    aim_name: str
    aim_title: str
    begins: bool
    objective_name: str
    objective_title: str
    rows: list[PlanRow]
    stands_in: bool = False
    partnership: str = ""
    origins: str = ""

    @property
    def whole_name(self) -> str:
        return ": ".join(filter(None, [self.objective_name, self.objective_title]))


def sections(plan: PlanList, lines: Sequence[ActionLine], frame: Frame, *, with_origins: bool = False) -> list[Section]:
    """A stretch of the list, by objective. One query, for its words; one more for where objectives come from."""
    origins = plan.reading.origins if with_origins else {}
    objectives = {objective.id: objective for objective in plan.objectives}
    texts = plan.texts(line.id for line in lines)
    found: list[Section] = []
    aim: int | None = 0
    for pk, run in groupby(lines, key=lambda line: line.objective_id):
        above = objectives.get(pk or 0, ObjectiveLine(0, "", "", None, "", ""))
        rows = [
            PlanRow(
                *(line, texts.get(line.id, "")),
                *name_of(line.status, frame.delivery),
                *name_of(line.impact, frame.impact),
                [MISSING[code][0] for code in line.missing],
            )
            for line in run
        ]
        found.append(
            Section(
                aim_name=named(plan.plan.aim_word, above.aim_ref) if above.aim_ref else "",
                aim_title=above.aim_title,
                begins=above.aim_id != aim,
                objective_name=named(plan.plan.objective_word, above.ref) if above.ref else "",
                objective_title=above.title,
                rows=rows,
                partnership=PARTNERSHIP.get(above.partnership, NOT_STATED) if above.ref else "",
                origins="; ".join(f"{kind}: {', '.join(words)}" for kind, words in origins.get(above.id, [])),
                stands_in=bool(above.ref) and (above.ref, above.title) == (above.aim_ref, above.aim_title),
            )
        )
        aim = above.aim_id
    return found


@lru_cache(maxsize=16)
def whole_plan(plan: Plan, reading: Reading, delivery: Scale, impact: Scale) -> Picture | None:
    """The whole plan in a picture with its table, by objective, or by aim where there are many; how impact stands is
    said in words beside it, since it is another question. Drawn once for each reading of the plan."""
    by_aim = len(reading.objectives) > MOST_ROWS
    none = ObjectiveRow(ref="–", title=UNDER_NONE)
    rows: dict[int | None, ObjectiveRow] = {}
    place: dict[int | None, int | None] = {}
    for line in reading.objectives:
        place[line.id] = line.aim_id if by_aim else line.id
        ref, title = (line.aim_ref, line.aim_title) if by_aim else (line.ref, line.title)
        rows.setdefault(place[line.id], ObjectiveRow(ref=ref, title=title))
    word = cache(lambda status: name_of(status, delivery)[0])
    under: dict[int | None, list[tuple[str, str]]] = {key: [] for key in rows}
    for action in reading.actions:
        under.setdefault(place.get(action.objective_id), []).append((action.ref, word(action.status)))
    whole = [
        ObjectiveRow(ref=(row := rows.get(key, none)).ref, title=row.title, actions=tuple(found))
        for key, found in under.items()
    ]
    chart = drawn(plan.title, whole, delivery)
    return picture(chart, f"{chart.description} {impact_words(reading, impact)}") if chart else None


@lru_cache(maxsize=16)
def standing_bar(plan: Plan, reading: Reading, delivery: Scale, impact: Scale) -> Picture | None:
    """How the whole plan stands, without its objectives."""
    word = cache(lambda status: name_of(status, delivery)[0])
    row = ObjectiveRow(ref="", title="All actions", actions=tuple(("", word(line.status)) for line in reading.actions))
    chart = drawn(plan.title, [row], delivery, counted=True)
    return picture(chart, f"{chart.description} {impact_words(reading, impact)}") if chart else None


def impact_words(reading: Reading, levels: Sequence[Level]) -> str:
    """Whether children are safer for it, in a sentence: "Impact: 3 some evidence; 24 not stated."""
    counts: Counter[str] = Counter()
    for impact, count in Counter(line.impact for line in reading.actions).items():
        counts[name_of(impact, levels)[0]] += count
    order = [*(level.name for level in levels), *counts]
    said = [f"{counts[word]:,} {word.lower()}" for word in dict.fromkeys(order) if counts[word] and word != NOT_STATED]
    if not said:
        return "Impact, whether children are safer for it, is stated for none of them."
    left = [f"{counts[NOT_STATED]:,} not stated"] if counts[NOT_STATED] else []
    return f"Impact, whether children are safer for it: {'; '.join(said + left)}."
