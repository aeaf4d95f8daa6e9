"""How values, changes and bases are put in words, and what a figure's strength rests on; for pages and papers."""

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import Any, cast

from answerable.evidence.record import Claim, EvidenceItem, Measure, Observation
from answerable.evidence.rules.claims import Judgement, Kind, Speaks, judge
from answerable.evidence.rules.comparison import Comparison, Observed, compare
from answerable.evidence.rules.definitions import definition_of, wider_words
from answerable.evidence.rules.denominators import survey_words
from answerable.evidence.rules.entered import Unread, read_period
from answerable.evidence.rules.frequency import FREQUENCIES, due, next_due
from answerable.evidence.rules.periods import Period
from answerable.evidence.rules.strength import FULL_COUNT, Basis, Comparing, Method, Producer, Strength, assess
from answerable.ui.numbers import is_percent, number, percent, points


def value_words(observation: Observation, measure: Measure) -> str:
    """A value with its hedge and unit, and the area where that is a wider one: "just over 40%", "13 CAFs (of a wider
    area: Kent and Medway)"."""
    unit = "%" if measure.unit == "%" else f" {measure.unit}" if measure.unit else ""
    words = observation.words or number(observation.value) + unit
    hedged = observation.qualifier and not words.lower().startswith(observation.qualifier.lower())
    return (f"{observation.qualifier} {words}" if hedged else words) + wider_words(observation.wider)


def often_words(measure: Measure, values: Sequence[Observation], as_at: date) -> str:
    """How often a measure is counted, and what of it is due by a day; "" where nobody said how often. A value for part
    of its time does not count: the whole is due still."""
    if not measure.frequency:
        return ""
    often, to = FREQUENCIES[measure.frequency][0], counted_to(values)
    if last := due(measure.frequency, to, as_at):
        return f"{often}; due: up to {last:%-d %B %Y}"
    following = next_due(measure.frequency, to)
    return f"{often}; next: up to {following:%-d %B %Y}" if following else f"{often}; no value yet"


def counted_to(values: Iterable[Observation]) -> date | None:
    """The last day up to which a measure was counted in full: for its own area, where it ever was."""
    whole = [(one.period_to, one.wider) for one in values if one.period_to and not one.partial]
    return max((to for to, wider in whole if not wider), default=max((to for to, _ in whole), default=None))


def change_words(claim: Claim) -> str:
    """A change stated without the figures behind it: "28% lower (change only)", "lower (no figure given)"."""
    way = {"up": "higher", "down": "lower"}.get(claim.direction, "changed")
    if claim.change_value is None:
        return f"{way} (no figure given)"
    sizes = {"percent": percent(claim.change_value), "points": points(claim.change_value)}
    return f"{sizes.get(claim.change_unit, number(claim.change_value))} {way} (change only)"


def base_words(measure: Measure, observation: Observation | None, *, hidden: bool = False) -> str:
    """What a figure is counted over; for a survey the response rate first. `hidden`: see `basis_of`."""
    said = []
    if observation and observation.response_rate is not None:
        said.append(survey_words(observation.response_rate).rstrip("."))
    if observation and (observation.denominator is not None or observation.base_n is not None):
        said.append("number not shown" if hidden else _how_many(observation))
    if measure.base_words:
        said.append(measure.base_words)
    if not said and observation and _is_count(measure):
        said.append(FULL_COUNT)
    if not said and measure.unit == "%":
        said.append("denominator not given")
    return "; ".join(said)


def _how_many(observation: Observation) -> str:
    if observation.denominator is None:
        return f"n = {number(observation.base_n or 0)}"
    part = f"{number(observation.numerator)} " if observation.numerator is not None else ""
    return f"{part}of {number(observation.denominator)}"


def _is_count(measure: Measure) -> bool:
    """Whether its values count events or things, all of them, rather than a share or a sample."""
    return measure.kind in {"count", "series"} and measure.unit != "%"


def _counted(observation: Observation | None, counted: bool) -> float | None:
    if observation is None:
        return None
    return observation.value if counted else observation.numerator


def basis_of(
    measure: Measure, observation: Observation | None, comparing: Comparing = "", *, hidden: bool = False
) -> Basis:
    """What one value of a measure rests on; `hidden` where how many it counts is not to be told."""
    counted = observation is not None and _is_count(measure)
    parted = observation is not None and observation.numerator is not None and observation.denominator is not None
    return Basis(
        producer=cast(Producer, measure.producer),
        method=cast(Method, measure.method),
        period_to=observation.period_to if observation else None,
        numerator=_counted(observation, counted),
        denominator=observation.denominator if observation else None,
        base_n=observation.base_n if observation else None,
        response_rate=observation.response_rate if observation else None,
        full_count=counted or (parted and _counts_all(measure)),
        comparing=comparing,
        hidden=hidden,
    )


def _counts_all(measure: Measure) -> bool:
    """Whether a part and its whole are all that there is ("5 of 9 schools") rather than a sample of it; of a percentage
    only what is returned or taken from records."""
    return measure.method in {"return", "records"} | ({"not stated"} if not is_percent(measure.unit) else set())


def newest_strength(
    measure: Measure, claim: Claim | None, newest: Observation | None, *, as_at: date
) -> Strength | None:
    """How strong the newest value of a measure is, or the change that is stated of it; None where there is neither, and
    so nothing to judge yet."""
    if newest is None and (claim is None or claim.kind == "level"):
        return None
    return strength_of(measure, claim, newest, as_at=as_at)


def strength_of(
    measure: Measure, claim: Claim | None, observation: Observation | None, *, as_at: date, hidden: bool = False
) -> Strength:
    """The strength of one value (or, without one, of a change that is only stated) as at a day; `hidden`: see
    `basis_of`."""
    basis = basis_of(measure, observation, "change only" if observation is None else "", hidden=hidden)
    return assess(basis, as_at=as_at, cause=bool(claim and claim.attribution))


def claim_words(claim: Claim, measure: Measure, values: Sequence[Observation]) -> str:
    """What a claim states: its own words, else its change and cause, else the newest value of its measure."""
    if claim.statement:
        return claim.statement
    newest = value_words(values[-1], measure) if values else "no value yet"
    if claim.kind != "level" and claim.direction:
        newest = change_words(claim)
        if claim.change_value is None and len(values) > 1:
            newest = f"from {value_words(values[-2], measure)} to {value_words(values[-1], measure)}"
    said = f"{measure.what.rstrip(' :')}: {newest}"
    return f"{said}, because of {claim.attribution}" if claim.attribution else said


def judged(
    claim: Claim, measure: Measure, values: Sequence[Observation], items: Sequence[EvidenceItem], *, as_at: date
) -> Judgement:
    """How strong a claim is by the values it rests on and the evidence items tied to it."""
    comparing: Comparing = ""
    if claim.kind != "level":
        change = compared(measure, values)
        comparing = "change only" if change is None else "like with like" if change.comparable else "not alike"
    figure = Speaks(
        key="figure", title="The figure", basis=basis_of(measure, values[-1] if values else None, comparing)
    )
    own = [figure] if values or claim.change_value is not None or claim.direction else []
    return judge(cast(Kind, claim.kind), [*own, *(_speaks(item) for item in items)], as_at=as_at)


def _speaks(item: EvidenceItem) -> Speaks:
    basis = Basis(
        producer=cast(Producer, item.producer),
        method=cast(Method, item.method),
        period_to=item.on,
        base_n=item.base_n,
        response_rate=item.response_rate,
        expiry=item.expires,
        tested_cause=item.compares,
    )
    return Speaks(key=f"item {item.id}", title=item.title, basis=basis, activity=item.kind == "activity")


def compared(measure: Measure, observations: Sequence[Observation]) -> Comparison | None:
    """The first and the last of these values set side by side; None for fewer than two."""
    if len(observations) < 2:
        return None
    return compare(_observed(measure, observations[0]), _observed(measure, observations[-1]))


def change_between(measure: Measure, observations: Sequence[Observation]) -> str:
    """What the two newest values say of a change, or why they show none, in plain sentences; "" for fewer than two."""
    found = compared(measure, observations[-2:])
    return " ".join([found.words, *found.cautions]) if found else ""


def beside_baseline(measure: Measure, observation: Observation) -> Comparison | None:
    """A value set beside the measure's baseline, by the rules for any two figures; None without a baseline. A baseline
    whose words name no year is of no known period, and no day is made up for it."""
    if measure.baseline is None:
        return None
    value = _observed(measure, observation)
    period, partial = None, False
    if observation.period_to and re.search(r"\d{4}", measure.baseline_words):
        with suppress(Unread):
            period, partial = read_period(measure.baseline_words, today=observation.period_to)
    start, end = (period.start, period.end) if period else (None, None)
    definition = definition_of(start, end, measure.changed_on)
    local: dict[str, Any] = {"definition": definition, "wider": "", "numerator": None, "denominator": None}
    baseline = replace(value, value=measure.baseline, period=period, partial=partial, **local)
    return compare(baseline, value)


def _observed(measure: Measure, observation: Observation) -> Observed:
    start, end = observation.period_from, observation.period_to
    return Observed(
        value=observation.value,
        unit=measure.unit,
        definition=definition_of(start, end, measure.changed_on),
        wider=observation.wider,
        period=Period(start=start, end=end, words=observation.period_words) if start and end else None,
        partial=observation.partial,
        # What a document counts and gives period by period adds up as the period goes on.
        running=measure.kind in {"count", "series"} and not is_percent(measure.unit),
        sampled=measure.method in {"survey", "audit"},
        numerator=observation.numerator,
        denominator=observation.denominator,
    )
