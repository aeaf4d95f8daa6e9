"""Every page of a board that is asked for an earlier day either shows that day or says that it shows today: none says
the one and does the other."""

from html import escape

import pytest
from django.test import Client

from answerable.access.roles import Role
from answerable.assurance.models import OwnObjective
from answerable.challenges.models import Challenge
from answerable.evidence.models import Evidence, Measure
from answerable.papers.models import Paper
from answerable.partnership.models import AgencyName, Group, Person, Post
from answerable.plan.models import Action, Aim, Commitment, Objective, Plan, Round
from answerable.years.models import Comment
from tests.board import Made, make
from tests.example_plan import add_evidence, add_plan
from tests.house.doors import POST_ONLY, TABLE
from tests.house.full import add_bodies, filled

pytestmark = pytest.mark.django_db
DAY = "2000-01-20"  # before anything was
SHOWS_IT = "You are looking at the record as at <strong>20 January 2000</strong>"
SHOWS_TODAY = "This page always shows the record as it is <strong>today</strong>, not as at another day"
PAGES = [
    route
    for route, who in TABLE.items()
    if route.startswith("boards/")
    and route not in POST_ONLY
    and "/file" not in route
    and who != "link"
    and Role.MANAGER in who
]
# The pages that show an earlier day. What is not here knows only today.
AS_AT = {
    f"boards/<slug:board>/{page}"
    for page in (
        "",
        "plan/",
        "plan/<int:action>/",
        "plan/levels/<int:plan>/",
        "plan/objectives/<int:objective>/",
        "plan/levels/<int:plan>/year/",
        "plan/levels/<int:plan>/year/ending/",
        "promises/",
        "promises/<int:promise>/",
        "challenges/",
        "challenges/<int:challenge>/",
        "changes/",
        "measures/",
        "measures/<int:measure>/",
        "claims/",
        "claims/<int:claim>/",
        "evidence/",
        "evidence/<int:item>/",
        "evidence/framework/",
        "evidence/framework/plan/",
        "evidence/framework/agencies/<int:agency>/",
        "meetings/",
        "meetings/<int:meeting>/",
        "meetings/forward/",
        "meetings/groups/<int:group>/",
        "papers/",
        "who/",
        "who/agencies/",
        "who/agencies/<int:agency>/",
        "who/groups/",
        "who/groups/<int:group>/",
        "who/people/",
        "who/people/<int:person>/",
        "who/posts/<int:post>/",
    )
}
WORDS = {
    Plan: "title",
    Aim: "title",
    Objective: "title",
    Action: "text",
    Round: "title",
    Commitment: "what",
    Measure: "what",
    Evidence: "title",
    Challenge: "about",
    OwnObjective: "words",
    Comment: "text",
    Paper: "title",
    AgencyName: "name",
    Group: "name",
    Post: "name",
    Person: "name",
}


@pytest.fixture
def made() -> Made:
    made = make()
    add_plan(made)
    add_evidence(made)
    add_bodies(made)
    return made


def said() -> set[str]:
    """What the record holds of today: the words of everything that may be listed."""
    return {
        escape(words)
        for model, field in WORDS.items()
        for words in model._default_manager.values_list(field, flat=True)  # type: ignore[attr-defined]
        if words
    }


def test_every_page_shows_the_day_that_it_is_asked_for_or_says_that_it_shows_today(made: Made, client: Client) -> None:
    client.force_login(made.users[Role.MANAGER])
    words = said()
    assert len(words) >= 20
    wrong, shown = [], set()
    for route in PAGES:
        answer = client.get(f"{filled(route, made)}?at={DAY}")
        if answer.status_code == 302:  # to a page that is in the table itself
            continue
        main = answer.text.partition("<main")[2]
        says = (SHOWS_IT in answer.text, SHOWS_TODAY in answer.text)
        if route in AS_AT and answer.status_code == 200:
            shown.add(route)
        if says != (route in AS_AT, route not in AS_AT):
            wrong.append(f"{route}: {answer.status_code}, {says}")
        if route in AS_AT:
            wrong += [f"{route} lists {one}" for one in words if one in main]
    assert not wrong, "\n".join(wrong)
    assert {route for route in AS_AT if "<int" not in route} <= shown


def test_a_page_that_shows_today_says_nothing_of_it_unasked(made: Made, client: Client) -> None:
    client.force_login(made.users[Role.MANAGER])
    assert SHOWS_TODAY not in client.get(filled("boards/<slug:board>/search/", made)).text
