"""One entry for a figure that a paper states twice, in its text and again in its annex."""

import re
from dataclasses import asdict

from answerable.reading.proposal import Measure


def merge_repeats(measures: list[Measure]) -> list[Measure]:
    """The measures with repeats merged, in order of first mention: the same action or section, words, periods and
    values are one, and the fuller entry is kept. Doing it twice changes nothing."""
    kept: dict[tuple[object, ...], Measure] = {}
    for measure in measures:
        key = _key(measure)
        if key not in kept or _fullness(measure) > _fullness(kept[key]):
            kept[key] = measure
    return list(kept.values())


def _key(measure: Measure) -> tuple[object, ...]:
    values = tuple((v.value, v.period and (v.period.from_, v.period.to)) for v in measure.values)
    change = measure.change and (measure.change.value, measure.change.direction)
    place = measure.action or measure.section
    return place, " ".join(re.findall(r"\w+", measure.what.lower())), values, change, measure.target


def _fullness(measure: Measure) -> int:
    """How many of its fields say something, those of its parts included."""

    def filled(value: object) -> int:
        if isinstance(value, dict):
            return sum(filled(part) for part in value.values())
        if isinstance(value, list):
            return sum(filled(part) for part in value)
        return 0 if value in (None, "", False) else 1

    return filled(asdict(measure))
