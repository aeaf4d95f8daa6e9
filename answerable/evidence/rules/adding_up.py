"""Which counts of one measure give away a small one of the same measure, though each of them alone may be shown.

A count over a period is how far a running total rises from the period's first day to the day after its last. So what a
reader can work out by adding counts and taking them away is the rise between any two days that a chain of shown counts
joins: a hidden quarter from the year and the other quarters, or what was added between two running counts.

Source: as in `suppression`; differencing, as in `releases`.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from answerable.evidence.rules.periods import Period
from answerable.evidence.rules.suppression import THRESHOLD

Shown = Sequence[tuple[Period, float]]


def also_hidden(shown: Shown, *, threshold: int = THRESHOLD) -> frozenset[int]:
    """The places in `shown`, counts over periods of which none is 1 to `threshold` itself, that are to be hidden so
    that no rise of 1 to `threshold` can be worked out: of each chain that gives one away the smallest; nought stays."""
    hidden: set[int] = set()
    while chain := _giving_away(shown, hidden, threshold):
        hidden.add(min((at for at in chain if shown[at][1] > 0), key=lambda at: (shown[at][1], at)))
    return frozenset(hidden)


def _giving_away(shown: Shown, hidden: set[int], threshold: int) -> frozenset[int]:
    """The counts of one chain that joins two days between which the total rises by 1 to `threshold`; none, if empty."""
    joined: dict[date, list[tuple[date, float, int]]] = {}
    for at, (period, value) in enumerate(shown):
        if at not in hidden:
            after = period.end + timedelta(days=1)
            joined.setdefault(period.start, []).append((after, value, at))
            joined.setdefault(after, []).append((period.start, -value, at))
    seen: set[date] = set()
    for first in sorted(joined):
        if first not in seen:
            totals, chains = _totals_from(first, joined)
            seen |= totals.keys()
            if pair := _small_rise(totals, threshold):
                return chains[pair[0]] ^ chains[pair[1]]
    return frozenset()


def _totals_from(
    first: date, joined: dict[date, list[tuple[date, float, int]]]
) -> tuple[dict[date, float], dict[date, frozenset[int]]]:
    """Of each day that a chain of counts joins to `first`: the running total, and the counts of the shortest chain."""
    totals, chains = {first: 0.0}, {first: frozenset[int]()}
    queue = [first]
    for day in queue:
        for other, rise, at in joined[day]:
            if other not in totals:
                totals[other], chains[other] = totals[day] + rise, chains[day] | {at}
                queue.append(other)
    return totals, chains


def _small_rise(totals: dict[date, float], threshold: int) -> tuple[date, date] | None:
    """Two days, the earlier first, between which the total rises by 1 to `threshold`."""
    by_total = sorted(totals, key=lambda day: totals[day])
    for at, before in enumerate(by_total):
        for after in by_total[at + 1 :]:
            rise = totals[after] - totals[before]
            if rise > threshold:
                break
            if rise >= 1 and before < after:
                return before, after
    return None
