"""A challenge from its question to its effect: the scrutineer challenges about an action, the agency's lead answers on
a telephone, the chair concludes, the lead says what changed, and the ledger shows what came of it."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.core import mail
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from answerable.access.actor import INSTALLER
from answerable.access.roles import Role
from answerable.challenges.models import Challenge
from answerable.history.reading import check
from answerable.partnership.changes import appoint
from answerable.partnership.models import Agency, Draft
from answerable.plan.models import Action
from tests.board import Made
from tests.browser import PHONE, fit_for_all, fit_for_the_keyboard, press, until
from tests.challenges.made import agency_in, answered, challenge_in, concluded
from tests.example_plan import add_plan
from tests.stories.test_main_job import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


LEAD = "agency_lead@eastmarsh.example"


@pytest.fixture(params=["with JavaScript", "without JavaScript"])
def telephone(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[Page]:
    script = request.param == "with JavaScript"
    context = chromium.new_context(java_script_enabled=script, viewport={"width": PHONE, "height": 800}, locale="en-GB")
    page = context.new_page()
    page.has_script = script  # type: ignore[attr-defined]
    yield page
    context.close()


def judged(page: Page) -> None:
    """By axe and by the keyboard, which both need JavaScript."""
    if page.has_script:  # type: ignore[attr-defined]
        fit_for_all(page)
        fit_for_the_keyboard(page)


def become(page: Page, live_server: object, role: Role) -> None:
    page.context.clear_cookies()
    sign_in(page, live_server, role)


@pytest.fixture
def action(made: Made) -> Action:
    """The plan is there, and the agency lead answers for the police."""
    add_plan(made)
    police = agency_in(made)
    new = {
        "by": INSTALLER,
        "board": made.board,
        "name": "Example lead",
        "role": Role.AGENCY_LEAD,
        "post": "Police lead",
    }
    appoint(**new, user=made.users[Role.AGENCY_LEAD], agency=police, starts=date(2012, 1, 1))
    return Action.objects.get(ref="1.1.1")


def told_by_e_mail(page: Page, live_server: object, here: str) -> None:
    """The manager tells whoever was challenged, once it is plain to whom the e-mail goes and what it says."""
    become(page, live_server, Role.MANAGER)
    page.goto(here)
    page.get_by_role("link", name="Tell them by e-mail").click()
    expect(page.get_by_label(f"Police lead, Eastmarsh Police: {LEAD}")).to_be_checked()
    page.get_by_text("What the e-mail says").click()
    expect(page.get_by_text("A challenge to Eastmarsh Police waits for an answer, by March 2031.")).to_be_visible()
    judged(page)
    press(page, "Send the e-mails")
    expect(page.get_by_text("1 e-mail is on the way.")).to_be_visible()
    assert mail.outbox[-1].to == [LEAD] and here in mail.outbox[-1].body


@pytest.mark.both_databases
def test_from_the_question_to_its_effect(
    page: Page, telephone: Page, live_server: object, made: Made, action: Action
) -> None:
    page.has_script = True  # type: ignore[attr-defined]
    today = f"{timezone.localdate():%-d %B %Y}"
    raised(page, f"{live_server}/boards/eastmarsh/plan/{action.pk}/", live_server)
    here = f"{live_server}/boards/eastmarsh/challenges/{Challenge.objects.get().pk}/"
    told_by_e_mail(page, live_server, here)

    sign_in(telephone, live_server, Role.AGENCY_LEAD)
    telephone.get_by_role("link", name="Answer the challenge “Whether children are heard” by March 2031").click()
    expect(telephone.get_by_text("This waits for you.")).to_be_visible()
    judged(telephone)
    telephone.get_by_role("link", name="Answer", exact=True).click()
    judged(telephone)
    telephone.get_by_label("The answer").fill("We asked 40 children.")
    telephone.get_by_label("The day it was answered").fill("one of these days")
    press(telephone, "Answer")
    expect(telephone.get_by_role("link", name="Write a day, a month or a year")).to_be_visible()
    expect(telephone.get_by_label("The answer")).to_have_value("We asked 40 children.")
    judged(telephone)
    telephone.get_by_label("The day it was answered").fill(today)
    press(telephone, "Answer")
    expect(telephone.get_by_role("heading", name=f"{today}: Answer")).to_be_visible()
    judged(telephone)

    become(page, live_server, Role.CHAIR)
    page.get_by_role("link", name="1 challenge waits for your conclusion").click()
    page.get_by_role("link", name="Whether children are heard").click()
    page.get_by_role("link", name="Conclude").click()
    page.get_by_text("What was answered").click()
    expect(page.get_by_text("We asked 40 children.")).to_be_visible()
    judged(page)
    page.get_by_label("Assured").check()
    page.get_by_label("Why").fill("I have read what they said.")
    press(page, "Conclude")
    expect(page.get_by_text("Assured, no effect stated")).to_be_visible()
    judged(page)

    telephone.goto(f"{here}effect/")
    judged(telephone)
    telephone.get_by_label("What changed, and for which children").fill("Each child is asked at the first visit.")
    press(telephone, "Save")
    expect(telephone.get_by_text("Assured, with its effect")).to_be_visible()
    judged(telephone)

    page.goto(f"{live_server}/boards/eastmarsh/challenges/")
    expect(page.get_by_role("row", name="Ended in a stated effect 1")).to_be_visible()
    with page.expect_download() as taken:
        page.get_by_role("link", name="Excel").click()
    assert taken.value.suggested_filename.endswith(".xlsx")
    assert check() == []


def raised(page: Page, address: str, live_server: object) -> None:
    """The scrutineer challenges about an action, from its page."""
    sign_in(page, live_server, Role.SCRUTINEER)
    page.goto(address)
    page.get_by_role("link", name="Challenge this").click()
    judged(page)
    page.get_by_label("Who is challenged").select_option("Eastmarsh Police")
    page.get_by_label("What it is about").fill("Whether children are heard")
    page.get_by_label("What is asked").fill("Show us that you ask them.")
    page.get_by_label("By when an answer is due").fill("March 2031")
    press(page, "Challenge them")
    expect(page.get_by_text("Waits for: Eastmarsh Police.")).to_be_visible()
    judged(page)
    page.goto(address)
    expect(page.get_by_role("link", name="Whether children are heard")).to_be_visible()


def test_an_answer_outlives_a_closed_tab(page: Page, live_server: object, made: Made, action: Action) -> None:
    challenge = challenge_in(made, agency_in_place(made))
    sign_in(page, live_server, Role.AGENCY_LEAD)
    address = f"{live_server}/boards/eastmarsh/challenges/{challenge.pk}/answer/"
    page.goto(address)
    page.get_by_label("The answer").fill("We looked at 40 of 412.")
    until(lambda: Draft.objects.exclude(words="").exists())
    again = page.context.new_page()
    page.close()
    again.goto(address)
    expect(again.get_by_text("You began this on")).to_be_visible()
    expect(again.get_by_label("The answer")).to_have_value("We looked at 40 of 412.")


def agency_in_place(made: Made) -> Agency:
    return Agency.objects.get(members__board=made.board, name="Eastmarsh Police")


def test_the_ledger_of_many_on_a_phone_and_in_a_wide_window(page: Page, live_server: object, made: Made) -> None:
    """In every state, for the manager; and empty, for a reader who may raise none."""
    page.has_script = True  # type: ignore[attr-defined]
    sign_in(page, live_server, Role.OBSERVER)
    page.goto(f"{live_server}/boards/eastmarsh/challenges/")
    judged(page)
    police = agency_in(made)
    for due in ("June 2012", "January 2998"):
        challenge_in(made, police, due=due)
    for outcome in ("assured", "more", "executive", "chief officers"):
        challenge = challenge_in(made, police, about=f"In the end {outcome}")
        answered(challenge), concluded(challenge, outcome)
    answered(challenge_in(made, "Head of Safeguarding"))
    become(page, live_server, Role.MANAGER)
    page.goto(f"{live_server}/boards/eastmarsh/challenges/")
    expect(page.get_by_text("Of 7 challenges: 1 answer overdue").first).to_be_visible()
    judged(page)
    page.get_by_text("Filter by who is challenged").click()
    page.get_by_label("Where it stands").select_option("Escalated")
    press(page, "Show these challenges")
    expect(page.get_by_text("Showing 2 challenges: where it stands “Escalated”.")).to_be_visible()
    judged(page)
