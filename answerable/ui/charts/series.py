"""A measure over time: an XmR chart where there are limits, a plain line where there are none."""

from collections.abc import Sequence
from itertools import pairwise

from answerable.ui.charts.drawing import (
    BLUE,
    GREY,
    INK,
    ORANGE,
    PALE,
    PURPLE,
    SIZE,
    TEAL,
    WHITE,
    WIDTH,
    Chart,
    element,
    flow,
    line,
    shorten,
    text_width,
    whole,
    words,
)
from answerable.ui.charts.scale import Scale, scale_for
from answerable.ui.charts.series_labels import period_labels, value_labels
from answerable.ui.charts.series_points import PLOT, TOP, Mark, Series, SeriesPoint
from answerable.ui.numbers import is_percent

_RADIUS = 5
_COLOURS: dict[Mark, str] = {
    "improvement": BLUE, "concern": ORANGE, "neutral": PURPLE, "common": GREY, "none": BLUE,
}  # fmt: skip
_MEANINGS: dict[Mark, str] = {
    "improvement": "improvement, more than chance",
    "concern": "concern, more than chance",
    "neutral": "change, more than chance",
    "common": "within chance",
    "none": "too few to judge",
}


def draw_series(series: Series) -> Chart:
    """The chart of a series and its data. ValueError where not one point has a value."""
    heights = _heights(series)
    if not heights:
        raise ValueError(f"There is no figure to draw for {series.title!r}.")
    judged = any(point.band for point in series.points)
    # Without limits to judge by, an axis that starts in the middle would make much of little.
    scale = scale_for(heights if judged else [*heights, 0.0], top=TOP, height=PLOT, percent=is_percent(series.unit))
    left = max(text_width(scale.label(tick)) for tick in scale.ticks) + 10
    step = (WIDTH - left - 24) / max(1, len(series.points) - 1)
    alone = len(series.points) == 1
    xs = [(left + WIDTH) / 2 if alone else left + 12 + at * step for at in range(len(series.points))]
    axis, below = period_labels(series.points, xs)
    legend, bottom = flow(_legend(series, scale), below + 8)
    parts = [
        words(shorten(series.unit_words, WIDTH), 0, SIZE),
        *_grid(scale, left),
        *_bands(series, scale, xs, left),
        *_line(series.points, scale, xs),
        *(_marker(point, x, scale) for point, x in zip(series.points, xs, strict=True)),
        *value_labels(series, scale, xs, left),
        *axis,
        *legend,
    ]
    return Chart(
        title=series.title,
        description=series.description,
        svg=whole(series.title, series.description, bottom + 4, parts),
        header=("Period", series.unit_words, "Reading"),
        rows=tuple(_row(point, series) for point in series.points),
    )


def symbol(mark: Mark, x: float = 0, y: float = 0, *, hollow: bool = False) -> str:
    """A point's mark: each meaning has a shape and a colour of its own; hollow where it stands apart."""
    r = _RADIUS
    colour = GREY if hollow else _COLOURS[mark]
    paint: dict[str, str | float] = {"fill": WHITE if hollow else colour, "stroke": colour, "stroke_width": 2}
    if hollow or mark in ("common", "none"):
        return element("circle", cx=x, cy=y, r=r, **paint)
    if mark == "improvement":
        return element("rect", x=x - r - 1, y=y - r - 1, width=2 * r + 2, height=2 * r + 2, **paint)
    r += 2
    corners = {
        "concern": ((x, y - r - 1), (x + r + 1, y), (x, y + r + 1), (x - r - 1, y)),
        "neutral": ((x, y - r), (x + r, y + r - 1), (x - r, y + r - 1)),
    }[mark]
    return element("polygon", points=" ".join(f"{a:.2f},{b:.2f}" for a, b in corners), **paint)


def _heights(series: Series) -> list[float]:
    values = [point.value for point in series.points if point.value is not None]
    if not values:
        return []
    bands = [height for point in series.points if (band := point.band) for height in (band.lower, band.upper)]
    return values + bands + [height for height in (series.target, series.comparator) if height is not None]


def _grid(scale: Scale, left: float) -> list[str]:
    parts = []
    for tick in scale.ticks:
        y = scale.y(tick)
        parts.append(line(left, y, WIDTH, y, PALE))
        parts.append(words(scale.label(tick), left - 8, y + 0.35 * SIZE, anchor="end"))
    return parts


def _bands(series: Series, scale: Scale, xs: Sequence[float], left: float) -> list[str]:
    """The average, the limits, the target and the comparator; a step where the limits were set afresh, and an upright
    line where something else is counted from there on."""
    parts = []
    half = (xs[1] - xs[0]) / 2 if len(xs) > 1 else 20.0
    for x, point in zip(xs, series.points, strict=True):
        if point.band:
            start, end = max(x - half, left), min(x + half, WIDTH)
            parts.append(line(start, scale.y(point.band.mean), end, scale.y(point.band.mean), GREY, wide=1.5))
            for limit in (point.band.lower, point.band.upper):
                parts.append(line(start, scale.y(limit), end, scale.y(limit), GREY, wide=1.5, dashes="5 4"))
    if series.target is not None:
        y = scale.y(series.target)
        parts.append(line(left, y, WIDTH, y, TEAL, wide=3, dashes="12 4 3 4"))
    if series.comparator is not None:
        y = scale.y(series.comparator)
        parts.append(line(left, y, WIDTH, y, PURPLE, wide=2, dashes="2 5"))
    parts += [
        line(x - half, TOP, x - half, TOP + PLOT, INK, wide=2, dashes="8 4")
        for x, point in zip(xs, series.points, strict=True)
        if point.breaks
    ]
    return parts


def _line(points: Sequence[SeriesPoint], scale: Scale, xs: Sequence[float]) -> list[str]:
    """The line joins neighbours only: it breaks at what is missing or stands apart, and two points are no line."""
    parts: list[str] = []
    if sum(1 for point in points if point.value is not None and not point.apart) <= 2:
        return parts
    for (x, one), (next_x, other) in pairwise(zip(xs, points, strict=True)):
        if one.value is not None and other.value is not None and not (one.apart or other.apart):
            parts.append(line(x, scale.y(one.value), next_x, scale.y(other.value), GREY, wide=2))
    return parts


def _marker(point: SeriesPoint, x: float, scale: Scale) -> str:
    return "" if point.value is None else symbol(point.mark, x, scale.y(point.value), hollow=bool(point.apart))


def _legend(series: Series, scale: Scale) -> list[tuple[str, str]]:
    items = []
    band = next((point.band for point in reversed(series.points) if point.band), None)
    for mark in dict.fromkeys(point.mark for point in series.points if point.value is not None and not point.apart):
        if band:
            items.append((symbol(mark), _MEANINGS[mark]))
    for why in dict.fromkeys(point.apart for point in series.points if point.apart and point.value is not None):
        items.append((symbol("none", hollow=True), why))
    if band:
        items.append((line(-15, 0, 15, 0, GREY, wide=1.5), f"average {series.amount(band.mean)}"))
        limits = f"limits of chance {series.amount(band.lower)} to {series.amount(band.upper)}"
        items.append((line(-15, 0, 15, 0, GREY, wide=1.5, dashes="5 4"), limits))
    if series.target is not None:
        dashes = line(-15, 0, 15, 0, TEAL, wide=3, dashes="12 4 3 4")
        items.append((dashes, f"target {series.amount(series.target)}"))
    if series.comparator is not None:
        named = f"{series.comparator_words} {series.amount(series.comparator)}"
        items.append((line(-15, 0, 15, 0, PURPLE, wide=2, dashes="2 5"), named))
    if any(point.breaks for point in series.points):
        items.append((line(0, -8, 0, 8, INK, wide=2, dashes="8 4"), "what is counted changed"))
    if scale.ticks[0] > 0:
        items.append((words("!", 0, 0.35 * SIZE, anchor="middle", bold=True), "the axis does not start at 0"))
    return items


def _row(point: SeriesPoint, series: Series) -> tuple[str, str, str]:
    if point.value is None:
        return point.label, "", "missing"
    reading = point.apart or ("" if point.mark == "none" else _MEANINGS[point.mark])
    return point.label, series.amount(point.value), reading
