"""A judged series as a chart: what the rules found, handed to the drawing."""

from answerable.evidence.rules.xmr import Judged, Reading
from answerable.evidence.rules.xmr_words import LEFT_OUT, in_words
from answerable.ui.charts.drawing import Chart
from answerable.ui.charts.series import draw_series
from answerable.ui.charts.series_points import Band, Series, SeriesPoint


def draw_reading(reading: Reading, *, title: str, unit: str = "") -> Chart:
    """The XmR chart of a reading, or a line without limits where it has too few points; described by the reading in
    words. ValueError where no point has a value."""
    points = tuple(_point(each) for each in reading.points)
    words = in_words(reading, unit)
    return draw_series(Series(title=title, description=words, unit=unit, points=points, target=reading.target))


def _point(each: Judged) -> SeriesPoint:
    limits = each.limits
    return SeriesPoint(
        label=each.point.label,
        value=each.point.value,
        mark=each.variation,
        band=Band(limits.mean, limits.lower, limits.upper) if limits else None,
        apart="" if each.point.value is None else LEFT_OUT.get(each.left_out, ""),
    )
