"""What the scrutiny committee gets: published papers, and in them what became of what was promised."""

from datetime import date
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from answerable.access.roles import Role
from answerable.papers.changes import draft_paper, write_section
from answerable.plan import changes
from answerable.plan.models import Commitment
from tests.board import Made, make
from tests.browser import fit_for_all
from tests.example_plan import add_plan
from tests.papers.test_changes import WORDS, cleared, publish
from tests.stories.test_main_job import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TODAY = timezone.localdate()


@pytest.fixture
def made() -> Made:
    return make()


def published_on_next_years_plan(made: Made, folder: Path) -> None:
    """Next year's plan, in force and reported on, and its paper on the agenda."""
    by = made.manager
    plan = changes.make_plan(by=by, board=made.board, title="Business plan 2013/14", period="2013/14")
    aim = changes.add_aim(by=by, plan=plan, ref="1", title="Children are heard")
    objective = changes.add_objective(by=by, plan=plan, aim=aim, ref="1.1", title="Go on asking")
    action = changes.add_action(
        by=by, objective=objective, ref="1.1.1", text="Ask every child", due=None, leads=["Chair"], contributors=[]
    )
    june = changes.open_round(by=by, plan=plan, title="June 2013", on=date(2013, 6, 30))
    changes.write_statement(by=by, action=action, round=june, typed="Children were asked.", delivery="on track")
    paper = draft_paper(
        by=by,
        plan=plan,
        title="Business plan 2013/14: progress",
        as_at=TODAY,
        committee="Children's Overview and Scrutiny Committee",
        meets_on=TODAY,
        report_from="Independent Chair",
        author="Business Manager",
    )
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
