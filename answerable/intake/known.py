"""Which measure of a plan a document speaks of again."""

from typing import Any

from answerable.evidence.models import Measure
from answerable.plan.models import Plan
from answerable.plan.rules import plain

Key = tuple[int | None, str, str, str, int | None]


def measure_key(measure: Any) -> Key:
    """What makes two measures, or two states of one, the same in different rounds."""
    return (measure.action_id, measure.section, plain(measure.what), measure.unit, measure.agency_id)


def known_measures(plan: Plan) -> dict[Key, Measure]:
    """The plan's measures by what makes them the same, also as they once were: a document goes on using the words that
    somebody has bettered since. Words from before something else was counted are another measure's. Two queries."""
    there = {measure.pk: measure for measure in Measure.objects.filter(plan=plan, withdrawn=False)}
    known = {measure_key(measure): measure for measure in there.values()}
    for state in Measure.history.filter(id__in=list(there)).order_by("-history_id"):
        if state.definitions == there[state.id].definitions:
            known.setdefault(measure_key(state), there[state.id])
    return known
