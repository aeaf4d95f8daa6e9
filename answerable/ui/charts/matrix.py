"""The whole plan at a glance: each action a tile with its ref, in its objective's row under its delivery status."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from answerable.ui.charts.drawing import (
    BLUE,
    GREY,
    INK,
    LINE,
    ORANGE,
    PALE,
    PURPLE,
    SIZE,
    TEAL,
    WHITE,
    WIDTH,
    Chart,
    element,
    line,
    shorten,
    text_width,
    whole,
    words,
    wrap,
)

Tone = Literal["done", "on track", "recovery", "off track", "not started", "none"]

# Fill and ink, each at least 4.5 to 1. The column says what the colour means.
_PAINT: dict[Tone, tuple[str, str]] = {
    "done": (BLUE, WHITE),
    "on track": (TEAL, INK),
    "recovery": (ORANGE, INK),
    "off track": (PURPLE, WHITE),
    "not started": (GREY, WHITE),
    "none": (WHITE, INK),
}
_TILE = 30
_GAP = 5


@dataclass(frozen=True, kw_only=True)
class Status:
    """One step of the board's own scale, with its printed word; `tone` says which of the known kinds it is."""

    word: str
    tone: Tone = "none"


@dataclass(frozen=True, kw_only=True)
class ObjectiveRow:
    """An objective and its actions: each a ref and the word of its status."""

    ref: str
    title: str
    actions: tuple[tuple[str, str], ...]


def draw_matrix(title: str, description: str, scale: Sequence[Status], objectives: Sequence[ObjectiveRow]) -> Chart:
    """The matrix and its data. ValueError where an action's status is not on the scale."""
    known = [status.word for status in scale]
    strange = {word for each in objectives for _, word in each.actions} - set(known)
    if strange:
        raise ValueError(f"Not on the scale: {', '.join(sorted(strange))}.")
    first = max([text_width("All", bold=True), *(text_width(each.ref) for each in objectives)]) + 12
    longest = max(text_width(part) for word in known for part in word.split())
    column = max((WIDTH - first) / len(scale), longest + 10)
    # A scale of many or long words makes the chart wider; otherwise it is as wide as all others.
    across = first + column * len(scale)
    xs = [first + column * at for at in range(len(scale))]
    heads = [wrap(word, column - 8) for word in known]
    y = max(map(len, heads)) * LINE + 8.0
    parts = [
        words(each, x + column / 2, LINE * (row + 1) - 5, anchor="middle")
        for x, head in zip(xs, heads, strict=True)
        for row, each in enumerate(head)
    ]
    for objective in objectives:
        parts.append(line(0, y, across, y, PALE, wide=1.5))
        parts.append(words(objective.ref, 0, y + _GAP + _TILE / 2 + 0.35 * SIZE))
        tallest = 1
        for x, status in zip(xs, scale, strict=True):
            refs = [ref for ref, word in objective.actions if word == status.word]
            tallest = max(tallest, len(refs))
            parts += [_tile(ref, status.tone, x, y + _GAP + at * (_TILE + _GAP), column) for at, ref in enumerate(refs)]
        y += _GAP + tallest * (_TILE + _GAP)
    parts.append(line(0, y, across, y, INK, wide=1.5))
    parts.append(words("All", 0, y + LINE, bold=True))
    everything = [word for each in objectives for _, word in each.actions]
    for x, word in zip(xs, known, strict=True):
        parts.append(words(str(everything.count(word)), x + column / 2, y + LINE, anchor="middle", bold=True))
    return Chart(
        title=title,
        description=description,
        svg=whole(title, description, y + LINE + 8, parts, width=across),
        header=("Objective", *known),
        rows=tuple(_row(each, known) for each in objectives),
    )


def _tile(ref: str, tone: Tone, x: float, y: float, column: float) -> str:
    fill, ink = _PAINT[tone]
    shape = element(
        "rect", x=x + 3, y=y, width=column - 6, height=_TILE, rx=3, fill=fill, stroke=GREY if tone == "none" else fill
    )
    text = shorten(ref, column - 12)
    return shape + words(text, x + column / 2, y + _TILE / 2 + 0.35 * SIZE, anchor="middle", fill=ink)


def _row(objective: ObjectiveRow, known: Sequence[str]) -> tuple[str, ...]:
    name = f"{objective.ref} {objective.title}".strip()
    return name, *(", ".join(ref for ref, word in objective.actions if word == each) for each in known)
