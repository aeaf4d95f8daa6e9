"""A claim that a document made goes on saying what that document said."""

from dataclasses import replace
from datetime import date

import pytest
from django.test import Client

from answerable.access.roles import Role
from answerable.evidence import changes
from answerable.evidence.models import Claim, Measure
from answerable.evidence.record import EvidenceRecord, read_evidence
from answerable.intake.changes import import_document
from answerable.plan.models import Plan
from answerable.reading.proposal import Change, Value
from tests.board import Made, make
from tests.example_plan import PROPOSAL
from tests.intake.test_import import march

pytestmark = pytest.mark.django_db
FIRST = replace(PROPOSAL.measures[0], values=[Value(value=68, words="142 of 210 children (68%)")])
SECOND = replace(FIRST, values=[Value(value=78, words="171 of 220 children (78%)")])
ROSE = replace(SECOND, change=Change(value=10, unit="points", direction="up"))


def told(*measures: object) -> Made:
    """A made board with a document of December that gives the first of these, and one of March for the next."""
    made = make()
    for content, proposal, measure in zip((b"december", b"march"), (PROPOSAL, march()), measures, strict=False):
        given = replace(proposal, measures=[measure])  # type: ignore[list-item]
        import_document(by=made.manager, board=made.board, filename="a.docx", content=content, proposal=given)
    return made


def record() -> EvidenceRecord:
    return read_evidence(Plan.objects.get().pk, None)


def rests_on() -> list[list[float]]:
    found = record()
    return [[value.value for value in found.values_of(claim)] for claim in found.claims]


def test_each_claim_keeps_the_figure_of_its_own_round_on_every_page(client: Client) -> None:
    made = told(FIRST, SECOND)
    period = {"period_words": "2013", "period_from": date(2013, 1, 1), "period_to": date(2013, 12, 31)}
    changes.enter_value(by=made.manager, measure=Measure.objects.get(), values={"value": 80, **period})
    assert rests_on() == [[68.0], [78.0]]
    client.force_login(made.users[Role.MANAGER])
    first, second = (claim.pk for claim in Claim.objects.order_by("id"))
    for page in ("claims/", f"measures/{Measure.objects.get().pk}/", f"claims/{first}/"):
        shown = client.get(f"/boards/eastmarsh/{page}").text
        assert "children who felt heard: 142 of 210 children (68%)" in shown.replace("Children who", "children who")
        assert "December 2012" in shown, "which round made it"
    assert "171 of 220 children (78%)" in client.get(f"/boards/eastmarsh/claims/{second}/").text


def test_a_change_rests_on_what_its_document_gave_and_the_value_before() -> None:
    told(FIRST, ROSE)
    assert rests_on() == [[68.0], [68.0, 78.0]]


def test_a_change_told_without_figures_rests_on_none_that_came_later() -> None:
    bare = replace(FIRST, values=[], kind="change", change=Change(value=10, unit="points", direction="up"))
    told(bare, SECOND)
    assert rests_on() == [[], [78.0]]


def test_two_claims_of_one_document_about_one_measure_each_keep_their_own_figure() -> None:
    made = make()
    there = replace(FIRST.source, line=7)
    given = replace(PROPOSAL, measures=[FIRST, replace(SECOND, source=there)])
    import_document(by=made.manager, board=made.board, filename="a.docx", content=b"a", proposal=given)
    assert rests_on() == [[68.0], [78.0]]


def test_a_claim_of_the_boards_own_goes_with_the_newest_value() -> None:
    made = told(FIRST)
    said = {"kind": "level", "statement": "Most are heard."}
    changes.make_claim(by=made.manager, measure=Measure.objects.get(), values=said, observations=[])
    period = {"period_words": "2013", "period_from": date(2013, 1, 1), "period_to": date(2013, 12, 31)}
    changes.enter_value(by=made.manager, measure=Measure.objects.get(), values={"value": 80, **period})
    assert rests_on() == [[68.0], [80.0]]


def test_what_the_page_of_a_measure_shows_is_of_its_own_board(client: Client) -> None:
    made, other = told(FIRST), make("northmere")
    client.force_login(other.users[Role.MANAGER])
    assert client.get(f"/boards/northmere/measures/{Measure.objects.get(board=made.board).pk}/").status_code == 404
