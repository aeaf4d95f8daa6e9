"""A figure of a wider area than the board's is labelled so, and never set beside those of the board's own area."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from answerable.access.roles import Role
from answerable.evidence.changes import correct_value, define_measure, enter_value
from answerable.evidence.charts import series_chart
from answerable.evidence.models import Measure, Observation
from answerable.evidence.record import EvidenceRecord, evidence_of_measure
from answerable.evidence.rules.comparison import Observed, compare
from answerable.evidence.rules.periods import Period
from answerable.evidence.rules.xmr import Point, read_series
from answerable.evidence.sayings import can_be_said, cannot_be_said
from answerable.history.together import read_all
from answerable.plan.models import Plan
from tests.board import Made
from tests.example_plan import add_plan

AREAS = st.sampled_from(["", "Kent and Medway", "kent and medway", "The South East"])
YEARS = [Period(start=date(year, 1, 1), end=date(year, 12, 31)) for year in (2030, 2031)]


@given(AREAS, AREAS, st.floats(0, 100), st.floats(0, 100))
def test_two_areas_show_no_change(one: str, other: str, before: float, after: float) -> None:
    first, second = (
        Observed(value=value, unit="%", wider=area, period=period)
        for value, area, period in zip((before, after), (one, other), YEARS, strict=True)
    )
    found = compare(first, second)
    assert found.comparable == (one.casefold() == other.casefold())
    if not found.comparable:
        assert "is of a wider area" in found.words and found.absolute is None and found.relative is None
        assert all(area in found.words for area in (one, other))


@given(st.lists(st.tuples(st.floats(0, 100), AREAS), max_size=30))
def test_a_series_is_judged_by_one_area_and_by_its_own_where_it_has_any(told: list[tuple[float, str]]) -> None:
    points = [Point(label=str(n), value=value, wider=area) for n, (value, area) in enumerate(told)]
    reading = read_series(points)
    used = {each.point.wider.casefold() for each in reading.used}  # an area is the same in capitals
    assert len(used) == (1 if told else 0)
    assert used == {""} or not any(area == "" for _, area in told)
    assert all(
        each.left_out == ("" if each.point.wider.casefold() in used else "wider area") for each in reading.points
    )


@pytest.fixture
def measure(made: Made) -> Measure:
    add_plan(made)
    what = {"what": "Plans reviewed in time", "kind": "level", "unit": "%", "people": False, "agency_id": None}
    more = {"target": 50.0, "polarity": "up"}
    return define_measure(by=made.manager, plan=Plan.objects.get(), values={**what, **more})


def of(year: int, value: float, wider: str = "") -> dict[str, object]:
    days = {"period_words": str(year), "period_from": date(year, 1, 1), "period_to": date(year, 12, 31)}
    return {"value": value, "wider": wider, **days}


def shown(measure: Measure) -> EvidenceRecord:
    found: EvidenceRecord = read_all(None, evidence_of_measure(measure.pk, measure.board_id))[0]
    return found


@pytest.mark.django_db
def test_it_is_labelled_wherever_it_is_shown_and_never_a_change(made: Made, measure: Measure, client: Client) -> None:
    client.force_login(made.users[Role.MANAGER])
    page = f"/boards/eastmarsh/measures/{measure.pk}/"
    client.post(f"{page}values/enter/", {"period": "2030", "value": "40"})
    client.post(f"{page}values/enter/", {"period": "2031", "value": "60", "wider": "Kent and Medway"})
    assert list(Observation.objects.filter(measure=measure).values_list("wider", flat=True)) == ["", "Kent and Medway"]
    text = client.get(page).text
    assert "60% (of a wider area: Kent and Medway)" in text and "of another area" in text
    assert "No change is worked out: the figure for 2031 is of a wider area, Kent and Medway." in text
    assert "What the figure for 2031 says of this area alone: it is of a wider one, Kent and Medway." in text
    assert "The target" not in text.partition("What can be said")[2].partition("cannot")[0]
    assert "60% (of a wider area: Kent and Medway)" in client.get("/boards/eastmarsh/measures/").text


@pytest.mark.django_db
def test_a_period_has_one_value_for_each_area(made: Made, measure: Measure) -> None:
    local = enter_value(by=made.manager, measure=measure, values=of(2030, 40))
    wide = enter_value(by=made.manager, measure=measure, values=of(2030, 60, "Kent and Medway"))
    for again in ("", "kent and Medway"):
        with pytest.raises(ValidationError, match="already"):
            enter_value(by=made.manager, measure=measure, values=of(2030, 70, again))
    about = {"by": made.manager, "observation": wide, "reason": "Its area", "since": None}
    with pytest.raises(ValidationError, match="already"):
        correct_value(values=of(2030, 60), **about)
    correct_value(values=of(2030, 60, "The South East"), **about)
    enter_value(by=made.manager, measure=measure, values=of(2031, 45))
    found = shown(measure)
    values = found.observations_of[measure.pk]
    assert {value.id for value in values} >= {local.pk, wide.pk}
    drawn = series_chart(found.measures[0], values)
    assert drawn is not None and [row[2] for row in drawn[0].rows].count("of another area") == 1
    assert any("The South East" in row[0] for row in drawn[0].rows)


@pytest.mark.django_db
def test_figures_of_one_wider_area_are_a_series_of_their_own(made: Made, measure: Measure) -> None:
    for year, value in ((2030, 40), (2031, 60)):
        enter_value(by=made.manager, measure=measure, values=of(year, value, "Kent and Medway"))
    found = shown(measure)
    said = can_be_said(found.measures[0], found.observations_of[measure.pk])
    drawn = series_chart(found.measures[0], found.observations_of[measure.pk])
    assert drawn is not None and "target" not in drawn[1].casefold() and "2031, Kent and Medway" in drawn[1]
    assert any("Up 20 percentage points" in sentence for sentence in said)
    assert not any("target" in sentence for sentence in said)
    unsaid = cannot_be_said(found.measures[0], found.observations_of[measure.pk])
    assert "What the figure for 2030 and 2031 says of this area alone: it is of a wider one, Kent and Medway." in unsaid
