"""What a chart of a series is made from."""

from dataclasses import dataclass
from typing import Literal

from answerable.ui.numbers import is_percent, with_unit

Mark = Literal["improvement", "concern", "neutral", "common", "none"]

PLOT = 220  # height of the plot
TOP = 52  # room for the unit, and for a value above the highest point


@dataclass(frozen=True)
class Band:
    """The average and the limits of chance in force at a point."""

    mean: float
    lower: float
    upper: float


@dataclass(frozen=True, kw_only=True)
class SeriesPoint:
    """One period: its label, its value (None: missing), what it means, the limits in force there, and `apart`, why it
    is drawn hollow and unconnected ("only part of a year"), "" where it counts like the others. `breaks`: from here on
    something else is counted."""

    label: str
    value: float | None
    mark: Mark = "none"
    band: Band | None = None
    apart: str = ""
    breaks: bool = False


@dataclass(frozen=True, kw_only=True)
class Series:
    """What the chart shows, in time order; `unit` is written above the axis. `comparator` is a value from elsewhere,
    `comparator_words` whose."""

    title: str
    description: str
    unit: str
    points: tuple[SeriesPoint, ...]
    target: float | None = None
    comparator: float | None = None
    comparator_words: str = "elsewhere"

    def amount(self, value: float) -> str:
        """A value as written in the chart: the unit stands above the axis, only a percentage carries its sign."""
        return with_unit(value, self.unit if is_percent(self.unit) else "")

    @property
    def unit_words(self) -> str:
        """What stands above the axis and heads the column of values."""
        named = "Per cent" if is_percent(self.unit) else self.unit.strip() or "Number"
        return named[0].upper() + named[1:]
