"""Hiding small counts of children or families so that no hidden one can be worked out again.

Source: the disclosure control of the Department for Education's children in need statistics: 1 to 5 shown as `c`,
secondary suppression, `z` not applicable, `:` not available, 0 shown, rates and percentages to one decimal.
"""

from dataclasses import dataclass

from answerable.evidence.rules.linked_counts import Counts, Place, cheapest_cover, recoverable
from answerable.ui.numbers import number, percent

THRESHOLD = 5
HIDDEN = "c"


@dataclass(frozen=True, kw_only=True)
class Release:
    """A table as published: the true counts, which only the board holds, and the places that are hidden."""

    counts: Counts
    hidden: frozenset[Place]

    def shown(self) -> tuple[tuple[str, ...], ...]:
        """The rows to print, with the published totals: "1,234", "c", "z", ":" or "0"."""
        rows, columns = self.counts.shape
        values, left = self.counts.values(), self.counts.unpublished()

        def word(place: Place) -> str:
            if place in self.hidden:
                return HIDDEN
            i, j = place
            return number(values[place]) if place in values else str(self.counts.cells[i][j])

        kept = [[(i, j) for j in range(columns + 1) if (i, j) not in left] for i in range(rows + 1)]
        return tuple(tuple(word(place) for place in row) for row in kept if row)


def protect(counts: Counts, *, threshold: int = THRESHOLD) -> Release:
    """Hide every count and published total of 1 to `threshold`, and as few and as small others as keep each of them
    safe: with everything that is shown, no hidden count can be worked out. Nought is shown.

    Like every such rule it protects against arithmetic, not against a reader who tries every possible table and asks
    which would have been hidden in just this way: very small tables are better merged than hidden.
    """
    values, left = counts.values(), counts.unpublished()
    hidden = {place for place, value in values.items() if 1 <= value <= threshold and place not in left}
    while exposed := sorted(recoverable(counts, frozenset(hidden))):
        hidden |= cheapest_cover(counts, exposed[0], hidden)
    return Release(counts=counts, hidden=frozenset(hidden))


def published_share(numerator: int, denominator: int, *, threshold: int = THRESHOLD) -> str:
    """A percentage to one decimal, or "c" where it would give away a small count: the part, the rest or the whole.
    "z" where the whole is nought. ValueError unless 0 <= numerator <= denominator."""
    if not 0 <= numerator <= denominator:
        raise ValueError(f"Not a share: {numerator} of {denominator}.")
    if denominator == 0:
        return "z"
    small = any(1 <= each <= threshold for each in (numerator, denominator - numerator, denominator))
    return HIDDEN if small else percent(100 * numerator / denominator, 1)


def published_rate(events: int, population: int, *, per: int, threshold: int = THRESHOLD) -> str:
    """A rate per so many to one decimal, "c" where the events are 1 to `threshold`, "z" without a population."""
    if population <= 0:
        return "z"
    return HIDDEN if 1 <= events <= threshold else number(events / population * per, 1)
