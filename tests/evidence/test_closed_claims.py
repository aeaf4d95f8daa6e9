"""What belongs to a withdrawn measure goes with it: its claims and values are closed, told as such, and not printed."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.test import Client

from answerable.access.roles import Role
from answerable.evidence import changes
from answerable.evidence.models import Claim, Evidence, EvidenceFor, Measure, Observation
from answerable.papers.changes import built
from answerable.papers.compare import said_by
from answerable.papers.models import Paper
from tests.board import Made, make
from tests.example_plan import add_evidence, add_plan

pytestmark = pytest.mark.django_db
BOARD = "/boards/eastmarsh/"
PERIOD = {"period_words": "2010", "period_from": date(2010, 1, 1), "period_to": date(2010, 12, 31)}


@pytest.fixture
def made(client: Client) -> Made:
    made = make()
    with time_machine.travel(datetime(2026, 3, 2, 12, tzinfo=UTC), tick=False):
        add_plan(made)
        changes.tie(by=made.manager, item=add_evidence(made), claim=claim())
    client.force_login(made.users[Role.MANAGER])
    return made


def measure() -> Measure:
    return Measure.objects.get(what="children who felt heard")


def claim() -> Claim:
    return Claim.objects.get(measure=measure())


def withdraw(made: Made) -> None:
    with time_machine.travel(datetime(2026, 3, 9, 12, tzinfo=UTC), tick=False):
        changes.withdraw(by=made.manager, thing=measure(), reason="The survey was flawed")


def test_nothing_of_it_can_be_changed(made: Made) -> None:
    withdraw(made)
    by, of, old = made.manager, measure(), Observation.objects.filter(measure=measure()).earliest("id")
    values = {"statement": "It rose.", "kind": "change"}
    for attempt in (
        lambda: changes.change_measure(by=by, measure=of, values={"target": 60.0}),
        lambda: changes.make_claim(by=by, measure=of, values=values, observations=[]),
        lambda: changes.change_claim(by=by, claim=claim(), values=values, observations=[], reason="x", since=None),
        lambda: changes.withdraw(by=by, thing=claim(), reason="x"),
        lambda: changes.tie(by=by, item=Evidence.objects.get(), claim=claim()),
        lambda: changes.enter_value(by=by, measure=of, values={"value": 12, **PERIOD}),
        lambda: changes.correct_value(by=by, observation=old, values={"value": 12, **PERIOD}, reason="x", since=None),
        lambda: changes.withdraw(by=by, thing=old, reason="x"),
    ):
        with pytest.raises(ValidationError, match="its values and claims with it"):
            attempt()


def test_its_page_says_so_and_offers_no_change(made: Made, client: Client) -> None:
    url = f"{BOARD}claims/{claim().pk}/"
    withdraw(made)
    page = client.get(url).text
    assert "belongs to a measure that was withdrawn" in page and "The survey was flawed" in page
    assert "Change this claim" not in page and "Children who felt heard" in page
    assert "Change this claim" not in client.get(f"{url}?at=2026-03-05").text  # an earlier day is never changed
    assert "How strong is it?" in client.get(f"{url}?at=2026-03-05").text
    assert [client.get(f"{url}{form}/").status_code for form in ("change", "withdraw", "evidence")] == [404] * 3


def test_it_leaves_the_lists_the_search_and_new_drafts(made: Made, client: Client) -> None:
    changes.change_claim(
        by=made.manager,
        claim=claim(),
        values={"statement": "Children are heard.", "kind": "level"},
        observations=[],
        reason="x",
        since=None,
    )
    asked = ["claims/", "search/?q=heard&kind=claim"]
    link = f"{BOARD}claims/{claim().pk}/"
    assert [link in client.get(BOARD + page).text for page in asked] == [True, True]
    withdraw(made)
    assert [link in client.get(BOARD + page).text for page in asked] == [False, False]
    paper = Paper.objects.get()
    paper.as_at = date(2026, 3, 10)
    said = " ".join(text for where, text in said_by(built(paper).paper) if where.startswith("Appendix 2"))
    assert "complaints" in said and "felt heard" not in said


def test_the_evidence_for_it_says_that_it_is_closed_and_keeps_the_link_when_it_is_changed(
    made: Made, client: Client
) -> None:
    withdraw(made)
    item = Evidence.objects.get()
    url = f"{BOARD}evidence/{item.pk}/"
    assert "(its measure was withdrawn)" in client.get(url).text
    assert "(its measure was withdrawn)" not in client.get(f"{url}?at=2026-03-05").text
    form = client.get(f"{url}change/")
    assert form.context["form"].initial["claims"] == ""
    sent = {name: value for name, value in form.context["form"].initial.items() if value not in (None, False)}
    answer = client.post(f"{url}change/", {**sent, "title": "Audit", "version": form.context["edit"].version})
    assert answer.status_code == 302 and Evidence.objects.get().title == "Audit"
    assert EvidenceFor.objects.get(claim=claim()).withdrawn is False
