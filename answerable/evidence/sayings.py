"""What a page says of a measure beside its chart: what can be said of its values, what cannot, and what changed."""

from collections.abc import Sequence
from datetime import date

from answerable.evidence.hiding import gives_away
from answerable.evidence.record import Measure, Observation
from answerable.evidence.rules.definitions import wider_words
from answerable.evidence.rules.denominators import percentage_words
from answerable.evidence.rules.periods import Period, period_words
from answerable.evidence.rules.suppression import HIDDEN, THRESHOLD
from answerable.evidence.wording import base_words, beside_baseline, change_between, value_words
from answerable.plan.record import grouped
from answerable.ui.numbers import is_percent, with_unit
from answerable.ui.words import listed


def period_of(observation: Observation) -> Period | None:
    start, end = observation.period_from, observation.period_to
    return Period(start=start, end=end) if start and end else None


def period_in_full(observation: Observation) -> str:
    """A value's period as written, with the days it means where the words alone do not say."""
    period, words = period_of(observation), observation.period_words
    plain = period_words(period) if period else ""
    if not plain or plain.casefold() in words.casefold():
        return words or "not stated"
    return f"{words} ({plain})" if words else plain


def newest_words(measure: Measure, observation: Observation) -> str:
    """The newest value in a sentence with its period and base."""
    when = observation.period_words[:1].upper() + observation.period_words[1:] or "Period not given"
    if is_percent(measure.unit) and observation.denominator:
        full = measure.method in {"return", "records"}
        shown = percentage_words(
            observation.value,
            numerator=observation.numerator,
            denominator=observation.denominator,
            full_count=full,
        )
        return f"{when}: {shown}{wider_words(observation.wider)}."
    base = base_words(measure, observation)
    return f"{when}: {value_words(observation, measure)}{f' ({base})' if base else ''}."


def can_be_said(measure: Measure, observations: Sequence[Observation]) -> list[str]:
    """Sentences that the figures bear: the newest value, the newest change, and where it stands beside baseline, target
    and comparator."""
    if not observations:
        return []
    newest = observations[-1]
    said = [newest_words(measure, newest), change_between(measure, observations), *_beside(measure, newest)]
    return [sentence for sentence in said if sentence]


def _beside(measure: Measure, newest: Observation) -> list[str]:
    said = []
    if (change := beside_baseline(measure, newest)) and measure.baseline is not None:
        which = f"{with_unit(measure.baseline, measure.unit)} ({measure.baseline_words or 'period not given'})"
        of = "" if change.comparable else f" of {which}"
        said.append(" ".join([f"Beside the baseline{of}: {change.words}", *change.cautions]))
    if measure.target is not None and measure.polarity and not (newest.partial or newest.wider):
        met = newest.value >= measure.target if measure.polarity == "up" else newest.value <= measure.target
        target = with_unit(measure.target, measure.unit)
        said.append(f"The target of {target} {'is met' if met else 'is not met'} by this value.")
    if measure.comparator is not None:
        whose = measure.comparator_words or "Elsewhere"
        source = f" ({measure.comparator_source})" if measure.comparator_source else ""
        said.append(f"{whose}: {with_unit(measure.comparator, measure.unit)}{source}.")
    return said


def cannot_be_said(measure: Measure, observations: Sequence[Observation]) -> list[str]:
    """What readers might take from the figures and must not, each with its reason."""
    said = []
    if len(observations) == 2:
        said.append("That there is a trend: two values are never a trend.")
    if any(o.partial for o in observations):
        parts = ", ".join(o.period_words for o in observations if o.partial)
        said.append(f"How {parts} compares with a whole year: it is only part of one.")
    for area, some in grouped([o for o in observations if o.wider], "wider").items():
        periods = listed(list(dict.fromkeys(o.period_words or "no stated period" for o in some)))
        said.append(f"What the figure for {periods} says of this area alone: it is of a wider one, {area}.")
    for change in measure.definitions:
        day = date.fromisoformat(change["from"])
        said.append(f"What changed across {day:%-d %B %Y}: something else is counted from that day on.")
    if is_percent(measure.unit) and not any(o.denominator or o.base_n for o in observations) and observations:
        said.append("How many people a percentage stands for: the denominator is not given.")
    if measure.method == "survey":
        said.append("What those who did not answer think.")
    if small := [o.period_words or "no stated period" for o in observations if gives_away(measure, o)]:
        few = f"counts of 1 to {THRESHOLD} children are to be shown as {HIDDEN}"
        guess = f". {NOT_SAID}" if measure.people is None else "."
        said.append(f"In public, the figure for {', '.join(small)} as it stands: {few}{guess}")
    return said


NOT_SAID = "Nobody has said whether it counts children or families, so it is treated as if it did."


def definition_words(measure: Measure) -> str:
    """How the measure is defined now, in a line: what is counted, of whom and over what."""
    parts = [measure.what, measure.population, f"over {measure.base_words}" if measure.base_words else ""]
    counted = "; ".join(part for part in parts if part)
    return f"{counted} ({measure.unit})" if measure.unit else counted
