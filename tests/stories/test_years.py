"""A plan's year: it is drafted from last year's, consulted on, agreed, put in force, and last year's is closed with one
action carried forward, whose thread is walked back."""

from datetime import date

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from answerable.access.actor import INSTALLER
from answerable.access.roles import Role
from answerable.history.reading import check
from answerable.partnership.changes import appoint
from answerable.plan.models import Plan
from tests.board import Made
from tests.browser import fit_for_all, fit_for_the_keyboard, press
from tests.challenges.made import agency_in
from tests.example_plan import add_plan
from tests.stories.test_main_job import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def judged(page: Page) -> None:
    fit_for_all(page)
    fit_for_the_keyboard(page)


def become(page: Page, live_server: object, role: Role) -> None:
    page.context.clear_cookies()
    sign_in(page, live_server, role)


@pytest.fixture
def plan(made: Made) -> Plan:
    """Last year's plan is there, and the agency lead answers for the police."""
    add_plan(made)
    new = {"board": made.board, "name": "Example lead", "role": Role.AGENCY_LEAD, "post": "Police lead"}
    appoint(by=INSTALLER, **new, user=made.users[Role.AGENCY_LEAD], agency=agency_in(made), starts=date(2012, 1, 1))
    return Plan.objects.get(board=made.board)


@pytest.mark.both_databases
def test_from_a_draft_to_the_thread_of_a_carried_action(
    page: Page, live_server: object, made: Made, plan: Plan
) -> None:
    board = f"{live_server}/boards/eastmarsh"
    sign_in(page, live_server, Role.MANAGER)
    page.goto(f"{board}/plan/")
    page.get_by_role("link", name="The plan’s year").click()
    expect(page.get_by_text("It is treated as in force")).to_be_visible()
    judged(page)
    drafted(page)
    year = f"{board}/plan/levels/{Plan.objects.get(follows=plan).pk}/year/"
    consulted(page, live_server, year)
    agreed(page, live_server, year)
    ended(page, f"{board}/plan/levels/{plan.pk}/year/")

    page.goto(f"{board}/plan/")
    expect(page.get_by_role("heading", name="Business plan 2013/14")).to_be_visible()
    page.get_by_role("link", name="1.1.2", exact=True).click()
    expect(page.get_by_text("Promised before it was carried here")).to_be_visible()
    judged(page)
    page.get_by_role("link", name="2012/13, action 1.1.2").click()
    expect(page.get_by_text("Not finished, to go into the next plan.", exact=True)).to_be_visible()
    page.get_by_role("link", name="2013/14, action 1.1.2").click()
    expect(page.get_by_role("heading", name="Action 1.1.2")).to_be_visible()
    assert check() == []


def drafted(page: Page) -> None:
    page.get_by_role("link", name="Begin the next plan from this one").click()
    judged(page)
    press(page, "Begin the draft")
    expect(page.get_by_role("link", name="Enter title", exact=False).first).to_be_visible()
    page.get_by_label("Title").fill("Business plan 2013/14")
    page.get_by_label("Period").fill("2013/14")
    press(page, "Begin the draft")
    expect(page.get_by_text("The draft is begun.")).to_be_visible()
    judged(page)


def consulted(page: Page, live_server: object, year: str) -> None:
    page.get_by_role("link", name="Say who is consulted, and by when").click()
    judged(page)
    page.get_by_label("Eastmarsh Police").check()
    page.get_by_label("Others").fill("Children in care council")
    page.get_by_label("By when they are to say").fill("March 2031")
    press(page, "Save")
    page.get_by_role("link", name="Open the consultation").click()
    judged(page)
    press(page, "Open the consultation")
    expect(page.get_by_text("The consultation is open.")).to_be_visible()

    become(page, live_server, Role.AGENCY_LEAD)
    page.goto(year)
    page.get_by_role("link", name="Say what you think of this plan").first.click()
    judged(page)
    page.get_by_label("What it is about").select_option(index=1)
    page.get_by_label("What is said").fill("Ask the officers who visit, too.")
    press(page, "Save")
    expect(page.get_by_text("Their own words")).to_be_visible()

    become(page, live_server, Role.MANAGER)
    page.goto(year)
    page.get_by_role("link", name="1 comment waits for an answer: say what became of it").click()
    judged(page)
    page.get_by_label("Accepted", exact=True).check()
    page.get_by_label("What was changed, or why not").fill("Officers are asked from May.")
    press(page, "Save")
    expect(page.get_by_text("Officers are asked from May.").first).to_be_visible()
    judged(page)


def agreed(page: Page, live_server: object, year: str) -> None:
    become(page, live_server, Role.CHAIR)
    page.goto(year)
    page.get_by_role("link", name="Agree this plan").click()
    judged(page)
    press(page, "Agree it")
    expect(page.get_by_text("The plan is agreed.")).to_be_visible()
    become(page, live_server, Role.MANAGER)
    page.goto(year)
    page.get_by_role("link", name="Put it in force").click()
    page.get_by_label("The day of it").fill(f"{timezone.localdate():%-d %B %Y}")
    press(page, "Put it in force")
    expect(page.get_by_text("The plan is in force.")).to_be_visible()
    judged(page)


def ended(page: Page, year: str) -> None:
    page.goto(year)
    page.get_by_role("link", name="2 actions are not finished").click()
    judged(page)
    page.get_by_role("link", name="Say what becomes of it").first.click()
    judged(page)
    page.get_by_label("Stopped by agreement").check()
    page.get_by_label("Why, and what came of it so far").fill("The survey is done every year now.")
    press(page, "Save")
    expect(page.get_by_role("heading", name="What becomes of action 1.1.2?")).to_be_visible()
    expect(page.get_by_label("It goes on in another plan")).to_be_checked()
    page.get_by_label("Why, and what came of it so far").fill("It is half done.")
    press(page, "Save")
    judged(page)
    page.get_by_role("link", name="Close the plan").click()
    press(page, "Close the plan")
    expect(page.get_by_text("The plan is closed.")).to_be_visible()
    judged(page)
