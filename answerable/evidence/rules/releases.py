"""What two releases of one table give away together, though each of them is safe alone.

Source: differencing, as in the Government Statistical Service's guidance on disclosure control for tables from
administrative sources.
"""

from answerable.evidence.rules.linked_counts import Counts, Place, recoverable
from answerable.evidence.rules.suppression import THRESHOLD, Release


def revealed(published: Release, new: Release) -> frozenset[Place]:
    """The hidden places that two releases of the same table, for the same period, give away together.

    What one hides and the other shows is given away, and so is whatever then follows from the totals (the counts are
    taken not to have been revised). ValueError where the tables have not the same shape.
    """
    _same_shape(published, new)
    joint = Counts(
        cells=new.counts.cells,
        row_totals=published.counts.row_totals or new.counts.row_totals,
        column_totals=published.counts.column_totals or new.counts.column_totals,
    )
    shown = _shown_places(published) | _shown_places(new)
    either = published.hidden | new.hidden
    return (either & shown) | recoverable(joint, either - shown)


def small_steps(published: Release, new: Release, *, threshold: int = THRESHOLD) -> frozenset[Place]:
    """The places of a running count where two releases give away that 1 to `threshold` were added in between: shown in
    both, or following from the totals of what was added. ValueError where the shapes differ."""
    _same_shape(published, new)
    before, after = published.counts.values(), new.counts.values()
    steps = {place: after[place] - before[place] for place in after.keys() & before.keys()}
    shown = _shown_places(published) & _shown_places(new)
    known = set(shown)
    rows, columns = new.counts.shape
    if all(step >= 0 for step in steps.values()):  # a count revised downwards tells nothing certain
        cells = tuple(tuple(steps.get((i, j), 0) for j in range(columns)) for i in range(rows))
        joint = Counts(cells=cells, row_totals=(0, columns) in steps, column_totals=(rows, 0) in steps)
        known |= recoverable(joint, frozenset(steps.keys() - shown), least=0)
    return frozenset(place for place in known if 1 <= steps.get(place, 0) <= threshold)


def _shown_places(release: Release) -> frozenset[Place]:
    values = frozenset(release.counts.values())
    return values - release.hidden - release.counts.unpublished()


def _same_shape(one: Release, other: Release) -> None:
    if one.counts.shape != other.counts.shape:
        raise ValueError("Two releases can only be compared place by place when their tables have the same shape.")
