"""A board with several plans: the lists of measures, claims and evidence are of one of them, and stay with it."""

import re
from datetime import UTC, datetime

import pytest
import time_machine
from django.test import Client

from answerable.access.roles import Role
from answerable.evidence import changes
from answerable.evidence.models import Evidence, Measure
from answerable.history.states import version_of
from answerable.intake.changes import undo_import
from answerable.intake.models import Document
from answerable.papers.changes import withdraw
from answerable.papers.models import Paper
from answerable.plan.changes import make_plan
from answerable.plan.models import Plan
from tests.board import Made, make
from tests.example_plan import add_evidence, add_plan

pytestmark = pytest.mark.django_db
BOARD = "/boards/eastmarsh/"
LISTS = ["measures/", "claims/", "evidence/"]


@pytest.fixture
def made(client: Client) -> Made:
    """A plan of 2012/13 with a little of everything, and a newer one with one measure, made a day later."""
    made = make()
    with time_machine.travel(datetime(2026, 3, 2, 12, tzinfo=UTC), tick=False):
        add_plan(made)
        add_evidence(made)
    with time_machine.travel(datetime(2026, 3, 3, 12, tzinfo=UTC), tick=False):
        newer = make_plan(by=made.manager, board=made.board, title="Business plan 2013/14", period="2013/14")
        values = {"what": "children missing", "kind": "count", "polarity": ""}
        measure = changes.define_measure(by=made.manager, plan=newer, values=values)
        said = {"statement": "Fewer go missing.", "kind": "level"}
        changes.make_claim(by=made.manager, measure=measure, values=said, observations=[])
        item = {"title": "Return interviews", "kind": "voice", "producer": "board", "method": "return"}
        changes.add_evidence(by=made.manager, plan=newer, values=item)
    client.force_login(made.users[Role.MANAGER])
    return made


def older() -> int:
    return Plan.objects.get(period="2012/13").pk


WORDS = {"measures/": ("missing", "felt heard"), "claims/": ("go missing", "felt heard")}
WORDS["evidence/"] = ("Return interviews", "Audit of 40 case files")


@pytest.mark.parametrize("page", LISTS)
def test_each_list_is_of_the_newest_plan_and_leads_to_the_others(made: Made, client: Client, page: str) -> None:
    new, old = WORDS[page]
    first = client.get(BOARD + page).text
    assert new in first and old not in first
    assert "Of <strong>Business plan 2013/14</strong>" in first and f'href="?plan={older()}"' in first
    other = client.get(f"{BOARD}{page}?plan={older()}").text
    assert old in other and new not in other and "Of <strong>Business plan 2012/13</strong>" in other


@pytest.mark.parametrize("page", LISTS)
def test_the_address_keeps_the_plan(made: Made, client: Client, page: str) -> None:
    body = client.get(f"{BOARD}{page}?plan={older()}").text
    main = body.partition("<main")[2]
    assert f'<input type="hidden" name="plan" value="{older()}">' in main, "the filters and the day"
    assert f'href="{BOARD}{page}?plan={older()}">Show all' in main
    [thing, *_] = re.findall(rf'href="({BOARD}{page}\d+/\?plan={older()})"', main)
    assert f'href="{BOARD}{page}?plan={older()}"' in client.get(thing).text, "the way back"


def test_as_at_a_day_before_the_newer_plan_there_is_one(made: Made, client: Client) -> None:
    page = client.get(f"{BOARD}measures/?at=2026-03-02").text
    assert "felt heard" in page and "The board has other plans" not in page


def test_what_is_added_from_a_list_belongs_to_its_plan(made: Made, client: Client) -> None:
    for page, form in (("measures/", "define"), ("evidence/", "add")):
        url = f"{BOARD}{page}{form}/?plan={older()}"
        assert f'href="{url}"' in client.get(f"{BOARD}{page}?plan={older()}").text
        assert "Business plan 2012/13" in client.get(url).text
    begun = {"version": "0", "producer": "board", "method": "return"}
    measure = {**begun, "what": "seminars", "family": "count", "people": "no"}
    client.post(f"{BOARD}measures/define/?plan={older()}", measure)
    client.post(f"{BOARD}evidence/add/?plan={older()}", {**begun, "title": "Minutes", "kind": "activity"})
    assert Measure.objects.get(what="seminars").plan_id == Evidence.objects.get(title="Minutes").plan_id == older()


def test_a_plan_whose_import_was_undone_is_not_shown(made: Made, client: Client) -> None:
    measure = Measure.objects.get(what="children missing")
    changes.withdraw(by=made.manager, thing=Evidence.objects.get(plan=older()), reason="Not of this plan")
    withdraw(by=made.manager, paper=Paper.objects.get(), post="x", reason="Not of this plan")
    document = Document.objects.get()
    undo_import(by=made.manager, document=document, reason="The wrong file", since=version_of(document))
    page = client.get(f"{BOARD}measures/?plan={older()}").text
    assert measure.what in page and "felt heard" not in page and "The board has other plans" not in page
