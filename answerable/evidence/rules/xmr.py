"""A measure over time: is it changing, or only moving as it always has? The XmR chart with the NHS rules.

Source: NHS England, Making Data Count, for what a signal means, the icons for a target and about twelve points for
limits; the limits themselves are in `limits.py`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from answerable.evidence.rules.limits import Found, Limits, Signal, limits_of, signals_of

ENOUGH = 12

Polarity = Literal["up", "down", ""]  # which way is better; "" neither, or not stated
Variation = Literal["improvement", "concern", "neutral", "common", "none"]  # none: no limits to judge by
Assurance = Literal["passing", "failing", "hit or miss", ""]
Left = Literal["", "missing", "part of a year", "other definition", "wider area"]


@dataclass(frozen=True, kw_only=True)
class Point:
    """One period of the series: its label, its value (None: missing), and what would keep it out of the limits.
    `wider`: the area that it is of, where that is wider than the measure's."""

    label: str
    value: float | None
    partial: bool = False
    definition: str = ""
    wider: str = ""


@dataclass(frozen=True, kw_only=True)
class Judged:
    """A point as judged: why it was left out ("" if it was not), the limits of its phase (as drawn), its signals with
    the way they point, and what they mean."""

    point: Point
    left_out: Left = ""
    limits: Limits | None = None
    found: Found = Found()
    variation: Variation = "none"

    @property
    def signals(self) -> tuple[Signal, ...]:
        return self.found.signals


@dataclass(frozen=True, kw_only=True)
class Reading:
    """A whole series as judged. `limits`, `variation` and `assurance` are those of the latest point that counts."""

    points: tuple[Judged, ...]
    polarity: Polarity = ""
    target: float | None = None

    @property
    def used(self) -> tuple[Judged, ...]:
        """The points that count, in time order."""
        return tuple(each for each in self.points if not each.left_out)

    @property
    def limits(self) -> Limits | None:
        return self.used[-1].limits if self.used else None

    @property
    def variation(self) -> Variation:
        return self.used[-1].variation if self.used else "none"

    @property
    def assurance(self) -> Assurance:
        """Whether the target lies beyond what the measure does by chance: passing or failing, else hit or miss."""
        if self.limits is None or self.target is None or not self.polarity:
            return ""
        if self.limits.lower <= self.target <= self.limits.upper:
            return "hit or miss"
        return "passing" if (self.target < self.limits.lower) == (self.polarity == "up") else "failing"


def read_series(
    points: Sequence[Point],
    *,
    polarity: Polarity = "",
    target: float | None = None,
    rebased_at: Sequence[int] = (),
    lowest: float | None = None,
    highest: float | None = None,
) -> Reading:
    """Judge a series in time order.

    Missing values, parts of a year and values under another definition than the latest, or of a wider area beside some
    of the measure's own, are marked and left out of limits and signals; gaps are stepped over. `rebased_at` holds the
    positions (from 0) at which the limits start afresh: a person's recorded judgement, never the software's. A phase
    with fewer than 12 values has no limits. `lowest` and `highest` are what the measure cannot pass (0 for a count, 100
    for a percentage).
    """
    left = _left_out(points)
    judged: list[Judged] = []
    starts = [0, *sorted({at for at in rebased_at if 0 < at < len(points)}), len(points)]
    for start, end in zip(starts, starts[1:], strict=False):
        kept = [at for at in range(start, end) if not left[at]]
        values = [value for at in kept if (value := points[at].value) is not None]
        limits = limits_of(values) if len(values) >= ENOUGH else None
        signals = dict(zip(kept, signals_of(values, limits), strict=True)) if limits else {}
        drawn = limits.within(lowest, highest) if limits else None
        for at in range(start, end):
            found = signals.get(at, Found())
            means = _variation(found.way, polarity) if at in signals else "none"
            judged.append(Judged(point=points[at], left_out=left[at], limits=drawn, found=found, variation=means))
    return Reading(points=tuple(judged), polarity=polarity, target=target)


def _left_out(points: Sequence[Point]) -> list[Left]:
    whole = [each for each in points if each.value is not None and not each.partial]
    whole = [each for each in whole if not each.wider] or whole
    definition, area = (whole[-1].definition, whole[-1].wider.casefold()) if whole else ("", "")

    def why(point: Point) -> Left:
        if point.value is None:
            return "missing"
        if point.wider.casefold() != area:
            return "wider area"
        if point.partial:
            return "part of a year"
        return "" if point.definition == definition else "other definition"

    return [why(each) for each in points]


def _variation(way: int, polarity: Polarity) -> Variation:
    if not way:
        return "common"
    if not polarity:
        return "neutral"
    return "improvement" if (way > 0) == (polarity == "up") else "concern"
