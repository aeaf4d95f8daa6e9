"""A measure in time, drawn and read: XmR from twelve points, a line without limits below."""

from collections.abc import Sequence
from typing import cast

from answerable.evidence.record import Measure, Observation
from answerable.evidence.rules.xmr import Judged, Point, Polarity, read_series
from answerable.evidence.rules.xmr_words import in_words
from answerable.ui.charts.drawing import Chart
from answerable.ui.charts.series import draw_series
from answerable.ui.charts.series_points import Band, Series, SeriesPoint
from answerable.ui.numbers import is_percent

_APART = {"part of a year": "only part of a year", "other definition": "counted another way", "missing": "no figure"}


def newest_by_period(observations: Sequence[Observation]) -> list[Observation]:
    """One observation for each period, as the newest round gives it; a figure printed again is the same figure."""
    kept: dict[object, Observation] = {}
    for observation in sorted(observations, key=lambda o: o.round_id):
        kept[(observation.period_from, observation.period_to, observation.period_words)] = observation
    return [observation for observation in observations if observation in kept.values()]


def series_chart(measure: Measure, observations: Sequence[Observation]) -> tuple[Chart, str] | None:
    """The chart and its plain reading; None where fewer than two periods have a value."""
    shown = newest_by_period(observations)
    if len(shown) < 2:
        return None
    points = [Point(label=o.period_words or "not stated", value=o.value, partial=o.partial) for o in shown]
    highest = 100 if is_percent(measure.unit) else None
    reading = read_series(
        points, polarity=cast(Polarity, measure.polarity), target=measure.target, lowest=0, highest=highest
    )
    words = in_words(reading, measure.unit)
    series = Series(
        title=measure.what,
        description=words,
        unit=measure.unit,
        points=tuple(_drawn(judged) for judged in reading.points),
        target=measure.target,
    )
    return draw_series(series), words


def _drawn(judged: Judged) -> SeriesPoint:
    limits = judged.limits
    return SeriesPoint(
        label=judged.point.label,
        value=judged.point.value,
        mark=judged.variation,
        band=Band(limits.mean, limits.lower, limits.upper) if limits else None,
        apart=_APART.get(judged.left_out, ""),
    )
