"""An axis with round numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

from answerable.ui.numbers import number


@dataclass(frozen=True)
class Scale:
    """Values from the first tick to the last, drawn from `top` (the highest) over `height` downwards."""

    ticks: tuple[float, ...]
    top: float
    height: float

    def y(self, value: float) -> float:
        """Where a value stands."""
        low, high = self.ticks[0], self.ticks[-1]
        return self.top + self.height * (high - value) / (high - low)

    def label(self, tick: float) -> str:
        """A tick's number, with as many decimals as the steps between ticks need."""
        step = self.ticks[1] - self.ticks[0]
        return number(tick, max(0, -floor(log10(step) + 1e-9)))


def scale_for(values: Sequence[float], *, top: float, height: float, percent: bool = False) -> Scale:
    """An axis of about five round steps round `values`.

    It starts at 0 unless the values are negative or all lie in the upper half, where a start at 0 would flatten what
    there is to see (the chart then says so). A percentage's axis ends at 100.
    """
    low, high = min(values), max(values)
    hair = 1e-9 * max(1.0, abs(low), abs(high))  # values closer than this are one value
    if 0 <= low <= high / 2 or high - low <= hair:
        low = min(low, 0.0)
    if high - low <= hair:
        high = low + 1
    step = _round_step((high - low) / 5)
    first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    if percent and high <= 100 < last * step:
        last = max(ceil(100 / step - 1e-9), first + 1)
    return Scale(tuple(at * step for at in range(first, last + 1)), top, height)


def _round_step(least: float) -> float:
    """The smallest of 1, 2, 5 times a power of ten that is not below `least`."""
    power = 10.0 ** floor(log10(least))
    return next(power * times for times in (1, 2, 5, 10) if power * times >= least * (1 - 1e-9))
