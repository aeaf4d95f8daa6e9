"""A document's figures as records: the measure, its observations, and what the document claims of it."""

from typing import Any

from answerable.evidence.models import Claim, Measure, Observation
from answerable.evidence.rules.people import counts_people
from answerable.intake.rules import producer_and_method
from answerable.partnership.models import Agency
from answerable.plan.models import Action, Round
from answerable.plan.rules import day
from answerable.reading import proposal as read


def as_measure(
    found: read.Measure, *, action: Action | None, agency: Agency | None, order: int, source: dict[str, Any]
) -> Measure:
    base = found.base.words if found.base else ""
    population = found.population or ""
    producer, method = producer_and_method(
        " ".join([found.what, base, population]),
        agency=agency.name if agency else None,
        inspectorate=agency is not None and agency.kind == "inspectorate",
    )
    return Measure(
        action=action,
        section=found.section or "",
        what=found.what,
        kind=found.kind,
        unit=found.unit,
        agency=agency,
        area=found.area or "",
        population=population,
        base_words=base,
        people=counts_people(
            what=found.what,
            unit=found.unit,
            population=population,
            base=base,
            values=[value.value for value in found.values],
        ),
        target=found.target,
        producer=producer,
        method=method,
        order=order,
        source=source,
    )


def as_observations(
    found: read.Measure, *, measure: Measure, round: Round, source: dict[str, Any]
) -> list[Observation]:
    base = found.base or read.Base()
    return [
        Observation(
            measure=measure,
            round=round,
            value=value.value,
            words=value.words,
            qualifier=value.qualifier,
            numerator=value.numerator,
            denominator=value.denominator,
            base_n=base.n,
            response_rate=base.response_rate,
            period_words=value.period.words if value.period else "",
            period_from=day(value.period.from_) if value.period else None,
            period_to=day(value.period.to) if value.period else None,
            partial=value.partial,
            source=source,
        )
        for value in found.values
    ]


def as_claim(found: read.Measure, *, measure: Measure, round: Round, source: dict[str, Any]) -> Claim:
    changed = found.change is not None
    change = found.change or read.Change()
    return Claim(
        measure=measure,
        round=round,
        kind="cause" if found.attribution else "change" if changed else "level",
        change_value=change.value,
        change_unit=change.unit if changed else "",
        direction=change.direction or "",
        attribution=found.attribution or "",
        source=source,
    )
