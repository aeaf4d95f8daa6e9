"""The whole plan at a glance: each action a tile under its delivery status, in its objective's row."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Protocol

from answerable.plan.record import Action, PlanRecord, Statement
from answerable.plan.rules import CLOSED
from answerable.ui.charts.drawing import Chart
from answerable.ui.charts.matrix import ObjectiveRow, Status, Tone, draw_matrix

NOT_STATED = "Not stated"
UNDER_NONE = "Actions under no objective"
MOST_TILES = 100
_TONES: dict[str, Tone] = {
    "done": "done",
    "on track": "on track",
    "recovery agreed": "recovery",
    "off track": "off track",
    "not started": "not started",
}


class Level(Protocol):
    """A level of the board's scale of delivery status."""

    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def colour(self) -> str: ...


def standing(statement: Statement | None, levels: Iterable[Level]) -> tuple[str, str]:
    """A statement's delivery status in words, and its colour: the board's own level, else as printed, else
    "Not stated"."""
    if statement is None:
        return NOT_STATED, "grey"
    level = next((level for level in levels if level.code == statement.delivery), None)
    return (level.name, level.colour) if level else (statement.status_words or NOT_STATED, "grey")


def stands(action: Action, statement: Statement | None, levels: Sequence[Level]) -> tuple[str, str]:
    """An action's delivery status in words, and its colour: what it was closed with, else what its newest statement
    says."""
    return name_of(closed_as(action.closed), levels) if action.closed else standing(statement, levels)


def closed_as(closed: str) -> str:
    """The status of an action that was closed, for `name_of`: work that is done has the level "done"; what was stopped
    or carried forward has no level, and is told in its own words."""
    return closed if closed == "done" else CLOSED[closed]


def impact(statement: Statement | None, levels: Iterable[Level]) -> tuple[str, str]:
    """A statement's impact status in words, and its colour; "Not stated" where nobody has said."""
    level = next((level for level in levels if statement and level.code == statement.impact), None)
    return (level.name, level.colour) if level else (NOT_STATED, "grey")


def status_of(record: PlanRecord, action: Action, levels: Sequence[Level]) -> str:
    """An action's delivery status as it was closed or as in the newest round, in words."""
    newest = record.round.id if record.round else 0
    return stands(action, record.statement_of.get((newest, action.id)), levels)[0]


def name_of(status: str, levels: Iterable[Level]) -> tuple[str, str]:
    """A status in words with its colour: a level's code, else words as printed, else "Not stated"."""
    level = next((level for level in levels if level.code == status), None)
    return (level.name, level.colour) if level else (status or NOT_STATED, "grey")


def glance(record: PlanRecord, levels: Sequence[Level]) -> Chart | None:
    """The picture, with its table; None for a plan without actions."""
    status = {action.id: status_of(record, action, levels) for action in record.actions}

    def row(ref: str, title: str, actions: list[Action]) -> ObjectiveRow:
        return ObjectiveRow(ref=ref, title=title, actions=tuple((a.ref, status[a.id]) for a in actions))

    rows = [row(o.ref, o.title or o.also_text, record.actions_of.get(o.id, [])) for o in record.objectives]
    rows.append(row("–", UNDER_NONE, record.actions_of.get(None, [])))
    return drawn(record.plan.title, rows, levels)


def drawn(title: str, rows: Sequence[ObjectiveRow], levels: Sequence[Level], *, counted: bool = False) -> Chart | None:
    """A plan's rows as a picture: a tile for each of at most `MOST_TILES` actions, else (or where they are to be
    `counted`) one for all of an objective that stand alike. A printed status that is on no level of the board's scale
    has a column of its own."""
    rows = [row for row in rows if row.actions]
    found = Counter(word for row in rows for _, word in row.actions)
    if not found:
        return None
    known = [level.name for level in levels]
    scale = [Status(word=level.name, tone=_TONES.get(level.code, "none")) for level in levels]
    printed = [word for word in found if word not in {*known, NOT_STATED}]
    scale += [Status(word=word) for word in (*printed, NOT_STATED)]
    said = "; ".join(f"{found[each.word]:,} {each.word.lower()}" for each in scale if found[each.word])
    words = f"Of {found.total():,} action{'s' if found.total() > 1 else ''}: {said}."
    return draw_matrix(f"{title} at a glance", words, scale, rows, counted=counted or found.total() > MOST_TILES)
