"""Lists that grow with the plan are shown fifty at a time, and each thing is on one page."""

import re
from dataclasses import replace

import pytest
from django.test import Client

from answerable.access.roles import Role
from answerable.intake.models import Document
from answerable.partnership.changes import add_post
from answerable.plan.changes import add_all, correct
from answerable.plan.models import Aim, Objective, Plan
from answerable.reading.proposal import Doubt
from tests.board import Made
from tests.example_plan import PROPOSAL, add_plan

pytestmark = pytest.mark.django_db
HERE = "/boards/eastmarsh/"


def listed(client: Client, made: Made, address: str, pattern: str, key: str = "page") -> list[list[str]]:
    """What is found on each of the three pages of a list of 120."""
    client.force_login(made.users[Role.MANAGER])
    pages = [client.get(f"{HERE}{address}", {key: n}).text for n in (1, 2, 3)]
    assert f"{key}=2" in pages[0] and f"{key}=4" not in pages[0]
    return [re.findall(pattern, page) for page in pages]


def is_paged(found: list[list[str]]) -> bool:
    names = [name for page in found for name in page]
    return [len(page) for page in found] == [50, 50, 20] and len(set(names)) == 120


def test_a_plan_s_objectives_each_under_its_aim(made: Made, client: Client) -> None:
    plan = Plan.objects.get(pk=add_plan(made).plan_id)
    add_all(by=made.manager, plan=plan, things=[Aim(ref="2", title="Staff are trained", order=2)])
    aim = Aim.objects.get(ref="2")
    more = [Objective(aim=aim if n < 100 else None, ref=f"9.{n}", title=f"Thing {n}.", order=n) for n in range(119)]
    add_all(by=made.manager, plan=plan, things=more)  # and the plan's own
    assert is_paged(listed(client, made, f"plan/levels/{plan.pk}/", r"plan/objectives/(\d+)/\""))
    heads = listed(client, made, f"plan/levels/{plan.pk}/", r"<h2[^>]*>(Aim 1|Aim 2|Under no aim)")
    assert heads == [["Aim 1", "Aim 2"], ["Aim 2"], ["Aim 2", "Under no aim"]]


def test_an_objective_s_history(made: Made, client: Client) -> None:
    add_plan(made)
    thing = Objective.objects.get()
    for n in range(119):  # and how it came in
        correct(by=made.manager, thing=thing, values={"title": f"Ask children {n}."})
    address = f"plan/objectives/{thing.pk}/"
    found = listed(client, made, address, r'"govuk-body">([^<]*)</p>(?:<details|</li>|<p)', "history")
    assert [len(page) for page in found] == [50, 50, 20]
    before = [set(page) - {"118"} for page in listed(client, made, address, r"Ask children (\d+)\.", "history")]
    assert set.union(*before) == set(map(str, range(118))) and sum(map(len, before)) == 118, "each once"


def test_the_posts_that_a_plan_names(made: Made, client: Client) -> None:
    for n in range(120):
        add_post(by=made.manager, board=made.board, name=f"Head of ward {n}")
    assert is_paged(listed(client, made, "who/people/", r"Head of ward (\d+)<", "posts"))


@pytest.mark.parametrize("state", [Document.READ, Document.BROUGHT_IN])
def test_a_document_s_doubts(made: Made, client: Client, state: str) -> None:
    doubts = [Doubt(where=f"Row {n}", message=f"Row {n} has no number.") for n in range(120)]
    add_plan(made, replace(PROPOSAL, doubts=doubts))
    Document.objects.update(state=state)
    found = listed(client, made, f"documents/{Document.objects.get().pk}/", r"Row (\d+) has no number")
    assert is_paged(found)
