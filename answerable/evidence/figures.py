"""Measures as rows of a page: their values in words, and how strong the newest is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from answerable.evidence.models import METHODS, PRODUCERS, Evidence
from answerable.evidence.record import EvidenceItem, EvidenceRecord, Measure, Observation
from answerable.evidence.rules.strength import Strength
from answerable.evidence.wording import change_words, newest_strength, often_words, value_words
from answerable.plan.rules import place_words

RECKONING = ("What", "Finding", "Strength", "Why")


@dataclass(frozen=True)
class Figure:
    """A measure as a row: its values in words and the strength of the newest, None where there is nothing to judge yet.
    `more` counts the values left out; `often` says how often it is counted and what is due."""

    measure: Measure
    values: list[str]
    strength: Strength | None
    more: int = 0
    often: str = ""

    @property
    def place(self) -> str:
        return place_words(self.measure.source)


def reckoning_rows(strength: Strength) -> list[tuple[str, ...]]:
    """How a strength was reckoned, a row for each part, under the heads of RECKONING."""
    return [(row.dimension.capitalize(), row.case, row.level.capitalize(), row.why) for row in strength.reckoning]


SHOWN = 3  # of a measure's values in a row of a list; all of them stand on its own page


def figures(evidence: EvidenceRecord, measures: Sequence[Measure], as_at: date) -> list[Figure]:
    """A row for each measure, its strength as at a day."""
    found = []
    for measure in measures:
        observations = evidence.observations_of.get(measure.id, [])
        claims = evidence.stated_of.get(measure.id, [])
        claim = claims[-1] if claims else None
        values = [_value(observation, measure) for observation in observations[-SHOWN:]]
        if claim and not observations:
            values = [change_words(claim)] if claim.kind != "level" else ["planned, no value yet"]
        newest = observations[-1] if observations else None
        strength = newest_strength(measure, claim, newest, as_at=as_at)
        more, often = max(0, len(observations) - SHOWN), often_words(measure, observations, as_at)
        found.append(Figure(measure, values, strength, more, often))
    return found


def _value(observation: Observation, measure: Measure) -> str:
    period = f" ({observation.period_words})" if observation.period_words else ""
    return f"{value_words(observation, measure)}{period}{', part of a year' if observation.partial else ''}"


def item_rows(items: Sequence[EvidenceItem], as_at: date) -> list[tuple[EvidenceItem, str, str, str, bool]]:
    """Evidence items in a table: each with its kind, who produced it, how, and whether it has expired by a day."""
    kinds, producers, methods = dict(Evidence.KINDS), dict(PRODUCERS), dict(METHODS)
    return [
        (item, kinds[item.kind], producers[item.producer], methods[item.method], expired(item, as_at)) for item in items
    ]


def expired(item: EvidenceItem, as_at: date) -> bool:
    return bool(item.expires and item.expires < as_at)
