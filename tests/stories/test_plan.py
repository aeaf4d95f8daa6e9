"""The plan kept in the browser: made from nothing, by two people at once, without JavaScript, by keyboard alone; and
nothing that was typed is lost."""

import re
from datetime import date

import pytest
from playwright.sync_api import Browser, Page, expect

from answerable.access.roles import Role
from answerable.partnership.models import Draft
from answerable.plan import changes
from answerable.plan.models import Action, Aim, Commitment
from answerable.reading.proposal import Due
from tests.board import Made
from tests.browser import fit_for_all, follow, until
from tests.example_plan import add_plan
from tests.stories.test_main_job import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LONG = "Ask every child in care, in foster homes and in children’s homes alike, what they think of it. " * 12


def save(page: Page, name: str = "Save") -> None:
    page.get_by_role("button", name=name, exact=True).click()


def go_to_action(page: Page, ref: str) -> None:
    page.get_by_role("navigation", name="Menu").get_by_role("link", name="Plan").click()
    page.get_by_role("link", name=ref, exact=True).click()


def make_a_plan(page: Page) -> None:
    """From nothing to a plan with its first level."""
    page.get_by_role("button", name="Make a plan without a document").click()
    save(page)
    expect(page.get_by_role("link", name="Enter title")).to_be_visible()
    fit_for_all(page)
    page.get_by_label("Title").fill("Business plan 2026/27")
    page.get_by_label("Period").fill("2026/27")
    page.get_by_label("What do you call the upper level?").fill("Priority")
    save(page)
    expect(page.get_by_text("a priority first")).to_be_visible()
    fit_for_all(page)


def add_an_action(page: Page) -> None:
    """With what stands above it."""
    page.get_by_role("link", name="Add: priority").click()
    page.get_by_label("Ref").fill("1")
    page.get_by_label("What it says").fill("Children are heard")
    save(page)
    page.get_by_role("link", name="Add: objective under Priority 1").click()
    page.get_by_label("Ref", exact=True).fill("1.1")
    page.get_by_label("What it says").fill("Ask children what they think")
    expect(page.get_by_label("Under")).to_have_value(str(Aim.objects.get().pk))
    page.get_by_label("Outside plans it serves").fill("Children and young people’s plan (priority 2)")
    fit_for_all(page)
    save(page)
    page.get_by_role("link", name="Objective 1.1: Ask children what they think").click()
    expect(page.get_by_text("No action stands under it yet.")).to_be_visible()
    fit_for_all(page)
    page.get_by_role("button", name="Add an action").click()
    expect(page.get_by_label("Ref", exact=True)).to_have_value("1.1.1")
    page.get_by_label("What is to be done").fill(LONG)
    page.get_by_label("Leads").fill("The participation officer")
    save(page, "Add the action")
    expect(page.get_by_role("heading", name="Action 1.1.1")).to_be_visible()
    expect(page.get_by_text("Children and young people’s plan (priority 2)")).to_be_visible()
    fit_for_all(page)


def say_what_was_done(page: Page) -> None:
    """In a first round, with a promise."""
    page.get_by_role("link", name="Open the first round").click()
    fit_for_all(page)
    page.get_by_label("Name").fill("Quarter 1")
    page.get_by_label("Day").fill("31")
    page.get_by_label("Month").fill("2")
    page.get_by_label("Year").fill("2026")
    save(page, "Open the round")
    expect(page.get_by_role("link", name="Enter a real date, such as 27 3 2013")).to_be_visible()
    page.get_by_label("Day").fill("30")
    page.get_by_label("Month").fill("6")
    save(page, "Open the round")
    go_to_action(page, "1.1.1")
    page.get_by_role("link", name="Write what was done").click()
    page.get_by_role("textbox", name="What was done").fill("# Survey\nIt was run.\n\n- in homes\n- in foster care")
    page.get_by_label("On track").check()
    page.get_by_label("Too early to say").check()
    fit_for_all(page)
    save(page)
    expect(page.get_by_role("listitem").filter(has_text="in foster care")).to_be_visible()
    expect(page.get_by_text("Too early to say").first).to_be_visible()
    page.get_by_role("link", name="Add a promise").click()
    page.get_by_label("What is promised").fill("report what they said")
    page.get_by_label("By when").fill("end of March 2026")
    fit_for_all(page)
    save(page)
    expect(page.get_by_text("became of a promise that is overdue")).to_be_visible()
    fit_for_all(page)


@pytest.mark.both_databases
def test_a_plan_is_made_from_nothing_kept_and_closed(page: Page, live_server: object, made: Made) -> None:
    sign_in(page, live_server, Role.MANAGER)
    page.get_by_role("navigation", name="Menu").get_by_role("link", name="Plan").click()
    fit_for_all(page)
    make_a_plan(page)
    add_an_action(page)

    say_what_was_done(page)

    page.get_by_role("link", name="Close it").click()
    save(page, "Close the action")
    expect(page.get_by_role("link", name="Select what became of the action")).to_be_visible()
    fit_for_all(page)
    page.get_by_label("Stopped by agreement").check()
    page.get_by_label("Why, and what came of it").fill("The council asks them itself")
    save(page, "Close the action")
    expect(page.get_by_text("The council asks them itself").first).to_be_visible()
    fit_for_all(page)


def test_two_people_edit_the_same_action_and_the_second_sees_both(
    page: Page, chromium: Browser, live_server: object, made: Made
) -> None:
    add_plan(made)
    address = f"{live_server}/boards/eastmarsh/plan/{Action.objects.get(ref='1.1.1').pk}/change/"
    second = chromium.new_context(locale="en-GB").new_page()
    for window, role in ((page, Role.MANAGER), (second, Role.QUALITY_OFFICER)):
        sign_in(window, live_server, role)
        window.goto(address)
    second.get_by_label("What is to be done").fill("Survey carers")
    second.get_by_label("Leads").fill("Police")
    save(second)
    page.get_by_label("What is to be done").fill("Survey every child")
    save(page)
    expect(page.get_by_text("Somebody changed this while you were writing").first).to_be_visible()
    differs = page.get_by_role("table", name="What differs")
    for words in ("Survey carers", "Survey every child", "Police", "Eastmarsh Council"):
        expect(differs.get_by_text(words)).to_be_visible()
    expect(page.get_by_label("What is to be done")).to_have_value("Survey every child")
    fit_for_all(page)
    assert Action.objects.get(ref="1.1.1").text == "Survey carers"
    page.get_by_label("Leads").fill("Police")
    save(page)
    expect(page.get_by_text("Action 1.1.1 is saved.")).to_be_visible()
    assert Action.objects.get(ref="1.1.1").text == "Survey every child"
    second.context.close()


def test_a_closed_tab_and_an_expired_session_keep_what_was_typed(page: Page, live_server: object, made: Made) -> None:
    add_plan(made)
    sign_in(page, live_server, Role.MANAGER)
    go_to_action(page, "1.1.2")
    follow(page, re.compile("Write what was done"))
    address = page.url
    page.get_by_role("textbox", name="What was done").fill("Half a sentence that")
    page.close(run_before_unload=True)
    until(lambda: Draft.objects.exclude(words="").exists())  # it is sent as the tab closes, and read a moment later
    tab = page.context.new_page()
    tab.goto(address)
    expect(tab.get_by_text("You began this on")).to_be_visible()
    expect(tab.get_by_role("textbox", name="What was done")).to_have_value("Half a sentence that")
    fit_for_all(tab)
    tab.get_by_role("textbox", name="What was done").fill("A whole sentence.")
    expect(tab.get_by_text("What you have typed is kept, but not saved yet.")).to_be_visible(timeout=10_000)

    tab.context.clear_cookies(name="sessionid")  # as when it expires
    save(tab)
    expect(tab.get_by_role("button", name="Sign in")).to_be_visible()
    sign_in(tab, live_server, Role.MANAGER)
    tab.goto(address)
    expect(tab.get_by_role("textbox", name="What was done")).to_have_value("A whole sentence.")
    save(tab)
    expect(tab.get_by_text("A whole sentence.").first).to_be_visible()


def test_everything_works_without_javascript(chromium: Browser, live_server: object, made: Made) -> None:
    add_plan(made)
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 390, "height": 800}, locale="en-GB")
    page = context.new_page()
    sign_in(page, live_server, Role.MANAGER)
    page.get_by_role("link", name="Plan", exact=True).click()
    page.get_by_role("link", name="Aims, objectives and rounds").click()
    page.get_by_role("link", name="Objective 1.1: Ask children what they think").click()
    page.get_by_role("button", name="Move up action 1.1.2").click()
    refs = page.get_by_role("listitem").get_by_role("link", name="1.1.", exact=False)
    expect(refs.first).to_have_text("1.1.2")
    page.get_by_role("link", name="Move action 1.1.2 elsewhere").click()
    page.get_by_label("After action").fill("9.9.9")
    page.get_by_label("Why is it moved?").fill("To follow the survey")
    save(page, "Move it")
    expect(page.get_by_role("link", name="There is no other action 9.9.9 there. Check the ref.")).to_be_visible()
    expect(page.get_by_label("Why is it moved?")).to_have_value("To follow the survey")
    page.get_by_label("After action").fill("1.1.1")
    save(page, "Move it")
    expect(page.get_by_role("listitem").get_by_role("link", name="1.1.", exact=False).first).to_have_text("1.1.1")

    page.get_by_role("link", name="1.1.1", exact=True).click()
    page.get_by_role("link", name="Split it").click()
    page.get_by_label("New actions").fill("1.1.3 without a colon")
    page.get_by_label("Why is it split?").fill("Two jobs")
    save(page, "Split it")
    expect(page.get_by_role("link", name="needs a ref, a colon and what is to be done")).to_be_visible()
    expect(page.get_by_label("New actions")).to_have_value("1.1.3 without a colon")
    page.get_by_label("New actions").fill("1.1.3: Survey carers")
    save(page, "Split it")
    page.get_by_role("link", name="1.1.3", exact=True).click()
    expect(page.get_by_text("Survey carers").first).to_be_visible()
    page.get_by_role("link", name="Change its ref").click()
    page.get_by_label("New ref").fill("1.1.2")
    page.get_by_label("Why is it changed?").fill("As printed")
    save(page)
    expect(page.get_by_role("link", name="1.1.2 is the ref of another action of this plan")).to_be_visible()
    page.get_by_label("New ref").fill("1.1.4")
    save(page)
    expect(page.get_by_text("1.1.3 still finds it")).to_be_visible()
    page.get_by_role("link", name="Add a shortfall").click()
    page.get_by_label("What is missing or weak").fill("No baseline.")
    save(page)
    page.get_by_role("link", name="Withdraw shortfall: No baseline.").click()
    page.get_by_label("Why?").fill("There is one")
    save(page, "Withdraw")
    expect(page.get_by_text("The shortfall is withdrawn.")).to_be_visible()
    context.close()


def test_a_promise_is_concluded_by_keyboard_alone(page: Page, live_server: object, made: Made) -> None:
    add_plan(made)
    sign_in(page, live_server, Role.MANAGER)
    page.goto(f"{live_server}/boards/eastmarsh/promises/{Commitment.objects.get().pk}/")
    fit_for_all(page)

    def to(name: str) -> None:
        """Tab on until what has this name has the focus."""
        for _ in range(60):
            page.keyboard.press("Tab")
            focused = page.evaluate("(document.activeElement.labels?.[0] ?? document.activeElement).innerText")
            if str(focused or "").strip().startswith(name):
                return
        pytest.fail(f"{name} cannot be reached by keyboard")

    to("Say what became of it")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Say what became of a promise")).to_be_visible()
    fit_for_all(page)
    to("Done")
    page.keyboard.press("ArrowDown")
    to("New date")
    page.keyboard.type("July 2013")
    to("In words")
    page.keyboard.type("The meeting had no quorum.")
    to("Save")
    page.keyboard.press("Enter")
    expect(page.get_by_text("First promised for: January 2013")).to_be_visible()
    expect(page.get_by_text("The meeting had no quorum.").first).to_be_visible()
    fit_for_all(page)


def test_a_member_finds_what_became_of_last_years_promise_in_three_clicks(
    page: Page, live_server: object, made: Made
) -> None:
    add_plan(made)
    promise = Commitment.objects.get()
    march = Due(words="end of March 2013", from_="2013-03-25", to="2013-03-31", precision="end_month")
    put_off = {"outcome": "rescheduled", "words": "The meeting had no quorum.", "due": march}
    changes.conclude_commitment(by=made.manager, commitment=promise, **put_off)
    changes.conclude_commitment(
        by=made.manager, commitment=promise, outcome="done", words="Reported on 26 March.", round=promise.round
    )
    newer = changes.make_plan(by=made.manager, board=made.board, title="Business plan 2013/14", period="2013/14")
    objective = changes.add_objective(by=made.manager, plan=newer, aim=None, ref="1.1", title="Go on asking")
    changes.open_round(by=made.manager, plan=newer, title="June 2013", on=date(2013, 6, 30))
    changes.add_action(
        by=made.manager, objective=objective, ref="1.1.1", text="Ask", due=None, leads=[], contributors=[]
    )

    sign_in(page, live_server, Role.AGENCY_LEAD)
    expect(page.get_by_text("Business plan 2013/14", exact=True)).to_be_visible()
    clicks = ["See what became of those that were made", "report to the January meeting"]
    for name in clicks:
        page.get_by_role("link", name=name).click()
        fit_for_all(page)
    expect(page.get_by_text("Reported on 26 March.").first).to_be_visible()
    dates = page.get_by_role("listitem").filter(has_text="on").filter(has_text="2013")
    expect(dates.filter(has_text="January 2013, as first written down")).to_be_visible()
    expect(dates.filter(has_text="end of March 2013, as changed")).to_be_visible()
    expect(page.get_by_text("Done").first).to_be_visible()
