"""Which values of the record are not to be published: small counts of children or families, and what gives one away."""

from collections.abc import Iterable, Mapping, Sequence

from answerable.evidence.record import Measure, Observation
from answerable.evidence.rules.denominators import misfit
from answerable.evidence.rules.linked_counts import Printed, hidden_with
from answerable.evidence.rules.suppression import HIDDEN, is_small, published_share
from answerable.ui.numbers import is_percent


def gives_away(measure: Measure, observation: Observation, wholes: Iterable[int] = ()) -> bool:
    """Whether a value shows, or lets a reader work out, a small count of children or families, or of nobody knows
    what. `wholes`: what a percentage whose denominator is not given may be of."""
    if measure.people is False:
        return False
    if (line := printed(measure, observation)) and line.whole is not None:
        return 0 <= line.count <= line.whole and published_share(line.count, line.whole) == HIDDEN
    if not is_percent(measure.unit):
        return is_small(observation.value)
    return any(
        published_share(part, whole) == HIDDEN
        for whole in wholes
        if (part := round(observation.value * whole / 100)) <= whole and not misfit(observation.value, part, whole)
    )


def printed(measure: Measure, observation: Observation) -> Printed | None:
    """The count, or the part and its whole, that a value prints; None where it is no whole number of anything."""
    share = is_percent(measure.unit)
    whole = observation.denominator or (observation.base_n if share else None)
    count = observation.numerator if share else observation.value
    if share and count is None and whole:
        count = round(observation.value * whole / 100)
    if count is None or count < 0 or any(each % 1 for each in (count, whole or 0)):
        return None
    return Printed(
        measure=measure.id,
        place=_place(measure),
        order=measure.order,
        what=f"{measure.what} {measure.unit}".casefold(),
        period=observation.period_words,
        start=observation.period_from,
        end=observation.period_to,
        count=int(count),
        whole=int(whole) if whole else None,
        share=share,
    )


def hidden_among(values: Mapping[Measure, Sequence[Observation]], published: Sequence[Printed] = ()) -> frozenset[int]:
    """The ids of the values that are not to be published: what gives away a small count of children or families by
    itself, and what does together with other values or with what is `published` already."""
    told = [(measure, each) for measure, some in values.items() if measure.people is not False for each in some]
    lines = {each.id: line for measure, each in told if (line := printed(measure, each))}
    beside: dict[object, list[Printed]] = {}
    for line in lines.values():
        beside.setdefault((line.place, line.when), []).append(line)
    small = {
        each.id
        for measure, each in told
        if gives_away(measure, each, _wholes(measure, beside.get(_where(measure, each), ())))
    }
    return frozenset(small) | hidden_with(lines, frozenset(small), published)


def _wholes(measure: Measure, beside: Iterable[Printed]) -> list[int]:
    """What a percentage whose denominator is not given may be of: the counts beside it, unless it says which."""
    over = measure.base_words.casefold()
    return [line.count for line in beside if line.count and not line.share and over in line.what]


def _place(measure: Measure) -> str:
    return f"action {measure.action_id}" if measure.action_id else measure.section


def _where(measure: Measure, observation: Observation) -> object:
    days = (observation.period_from, observation.period_to)
    return _place(measure), days if all(days) else observation.period_words.casefold()
