"""The limits of what a measure does by chance, and the signals that it has done something else.

Sources: D. J. Wheeler, Understanding Variation (1993), for the limits (2.66 is 3/1.128, 3.267 the upper factor of a
moving range of two); NHS England, Making Data Count, for the signals and for seven points to a run.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Literal

LIMIT_FACTOR = 2.66
RANGE_FACTOR = 3.267
RUN = 7

Signal = Literal["outside", "run", "two of three", "trend"]  # strongest first
_ORDER: tuple[Signal, ...] = ("outside", "run", "two of three", "trend")


@dataclass(frozen=True)
class Limits:
    """The mean, and the limits either side of it, in the measure's unit."""

    mean: float
    lower: float
    upper: float

    def within(self, lowest: float | None, highest: float | None) -> "Limits":
        """The limits to draw, for a measure that cannot pass `lowest` or `highest` (a count stops at 0)."""
        lower = self.lower if lowest is None else max(self.lower, lowest)
        return Limits(self.mean, lower, self.upper if highest is None else min(self.upper, highest))


@dataclass(frozen=True)
class Found:
    """A value's signals, strongest first, and the way they point: 1 up, -1 down, 0 none."""

    signals: tuple[Signal, ...] = ()
    way: int = 0


def limits_of(values: Sequence[float]) -> Limits:
    """Mean ± 2.66 × the mean moving range; ranges over 3.267 × their mean are dropped once and the mean recomputed.

    ValueError with fewer than two values.
    """
    if len(values) < 2:
        raise ValueError("Limits need at least two values.")
    ranges = [abs(later - earlier) for earlier, later in zip(values, values[1:], strict=False)]
    most = RANGE_FACTOR * fmean(ranges)
    reach = LIMIT_FACTOR * fmean([each for each in ranges if each <= most])
    mean = fmean(values)
    return Limits(mean, mean - reach, mean + reach)


def signals_of(values: Sequence[float], limits: Limits) -> list[Found]:
    """The signals of each value: a point outside the limits; two of three beyond two thirds of the way to a limit,
    same side; seven in a row on one side of the mean; seven rising or falling.

    Where a point stands outweighs where it is heading: above the limits while falling points up.
    """
    slack = 1e-9 * max(1.0, *(abs(each) for each in values))  # sums of floats are not exact

    def beyond(value: float, part: float) -> int:
        """1 or -1 where the value lies further than `part` of the way from the mean to a limit, else 0."""
        reach = part * (limits.upper - limits.mean) + slack
        return (value > limits.mean + reach) - (value < limits.mean - reach)

    side = [beyond(each, 0) for each in values]
    far = [beyond(each, 2 / 3) for each in values]
    steps = [(b > a + slack) - (b < a - slack) for a, b in zip(values, values[1:], strict=False)]
    ways: dict[Signal, dict[int, int]] = {
        "outside": {at: way for at, value in enumerate(values) if (way := beyond(value, 1))},
        "two of three": {at: way for at, way in enumerate(far) if way and _two_of_three(far, at)},
        "run": _runs(side, RUN),
        # Seven values rising are six steps up, and each of the seven is part of the trend.
        "trend": _runs(steps, RUN - 1, extra=1),
    }
    found = []
    for at in range(len(values)):
        signals = tuple(each for each in _ORDER if at in ways[each])
        found.append(Found(signals, ways[signals[0]][at] if signals else 0))
    return found


def _two_of_three(far: Sequence[int], at: int) -> bool:
    return any(far[start : start + 3].count(far[at]) >= 2 for start in range(max(0, at - 2), at + 1))


def _runs(ways: Sequence[int], least: int, extra: int = 0) -> dict[int, int]:
    """The way at each position inside a stretch of at least `least` equal, non-zero ways, each `extra` longer."""
    found: dict[int, int] = {}
    start = 0
    for at in range(1, len(ways) + 1):
        if at < len(ways) and ways[at] == ways[start]:
            continue
        if ways[start] and at - start >= least:
            found |= dict.fromkeys(range(start, at + extra), ways[start])
        start = at
    return found
