"""Who is on the board, as its manager keeps it: two spellings made one and two again, somebody appointed, somebody
ended, and a board that has nothing yet."""

from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from answerable.access.roles import Role
from answerable.partnership.changes import make_group
from answerable.reading.proposal import Agency
from tests.board import Made
from tests.browser import fit_for_all
from tests.example_plan import PROPOSAL, add_plan
from tests.stories.test_main_job import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def two_spellings() -> Any:
    """The example plan in which the council came in under two spellings, one for each action."""
    first, second = PROPOSAL.actions
    return replace(
        PROPOSAL,
        actions=[first, replace(second, leads=["Council of Eastmarsh"], contributors=["Young People’s Panel"])],
        agencies=[*PROPOSAL.agencies, Agency(name="Council of Eastmarsh")],
    )


def board_page(page: Page, *links: str) -> None:
    page.get_by_role("navigation", name="Menu").get_by_role("link", name="Board").click()
    for link in links:
        page.get_by_role("main").get_by_role("link", name=link, exact=True).first.click()


@pytest.mark.both_databases
def test_a_manager_makes_two_spellings_one_and_two_again(page: Page, live_server: object, made: Made) -> None:
    add_plan(made, two_spellings())
    sign_in(page, live_server, Role.MANAGER)
    board_page(page)
    fit_for_all(page)
    board_page(page, "Agencies")
    expect(page.get_by_text("These may be one and the same")).to_be_visible()
    fit_for_all(page)
    page.get_by_label("Search by any name").fill("ec")
    page.get_by_role("main").get_by_role("button", name="Search").click()
    page.get_by_role("link", name="Eastmarsh Council", exact=True).click()
    expect(page.get_by_role("link", name="1.1.1")).to_be_visible()
    expect(page.get_by_role("link", name="1.1.2")).not_to_be_visible()
    fit_for_all(page)
    page.get_by_role("link", name="Merge another with it").click()
    fit_for_all(page)
    page.get_by_role("button", name="See what would move").click()
    expect(page.get_by_role("link", name="Select an answer to “Which is the same?”")).to_be_visible()
    fit_for_all(page)
    page.get_by_label("Which is the same?").select_option("Council of Eastmarsh")
    page.get_by_role("button", name="See what would move").click()
    expect(page.get_by_text("Lead of action 1.1.2, printed as “Council of Eastmarsh”")).to_be_visible()
    fit_for_all(page)
    page.get_by_label("How is it known that they are one?").fill("The same logo")
    page.get_by_role("button", name="Merge the two").click()
    expect(page.get_by_text("Council of Eastmarsh is now one with Eastmarsh Council.")).to_be_visible()
    fit_for_all(page)
    page.get_by_role("main").get_by_role("link", name="Eastmarsh Council", exact=True).first.click()
    for ref in ("1.1.1", "1.1.2"):
        expect(page.get_by_role("link", name=ref, exact=True).first).to_be_visible()
    fit_for_all(page)
    page.get_by_role("link", name="Council of Eastmarsh,").click()
    page.get_by_role("button", name="Undo the merge").click()
    expect(page.get_by_role("heading", name="Council of Eastmarsh", level=1)).to_be_visible()
    expect(page.get_by_role("link", name="1.1.2", exact=True).first).to_be_visible()
    expect(page.get_by_role("link", name="1.1.1", exact=True)).not_to_be_visible()


def test_a_manager_says_who_an_unknown_owner_is(page: Page, live_server: object, made: Made) -> None:
    add_plan(made, two_spellings())
    sign_in(page, live_server, Role.MANAGER)
    board_page(page, "Who is this?")
    fit_for_all(page)
    page.get_by_role("link", name="Who is this? Young People’s Panel").click()
    fit_for_all(page)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("link", name="Select an answer to “Who is this?”")).to_be_visible()
    fit_for_all(page)
    page.get_by_label("A group that the board does not know yet").check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("“Young People’s Panel” is settled, in 1 place.")).to_be_visible()
    expect(page.get_by_text("There is nothing to do here.")).to_be_visible()
    fit_for_all(page)
    board_page(page, "Groups", "Young People’s Panel")
    expect(page.get_by_role("link", name="1.1.2").first).to_be_visible()
    fit_for_all(page)


@pytest.mark.both_databases
def test_a_manager_appoints_one_and_ends_another_whose_open_session_then_sees_nothing(
    page: Page, chromium: Browser, live_server: object, made: Made
) -> None:
    add_plan(made)
    make_group(by=made.manager, board=made.board, name="Executive", kind="executive")
    theirs = chromium.new_context().new_page()
    sign_in(theirs, live_server, Role.AGENCY_LEAD)
    theirs.get_by_role("link", name="See the plan on a page").click()
    expect(theirs.get_by_text("Survey children in care")).to_be_visible()

    sign_in(page, live_server, Role.MANAGER)
    board_page(page, "People")
    fit_for_all(page)
    page.get_by_role("link", name="Appoint somebody").first.click()
    fit_for_all(page)
    page.get_by_label("Post").fill("Director of children’s services")
    page.get_by_role("button", name="Appoint").click()
    expect(page.get_by_role("link", name="Choose somebody, or enter the name of somebody new")).to_be_visible()
    expect(page.get_by_label("Post")).to_have_value("Director of children’s services")
    fit_for_all(page)
    page.get_by_label("Name", exact=False).first.fill("A. Fictional-Director")
    page.get_by_label("E-mail address").fill("director@eastmarsh.example")
    page.get_by_label("Role").select_option("Agency lead")
    page.get_by_label("For which agency").select_option("Eastmarsh Council")
    page.get_by_label("On which group").select_option("Executive")
    page.get_by_role("button", name="Appoint").click()
    expect(page.get_by_text("The appointment is made.")).to_be_visible()
    all_of_it = "Director of children’s services, Agency lead, Eastmarsh Council, Executive"
    expect(page.get_by_text(all_of_it, exact=True)).to_be_visible()
    fit_for_all(page)
    board_page(page, "Agencies", "Eastmarsh Council")
    expect(page.get_by_role("link", name="A. Fictional-Director")).to_be_visible()
    board_page(page, "Groups", "Executive")
    expect(page.get_by_role("link", name="A. Fictional-Director")).to_be_visible()
    fit_for_all(page)

    board_page(page, "People", "Example agency_lead")
    page.get_by_role("link", name="End the appointment").click()
    fit_for_all(page)
    page.get_by_label("Why does it end?").fill("Has left the council")
    page.get_by_role("button", name="End the appointment").click()
    expect(page.get_by_text("The appointment has its end.")).to_be_visible()
    fit_for_all(page)

    theirs.reload()
    expect(theirs.get_by_text("Survey children in care")).not_to_be_visible()
    expect(theirs.get_by_role("heading", level=1)).to_have_text("Page not found")
    theirs.context.close()


def test_a_board_that_has_nothing_is_told_the_next_step(page: Page, live_server: object, made: Made) -> None:
    sign_in(page, live_server, Role.MANAGER)
    board_page(page)
    expect(page.get_by_text("No agencies yet")).to_be_visible()
    fit_for_all(page)
    for entry, told in (("Agencies", "No agencies yet"), ("Groups", "No groups yet"), ("Who is this?", "no plan yet")):
        board_page(page, entry)
        expect(page.get_by_text(told)).to_be_visible()
        fit_for_all(page)
    board_page(page, "Agencies")
    page.get_by_role("link", name="Add an agency").click()
    fit_for_all(page)
    page.get_by_role("button", name="Add the agency").click()
    expect(page.get_by_role("link", name="Enter name")).to_be_visible()
    fit_for_all(page)
    page.get_by_label("Name", exact=True).fill("Eastmarsh Police " + "and a very long name " * 6)
    page.get_by_label("Other names").fill("EP\nThe Police")
    page.get_by_role("button", name="Add the agency").click()
    expect(page.get_by_text("Documents also speak of it as")).to_be_visible()
    fit_for_all(page)
    page.get_by_role("link", name="Change or rename it").click()
    page.get_by_label("Name", exact=True).fill("Eastmarsh Police")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="Eastmarsh Police", exact=True)).to_be_visible()
    page.get_by_role("button", name="Withdraw the name EP").click()
    expect(page.get_by_text("“EP” is withdrawn.")).to_be_visible()
    fit_for_all(page)
