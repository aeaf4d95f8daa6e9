"""The whole plan at a glance: a bar of how it stands, then each action a tile with its ref, in its objective's row
under its delivery status. A plan of many actions has one tile for all that stand alike, with their number."""

from collections import Counter
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
_BAR = 28
_SWATCH = 14
_NARROW = 340  # on a phone of 390 px the words are then as large as the page's


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
    actions: tuple[tuple[str, str], ...] = ()


def draw_matrix(
    title: str, description: str, scale: Sequence[Status], objectives: Sequence[ObjectiveRow], *, counted: bool = False
) -> Chart:
    """The matrix and its data; `counted` for one tile with a number instead of a tile for each action. ValueError where
    an action's status is not on the scale."""
    known = [status.word for status in scale]
    everything = Counter(word for each in objectives for _, word in each.actions)
    if strange := set(everything) - set(known):
        raise ValueError(f"Not on the scale: {', '.join(sorted(strange))}.")
    longest = max(text_width(part) for word in known for part in word.split())
    column = max(WIDTH / len(scale), longest + 10)
    # A scale of many or long words makes the chart wider; otherwise it is as wide as all others.
    across = column * len(scale)
    xs = [column * at for at in range(len(scale))]
    heads = [wrap(word, column - 8) for word in known]
    tallest = max(map(len, heads))
    parts = [*_bar(scale, everything, across), *_heads(heads, tallest, scale, everything, xs, column)]
    y = _BAR + (tallest + 1) * LINE + 12.0
    for objective in objectives if len(objectives) > 1 or not counted else ():  # a single row would repeat the heads
        parts.append(line(0, y, across, y, PALE, wide=1.5))
        parts.append(words(shorten(f"{objective.ref} {objective.title}".strip(), across), 0, y + LINE - 3))
        y += LINE + _GAP
        highest = 0
        for x, status in zip(xs, scale, strict=True):
            refs = [ref for ref, word in objective.actions if word == status.word]
            labels = [str(len(refs))] if counted and refs else refs
            highest = max(highest, len(labels))
            parts += [_tile(text, status.tone, x, y + at * (_TILE + _GAP), column) for at, text in enumerate(labels)]
        y += highest * (_TILE + _GAP) + _GAP
    parts.append(line(0, y, across, y, INK, wide=1.5))
    return Chart(
        title=title,
        description=description,
        svg=whole(title, description, y + 4, parts, width=across),
        header=("Objective", *known),
        rows=tuple(_row(each, known, counted) for each in objectives),
        narrow=_narrow(title, description, scale, objectives, counted),
    )


def _narrow(
    title: str, description: str, scale: Sequence[Status], objectives: Sequence[ObjectiveRow], counted: bool
) -> str:
    """The same one under the other: how the whole plan stands, what each colour means, then for each objective its own
    bar, as wide as the drawing, with its actions in words under it."""
    everything = Counter(word for each in objectives for _, word in each.actions)
    parts, y = _bar(scale, everything, _NARROW), _BAR + 6.0
    for status in scale:
        parts.append(_box(status.tone, 0, y + 4, _SWATCH + 2, _SWATCH))
        number = f"{everything[status.word]:,}"
        parts.append(words(number, 24, y + LINE - 5, bold=True))
        left = 30 + text_width(number, bold=True)
        for each in wrap(status.word, _NARROW - left):
            y += LINE
            parts.append(words(each, left, y - 5))
    for objective in objectives if len(objectives) > 1 or not counted else ():
        y += 10
        parts.append(line(0, y, _NARROW, y, PALE, wide=1.5))
        for each in wrap(f"{objective.ref} {objective.title}".strip(), _NARROW / 1.1, lines=3):  # bold is wider
            y += LINE
            parts.append(words(each, 0, y - 4, bold=True))
        if objective.actions:
            parts += _bar(scale, Counter(word for _, word in objective.actions), _NARROW, y + 4)
            y += 4 + _BAR
        for each in wrap("; ".join(_said(objective, scale, counted)), _NARROW, lines=20):
            y += LINE
            parts.append(words(each, 0, y - 4))
    return whole(title, description, y + 6, parts, width=_NARROW)


def _said(objective: ObjectiveRow, scale: Sequence[Status], counted: bool) -> list[str]:
    """An objective's actions in words: "Off track: 1.1.2, 1.1.3"; where they are counted, "2 off track"."""
    under = [(s.word, [ref for ref, word in objective.actions if word == s.word]) for s in scale]
    return [f"{len(refs)} {word}" if counted else f"{word}: {', '.join(refs)}" for word, refs in under if refs]


def _bar(scale: Sequence[Status], everything: Counter[str], across: float, y: float = 0) -> list[str]:
    """How many actions stand how, in proportion, each part with its number where there is room; words below say what
    each colour means."""
    parts, x, whole_plan = [], 0.0, max(1, everything.total())
    for status in scale:
        wide = across * everything[status.word] / whole_plan
        if wide:
            parts.append(_box(status.tone, x, y, wide, _BAR))
            number = str(everything[status.word])
            if text_width(number) + 10 < wide:
                ink = _PAINT[status.tone][1]
                parts.append(words(number, x + wide / 2, y + _BAR / 2 + 0.35 * SIZE, anchor="middle", fill=ink))
        x += wide
    return parts


def _heads(
    heads: list[list[str]],
    tallest: int,
    scale: Sequence[Status],
    everything: Counter[str],
    xs: list[float],
    column: float,
) -> list[str]:
    """Over each column its word, its colour, and how many actions it holds."""
    parts = []
    for x, head, status in zip(xs, heads, scale, strict=True):
        middle = x + column / 2
        for row, each in enumerate(head):
            parts.append(words(each, middle, _BAR + LINE * (row + 1) - 1, anchor="middle"))
        foot, number = _BAR + LINE * (tallest + 1), str(everything[status.word])
        left = middle - (_SWATCH + _GAP + text_width(number)) / 2
        parts.append(_box(status.tone, left - 1, foot - _SWATCH, _SWATCH + 2, _SWATCH))
        parts.append(words(number, left + _SWATCH + _GAP, foot, bold=True))
    return parts


def _box(tone: Tone, x: float, y: float, wide: float, high: float) -> str:
    """White between neighbours keeps two of one colour apart, and what has no status is an outline."""
    fill = _PAINT[tone][0]
    if tone == "none":
        wide, high, x, y = max(wide - 3, 1), high - 1, x + 1.5, y + 0.5
        return element("rect", x=x, y=y, width=wide, height=high, rx=3, fill=fill, stroke=GREY)
    return element("rect", x=x + 1, y=y, width=max(wide - 2, 1), height=high, rx=3, fill=fill)


def _tile(text: str, tone: Tone, x: float, y: float, column: float) -> str:
    shown = words(
        shorten(text, column - 12), x + column / 2, y + _TILE / 2 + 0.35 * SIZE, anchor="middle", fill=_PAINT[tone][1]
    )
    return _box(tone, x + 2, y, column - 4, _TILE) + shown


def _row(objective: ObjectiveRow, known: Sequence[str], counted: bool) -> tuple[str, ...]:
    name = f"{objective.ref} {objective.title}".strip()
    refs = [[ref for ref, word in objective.actions if word == each] for each in known]
    return name, *(str(len(under)) if counted else ", ".join(under) for under in refs)
