"""A list of milestones beside a list of dates: each milestone is promised for the date in the same place."""

from datetime import date

from answerable.reading.commitments.kinds import kind_of
from answerable.reading.dates import parse_due
from answerable.reading.proposal import Commitment, Source


def from_milestones(
    milestones: list[str], dates: list[str], *, action: str, written: date | None, source: Source
) -> list[Commitment]:
    """One commitment a milestone, paired with the dates by order; a milestone without a date of its own is left out,
    as nothing says when it is due."""
    return [
        Commitment(what=what, action=action, kind=kind_of("", what, what), due=due, source=source)
        for what, words in zip(milestones, dates, strict=False)
        if what.strip() and (due := parse_due(words, written=written))
    ]
