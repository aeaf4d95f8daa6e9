"""The words beside a series: values that matter, and the periods under the axis, never one over another."""

from collections.abc import Sequence
from itertools import pairwise

from answerable.ui.charts.drawing import GREY, LINE, SIZE, WIDTH, Box, halo, line, text_width, words, words_box, wrap
from answerable.ui.charts.scale import Scale
from answerable.ui.charts.series_points import PLOT, TOP, Series, SeriesPoint

_ALL_LABELLED = 6  # with so few points every value is written beside its point


def value_labels(series: Series, scale: Scale, xs: Sequence[float], left: float) -> list[str]:
    """The latest value, those outside the limits and those that stand apart, each where it meets no other words; the
    rest are in the table."""
    drawn = {
        at: (point, x, scale.y(point.value), point.value)
        for at, (point, x) in enumerate(zip(series.points, xs, strict=True))
        if point.value is not None
    }
    marks = {at: Box(x - 7, y - 7, x + 7, y + 7) for at, (_, x, y, _) in drawn.items()}
    apart = [at for at, (point, *_) in drawn.items() if point.apart]
    outside = [at for at, (point, *_) in drawn.items() if _outside(point)]
    few = list(drawn) if len(drawn) <= _ALL_LABELLED else []
    latest = max(drawn)
    placed = [words_box(series.unit_words, 0, SIZE)]
    parts = []
    for at in dict.fromkeys([latest, *apart, *outside, *few]):
        point, x, y, value = drawn[at]
        text = series.amount(value)
        x = min(max(x, left + 2 + text_width(text) / 2), WIDTH - text_width(text) / 2)
        # Above (a low point: below), the other side, then further off, but never among the labels of the axis.
        low = point.band is not None and value < point.band.lower
        near = (y + 26, y - 12) if low else (y - 12, y + 26)
        spots = [spot for spot in (*near, y - 30, y + 44) if SIZE < spot < TOP + PLOT or spot == y - 12]
        boxes = [(words_box(text, x, spot, anchor="middle"), spot) for spot in spots]
        free = [(box, spot) for box, spot in boxes if not any(box.meets(each) for each in placed)]
        clear = [each for each in free if not any(each[0].meets(box) for other, box in marks.items() if other != at)]
        for box, spot in (clear or (free if at == latest else []))[:1]:
            placed.append(box)
            parts.append(halo(text, x, spot))
    return parts


def _outside(point: SeriesPoint) -> bool:
    band, value = point.band, point.value
    return bool(band and value is not None and not point.apart and not band.lower <= value <= band.upper)


def period_labels(points: Sequence[SeriesPoint], xs: Sequence[float]) -> tuple[list[str], float]:
    """Period labels under the axis, evenly spaced back from the latest, as many as fit beside each other."""
    last = len(points) - 1
    room = max((xs[1] - xs[0] if last else WIDTH) - 12, WIDTH / 4)
    y = TOP + PLOT + LINE + 6
    placed: dict[int, tuple[float, list[str], Box]] = {}
    for at, (point, at_x) in enumerate(zip(points, xs, strict=True)):
        lines = wrap(point.label, room, lines=3)
        wide = max(text_width(each) for each in lines)
        x = min(max(at_x, wide / 2), WIDTH - wide / 2)
        placed[at] = (x, lines, Box(x - wide / 2 - 5, y - SIZE, x + wide / 2 + 5, y + len(lines) * LINE))

    def fits(every: int) -> bool:
        boxes = [placed[at][2] for at in range(last, -1, -every)]
        return not any(one.meets(other) for one, other in pairwise(boxes))

    # The first period is labelled too where that takes little more room, or where there is room left.
    spacings = sorted(range(1, last + 1), key=lambda every: every if last % every == 0 else 1.5 * every)
    every = next(filter(fits, spacings), last + 1)
    shown = list(range(last, -1, -every))
    if shown[-1] and not placed[0][2].meets(placed[shown[-1]][2]):
        shown.append(0)
    parts = []
    for at in shown:
        x, lines, _ = placed[at]
        parts += [words(each, x, y + row * LINE, anchor="middle") for row, each in enumerate(lines)]
        parts.append(line(xs[at], TOP + PLOT, xs[at], TOP + PLOT + 6, GREY, wide=1.5))
    tallest = max(len(placed[at][1]) for at in shown)
    return parts, y + (tallest - 1) * LINE + 8
