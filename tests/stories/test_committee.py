"""What the scrutiny committee gets: published papers, and in them what became of what was promised."""

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from answerable.access.roles import Role
from answerable.papers.changes import write_section
from answerable.plan import changes
from answerable.plan.models import Commitment
from tests.board import Made
from tests.browser import fit_for_all
from tests.example_plan import add_next_plan, add_plan, paper_today
from tests.papers.test_changes import WORDS, cleared, publish
from tests.stories.test_main_job import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def published_on_next_years_plan(made: Made, folder: Path) -> None:
    """Next year's plan, in force and reported on, and its paper on the agenda."""
    by = made.manager
    paper = paper_today(made, add_next_plan(made, "2013/14", date(2013, 6, 30)))
    for key, block in (WORDS | {"progress_by_objective": {"text": "Children were asked.", "post": ""}}).items():
        paper = write_section(by=by, paper=paper, key=key, **block)
    publish(made, cleared(made, paper), folder)


def test_a_scrutiny_member_finds_what_became_of_last_years_promise_in_three_clicks(
    page: Page, live_server: object, made: Made, tmp_path: Path
) -> None:
    add_plan(made)  # of 2012/13, with a promise to report to the January meeting
    changes.conclude_commitment(
        by=made.manager, commitment=Commitment.objects.get(), outcome="done", words="Reported on 26 March."
    )
    published_on_next_years_plan(made, tmp_path)

    sign_in(page, live_server, Role.SCRUTINY_MEMBER)
    fit_for_all(page)
    page.get_by_role("link", name="Business plan 2013/14: progress", exact=True).click()
    page.get_by_role("link", name="Read the paper").click()
    fit_for_all(page)
    page.get_by_role("link", name="Appendix 3: Promises and stated shortfalls").first.click()
    row = page.get_by_role("row").filter(has_text="report to the January meeting")
    expect(row).to_contain_text("in the plan of 2012/13")
    expect(row).to_contain_text("Done")
    expect(row).to_contain_text("Reported on 26 March.")
    expect(row).to_be_in_viewport()
