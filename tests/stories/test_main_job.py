"""The main job as people do it: sign in, see the plan, take the paper to the agenda, read it as a member."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from answerable.access.roles import Role
from answerable.papers import changes
from tests.board import PASSWORD, Made
from tests.browser import fit_for_all
from tests.example_plan import add_plan
from tests.papers.test_changes import WORDS

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def sign_in(page: Page, live_server: object, role: Role) -> None:
    page.goto(f"{live_server}/accounts/login/")
    page.get_by_label("Email").or_(page.get_by_label("E-mail")).first.fill(f"{role.value}@eastmarsh.example")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()


def sign_out(page: Page) -> None:
    page.get_by_role("button", name="Sign out").click()


def test_a_manager_sees_the_plan_and_walks_from_an_action_to_the_strength_of_its_figure(
    page: Page, live_server: object, made: Made
) -> None:
    add_plan(made)
    sign_in(page, live_server, Role.MANAGER)
    expect(page.get_by_role("heading", level=1)).to_have_text(made.board.name)
    fit_for_all(page)
    page.get_by_role("link", name="See the plan on a page").click()
    expect(page.get_by_text("Survey children in care")).to_be_visible()
    expect(page.get_by_text("On track").first).to_be_visible()
    expect(page.get_by_text("Not stated").first).to_be_attached()
    fit_for_all(page)
    page.get_by_role("link", name="1.1.1").click()
    expect(page.get_by_text("42% felt heard, up from 30%.")).to_be_visible()
    fit_for_all(page)
    page.get_by_role("link", name="children who felt heard").click()
    expect(page.get_by_role("heading", name="How strong is it?")).to_be_visible()
    expect(page.get_by_role("heading", name="What would make it stronger")).to_be_visible()
    fit_for_all(page)
    for entry in ("Measures", "Promises", "Papers", "Documents", "Board"):
        page.get_by_role("navigation", name="Menu").get_by_role("link", name=entry).click()
        fit_for_all(page)


def test_the_plan_as_at_a_day_before_it_was_known(page: Page, live_server: object, made: Made) -> None:
    add_plan(made)
    sign_in(page, live_server, Role.CHAIR)
    page.get_by_role("link", name="See the plan on a page").click()
    page.get_by_label("Any earlier day").fill("2012-12-01")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_text("You are looking at the record as at 1 December 2012")).to_be_visible()
    expect(page.get_by_text("The record holds no plan as at that day.")).to_be_visible()
    page.get_by_role("link", name="See it as it is today").click()
    expect(page.get_by_text("Survey children in care")).to_be_visible()


def test_a_manager_with_nothing_is_told_the_next_step(page: Page, live_server: object, made: Made) -> None:
    sign_in(page, live_server, Role.MANAGER)
    expect(page.get_by_text("There is no plan yet")).to_be_visible()
    fit_for_all(page)
    for entry in ("Plan", "Measures", "Promises", "Documents", "Board"):
        with page.expect_navigation():
            page.get_by_role("navigation", name="Menu").get_by_role("link", name=entry).click()
        fit_for_all(page)


def write_the_summary(page: Page) -> None:
    """The last section that the paper must have, with a figure of the record in it."""
    page.get_by_role("link", name="Write Summary", exact=True).click()
    text = page.get_by_label("Text")
    text.fill("Children say they are heard: of them.")
    text.evaluate("box => box.setSelectionRange(28, 28)")
    page.get_by_role("button", name="Insert 42% (1.1.1").click()
    expect(text).to_have_value("Children say they are heard: [[1.1.1: 42%]] of them.")
    expect(text).to_be_focused()
    fit_for_all(page)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("13 of 13 sections that the paper must have are written")).to_be_visible()


@pytest.mark.both_databases
def test_a_paper_goes_from_draft_to_the_agenda_and_a_member_reads_it(
    page: Page, live_server: object, made: Made
) -> None:
    paper = add_plan(made)
    for key, block in WORDS.items():
        if key != "summary":
            paper = changes.write_section(by=made.manager, paper=paper, key=key, **block)

    sign_in(page, live_server, Role.MANAGER)
    page.get_by_role("navigation", name="Menu").get_by_role("link", name="Papers").click()
    page.get_by_role("link", name=paper.title, exact=True).click()
    expect(page.get_by_text("12 of 13 sections that the paper must have are written")).to_be_visible()
    fit_for_all(page)
    write_the_summary(page)
    step(page, "Send to agencies for an accuracy check", "Business Manager", "with agencies for an accuracy check")
    step(page, "Send to the chair for approval", "Business Manager", "with the chair")
    sign_out(page)

    sign_in(page, live_server, Role.SCRUTINY_MEMBER)
    expect(page.get_by_text("No paper has been published yet.")).to_be_visible()
    sign_out(page)

    sign_in(page, live_server, Role.CHAIR)
    page.get_by_role("link", name=paper.title, exact=True).click()
    page.get_by_role("link", name="Read the paper").click()
    expect(page.get_by_role("link", name="42%").first).to_be_visible()
    fit_for_all(page)
    page.go_back()
    step(page, "Approve", "Independent Chair", "with finance and legal")
    sign_out(page)

    sign_in(page, live_server, Role.MANAGER)
    page.get_by_role("link", name=paper.title, exact=True).click()
    step(page, "Record finance and legal clearance", "Business Manager", "cleared")
    page.get_by_label("Your post").last.fill("Business Manager")
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("Give the reason for a later paper")).to_be_visible()
    fit_for_all(page)
    page.get_by_label("Reason for lateness").fill("The meeting was held some time ago.")
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("The paper is published.")).to_be_visible()
    fit_for_all(page)
    sign_out(page)

    sign_in(page, live_server, Role.SCRUTINY_MEMBER)
    page.get_by_role("link", name=paper.title, exact=True).click()
    with page.expect_download() as download:
        page.get_by_role("link", name="PDF of: The whole paper").click()
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF")
    page.get_by_role("link", name="Read the paper").click()
    page.get_by_role("link", name="42%").first.click()
    page.wait_for_url(re.compile(r"#m\d+$"))  # a figure opens its line in the annex


def step(page: Page, button: str, post: str, where: str) -> None:
    page.get_by_label("Your post").first.fill(post)
    page.get_by_role("button", name=button).click()
    expect(page.get_by_text(re.compile(rf"The paper is now {where}"))).to_be_visible()


def test_a_refused_step_returns_every_word(page: Page, live_server: object, made: Made) -> None:
    add_plan(made)
    sign_in(page, live_server, Role.MANAGER)
    page.get_by_role("link", name="Business plan 2012/13: progress", exact=True).click()
    page.get_by_label("Your post").fill("")
    page.get_by_label("Comment").fill("Please look at the figures with care.")
    page.get_by_role("button", name="Send to agencies for an accuracy check").click()
    expect(page.get_by_role("link", name="Enter your post")).to_be_visible()
    expect(page.get_by_label("Comment")).to_have_value("Please look at the figures with care.")
    fit_for_all(page)
