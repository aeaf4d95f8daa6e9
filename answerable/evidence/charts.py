"""A measure in time, drawn and read: XmR from twelve points, a line without limits below."""

from collections.abc import Sequence
from functools import lru_cache
from typing import cast

from answerable.evidence.record import Measure, Observation
from answerable.evidence.rules.definitions import definition_of
from answerable.evidence.rules.xmr import Judged, Point, Polarity, Reading, read_series
from answerable.evidence.rules.xmr_words import in_words
from answerable.evidence.wording import beside_baseline
from answerable.ui.charts.drawing import Chart
from answerable.ui.charts.series import draw_series
from answerable.ui.charts.series_points import Band, Series, SeriesPoint
from answerable.ui.numbers import is_percent

_drawn_once = lru_cache(maxsize=64)(draw_series)  # the same values are the same picture
_APART = {
    "part of a year": "only part of a year",
    "other definition": "counted another way",
    "wider area": "of another area",
    "missing": "no figure",
}


def newest_by_period(observations: Sequence[Observation]) -> list[Observation]:
    """One observation for each period and area, as it was entered last; a figure printed again is the same figure."""
    kept: dict[object, int] = {}
    for observation in sorted(observations, key=lambda o: o.id):
        period = (observation.period_from, observation.period_to, observation.period_words)
        kept[(*period, observation.wider.casefold())] = observation.id
    newest = set(kept.values())
    return [observation for observation in observations if observation.id in newest]


def series_reading(measure: Measure, observations: Sequence[Observation]) -> Reading:
    """The series as judged, one point for each period and area, oldest first. The target is that of the measure's own
    area."""
    highest = 100 if is_percent(measure.unit) else None
    points = [
        Point(
            label=(o.period_words or "not stated") + (f", {o.wider}" if o.wider else ""),
            value=o.value,
            partial=o.partial,
            definition=definition_of(o.period_from, o.period_to, measure.changed_on),
            wider=o.wider,
        )
        for o in newest_by_period(observations)
    ]
    target = None if all(point.wider for point in points) else measure.target
    polarity = cast(Polarity, measure.polarity)
    return read_series(points, polarity=polarity, target=target, lowest=0, highest=highest)


def series_chart(measure: Measure, observations: Sequence[Observation]) -> tuple[Chart, str] | None:
    """The chart and its plain reading; None where fewer than two periods have a value. Beside the values stand the
    target and one more line: the comparator, else a baseline that the newest value may be set beside."""
    reading = series_reading(measure, observations)
    if len(reading.points) < 2:
        return None
    words = in_words(reading, measure.unit)
    beside, whose = measure.comparator, measure.comparator_words or "elsewhere"
    if beside is None and (change := beside_baseline(measure, newest_by_period(observations)[-1])):
        beside = measure.baseline if change.comparable else None
        whose = f"baseline ({measure.baseline_words})"
    named = [(each.point.definition, each.point.wider) for each in reading.points]
    series = Series(
        title=measure.what,
        description=words,
        unit=measure.unit,
        points=tuple(
            _drawn(judged, breaks=at > 0 and named[at] != named[at - 1]) for at, judged in enumerate(reading.points)
        ),
        target=reading.target,
        comparator=beside,
        comparator_words=whose,
    )
    return _drawn_once(series), words


def _drawn(judged: Judged, *, breaks: bool) -> SeriesPoint:
    limits = judged.limits
    return SeriesPoint(
        label=judged.point.label,
        value=judged.point.value,
        mark=judged.variation,
        band=Band(limits.mean, limits.lower, limits.upper) if limits else None,
        apart=_APART.get(judged.left_out, ""),
        breaks=breaks,
    )
