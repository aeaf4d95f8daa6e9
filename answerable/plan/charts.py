"""The whole plan at a glance: each action a tile under its delivery status, in its objective's row."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from answerable.plan.record import Action, PlanRecord, Statement
from answerable.ui.charts.drawing import Chart
from answerable.ui.charts.matrix import ObjectiveRow, Status, Tone, draw_matrix

NOT_STATED = "Not stated"
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


def impact(statement: Statement | None, levels: Iterable[Level]) -> tuple[str, str]:
    """A statement's impact status in words, and its colour; "Not stated" where nobody has said."""
    level = next((level for level in levels if statement and level.code == statement.impact), None)
    return (level.name, level.colour) if level else (NOT_STATED, "grey")


def status_of(record: PlanRecord, action: Action, levels: Sequence[Level]) -> str:
    """An action's delivery status in the newest round, in words."""
    newest = record.round.id if record.round else 0
    return standing(record.statement_of.get((newest, action.id)), levels)[0]


def glance(record: PlanRecord, levels: Sequence[Level]) -> Chart | None:
    """The picture, with its table; None for a plan without actions. A printed status that is on no level of the
    board's scale has a column of its own."""
    if not record.actions:
        return None
    status = {action.id: status_of(record, action, levels) for action in record.actions}
    known = [level.name for level in levels]
    others = [word for word in dict.fromkeys(status.values()) if word not in {*known, NOT_STATED}]
    scale = [Status(word=level.name, tone=_TONES.get(level.code, "none")) for level in levels]
    scale += [Status(word=word) for word in (*others, NOT_STATED)]
    groups = [(o.ref, o.title or o.also_text, record.actions_of.get(o.id, [])) for o in record.objectives]
    groups.append(("–", "Actions under no objective", record.actions_of.get(None, [])))
    rows = [
        ObjectiveRow(ref=ref, title=title, actions=tuple((action.ref, status[action.id]) for action in actions))
        for ref, title, actions in groups
        if actions
    ]
    counts = [(word.word, sum(found == word.word for found in status.values())) for word in scale]
    said = "; ".join(f"{count} {word.lower()}" for word, count in counts if count)
    return draw_matrix(f"{record.plan.title} at a glance", f"Of {len(status)} actions: {said}.", scale, rows)
