"""How far chance alone could have moved a figure: 95% intervals, and when there are too few to say.

Wilson's interval for a share from a sample: E. B. Wilson, JASA 22 (1927) 209-212; method 3 in R. G. Newcombe,
Statistics in Medicine 17 (1998) 857-872. Difference of two independent shares: Newcombe, Statistics in Medicine 17
(1998) 873-890, method 10.
"""

from math import sqrt
from typing import NamedTuple

from answerable.ui.numbers import number, percent

Z95 = 1.959963984540054  # the normal distribution's 97.5% point

# A share of fewer than this many is told in numbers ("3 of 8"): one more or less would move it by over ten points.
TOO_FEW = 10
# Below this many a share is shown, but said to rest on few: the National Center for Health Statistics does not
# publish proportions on fewer than 30 (Data Presentation Standards for Proportions, Series 2 no. 175, 2017).
FEW = 30


class Interval(NamedTuple):
    """Both ends included, as fractions of one."""

    low: float
    high: float


def wilson(numerator: float, denominator: float, z: float = Z95) -> Interval:
    """The interval of a share `numerator / denominator`, as fractions of one. ValueError unless 0 <= n <= d, d > 0."""
    _check(numerator, denominator)
    share, square = numerator / denominator, z * z
    centre = numerator + square / 2
    half = z * sqrt(numerator * (1 - share) + square / 4)
    whole = denominator + square
    # At 0 and at the whole the end is exact; rounding may leave it a hair outside the share.
    low = 0.0 if numerator == 0 else (centre - half) / whole
    high = 1.0 if numerator == denominator else (centre + half) / whole
    return Interval(low, high)


def newcombe(one: tuple[float, float], other: tuple[float, float], z: float = Z95) -> Interval:
    """The interval of the difference `one - other` of two independent shares, each (numerator, denominator);
    fractions of one, from -1 to 1. ValueError as `wilson`."""
    first, second = wilson(*one, z), wilson(*other, z)
    p1, p2 = one[0] / one[1], other[0] / other[1]
    low = p1 - p2 - sqrt((p1 - first.low) ** 2 + (second.high - p2) ** 2)
    high = p1 - p2 + sqrt((first.high - p1) ** 2 + (p2 - second.low) ** 2)
    return Interval(max(low, -1.0), min(high, 1.0))


def share_words(numerator: float, denominator: float, *, full_count: bool) -> str:
    """A share in words, with its base and, if it comes from a sample, how far it can be trusted.

    "15.0% (30 of 200)" for a full count; "15.0% (30 of 200; between 10.7% and 20.6% allowing for chance)" for a
    sample; "3 of 8: too few to say what share" below ten. ValueError as `wilson`.
    """
    _check(numerator, denominator)
    of = f"{number(numerator)} of {number(denominator)}"
    if denominator < TOO_FEW:
        return f"{of}: too few to say what share"
    shown = percent(100 * numerator / denominator, 1)
    if full_count:
        return f"{shown} ({of})"
    low, high = wilson(numerator, denominator)
    few = "; few were asked or looked at" if denominator < FEW else ""
    return f"{shown} ({of}; between {percent(100 * low, 1)} and {percent(100 * high, 1)} allowing for chance{few})"


def _check(numerator: float, denominator: float) -> None:
    if denominator <= 0 or not 0 <= numerator <= denominator:
        raise ValueError(f"Not a share: {numerator} of {denominator}.")
