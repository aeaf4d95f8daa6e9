"""What a measure's page tells of its definition: a row for each thing that somebody has said of it."""

import re
from typing import Any

import pytest
from django.test import Client

from answerable.access.roles import Role
from answerable.evidence import changes
from answerable.partnership.models import Agency
from answerable.plan.models import Plan
from tests.board import make
from tests.example_plan import add_plan

MEASURE = {"kind": "level", "what": "visits in time", "unit": "%", "polarity": "up", "producer": "independent"}
STANDING = {"target": 90.0, "comparator": 81.5, "comparator_words": "the county", "baseline": 60.0}
ROWS = [
    ("unit", "%", "Unit", "%"),
    ("unit", "", "Unit", "Number"),
    ("polarity", "up", "Which way is better", "Higher is better"),
    ("polarity", "down", "Which way is better", "Lower is better"),
    ("polarity", "", "Which way is better", "Neither, or not stated"),
    ("population", "children in care", "Of whom or what", "children in care"),
    ("people", True, "Counts children or families", "Yes"),
    ("base_words", "visits due", "Counted over", "visits due"),
    ("agency", "Eastmarsh Council", "Whose figure", "Eastmarsh Council"),
    ("agency", None, "Whose figure", "Not stated"),
    ("producer", "inspectorate", "Produced by", "An inspectorate"),
    ("method", "audit", "How", "Audit or dip sample"),
    ("frequency", "quarter", "How often", "Every quarter; no value yet"),
    ("frequency", "", "How often", None),
    ("baseline_words", "in 2011", "Baseline", "60 (in 2011)"),
    ("target", 1234.5, "Target", "1,234.5"),
    ("target", None, "Target", None),
    ("comparator", 81.5, "Comparator", "81.5 (the county)"),
]


@pytest.mark.parametrize(("column", "value", "row", "words"), ROWS)
@pytest.mark.django_db
def test_a_measure_tells_what_it_counts_and_what_it_is_set_beside(
    client: Client, column: str, value: Any, row: str, words: str | None
) -> None:
    made = make()
    add_plan(made)
    client.force_login(made.users[Role.CHAIR])
    if column == "agency" and value:
        value = Agency.objects.get(name=value)
    values = {**MEASURE, **STANDING, column: value}
    measure = changes.define_measure(by=made.manager, plan=Plan.objects.get(), values=values)
    page = client.get(f"/boards/eastmarsh/measures/{measure.pk}/")
    assert dict(page.context["facts"]).get(row) == words
    cell = rf"<dt[^>]*>\s*{row}\s*</dt>\s*<dd[^>]*>\s*(.*?)\s*</dd>"
    assert re.findall(cell, page.text) == ([words] if words else [])
