"""The help link at the foot of each page leads to the part of the help page that speaks of it."""

import re

import pytest
from django.test import Client

from answerable.access.roles import Role
from tests.board import Made, make
from tests.example_plan import add_evidence, add_plan
from tests.house.doors import POST_ONLY, TABLE
from tests.house.full import add_bodies, filled

pytestmark = pytest.mark.django_db
PARTS = re.compile(r'<h[23][^>]* id="([\w-]+)"[^>]*>([^<]+)</h')
LINK = re.compile(r'href="/about/help/(?:#([\w-]+))?"')
MENU = re.compile(
    r'<a class="govuk-service-navigation__link" href="/boards/eastmarsh/([a-z]+)/"[^>]*>(?:<[^>]+>)?([^<]+)'
)


@pytest.fixture
def made(client: Client) -> Made:
    made = make()
    add_plan(made)
    add_evidence(made)
    add_bodies(made)
    client.force_login(made.users[Role.MANAGER])
    return made


def test_each_page_of_a_board_leads_to_the_part_that_speaks_of_it(made: Made, client: Client) -> None:
    parts = dict(PARTS.findall(client.get("/about/help/").text))
    for route in TABLE:
        if not route.startswith("boards/") or route in POST_ONLY or "/file" in route:
            continue
        page = client.get(filled(route, made))
        if page.status_code == 200:
            below = route.split("/")[2] or "first-page"
            below = {"answers": "asks"}.get(below, below)  # what is asked and what is answered are one part
            assert LINK.findall(page.text) == [below] and below in parts, route


def test_a_part_is_called_as_the_menu_calls_the_page(made: Made, client: Client) -> None:
    parts = dict(PARTS.findall(client.get("/about/help/").text))
    menu = dict(MENU.findall(client.get("/boards/eastmarsh/").text))
    assert len(menu) == 13 and {key: parts[key] for key in menu} == menu


def test_other_pages_lead_to_a_part_that_is_there(made: Made, client: Client) -> None:
    parts = [*dict(PARTS.findall(client.get("/about/help/").text)), ""]
    client.logout()
    for route, who in TABLE.items():
        page = client.get(f"/{route}")
        if who == "public" and "<" not in route and page.status_code == 200:
            assert all(part in parts for part in LINK.findall(page.text)), route
    assert LINK.findall(client.get("/accounts/login/").text) == ["password"]
