"""What a careful reader would query. Each rule is a small function of the proposal and the passages it was read from;
each doubt is a question in neutral words, never a correction."""

from collections.abc import Callable, Iterable, Sequence

from answerable.reading.blocks import Passage
from answerable.reading.doubts import dates, delivery, document, figures, origin
from answerable.reading.proposal import Doubt, Proposal

Rule = Callable[[Proposal, Sequence[Passage]], Iterable[Doubt]]

RULES: tuple[Rule, ...] = (
    document.no_date,
    document.gaps_in_refs,
    document.repeated_text,
    document.no_risks_beside_shortfalls,
    document.earlier_background_papers,
    dates.one_inspection_two_dates,
    dates.past_spoken_of_as_future,
    delivery.independent_but_own,
    delivery.never_mentioned,
    delivery.status_beside_text,
    origin.internal_inspection,
    origin.counted_not_listed,
    origin.cause_without_figure,
    figures.part_year_beside_years,
    figures.shares_of_one_question,
    figures.percent_or_points,
    figures.sums,
    figures.two_values,
    figures.no_base,
)


def find_doubts(proposal: Proposal, passages: Sequence[Passage]) -> list[Doubt]:
    """Every doubt that the rules raise, each once, in the rules' order."""
    found = (doubt for rule in RULES for doubt in rule(proposal, passages))
    return list(dict.fromkeys(found))
