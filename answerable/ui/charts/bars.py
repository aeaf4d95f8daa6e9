"""Horizontal bars, one for each period under each label: what was, beside what is."""

from dataclasses import dataclass

from answerable.ui.charts.drawing import (
    BLUE,
    LINE,
    SIZE,
    TEAL,
    WHITE,
    WIDTH,
    Chart,
    element,
    shorten,
    text_width,
    whole,
    words,
    wrap,
)
from answerable.ui.numbers import is_percent, with_unit

_BAR = 24
_GAP = 4
_BETWEEN = 14


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One period's value; None where there is none to draw, and `instead` says why ("c: too small to publish").
    `partial` for a part of a year, drawn hollow."""

    period: str
    value: float | None
    instead: str = "not given"
    partial: bool = False


@dataclass(frozen=True, kw_only=True)
class Group:
    """One thing that is counted, with its bars, earliest first (at most two are told apart)."""

    label: str
    bars: tuple[Bar, ...]


def draw_bars(title: str, description: str, unit: str, groups: tuple[Group, ...]) -> Chart:
    """The bars and their data, all on one scale from nought. ValueError for a negative value or no group at all."""
    values = [bar.value for group in groups for bar in group.bars if bar.value is not None]
    if not groups or any(value < 0 for value in values):
        raise ValueError("Bars need something to show, and amounts of nought or more.")
    largest = max(values, default=0.0) or 1.0
    widest = max((text_width(_beside(bar, unit)) for group in groups for bar in group.bars), default=0.0)
    # Long words stand above their bars, so that the bars keep their room.
    above = widest > WIDTH / 2
    room = WIDTH if above else WIDTH - widest - 12
    parts: list[str] = []
    y = 0.0
    for group in groups:
        for each in wrap(group.label, WIDTH / 1.1):  # bold is wider
            y += LINE
            parts.append(words(each, 0, y - 5, bold=True))
        for at, bar in enumerate(group.bars):
            text = shorten(_beside(bar, unit), WIDTH)
            wide = room * (bar.value or 0) / largest
            if above or bar.value is None:
                y += LINE
                parts.append(words(text, 0, y - 5))
            else:
                parts.append(words(text, wide + 8, y + _BAR / 2 + 0.35 * SIZE))
            if bar.value is not None:
                parts.append(_bar(bar, y, wide, latest=at == len(group.bars) - 1))
                y += _BAR + _GAP
        y += _BETWEEN
    return Chart(
        title=title,
        description=description,
        svg=whole(title, description, y - _BETWEEN + _GAP, parts),
        header=("What", "Period", "Value"),
        rows=tuple(
            (group.label, f"{bar.period} (only part of a year)" if bar.partial else bar.period, _amount(bar, unit))
            for group in groups
            for bar in group.bars
        ),
    )


def _bar(bar: Bar, y: float, wide: float, *, latest: bool) -> str:
    colour = BLUE if latest else TEAL
    if bar.partial:
        return element(
            "rect", x=1, y=y + 1, width=max(wide - 2, 0.5), height=_BAR - 2, fill=WHITE, stroke=colour,
            stroke_width=2, stroke_dasharray="6 3",
        )  # fmt: skip
    return element("rect", x=0, y=y, width=max(wide, 1), height=_BAR, fill=colour)


def _beside(bar: Bar, unit: str) -> str:
    """The words at a bar's end carry its period, so that no colour has to."""
    part = ", part of a year" if bar.partial else ""
    return f"{_amount(bar, unit)} ({bar.period}{part})"


def _amount(bar: Bar, unit: str) -> str:
    return bar.instead if bar.value is None else with_unit(bar.value, unit if is_percent(unit) else "")
