"""The quality assurance framework from an empty page: an agency takes it up and sets an objective, activity alone is
seen to be activity alone, an outcome is tied and the word changes, a sub-group reviews it."""

import pytest
from playwright.sync_api import Page, expect

from answerable.access.roles import Role
from answerable.assurance.models import EvidenceOf, OwnObjective, Review, Uptake
from answerable.partnership.changes import add_group
from tests.assurance.framework import first_agency, item, lead_for
from tests.board import PASSWORD, Made
from tests.browser import fit_for_all, fit_for_the_keyboard, follow, press
from tests.example_plan import add_plan
from tests.stories.test_main_job import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
OWN = "Young people feel safe here"


def judged(page: Page) -> None:
    fit_for_all(page)
    fit_for_the_keyboard(page)


def tie(page: Page, title: str) -> None:
    follow(page, f"Tie evidence to: {OWN}")
    page.get_by_label("Which evidence speaks for it?").select_option(label=title)
    press(page, "Tie it to the own objective")
    expect(page.get_by_text("The evidence is tied to the own objective.")).to_be_visible()


def shown(page: Page) -> str:
    """What the matrix says of the objective."""
    follow(page, "Quality assurance framework")
    row = page.get_by_role("row").filter(has_text=OWN)
    return row.get_by_role("cell").last.inner_text().strip()


def take_it_up(page: Page) -> None:
    """The agency's stage, and what it wants to be true."""
    follow(page, "Eastmarsh Council")
    judged(page)
    follow(page, "Set its stage")
    press(page, "Save")
    expect(
        page.get_by_role("link", name="Select an answer to “How far has it taken up the framework?”")
    ).to_be_visible()
    judged(page)
    page.get_by_label("Piloting").check()
    press(page, "Save")
    expect(page.get_by_text("The stage is saved.")).to_be_visible()
    follow(page, "Add an own objective")
    page.get_by_label("What does the agency want to be true?").fill(OWN)
    page.get_by_label("Which action of the board’s plan does it serve?").select_option(index=1)
    press(page, "Save the own objective")
    expect(page.get_by_role("link", name="Answer “How do you know it?”")).to_be_visible()
    judged(page)
    page.get_by_label("How do you know it?").fill("Its safeguarding lead, by e-mail on 3 May.")
    press(page, "Save the own objective")
    expect(page.get_by_text("Entered for the agency: Its safeguarding lead, by e-mail on 3 May.")).to_be_visible()


def review(page: Page) -> None:
    """A sub-group reviews it, and nothing is overdue any more."""
    expect(page.get_by_text("a review is overdue").first).to_be_visible()
    follow(page, "Eastmarsh Council")
    judged(page)
    follow(page, "Record a review")
    page.get_by_label("Who reviewed it?").select_option("Quality assurance sub-group")
    for box, value in (("Day", "15"), ("Month", "1"), ("Year", "2013")):
        page.get_by_role("group", name="When?").get_by_label(box).fill(value)
    page.get_by_label("What did they find?").fill("Force is used less. Ask the young people.")
    page.get_by_label("More sought").check()
    judged(page)
    press(page, "Save the review")
    expect(page.get_by_text("it was due by 15 July 2013")).to_be_visible()
    kept = Review.objects.get()
    assert (kept.conclusion, kept.group and kept.group.name) == ("more sought", "Quality assurance sub-group")


@pytest.mark.both_databases
def test_an_agency_takes_up_the_framework_and_shows_more_than_activity(
    page: Page, live_server: object, made: Made
) -> None:
    add_plan(made)
    add_group(by=made.manager, board=made.board, name="Quality assurance sub-group")
    item(made, "activity", "Training in how to calm conflict")
    item(made, "outcome", "Use of force, 2012")
    sign_in(page, live_server, Role.QUALITY_OFFICER)
    page.get_by_role("navigation", name="Menu").get_by_role("link", name="Evidence").click()
    page.get_by_role("link", name="Quality assurance framework: what agencies can show").click()
    expect(page.get_by_role("heading", name="No agency has taken it up yet")).to_be_visible()
    judged(page)

    take_it_up(page)
    assert shown(page) == "No evidence"
    judged(page)

    follow(page, "Eastmarsh Council")
    tie(page, "Training in how to calm conflict")
    assert shown(page) == "Only activity"
    judged(page)
    page.get_by_label("What is missing").select_option("Only activity")
    page.locator("form").filter(has_text="What is missing").get_by_role("button", name="Show", exact=True).click()
    expect(page.get_by_text(OWN)).to_be_visible()
    follow(page, "Eastmarsh Council")
    expect(page.get_by_text("Outcomes are missing for some of its objectives")).to_be_visible()
    tie(page, "Use of force, 2012")
    assert EvidenceOf.objects.filter(withdrawn=False).count() == 2
    assert shown(page) == "Activity and outcome, no voices"

    review(page)

    # The item tells what it speaks for, and the page as at an earlier day holds none of this.
    follow(page, "Use of force, 2012")
    expect(page.get_by_role("listitem").filter(has_text=OWN)).to_be_visible()
    judged(page)
    page.goto(f"{live_server}/boards/{made.board.slug}/evidence/framework/?at=2013-01-20")
    expect(page.get_by_role("heading", name="No agency has taken it up yet")).to_be_visible()
    judged(page)


@pytest.mark.both_databases
def test_the_lead_of_an_agency_sets_its_objective_and_shows_it_by_its_own_evidence(
    page: Page, live_server: object, made: Made
) -> None:
    """From the empty framework to an objective with evidence of three kinds, and the board that looks at the stage."""
    add_plan(made)
    agency = first_agency(made)
    lead = lead_for(made, agency)
    page.goto(f"{live_server}/accounts/login/")
    page.get_by_label("E-mail address").fill(lead.email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    press(page, "Sign in")
    page.get_by_role("navigation", name="Menu").get_by_role("link", name="Evidence").click()
    page.get_by_role("link", name="Quality assurance framework: what agencies can show").click()
    judged(page)
    follow(page, "say how far Eastmarsh Council has taken it up")
    judged(page)
    follow(page, "Say how far your agency has taken it up")
    page.get_by_label("Piloting").check()
    press(page, "Save")
    expect(page.get_by_role("link", name="What shows it")).to_be_visible()
    judged(page)
    page.get_by_label("What shows it").fill("Two wards ask every child when they leave.")
    press(page, "Save")
    expect(page.get_by_text("The board looks at it, and sets the stage.")).to_be_visible()

    # The first page says what is missing.
    page.goto(f"{live_server}/boards/{made.board.slug}/")
    follow(page, "Say what Eastmarsh Council wants to be true of its own work: it has set no objective yet")
    follow(page, "Set your agency’s first own objective")
    expect(page.get_by_label("How do you know it?")).to_have_count(0)
    page.get_by_label("What does the agency want to be true?").fill(OWN)
    judged(page)
    press(page, "Save the own objective")

    for title, kind in (("Ward staff trained", "Activity"), ("Complaints, 2012", "Outcome"), ("Asked 30", "Voice")):
        follow(page, f"Add evidence of: {OWN}")
        page.get_by_label("What it is", exact=True).fill(title)
        page.get_by_label(f"{kind}:").check()
        if kind == "Voice":
            judged(page)
        press(page, "Save the evidence")
        expect(page.get_by_text("The evidence is added, and speaks for the own objective.")).to_be_visible()
    judged(page)
    assert shown(page) == "All three"
    follow(page, "what Eastmarsh Council can show")
    follow(page, f"Change the own objective: {OWN}")
    page.get_by_label("What does the agency want to be true?").fill(f"{OWN}, at night too")
    press(page, "Save")
    follow(page, f"Untie Ward staff trained from: {OWN}, at night too")
    page.get_by_label("Why", exact=False).first.fill("It was for adults.")
    press(page, "Withdraw")
    kept = OwnObjective.objects.get()
    assert (kept.words, kept.on_behalf, EvidenceOf.objects.filter(withdrawn=False).count()) == (
        f"{OWN}, at night too",
        "",
        2,
    )
    the_board_sets_the_stage(page, live_server, made)


def the_board_sets_the_stage(page: Page, live_server: object, made: Made) -> None:
    """The board's people look at the stage that the agency proposes."""
    page.context.clear_cookies()
    sign_in(page, live_server, Role.QUALITY_OFFICER)
    page.goto(f"{live_server}/boards/{made.board.slug}/")
    follow(page, "1 agency says another stage in the framework than the board has set: look at what shows it")
    follow(page, "Eastmarsh Council")
    judged(page)
    follow(page, "Look at the stage that the agency says it has reached, and set its stage")
    expect(page.get_by_text("Two wards ask every child when they leave.")).to_be_visible()
    page.get_by_label("Adopted").check()
    press(page, "Save")
    expect(page.get_by_text("The board has, and set the stage above.")).to_be_visible()
    assert Uptake.objects.get().stage == "adopted"
