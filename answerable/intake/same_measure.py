"""Which measure of a plan a document speaks of again."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from answerable.evidence.models import Measure, Observation
from answerable.intake.rules import section_key
from answerable.plan.models import Plan
from answerable.plan.rules import plain
from answerable.reading import proposal as read
from answerable.reading.similar import similarity

NEAR = 0.5  # share of the words that carry meaning, from which a person is asked whether two measures are one
NEAR_OF_AS_MANY = 0.3  # the same where both are out of as many ("5 of 9 schools", "7 of the 9 schools")
Key = tuple[int | None, str, str, str, int | None]


def measure_key(measure: Any) -> Key:
    """What makes two measures, or two states of one, the same in different rounds."""
    return (measure.action_id, section_key(measure.section), plain(measure.what), measure.unit, measure.agency_id)


def known_measures(plan: Plan) -> dict[Key, Measure]:
    """The plan's measures by what makes them the same, also as they once were: a document goes on using the words that
    somebody has bettered since. Words from before something else was counted are another measure's. Two queries."""
    there = {measure.pk: measure for measure in Measure.objects.filter(plan=plan, withdrawn=False)}
    known = {measure_key(measure): measure for measure in there.values()}
    for state in Measure.history.filter(id__in=list(there)).order_by("-history_id"):
        if state.definitions == there[state.id].definitions:
            known.setdefault(measure_key(state), there[state.id])
    return known


_TOLD = ("measure_id", "period_from", "period_to", "value", "numerator", "denominator")


def not_told_yet(told: Iterable[list[Observation]], plan: Plan) -> list[Observation]:
    """What of the values that a document gives together no earlier one gave for the same days. Values without days are
    told again only together with one that has them: "142 in 2012/13, up from 128 the year before". One query."""
    known = set(Observation.objects.filter(plan=plan, withdrawn=False).values_list(*_TOLD))
    found: list[Observation] = []
    for values in told:
        fresh = [one for one in values if tuple(getattr(one, name) for name in _TOLD) not in known]
        dated = sum(one.period_to is not None for one in values)
        found += fresh if dated == len(values) or (dated and not fresh) else values
    return found


@dataclass(frozen=True)
class Counted:
    """What a plan counts already, as far as it tells one measure from another."""

    id: int
    action_id: int | None
    section: str
    what: str
    unit: str


@dataclass(frozen=True)
class CountedOver:
    """Out of how many a value of a measure is."""

    id: int
    measure_id: int
    denominator: float


def may_be(
    found: Sequence[read.Measure],
    there: Sequence[Counted],
    actions: Mapping[str, int],
    over: Sequence[CountedOver] = (),
) -> list[tuple[Counted, ...]]:
    """For each measure of a document those of the plan that it may be, likeliest first: in near words, of the same
    action or section, in a unit that may be the same; none where one has its very words. `actions`: their ids by
    ref; `over`: values that are out of as many as one of the document's."""
    places = [(actions.get(one.action or ""), section_key(one.section or "")) for one in found]
    by_place: dict[Any, list[Counted]] = {}
    for known in there:
        by_place.setdefault((known.action_id, section_key(known.section)), []).append(known)
    wholes: dict[int, set[float | None]] = {}
    for value in over:
        wholes.setdefault(value.measure_id, set()).add(value.denominator)
    same = {(place, plain(one.what), one.unit) for place, one in zip(places, found, strict=True)}
    named: list[tuple[Counted, ...]] = []
    for place, one in zip(places, found, strict=True):
        here = by_place.get(place, [])
        if any((plain(known.what), known.unit) == (plain(one.what), one.unit) for known in here):
            named.append(())
            continue
        free = [known for known in here if (place, plain(known.what), known.unit) not in same]
        near = [(similarity(known.what, one.what), known) for known in free if _may_be_one(known.unit, one.unit)]
        near.sort(key=lambda pair: (-pair[0], pair[1].id))
        out_of = {value.denominator for value in one.values}
        named.append(
            tuple(k for alike, k in near if alike >= (NEAR_OF_AS_MANY if out_of & wholes.get(k.id, set()) else NEAR))
        )
    return named


def _may_be_one(unit: str, other: str) -> bool:
    """Whether two units may be one: a sign ("%", "£") is only itself; where words are counted they may be put another
    way ("families", "more families"), or left out.

    >>> _may_be_one("families", ""), _may_be_one("families", "schools"), _may_be_one("%", "")
    (True, False, False)
    """
    if unit == other:
        return True
    words = all(one.replace(" ", "").isalpha() for one in (unit, other) if one)
    return words and (not unit or not other or similarity(unit, other) > 0)
